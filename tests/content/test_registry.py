"""The registries: what they accept, and a problem with its line for every mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.content.slugs import free_slug, slugify_name, unique_slugs
from generator.errors import ContentError
from generator.model import CompanyKind


def problems_of(text: str, *, tags: list[str] | None = None) -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse_companies(text, "companies.yml", tags)
    return [str(problem) for problem in caught.value.problems]


def test_parse_companies__a_full_entry__gives_every_field() -> None:
    text = (
        "- name: Teapot\n  aliases: [Tea Pot]\n  parent: Kettle\n  kind: investor\n  country: NO\n"
        "  site: https://teapot.example\n  cues: [tea]\n  tags: [ipo]\n- name: Kettle\n"
    )
    teapot, kettle = parse_companies(text, "companies.yml", ["ipo"])
    assert (teapot.name, teapot.slug, teapot.aliases, teapot.parent) == ("Teapot", "teapot", ("Tea Pot",), "Kettle")
    assert (teapot.kind, teapot.country, teapot.site) == (CompanyKind.INVESTOR, "NO", "https://teapot.example")
    assert (teapot.cues, teapot.tags) == (("tea",), ("ipo",))
    assert (kettle.kind, kettle.parent, kettle.country) == (CompanyKind.COMPANY, None, None)


def test_parse_companies__empty_file__is_an_empty_registry() -> None:
    assert parse_companies("# nothing yet\n", "companies.yml") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- name: A\n  tag: [ipo]\n", 'companies.yml:2: unknown key "tag" (did you mean tags?)'),
        ("- country: CN\n", 'companies.yml:1: the key "name" is missing or empty'),
        ("- name: A\n- name: B\n- name: A\n", 'companies.yml:3: name: "A" is already a name (line 1 uses it for "A")'),
        ("- name: Line\n- name: B\n  aliases: [LINE]\n", 'companies.yml:3: aliases: "LINE" is already a name (line 1'),
        ("- name: Teapot\n- name: B\n  parent: Teapots\n", 'companies.yml:3: parent: unknown company "Teapots"'),
        ("- name: A\n  parent: 5\n", 'companies.yml:2: parent: unknown company "5"'),
        ("- name: A\n  parent: A\n", 'companies.yml:2: parent: "A" owns itself through its parents'),
        ("- name: A\n  kind: produkt\n", 'companies.yml:2: kind: unknown kind "produkt" (did you mean product?)'),
        ("- name: A\n  kind: product\n", 'companies.yml:2: "A" is a product without a parent'),
        ("- name: A\n  country: China\n", 'companies.yml:2: country: invalid code "China"'),
        ("- name: A\n  site: a.example\n", 'companies.yml:2: site: invalid address "a.example"'),
        ("- name: A\n  site: ftp://a.example\n", 'companies.yml:2: site: invalid address "ftp://a.example"'),
        ("- name: A\n  aliases: {a: b}\n", "companies.yml:2: aliases: {a: b} is not a name"),
        ("- name: A\n  tags: [ip]\n", 'companies.yml:2: tags: unknown tag "ip" (did you mean ipo?)'),
        ("name: A\n", "companies.yml:1: not a list"),
        ("- A\n", 'companies.yml:1: "A" is not an entry (write - name: A)'),
        ("- name: A\n  name: B\n", 'companies.yml:2: duplicate key "name"'),
    ],
)
def test_parse_companies__one_mistake__is_one_problem_at_its_line(text: str, expected: str) -> None:
    (problem,) = problems_of(text, tags=["ipo"])
    assert problem.startswith(expected)


def test_parse_companies__many_mistakes__are_all_reported() -> None:
    assert len(problems_of("- name: A\n  kind: x\n  country: y\n  site: z\n- parent: A\n")) == 4


@pytest.mark.parametrize("written", ["Kettle", "kettle", "KTL", "The Kettle Works"])
def test_parse_companies__a_parent_by_any_of_its_names__is_its_entry(written: str) -> None:
    text = f"- name: Spout\n  parent: {written}\n- name: Kettle\n  aliases: [ktl, The Kettle Works]\n"
    spout, _ = parse_companies(text, "companies.yml")
    assert spout.parent == "Kettle"


def test_parse_companies__a_company_that_is_its_own_parent_by_an_alias__is_reported() -> None:
    (problem,) = problems_of("- name: Kettle\n  aliases: [KTL]\n  parent: ktl\n")
    assert 'parent: "Kettle" owns itself' in problem


def test_parse_companies__parents_in_a_circle__are_reported_for_each() -> None:
    text = "- name: A\n  parent: B\n- name: B\n  parent: A\n- name: C\n  parent: A\n"
    assert [problem.split(": parent")[0] for problem in problems_of(text)] == ["companies.yml:2", "companies.yml:4"]


def test_parse_tags__full_and_short_entries__give_names_and_cues() -> None:
    text = "- slug: ipo\n  name: IPO\n  cues: [listing, '618']\n  negative_cues: [price listing]\n- slug: price-war\n"
    ipo, price_war = parse_tags(text, "tags.yml")
    assert (ipo.name, ipo.cues, ipo.negative_cues) == ("IPO", ("listing", "618"), ("price listing",))
    assert (price_war.name, price_war.cues) == ("Price war", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- slug: Price War\n", 'tags.yml:1: slug: invalid slug "Price War" (write price-war)'),
        ("- slug: ipo\n- slug: ipo\n", 'tags.yml:2: duplicate tag "ipo"'),
        ("- name: IPO\n", 'tags.yml:1: the key "slug" is missing'),
        ("- slug: ipo\n  cue: [x]\n", 'tags.yml:2: unknown key "cue" (did you mean cues?)'),
    ],
)
def test_parse_tags__one_mistake__is_one_problem_at_its_line(text: str, expected: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_tags(text, "tags.yml")
    (problem,) = caught.value.problems
    assert str(problem).startswith(expected)


def test_starter_text__packaged_registries__are_valid_and_know_the_field() -> None:
    tags = parse_tags(starter_text("tags.yml"), "tags.yml")
    companies = parse_companies(starter_text("companies.yml"), "companies.yml", [tag.slug for tag in tags])
    assert len(tags) == 51
    assert all(tag.cues and tag.description for tag in tags)
    parents = {company.name: company.parent for company in companies if company.kind is CompanyKind.PRODUCT}
    assert parents["Taobao"] == "Alibaba"
    assert parents["ChatGPT"] == "OpenAI"
    assert {"JD.com", "Ant Group", "Freshippo", "Temu", "BEYOND Expo", "X"} <= {company.name for company in companies}


def test_slugify_name__signs_that_tell_names_apart__give_distinct_slugs() -> None:
    assert [slugify_name(name) for name in ("C", "C++", "C#", "Geek+", "H&M")] == [
        "c",
        "c-plus-plus",
        "c-sharp",
        "geek-plus",
        "h-and-m",
    ]


def test_slugify_name__chinese__is_pinyin() -> None:
    assert slugify_name("阿里巴巴") == "a-li-ba-ba"


def test_slugify_name__signs_only__is_stable_and_not_empty() -> None:
    assert slugify_name("!!!") == slugify_name("!!!") != slugify_name("???")
    assert slugify_name("!!!").startswith("x-")


@given(st.lists(st.text(min_size=1), unique=True))
def test_unique_slugs__any_names__are_distinct_and_not_empty(names: list[str]) -> None:
    slugs = unique_slugs(names)
    assert set(slugs) == set(names)
    assert all(slugs.values())
    assert len(set(slugs.values())) == len(names)


def test_free_slug__the_list_s_own_name_or_a_device_s__is_another() -> None:
    assert [free_slug(name) for name in ("Index", "CON", "lpt1", "Console")] == [
        "x-index",
        "x-con",
        "x-lpt1",
        "console",
    ]


def test_unique_slugs__a_company_called_index__leaves_the_overview_its_page() -> None:
    assert unique_slugs(["Index", "Index!", "Nul"]) == {"Index": "x-index", "Index!": "x-index-2", "Nul": "x-nul"}
