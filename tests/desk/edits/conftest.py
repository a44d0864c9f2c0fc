"""An archive to rename in."""

from __future__ import annotations

from pathlib import Path

import pytest

COMPANIES = """\
# Kettles and their makers.
- name: Quill
  country: CN
- name: Inkling
  aliases: [Ink, "Ink Co"]   # since 2019
  parent: Quill
- name: Nib & Sons
  aliases:
    - Nib
  parent: Quill
  tags: [kettles]
"""


TAGS = "- slug: kettles\n  cues: [kettle]\n- slug: ipo\n  name: Flotations\n"


ARTICLE = """\
---
title: Quill sells its kettle arm   # by hand
date: 2024-05-02
companies: [Quill, "Nib & Sons"]
mentions:
  - ink co
tags: [kettles]
related: [old-pot]
---

Quill, of [[quill|the river]], sold to [[Nib]]. See [[kettles]], [[tag:kettles]] and [[2024/05/old-pot|a pot]].

`[[Quill]]` is code.
"""


POT = "---\ntitle: An old pot\ndate: 2024-05-01\ncompanies: [Inkling]\ntags: [kettles]\n---\n\nIt boils.\n"


NOTE = """\
---
title: On pots
about: [Quill, kettles, old-pot]
---

See [the pot](../articles/2024/old-pot.md) and [[company:Quill]].
"""


DIGEST = """\
---
title: The week
date: 2024-05-03
articles:
  - article: old-pot
    comment: "[[Quill]] again."
  - sale
---

Two.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {
        "site.yml": "base_url: https://ann.example/\n",
        "companies.yml": COMPANIES,
        "tags.yml": TAGS,
        "articles/2024/sale.md": ARTICLE,
        "articles/2024/old-pot.md": POT,
        "notes/pots.md": NOTE,
        "briefings/week.md": DIGEST,
    }
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "content"


def text(content: Path, name: str) -> str:
    return (content / name).read_bytes().decode()
