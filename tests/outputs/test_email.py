"""Digests as e-mails: nothing a mail client would drop, nothing too long, every link absolute."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup

from generator.building import build
from generator.model import SitePath
from generator.site.views.dates import day_view
from generator.site.views.email import email_view, inline_styles
from generator.site.views.records import ArticleCard, BriefingEntryView, BriefingView
from tests.support.site_factories import briefing

_MOST_BYTES = 102 * 1024


def _digest(entries: int, words: int = 60) -> BriefingView:
    day = day_view(briefing("d").date)
    card = ArticleCard("A headline", SitePath("2024/07/a.html"), day, "word " * words, "why " * words, (), ())
    entry = BriefingEntryView(card, Markup("<p>A comment.</p>"))
    path, email = SitePath("briefings/d.html"), SitePath("briefings/d.email.html")
    return BriefingView("D", path, day, "", "", Markup("<p>Intro.</p>"), (entry,) * entries, 1, email)


def test_email_view__a_few_entries__are_all_in_it() -> None:
    email = email_view(_digest(8))
    assert (len(email.entries), email.omitted) == (8, 0)


def test_email_view__hundreds_of_entries__are_cut_and_counted() -> None:
    email = email_view(_digest(300))
    assert 10 < len(email.entries) < 100
    assert len(email.entries) + email.omitted == 300


def test_email_view__one_endless_entry__still_has_that_one() -> None:
    email = email_view(_digest(2, words=100_000))
    assert (len(email.entries), email.omitted) == (1, 1)


def test_inline_styles__a_page__keeps_no_style_sheet() -> None:
    made = inline_styles("<html><head><style>p { color: red; }</style></head><body><p>Hello</p></body></html>")
    assert "<style" not in made
    assert '<p style="color: red;">Hello</p>' in made


def _content(tmp_path: Path, entries: int) -> Path:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "briefings").mkdir()
    (content / "site.yml").write_text("title: Tea & Co\nbase_url: https://example.org/tea/\n", encoding="utf-8")
    (content / "companies.yml").write_text("- name: Kettle\n", encoding="utf-8")
    for number in range(entries):
        head = f"title: Teapot number {number}\ndate: 2024-07-25\ncompanies: [Kettle]\nsummary: {'A summary. ' * 12}"
        (content / "articles" / f"a{number}.md").write_text(f"---\n{head}\n---\n**Why it matters:** Tea.\n", "utf-8")
    names = ", ".join(f"a{number}" for number in range(entries))
    head = f"title: The digest\ndate: 2024-07-26\nsummary: All the tea\narticles: [{names}]"
    (content / "briefings" / "tea.md").write_text(
        f"---\n{head}\n---\nRead [[Kettle]] and [us](/index.html).\n", "utf-8"
    )
    return content


def test_build__a_digest__has_an_email_that_mail_clients_show_whole(tmp_path: Path) -> None:
    build(_content(tmp_path, 300), tmp_path / "site")
    data = (tmp_path / "site" / "briefings" / "tea.email.html").read_bytes()
    email = data.decode()
    assert len(data) <= _MOST_BYTES
    assert re.findall(r"<(?:script|svg|link|style|img|iframe|form)\b", email) == []
    links = re.findall(r'href="([^"]*)"', email)
    assert [link for link in links if not link.startswith("https://example.org/tea/")] == []
    assert "https://example.org/tea/companies/kettle.html" in links
    assert re.search(r"And \d+ more, in", email)
    assert "tea.email.html>" in (tmp_path / "site" / "briefings" / "tea.html").read_text("utf-8")


def test_build__the_samples_digests__say_how_long_they_take(site: Path) -> None:
    page = (site / "briefings" / "the-year-of-the-small-price.html").read_text(encoding="utf-8")
    assert re.search(r"\b[2-9] minutes to read", page)
    assert "email.html" not in (site / "sitemap.xml").read_text(encoding="utf-8")
