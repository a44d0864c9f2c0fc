"""The features of every line of a scraped page, before anything is decided.

Data: `read_blocks` turns the paragraphs of a page into `PageBlock`s.
Limits: features only; which block is body is decided by `model`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.discard_reason import DiscardReason
from generator.dumps.page.bylines import is_bio, is_name, read_byline
from generator.dumps.page.lines import TITLE_MOST, PageLine, Shape, read_lines, title_shaped
from generator.dumps.page.sections import find_openings, find_sections
from generator.dumps.page.title_line import split_title_line
from generator.model import Paragraph

_FAR = 8
"""Captions, buttons and bylines between a heading and what it heads."""
_BETWEEN = frozenset(
    {
        DiscardReason.IMAGE_CAPTION,
        DiscardReason.PORTRAIT,
        DiscardReason.LISTEN_BUTTON,
        DiscardReason.ADVERTISEMENT,
        DiscardReason.READING_TIME,
        DiscardReason.SHARE_BUTTONS,
    }
)
"""Furniture that occurs between a heading and its text."""
_SHORTEST_SITE = 4


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One non-empty line of a page with its features."""

    line: int
    """1-based line of the dump."""
    text: str
    weight: float
    """Latin letters; a wide character counts 2.5."""
    shape: Shape
    furniture: DiscardReason | None
    """Why it is boilerplate, whatever its place on the page; None if it is not."""
    byline: bool
    day_line: bool
    section: str
    """The part it stands in as far as furniture above tells: `comments`, `related links`, `press`, `bio`, `footer`."""
    title_like: bool
    title_line: bool
    """`Title | Site`, or a heading that repeats one."""
    bio: bool
    heads: bool
    """Short, right above text."""
    repeated: bool
    """A short line that occurs on the page more than once."""
    opens: bool
    """An article begins here: a title, soon a byline or date, then enough prose."""
    name: bool
    """A person's name and nothing else."""
    own: bool
    """Short, and names the site: its own promotion."""
    early: bool
    """No sentence of the article is above it."""


def read_blocks(paragraphs: Sequence[Paragraph]) -> tuple[PageBlock, ...]:
    """One block for each paragraph, in order."""
    lines = read_lines([paragraph.text for paragraph in paragraphs])
    splits = [split for line in lines if line.weight <= TITLE_MOST and (split := split_title_line(line.text))]
    titles, sites = {title.casefold() for title, _ in splits}, {site.casefold() for _, site in splits}
    headlines = [line.furniture is None and line.text.casefold() not in sites and title_shaped(line) for line in lines]
    openings = find_openings(lines, headlines, titles)
    sections = find_sections(lines, openings)
    people = _people(lines)
    bios = [
        line.shape is not Shape.SHORT and is_bio(line.text, lines[index - 1].text if index else "", people)
        for index, line in enumerate(lines)
    ]
    early = _early(lines, openings)
    # A table of contents above an article repeats its sub-headings, which makes them no furniture.
    counts = {
        place: Counter(line.text.casefold() for line, above in zip(lines, early, strict=True) if above is place)
        for place in (True, False)
    }
    return tuple(
        PageBlock(
            line=paragraph.line,
            text=line.text,
            weight=line.weight,
            shape=line.shape,
            furniture=line.furniture,
            byline=line.byline,
            day_line=line.day,
            section=sections[index],
            title_like=headlines[index],
            title_line=line.text.casefold() in titles or (headlines[index] and bool(split_title_line(line.text))),
            bio=bios[index],
            heads=line.shape is Shape.SHORT and line.furniture is None and _heads(index, lines, bios),
            repeated=line.shape is Shape.SHORT and counts[early[index]][line.text.casefold()] > 1,
            opens=openings[index],
            name=line.shape is Shape.SHORT and is_name(line.text),
            own=line.shape is Shape.SHORT and _names_site(line.text, sites),
            early=early[index],
        )
        for index, (paragraph, line) in enumerate(zip(paragraphs, lines, strict=True))
    )


def _people(lines: Sequence[PageLine]) -> set[str]:
    """The names in the bylines of the page."""
    signed = [line.text for line in lines if line.byline]
    return {name for text in signed if (name := read_byline(text) or (text if is_name(text) else None))}


def _early(lines: Sequence[PageLine], openings: Sequence[bool]) -> list[bool]:
    found, started = [], False
    for line, opens in zip(lines, openings, strict=True):
        sentence = line.furniture is None and line.shape in {Shape.PROSE, Shape.SENTENCE}
        started = (started and not opens) or sentence
        found.append(not started)
    return found


def _heads(index: int, lines: Sequence[PageLine], bios: Sequence[bool]) -> bool:
    """Whether the next line that is neither a caption nor a byline is text; a name above its bio is no heading."""
    named = is_name(lines[index].text)
    for at in range(index + 1, min(index + 1 + _FAR, len(lines))):
        other = lines[at]
        if other.furniture in _BETWEEN or other.signs:
            continue
        text = other.furniture is None and other.shape in {Shape.PROSE, Shape.ENTRY, Shape.SENTENCE}
        return text and not (named and bios[at])
    return False


def _names_site(text: str, sites: Collection[str]) -> bool:
    return any(len(site) >= _SHORTEST_SITE and site in text.casefold() for site in sites)
