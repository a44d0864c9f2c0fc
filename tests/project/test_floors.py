"""Figures of the benchmarks against `benchmarks/floors.json`: the quick sets are measured, the others by `make floors`."""

from __future__ import annotations

import math
import warnings
from pathlib import Path

import pytest

from benchmarks import floors as floors_module
from benchmarks.figures.floor_sets import QUICK, SETS
from benchmarks.floors import LOWER, differences, main, raised, read_floors
from training import feed_maker


@pytest.mark.parametrize("name", QUICK)
def test_floors__a_quick_set__no_figure_fell(name: str) -> None:
    found = SETS[name]()
    assert found
    away = differences(name, found, read_floors()[name])
    for one in away:
        if one.better >= 0:
            warnings.warn(str(one), stacklevel=1)
    assert [str(one) for one in away if not one.better >= 0] == []


def test_floors__every_set__has_floors() -> None:
    assert set(read_floors()) == set(SETS)
    assert set(QUICK) <= set(SETS)


@pytest.mark.parametrize(
    ("figure", "floor", "value", "words"),
    [
        ("tag F1", 0.75, 0.74, "tag F1: 0.74 is worse than its floor of 0.75 by 0.01"),
        ("tag F1", 0.75, 0.78, "tag F1: 0.78 is better than its floor of 0.75 by 0.03: the floor may be moved"),
        ("undated", 3, 4, "undated: 4 is worse than its ceiling of 3 by 1"),
        ("undated", 30, 20, "undated: 20 is better than its ceiling of 30 by 10: the ceiling may be moved"),
    ],
)
def test_differences__figure_away_from_its_floor__says_by_how_much(
    figure: str, floor: float, value: float, words: str
) -> None:
    (one,) = differences("feeds", {figure: value}, {figure: floor})
    assert str(one) == f"feeds, {words}"


@pytest.mark.parametrize("value", [0.75, 0.76, 0.77])
def test_differences__figure_near_its_floor__says_nothing(value: float) -> None:
    assert differences("feeds", {"tag F1": value}, {"tag F1": 0.75}) == []


def test_differences__figure_or_floor_missing__counts_as_fallen() -> None:
    new, lost = differences("feeds", {"tag F1": 0.9}, {"about F1": 0.8})
    assert (new.figure, lost.figure) == ("tag F1", "about F1")
    assert new.better < 0
    assert math.isnan(lost.better)


def test_raised__better_and_worse_figures__floors_only_rise_and_ceilings_only_fall() -> None:
    assert "undated" in LOWER
    floors = {"tag F1": 0.75, "about F1": 0.8, "undated": 3.0}
    found = {"tag F1": 0.7899, "about F1": 0.7, "undated": 2.0, "mention recall": 0.94567}
    assert raised(found, floors) == {"tag F1": 0.789, "about F1": 0.8, "undated": 2.0, "mention recall": 0.945}


def test_main__a_figure_below_its_floor__says_so_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "floors.json"
    file.write_text('{"sample": {"boundary F1": 1.1}}', encoding="utf-8")
    monkeypatch.setattr(floors_module, "FILE", file)
    assert main(["sample"]) == 1
    assert "FELL: sample, boundary F1: 1 is worse than its floor of 1.1 by 0.1" in capsys.readouterr().out


def test_sources_of_the_fits__feeds_of_the_benchmarks__are_not_among_them() -> None:
    names = {source.name for source in feed_maker.read_feed_sources()}
    kept = {path.stem for path in (Path(floors_module.ROOT) / "benchmarks" / "feeds").glob("*.yml")}
    assert len(kept) >= 6
    assert not kept & names
