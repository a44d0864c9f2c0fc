"""The gaps of a feed: their probabilities, an editor's decisions, and what contributes to each."""

from __future__ import annotations

import pytest

from generator.dumps.feed.feature_ids import Feature
from generator.dumps.feed.segment import Contribution, FeedCut, cut_feed, explain_gap
from tests.support.factories import briefing_lines, make_dump

TOWNS = ("Lund", "Porto", "Gdansk", "Cork", "Bari", "Bergen")
LEDE = "{0} has bought a crane on Monday that loads ships without a driver, and will try it out at its quay in autumn."
MORE = "It cost the harbour of {0} nine million euros, which is more than its board had wanted to spend on machines."


def contributions(cut: FeedCut, line: int) -> list[Contribution]:
    return explain_gap(cut.gaps, cut.features, cut.weights, line)


def continuing(cut: FeedCut, line: int) -> dict[Feature, float]:
    return {one.feature: one.nats for one in contributions(cut, line) if one.continuing}


def titled(*, title: str = "{0} to load its ships without drivers", separator: str = "") -> list[str]:
    lines = []
    for town in TOWNS:
        lines += [separator + title.format(town), LEDE.format(town), MORE.format(town)]
    return lines


# --- probabilities and decisions


def test_cut_feed__gaps__confidence_is_that_of_the_decision() -> None:
    cut = cut_feed(make_dump(*briefing_lines("Quill Cloud", separator="]]>"), *briefing_lines("Tidal Bank")))
    assert [gap.opens for gap in cut.gaps] == [True, False, False, False, True, False, False, False]
    for gap in cut.gaps:
        assert gap.confidence == pytest.approx(gap.probability if gap.opens else 1 - gap.probability)
        assert gap.confidence > 0.5


def test_cut_feed__a_correction__only_its_gap_is_decided() -> None:
    lines = [*briefing_lines("Quill Cloud"), *briefing_lines("Tidal Bank")]
    cut = cut_feed(make_dump(*lines), {3: True})
    assert [gap.line for gap in cut.gaps if gap.forced] == [3]
    assert [gap.line for gap in cut.gaps if gap.opens] == [1, 3, 5]


def test_cut_feed__a_correction_of_a_line_with_two_paragraphs__is_one_of_the_first() -> None:
    lines = [LEDE.format("Lund"), f"{MORE.format('Lund')} ]]> {LEDE.format('Cork')}", MORE.format("Cork")]
    cut = cut_feed(make_dump(*lines), {2: True})
    assert [(gap.line, gap.forced) for gap in cut.gaps] == [(1, False), (2, True), (2, False), (3, False)]


def test_cut_feed__gaps__hold_the_first_eighty_characters() -> None:
    cut = cut_feed(make_dump(LEDE.format("Lund")))
    assert cut.gaps[0].words == LEDE.format("Lund")[:80]


# --- contributions


def test_explain_gap__first_paragraph_and_lines_without_one__nothing() -> None:
    cut = cut_feed(make_dump(LEDE.format("Lund"), "", MORE.format("Lund")))
    assert contributions(cut, 1) == contributions(cut, 2) == contributions(cut, 9) == []
    assert contributions(cut, 3) != []


def test_explain_gap__a_separator__speaks_for_a_boundary_twice() -> None:
    cut = cut_feed(make_dump(LEDE.format("Lund"), MORE.format("Lund"), "]]>" + LEDE.format("Cork")))
    separator = [one for one in contributions(cut, 3) if one.feature is Feature.SEPARATOR]
    assert {one.continuing for one in separator} == {True, False}
    assert all(one.nats > 0 for one in separator)


def test_explain_gap__any_line__largest_contribution_first_and_none_that_is_negligible() -> None:
    cut = cut_feed(make_dump(*titled()))
    for gap in cut.gaps:
        sizes = [abs(one.nats) for one in contributions(cut, gap.line)]
        assert sizes == sorted(sizes, reverse=True)
        assert all(size >= 0.05 for size in sizes)
    small = {abs(one.nats) for gap in cut.gaps for one in contributions(cut, gap.line)}
    assert min(small) < 1.0


OTHERS = tuple(
    f"]]>Alder{n} birch{n} cedar{n} elm{n} fir{n} hazel{n} larch{n} maple{n} oak{n} pine{n}." for n in range(20)
)
"""Articles that share no word with others, so that a word that two have weighs much."""


def test_explain_gap__a_boundary__continuing_is_measured_from_the_article_above() -> None:
    cut = cut_feed(make_dump(LEDE.format("Lund"), MORE.format("Lund"), "]]>" + MORE.format("Lund"), *OTHERS))
    assert cut.gaps[2].opens
    assert continuing(cut, 3)[Feature.SHARES_WITH_LAST] < 0


def test_explain_gap__the_first_label__does_not_restart_the_labels() -> None:
    cut = cut_feed(make_dump(*briefing_lines("Quill Cloud"), *briefing_lines("Tidal Bank")[1:]))
    assert Feature.LABELS_RESTART not in continuing(cut, 2)
    assert continuing(cut, 5)[Feature.LABELS_RESTART] > 0


def test_explain_gap__the_second_article__its_labels_do_not_restart_those_of_the_first() -> None:
    cut = cut_feed(make_dump(*briefing_lines("Quill Cloud", separator="]]>"), *briefing_lines("Tidal Bank")))
    assert cut.gaps[4].opens
    assert Feature.LABELS_RESTART not in continuing(cut, 6)


