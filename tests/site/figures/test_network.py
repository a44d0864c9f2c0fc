"""The network: who is a pair, and a picture in which nothing lies on anything else."""

from __future__ import annotations

import math
from itertools import combinations

from generator.analysis.catalog import Catalog
from generator.analysis.pairs import find_pairs
from generator.model import Archive, Article
from generator.site.figures.network import around, network_view
from tests.support.site_factories import archive, article, catalog


def _catalog(*articles: Article) -> Catalog:
    return catalog(archive(*articles))


def _crowd(count: int) -> Catalog:
    """Companies on a ring, each in the news with the next three."""
    names = [f"Company number {n}" for n in range(count)]
    made = [article(f"a{n}-{k}", companies=(names[n], names[(n + k) % count])) for n in range(count) for k in (1, 2, 3)]
    return _catalog(*made)


def test_find_pairs__an_article__pairs_whom_it_is_about_with_everyone_it_names() -> None:
    pairs = find_pairs(
        _catalog(article("x", companies=("B", "A"), mentions=("C", "D")), article("y", companies=("A",)))
    )
    assert pairs.shared == {("A", "B"): 1, ("A", "C"): 1, ("A", "D"): 1, ("B", "C"): 1, ("B", "D"): 1}
    assert pairs.neighbours["C"] == {"A": 1, "B": 1}


def test_network_view__pairs__are_listed_most_first_with_what_they_are_about() -> None:
    of = _catalog(
        article("x", companies=("A", "B"), tags=("ipo",)),
        article("y", companies=("A", "B"), tags=("ipo",)),
        article("z", companies=("A", "C")),
    )
    view = network_view(of, find_pairs(of))
    assert [(p.first.text, p.second.text, p.count, p.subjects) for p in view.pairs] == [
        ("A", "B", 2, "Ipo"),
        ("A", "C", 1, ""),
    ]
    assert view.words == (
        "The 3 companies that share most articles, and 2 pairs of them. Most often together: A and B, in 2 articles."
    )
    assert {node.link.path for node in view.nodes} == {"companies/a.html", "companies/b.html", "companies/c.html"}


def test_network_view__forty_companies__overlap_nowhere_and_stay_inside() -> None:
    of = _crowd(40)
    view = network_view(of, find_pairs(of))
    assert len(view.nodes) == 40
    for one, two in combinations(view.nodes, 2):
        distance = math.hypot(one.x - two.x, one.y - two.y)
        assert distance > one.radius + two.radius, (one.link.text, two.link.text)
    assert all(0 < node.x < view.width and 0 < node.label_y <= view.height for node in view.nodes)
    assert all(0 <= edge.first < 40 and 0 <= edge.second < 40 for edge in view.edges)


def test_network_view__the_same_archive_in_another_order__is_the_same_picture() -> None:
    articles = [article(f"a{n}", companies=(f"C{n % 7}", f"C{n % 5}x"), mentions=(f"M{n % 3}",)) for n in range(40)]
    first, second = _catalog(*articles), _catalog(*reversed(articles))
    assert network_view(first, find_pairs(first)) == network_view(second, find_pairs(second))


def test_network_view__no_pairs__says_so_and_draws_nothing() -> None:
    for of in (catalog(archive()), _catalog(article("x", companies=("A",)), article("y", companies=("B",)))):
        view = network_view(of, find_pairs(of))
        assert (view.nodes, view.edges, view.pairs) == ((), (), ())
        assert view.words == "No article names two companies yet."


def test_around__a_company__is_in_the_middle_of_those_it_shares_most_with() -> None:
    of = _crowd(20)
    view = around(of, find_pairs(of), "Company number 0")
    assert view
    assert view.nodes[0].link.text == "Company number 0"
    assert (view.nodes[0].x, view.nodes[0].y) == (160, 140)
    assert len(view.nodes) == 7
    assert all(0 < node.x < view.width and 0 < node.label_y < view.height for node in view.nodes)


def test_around__fewer_than_two_neighbours__is_no_picture() -> None:
    of = _catalog(article("x", companies=("A", "B")))
    assert around(of, find_pairs(of), "A") is None
    assert around(of, find_pairs(of), "nobody") is None


def test_archive__empty__has_no_pairs() -> None:
    assert find_pairs(catalog(Archive((), archive().registry))).shared == {}
