"""The sample content that ships: words of its own, in the shapes of real dumps."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.dumps.feed.reader import SEPARATOR
from generator.dumps.items import read_items
from generator.dumps.labels import match_label
from generator.dumps.page.extract import read_page
from generator.dumps.read import read_dump
from generator.model import DumpKind

ROOT = Path(__file__).resolve().parent.parent.parent
DUMPS = ROOT / "content" / "dumps"
FEED = DUMPS / "harbour-tech-feed.txt"
BRIEFINGS_IN_FEED = 86
RUN = 9
"""Words in a row; two texts that share so many share a sentence."""


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _tracked_texts() -> list[Path]:
    """The texts that git keeps, tests and docs too: what an editor has imported on this machine alone is not shipped."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"],
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs a git checkout, to tell which files are shipped")
    files = [ROOT / name for name in listing.split("\0") if name]
    return [path for path in files if path.is_file() and path.suffix not in (".png", ".lock")]


def test_runs__one_sentence_in_common__found() -> None:
    theirs = "On Monday the quick brown fox jumps over the lazy dog."
    ours = "They say the quick, brown fox jumps over the lazy dog"
    assert set(_runs(theirs)) & set(_runs(ours)) == {tuple(_words("the quick brown fox jumps over the lazy dog"))}


def test_repository__compared_with_the_real_dumps__shares_no_nine_words(
    real_dumps: Path,
) -> None:
    real = {run for path in sorted(real_dumps.glob("*.txt")) for run in _runs(path.read_text(encoding="utf-8"))}
    texts = _tracked_texts()
    shared = [
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in texts
        for run in _runs(path.read_text(encoding="utf-8", errors="replace"))
        if run in real
    ]
    assert real, f"no text in {real_dumps}"
    assert len(texts) > 300, "git keeps hardly a file"
    assert shared == []


def test_read_items__sample_feed__finds_every_briefing() -> None:
    found = read_items(read_dump(FEED))
    items, discards = found.items, found.discards
    assert len(items) == BRIEFINGS_IN_FEED
    assert discards == ()


def test_read_items__sample_feed__no_briefing_explains_itself_twice() -> None:
    items = read_items(read_dump(FEED)).items
    openings = [
        sum(1 for p in item.paragraphs if (label := match_label(p.text)) and label.label == "Why it matters")
        for item in items
    ]
    assert max(openings) == 1
    assert sum(openings) >= 70


def test_sample_feed__separators__stand_before_about_half_of_the_briefings() -> None:
    lines = FEED.read_text(encoding="utf-8").splitlines()
    separated = sum(line.startswith(SEPARATOR) for line in lines)
    assert 0.4 <= separated / BRIEFINGS_IN_FEED <= 0.6
    assert lines.count(SEPARATOR) == 1


@pytest.mark.parametrize(
    ("name", "title", "author", "publication"),
    [
        (
            "page-shenzhen-portrait.txt",
            "Shenzhen, the city that would rather ship it",
            "Wharf Street Weekly",
            "Delta Ledger",
        ),
        ("page-trade-fair-essay.txt", None, "Odile Brandt", "Slipway"),
    ],
)
def test_read_page__sample_page__furniture_is_gone(name: str, title: str | None, author: str, publication: str) -> None:
    dump = read_dump(DUMPS / name)
    (item,), discards = read_page(dump)
    kept = " ".join(paragraph.text for paragraph in item.paragraphs)
    assert dump.kind is DumpKind.PAGE
    assert (item.title, item.author, item.publication) == (title, author, publication)
    assert len(discards) >= 6
    assert not re.search(r"FB Pixel|Akismet|first appeared|Auto loading|Photo credit|Leave a", kept)
