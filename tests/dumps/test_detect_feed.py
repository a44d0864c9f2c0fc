"""Signs of a run of news, and texts that look like one and are none."""

from __future__ import annotations

import pytest

from generator.dumps.feed.detect import tells_feed

TEXT = "The weavers of the valley agreed on a price for their wool and mean to keep it until the spring comes again."


def test_tells_feed__rules_between_short_texts__are_a_sign() -> None:
    assert tells_feed([TEXT, TEXT, "---", TEXT, TEXT, "---", TEXT, "---", TEXT, TEXT]) == "rules between texts"


def test_tells_feed__rules_between_sections_of_an_essay__are_none() -> None:
    section = [TEXT] * 9
    assert tells_feed([*section, "* * *", *section, "* * *", *section, "* * *", *section]) == ""


def test_tells_feed__a_label_in_every_text__is_a_sign() -> None:
    assert tells_feed([TEXT, f"So what: {TEXT}"] * 4) == "a label that comes again"


def test_tells_feed__speakers_of_an_interview__are_none() -> None:
    turns = [f"Weekly: What is wool worth? {TEXT}", f"Ana Soto: {TEXT}", TEXT]
    assert tells_feed(turns * 5) == ""


@pytest.mark.parametrize(
    ("days", "sign"),
    [
        (("9 May 2024", "7 May 2024", "2 May 2024"), "titles with their days"),
        (("2024-05-02", "2024-05-07", "2024-05-09"), "titles with their days"),
        (("9 May 2024", "9 May 2024", "9 May 2024"), ""),
        (("7 May 2024", "9 May 2024", "2 May 2024"), ""),
    ],
)
def test_tells_feed__titles_with_days__are_a_sign_in_order(days: tuple[str, ...], sign: str) -> None:
    assert tells_feed([line for day in days for line in ("Weavers agree on a price", day, TEXT)]) == sign


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("Wool rose on {}. ", ["Monday", "Thursday", "Friday", "Tuesday"]),
        ("Am Markt stieg Wolle am {}. ", ["Montag", "Freitag", "Dienstag", "Mittwoch"]),
        ("La lana subió el {}. ", ["lunes", "jueves", "viernes", "martes"]),
        ("羊毛价格周{}上涨。", ["一", "四", "五", "二"]),
    ],
)
def test_tells_feed__one_day_of_the_week_after_another__is_a_sign(pattern: str, names: list[str]) -> None:
    assert tells_feed([pattern.format(name) + TEXT for name in names]) == "days of the week"
    assert tells_feed([pattern.format(names[0]) + TEXT for _ in names]) == ""


def test_tells_feed__datelines__are_a_sign() -> None:
    assert tells_feed([f"{place}. {TEXT}" for place in ("Lyon", "Genf", "Bad Homburg", "Ulm")]) == "datelines"
