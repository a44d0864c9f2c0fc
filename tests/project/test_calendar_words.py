"""Names of months, weekdays and countries come from Unicode's CLDR, and the files in the package are what it gives."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from generator.calendar_words import (
    LANGUAGES,
    any_of,
    fold,
    month_names,
    month_numbers,
    weekday_names,
    weekday_numbers,
    weekday_pattern,
)
from generator.dumps.date_line import is_day_line, parse_day
from generator.package_data import read_json, read_text
from generator.site.countries import country_name
from scripts.cldr_names import calendar_words, countries, languages, month_words


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("calendar_words.json", calendar_words()),
        ("countries.json", countries()),
        ("languages.json", languages()),
        ("month_words.json", month_words()),
    ],
)
def test_data_files__made_anew__are_the_same(name: str, made: str) -> None:
    assert read_text(name) == made, "run scripts/cldr_names.py"


def test_languages__of_the_file__are_those_listed() -> None:
    assert sorted(read_json("calendar_words.json")) == sorted(LANGUAGES)


def test_month_names__english__are_in_order() -> None:
    assert month_names()[0] == "January"
    assert month_names()[11] == "December"
    assert weekday_names()[dt.date(2024, 7, 25).weekday()] == "Thursday"


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("Sept.", 9),
        ("Jänner", 1),
        ("MARZO", 3),
        ("março", 3),
        ("июля", 7),
        ("października", 10),
        ("thg 12", 12),
        ("août", 8),
    ],
)
def test_month_numbers__a_word_as_written__has_its_month(word: str, month: int) -> None:
    assert month_numbers()[fold(word)] == month


def test_month_numbers__without_short_names__knows_only_full_ones() -> None:
    assert "jan" in month_numbers("en")
    assert "jan" not in month_numbers("en", short=False)


def test_weekday_numbers__a_word_of_two_meanings__has_none() -> None:
    """`so` is Sunday in German and Saturday in Czech."""
    assert weekday_numbers("de", short=True)["so"] == 6
    assert "so" not in weekday_numbers("de", "cs", short=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on Thursday the company", "Thursday"),
        ("am Montagabend in Berlin", "Montag"),
        ("Firma ogłosiła w środę, że", "środę"),
        ("삼성전자는 월요일에 발표했다", "월요일"),
        ("公司周一宣布", "周一"),
        ("同社は月曜日に発表した", "月曜日"),
        ("Thursdayish", None),
        ("the second quarter of the year", None),
    ],
)
def test_weekday_pattern__all_languages__finds_whole_names(text: str, found: str | None) -> None:
    match = re.search(weekday_pattern(), text)
    assert (match[0] if match else None) == found


def test_any_of__one_word_within_another__takes_the_longer_one() -> None:
    assert re.match(any_of(["thg 1", "thg 12"]), "thg  12 năm")[0] == "thg  12"  # type: ignore[index]


_FIFTH_OF_MARCH = dt.date(2021, 3, 5)


@pytest.mark.parametrize(
    "line",
    [
        "5 marzo 2021",
        "venerdì 5 marzo 2021",
        "5 de março de 2021",
        "sexta-feira, 5 de março de 2021",
        "пятница, 5 марта 2021 г.",
        "5 marca 2021",
        "vrijdag 5 maart 2021",
        "2021년 3월 5일",
        "5 Mart 2021",
        "5 tháng 3 năm 2021",
        "5 Maret 2021",
        "5 مارس 2021",
        "5. března 2021",
        "fredag 5 mars 2021",
        "5 березня 2021 р.",
        "5 मार्च 2021",
        "2021年3月5日 金曜日",
    ],
)
def test_parse_day__the_large_languages__reads_their_months(line: str) -> None:
    found = parse_day(line)
    assert found
    assert found[0] == _FIFTH_OF_MARCH
    assert is_day_line(line)


@pytest.mark.parametrize("text", ["set 10 2021 records", "he led 12 2019 rallies", "lis 3 2020"])
def test_parse_day__an_english_word_that_is_a_month_elsewhere__is_none(text: str) -> None:
    assert parse_day(text) is None


def test_country_name__short_names__are_those_of_news() -> None:
    assert [country_name(code) for code in ("CN", "HK", "TR", "CI", "XX")] == [
        "China",
        "Hong Kong",
        "Turkey",
        "Ivory Coast",
        "XX",
    ]
