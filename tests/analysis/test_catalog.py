"""The archive from every side, and the views made of it."""

from __future__ import annotations

from generator.analysis.analyse import analyse
from generator.config import SiteConfig
from generator.content.links import Names, TargetKind
from generator.model import Archive, BriefingEntry, CompanyKind, Slug
from generator.site.pages import plan_pages
from generator.site.paths import TargetPaths
from generator.site.views.builder import ViewBuilder
from generator.site.views.layout import site_view
from generator.site.views.list_records import CompanyView, HomeView, MonthView
from generator.site.views.records import ArticleView
from generator.site.views.shared import SharedViews
from tests.support.site_factories import archive, article, bodies, briefing, catalog, company, note

ALIBABA = (company("Alibaba"), company("Taobao", kind=CompanyKind.PRODUCT, parent="Alibaba"))


def _view(of: Archive, path: str, page_size: int = 40) -> object:
    """The main record of one page."""
    grouped = catalog(of)
    texts = bodies(of)
    analysis = analyse(of, Names(of), texts.linked, texts.plain_texts)
    site = site_view(SiteConfig(), grouped, "https://example.org/")
    builder = ViewBuilder(analysis, texts, SharedViews(grouped, texts, TargetPaths(of), page_size), site)
    page = next(page for page in plan_pages(grouped, page_size) if page.path == path)
    (record,) = builder.content(page).variables.values()
    return record


def test_make_catalog__a_product__is_credited_to_its_owner() -> None:
    grouped = catalog(
        archive(article("a", companies=("Taobao",), mentions=("Alibaba", "Temu")), companies=ALIBABA),
    )
    assert grouped.about == {"articles/a.md": ("Alibaba",)}
    assert grouped.mentions == {"articles/a.md": ("Temu",)}
    assert list(grouped.companies) == ["Alibaba", "Temu"]


def test_make_catalog__notes_and_digests__are_found_from_what_they_are_about() -> None:
    grouped = catalog(
        archive(
            article("a", companies=("Alibaba",)),
            notes=(note("n", "alibaba", "Taobao", "a"),),
            briefings=(briefing("d", entries=(BriefingEntry(Slug("a")), BriefingEntry(Slug("a")))),),
            companies=ALIBABA,
        )
    )
    assert [n.slug for n in grouped.notes_about[TargetKind.COMPANY, "Alibaba"]] == ["n"]
    assert [n.slug for n in grouped.notes_about[TargetKind.ARTICLE, "articles/a.md"]] == ["n"]
    assert [b.slug for b in grouped.briefings_of["articles/a.md"]] == ["d"]


def test_content__a_company__separates_articles_about_it_from_mentions() -> None:
    of = archive(
        article("a", companies=("Alibaba", "Temu")),
        article(
            "b", companies=("Temu",), mentions=("Alibaba",), body="Prices fall. Alibaba follows Temu. So do others."
        ),
        companies=(*ALIBABA, company("Ant", parent="Alibaba")),
        notes=(note("n", "Ant"),),
    )
    view = _view(of, "companies/alibaba.html")
    assert isinstance(view, CompanyView)
    assert (view.about_count, view.mention_count) == (1, 1)
    assert view.about_paths == {"2024/07/a.html"}
    assert view.sentences == {"2024/07/b.html": "Alibaba follows Temu."}
    assert [(link.text, link.count) for link in view.neighbours] == [("Temu", 2)]
    assert [link.text for link in view.subsidiaries] == ["Ant"]


def test_content__an_article__links_to_its_neighbours_in_time() -> None:
    of = archive(article("c", "2024-07-03"), article("b", "2024-07-02"), article("a", "2024-07-01"), article("x", None))
    views = [_view(of, f"2024/07/{slug}.html") for slug in "cba"] + [_view(of, "undated/x.html")]
    beside = [(v.later and v.later.text, v.earlier and v.earlier.text) for v in views if isinstance(v, ArticleView)]
    assert beside == [(None, "B"), ("C", "A"), ("B", None), (None, None)]


