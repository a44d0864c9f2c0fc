"""What names mean, and the errors for names that mean nothing."""

from __future__ import annotations

import re

import pytest

from generator.content.links import (
    Names,
    TargetKind,
    UnknownNameError,
    owner_names,
    reference_problems,
    unknown_link_problems,
)
from generator.errors import Problem
from generator.model import BriefingEntry, CompanyKind, Slug
from tests.support.site_factories import archive, article, briefing, company, note, tag, text_page

ARCHIVE = archive(
    article("deal-done"),
    article("same-story", "2024-07-01", path="articles/a/same-story.md"),
    article("same-story", "2023-07-01", path="articles/b/same-story.md"),
    article("games", None),
    companies=(
        company("Alibaba", aliases=("Ali Baba", "阿里巴巴")),
        company("Taobao", kind=CompanyKind.PRODUCT, parent="Alibaba"),
        company("Line"),
        company("LINE", slug=Slug("line-2")),
        company("Levi’s"),
    ),
    tags=(tag("games"), tag("ipo", name="Going public")),
    notes=(note("watch-this"),),
    briefings=(briefing("week-30"),),
    pages=(text_page("about"),),
)
NAMES = Names(ARCHIVE)


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("deal-done", TargetKind.ARTICLE, "articles/deal-done.md"),
        ("2023/07/same-story", TargetKind.ARTICLE, "articles/b/same-story.md"),
        ("undated/games", TargetKind.ARTICLE, "articles/games.md"),
        ("Alibaba", TargetKind.COMPANY, "Alibaba"),
        ("  ali   baba ", TargetKind.COMPANY, "Alibaba"),
        ("阿里巴巴", TargetKind.COMPANY, "Alibaba"),
        ("Taobao", TargetKind.COMPANY, "Alibaba"),
        ("levi's", TargetKind.COMPANY, "Levi’s"),
        ("LINE", TargetKind.COMPANY, "LINE"),
        ("Line", TargetKind.COMPANY, "Line"),
        ("ipo", TargetKind.TAG, "ipo"),
        ("going public", TargetKind.TAG, "ipo"),
        ("games", TargetKind.ARTICLE, "articles/games.md"),
        ("tag:games", TargetKind.TAG, "games"),
        ("Tag: Games", TargetKind.TAG, "games"),
        ("2024-07", TargetKind.PERIOD, "2024-07"),
        ("2023", TargetKind.PERIOD, "2023"),
        ("watch-this", TargetKind.NOTE, "notes/watch-this.md"),
        ("Week-30", TargetKind.BRIEFING, "briefings/week-30.md"),
        ("about", TargetKind.PAGE, "pages/about.md"),
    ],
)
def test_resolve__a_name__means_one_thing(name: str, kind: TargetKind, key: str) -> None:
    target = NAMES.resolve(name)
    assert (target.kind, target.key) == (kind, key)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("alibaba", "Alibaba"),
        ("Ali Baba", "Ali Baba"),
        ("Taobao", "Taobao"),
        ("ipo", "Going public"),
        ("2024-07", "July 2024"),
    ],
)
def test_resolve__without_words_of_its_own__has_a_title(name: str, title: str) -> None:
    assert NAMES.resolve(name).title == title


