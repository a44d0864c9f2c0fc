"""The options of an import, which the next one of the same dump remembers."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.commands.conftest import FIRMS, _feed
from tests.commands.test_import_edited import _articles
from tests.support.files import files_of


def _days(content: Path) -> list[str]:
    return [
        re.findall(r"^date: (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)[0] for path in _articles(content)
    ]


def _import(feed: Path, content: Path, *options: str) -> str:
    return CliRunner().invoke(main, ["import", str(feed), "--content", str(content), *options]).output


def test_import__the_same_dump_again_without_its_options__they_apply_again(feed: Path, content: Path) -> None:
    _import(feed, content, "--newest", "2024-05-31", "--oldest", "2024-05-01")
    before = files_of(content)
    assert all(day.startswith("2024-05") for day in _days(content))
    printed = _import(feed, content)
    assert "options of the last import: --newest 2024-05-31 --oldest 2024-05-01 (--forget leaves them out)" in printed
    assert files_of(content) == before


def test_import__other_options__win_over_those_of_the_last_import(feed: Path, content: Path) -> None:
    _import(feed, content, "--newest", "2024-05-31", "--oldest", "2024-05-01")
    printed = _import(feed, content, "--newest", "2024-05-20")
    assert "--newest 2024-05-31" not in printed
    assert "options of the last import: --oldest 2024-05-01" in printed
    assert max(_days(content)) <= "2024-05-20"


def test_import__options_are_forgotten__the_articles_are_as_without_them(feed: Path, content: Path) -> None:
    _import(feed, content, "--newest", "2024-05-31", "--oldest", "2024-05-01")
    _import(feed, content, "--forget")
    assert _days(content) == ["null"] * 5
    assert "options of the last import" not in _import(feed, content)


def test_import__a_dump_that_grew__its_earlier_newest_day_limits_nothing(feed: Path, content: Path) -> None:
    _import(feed, content, "--newest", "2024-05-31", "--oldest", "2024-05-01")
    _feed(feed, ["Quill Cloud", *FIRMS])
    printed = _import(feed, content)
    assert "--newest 2024-05-31 of the last import is left out: the dump has changed (give it again)" in printed


def test_import__a_dump_was_read_as_a_kind__it_stays_one(feed: Path, content: Path) -> None:
    first = _import(feed, content, "--as", "page")
    assert "1 article in 1 dump" in first
    assert "1 article in 1 dump" in _import(feed, content)


def test_restore__an_article_of_a_limited_dump__is_as_it_was(feed: Path, content: Path) -> None:
    dump = content / "dumps/feed.txt"
    dump.parent.mkdir()
    feed.rename(dump)
    _import(dump, content, "--newest", "2024-05-31", "--oldest", "2024-05-01")
    before = files_of(content)
    _articles(content)[0].unlink()
    gone = next(name for name in before if name.startswith("articles/") and not (content / name).exists())
    done = CliRunner().invoke(main, ["restore", str(content / gone), "--content", str(content)])
    assert done.exit_code == 0, done.output
    assert files_of(content) == before
