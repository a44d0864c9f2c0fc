"""Citations: what stands in them, what is escaped, and that no inferred day passes for a known one."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import DateEstimate, Source
from generator.site.views.citations import cite, escape_bibtex
from tests.support.site_factories import article

ADDRESS = "https://example.org/2024/07/teapots.html"


def _estimate(day: str, earliest: str, latest: str) -> DateEstimate:
    first, last = dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest)
    return DateEstimate(dt.date.fromisoformat(day), first, last, "feed order")


def test_cite__a_known_day__gives_author_title_publication_and_address() -> None:
    of = article("teapots", author="Ada Lo and Bo Yu", publication="Tea & Co", source=Source("feed.txt", 3, 9))
    citation = cite(of, "The Archive", ADDRESS)
    assert citation.plain == (
        "Ada Lo and Bo Yu. “Teapots.” Tea & Co, 25 July 2024. The Archive (source: feed.txt, lines 3–9). " + ADDRESS
    )
    assert citation.bibtex == (
        "@misc{teapots-2024-07-25,\n"
        "  title = {{Teapots}},\n"
        "  author = {Ada Lo and Bo Yu},\n"
        "  howpublished = {Tea \\& Co},\n"
        "  year = {2024},\n"
        "  month = jul,\n"
        "  day = {25},\n"
        f"  url = {{{ADDRESS}}},\n"
        "  note = {In the archive The Archive (source: feed.txt, lines 3–9)},\n"
        "}"
    )


@pytest.mark.parametrize(
    ("date", "has", "lacks"),
    [
        (_estimate("2024-07-25", "2024-07-24", "2024-07-26"), ["year = {2024}", "month = jul"], ["day ="]),
        (_estimate("2024-07-31", "2024-07-30", "2024-08-02"), ["year = {2024}"], ["month =", "day ="]),
        (_estimate("2024-01-01", "2023-12-20", "2024-01-09"), ["20 December 2023"], ["year =", "month =", "day ="]),
        (DateEstimate(None), ["note = {Date unknown", "-undated,"], ["year =", "month =", "day ="]),
    ],
)
def test_cite__an_uncertain_day__is_only_as_precise_as_it_is_known(
    date: DateEstimate, has: list[str], lacks: list[str]
) -> None:
    bibtex = cite(article("teapots", date=date, source=None), "The Archive", ADDRESS).bibtex
    assert [part for part in has if part not in bibtex] == []
    assert [part for part in lacks if part in bibtex] == []


def test_cite__an_inferred_day__says_so_in_plain_words() -> None:
    of = article("teapots", date=_estimate("2024-07-25", "2024-07-24", "2024-07-26"), source=None)
    assert "About 25 July 2024 (inferred, between 24 and 26 July 2024)." in cite(of, "The Archive", ADDRESS).plain


def test_cite__a_question_as_title__gets_no_full_stop() -> None:
    assert "“Whose tea?”" in cite(article("tea", title="Whose tea?", source=None), "The Archive", ADDRESS).plain


def test_escape_bibtex__every_special_character__is_set_unchanged_and_braces_balance() -> None:
    escaped = escape_bibtex("50% of R&D_team #1 {cost} $5 ~ ^ \\ a\nb")
    assert escaped == (
        r"50\% of R\&D\_team \#1 \textbraceleft{}cost\textbraceright{} \$5 \textasciitilde{} \textasciicircum{} "
        r"\textbackslash{} a b"
    )
    assert escaped.count("{") == escaped.count("}")
