"""Any file read as any kind gives articles or one problem, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importing import run_import
from generator.model import DumpKind

LEDE = "Orchard Robotics lends its picking arms to forty farms for a year."
FILES = {
    "prose": LEDE,
    "lines": f"{LEDE}\n\nA farm pays by the basket.\n\nIt sends the arms back in winter.\n",
    "json list": '[{"title": "Arms", "text": "They come back in winter."}]',
    "json lines": '{"title": "Arms", "text": "They come back."}\n{"title": "Baskets", "text": "They are full."}\n',
    "json words": '"only words"',
    "table": f"title,text\nArms,{LEDE}\n",
    "feed": f"<rss><channel><item><title>Arms</title><description>{LEDE}</description></item></channel></rss>",
    "page": f"<html><body><h1>Arms</h1><p>{LEDE}</p></body></html>",
    "mail": f"From: a@b.example\nSubject: Arms\nMIME-Version: 1.0\n\n{LEDE}\n",
    "front matter": f"---\ntitle: Arms\n---\n\n{LEDE}\n",
}


REGISTRY = {
    "companies.yml": "- name: Orchard Robotics\n",
    "tags.yml": "- name: Robots\n  slug: robots\n",
}
"""Small, for each of many imports reads it."""


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", list(DumpKind))
def test_import__any_file_as_any_kind__loses_no_line_or_is_refused(tmp_path: Path, name: str, kind: DumpKind) -> None:
    path = tmp_path / "file.dat"
    path.write_text(FILES[name], encoding="utf-8")
    content = tmp_path / "content"
    content.mkdir()
    for registry, text in REGISTRY.items():
        (content / registry).write_text(text, encoding="utf-8")
    result = run_import([path], content, kind=kind)
    assert len(result.dumps) + len(result.problems) == 1
    assert all(dump.lost_lines == 0 for dump in result.dumps)
    assert all(isinstance(problem.fix, str) and problem.fix for problem in result.problems)
