"""Names in running text, and which of them an article is about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.content.registry import parse_companies, starter_text
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.enrich.entities.companies import find_companies
from generator.enrich.entities.gazetteer import Gazetteer
from generator.model import Block, BlockKind, CompanyMatches, Document
from tests.support.factories import make_item

FEED = "002_49b20c881b644463.txt"


@pytest.fixture(scope="module")
def starter() -> Gazetteer:
    return Gazetteer(parse_companies(starter_text("companies.yml"), "companies.yml"))


def make_gazetteer(text: str) -> Gazetteer:
    return Gazetteer(parse_companies(text, "companies.yml"))


def make_document(*texts: str, labels: dict[str, str] | None = None) -> Document:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in texts]
    blocks += [Block(BlockKind.LABEL, text, label) for label, text in (labels or {}).items()]
    return Document(make_item(*texts), tuple(blocks))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Alibaba Cloud is a unit of Alibaba.", ["Alibaba Cloud", "Alibaba"]),
        ("Alibaba’s, Alibaba's and Alibaba-backed.", ["Alibaba", "Alibaba", "Alibaba"]),
        ("The AlibabaX and Malibaba.", []),
        ("ALIBABA rises", ["Alibaba"]),
        ("Two iPhones and an IPHONE", ["Apple", "Apple"]),
        ("Buyers on Taobao asked ChatGPT.", ["Alibaba", "OpenAI"]),
        ("Douyin and TikTok", ["Douyin", "TikTok"]),
        ("JD and JD.com and JD Logistics.", ["JD.com", "JD.com", "JD Logistics"]),
        ("McDonald's and McDonald’s", ["McDonald’s", "McDonald’s"]),
        ("", []),
        ("The label of BTS fell, and BT’s shares rose.", ["BT Group"]),
        ("Next’s shops sold more clothing, what comes Next is unclear.", ["Next plc", "Next plc"]),
        ("腾讯与特斯拉、苹果公司都没有回应。", ["Tencent", "Tesla", "Apple"]),
    ],
)
def test_find__names_in_text__longest_first_and_whole_words(starter: Gazetteer, text: str, names: list[str]) -> None:
    assert [match.name for match in starter.find(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Apple growers in the north harvest early.", []),
        ("Apple sold more iPhones.", ["Apple", "Apple"]),
        ("Crowds met in Times Square.", []),
        ("SEA founders study Shopee.", ["Shopee"]),
        ("Sea owns Shopee.", ["Sea", "Shopee"]),
        ("Snapchat grew.", ["Snap"]),
        ("Oh snap, said a Snapchat user.", ["Snap"]),
        ("Keep calm.", []),
        ("Visa-free travel", []),
        ("A post on X, formerly Twitter.", ["X", "X"]),
        ("Musk’s X was Twitter.", ["X", "X"]),
        ("The X-ray of a Model X, said Twitter.", ["X"]),
        ("Claude Monet painted.", []),
    ],
)
def test_find__ambiguous_name__needs_its_case_and_a_cue(starter: Gazetteer, text: str, names: list[str]) -> None:
    assert [match.name for match in starter.find(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“Tencent”, ‘Tencent’, Tencent’s, Xiaomis’ and Baidus", ["Tencent", "Tencent", "Tencent", "Xiaomi", "Baidu"]),
        ("non-Tencent, JD.com-owned, Tencent-Meituan, Temu/Shein", "Tencent JD.com Tencent Meituan Temu Shein".split()),
        ("Ant\u00a0Group, Ant\u202fGroup, Ant  Group and Ant\nGroup", ["Ant Group"] * 4),
        ("Ask Ant\n\nGroup work", []),
        (
            "Procter and Gamble, Procter & Gamble, H & M, H&amp;M",
            ["Procter & Gamble", "Procter & Gamble", "H&M", "H&M"],
        ),
        ("Nestlé and Nestle, L’Oréal and L'Oreal", ["Nestle", "Nestle", "L’Oreal", "L’Oreal"]),
        ("Trip.com’s shop, JD.COM, INC.", ["Ctrip", "JD.com"]),
        ("Write to Tencent@example.org, see www.Alibaba.com, https://x.example/Baidu or @Huawei.", []),
        ("阿里巴巴和腾讯宣布合作，Tencent宣布", ["Alibaba", "Tencent", "Tencent"]),
        ("字节跳动旗下的抖音", ["ByteDance", "Douyin"]),
    ],
)
def test_find__marks_spaces_and_scripts__do_not_hide_a_name(starter: Gazetteer, text: str, names: list[str]) -> None:
    assert [match.name for match in starter.find(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Henry Ford built a car, a vehicle for all. Ford sold it.", ["Ford"]),
        ("Michael Dell, Nikola Tesla and Tesla.", ["Tesla"]),
        ("Anna Apple of the app shop", []),
        ("Fires along the Amazon River, in the Amazon rainforest and at Amazon.", ["Amazon"]),
        ("Meta-analysis of VR", []),
        ("Visas and a visa are no Mastercard.", ["Mastercard"]),
        ("Keep fit with a workout app.", []),
        ("Keep launched a workout app.", ["Keep"]),
        ("Keep, the fitness app, grew.", ["Keep"]),
        ("Sharp rise at Foxconn", ["Foxconn"]),
        ("Apple growers sell in a store.", []),
        ("Apple growers are no store. We met Apple.", ["Apple", "Apple"]),
        ("北京东城区, 小米粥", []),
        ("APPLE TO SELL IPHONES IN A STORE", ["Apple", "Apple"]),
        ("JD Vance met JD.", ["JD.com"]),
    ],
)
def test_find__a_word_a_person_or_a_place__is_no_company(starter: Gazetteer, text: str, names: list[str]) -> None:
    assert [match.name for match in starter.find(text)] == names


@pytest.mark.parametrize(
    ("product", "owner"),
    [
        pair.split(":")
        for pair in "Weixin:Tencent AWS:Amazon iPhone:Apple Instagram:Meta Gmail:Google Xbox:Microsoft PlayStation:Sony "
        "Kindle:Amazon Fortnite:Epic_Games Galaxy_S24:Samsung Switch_2:Nintendo".split()
    ],
)
def test_find__a_product__is_its_owners(starter: Gazetteer, product: str, owner: str) -> None:
    found = starter.find(f"People like {product.replace('_', ' ')} today.")
    assert [match.name for match in found] == [owner.replace("_", " ")]


def test_find__a_match__says_where_it_is() -> None:
    (match,) = make_gazetteer("- name: Teapot\n").find("An old Teapot’s lid")
    assert (match.start, match.end, match.surface) == (7, 13, "Teapot")


def test_find__letters_that_grow_in_lower_case__keep_the_offsets() -> None:
    (match,) = make_gazetteer("- name: Teapot\n").find("İİİ Teapot")
    assert match.start == 4


class Unheard:
    """A cue that no text has, and that knows how often a text was read for it."""

    def __init__(self) -> None:
        self.times = 0

    def search(self, _text: str) -> None:
        self.times += 1


def test_find__a_name_that_waits_for_its_cue__has_the_text_read_for_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cue = Unheard()
    monkeypatch.setattr("generator.enrich.entities.gazetteer._cue_pattern", lambda cues: cue if cues else None)
    gazetteer = make_gazetteer("- name: Kettle\n  cues: [whistle]\n")
    assert gazetteer.find("Kettle and the long grey lines of a text that never names the other word. " * 400) == ()
    assert cue.times == 1


def test_find_companies__subject_and_rival__are_distinguished(starter: Gazetteer) -> None:
    document = make_document(
        "Shein plans a warehouse in Texas, its chairman said.",
        labels={"Why it matters": "Shein ships slower than Amazon.", "Context": "Temu, a rival, has none."},
    )
    assert find_companies(document, starter) == CompanyMatches(("Shein",), ("Amazon", "Temu"))


@pytest.mark.parametrize(
    ("lede", "about"),
    [
        ("Mixue and GoodMe filed for a listing on Tuesday.", ("Mixue", "GoodMe")),
        ("TikTok owner ByteDance has hired a chief scientist.", ("ByteDance",)),
        ("TikTok, like its parent company ByteDance, said nothing.", ("TikTok",)),
        ("Tencent-backed Kuaishou opened a shop.", ("Kuaishou",)),
        ("Baidu will benchmark a competitor to ChatGPT.", ("Baidu",)),
        ("Phone sales fell a tenth, according to the research firm IDC.", ()),
        ("A former president of Google started a firm called MiniMax.", ("MiniMax",)),
        ("Nobody in particular said anything.", ()),
        ("Ann Lid, former head of Google and now CEO of Cohere, an AI startup, left.", ("Cohere",)),
        ("Hurun’s annual list shows that Nio lost a third of its value.", ("Nio",)),
    ],
)
def test_find_companies__place_in_the_lede__decides(starter: Gazetteer, lede: str, about: tuple[str, ...]) -> None:
    assert find_companies(make_document(lede), starter).companies == about


def test_find_companies__an_opening_without_names__looks_at_the_next_paragraph(starter: Gazetteer) -> None:
    document = make_document(
        "Tea is a serious matter.", "At the BEYOND Expo, a partner of AC Ventures and a founder of IOVC spoke."
    )
    found = find_companies(document, starter)
    assert found.companies == ("AC Ventures", "IOVC")
    assert found.mentions == ("BEYOND Expo",)


def test_find_companies__a_list__is_about_its_entries(starter: Gazetteer) -> None:
    texts = ("Hurun’s annual list names two new firms.", "Its list is made once a year.", "Shein", "WeBank")
    kinds = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ENTRY)
    blocks = tuple(Block(kind, text) for kind, text in zip(kinds, texts, strict=True))
    found = find_companies(Document(make_item(*texts), blocks), starter)
    assert found.companies == ("Shein", "WeBank")


def test_find_companies__the_dump_tells_a_title__counts_it(starter: Gazetteer) -> None:
    item = make_item("The firm spoke of plans.", title="Lazada plans a shop")
    document = Document(item, (Block(BlockKind.PARAGRAPH, "The firm spoke of plans."),))
    assert find_companies(document, starter).companies == ("Lazada",)


def test_find_companies__real_feed__reaches_the_baseline(starter: Gazetteer, real_dumps: Path, gold: Path) -> None:
    labels = json.loads((gold / "feed-dev.json").read_text(encoding="utf-8"))["articles"]
    found = {
        i.first: find_companies(read_structure(i), starter) for i in read_items(read_dump(real_dumps / FEED)).items
    }
    right = wrong = missed = named = seen = 0
    for label in labels:
        mine, about = set(found[label["start_line"]].companies), set(label["companies_primary"])
        right, wrong, missed = right + len(mine & about), wrong + len(mine - about), missed + len(about - mine)
        every = about | set(label["companies_mentioned"])
        named, seen = named + len(every), seen + len(every & (mine | set(found[label["start_line"]].mentions)))
    assert 2 * right / (2 * right + wrong + missed) >= 0.85
    assert seen / named >= 0.95