def test_content__the_second_page_of_the_front__has_no_digest_and_goes_on_by_month() -> None:
    articles = (article("c", "2024-07-03", featured=True), article("b", "2024-06-02"), article("x", None))
    of = archive(*articles, briefings=(briefing("d"),))
    first, second = _view(of, "index.html", 2), _view(of, "newest/2.html", 2)
    assert isinstance(first, HomeView)
    assert isinstance(second, HomeView)
    assert first.briefing is not None
    assert [group.title for group in first.articles.groups] == ["July 2024", "June 2024"]
    assert [card.title for card in first.featured] == ["C"]
    assert (second.briefing, second.featured) == (None, ())
    assert [(group.title, group.path) for group in second.articles.groups] == [("Date unknown", "undated/index.html")]
    assert (second.articles.pagination.previous, second.articles.pagination.next) == ("index.html", None)


def test_content__a_year_and_a_month__know_their_neighbours() -> None:
    of = archive(article("c", "2024-07-03"), article("b", "2024-05-02"), article("a", "2022-12-01"), article("x", None))
    year, month = _view(of, "2024/index.html"), _view(of, "2024/05/index.html")
    assert isinstance(year, MonthView)
    assert isinstance(month, MonthView)
    assert [(link.text, link.count) for link in year.months] == [("July 2024", 1), ("May 2024", 1)]
    assert (year.earlier and year.earlier.path, year.later) == ("2022/index.html", None)
    assert (month.earlier and month.earlier.text, month.later and month.later.text) == ("December 2022", "July 2024")


def test_home__more_articles_than_five_pages_show__leads_on_to_the_months() -> None:
    of = archive(*(article(f"a{number}") for number in range(11)))
    last, fourth = _view(of, "newest/5.html", 2), _view(of, "newest/4.html", 2)
    assert isinstance(last, HomeView)
    assert isinstance(fourth, HomeView)
    assert (last.articles.left, last.articles.pagination.next) == (1, None)
    assert (fourth.articles.left, fourth.articles.pagination.next) == (0, "newest/5.html")


def test_company__further_pages__have_ten_times_as_many_articles() -> None:
    of = archive(*(article(f"a{number}", companies=("Kettle",)) for number in range(23)))
    counts = []
    for path in ("companies/kettle.html", "companies/kettle/2.html", "companies/kettle/3.html"):
        view = _view(of, path, 2)
        assert isinstance(view, CompanyView)
        counts.append(sum(len(group.cards) for group in view.articles.groups))
    assert counts == [2, 20, 1]


def test_article__in_a_story__has_as_related_only_what_the_story_does_not_show() -> None:
    recall = "A recall of porcelain teapots."
    told = [article(f"s{day}", f"2024-03-{day:02}", body=recall, companies=("Kettle",)) for day in range(1, 5)]
    others = [
        article(f"o{day}", f"2024-04-{day:02}", body=f"Note {day}.", companies=("Kettle",)) for day in range(1, 9)
    ]
    filler = [article(f"f{number}", "2020-01-01", body=f"Filler{number}.") for number in range(40)]
    of = archive(*reversed(others), *reversed(told), *filler)
    view = _view(of, "2024/03/s2.html")
    assert isinstance(view, ArticleView)
    assert view.story
    assert [(step.card.title, step.current) for step in view.story.steps] == [
        ("S1", False),
        ("S2", True),
        ("S3", False),
        ("S4", False),
    ]
    assert (view.story.before, view.story.after) == (0, 0)
    assert [one.card.title for one in view.related] == ["O1", "O2"]  # S1, S3 and S4 are nearer, and there already


def test_article__chosen_by_an_editor_and_in_its_story__is_related_all_the_same() -> None:
    recall = "A recall of porcelain teapots."
    told = [
        article("s2", "2024-03-02", body=recall, companies=("Kettle",), related=(Slug("s1"),)),
        article("s1", "2024-03-01", body=recall, companies=("Kettle",)),
    ]
    view = _view(
        archive(*told, *(article(f"f{n}", "2020-01-01", body=f"Filler{n}.") for n in range(40))), "2024/03/s2.html"
    )
    assert isinstance(view, ArticleView)
    assert view.story
    assert [one.card.title for one in view.related] == ["S1"]
