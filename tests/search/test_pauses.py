"""A search gives the page time between its steps: how often is counted, for how long they take depends on the machine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.model import SitePath
from generator.search.documents import SearchDocument
from generator.search.files import build_search
from tests.conftest import ROOT
from tests.support.search_quality import ask


def test_search__words_to_find_order_and_count__pauses_after_each_word_and_each_step(tmp_path: Path) -> None:
    document = SearchDocument(SitePath("tea.html"), "Tea", "2024-03-02", "2024-03-02", "", "Oolong and sencha.")
    for file in build_search((document,), (), ()).files:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    one, three = ask(tmp_path, [{"text": "tea", "typing": False}, {"text": "tea oolong sencha", "typing": False}])
    assert three["pauses"] == one["pauses"] + 2
    assert one["pauses"] >= 6


@pytest.mark.parametrize(("number", "pauses"), [(4000, 0), (4001, 1), (9000, 2)])
def test_suggest__thousands_of_words__pauses_after_each_four_thousand(number: int, pauses: int) -> None:
    words = [text for n in range(number) for text in (f"kettle{n:05}", "1")]
    command = ["node", str(ROOT / "tests" / "lunr" / "spelling.mjs")]
    asked = json.dumps({"word": f"kettel{number - 1:05}", "words": words})
    done = subprocess.run(command, input=asked, capture_output=True, check=True, text=True)
    found = json.loads(done.stdout)
    assert (found["word"], found["pauses"]) == (f"kettle{number - 1:05}", pauses)
