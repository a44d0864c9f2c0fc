"""Signs of a run of news, and texts that look like one and are none."""

from __future__ import annotations

import pytest

from generator.dumps.feed.detect import FeedSign, find_feed_sign

TEXT = "The weavers of the valley agreed on a price for their wool and mean to keep it until the spring comes again."


def test_find_feed_sign__rules_between_short_texts__are_a_sign() -> None:
    assert find_feed_sign([TEXT, TEXT, "---", TEXT, TEXT, "---", TEXT, "---", TEXT, TEXT]) is FeedSign.RULES


def test_find_feed_sign__rules_between_sections_of_an_essay__are_none() -> None:
    section = [TEXT] * 9
    assert find_feed_sign([*section, "* * *", *section, "* * *", *section, "* * *", *section]) is None


def test_find_feed_sign__a_label_in_every_text__is_a_sign() -> None:
    assert find_feed_sign([TEXT, f"So what: {TEXT}"] * 4) is FeedSign.LABELS


def test_find_feed_sign__speakers_of_an_interview__are_none() -> None:
    turns = [f"Weekly: What is wool worth? {TEXT}", f"Ana Soto: {TEXT}", TEXT]
    assert find_feed_sign(turns * 5) is None


@pytest.mark.parametrize(
    ("days", "sign"),
    [
        (("9 May 2024", "7 May 2024", "2 May 2024"), FeedSign.DATED_TITLES),
        (("2024-05-02", "2024-05-07", "2024-05-09"), FeedSign.DATED_TITLES),
        (("9 May 2024", "9 May 2024", "9 May 2024"), None),
        (("7 May 2024", "9 May 2024", "2 May 2024"), None),
    ],
)
def test_find_feed_sign__titles_with_days__are_a_sign_in_order(days: tuple[str, ...], sign: FeedSign | None) -> None:
    assert find_feed_sign([line for day in days for line in ("Weavers agree on a price", day, TEXT)]) is sign


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("Wool rose on {}. ", ["Monday", "Thursday", "Friday", "Tuesday"]),
        ("Am Markt stieg Wolle am {}. ", ["Montag", "Freitag", "Dienstag", "Mittwoch"]),
        ("La lana subió el {}. ", ["lunes", "jueves", "viernes", "martes"]),
        ("羊毛价格周{}上涨。", ["一", "四", "五", "二"]),
    ],
)
def test_find_feed_sign__one_day_of_the_week_after_another__is_a_sign(pattern: str, names: list[str]) -> None:
    assert find_feed_sign([pattern.format(name) + TEXT for name in names]) is FeedSign.WEEKDAYS
    assert find_feed_sign([pattern.format(names[0]) + TEXT for _ in names]) is None


def test_find_feed_sign__datelines__are_a_sign() -> None:
    assert (
        find_feed_sign([f"{place}. {TEXT}" for place in ("Lyon", "Genf", "Bad Homburg", "Ulm")]) is FeedSign.DATELINES
    )
