"""Exports of Ghost: what is published for everybody, with tags and authors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.formats.dispatch import read_marked
from generator.dumps.read import read_dump
from generator.model import DumpKind

LEDE = "Orchard Robotics lends its picking arms to forty farms for a year."
POST = {
    "id": "p1",
    "title": "Arms to borrow",
    "slug": "arms",
    "html": f"<p>{LEDE}</p>",
    "status": "published",
    "visibility": "public",
    "type": "post",
    "published_at": "2024-07-25T09:00:00.000Z",
    "canonical_url": "https://news.example/arms",
}
TABLES = {
    "tags": [{"id": "t1", "name": "Farms"}, {"id": "t2", "name": "#internal"}],
    "posts_tags": [{"post_id": "p1", "tag_id": "t1"}, {"post_id": "p1", "tag_id": "t2", "sort_order": 1}],
    "users": [{"id": "u1", "name": "Ana Soto", "email": "ana@press.example"}],
    "posts_authors": [{"post_id": "p1", "author_id": "u1"}],
}


def export(*posts: dict[str, Any], wrapped: bool = True) -> dict[str, Any]:
    data = {"meta": {"version": "5.0"}, "data": {"posts": list(posts), **TABLES}}
    return {"db": [data]} if wrapped else data


@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize("indent", [None, 1])
def test_read_marked__export_of_ghost__gives_posts_with_tags_and_authors(
    tmp_path: Path, wrapped: bool, indent: int | None
) -> None:
    path = tmp_path / "ghost.json"
    path.write_text(json.dumps(export(POST, wrapped=wrapped), indent=indent), encoding="utf-8")
    dump = read_dump(path)
    assert dump.kind is DumpKind.GHOST
    (item,), _ = read_marked(dump)
    assert item.date is not None
    assert (item.title, str(item.date.day), item.author, item.tags, item.url) == (
        "Arms to borrow",
        "2024-07-25",
        "Ana Soto",
        ("Farms",),
        "https://news.example/arms",
    )
    assert [paragraph.text for paragraph in item.paragraphs] == [LEDE]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "draft"}, DiscardReason.DRAFT),
        ({"status": "scheduled"}, DiscardReason.SCHEDULED),
        ({"visibility": "members"}, DiscardReason.PRIVATE),
        ({"visibility": "paid"}, DiscardReason.PRIVATE),
    ],
)
def test_read_marked__post_that_is_not_public__is_left_out_with_its_reason(
    tmp_path: Path, change: dict[str, str], reason: DiscardReason
) -> None:
    path = tmp_path / "ghost.json"
    path.write_text(json.dumps(export(POST, {**POST, "id": "p2", **change}), indent=1), encoding="utf-8")
    items, discards = read_marked(read_dump(path))
    assert len(items) == 1
    assert reason in {discard.reason for discard in discards}
