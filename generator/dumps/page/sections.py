"""The context of each line of a page: where articles begin, and in which section of the site a line is.

Data: `find_openings` marks titles with an article below; `find_sections` returns the section of every line.
Limits: looks ahead and back by simple counts; the joint decision over the whole page is `model`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from generator.discard_reason import DiscardReason
from generator.dumps.page.lines import SENTENCE, TITLE_WORDS, PageLine, Shape, ends
from generator.dumps.page.title_line import split_title_line
from generator.dumps.phrases import PhrasePattern

_NEAR = 5
"""Lines under a title, furniture not counted, among which its byline or date is."""
_REPEATED = 25
"""Lines under the browser's title among which the heading that repeats it is."""
_ENOUGH, _PARAGRAPHS = 320.0, 2
"""An article has at least so much prose in so many paragraphs; a teaser has less."""
_BLURBS = 2
"""From this number of titles with a sentence below, sentences among teasers are blurbs."""
_SPONSORED = PhrasePattern(r"{sponsored}", re.IGNORECASE)
"""Labels of advertisements that look like articles; a bare `Advertisement` labels a picture that is gone."""
TEASERS = "related links"
_SECTION_OF = {
    DiscardReason.COMMENT_FORM: "comments",
    DiscardReason.RELATED_LINKS: TEASERS,
    DiscardReason.PRESS_CONTACT: "press",
    DiscardReason.END_MARK: "press",
    DiscardReason.COMPANY_BOILERPLATE: "press",
    DiscardReason.COPYRIGHT_LINE: "footer",
    DiscardReason.AUTHOR_BOX: "bio",
}
"""The section that begins below a piece of furniture."""


def find_openings(lines: Sequence[PageLine], headlines: Sequence[bool], titles: set[str]) -> list[bool]:
    """For every line, whether an article begins there: a title, soon a byline, date or repetition, then enough prose.

    `headlines` are the lines of the shape of a title, `titles` the browser's, in lower case.
    """
    starts = [
        index
        for index, line in enumerate(lines)
        if headlines[index] and not line.signs and (_signed(index, lines) or _again(index, lines, titles))
    ]
    found = [False] * len(lines)
    for position, index in enumerate(starts):
        until = next((start for start in starts[position + 1 :] if start > index + _NEAR), len(lines))
        prose = _prose(lines[index + 1 : until])
        found[index] = len(prose) >= _PARAGRAPHS and sum(prose) >= _ENOUGH
    return found


def _signed(index: int, lines: Sequence[PageLine]) -> bool:
    """Whether a byline or date follows a title before any prose."""
    below = [line for line in lines[index + 1 : index + 1 + 3 * _NEAR] if line.furniture is None][:_NEAR]
    for line in below:
        if line.shape is Shape.PROSE:
            return False
        if line.signs:
            return True
    return False


def _again(index: int, lines: Sequence[PageLine], titles: set[str]) -> bool:
    """Whether a title repeats the browser's, or is the browser's and is repeated."""
    if lines[index].text.casefold() in titles:
        return True
    split = split_title_line(lines[index].text)
    below = lines[index + 1 : index + _REPEATED]
    return bool(split) and any(line.text.casefold() == split[0].casefold() for line in below if split)


def _prose(lines: Sequence[PageLine]) -> list[float]:
    """The weights of the paragraphs down to the first closing piece of furniture."""
    found: list[float] = []
    for line in lines:
        if found and line.furniture in {DiscardReason.COMMENT_FORM, DiscardReason.COPYRIGHT_LINE}:
            break
        sentence = line.shape is Shape.SENTENCE and line.weight >= SENTENCE
        if line.furniture is None and (sentence or line.shape is Shape.PROSE):
            found.append(line.weight)
    return found


def find_sections(lines: Sequence[PageLine], openings: Sequence[bool]) -> list[str]:
    """The section of every line, empty for none. It ends where an article begins; teasers end also where prose begins."""
    section, prose = "", 0
    press = any(line.furniture in {DiscardReason.COMPANY_BOILERPLATE, DiscardReason.END_MARK} for line in lines)
    found = []
    for index, line in enumerate(lines):
        if openings[index]:
            section, prose = "", 0
        elif line.shape is Shape.PROSE and line.furniture is None:
            prose += 1
            section = "" if section == TEASERS else section
        elif section == TEASERS and _resumes(index, lines):
            section = ""
        found.append(section)
        section = _next_section(section, line, prose, press=press)
    return found


def _next_section(section: str, line: PageLine, prose: int, *, press: bool) -> str:
    """The part below a line: nothing but teasers begins above the first prose, and comments go on to the end."""
    reason = line.furniture
    if reason is DiscardReason.ADVERTISEMENT and _SPONSORED.search(line.text):
        return TEASERS
    if reason not in _SECTION_OF or section == "comments" or not (prose or _SECTION_OF[reason] == TEASERS):
        return section
    return section if reason is DiscardReason.PRESS_CONTACT and not press else _SECTION_OF[reason]


def _resumes(index: int, lines: Sequence[PageLine]) -> bool:
    """Whether a sentence among teasers is the article's again: whole, and no blurb under every title."""
    line = lines[index]
    if line.shape is not Shape.SENTENCE or line.furniture or not ends(line.text) or line.weight < SENTENCE:
        return False
    first = last = index
    while first and lines[first - 1].shape is not Shape.PROSE and lines[first - 1].furniture not in _SECTION_OF:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].plain and lines[last + 1].shape in {Shape.SHORT, Shape.SENTENCE}:
        last += 1
    near = lines[first : last + 1]
    blurbs = sum(
        title.shape is Shape.SHORT and blurb.shape is Shape.SENTENCE and len(title.text.split()) > TITLE_WORDS
        for title, blurb in itertools.pairwise(near)
    )
    flows = any(a.shape is Shape.SENTENCE is b.shape for a, b in itertools.pairwise(near))
    return flows or blurbs < _BLURBS
