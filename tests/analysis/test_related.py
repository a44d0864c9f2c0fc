"""Related articles: which, why, and with how much work."""

from __future__ import annotations

from generator.analysis.related import find_related
from generator.model import Article, Slug
from tests.support.line_count import lines_run
from tests.support.site_factories import archive, article, catalog, tag


def _related(*articles: Article, of: str) -> list[tuple[str, str]]:
    found = find_related(catalog(archive(*articles, tags=(tag("ipo", name="Going public"), tag("games")))))
    return [(related.article.slug, related.reason) for related in found[f"articles/{of}.md"]]


def test_find_related__companies_in_common__are_the_reason() -> None:
    related = _related(
        article("a", companies=("Temu", "Shein")),
        article("b", companies=("Shein",), mentions=("Temu",)),
        article("c", companies=("Temu",)),
        article("d", companies=("Nio",)),
        of="a",
    )
    assert related == [("b", "same companies: Shein, Temu"), ("c", "same company: Temu")]


def test_find_related__rare_companies__count_for_more() -> None:
    crowd = [article(f"x{number}", companies=("Alibaba",)) for number in range(9)]
    related = _related(
        article("a", companies=("Alibaba", "Kitewing")), *crowd, article("z", companies=("Kitewing",)), of="a"
    )
    assert related[0] == ("z", "same company: Kitewing")
    assert len(related) == 5


def test_find_related__two_tags_in_common__are_enough_and_one_is_not() -> None:
    both = (Slug("ipo"), Slug("games"))
    related = _related(article("a", tags=both), article("b", tags=both), article("c", tags=both[:1]), of="a")
    assert related == [("b", "same subjects: Games, Going public")]


def test_find_related__the_editors_choice__comes_first_and_once() -> None:
    related = _related(
        article("a", companies=("Temu",), related=(Slug("c"),)),
        article("b", companies=("Temu",)),
        article("c", companies=("Temu",)),
        of="a",
    )
    assert related == [("c", "chosen by the editors"), ("b", "same company: Temu")]


def test_find_related__a_company_that_both_are_about__counts_for_more_than_a_mention() -> None:
    related = _related(
        article("a", companies=("Temu",)),
        article("b", companies=("Nio",), mentions=("Temu",)),
        article("c", companies=("Temu",)),
        of="a",
    )
    assert [slug for slug, _ in related] == ["c", "b"]


def test_find_related__a_company_in_common__counts_for_more_than_two_tags() -> None:
    both = (Slug("ipo"), Slug("games"))
    related = _related(
        article("a", companies=("Temu",), tags=both), article("b", tags=both), article("c", companies=("Temu",)), of="a"
    )
    assert [slug for slug, _ in related] == ["c", "b"]


def test_find_related__equal_articles__are_ordered_by_their_distance_in_the_archive() -> None:
    crowd = [article(f"a{number:02}", companies=("Alibaba",)) for number in range(90)]
    assert [slug for slug, _ in _related(*crowd, of="a45")] == ["a44", "a46", "a43", "a47", "a42"]


def test_find_related__many_companies_in_common__the_reason_names_three() -> None:
    names = ("Ada", "Bix", "Cob", "Dow")
    related = _related(article("a", companies=names), article("b", companies=names), of="a")
    assert related == [("b", "same companies: Ada, Bix, Cob")]


def test_find_related__five_times_the_articles__is_about_five_times_the_work() -> None:
    def work(count: int) -> int:
        articles = (article(f"a{n}", companies=("Alibaba", f"c{n % 50}"), tags=(Slug("ipo"),)) for n in range(count))
        of = catalog(archive(*articles))
        return lines_run(lambda: find_related(of))

    assert work(1000) < 7 * work(200)  # quadratic work would be 25 times as much
