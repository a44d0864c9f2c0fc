"""Days that are known date the articles around them: bounds on the command line, a day that an editor has set."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

FIRMS = ["Orchard", "Lantern", "Pebble", "Quill", "Saffron"]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.txt"
    lines = []
    for number, firm in enumerate(FIRMS):
        lines += [
            f"]]>{firm} has begun to sell its number {number} kettle in the shops of the north, as it said it would.",
            f"Why it matters: {firm} needs the money that kettles bring, after a poor year in 2023.",
        ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)], catch_exceptions=False)


def days(content: Path) -> dict[str, dt.date]:
    """Day by firm."""
    found = {}
    for path in content.glob("articles/**/*.md"):
        text = path.read_text(encoding="utf-8")
        day = re.search(r"^date: (\S+)$", text, re.MULTILINE)
        firm = next(firm for firm in FIRMS if firm in text)
        assert day
        found[firm] = dt.date.fromisoformat(day[1])
    return found


def test_import__newest_and_oldest__bound_every_day(feed: Path, tmp_path: Path) -> None:
    result = run(feed, "--content", tmp_path / "c", "--newest", "2024-06-20", "--oldest", "2024-06-10")
    assert result.exit_code == 0
    found = days(tmp_path / "c")
    assert len(found) == len(FIRMS)
    assert all(dt.date(2024, 6, 10) <= day <= dt.date(2024, 6, 20) for day in found.values())


def test_import__oldest_after_newest__is_refused(feed: Path, tmp_path: Path) -> None:
    result = run(feed, "--content", tmp_path / "c", "--newest", "2024-06-10", "--oldest", "2024-06-20")
    assert result.exit_code == 2
    assert "2024-06-20 is later than --newest 2024-06-10" in result.stderr


def test_import__day_set_by_an_editor__is_kept_and_dates_its_neighbours(feed: Path, tmp_path: Path) -> None:
    content = tmp_path / "c"
    run(feed, "--content", content)
    before = days(content)
    path = next(p for p in content.glob("articles/**/*.md") if "Pebble" in p.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    edited = re.sub(r"^date: .*\n(date_\w+: .*\n)*", "date: 2024-03-05\n", text, flags=re.MULTILINE)
    path.write_text(edited, encoding="utf-8")
    assert run(feed, "--content", content).exit_code == 0
    after = days(content)
    assert path.read_text(encoding="utf-8") == edited
    assert after["Pebble"] == dt.date(2024, 3, 5)
    assert after["Orchard"] >= after["Lantern"] >= dt.date(2024, 3, 5) >= after["Quill"] >= after["Saffron"]
    assert after != before


def test_import__edited_words_and_an_untouched_day__pin_nothing(feed: Path, tmp_path: Path) -> None:
    content = tmp_path / "c"
    run(feed, "--content", content)
    before = {p: p.read_bytes() for p in content.glob("articles/**/*.md")}
    path = min(before)
    path.write_text(path.read_text(encoding="utf-8") + "\nA line of mine.\n", encoding="utf-8")
    run(feed, "--content", content)
    after = {p: p.read_bytes() for p in content.glob("articles/**/*.md")}
    assert {p for p in after if after[p] != before[p]} == {path}
