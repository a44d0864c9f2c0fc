"""Imports with any executor: the same files, whoever reads the texts, and one message if a worker ends."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import ContentError
from generator.executors.base import LEAST, WorkerDiedError, here
from generator.importing import run_import
from generator.reports import console
from generator.reports.console import progress_bar
from tests.commands.test_building import _tree
from tests.support.factories import briefing_lines

_T = TypeVar("_T")
FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors"]


def packed(make: Callable[[int], _T], count: int, *, least: int = LEAST, kept: bool = False) -> Iterator[_T]:
    """Pieces made last first and packed, as those of other processes are."""
    made = {index: pickle.dumps(make(index)) for index in reversed(range(count))}
    return (pickle.loads(made[index]) for index in range(count))


def dying(make: Callable[[int], _T], count: int, *, least: int = LEAST, kept: bool = False) -> Iterator[_T]:
    yield make(0)
    raise WorkerDiedError("a worker process was ended by signal 9 (SIGKILL)")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A feed in which two articles would have the same headline, and one a headline of its own."""
    firms = [*FIRMS, "Orchard Robotics"]
    path = tmp_path / "feed.txt"
    lines = [
        line for number, firm in enumerate(firms) for line in (*briefing_lines(firm, separator="]]>"), f"{number}.")
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_run_import__pieces_of_other_processes__are_the_same_files(dump: Path, tmp_path: Path) -> None:
    alone, apart = (
        run_import([dump], tmp_path / name, executor=executor) for name, executor in (("a", here), ("b", packed))
    )
    assert dict(_tree(tmp_path / "a")) == dict(_tree(tmp_path / "b"))
    assert [one.facts for one in alone.dumps[0].articles] == [one.facts for one in apart.dumps[0].articles]
    assert alone.dumps[0].gaps == apart.dumps[0].gaps
    titles = [one.facts.title for one in apart.dumps[0].articles]
    assert len(set(titles)) == len(titles) >= 4


def test_run_import__a_worker_that_dies__is_one_message_and_nothing_is_written(dump: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    with pytest.raises(ContentError) as caught:
        run_import([dump], content, executor=dying)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (str(dump), 0)
    assert problem.what == "a worker process was ended by signal 9 (SIGKILL); no article was written"
    assert "--jobs 1" in problem.fix
    assert not (content / "articles").exists()


def test_import__jobs__changes_no_byte(dump: Path, tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        arguments = ["import", str(dump), "--content", str(tmp_path / jobs), "--jobs", jobs]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    assert dict(_tree(tmp_path / "1")) == dict(_tree(tmp_path / "3"))


def test_progress_bar__on_a_terminal__starts_no_thread(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(console, "_AT_ONCE", 0.0)
    before = threading.active_count()
    with progress_bar() as show:
        show("Splitting", 1, 2)
        assert threading.active_count() == before, "beside a thread no process may be forked"
    assert "Splitting" in capsys.readouterr().err
