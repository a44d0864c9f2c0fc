"""The blocks of a scraped page and what can be said of each by itself and by its neighbours.

Data: `read_blocks` turns the paragraphs of a page into `Block`s; `weight` measures text alike in every script.
Limits: describes, decides nothing: which block is body is the work of `page_phases`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.dumps.boilerplate import furniture
from generator.dumps.bylines import is_bio, is_name, read_byline
from generator.dumps.signature import is_signature
from generator.dumps.title_line import split_title_line
from generator.model import Paragraph

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_WIDE_WEIGHT = 2.5
"""A Chinese, Japanese or Korean character says as much as two or three Latin letters."""
_END = re.compile(r"[.!?…。！？；;][”’\"'」』）)\]】*]*(\s?\[\d+\])*$")
_OPEN_END = re.compile(r"[:：,，—][”’\"']?$")
_ENTRY = re.compile(r"([•·▪◦‣●*–-]\s+\S|(No\.\s?)?\d{1,3}\s?[.)、:]\s*\S|[(（]?[一二三四五六七八九十]+[)）、.]\s*\S)")
_QUOTE = re.compile(r"[“\"「『«‘].{12,}[”\"」』»’][.。!?]?( ?[-—–].*)?$")
_TURN = re.compile(r"([A-Z][\w .’'-]{0,30}|[\u4e00-\u9fff]{1,8})[:：]\s*\S.{12,}")
_LABEL = re.compile(r"([A-Z\u00c0-\u00de\u4e00-\u9fff][^:：.!?]{0,30})[:：]\s*\S")
_CREDIT = frozenset({"image caption", "portrait", "listen button", "advertisement", "reading time", "share buttons"})

LONG, SENTENCE, SHORT = 120.0, 45.0, 18.0
"""Weights: a paragraph, a sentence, and what is too little for either."""
_HEADING = 95.0
_TITLE_LEAST, _TITLE_MOST = 14.0, 230.0
_TITLE_WORDS = 3
_TEASERS = "related links"
_SECTION_OF = {
    "comment form": "comments",
    "related links": _TEASERS,
    "press contact": "press",
    "end mark": "press",
    "company boilerplate": "press",
    "copyright line": "footer",
    "author box": "bio",
}
"""The kind of part that begins below a piece of furniture."""
_PRESS = re.compile(
    r"\b(PR ?Newswire|GLOBE ?NEWSWIRE|BUSINESS ?WIRE|ACCESSWIRE|EIN Presswire|PRWeb)\b|^for immediate release|^#\s?#\s?#|^(media|press) contacts?\b",
    re.I,
)
_SPONSORED = re.compile(r"sponsored|promoted|partner|paid", re.IGNORECASE)
"""Labels of advertisements that look like articles; a bare `Advertisement` labels a picture that is gone."""
_ABOUT = re.compile(r"(about|关于|über|acerca de|sobre|à propos de) ?(the |our )?\S.{1,60}$", re.IGNORECASE)
_ABOUT_AUTHOR = re.compile(
    r"(about the authors?|author bio|meet the author|the author|written by|contributors?|关于作者|作者简介|sobre (el|la) autora?|über (den autor|die autorin)|zur person|à propos de l[’']aute\w+)[:：]?$",
    re.I,
)


class Shape(StrEnum):
    """What a block looks like."""

    PROSE = "prose"
    """A paragraph of at least one whole sentence."""
    SENTENCE = "sentence"
    """Short, with an end: a quote, a last line, a blurb."""
    ENTRY = "entry"
    """An entry of a list, a turn of an interview."""
    SHORT = "short"
    """No end: a heading, a label, a link."""
    RUN_ON = "run-on"
    """Long, without an end."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One non-empty line of a page with its features."""

    line: int
    text: str
    weight: float
    """Latin letters; a wide character counts 2.5."""
    shape: Shape
    furniture: str | None
    """Why it is furniture wherever it stands."""
    section: str
    """The part it stands in as far as furniture above tells: `comments`, `related links`, `press`, `bio`, `footer`."""
    title_like: bool
    title_line: bool
    """`Title | Site`, or a heading that repeats one."""
    byline: bool
    day_line: bool
    bio: bool
    heads: bool
    """Short, right above prose."""
    repeated: bool
    """A short line that stands on the page more than once."""
    opens: bool
    """An article begins here: a title, soon a byline or day, then prose enough."""
    name: bool
    """A person's name and nothing else."""
    own: bool
    """Short, and names the site: its own promotion."""
    early: bool
    """No sentence of the article stands above it."""


def weight(text: str) -> float:
    """How much a text says, in Latin letters."""
    wide = len(_WIDE.findall(text))
    return len(text) - wide + _WIDE_WEIGHT * wide


def ends(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_END.search(text))


