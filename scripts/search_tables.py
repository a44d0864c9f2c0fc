"""Write the browser's copy of the search tables: `themes/broadsheet/scripts/search-tables.js`.

    .venv/bin/python scripts/search_tables.py

Data: `generator/data/search.json`, which `generator/search/analyze.py` reads.
Limits: run after that file is changed; tests/search/test_search.py fails until the copy is current.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.search.tables import load_tables

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "themes" / "broadsheet" / "scripts" / "search-tables.js"

_HEAD = """\
/** The tables of text analysis, generated from generator/data/search.json by scripts/search_tables.py: do not edit. */
const briefingsTables = """


def browser_script() -> str:
    """The classic script that defines `briefingsTables`; ranges are pairs of numbers."""
    return _HEAD + json.dumps(load_tables(), ensure_ascii=False, separators=(",", ":")) + ";\n"


if __name__ == "__main__":
    TARGET.write_text(browser_script(), encoding="utf-8")
