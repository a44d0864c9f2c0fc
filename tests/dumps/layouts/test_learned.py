"""Layouts whose head lines, labels and frames no list of words knows: what repeats in the file says what they are."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.dumps.items import read_items
from generator.dumps.layouts.lines.days import learn_days
from generator.dumps.layouts.lines.heads import HeadReader
from generator.dumps.layouts.lines.learned import learn_heads
from generator.dumps.layouts.lines.outer import as_outline, unquoted
from generator.dumps.layouts.reader import read_layout
from generator.model import Dump, DumpKind
from tests.support.layout_variants import BRIEFS, DAYS, Brief
from tests.support.layouts import letters

ENGLISH, AMERICAN, SHORT, DOTS = DAYS["english"], DAYS["american"], DAYS["short"], DAYS["dots"]
SECTIONS = ("Trade", "Finance", "Air travel", "Industry", "Transport")
JUDGES = ("Mr Justice Lamb", "Mrs Justice Oakes", "Mr Justice Lamb", "Mr Justice Hale", "Mrs Justice Oakes")


def text_of(render: Callable[[int, Brief], str], between: str = "\n\n") -> str:
    return between.join(render(number, brief) for number, brief in enumerate(BRIEFS)) + "\n"


def _body(brief: Brief) -> str:
    return "\n\n".join(brief.body)


LAYOUTS: dict[str, tuple[str, bool]] = {
    "released, with a code": (
        text_of(lambda n, b: f"## {b.title}\n_Released {ENGLISH(b.day)}_ `stable`\n\n{_body(b)}"),
        False,
    ),
    "approved in a committee": (
        text_of(lambda n, b: f"{b.title}\nApproved in committee on {ENGLISH(b.day)} (room {n + 2})\n\n{_body(b)}"),
        False,
    ),
    "a poster with an address": (
        text_of(
            lambda n, b: (
                f'{b.title}\n\n"{b.author}" <{b.author[:4].lower()}...@mail.example>: {SHORT(b.day)} 09:{n + 11}AM -0800\n\n{_body(b)}\n\nBack to top'
            )
        ),
        True,
    ),
    "a field that no list knows": (
        text_of(
            lambda n, b: f"Byline : {b.author}\nPubl. date  : {DOTS(b.day)}\nHeadline : {b.title}\nText :\n{_body(b)}"
        ),
        True,
    ),
    "labels next to the day": (
        text_of(
            lambda n, b: f"Case 24-0{n}18\n{b.title}\nBefore: {JUDGES[n]}\nHanded down: {ENGLISH(b.day)}\n\n{_body(b)}",
            f"\n{'-' * 60}\n",
        ),
        False,
    ),
    "buttons of an intranet": (
        text_of(
            lambda n, b: (
                f"{b.title}\nPosted by {b.author} on {AMERICAN(b.day)} at 9:1{n} AM\n\n{_body(b)}\n\nLike ({n + 4})   Comment ({n})   Share"
            )
        ),
        True,
    ),
    "an outline of Org mode": (
        "#+TITLE: Clippings\n\n"
        + text_of(lambda n, b: f"* {b.title}  :clip:\n:PROPERTIES:\n:DATE:  [{b.day} Tue 07:3{n}]\n:END:\n{_body(b)}"),
        False,
    ),
    "a forwarded mail, quoted": (
        "FYI, this morning's list.\n\nOn Tue, 5 Dec 2023 Ana Soto <ana@mail.example> wrote:\n\n"
        + "\n".join(
            f"> {line}".rstrip()
            for line in text_of(lambda n, b: f"{b.title}\n{ENGLISH(b.day)}\n\n{_body(b)}").splitlines()
        )
        + "\n",
        False,
    ),
    "the source below, rules between": (
        "PRESS CUTTINGS - NOVEMBER\n\n"
        + text_of(
            lambda n, b: f"{b.title}\n\n{_body(b)}\n\nSource: {b.paper}, {ENGLISH(b.day)}, p. {n + 7}",
            "\n----------\n\n",
        ),
        False,
    ),
    "bold words with a slanted day": (
        text_of(lambda n, b: f"**{b.title}.** *{ENGLISH(b.day)}.* {_body(b)}"),
        False,
    ),
    "the section above the title": (
        "Skip to content\nHome\nNews\nSubscribe\n\n"
        + text_of(
            lambda n, b: (
                f"{SECTIONS[n]}\n{b.title}\nBy {b.author} | {AMERICAN(b.day)} | No Comments\n\n{_body(b)}\n\nRead More »"
            )
        ),
        True,
    ),
    "the section between day and title": (
        text_of(
            lambda n, b: f"{DAYS['slashes'](b.day)} - 09:1{n}\n{SECTIONS[n]}\n{b.title}\n{b.body[0]}\nLire la suite"
        ),
        False,
    ),
    "press releases": (
        text_of(
            lambda n, b: (
                f"FOR IMMEDIATE RELEASE\n\n{b.title}\n\nLYON, {AMERICAN(b.day)} -- {_body(b)}\n\nContact: press@mail{n}.example"
            ),
            "\n\n###\n\n",
        ),
        False,
    ),
    "sections with numbered items": (
        text_of(
            lambda n, b: (
                (f"{n // 2 + 1}. {SECTIONS[n].upper()}\n\n" if n % 2 == 0 else "")
                + f"{n // 2 + 1}.{n % 2 + 1} {b.title}\n{_body(b)}\n({b.paper}, {ENGLISH(b.day)})"
            )
        )
        + "\n\n4. POLITICS\n\nNo items this week.\n\nNext report: next week\n",
        False,
    ),
    "the source linked at the end": (
        text_of(
            lambda n, b: f"**{b.title}** \\\n{_body(b)} ([link]({b.url}), {SHORT(b.day)})",
            "\n\n- - -\n\n",
        ),
        False,
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_read_layout__head_lines_that_only_the_file_knows__give_title_and_day(name: str) -> None:
    text, with_author = LAYOUTS[name]
    layout = read_layout("dump.txt", text.split("\n"))
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]
    assert [item.date and item.date.day for item in layout.items] == [brief.day for brief in BRIEFS]
    assert not with_author or [item.author for item in layout.items] == [brief.author for brief in BRIEFS]
    for item, brief in zip(layout.items, BRIEFS, strict=True):
        body = letters(" ".join(block.text for block in item.paragraphs))
        wanted = letters("".join(brief.body[:1] if "between day" in name else brief.body))
        assert wanted in body
        assert len(body) <= len(wanted) + 40  # the place and the day of a release, and whom to ask


@pytest.mark.parametrize("name", LAYOUTS)
def test_read_items__head_lines_that_only_the_file_knows__lose_no_line_and_no_word(name: str) -> None:
    lines = tuple(LAYOUTS[name][0].split("\n"))
    found = read_items(Dump("dump.txt", DumpKind.LIST, lines))
    facts = [part or "" for item in found.items for part in (item.title, item.author, item.publication, item.url)]
    facts += [part for item in found.items for part in (*item.tags, *(each.text for each in item.paragraphs))]
    held = letters(" ".join((*facts, *(discard.text for discard in found.discards))))
    assert [word for line in lines for word in re.findall(r"[^\W_]{4,}", line) if letters(word) not in held] == []
    named = {discard.line for discard in found.discards}
    assert [line for number, line in enumerate(lines, 1) if line.strip() == ">" and number not in named] == []


def test_read_layout__headlines_marked_by_pictures_without_days__are_items() -> None:
    marks = "🛏 🥬 ✍️ 🛴 🍦".split()
    text = "THE MORNING LIST\n\nGood morning!\n\n" + text_of(lambda n, b: f"{marks[n]} {b.title}\n\n{b.body[0]}")
    layout = read_layout("dump.txt", f"{text}\n\nUnsubscribe\n".split("\n"))
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]
    assert all(item.date is None for item in layout.items)


@pytest.mark.parametrize("mark", ["* ", "- ", "• "])
def test_read_layout__bullets_with_a_dash_before_a_text_in_lower_case__are_title_and_text(mark: str) -> None:
    text = text_of(lambda n, b: f"{mark}{b.title} — {b.body[0][0].lower()}{b.body[0][1:]}", "\n")
    layout = read_layout("dump.txt", f"Tuesday, 5 December 2023\n\n{text}".split("\n"))
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]


def test_read_layout__a_dash_in_some_entries_only__divides_none() -> None:
    text = text_of(
        lambda n, b: f"- {b.body[0]}" if n % 2 else f"- {b.body[0].split(',')[0]} — {b.body[-1].lower()}", "\n"
    )
    layout = read_layout("dump.txt", f"Tuesday, 5 December 2023\n\n{text}".split("\n"))
    assert layout is None or not any(item.title for item in layout.items)


@pytest.mark.parametrize("prefix", ["FW: ", "Fwd: RE: ", "WG: ", ""])
def test_read_layout__saved_mails__have_the_subject_as_title(prefix: str) -> None:
    text = text_of(
        lambda n, b: (
            f"From: News desk\nSent: {AMERICAN(b.day)} 9:1{n} AM\nTo: All\nSubject: {prefix}{b.title}\n\n{_body(b)}"
        ),
        f"\n\n{'_' * 30}\n\n",
    )
    layout = read_layout("dump.txt", text.split("\n"))
    assert layout is not None
    assert [item.title for item in layout.items] == [brief.title for brief in BRIEFS]


@pytest.mark.parametrize(
    "lines",
    [
        ["The plant opened on 3 March 2024.", "The plant closed on 5 March 2024.", "The plant reopened on 9 May 2024."],
        ["Orla met Packro on 3 March 2024", "Staff left the hall on 5 March 2024", "It was sold again on 9 May 2024"],
        ["Released 3 March 2024 (stable)", "Released 5 March 2024 (stable)"],
        ["Released 3 March 2024 (stable)"] * 4,
    ],
    ids=["sentences", "different words", "two only", "one day"],
)
def test_learn_heads__lines_that_are_no_form__are_none(lines: list[str]) -> None:
    assert learn_heads(lines, HeadReader(learn_days(lines)), lambda line: False) == {}


def test_unquoted__a_quotation_within_a_text__stays() -> None:
    lines = ["On 3 March 2024 the chairman wrote:", "", *["> We will not sell the mill to anybody."] * 9]
    lines += ["", *["The family has owned it since 1911 and lives next to it."] * 9]
    assert unquoted(lines) == lines
    assert unquoted(["Poem", "", *["> We will not sell the mill to anybody."] * 20])[2].startswith("> ")


def test_as_outline__stars_of_another_text__stay() -> None:
    assert as_outline(["* one", "* two"]) == ["* one", "* two"]
    assert as_outline(["#+TITLE: x", "** TODO Two things :a:b:"]) == ["", "## Two things"]