def read_blocks(paragraphs: Sequence[Paragraph]) -> tuple[PageBlock, ...]:
    """One block for each paragraph, in order."""
    texts = [paragraph.text for paragraph in paragraphs]
    labels = Counter(label[1] for text in texts if (label := _LABEL.match(text)))
    shapes = [_shape(text, labels) for text in texts]
    press = any(_PRESS.search(text[:300]) for text in texts)
    reasons = [_reason(texts, shapes, index, press=press) for index in range(len(texts))]
    told = [
        (False, False) if reason else _tells(t, shape) for t, shape, reason in zip(texts, shapes, reasons, strict=True)
    ]
    told = _named(texts, shapes, told)
    shapes = _listed(texts, shapes, reasons, told)
    splits = [split for text in texts if weight(text) <= _TITLE_MOST and (split := split_title_line(text))]
    titles, sites = {title.casefold() for title, _ in splits}, {site.casefold() for _, site in splits}
    headline = [
        reason is None and text.casefold() not in sites and _title_like(text, shape)
        for text, shape, reason in zip(texts, shapes, reasons, strict=True)
    ]
    counts = Counter(text.casefold() for text in texts)
    people = {
        name
        for text, signs in zip(texts, told, strict=True)
        if signs[0] and (name := read_byline(text) or (text if is_name(text) else None))
    }
    opens = _opens(texts, shapes, reasons, headline, told, titles)
    sections = _sections(texts, shapes, reasons, opens, press=press)
    blocks = []
    started = False
    for index, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        short = shapes[index] is Shape.SHORT
        started = (started and not opens[index]) or (
            shapes[index] in {Shape.PROSE, Shape.SENTENCE} and reasons[index] is None
        )
        below = _first_below(index, shapes, reasons, told)
        blocks.append(
            PageBlock(
                paragraph.line,
                text,
                weight(text),
                shapes[index],
                reasons[index],
                sections[index],
                headline[index],
                text.casefold() in titles or (headline[index] and bool(split_title_line(text))),
                told[index][0],
                told[index][1],
                shapes[index] is not Shape.SHORT and is_bio(text, texts[index - 1] if index else "", people),
                short and reasons[index] is None and below in {Shape.PROSE, Shape.ENTRY, Shape.SENTENCE},
                short and counts[text.casefold()] > 1,
                opens[index],
                short and is_name(text),
                short and _names_site(text, sites),
                not started,
            )
        )
    return tuple(blocks)


def _names_site(text: str, sites: Collection[str]) -> bool:
    return any(len(site) > 3 and site in text.casefold() for site in sites)


def _first_below(
    index: int, shapes: Sequence[Shape], reasons: Sequence[str | None], told: Sequence[tuple[bool, bool]]
) -> Shape | None:
    """The shape of the next block that is neither furniture nor a byline or day."""
    for other in range(index + 1, min(index + 1 + _FAR, len(shapes))):
        if reasons[other] in _CREDIT or any(told[other]):
            continue
        return shapes[other] if reasons[other] is None else None
    return None


def _shape(text: str, labels: Counter[str]) -> Shape:
    """`labels`: words before a colon, which make entries where they stand there more than twice."""
    size = weight(text)
    label = _LABEL.match(text)
    listed = bool(label and labels[label[1]] > 2)
    if _ENTRY.match(text) or listed or (_TURN.match(text) and size > SENTENCE and ends(text)):
        return Shape.PROSE if size > LONG and ends(text) else Shape.ENTRY
    if ends(text) or _OPEN_END.search(text) or _QUOTE.match(text):
        return (
            Shape.PROSE
            if size >= LONG
            else Shape.SENTENCE
            if size >= SHORT / 2 and (" " in text or _WIDE.search(text))
            else Shape.SHORT
        )
    return Shape.SHORT if size <= LONG * 1.6 else Shape.RUN_ON


def _named(texts: Sequence[str], shapes: Sequence[Shape], told: Sequence[tuple[bool, bool]]) -> list[tuple[bool, bool]]:
    """A name alone on its line, right above or below a day or byline, is a byline."""
    found = list(told)
    for index, text in enumerate(texts):
        if shapes[index] is Shape.SHORT and not any(told[index]) and is_name(text):
            near = [told[i] for i in (index - 1, index + 1) if 0 <= i < len(texts)]
            if any(day for _, day in near):
                found[index] = (True, False)
    return found


def _listed(
    texts: Sequence[str], shapes: Sequence[Shape], reasons: Sequence[str | None], told: Sequence[tuple[bool, bool]]
) -> list[Shape]:
    """Short lines below a sentence that ends in a colon or comma are its list, whether or not they have bullets."""
    found = list(shapes)
    listing = False
    for index, shape in enumerate(shapes):
        plain_line = reasons[index] is None and not any(told[index])
        if shape is Shape.SHORT and listing and plain_line:
            found[index] = Shape.ENTRY
        else:
            whole = shape in {Shape.PROSE, Shape.SENTENCE} and plain_line
            listing = whole and bool(_OPEN_END.search(texts[index])) and len(texts[index].split()) > 2
    return found


