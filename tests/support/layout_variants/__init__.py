"""A few briefs written down in many layouts: what an import must give back is known for each.

Data: `BRIEFS`; `VARIANTS`, each a name and a `Variant`, the text with what it tells.
Limits: invented news; ordinary layouts of mails, notes, chats, reviews and wires, each with several details changed.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable, Iterator, Sequence

from tests.support.layout_variants.briefs import BRIEFS, DAYS, Brief, Variant

__all__ = ["BRIEFS", "DAYS", "VARIANTS", "Brief", "Variant"]

Render = Callable[[Brief, str], str]
"""A brief and its day in words."""


def _body(brief: Brief, gap: str = "\n\n") -> str:
    return gap.join(brief.body)


def _join(parts: Sequence[str], between: str) -> str:
    return between.join(parts) + "\n"


def _all(render: Render, form: str, between: str) -> str:
    return _join([render(brief, DAYS[form](brief.day)) for brief in BRIEFS], between)


def _wrapped(text: str, width: int, indent: str = "") -> str:
    """Every paragraph filled to a width; other lines as they are."""
    done = []
    for block in text.split("\n\n"):
        lines = block.split("\n")
        done.append(
            "\n".join(textwrap.fill(x, width, subsequent_indent=indent) if len(x) > width else x for x in lines)
        )
    return "\n\n".join(done)


def _variants() -> Iterator[tuple[str, Variant]]:
    yield from _titled()
    yield from _lines()
    yield from _markdown()
    yield from _letters()
    yield from _chats()
    yield from _wires()
    yield from _archives()


def _titled() -> Iterator[tuple[str, Variant]]:
    for form in DAYS:
        text = _all(lambda b, d: f"{b.title}\n{d}\n\n{_body(b)}", form, "\n\n")
        yield f"title, day, text ({form})", Variant(text)
        text = _all(lambda b, d: f"{d}\n\n{b.title}\n\n{_body(b)}", form, "\n\n\n")
        yield f"day, title, text ({form})", Variant(text)
    for rule in ("---", "***", "_____", "=" * 40, "• • •", "~~~~~~", "###", "- - - - -", "⁂"):
        text = _all(lambda b, d: f"{b.title}\nBy {b.author} | {d}\n\n{_body(b)}", "english", f"\n\n{rule}\n\n")
        yield f"rules {rule[:9]}", Variant(text, author=True)
        text = _all(lambda b, d: f"{b.title}\n\n{_body(b)}\n\nSource: {b.url}", "english", f"\n{rule}\n")
        yield f"rules and sources {rule[:9]}", Variant(text, day=False, url=True)
    bylines = {
        "{a} · {d}": "short",
        "{d} – {a}": "german",
        "By {a}, {p}, {d}": "american",
        "Von {a} | {d}": "german",
        "Par {a}, le {d}": "french",
        "Por {a} - {d}": "spanish",
        "{d}, by {a}": "english",
        "Published {d} by {a}": "english",
        "By {a} - {d} - updated 30 November 2023 10:15": "english",
        "{p} | {d} | By {a}": "american",
        "Words: {a} | {d}": "english",
    }
    for line, form in bylines.items():

        def render(b: Brief, d: str, line: str = line) -> str:
            head = line.format(a=b.author, d=d, p=b.paper)
            return f"{b.title}\n{head}\n\n{_body(b)}\n\n{b.url}"

        yield f"byline {line}", Variant(_all(render, form, "\n\n"), author=True, url=True)
    for blanks in (3, 4):
        text = _all(lambda b, d: f"{b.title}\n\n{_body(b)}", "english", "\n" * blanks)
        yield f"titles, {blanks - 1} empty lines", Variant(text, day=False)
        text = _all(lambda b, d: _body(b), "english", "\n" * blanks)
        yield f"untitled, {blanks - 1} empty lines", Variant(text, title=False, day=False)
    text = _all(lambda b, d: f"{b.title}\n{b.paper}\n{d}\n{b.url}\n{_body(b, chr(10))}", "english", "\n\n")
    yield "title, paper, day, address on four lines", Variant(text, url=True)
    text = _all(lambda b, d: f"{b.title} ({b.paper}, {d})\n{_body(b, chr(10))}\n{b.url}", "english", "\n\n")
    yield "paper and day in brackets", Variant(text, url=True)
    text = _all(lambda b, d: f"{b.title} | {b.paper} | {d}\n\n{_body(b)}", "american", "\n\n")
    yield "paper and day after bars", Variant(text)
    text = _all(
        lambda b, d: f"Title: {b.title}\nDate: {d}\nAuthor: {b.author}\nURL: {b.url}\n\n{_body(b)}", "iso", "\n\n"
    )
    yield "labelled fields", Variant(text, author=True, url=True)
    text = _all(lambda b, d: f"“{b.title}”\n{b.author}, {d}\n{_body(b, chr(10))}", "english", "\n\n")
    yield "titles in quotation marks", Variant(text, author=True)
    text = _all(lambda b, d: f"{b.title.upper()}\n{d}\n{_body(b, chr(10))}", "english", "\n\n")
    yield "titles in capitals", Variant(text)


def _lines() -> Iterator[tuple[str, Variant]]:
    for mark in ("•", "-", "*", "–", "►", "▪"):
        for between in (": ", " — ", " - "):
            parts = [f"{mark} {b.title}{between}{b.body[0]} ({b.url})" for b in BRIEFS]
            yield f"bullets {mark}{between}", Variant(_join(parts, "\n"), day=False, url=True, first_only=True)
    for form in ("iso", "dots", "english", "short"):
        text = _all(lambda b, d: f"{d}: {b.title} - {b.body[0]}", form, "\n")
        yield f"day first, one line ({form})", Variant(text, first_only=True)
        text = _all(lambda b, d: f"[{d}] {b.title}\n{_body(b, chr(10))}", form, "\n\n")
        yield f"day in brackets first ({form})", Variant(text)
    for number in ("{n}. ", "{n}) ", "[{n}] ", "#{n} ", "({n}) "):

        def numbered(n: int, b: Brief, number: str = number) -> str:
            return f"{number.format(n=n)}{b.title}\n\n{_body(b)}\n\nRead more: {b.url}"

        text = _join([numbered(n, b) for n, b in enumerate(BRIEFS, 1)], "\n\n")
        yield f"numbers {number}", Variant(text, day=False, url=True)
        text = _join([f"{number.format(n=n)}{b.title}: {b.body[0]}" for n, b in enumerate(BRIEFS, 1)], "\n")
        yield f"numbers {number}, one line", Variant(text, day=False, first_only=True)
    text = _all(lambda b, d: f"【{b.title}】{b.body[0]}", "iso", "\n")
    yield "titles in lenticular brackets", Variant(text, day=False, first_only=True)


def _markdown() -> Iterator[tuple[str, Variant]]:
    for level in ("#", "##", "###"):
        parts = [f"{level} {b.title}\n\n*{b.author}, {b.day}*\n\n{_body(b)}\n\n<{b.url}>" for b in BRIEFS]
        yield f"headings {level}", Variant(_join(parts, "\n\n"), author=True, url=True)
        parts = [f"{level} [{b.title}]({b.url})\n{DAYS['short'](b.day)} | {b.paper}\n\n{_body(b)}" for b in BRIEFS]
        yield f"linked headings {level}", Variant(_join(parts, "\n\n"), url=True)
    text = "# The week\n\n" + _all(lambda b, d: f"## {d}\n\n### {b.title}\n\n{_body(b)}", "english", "\n\n")
    yield "day headings", Variant(text)
    text = "# The week\n\n" + _all(lambda b, d: f"**{b.title}.** {_body(b)} [Source]({b.url})", "english", "\n\n")
    yield "bold run-in", Variant(text, day=False, url=True)
    text = _all(lambda b, d: f"**{b.title}**\n{d} - {b.author}\n\n{_body(b)}", "english", "\n\n")
    yield "bold titles", Variant(text, author=True)
    text = _all(lambda b, d: f"{b.title}\n{'-' * len(b.title)}\n\n_{d}_\n\n{_body(b)}", "english", "\n\n")
    yield "underlined titles", Variant(text)
    text = _all(lambda b, d: f"- **{b.title}** ({d}): {b.body[0]} [link]({b.url})", "english", "\n")
    yield "bullets with bold titles", Variant(text, url=True, first_only=True)


def _letters() -> Iterator[tuple[str, Variant]]:
    issue = dt.date(2023, 11, 22)
    contents = "\n".join(f"  {n}. {b.title}" for n, b in enumerate(BRIEFS, 1))
    for width in (0, 65, 72, 78):
        items = "\n\n".join(f"{n}. {b.title.upper()}\n\n{_body(b)}\n\n{b.url}" for n, b in enumerate(BRIEFS, 1))
        text = f"THE QUAY LETTER, Wednesday, 22 November 2023\n\nIn this issue:\n\n{contents}\n\n{items}\n\nTo unsubscribe, reply to this mail.\n"
        yield (
            f"numbered letter, width {width}",
            Variant(_wrapped(text, width) if width else text, url=True, issue=issue),
        )
        items = "\n\n".join(f"* {b.title}\n\n{_body(b)}\n\n  {b.url}" for b in BRIEFS)
        text = f"Hello reader,\n\nhere is the news of 22 November 2023.\n\n{items}\n\nSee you next week\nThe desk\n"
        yield f"starred letter, width {width}", Variant(_wrapped(text, width) if width else text, url=True, issue=issue)


def _chats() -> Iterator[tuple[str, Variant]]:
    stamps = {
        "WhatsApp Android": "{dmy}, {t} - {a}: *{title}*",
        "WhatsApp iOS": "[{dmy}, {t}:07] {a}: {title}",
        "WhatsApp German": "{dots}, {t} - {a}: *{title}*",
        "Telegram": "{a}, [{dots} {t}]\n{title}",
        "Teams": "[{us} {t12}] {a}\n{title}",
        "Discord": "{a} — {us0} {t12}\n**{title}**",
        "Signal": "[{iso} {t}] {a}: {title}",
        "WeChat": "{a} {iso} {t}:33\n{title}",
        "log": "{iso} {t} <{a}> {title}",
        "name and long day": "{a}, {english} at {t}\n{title}",
    }
    for name, form in stamps.items():
        parts = []
        for number, brief in enumerate(BRIEFS):
            day = brief.day
            time = f"{9 + number:02}:{10 + number}"
            values = {
                "dmy": f"{day.day:02}/{day.month:02}/{day.year}",
                "dots": f"{day.day:02}.{day.month:02}.{day.year}",
                "us": f"{day.month}/{day.day}/{day.year}",
                "us0": f"{day.month:02}/{day.day:02}/{day.year}",
                "iso": day.isoformat(),
                "english": DAYS["english"](day),
                "t": time,
                "t12": f"{9 + number if number < 4 else 1}:{10 + number} {'AM' if number < 3 else 'PM'}",
                "a": brief.author,
                "title": brief.title,
            }
            parts.append(f"{form.format(**values)}\n{_body(brief, chr(10))}\n{brief.url}")
        for gap in ("\n", "\n\n"):
            yield f"chat: {name}{' with gaps' * (gap != chr(10))}", Variant(_join(parts, gap), author=True, url=True)
    text = "\n".join(
        f"{b.author}\n  {9 + n}:1{n} AM\n{b.title}\n{_body(b, chr(10))}\n{b.url}" for n, b in enumerate(BRIEFS)
    )
    yield "chat: Slack", Variant(text, day=False, author=True, url=True)
    text = "\n".join(
        f"{b.author}  {9 + n}:1{n} AM\n{b.title}\n{_body(b, chr(10))}\n{b.url}" for n, b in enumerate(BRIEFS)
    )
    yield "chat: Slack on one line", Variant(text, day=False, author=True, url=True)


def _wires() -> Iterator[tuple[str, Variant]]:
    for width in (0, 70):
        text = _all(lambda b, d: f"{b.title}\n\nDUBLIN, {d} - {_body(b)}", "short", "\n\n\n")
        yield f"place and day before the text, width {width}", Variant(_wrapped(text, width) if width else text)
        text = _all(lambda b, d: f"{b.title}\n{d} -- {_body(b)}", "american", "\n\n\n")
        yield f"day run into the text, width {width}", Variant(_wrapped(text, width) if width else text)
    pages, lines = [], _wrapped(_all(lambda b, d: f"{b.title}\n{d}\n\n{_body(b)}", "english", "\n\n"), 60).split("\n")
    for number, start in enumerate(range(0, len(lines), 24), 1):
        pages.append("\n".join(["Quay Letter", "", *lines[start : start + 24], "", f"{number:>30}"]))
    yield "pages of a PDF", Variant("\n\f".join(pages))
    text = ""
    for paper in sorted({brief.paper for brief in BRIEFS}):
        own = [brief for brief in BRIEFS if brief.paper == paper]
        text += f"{paper.upper()}\n\n" + "\n\n".join(
            f"{b.title}\n({b.author}, {DAYS['english'](b.day)})\n{_body(b, chr(10))}" for b in own
        )
        text += "\n\n"
    yield "press review by paper", Variant(f"PRESS REVIEW\n22 November 2023\n\n{text}", author=True)


def _archives() -> Iterator[tuple[str, Variant]]:
    """Databases of articles, mailing lists and mail programs, wikis."""
    lists = []
    for number, b in enumerate(BRIEFS, 1):
        sent = f"{b.day:%a}, {b.day.day} {b.day:%b} {b.day.year} 09:14:00 +0000"
        head = f"Message: {number}\nDate: {sent}\nFrom: {b.author} <desk@example.org>\nSubject: {b.title}"
        lists.append(_wrapped(f"{head}\n\n{_body(b)}", 72))
    text = "Send submissions to trade@example.org\n\n" + "-" * 70 + "\n\n" + f"\n\n{'-' * 30}\n\n".join(lists)
    yield "mailing list digest", Variant(text, author=True)
    text = _all(
        lambda b, d: f"From: {b.author} <x@example.org>\nSent: {d} 9:14 AM\nTo: Desk\nSubject: {b.title}\n\n{_body(b)}",
        "weekday",
        "\n\n",
    )
    yield "forwarded mails", Variant(text, author=True)
    text = _all(
        lambda b, d: (
            f"{b.title}\n\n{b.paper}\n\n{d}\n\nCopyright 2023 {b.paper} All Rights Reserved\n\nSection: NEWS; Pg. 3\n"
            f"Length: 312 words\nByline: {b.author}\n\nBody\n\n{_body(b)}\n\nLoad-Date: November 30, 2023\n\nEnd of Document"
        ),
        "american",
        "\n\n\n",
    )
    yield "article database", Variant(text, author=True)
    text = _all(
        lambda b, d: f"{b.title}\n{b.paper} / by {b.author} / {d} at 9:14 AM\n\n{_body(b)}\n\nVisit: {b.url}",
        "short",
        "\n\n\n",
    )
    yield "feed reader", Variant(text, author=True, url=True)
    text = _all(lambda b, d: f"== {b.title} ==\n''{d}''\n\n{_body(b)}", "english", "\n\n")
    yield "wiki headings", Variant(text)
    text = _all(lambda b, d: f"{'=' * 50}\n{b.title}\n{'=' * 50}\n{d}\n\n{_body(b)}", "english", "\n\n")
    yield "boxed titles", Variant(text)
    text = _all(lambda b, d: f"🔹 *{b.title}*\n\n{b.body[0]}\n\n🔗 {b.url}", "english", "\n\n")
    yield "emoji", Variant(text, day=False, url=True, first_only=True)
    text = _all(lambda b, d: f"{b.title}\nPosted on {d} in Trade by {b.author}\n\n{_body(b)}", "american", "\n\n")
    yield "posted in a category", Variant(text, author=True)
    text = _all(lambda b, d: f"{b.title}\n\n{_body(b)}\n\n— {b.author}, {b.paper}, {d}", "english", "\n\n\n")
    yield "byline below", Variant(text, author=True)
    text = _join([f"{n}、{b.title}\n{_body(b, chr(10))}" for n, b in enumerate(BRIEFS, 1)], "\n")
    yield "Chinese numbers, no empty lines", Variant(text, day=False)


VARIANTS: dict[str, Variant] = dict(_variants())
