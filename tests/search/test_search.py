"""The search index compared with the real lunr.js: the same terms, the same documents, the same order and scores."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.model import SitePath
from generator.search.analyze import analyze
from generator.search.documents import SearchDocument, build_search
from generator.search.index import FIELDS, build_index, document_terms
from generator.search.shards import PLACED, cut_postings, spellings
from scripts import search_tables
from tests.conftest import ROOT

TRAPS = (
    "try sky play money today survey plays surveys trying enjoyed yellow year years; C, C++ and C#; U.S. A.I. 5G $4.5bn 12k users "
    "1,000,000.50 3.14.15 Alibaba’s Singles’ Day don't e-commerce 01.AI Alibaba.com H&M O’Reilly rock-’n’-roll — em—dash–en … "
    "İstanbul Straße ΣΊΣΥΦΟΣ ﬁne ½ ² ａｂｃ Ａ naïve Beyoncé Ångström Łódź Þór ĳ ŉ ǅ 阿里巴巴发布AI模型，支付宝。 データ カタカナ 한국어 "
    "👩‍💻 😀🏳️‍🌈 e\u0301 a\u0308o constructor __proto__ toString hasOwnProperty valueOf"
)
QUERIES = [
    "Alibaba cloud spin-off", "TikTok Shop sales", "618", "Singles’ Day", "bubble tea IPO", "ERNIE Bot", "Baidu revenue", "JD",
    "Pinduoduo Temu", "layoffs", "livestreaming e-commerce", "AI", "U.S. ban", "Xiaohongshu", "$1.5 million", "RMB 100 billion",
    "Hong Kong", "Shein London", "Kuaishou Kling", "Meituan couriers strike", "Nio data", "covid", "web3", "ESG", "5G", "iFlytek",
]  # fmt: skip


def node(task: dict[str, Any]) -> Any:
    """Run a task in Node with the lunr.js that a site ships."""
    if not (ROOT / "node_modules" / "lunr").is_dir():
        pytest.fail("lunr.js is not installed (run make setup)")
    command = ["node", str(ROOT / "tests" / "lunr" / "compare.mjs")]
    done = subprocess.run(command, input=json.dumps(task).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def compared(documents: Sequence[dict[str, str]], queries: Sequence[str]) -> dict[str, Any]:
    terms = [document_terms(document) for document in documents]
    index = build_index(terms)
    shards = cut_postings(index, terms)
    names = list(FIELDS)
    meta = {"count": len(documents), "fields": names, "placed": [names.index(name) for name in PLACED]}
    meta["shards"] = [shard[0][0] for shard in shards]
    task = {"do": "compare", "fields": FIELDS, "documents": documents, "index": index, "queries": queries}
    result: dict[str, Any] = node(task | {"meta": meta, "shards": shards})
    return result


def assert_shards_agree(result: dict[str, Any]) -> None:
    """A page adds a document's weights in another order than lunr.js: the last bit of a score may differ, no more."""
    assert result["shards"]["missing"] == 0
    assert result["shards"]["begun"]
    assert result["shards"]["furthest"] < 1e-12


def document(**texts: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, "") | texts


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Alibaba’s Singles’ Day", ["alibaba", "singl", "day"]),
        ("A.I. and AI", ["ai", "ai"]),
        ("e-commerce", ["e", "commerc", "ecommerc"]),
        ("01.AI", ["01", "ai", "01ai"]),
        ("$4.5bn", ["4.5", "billion"]),
        ("1,000 yuan", ["1000", "yuan"]),
        ("$4.5 bn, 4.5B", ["4.5", "billion", "4.5b", "4.5", "billion"]),
        ("RMB100 million, 3M", ["rmb", "100", "million", "3m", "3", "million"]),
        ("GPT-3.5-turbo", ["gpt", "3.5", "turbo", "gpt3.5turbo"]),
        ("5G", ["5g"]),
        ("Beyoncé naïve Straße", ["beyonc", "naiv", "strass"]),
        ("Müller Mueller MÜLLER", ["muller", "muller", "muller"]),
        ("Köln Koeln Koelner", ["koln", "koln", "kolner"]),
        ("Übersee Uebersee queue", ["uberse", "uberse", "queue"]),
        ("阿里巴巴", ["阿里", "里巴", "巴巴"]),
        ("fast—slow", ["fast", "slow"]),
        ("the of and", []),
    ],
)
def test_analyze__a_text__gives_the_terms_a_reader_would_type(text: str, terms: list[str]) -> None:
    assert analyze(text) == terms