def _reason(texts: Sequence[str], shapes: Sequence[Shape], index: int, *, press: bool) -> str | None:
    """Furniture by its words; a section's name between two paragraphs is a sub-heading."""
    text = texts[index]
    found = furniture(text)
    if found == "section name":
        around = [shapes[i] for i in (index - 1, index + 1) if 0 <= i < len(shapes)]
        return None if len(around) == 2 and Shape.SHORT not in around else "site navigation"
    if found is None and _ABOUT_AUTHOR.match(text):
        return "author box"
    if found is None and press and index and shapes[index] is Shape.SHORT and _ABOUT.match(text):
        return "company boilerplate"
    return found


def _title_like(text: str, shape: Shape) -> bool:
    size = weight(text)
    words = max(len(text.split()), size / 6 if _WIDE.search(text) else 0)
    if not (_TITLE_LEAST <= size <= _TITLE_MOST and words >= _TITLE_WORDS):
        return False
    return shape is Shape.SHORT or (shape is not Shape.PROSE and not text.endswith((".", "。", ":", "：", ",", ";")))


def _tells(text: str, shape: Shape) -> tuple[bool, bool]:
    """Whether a line is a byline, and whether it is a day line."""
    if shape is Shape.PROSE or weight(text) > 200:
        return False, False
    return is_signature(text)


_FAR = 8
"""Captions, buttons and bylines between a heading and what it heads."""
_NEAR = 5
"""Lines under a title among which its byline or day stands."""
_ENOUGH, _PARAGRAPHS = 320.0, 2
"""An article has at least so much prose in so many paragraphs; a teaser has less."""


def _opens(
    texts: Sequence[str],
    shapes: Sequence[Shape],
    reasons: Sequence[str | None],
    headline: Sequence[bool],
    told: Sequence[tuple[bool, bool]],
    titles: set[str],
) -> list[bool]:
    candidates = []
    for index, text in enumerate(texts):
        near = range(index + 1, min(index + 1 + _NEAR, len(texts)))
        signed = False
        for other in near:
            if shapes[other] is Shape.PROSE:
                break
            signed = signed or any(told[other])
        again = text.casefold() in titles or bool(
            split_title_line(text)
            and any(
                texts[o].casefold() == (split_title_line(text) or ("", ""))[0].casefold()
                for o in range(index + 1, min(index + 25, len(texts)))
            )
        )
        candidates.append(headline[index] and (signed or again) and not any(told[index]))
    found = [False] * len(texts)
    starts = [index for index, is_start in enumerate(candidates) if is_start]
    for position, index in enumerate(starts):
        nexts = [s for s in starts[position + 1 :] if s > index + _NEAR]
        until = nexts[0] if nexts else len(texts)
        prose = []
        for other in range(index + 1, until):
            if reasons[other] in {"comment form", "copyright line"} and prose:
                break
            if shapes[other] is Shape.PROSE and reasons[other] is None:
                prose.append(weight(texts[other]))
            elif shapes[other] is Shape.SENTENCE and reasons[other] is None and weight(texts[other]) >= SENTENCE:
                prose.append(weight(texts[other]))
        found[index] = len(prose) >= _PARAGRAPHS and sum(prose) >= _ENOUGH
    return found


_BLURBS = 2
"""Titles with a sentence below them, from which on sentences among teasers are taken for blurbs."""


def _resumes(index: int, texts: Sequence[str], shapes: Sequence[Shape], reasons: Sequence[str | None]) -> bool:
    """Whether a sentence among teasers is the article's again: whole, and no blurb under every title."""
    if (
        shapes[index] is not Shape.SENTENCE
        or reasons[index]
        or not ends(texts[index])
        or weight(texts[index]) < SENTENCE
    ):
        return False
    first = index
    while (
        first
        and shapes[first - 1] in {Shape.SHORT, Shape.SENTENCE, Shape.ENTRY}
        and reasons[first - 1] not in _SECTION_OF
    ):
        first -= 1
    last = index
    while last + 1 < len(texts) and shapes[last + 1] in {Shape.SHORT, Shape.SENTENCE} and reasons[last + 1] is None:
        last += 1
    near = range(first, last)
    blurbs = sum(
        shapes[i] is Shape.SHORT and shapes[i + 1] is Shape.SENTENCE and len(texts[i].split()) > _TITLE_WORDS
        for i in near
    )
    return blurbs < _BLURBS


def _sections(
    texts: Sequence[str], shapes: Sequence[Shape], reasons: Sequence[str | None], opens: Sequence[bool], *, press: bool
) -> list[str]:
    """The part every block stands in; a part ends where an article opens, teasers also where prose begins again."""
    section, prose = "", 0
    found = []
    for index, text in enumerate(texts):
        reason = reasons[index]
        if opens[index]:
            section, prose = "", 0
        elif shapes[index] is Shape.PROSE and reason is None:
            prose += 1
            section = "" if section == _TEASERS else section
        elif section == _TEASERS and _resumes(index, texts, shapes, reasons):
            section = ""
        found.append(section)
        if reason == "advertisement" and _SPONSORED.search(text):
            section = _TEASERS
        elif reason in _SECTION_OF and (prose or reason == "related links") and section != "comments":
            section = _SECTION_OF[reason] if reason != "press contact" or press else section
    return found
