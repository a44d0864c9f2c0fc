"""A small feed of three articles for tests of the editor's view."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main

ARTICLES = [
    [
        "]]>Shein on Tuesday opened a warehouse near Leeds, its first in England, with room for four hundred people and "
        "a quay of its own.",
        "Why it matters: Parcels that took nine days from Guangzhou are to arrive in two, as rival Temu cannot yet do.",
        "Details: The building stood empty since 2022, when a maker of carpets left it.",
        "Context: The firm said in March 2023 that half of its goods would be kept close to those who buy them.",
    ],
    [
        "Lantern Foods has agreed to buy a noodle maker in Chengdu for RMB 40 million, people close to the talks said on "
        "Wednesday.",
        "The two of them had met at a fair, and neither had known the other’s name before that evening in spring.",
        "A third bidder gave up last week. Kuaishou was no bidder, though Shein’s founder was seen in the hall.",
    ],
    [
        "]]>Pebble Motors plans to build its small car in Hungary from next year, and has told four makers of brakes so.",
        "Why it matters: Duties on cars from China were raised in October 2023, and few makers can bear them for long.",
        "Details: Six hundred people will find work there; the mayor had hoped for twice as many.",
    ],
]


def write_feed(folder: Path) -> Path:
    """Three articles, the second of which no separator opens: it begins at line 5, the third at line 8."""
    path = folder / "feed.txt"
    path.write_text("\n".join(line for lines in ARTICLES for line in lines), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    """`briefings import` as a person runs it."""
    return CliRunner().invoke(main, ["import", *map(str, arguments)])
