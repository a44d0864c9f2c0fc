"""What the search page's scripts find, run in Node over a small archive: queries in, articles and messages out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.model import SitePath
from generator.search.documents import SearchDocument, SearchName
from generator.search.files import build_search
from tests.support.search_quality import ask

COMPANIES = (
    SearchName("Alibaba", "alibaba", ("阿里巴巴", "Alibaba Group", "Taobao")),
    SearchName("Ant Group", "ant-group", ("Ant Financial",)),
    SearchName("Ele.me", "ele-me", ("Eleme", "饿了么")),
    SearchName("JD.com", "jd-com", ("JD", "京东")),
    SearchName("Yum China", "yum-china"),
)
TAGS = (SearchName("IPO", "ipo"), SearchName("E-commerce", "e-commerce"))


def article(slug: str, title: str, body: str, day: str, *companies: str, **more: Any) -> SearchDocument:
    return SearchDocument(SitePath(f"{slug}.html"), title, day, day, "", body, companies, **more)


ARCHIVE = (  # newest first, as the archive is
    article("cloud", "Alibaba splits off its cloud", "The cloud arm of Alibaba’s empire goes its own way for $4.5bn. It is a spin-off. "
            "Nobody had asked for it.", "2024-03-02", "Alibaba", aliases=("阿里巴巴", "Taobao"), tags=("E-commerce",)),
    article("noodles", "Yum-China opens noodle bars", "T-Mobile customers eat free, said an A.I. model over 5G. A naïve café in Zürich sold arroz "
            "con leche en el año nuevo.", "2023-11-11", "Yum China"),
    article("ovens", "JD lowers the price of ovens", "Ant Group lends the money; the price war has begun. Manufacturing is cheap.", "2023-06-18", "JD.com",
            "Ant Group", aliases=("JD", "京东", "Ant Financial"), tags=("E-commerce", "IPO")),
    article("couriers", "Couriers go hungry", "A war of words about the price of a meal. 饿了么发布新模型。", "2022-12-01", "Ele.me", aliases=("Eleme", "饿了么")),
    article("tiktok", "TikTok looks for shops", "TikTok has $100m, that is RMB700 million. See example: Alibaba Cloud.", "", mentions=("Alibaba", "阿里巴巴")),
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched")
    for file in build_search(ARCHIVE, COMPANIES, TAGS).files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


def found(answer: dict[str, Any]) -> list[str]:
    return [one["path"].removesuffix(".html") for one in answer["articles"]]


def messages(answer: dict[str, Any]) -> str:
    return " ".join([answer["status"], *(notice["text"] for notice in answer["notices"])])


FORMS = [
    # what is typed, what is found
    ("alibaba’s", ["cloud", "tiktok"]), ("ALIBABA", ["cloud", "tiktok"]), ("阿里巴巴", ["cloud", "tiktok"]), ("taobao", ["cloud"]),
    ("jd", ["ovens"]), ("jd.com", ["ovens"]), ("JD.COM", ["ovens"]), ("京东", ["ovens"]),
    ("饿了么", ["couriers"]), ("eleme", ["couriers"]), ("ele.me", ["couriers"]), ("新模型", ["couriers"]),
    ("yum china", ["noodles"]), ("Yum-China", ["noodles"]), ("yumchina", ["noodles"]),
    ("t-mobile", ["noodles"]), ("T Mobile", ["noodles"]), ("tmobile", ["noodles"]),
    ("ai", ["noodles"]), ("A.I.", ["noodles"]), ("5g", ["noodles"]), ("5G", ["noodles"]),
    ("naive cafe zurich", ["noodles"]), ("Zürich", ["noodles"]), ("ano nuevo", ["noodles"]), ("AÑO", ["noodles"]),
    ("$4.5bn", ["cloud"]), ("4.5 billion", ["cloud"]), ("4.5 bn", ["cloud"]), ("$4.5B", ["cloud"]),
    ("100 million", ["tiktok"]), ("$100m", ["tiktok"]), ("RMB 700 million", ["tiktok"]), ("rmb700m", ["tiktok"]),
    ("spinoff", ["cloud"]), ("spin-off", ["cloud"]), ("spin off", ["cloud"]), ("spin‑off", ["cloud"]),
    ("“price war”", ["ovens"]), ('"war price"', ["ovens", "couriers"]), ('"price war', ["ovens", "couriers"]),
    ("price -jd", ["couriers"]), ("price -company:jd", ["couriers"]), ('price -"price war"', ["couriers"]), ("-alibaba -price", ["noodles"]),
    ("company:alibaba", ["cloud"]), ("Company:阿里巴巴", ["cloud"]), ("COMPANY:taobao", ["cloud"]), ("company:ant-group", ["ovens"]),
    ('company:"ant group"', ["ovens"]), ("company:“Ant Financial”", ["ovens"]), ("company: jd", ["ovens"]), ("company：jd", ["ovens"]),
    ("company:alibaba company:jd", ["cloud", "ovens"]), ("tag:ipo", ["ovens"]), ("tag:IPO", ["ovens"]), ("tag:e-commerce", ["cloud", "ovens"]),
    ("price 2022", ["couriers"]), ("who opens noodle bars", ["noodles"]), ("how many ovens", ["ovens"]),
    ("year:2023", ["noodles", "ovens"]), ("year:2022-2023", ["noodles", "ovens", "couriers"]), ("year:undated", ["tiktok"]), ("year:2022–2024 price", ["ovens", "couriers"]),
]  # fmt: skip


def test_search__whatever_form_a_reader_types__finds_the_same_articles(site: Path) -> None:
    answers = ask(site, [{"text": text, "typing": False} for text, _ in FORMS])
    got = [(text, sorted(found(answer))) for (text, _), answer in zip(FORMS, answers, strict=True)]
    assert got == [(text, sorted(expected)) for text, expected in FORMS]


@pytest.mark.parametrize(
    ("text", "first", "says"),
    [
        ("alibba", "cloud", "No article has “alibba”; showing “alibaba”."),
        ("courrier", "couriers", "No article has “courrier”; showing “couriers”."),
        ("tik tok", "tiktok", "No article has “tik tok”; showing “tiktok”."),
        ("alibabacloud", "cloud", "No article has “alibabacloud”; showing “alibaba cloud”."),
        ("manufac", "ovens", "No article has “manufac” as a whole word; showing words that begin so."),
        ("noodle zebra", "noodles", "No article has “zebra”; showing those with the others."),
        ("noodle ovens", "", "No article has all of these words together; showing those with some of them."),
        ("zzxqwv", "", "No article found for “zzxqwv”."),
        ("the of", "", "These words are in every article: add one that is not."),
        ("🐉 !", "", "Write a word: “🐉 !” has no letter or digit."),
        ("company:alibabba price", "ovens", "There is no company “alibabba” in this archive; the filter is left out."),
        ("tag:ipox", "", "There is no tag “ipox” in this archive; the filter is left out."),
        ("year:2031", "", "No article is of the year “2031”; the filter is left out."),
        ("noodle tag:ipo", "", "No article found for “noodle tag:ipo”."),
        (
            '"cloud noodle" cloud',
            "cloud",
            "No article has the phrase “cloud noodle”; its words are looked for one by one.",
        ),
    ],
)
def test_search__what_is_not_there__says_so_and_what_was_done(site: Path, text: str, first: str, says: str) -> None:
    answer = ask(site, [{"text": text, "typing": False}])[0]
    assert says in messages(answer)
    if first:
        assert found(answer)[0] == first


def test_search__the_exact_word_is_there__no_spelling_is_forgiven_and_no_list_of_words_loaded(site: Path) -> None:
    answer = ask(site, [{"text": "cloud price", "typing": False}])[0]
    assert answer["changes"] == []
    assert "search/words.js" not in answer["loaded"]


def test_search__a_filter_with_a_wrong_value__offers_the_question_put_right(site: Path) -> None:
    answers = ask(site, [{"text": text} for text in ('price company:"ant grup" -jd', "year:2031 price", "tag:ipox")])
    actions = [answer["notices"][0]["action"]["text"] for answer in answers]
    assert actions == ['price company:"Ant Group" -jd', "year:2024 price", "tag:IPO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ali", ["cloud", "tiktok"]), ("alibaba clo", ["cloud", "tiktok"]), ("manufacturin", ["ovens"]), ("阿", ["cloud", "tiktok"]),
        ("ali ", []), ("company:ali", ["cloud"]), ("year:202", []), ("company:", []), ('"', []), ("e-comm", ["cloud", "ovens"]),
    ],
)  # fmt: skip
def test_search__while_a_word_is_typed__its_beginning_is_enough(site: Path, text: str, expected: list[str]) -> None:
    answer = ask(site, [{"text": text, "typing": True}])[0]
    got = [] if answer["how"] == "empty" else sorted(found(answer))
    assert got == sorted(expected)
    assert answer["problems"] == []


def test_search__facets__count_under_the_question_and_the_other_facets_but_not_their_own_choices(site: Path) -> None:
    def counts(answer: dict[str, Any], facet: str) -> dict[str, int]:
        return {value["slug"]: value["count"] for value in answer["facets"][facet]}

    free, jd, year, both = ask(
        site,
        [
            {"text": "price"},
            {"text": "price", "company": ["jd-com"]},
            {"text": "price", "year": ["2022"]},
            {"text": "price", "company": ["jd-com", "ele-me"], "year": ["2022"]},
        ],
    )
    assert counts(free, "company") == {"ant-group": 1, "ele-me": 1, "jd-com": 1}
    assert counts(free, "year") == {"2023": 1, "2022": 1}
    assert counts(jd, "company") == counts(free, "company")
    assert counts(jd, "year") == {"2023": 1}
    assert counts(jd, "tag") == {"e-commerce": 1, "ipo": 1}
    assert counts(year, "company") == {"ele-me": 1}
    assert counts(both, "company") == {"ele-me": 1, "jd-com": 0}
    assert [found(answer) for answer in (jd, year, both)] == [["ovens"], ["couriers"], ["couriers"]]
    assert [value["slug"] for value in both["facets"]["company"] if value["chosen"]] == ["ele-me", "jd-com"]


def test_search__sorted_by_date__newest_or_oldest_first_and_the_undated_last(site: Path) -> None:
    newest, oldest = ask(site, [{"text": "a -zebra", "sort": sort} for sort in ("date", "oldest")])
    assert found(newest) == ["cloud", "noodles", "ovens", "couriers", "tiktok"]
    assert found(oldest) == ["couriers", "ovens", "noodles", "cloud", "tiktok"]


def test_search__a_chosen_value_that_does_not_exist__is_named_and_left_out(site: Path) -> None:
    answer = ask(site, [{"text": "price", "company": ["nobody"]}])[0]
    assert "There is no company “nobody”" in messages(answer)
    assert len(found(answer)) == 2


def test_search__words_side_by_side_and_in_the_headline__come_before_the_same_words_apart(site: Path) -> None:
    answer = ask(site, [{"text": "price war"}])[0]
    assert found(answer) == ["ovens", "couriers"]


def test_passage__a_long_text__is_whole_sentences_around_most_words_with_these_marked(tmp_path: Path) -> None:
    body = " ".join(
        [*(f"Sentence number {n} says little." for n in range(40)), "At Acme Inc. a kettle met a teapot.", "It left."]
    )
    for file in build_search([article("a", "Kettles", body, "2024-01-01")]).files:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    passage = ask(tmp_path, [{"text": "kettle teapots"}])[0]["articles"][0]["passage"]
    text = "".join(part["text"] for part in passage)
    assert text.startswith("At Acme Inc. a kettle met a teapot. It left.")
    assert [part["text"] for part in passage if part["mark"]] == ["kettle", "teapot"]


def test_passage__chinese_words_and_a_stretch_in_a_sentence_without_end__are_marked_and_cut_short(
    tmp_path: Path,
) -> None:
    body = "word " * 200 + "饿了么发布 " + "more " * 200
    for file in build_search([article("a", "Long", body, "2024-01-01")]).files:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    passage = ask(tmp_path, [{"text": "饿了么"}])[0]["articles"][0]["passage"]
    assert [part["text"] for part in passage if part["mark"]] == ["饿了么"]
    assert (passage[0]["text"], passage[-1]["text"]) == ("… ", " …")
    assert len("".join(part["text"] for part in passage)) < 300


def test_search__a_hundred_odd_questions__never_fail(site: Path) -> None:
    odd = ["", " ", "-", "--", '"', '""', "''", ":", "company:", "-company:", 'tag:"', "year:-", "year:2022-", "(", "[a-z]+", "\\", "%", "constructor",
           "__proto__", "toString", "<b>", "a" * 3000, "😀", "👩‍💻", "é", "\u202e", "company:constructor", "tag:__proto__", "a -a", '"a b" -"a b"', "年:2023"]  # fmt: skip
    odd += [f"{one} alibaba" for one in odd] + [f"alibaba {one}" for one in odd]
    questions = [{"text": text, "typing": typing} for text in odd for typing in (True, False)]
    answers = ask(site, questions)
    assert len(answers) == len(questions) > 100
    assert all(answer["status"] is not None for answer in answers)