@pytest.mark.parametrize(
    ("name", "closest", "meanings"),
    [
        ("Alibba", "Alibaba", []),
        ("2024-08", "2024-07", []),
        ("tag:gamez", "tag:games", []),
        ("tag:Alibaba", None, []),
        ("zzz", None, []),
        ("same-story", None, ["articles/a/same-story.md", "articles/b/same-story.md"]),
        ("lINE", None, ["LINE", "Line"]),
    ],
)
def test_resolve__nothing_or_two_things__gives_the_closest_name_or_the_meanings(
    name: str, closest: str | None, meanings: list[str]
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        NAMES.resolve(name)
    assert caught.value.name == name
    assert caught.value.closest == closest
    assert [target.key for target in caught.value.meanings] == meanings


@pytest.mark.parametrize(
    ("name", "what", "fix"),
    [
        ("tag:gamez", 'unknown link "[[tag:gamez]]"', "did you mean [[tag:games]]?"),
        ("zzz", 'unknown link "[[zzz]]"', "nothing has this name; check the spelling"),
        (
            "same-story",
            'ambiguous link "[[same-story]]": it may mean articles/a/same-story.md and articles/b/same-story.md',
            "say which, such as [[2024/07/its-slug]]",
        ),
        ("lINE", 'ambiguous link "[[lINE]]": it may mean LINE and Line', "give one another slug"),
    ],
)
def test_unknown_link_problems__nothing_or_two_things__says_what_to_do(name: str, what: str, fix: str) -> None:
    assert unknown_link_problems("a.md", f"See [[{name}]].", 3, [name], NAMES) == [Problem("a.md", 3, what, fix)]


def test_unknown_link_problems__several_wrong_names_on_one_line__are_all_reported() -> None:
    text = "[[Alibba]], [[zzz|them]], [[Alibaba]] and [[Alibba|again]]"
    found = unknown_link_problems("a.md", text, 1, ["Alibba", "zzz"], NAMES)
    assert [re.search(r"\[\[(.*)\]\]", problem.what).group(1) for problem in found] == ["Alibba", "zzz", "Alibba"]  # type: ignore[union-attr]


def test_unknown_link_problems__four_articles_of_one_slug__names_three() -> None:
    same = [article("same", f"202{n}-01-01", path=f"articles/{n}/same.md") for n in range(4)]
    names = Names(archive(*same))
    (problem,) = unknown_link_problems("a.md", "[[same]]", 1, ["same"], names)
    assert problem.what.count("articles/") == 3


def test_owner_names__products_that_own_one_another__do_not_hang() -> None:
    parents = {"A": "B", "B": "C", "C": "B"}
    products = [company(name, kind=CompanyKind.PRODUCT, parent=parent) for name, parent in parents.items()]
    assert owner_names(products) == {"A": "C", "B": "C", "C": "B"}


def test_unknown_link_problems__in_several_lines__each_has_its_line() -> None:
    text = "[[Alibba]] and [[Alibaba]]\n\nagain [[Alibba|them]]"
    what, fix = 'unknown link "[[Alibba]]"', "did you mean [[Alibaba]]?"
    assert unknown_link_problems("notes/a.md", text, 7, ["Alibba"], NAMES) == [
        Problem("notes/a.md", 7, what, fix),
        Problem("notes/a.md", 9, what, fix),
    ]


def test_reference_problems__wrong_names_in_front_matter__are_all_listed() -> None:
    wrong = archive(
        article("one", related=(Slug("tvo"), Slug("two"))),
        article("two"),
        notes=(note("a", "Alibaba"),),
        briefings=(briefing("b", entries=(BriefingEntry(Slug("one")), BriefingEntry(Slug("thee"), line=8))),),
    )
    assert reference_problems(wrong, Names(wrong), lambda path, key: len(key)) == [
        Problem("notes/a.md", 5, 'about: unknown name "Alibaba"', "nothing has this name; check the spelling"),
        Problem("articles/one.md", 7, 'related: unknown name "tvo"', "did you mean two?"),
        Problem("briefings/b.md", 8, 'articles: unknown name "thee"', "nothing has this name; check the spelling"),
    ]


def test_reference_problems__a_company_where_an_article_is_meant__is_one() -> None:
    wrong = archive(article("one", related=(Slug("Alibaba"),)), companies=(company("Alibaba"),))
    (problem,) = reference_problems(wrong, Names(wrong), lambda path, key: 3)
    assert problem.what == 'related: name "Alibaba" is no article'
    assert problem.fix.startswith("it is the name of a company")


def test_reference_problems__an_ambiguous_slug__names_both_articles_without_brackets() -> None:
    wrong = archive(
        article("one", related=(Slug("same"),)),
        article("same", "2024-07-01", path="articles/a/same.md"),
        article("same", "2023-07-01", path="articles/b/same.md"),
    )
    assert reference_problems(wrong, Names(wrong), lambda path, key: 3) == [
        Problem(
            "articles/one.md",
            3,
            'related: ambiguous name "same": it may mean articles/a/same.md and articles/b/same.md',
            "say which, such as 2024/07/its-slug",
        )
    ]