def test_browser_script__the_file_of_the_theme__is_current() -> None:
    assert search_tables.TARGET.read_text(encoding="utf-8") == search_tables.browser_script(), (
        "run .venv/bin/python scripts/search_tables.py"
    )


def test_analyze__every_known_trap__has_the_same_terms_in_the_browser() -> None:
    texts = [TRAPS, *TRAPS.split(" ")]
    assert node({"do": "analyze", "texts": texts}) == [analyze(text) for text in texts]


def test_analyze__any_text__has_the_same_terms_in_the_browser() -> None:
    """All examples go through one Node process; the characters are those that both Unicode tables know."""
    examples: list[str] = []
    assigned = st.characters(codec="utf-8", exclude_categories=("Cn", "Cs"), max_codepoint=0x1FAFF)

    @settings(max_examples=400, database=None, derandomize=True)
    @given(st.one_of(st.text(assigned, max_size=30), st.text("aey’'.-& S1,9É阿İß–", max_size=20)))
    def collect(text: str) -> None:
        examples.append(text)

    collect()
    theirs = node({"do": "analyze", "texts": examples})
    wrong = [
        (text, analyze(text), their) for text, their in zip(examples, theirs, strict=True) if analyze(text) != their
    ]
    assert not wrong[:3]
    assert len(examples) >= 400


def test_build_index__traps_and_odd_documents__equals_the_index_of_lunr_js() -> None:
    documents = [
        document(title=TRAPS, body=TRAPS[::-1]),
        document(title="One", summary="two two two", companies="Alibaba , JD.com"),
        document(),
        document(body=" ".join(f"word{n}" for n in range(50)) + " sky survey 😀x 阿里"),
    ]
    result = compared(documents, ["sky", "survey", "alibaba jd", "word1"])
    assert result["differ"] == []
    assert result["same"]
    assert_shards_agree(result)


def test_build_index__no_documents__loads_and_finds_nothing() -> None:
    result = compared([], ["anything"])
    assert result["differing"] == 0
    assert result["terms"] == 0


def test_build_index__the_real_feed__same_references_order_and_scores_for_every_term(real_dumps: Path) -> None:
    items = read_items(read_dump(real_dumps / "002_49b20c881b644463.txt")).items
    texts = [read_structure(item).text for item in items]
    documents = [document(title=text[:80], body=text, summary=text[:200]) for text in texts]
    words = [text.split() for text in texts]
    queries = [*QUERIES, *(" ".join(each[:8]) for each in words[::3]), *(" ".join(each[10:14]) for each in words[::3])]
    result = compared(documents, queries)
    assert len(queries) > 120
    assert result["differ"] == []
    assert result["terms"] == result["ourTerms"] > 4500
    assert result["same"]
    assert result["shards"]["compared"] > 5000
    assert_shards_agree(result)


def test_build_search__hostile_text__cannot_leave_its_script() -> None:
    hostile = SearchDocument(
        SitePath("a.html"), "</script><script>alert(1)</script>", "d", "", "\u2028<!--", "body \ud800", ("A",), ()
    )
    for file in build_search([hostile]).files:
        text = file.data.decode("utf-8")
        assert "<" not in text
        assert "\u2028" not in text


def test_build_search__many_documents__texts_come_in_chunks_and_words_in_shards() -> None:
    documents = [
        SearchDocument(SitePath(f"{n}.html"), f"Title {n}", "", "", "", " ".join(f"w{n}x{i}" for i in range(60)))
        for n in range(40)
    ]
    built = build_search(documents)
    paths = [file.path for file in built.files]
    shards = [path for path in paths if path.startswith("search/terms-")]
    assert paths[0] == "search/index.js"
    assert [path for path in paths if "documents" in path] == [f"search/documents-000{n}.js" for n in range(3)]
    assert len(shards) == 1
    assert built.scripts == ("search/index.js",)
    assert build_search(documents) == built


def test_cut_postings__more_than_fits__closes_shards_and_keeps_the_terms_in_order() -> None:
    documents = [document_terms(document(body=" ".join(f"d{n}w{i}" for i in range(400)))) for n in range(20)]
    shards = cut_postings(build_index(documents), documents)
    terms = [entry[0] for shard in shards for entry in shard]
    assert len(shards) > 1
    assert terms == sorted(terms)
    assert len(terms) == 20 * 400


def test_spellings__a_term_in_many_forms__gives_the_one_that_readers_write_most() -> None:
    words = spellings(["Companies, companies and a company", "company’s e-commerce", "the Companies"])
    assert words[0] == ("companies", 5)
    assert ("e", 1) not in words
