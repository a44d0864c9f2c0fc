"""What was not published, and what is no article, stays out of the archive, each with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.formats.dispatch import read_marked
from generator.dumps.formats.error_page import error_page
from generator.dumps.read import read_dump
from generator.errors import ContentError
from generator.model import Discard, Item

CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
TEXT = "Orchard Robotics lends its picking arms to forty farms for a year."
KIND = "http://schemas.google.com/blogger/2008/kind"


def read(folder: Path, text: str) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    path = folder / "export.xml"
    path.write_text(text, encoding="utf-8")
    return read_marked(read_dump(path))


def wordpress(space: str, fields: str, prefix: str = "wp") -> str:
    return (
        f'<rss version="2.0" {CONTENT} xmlns:{prefix}="{space}"><channel><title>Quay</title>\n'
        f"<item><title>Arms</title><content:encoded><![CDATA[{TEXT}]]></content:encoded>{fields}</item>\n</channel></rss>"
    )


def blogger(fields: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#" '
        'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:blogger="http://schemas.google.com/blogger/2018">'
        f'<title>Quay</title>\n<entry><title>Arms</title>{fields}<content type="html">{TEXT}</content></entry>\n</feed>'
    )


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("prefix", ["wp", "export"])
@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("status", "draft", DiscardReason.DRAFT),
        ("status", "future", DiscardReason.SCHEDULED),
        ("status", "private", DiscardReason.PRIVATE),
        ("post_type", "attachment", DiscardReason.ATTACHMENT),
        ("post_password", "sesame", DiscardReason.PASSWORD_PROTECTED),
    ],
)
def test_read_marked__unpublished_post_of_wordpress__is_left_out_with_its_reason(
    tmp_path: Path, version: str, scheme: str, prefix: str, field: str, value: str, reason: DiscardReason
) -> None:
    space = f"{scheme}://wordpress.org/export/{version}/"
    items, discards = read(tmp_path, wordpress(space, f"<{prefix}:{field}>{value}</{prefix}:{field}>", prefix))

    assert not items
    assert reason in {discard.reason for discard in discards}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (f'<category scheme="{KIND}#kind" term="{KIND}#comment"/>', DiscardReason.READER_COMMENT),
        (f'<category scheme="{KIND}#kind" term="{KIND}#settings"/>', DiscardReason.BLOG_SETTING),
        (f'<category scheme="{KIND}#kind" term="{KIND}#template"/>', DiscardReason.BLOG_SETTING),
        ('<thr:in-reply-to ref="post-1"/>', DiscardReason.READER_COMMENT),
        ("<app:control><app:draft>yes</app:draft></app:control>", DiscardReason.DRAFT),
        ("<blogger:type>COMMENT</blogger:type>", DiscardReason.READER_COMMENT),
        ("<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>", DiscardReason.DRAFT),
    ],
)
def test_read_marked__entry_of_blogger_that_is_no_post__is_left_out_with_its_reason(
    tmp_path: Path, fields: str, reason: DiscardReason
) -> None:
    items, discards = read(tmp_path, blogger(fields))

    assert not items
    assert reason in {discard.reason for discard in discards}


def test_read_marked__post_of_blogger__keeps_its_address_and_tags(tmp_path: Path) -> None:
    fields = (
        f'<category scheme="{KIND}#kind" term="{KIND}#post"/><category scheme="http://www.blogger.com/atom/ns#" '
        'term="Farming"/><link rel="alternate" type="text/html" href="https://quay.example/arms"/>'
    )
    items, _ = read(tmp_path, blogger(fields))

    assert [(item.url, item.tags) for item in items] == [("https://quay.example/arms", ("Farming",))]


@pytest.mark.parametrize("day", ["Wed, 30 Nov -0001 00:00:00 +0000", "Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01"])
def test_read_marked__empty_value_of_a_program_as_day__states_none(tmp_path: Path, day: str) -> None:
    text = f"<rss><channel><item><title>Arms</title><pubDate>{day}</pubDate><description>{TEXT}</description></item></channel></rss>"
    items, _ = read(tmp_path, text)

    assert [item.date for item in items] == [None]


def test_read_marked__sentence_of_a_form_as_the_whole_text__is_the_article(tmp_path: Path) -> None:
    words = "Join us for a look at the new ferries and what a ticket costs."
    items, _ = read(
        tmp_path, f"<rss><channel><item><title>Cast</title><description>{words}</description></item></channel></rss>"
    )

    assert [paragraph.text for item in items for paragraph in item.paragraphs] == [words]


@pytest.mark.parametrize(
    "title", ["404 Not Found", "Just a moment...", "Access Denied", "503 Service Unavailable | Quay"]
)
def test_read_dump__error_page__is_refused(tmp_path: Path, title: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><p>Sorry.</p></body></html>", "utf-8"
    )

    with pytest.raises(ContentError, match="not an article"):
        read_dump(path)


def test_error_page__long_article_about_an_error__is_an_article() -> None:
    assert error_page(f"<html><title>404 not found</title><body><p>{TEXT * 20}</p></body></html>") is None
