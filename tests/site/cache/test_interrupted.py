"""Builds with a memory that are killed, and two at once: the next build is the site of a clean one.

These build whole sites in processes of their own: only so can one be killed, or wait for another.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.bench_edits import differing
from benchmarks.builds.edits import small_archive
from generator import building
from generator.site import write
from generator.site.cache import record
from generator.site.cache.record import BuildCache
from tests.support.kills import killed_at

_NEVER = 1 << 30
"""No change of a name on disk: the build kills itself."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that is built."""
    content = small_archive(tmp_path_factory.mktemp("archive"), 4)
    _build(content)
    return content


def _build(content: Path) -> None:
    cache = BuildCache(content, content.parent / "site", None)
    if not cache.unchanged():
        building.build(content, content.parent / "site", jobs=1, cache=cache)


def _edit(content: Path) -> None:
    path = next(iter(sorted((content / "articles").rglob("*.md"))))
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more paragraph.\n", encoding="utf-8")


def _is_as_clean(content: Path) -> bool:
    clean = content.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    building.build(content, clean, jobs=1)
    return not differing(content.parent / "site", clean)


def _killed_in(place: object, name: str) -> Callable[[Path], None]:
    """A build that is killed in the call of a function."""

    def build(content: Path) -> None:
        setattr(place, name, lambda *_: os.kill(os.getpid(), 9))  # only in the child
        _build(content)

    return build


@pytest.mark.parametrize(
    "build",
    [
        _killed_in(write.SiteWriter, "keep"),
        _killed_in(record, "write_made"),
        _killed_in(record, "_replace"),
    ],
    ids=["while it writes", "before the files are remembered", "before the record"],
)
def test_build__killed__the_next_one_is_as_a_clean_one(content: Path, build: Callable[[Path], None]) -> None:
    _edit(content)
    assert killed_at(_NEVER, build, content)
    _build(content)
    assert _is_as_clean(content)


def test_build__two_at_once__the_next_one_is_as_a_clean_one(content: Path) -> None:
    """The first one begins before an edit and ends after the build that has it."""
    _edit(content)
    waits, goes_on = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        swap = write._swap

        def late(new: Path, out: Path) -> None:
            os.write(waits[1], b".")
            os.read(goes_on[0], 1)
            swap(new, out)

        write._swap = late
        try:
            _build(content)
        finally:
            os._exit(0)
    os.close(waits[1])  # so that reading ends if the child does
    assert os.read(waits[0], 1) == b"."
    _edit(content)
    _build(content)
    os.write(goes_on[1], b".")
    os.waitpid(child, 0)
    _build(content)
    assert _is_as_clean(content)