def test_explain_gap__a_word_of_the_first_paragraph__counts_for_the_third() -> None:
    between = "Alders birches cedars elms firs hazels larches maples oaks pines."
    cut = cut_feed(make_dump(LEDE.format("Lund"), between, LEDE.format("Lund"), *OTHERS), {2: False})
    assert continuing(cut, 3)[Feature.SHARES_WITH_LAST_THREE] < 0


def test_cut_feed__a_pointer_to_another_article_in_lower_case__is_a_lead_in() -> None:
    cut = cut_feed(make_dump(LEDE.format("Lund"), "read more: The cranes of the north"))
    assert Feature.LEAD_IN in cut.features[1].opening
    assert Feature.LEAD_IN not in cut.features[0].opening


# --- titles and heads


def test_cut_feed__short_headings__are_no_headings_of_items() -> None:
    cut = cut_feed(make_dump(*titled(title="Cranes of {0}")))
    assert not any(Feature.ITEM_HEADING in features.opening for features in cut.features)


def test_cut_feed__titles__keep_their_own_separators_and_have_the_lede_s_words() -> None:
    cut = cut_feed(make_dump(*titled(separator="]]>")))
    title, lede = cut.features[3].opening, cut.features[4].opening
    assert title[Feature.SEPARATOR] == 1.0
    assert Feature.SEPARATOR not in lede
    assert Feature.WEEKDAY in title
    assert Feature.SHORT not in title
    plain = cut_feed(make_dump(*titled())).features
    assert Feature.SEPARATOR not in plain[3].opening
    assert Feature.AFTER_SHORT_LINE in plain[4].opening
    assert Feature.AFTER_SHORT_LINE not in plain[3].opening


def test_cut_feed__separators_below_titles__are_none_of_the_titles() -> None:
    lines = []
    for town in TOWNS:
        lines += [f"{town} to load its ships without drivers", "***", LEDE.format(town), MORE.format(town)]
    assert Feature.SEPARATOR not in cut_feed(make_dump(*lines)).features[3].opening


def test_cut_feed__titles_of_five_words_and_a_lede_below__are_headings_weaker_than_a_date_line() -> None:
    features = cut_feed(make_dump(*titled(title="Cranes load ships in {0}"))).features
    strength = [one.opening.get(Feature.ITEM_HEADING, 0.0) for one in features]
    assert all(0 < value < 1 for value in strength[::3])
    assert not any(strength[1::3] + strength[2::3])


def test_cut_feed__titles__what_is_below_one_opens_nothing_and_other_paragraphs_lack_one() -> None:
    features = [one.opening for one in cut_feed(make_dump(*titled())).features]
    assert all(Feature.AFTER_HEADING in one for one in features[1::3])
    assert all(Feature.NO_HEADING in one for one in features[2::3])
    assert not any(Feature.AFTER_HEADING in one for one in [*features[::3], *features[2::3]])
    assert not any(Feature.NO_HEADING in one for one in [*features[::3], *features[1::3]])


def test_cut_feed__a_title_above_the_last_paragraph__is_one() -> None:
    features = cut_feed(make_dump(*titled()[:-1])).features
    assert Feature.ITEM_HEADING in features[-2].opening


@pytest.mark.parametrize(("count", "found"), [(2, 0), (3, 3)])
def test_cut_feed__title_like_lines__are_titles_from_the_third_on(count: int, found: int) -> None:
    features = cut_feed(make_dump(*titled()[: 3 * count])).features
    assert sum(Feature.ITEM_HEADING in one.opening for one in features) == found


def test_cut_feed__a_short_line_below_a_paragraph__is_no_title_without_a_longer_one_below_it() -> None:
    lines = [part for town in TOWNS for part in (LEDE.format(town), f"The harbour board of {town}", "Photo: own")]
    features = cut_feed(make_dump(*lines)).features
    assert not any(Feature.ITEM_HEADING in one.opening for one in features)


@pytest.mark.parametrize(("others", "usual"), [(23, True), (24, False)])
def test_cut_feed__date_lines_of_few_paragraphs__are_not_the_usual_mark(others: int, usual: bool) -> None:
    lines = []
    for town in TOWNS[:4]:
        lines += [f"Harbour of {town} to load ships", "25 July 2024", LEDE.format(town), MORE.format(town)]
    lines += [MORE.format(f"{TOWNS[number % 6]} {number}") for number in range(others)]
    features = cut_feed(make_dump(*lines)).features
    assert any(Feature.NO_USUAL_MARK in one.opening for one in features) is usual


def test_cut_feed__many_date_lines__the_other_paragraphs_lack_the_usual_mark() -> None:
    lines = []
    for town in TOWNS:
        lines += [f"Harbour of {town} to load ships", "25 July 2024", LEDE.format(town), MORE.format(town)]
    many = cut_feed(make_dump(*lines)).features
    assert Feature.ITEM_HEADING in many[4].opening
    assert Feature.NO_USUAL_MARK in many[6].opening
    few = cut_feed(make_dump(*lines[:12])).features
    assert Feature.ITEM_HEADING in few[4].opening
    assert Feature.NO_USUAL_MARK not in few[6].opening


def test_cut_feed__a_date_line_among_titles__only_its_head_is_a_heading() -> None:
    cut = cut_feed(make_dump("Harbour of Lund to load ships", "25 July 2024", LEDE.format("Lund"), *titled()[3:]))
    assert [i for i, features in enumerate(cut.features) if Feature.ITEM_HEADING in features.opening] == [0]
