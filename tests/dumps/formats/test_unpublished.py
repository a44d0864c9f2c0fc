"""Nothing that was not published reaches the archive, whatever system it comes from, and each is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.items import DumpItems, read_items
from generator.dumps.read import read_dump

BODY = "The ferry line will test two electric boats on its shortest route from June, it told its staff."


def read(folder: Path, name: str, text: str) -> DumpItems:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_items(read_dump(path))


def titles(found: DumpItems) -> list[str | None]:
    return [item.title for item in found.items]


def reasons(found: DumpItems) -> set[DiscardReason]:
    return {discard.reason for discard in found.discards}


def export(scheme: str, version: str, *items: str) -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:wp="{scheme}://wordpress.org/export/{version}/"><channel><title>Quay</title>\n'
        + "\n".join(items)
        + "\n</channel></rss>"
    )


def post(title: str, status: str = "publish", kind: str = "post", password: str = "") -> str:
    return (
        f"<item><title>{title}</title><content:encoded><![CDATA[<p>{BODY}</p>]]></content:encoded>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>"
        f"<wp:post_password>{password}</wp:post_password></item>"
    )


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_read_items__a_wordpress_export_of_any_version__only_public_posts(
    tmp_path: Path, scheme: str, version: str
) -> None:
    items = (post("Public"), post("Locked", password="tide"), post("Draft", "draft"), post("Later", "future"))
    others = (post("Own", "private"), post("File", "inherit", "attachment"), post("Old", "inherit", "revision"))
    found = read(tmp_path, "export.xml", export(scheme, version, *items, *others))
    assert titles(found) == ["Public"]
    private = {DiscardReason.PASSWORD_PROTECTED, DiscardReason.DRAFT, DiscardReason.SCHEDULED, DiscardReason.PRIVATE}
    assert private | {DiscardReason.ATTACHMENT, DiscardReason.REVISION} <= reasons(found)


def atom(*entries: str) -> str:
    spaces = (
        'xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app" '
        'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:blogger="http://schemas.google.com/blogger/2018"'
    )
    return f'<?xml version="1.0"?><feed {spaces}><title>Quay</title>\n' + "\n".join(entries) + "\n</feed>"


def entry(title: str, inside: str = "") -> str:
    return f'<entry><id>{title}</id><title>{title}</title>{inside}<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry>'


def kind(name: str) -> str:
    return f'<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#{name}"/>'


def test_read_items__a_blogger_export__only_posts_and_pages(tmp_path: Path) -> None:
    draft = "<app:control><app:draft>yes</app:draft></app:control>"
    reply = '<thr:in-reply-to ref="Post" href="https://quay.example/post"/>'
    entries = [entry(name.title(), kind(name)) for name in ("post", "page", "comment", "settings", "template")]
    found = read(tmp_path, "blog.xml", atom(*entries, entry("Hidden", kind("post") + draft), entry("Reply", reply)))
    assert titles(found) == ["Post", "Page"]
    assert {DiscardReason.READER_COMMENT, DiscardReason.BLOG_SETTING, DiscardReason.DRAFT} <= reasons(found)


def test_read_items__a_blogger_takeout_of_today__only_what_is_live(tmp_path: Path) -> None:
    def state(kind: str, status: str) -> str:
        return f"<blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>"

    entries = [entry("Live", state("POST", "LIVE")), entry("Draft", state("POST", "DRAFT"))]
    entries += [entry("Remark", state("COMMENT", "LIVE")), entry("Later", state("POST", "SCHEDULED"))]
    found = read(tmp_path, "feed.atom", atom(*entries))
    assert titles(found) == ["Live"]
    assert {DiscardReason.READER_COMMENT, DiscardReason.SCHEDULED, DiscardReason.DRAFT} <= reasons(found)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("---\ntitle: T\ndraft: true\n---\n", DiscardReason.DRAFT),
        ("---\ntitle: T\npublished: false\n---\n", DiscardReason.DRAFT),
        ("---\ntitle: T\nstatus: draft\n---\n", DiscardReason.DRAFT),
        ("---\ntitle: T\nvisibility: private\n---\n", DiscardReason.PRIVATE),
        ('+++\ntitle = "T"\ndraft = true\n+++\n', DiscardReason.DRAFT),
        ("+++\ntitle = 'T'\n[extra]\nstatus = 'scheduled'\n+++\n", DiscardReason.SCHEDULED),
    ],
)
def test_read_items__a_markdown_draft__is_left_out_and_reported(
    tmp_path: Path, head: str, reason: DiscardReason
) -> None:
    found = read(tmp_path, "note.md", f"{head}\n{BODY}\n")
    assert (found.items, reasons(found)) == ((), {reason})


@pytest.mark.parametrize("name", ["draft_Ferries-1a2b.html", "posts/DRAFT_x.htm"])
def test_read_items__a_draft_of_medium__is_left_out(tmp_path: Path, name: str) -> None:
    page = f"<!DOCTYPE html><html><head><title>Ferries</title></head><body><article><h1>Ferries</h1><p>{BODY}</p></article></body></html>"
    assert reasons(read(tmp_path, name, page)) == {DiscardReason.DRAFT}
    assert titles(read(tmp_path, "2021-01-02_Ferries.html", page)) == ["Ferries"]


def test_read_items__a_substack_export__its_list_says_what_is_published(tmp_path: Path) -> None:
    rows = "post_id,post_date,is_published,audience,title\n1.boats,2023-05-01T08:00:00Z,true,everyone,Boats\n"
    rows += "2.bread,,false,everyone,Bread\n3.tides,2023-06-01T08:00:00Z,true,only_paid,Tides\n"
    (tmp_path / "posts.csv").write_text(rows, encoding="utf-8")
    found = {name: read(tmp_path, f"posts/{name}.html", f"<p>{BODY}</p>") for name in ("1.boats", "2.bread", "3.tides")}
    assert [titles(each) for each in found.values()] == [["Boats"], [], []]
    (item,) = found["1.boats"].items
    assert str(item.date and item.date.day) == "2023-05-01"
    assert reasons(found["2.bread"]) == {DiscardReason.DRAFT}


@pytest.mark.parametrize(
    "body",
    [
        "Told.\n\n<!-- ask the lawyer first -->\n\nMore.",
        "Told. %%ask the lawyer first%% More.",
        "Told.\n\n<!-- ask\n\nthe lawyer\nfirst -->\nMore.",
    ],
)
def test_read_items__remarks_in_markdown__reach_no_article(tmp_path: Path, body: str) -> None:
    found = read(tmp_path, "note.md", f"---\ntitle: T\n---\n{body}\n\n    code\n\n`<!-- kept -->`\n")
    (item,) = found.items
    written = "\n".join(paragraph.markdown for paragraph in item.paragraphs)
    assert "lawyer" not in written
    assert "Told." in written
    assert "More." in written
    assert "<!-- kept -->" in written
    assert DiscardReason.REMARK in reasons(found)
