"""The benchmark's own parts: variants of a feed, and figures worked out by hand."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from benchmarks.figures.evidence import Way, boundary_ways, enrich_ways, import_and_measure
from benchmarks.figures.growth import multiply
from benchmarks.figures.metrics import (
    boundary_figures,
    date_figures,
    f1,
    is_sane,
    mean,
    measure,
    micro_f1,
    rouge1,
    window_diff,
)
from benchmarks.figures.truth import Label, Truth, read_truth
from benchmarks.figures.variants import shuffled, variants, without_labels, without_separators
from benchmarks.quality import SAMPLE
from generator.dumps.feed.feature_ids import GROUPS, Feature, FeatureGroup
from generator.dumps.feed.weights import CONTINUING, OPENING, WEIGHTS
from generator.model import DateEstimate, Source
from tests.support.factories import make_article

LINES = ("One opens.", "Details: one.", "]]>Two opens.", "Context: two.", "]]>", "Three opens.", "", "It ends.", "rest")
TRUTH = Truth("feed.txt", LINES, (1, 3, 5), 8, (Label(5, "Three opens"),))


# --- variants


def test_without_separators__separator_alone_on_its_line__the_article_begins_below_it() -> None:
    bare = without_separators(TRUTH)
    assert bare.lines == (*LINES[:2], "Two opens.", "Context: two.", "", *LINES[5:8])
    assert bare.starts == (1, 3, 6)
    assert bare.labels[0].start == 6


def test_without_labels__known_label__only_its_words_stay() -> None:
    bare = without_labels(TRUTH)
    assert (bare.lines[1], bare.lines[2], bare.lines[3]) == ("one.", "]]>Two opens.", "two.")


def test_shuffled__same_seed__the_same_feed_with_every_article_whole() -> None:
    mixed = shuffled(TRUTH, 3, kept=0.5)
    assert mixed == shuffled(TRUTH, 3, kept=0.5)
    assert sum("]]>" in line for line in mixed.lines) == 1
    articles = {tuple(line.removeprefix("]]>") for line in article) for article in mixed.articles()}
    assert articles == {LINES[:2], ("Two opens.", "Context: two."), ("Three opens.", "It ends.")}
    assert mixed.lines[mixed.labels[0].start - 1].removeprefix("]]>") == "Three opens."


def test_variants__two_seeds__five_feeds_that_end_with_the_truth() -> None:
    made = list(variants(TRUTH, range(2)))
    assert [name for name, _ in made] == [
        "as is",
        "no separators",
        "no separators or labels",
        "shuffled, 30 %",
        "shuffled, 30 %",
    ]
    assert all("rest" not in truth.lines for _, truth in made[1:])


# --- figures


def test_boundary_figures__one_right_one_wrong_one_missed__by_hand() -> None:
    truth = Truth("feed.txt", ("x",) * 8, (1, 3, 6), 8)
    told = boundary_figures(truth, [(1, 2), (3, 4), (5, 7)])
    assert (told["boundary precision"], told["boundary recall"], told["boundary F1"]) == (0.5, 0.5, 0.5)
    assert told["coverage"] == 7 / 8


def test_boundary_figures__starts_after_the_last_line_judged__do_not_count() -> None:
    truth = Truth("feed.txt", ("x",) * 8, (1, 3), 4)
    assert boundary_figures(truth, [(1, 2), (3, 5), (6, 8)])["boundary F1"] == 1.0


def test_window_diff__one_boundary_a_line_off__by_hand() -> None:
    # windows of two lines, from 1 to 6: (2,3) (3,4) (4,5) (5,6) (6,7) (7,8); the sets differ in (4,5) and (6,7).
    assert window_diff({5}, {6}, 8) == pytest.approx(2 / 6)
    assert window_diff({5}, {5}, 8) == 0


def test_date_figures__days_off_and_ranges__by_hand() -> None:
    day = dt.date(2024, 7, 10)
    label = Label(1, date=day, earliest=day, latest=dt.date(2024, 7, 12), sure=True)
    dates = [
        DateEstimate(day, day, day),
        DateEstimate(dt.date(2024, 7, 17), dt.date(2024, 7, 9), dt.date(2024, 7, 19)),
        DateEstimate(dt.date(2024, 7, 6), dt.date(2024, 7, 1), dt.date(2024, 7, 9)),
        DateEstimate(None),
    ]
    told = date_figures([(label, make_article(date=date)) for date in dates])
    assert told["date MAE (days)"] == (0 + 5 + 4 + 365) / 4
    assert (told["date within 3 days"], told["date within 10 days"], told["date exact"]) == (0.25, 0.75, 0.25)
    assert (told["range coverage"], told["range width (median)"]) == (0.5, 8)


def test_f1__nothing_to_find__is_whole() -> None:
    assert f1(0, 0, 0) == 1.0
    assert f1(0, 1, 0) == 0.0


def test_micro_f1__two_articles__counted_together() -> None:
    assert micro_f1([({"a", "b"}, {"a"}), ({"c"}, {"c", "d"})]) == pytest.approx(4 / 6)


def test_rouge1__two_of_three_words_in_common__by_hand() -> None:
    assert rouge1("Teapot’s new shop", "New shop in Leeds") == pytest.approx(2 * 2 / 6)


@pytest.mark.parametrize(
    ("title", "sane"),
    [
        ("Teapot maker opens a shop", True),
        ("teapot maker opens a shop", False),
        ("Teapot maker opens a shop of", False),
        ("Details: the teapot maker opens", False),
        ("Teapot", False),
        ("Teapot " * 14, False),
    ],
)
def test_is_sane__title__judged(title: str, *, sane: bool) -> None:
    assert is_sane(title) is sane


def test_measure__shuffled_feed__says_nothing_of_days() -> None:
    label = Label(5, "Three opens", date=dt.date(2024, 7, 25), primary=frozenset({"Teapot Group"}))
    truth = Truth("feed.txt", LINES[:8], (1, 3, 5), 8, (label,), ordered=False)
    told = measure(truth, [make_article(source=Source("feed.txt", 5, 8), companies=("Teapot",), mentions=())])
    assert told["date MAE (days)"] is None
    assert told["company F1"] == 1.0
    assert told["tag F1"] is None


def test_mean__a_figure_unknown_in_one_run__is_that_of_the_others() -> None:
    assert mean([{"tag F1": 0.5}, {"tag F1": None}, {"tag F1": 1.0}])["tag F1"] == 0.75


# --- kinds of evidence


def test_groups__every_weight__is_in_exactly_one_group() -> None:
    grouped = [feature for features in GROUPS.values() for feature in features]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == (set(OPENING) | set(CONTINUING)) - {Feature.BIAS} == set(Feature) - {Feature.BIAS}
    assert set(GROUPS) == set(FeatureGroup)


@pytest.mark.parametrize("group", FeatureGroup)
def test_weights_without__group__only_its_features_are_silent(group: FeatureGroup) -> None:
    without = WEIGHTS.without(group)
    silent = {feature for feature, nats in WEIGHTS.opening.items() if nats != without.opening[feature]}
    silent |= {feature for feature, nats in WEIGHTS.continuing.items() if nats != without.continuing[feature]}
    assert silent <= GROUPS[group]
    assert without != WEIGHTS


def test_import_and_measure__shared_words_silent__a_feed_without_separators_loses() -> None:
    truth = without_separators(read_truth(*SAMPLE))
    whole = import_and_measure(truth)["boundary F1"] or 0
    without = import_and_measure(truth, dict(boundary_ways())["shared words"])["boundary F1"] or 0
    assert whole > 0.97
    assert without < whole


def test_enrich_ways__every_switch_and_registry_part__is_tried_once() -> None:
    ways = list(enrich_ways())
    names = [name for name, _, _ in ways]
    assert len(names) == len(set(names)) == 14
    assert Way() not in [way for _, _, way in ways]


# --- the sample, the real feed, and many times it


def test_sample_truth__import_of_the_sample__every_boundary_found() -> None:
    told = import_and_measure(read_truth(*SAMPLE))
    assert (told["boundary F1"], told["coverage"]) == (1.0, 1.0)


def test_multiply__three_times__every_article_thrice_in_other_words(tmp_path: Path) -> None:
    dump = tmp_path / "feed.txt"
    lines = [f"]]>Firm {n} on Monday opened its {n}th shop in a town by the sea, it said." for n in range(9)]
    dump.write_text("\n".join(lines), encoding="utf-8")
    made = multiply(dump, 3).split("\n")
    assert len(set(made)) == len(made) == 27
    assert multiply(dump, 3).split("\n") == made
    assert [line.removeprefix("]]>") for line in multiply(dump, 1).split("\n")] == [line[3:] for line in lines]


def test_measure__real_feed__agrees_with_the_scorer_next_to_the_checkout(real_dumps: Path, gold: Path) -> None:
    scorer = gold / "score.py"
    if not scorer.is_file():
        pytest.skip("needs ../shared/gold/score.py")
    import importlib.util

    spec = importlib.util.spec_from_file_location("score", scorer)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    truth = read_truth(real_dumps / "002_49b20c881b644463.txt", gold / "feed-dev.json")
    names = {
        "boundary_f1": "boundary F1",
        "window_diff": "WindowDiff",
        "coverage": "coverage",
        "date_mae_days": "date MAE (days)",
        "date_within_3": "date within 3 days",
        "date_within_10": "date within 10 days",
        "date_exact": "date exact",
        "range_coverage": "range coverage",
        "range_median_days": "range width (median)",
        "company_f1": "company F1",
        "mention_recall": "mention recall",
        "tag_f1": "tag F1",
        "title_rouge1": "headline ROUGE-1",
        "title_valid": "headlines sane",
    }
    seen: list[dict[str, float]] = []

    def both(content: Path) -> None:
        labels = json.loads((gold / "feed-dev.json").read_text(encoding="utf-8"))
        seen.append(module.score(content, labels, list(truth.lines)))

    told = import_and_measure(truth, look=both)
    theirs = {ours: seen[0][name] for name, ours in names.items()}
    assert {name: round(told[name] or 0, 4) for name in theirs} == theirs
