"""A dump that is imported again: only what is new in it is read, and the result is that of a first import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.dumps.feed import segment
from generator.enrich import enricher
from generator.importing import run_import
from generator.review import ImportReport
from tests.support.factories import briefing_lines

FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors"]
NEW = "Kestrel Cycles"


class Reads:
    """Counts the articles and paragraphs that are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.articles = self.paragraphs = 0
        for module, name, counter in (
            (enricher, "weigh_companies", "articles"),
            (segment, "text_features", "paragraphs"),
        ):
            monkeypatch.setattr(module, name, self._counting(getattr(module, name), counter))

    def _counting(self, function: Callable[..., Any], counter: str) -> Callable[..., Any]:
        def counted(*arguments: Any) -> Any:
            setattr(self, counter, getattr(self, counter) + 1)
            return function(*arguments)

        return counted

    def since(self) -> tuple[int, int]:
        """Articles and paragraphs since the last call."""
        found = self.articles, self.paragraphs
        self.articles = self.paragraphs = 0
        return found


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


def _content(project: Path) -> Path:
    """A content folder with a registry that is soon read."""
    content = project / "content"
    content.mkdir(parents=True)
    (content / "companies.yml").write_text("- name: Harbour Air\n", encoding="utf-8")
    (content / "tags.yml").write_text("- slug: robots\n  cues: [robot]\n", encoding="utf-8")
    (content / "events.yml").write_text("", encoding="utf-8")
    return content


def _feed(path: Path, *firms: str) -> Path:
    lines = [line for firm in firms for line in briefing_lines(firm, separator="]]>")]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _facts(report: ImportReport) -> list[object]:
    return [one.facts for one in report.dumps[0].articles]


def test_run_import__one_new_item_above_the_others__reads_that_one(tmp_path: Path, reads: Reads) -> None:
    dump = _feed(tmp_path / "feed.txt", *FIRMS)
    content = _content(tmp_path)
    run_import([dump], content)
    assert reads.since()[0] == len(FIRMS)
    again = run_import([_feed(dump, NEW, *FIRMS)], content)
    assert reads.since() == (1, len(briefing_lines(NEW)))
    assert [path for path in again.written if "kestrel" in path] == list(again.written)
    assert _facts(again) == _facts(run_import([dump], _content(tmp_path / "fresh")))


def test_run_import__another_dump_between__reads_nothing_again(tmp_path: Path, reads: Reads) -> None:
    content = _content(tmp_path)
    dump, other = _feed(tmp_path / "feed.txt", *FIRMS), _feed(tmp_path / "other.txt", NEW)
    run_import([dump], content)
    run_import([other], content)
    reads.since()
    run_import([dump], content)
    assert reads.since() == (0, 0)


def test_run_import__a_changed_registry__reads_all_articles_again(tmp_path: Path, reads: Reads) -> None:
    content = _content(tmp_path)
    dump = _feed(tmp_path / "feed.txt", *FIRMS)
    run_import([dump], content)
    reads.since()
    with (content / "companies.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n- name: {FIRMS[0]}\n")
    report = run_import([dump], content)
    assert reads.since() == (len(FIRMS), 0)
    assert report.dumps[0].articles[0].facts.companies.companies == (FIRMS[0],)


@pytest.mark.parametrize("spoil", [lambda data: data[:-9], lambda data: b"", lambda data: data[::-1]])
def test_run_import__a_damaged_cache__is_as_a_first_import(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    dump, content = _feed(tmp_path / "feed.txt", *FIRMS), _content(tmp_path)
    first = run_import([dump], content)
    (kept,) = (tmp_path / ".cache" / "imports").iterdir()
    kept.write_bytes(spoil(kept.read_bytes()))
    assert _facts(run_import([dump], content)) == _facts(first)
