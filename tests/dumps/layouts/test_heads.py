"""Lines that tell a day, an author, a publication or an address, and lines that only look like it."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.dumps.layouts.lines.addresses import real_address
from generator.dumps.layouts.lines.days import DayReader, learn_days
from generator.dumps.layouts.lines.heads import HeadReader, split_title
from generator.dumps.layouts.lines.rows import read_rows
from generator.dumps.layouts.lines.stamps import StampReader

READER = HeadReader(DayReader())
DAY = dt.date(2024, 3, 12)


@pytest.mark.parametrize(
    "words",
    [
        "12 March 2024",
        "Mar. 12th, 2024",
        "12. März 2024",
        "12 mars 2024",
        "12 de marzo de 2024",
        "12 de março de 2024",
        "12 marzo 2024",
        "12 maart 2024",
        "12 marca 2024",
        "12. března 2024",
        "12 марта 2024 г.",
        "12 березня 2024",
        "12 Mart 2024",
        "12 Maret 2024",
        "12 tháng 3, 2024",
        "12 مارس 2024",
        "١٢ مارس ٢٠٢٤",
        "12 मार्च 2024",
        "2024年3月12日",
        "2024년 3월 12일",
        "2024-03-12",
        "2024/03/12",
        "12.03.2024",
        "Tue, 12 Mar 2024 07:30:00 +0000",
    ],
)
def test_find__a_day_in_any_language__is_that_day(words: str) -> None:
    assert [found.day for found in DayReader().find(words)] == [DAY]


@pytest.mark.parametrize(
    "words", ["04/05/2024", "5 to 12 March 2024", "00/00/0000", "31 February 2024", "12 March 1823"]
)
def test_find__an_ambiguous_or_impossible_day_or_a_range__is_none(words: str) -> None:
    assert DayReader().find(words) == []


def test_learn_days__a_number_over_twelve_elsewhere__settles_the_order() -> None:
    assert learn_days(["04/05/2024", "23/05/2024"]).day_first is True
    assert learn_days(["04/05/2024", "05/23/2024"]).day_first is False
    assert learn_days(["04/05/2024", "06/05/2024"]).day_first is None


def test_learn_days__days_close_together_in_one_order_only__settle_it() -> None:
    assert learn_days(["3/12/2024", "3/11/2024", "3/8/2024", "3/5/2024"]).day_first is False
    assert learn_days(["12/03/2024", "11/03/2024", "08/03/2024", "05/03/2024"]).day_first is True


@pytest.mark.parametrize(
    ("line", "day", "author", "names"),
    [
        ("By Ana Soto - March 12, 2024 - updated March 14, 2024 9:14 AM", DAY, "Ana Soto", ()),
        ("Updated 14 March 2024, published 12 March 2024", DAY, None, ()),
        ("The Port Ledger | 12 March 2024 | By Ana Soto", DAY, "Ana Soto", ("The Port Ledger",)),
        ("Words: Ana Soto | 12th March 2024", DAY, "Ana Soto", ()),
        ("Von Jörg Möller, 12. März 2024", DAY, "Jörg Möller", ()),
        ("Par Zoé Lam le 12 mars 2024", DAY, "Zoé Lam", ()),
        ("**Ana Soto** · Mar 12, 2024 · 2 min read", DAY, None, ("Ana Soto",)),
        ("By Ana Soto, Bob Lee and Cy Young | 12 March 2024", DAY, "Ana Soto and Bob Lee and Cy Young", ()),
        ("Date: March 12, 2024", DAY, None, ()),
        ("By Ana Soto March 12, 2024, 02:30 PM", DAY, "Ana Soto", ()),
        ("作者：张三 2024年3月12日", DAY, "张三", ()),
    ],
)
def test_read_text__a_head_line__tells_its_facts(
    line: str, day: dt.date, author: str | None, names: tuple[str, ...]
) -> None:
    head = READER.read_text(line)
    assert head is not None
    assert (head.day, head.author, head.names) == (day, author, names)


@pytest.mark.parametrize(
    "line",
    [
        "Baidu opened the depot on 12 March 2024.",
        "Apple Event 12 March 2024",
        "By Friday, 12 March 2024, all of the 300 workers had been paid off in full",
        "Week in review, 5 to 12 March 2024",
        "Context: Nayuki was the first to list, in 2021.",
        "Chipmaker Velmic hires 250, mostly by phone",
    ],
)
def test_read_text__a_line_of_text__is_none(line: str) -> None:
    assert READER.read_text(line) is None


def test_read_text__the_day_something_was_saved__is_not_its_day() -> None:
    head = READER.read_text("Created: March 29, 2024 9:12 AM")
    assert head is not None
    assert head.day is None


@pytest.mark.parametrize(
    "line",
    [
        "https://a.example/b",
        "<https://a.example/b>",
        "Source: https://a.example/b",
        "[Read more](https://a.example/b)",
        ">> https://a.example/b",
        "Weiterlesen: https://a.example/b",
    ],
)
def test_read_text__an_address_alone_or_after_a_pointer__is_the_address(line: str) -> None:
    head = READER.read_text(line)
    assert head is not None
    assert head.url == "https://a.example/b"


def test_real_address__a_redirect__is_where_it_leads() -> None:
    assert real_address("https://www.google.com/url?rct=j&url=https://a.example/b&ct=ga") == "https://a.example/b"


@pytest.mark.parametrize(
    "line",
    [
        "Baidu drops a fee (The Ledger, 12 Mar 2024)",
        "Baidu drops a fee | The Ledger | 12 March 2024",
        "[Baidu drops a fee](https://a.example) (12 March 2024)",
    ],
)
def test_split_title__a_head_next_to_it__is_taken_off(line: str) -> None:
    title, head = split_title(READER, line)
    assert title == "Baidu drops a fee"
    assert head is not None
    assert head.has_day or head.url


@pytest.mark.parametrize(
    ("line", "author", "text"),
    [
        ("12/03/2024, 09:14 - Ana Soto: *Title*", "Ana Soto", "*Title*"),
        ("[12/03/24, 9:14:07 AM] Ana Soto: Title", "Ana Soto", "Title"),
        ("12.03.24, 09:14 - Ana Soto: Title", "Ana Soto", "Title"),
        ("Trade Desk, [12.03.2024 09:14]", "Trade Desk", ""),
        ("[12/03/2024 9:14 AM] Ana Soto", "Ana Soto", ""),
        ("Ana Soto — 12/03/2024 9:14 AM", "Ana Soto", ""),
        ("张三 2024-03-12 09:14:33", "张三", ""),
        ("[2024-03-12 09:14:00] <ana> Title", "ana", "Title"),
        ("Ana Soto (2024-03-12 09:14): Title", "Ana Soto", "Title"),
    ],
)
def test_read__the_stamp_of_a_message__tells_day_sender_and_text(line: str, author: str, text: str) -> None:
    stamp = StampReader(DayReader(day_first=True)).read(read_rows([line])[0])
    assert stamp is not None
    assert (stamp.day, stamp.author, stamp.text) == (DAY, author, text)


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, 12 March 2024, 9:14",
        "By Ana Soto March 12, 2024, 02:30 PM",
        "Published: March 12, 2024 4:58 pm GMT",
        "The doors opened at 9:14 AM on 12 March 2024 in Cork",
    ],
)
def test_read__a_line_with_a_time_and_no_sender__is_no_stamp(line: str) -> None:
    assert StampReader(DayReader()).read(read_rows([line])[0]) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [("14-May-24", dt.date(2024, 5, 14)), ("2/Apr/23", dt.date(2023, 4, 2)), ("3 June 24", dt.date(2024, 6, 3))],
)
def test_find__a_year_of_two_figures_behind_a_month_s_name__is_read(words: str, day: dt.date) -> None:
    assert [found.day for found in DayReader().find(words)] == [day]


@pytest.mark.parametrize("words", ["14 May-24 June", "2 May 24:00", "on 2 May 24 people came"])
def test_find__figures_behind_a_day_that_are_no_year__are_not_read(words: str) -> None:
    assert DayReader().find(words) == []


def test_learn_days__pairs_of_figures_that_are_close_together_with_the_year_first__begin_with_it() -> None:
    days = learn_days(["24-05-14", "24-05-16", "24-06-03"])
    assert days.find("24-05-14")[0].day == dt.date(2024, 5, 14)
    others = learn_days(["14-05-24", "16-05-24", "03-06-24"])
    assert others.find("14-05-24")[0].day == dt.date(2024, 5, 14)


@pytest.mark.parametrize(
    "words",
    [
        "12 марта 2024 г.", "12 marca 2024 r.", "12 березня 2024 року", "2024. március 12., kedd", "2024 m. kovo 12 d.",
        "2024. gada 12. marts", "12 Μαρτίου 2024", "12. maaliskuuta 2024", "12 ožujka 2024.", "12 de març de 2024",
        "12 มีนาคม พ.ศ. 2567", "令和6年3月12日（火）", "民國113年3月12日", "2024년 3월 12일 (화)", "2024. 3. 12.", "12 במרץ 2024",
        "2024-03-12T08:15:00Z", "den 12 mars 2024 kl. 08:15", "Published: 2024-03-12T08:15:00+00:00",
    ],
)  # fmt: skip
def test_read_text__a_day_as_a_language_writes_it__is_a_head_line_with_that_day(words: str) -> None:
    facts = READER.read_text(words)
    assert facts is not None
    assert facts.day == DAY
    assert facts.names == ()


@pytest.mark.parametrize("words", ["12 listopada 2024", "12. listopadu 2024"])
def test_find__a_month_s_name_that_means_another_elsewhere__has_the_meaning_of_the_larger_language(words: str) -> None:
    assert [found.day for found in DayReader().find(words)] == [dt.date(2024, 11, 12)]


@pytest.mark.parametrize(
    "line",
    [
        "Published: 12 March 2024 | Author: Ana Soto",
        "Opublikowano: 12 marca 2024 r. | Autor: Ana Soto",
        "Date: 2024-03-12; Author: Ana Soto; Section: Trade",
        "Autor: Ana Soto    Datum: 12.03.2024    Rubrik: Handel",
    ],
)
def test_read_text__several_labels_on_one_line__each_tells_its_own(line: str) -> None:
    facts = READER.read_text(line)
    assert facts is not None
    assert (facts.day, facts.author) == (DAY, "Ana Soto")
