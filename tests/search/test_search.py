"""The search index compared with the real lunr.js: the same terms, the same documents, the same order and scores."""

from __future__ import annotations

import itertools
import json
import re
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
from generator.model import OutputFile, SitePath
from generator.search import postings, shards
from generator.search.analyze import analyze
from generator.search.documents import SearchDocument
from generator.search.files import build_search
from generator.search.index import FIELDS
from generator.search.stemmer import stem
from generator.site.exports.lunr_index import lunr_index
from generator.site.paths import LUNR_INDEX
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

NUMBERS = itertools.count()


def node(task: dict[str, Any]) -> Any:
    """Run a task in Node with the lunr.js that a site ships."""
    if not (ROOT / "node_modules" / "lunr").is_dir():
        pytest.fail("lunr.js is not installed (run make setup)")
    command = ["node", str(ROOT / "tests" / "lunr" / "compare.mjs")]
    done = subprocess.run(command, input=json.dumps(task).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def compared(documents: Sequence[dict[str, str]], queries: Sequence[str], folder: Path) -> dict[str, Any]:
    """What differs between our index of documents, oldest first, and lunr.js's own."""
    records = [searched(each) for each in documents][::-1]
    files = [OutputFile(file.path, file.data) for file in build_search(records).files]
    for file in (*files, OutputFile(LUNR_INDEX, lunr_index(records))):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    task = {"do": "compare", "fields": FIELDS, "documents": documents, "site": str(folder), "queries": queries}
    result: dict[str, Any] = node(task)
    return result


def searched(fields: dict[str, str]) -> SearchDocument:
    """The record with the texts of some fields; a list has one name."""
    names = {name: (fields[name],) for name in ("companies", "aliases", "tags", "mentions")}
    texts = {name: fields[name] for name in ("title", "summary", "body")}
    record: dict[str, Any] = {**texts, **names}
    return SearchDocument(SitePath(fields["ref"]), date="", iso="", **record)


def assert_agrees(result: dict[str, Any]) -> None:
    """A page adds a document's weights in another order than lunr.js: the last bit of a score may differ, no more."""
    assert result["missing"] == 0
    assert result["differ"] == []
    assert result["weights"] == result["ourWeights"]
    assert result["begun"]
    assert result["furthest"] < 1e-12
    assert result["otherHits"] == []
    assert result["places"]
    assert result["sameDownload"]


def document(**texts: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, "") | {"ref": f"2024/07/{next(NUMBERS)}.html"} | texts


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


def test_analyze__english_words__have_the_stems_of_lunr_js(real_dumps: Path) -> None:
    text = (real_dumps / "002_49b20c881b644463.txt").read_text(encoding="utf-8")
    endings = (
        "",
        "s",
        "es",
        "ed",
        "ing",
        "eed",
        "ational",
        "izer",
        "fulness",
        "icate",
        "ement",
        "tion",
        "e",
        "ll",
        "y",
    )
    roots = (
        "try",
        "y",
        "ye",
        "sky",
        "hop",
        "control",
        "fil",
        "plat",
        "abl",
        "conflat",
        "agre",
        "yell",
        "ow",
        "is",
        "x",
    )
    words = sorted({*re.findall("[a-z]+", text.lower()), *(root + ending for root in roots for ending in endings)})
    assert len(words) > 5000
    theirs = node({"do": "stem", "words": words})
    assert [pair for pair in zip(words, map(stem, words), theirs, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.parametrize("frequent", [8_000, 100, 0])
def test_build_search__traps_and_odd_documents__has_the_weights_of_lunr_js(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, frequent: int
) -> None:
    for module in (postings, shards):
        monkeypatch.setattr(module, "ALONE_BYTES", frequent)
    documents = [
        document(title=TRAPS, body=TRAPS[::-1]),
        document(title="One", summary="two two two", companies="Alibaba , JD.com"),
        document(),
        document(body=" ".join(f"word{n}" for n in range(50)) + " sky survey 😀x 阿里"),
        document(body="long " * 70 + "longer " * 3000 + "end " * 140_000 + "last"),
    ]
    result = compared(documents, ["sky", "survey", "alibaba jd", "word1", "longer end"], tmp_path)
    assert_agrees(result)
    assert result["terms"] > 100


def test_build_search__no_documents__loads_and_finds_nothing(tmp_path: Path) -> None:
    result = compared([], ["anything"], tmp_path)
    assert_agrees(result)
    assert result["terms"] == 0


def test_build_search__the_real_feed__has_the_weights_scores_and_hits_of_lunr_js(
    real_dumps: Path, tmp_path: Path
) -> None:
    items = read_items(read_dump(real_dumps / "002_49b20c881b644463.txt")).items
    texts = [read_structure(item).text for item in items]
    documents = [document(title=text[:80], body=text, summary=text[:200]) for text in texts]
    words = [text.split() for text in texts]
    queries = [*QUERIES, *(" ".join(each[:8]) for each in words[::3]), *(" ".join(each[10:14]) for each in words[::3])]
    result = compared(documents, queries, tmp_path)
    assert len(queries) > 120
    assert result["terms"] > 4500
    assert result["compared"] > 4500
    assert result["weights"] > 20_000
    assert_agrees(result)


def test_build_search__hostile_text__cannot_leave_its_script() -> None:
    hostile = SearchDocument(
        SitePath("a.html"), "</script><script>alert(1)</script>", "d", "", "\u2028<!--", "body \ud800", ("A",), ()
    )
    for file in build_search([hostile]).files:
        text = file.data.decode("utf-8")
        assert "<" not in text
        assert "\u2028" not in text
