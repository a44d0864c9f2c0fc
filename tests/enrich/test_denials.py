"""Reports that a firm denies, and what else may be wrong with a headline."""

from __future__ import annotations

import pytest

from generator.enrich.headlines.choose import make_title
from generator.enrich.headlines.clauses import first_clause
from generator.enrich.headlines.denials import deny, is_denied
from generator.enrich.headlines.worth import is_fragment
from tests.enrich.test_headline_choice import read

REPORT = "Quill has reportedly hired Ana Soto, head of the kettle shops of Pebble."


@pytest.mark.parametrize(
    "behind",
    [
        "However, the news was denied by the firm on Friday.",
        "Quill later denied the report.",
        "The company dismissed the rumours in a letter.",
        "A spokesperson for Quill said the report is not true.",
        "But the firm called the news baseless.",
    ],
)
def test_make_title__the_firm_denies_the_report__the_headline_says_so(behind: str) -> None:
    title = make_title(read(f"{REPORT} {behind}"))
    assert title.startswith("Quill denies report that it hires Ana Soto")


@pytest.mark.parametrize(
    "behind",
    [
        "Quill declined to speak about the report.",
        "Ana Soto has denied that she is tired.",
        "The city denied Quill a licence.",
        "Pebble said the news is sad.",
    ],
)
def test_make_title__something_else_is_denied__the_report_is_the_news(behind: str) -> None:
    assert make_title(read(f"{REPORT} {behind}")).startswith("Quill reportedly hires Ana Soto")


@pytest.mark.parametrize(
    ("title", "denied"),
    [
        ("Quill reportedly hires Ana Soto", "Quill denies report that it hires Ana Soto"),
        ("Quill reportedly to close ten shops", "Quill denies report that it is to close ten shops"),
        ("Quill agrees to buy forty shops: report", "Quill denies report that it agrees to buy forty shops"),
        ("Bakers of Faro reportedly open shops", "Bakers of Faro deny report that they open shops"),
        ("A quiet year for Quill", "A quiet year for Quill"),
    ],
)
def test_deny__a_headline__says_who_denies_what(title: str, denied: str) -> None:
    assert deny(title) == denied


def test_deny__too_long__leaves_out_what_follows_a_comma_or_stays() -> None:
    tail = "head of the kettle shops of Pebble in the harbour towns of the far south"
    assert deny(f"Quill reportedly hires Ana Soto, {tail}") == "Quill denies report that it hires Ana Soto"
    long = f"Quill reportedly hires {tail} and north"
    assert deny(long) == long


def test_is_denied__no_report__is_not() -> None:
    assert not is_denied("Quill hired Ana Soto.", ["The company denied the report."])


@pytest.mark.parametrize(
    ("title", "fragment"),
    [
        ("Ana Soto, head of tea at Quill", True),
        ("Ana Soto, head of Quill; Bo Lin becomes dear", True),
        ("Ana Soto, head of Quill, opens a shop", False),
        ("Quill opens shop in Faro, its first", False),
    ],
)
def test_is_fragment__what_is_left_of_a_list_of_names__is_one(title: str, fragment: bool) -> None:
    assert is_fragment(title) is fragment


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "At the fair in Faro, Ana Soto, head of tea at Quill, and Bo Lin, founder of Pebble, discussed the price of bread.",
            "Quill head Ana Soto and Bo Lin discuss price of bread",
        ),
        (
            "Portugal’s bakers look tired as the country saw prices of bread and tea rise for the third time in a year.",
            "Portugal sees prices of bread and tea rise for third time in a year",
        ),
        (
            "Quill opened forty shops of its own on April 7, joining the bakers of Faro.",
            "Quill opens forty shops of its own, joining bakers of Faro",
        ),
        (
            "Quill announced that the papers of its forty bakers had been lost in Faro.",
            "Quill says papers of its forty bakers had been lost in Faro",
        ),
    ],
)
def test_make_title__a_kind_that_misled__says_who_did_what(text: str, title: str) -> None:
    assert make_title(read(text)) == title


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "某科技公司将在明年第一季度推出面向全球市场的新一代智能手机操作系统及其配套应用商店服务平台建设方案",
            "某科技公司将在明年第一季度推出面向全球市场的新一代智能手机操作系统",
        ),
        (
            "一家茶叶公司昨天宣布计划今年夏天开设四十家新的门店和工厂以后向南方的所有城市销售茶叶和面包以及糖果",
            "一家茶叶公司昨天宣布计划今年夏天开设四十家新的门店和工厂以后",
        ),
        (
            "多家面包店老板今天上午表示他们已经收到市政府发出的关于提高租金的书面通知对于未来的生意感到十分担忧",
            "多家面包店老板今天上午表示他们已经收到市政府发出的关于提高租金的书面通知",
        ),
    ],
)
def test_first_clause__chinese_without_marks__is_cut_between_words(text: str, clause: str) -> None:
    assert first_clause(text) == clause
