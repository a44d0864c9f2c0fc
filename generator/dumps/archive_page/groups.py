"""Where the articles of a page are, if it holds several whole: elements that repeat, each with a heading and a text.

Data: `find_groups` gives a `Group` for each article, in order; none for a page with one article or with teasers.
Limits: by the shape of the tree, never by the names of a publishing system: equal elements, each with a heading, or
headings of one level with their texts below; a day or an address of its own tells an article from a section.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.dumps.archive_page.facts import Facts, heading_of, read_facts
from generator.dumps.formats.html_metadata import is_date_line, is_single_article
from generator.dumps.markup.elements import HEADINGS, is_beside
from generator.dumps.plain_text import plain

_CONTAINERS = frozenset("article div section li td".split())
_FRAME = frozenset("nav header footer aside form script style noscript template".split())
_LEAST = 3
"""Articles of a page: two may be the article and one that is shown below it."""
_EVIDENT = 0.8
"""Share of them that state a day or an address."""
_WHOLE = 25
"""Words of an article in the median: a teaser has fewer, or ends in `Read more`."""
_WHOLE_WITHOUT_DAY = 60
_WHOLE_AS_SHOWN = 60
"""Likewise where the page calls it a teaser or a card."""
_SHARE = 0.6
"""Share of the words of the page, its frame apart, that is in them."""


_SAYINGS = re.compile(r"comment|reply|review", re.IGNORECASE)
"""In the class or id of what readers say."""
_SHOWN = re.compile(r"teaser|card|preview|excerpt|related|recommend|promo|widget", re.IGNORECASE)
"""In the class or id of elements that show other articles; some sites call whole articles in a list so, too."""


@dataclass(frozen=True, slots=True)
class Group:
    """One article of the page."""

    elements: tuple[Any, ...]
    """Elements of lxml's that hold it, in order; the heading is in the first, or is it."""
    facts: Facts
    is_shown: bool = False
    """It is named as one that only shows another article."""


def find_groups(root: Any, base: str) -> tuple[Group, ...]:
    """The articles of a page at `base`; empty where it does not hold several whole."""
    body = root.find(".//body") if root.tag != "body" else root
    if body is None or sum(element.tag in HEADINGS for element in body.iter()) < _LEAST:
        return ()
    total = sum(_own_words(child) for child in body)
    single = is_single_article(root)
    best: tuple[int, tuple[Group, ...]] = (0, ())
    for parts in _repeated(body):
        groups = tuple(Group(part, read_facts(part, base, day), _is_named(part[0], _SHOWN)) for part, day in parts)
        words = sum(sum(_own_words(element) for element in group.elements) for group in groups)
        if words >= _SHARE * total and words > best[0] and _are_articles(groups, single=single):
            best = words, groups
    return best[1]


def _own_words(element: Any) -> int:
    """Words of an element without the page's frame in it."""
    if not isinstance(element.tag, str) or element.tag in _FRAME or is_beside(element.tag, element):
        return 0
    own = len((element.text or "").split())
    return own + sum(_own_words(child) + len((child.tail or "").split()) for child in element)


def _repeated(body: Any) -> Iterator[list[tuple[tuple[Any, ...], str]]]:
    """Every way to find articles: their elements, and the day in a heading above them."""
    for parent in body.iter():
        if not isinstance(parent.tag, str) or parent.tag in _FRAME:
            continue
        children = [child for child in parent if isinstance(child.tag, str)]
        kinds: dict[tuple[str, str], list[Any]] = {}
        for child in children:
            if child.tag in _CONTAINERS and not _is_named(child, _SAYINGS):
                kinds.setdefault((child.tag, " ".join((child.get("class") or "").split()[:1])), []).append(child)
        if len(kinds) > 1:  # kinds of posts have classes of their own
            for tag in {tag for tag, _ in kinds}:
                kinds[tag, "*"] = [child for (name, _), alike in list(kinds.items()) if name == tag for child in alike]
        for alike in kinds.values():
            if len(headed := [child for child in alike if heading_of((child,)) is not None]) >= _LEAST:
                yield [((child,), "") for child in headed]
        yield from _flat(children)


def _is_named(element: Any, names: re.Pattern[str]) -> bool:
    """Whether an element, or one in it around its heading, has such a class or id."""
    heading = heading_of((element,))
    around = (
        []
        if heading is None
        else [each for each in heading.iterancestors() if element in (each, *each.iterancestors())]
    )
    return any(names.search(f"{each.get('class')} {each.get('id')}") for each in (element, *around))


def _flat(children: Sequence[Any]) -> Iterator[list[tuple[tuple[Any, ...], str]]]:
    """Headings of one level among these elements, each with what is below it, and with its day where that is above it."""
    levels = sorted({child.tag for child in children if child.tag in HEADINGS})
    for level in levels:
        days = _days_above(children, level)
        parts: list[tuple[list[Any], str]] = []
        day, inside = "", False
        for index, child in enumerate(children):
            if index in days or (child.tag == level and index - 1 not in days):
                parts.append(([child], day))
                inside = True
            elif child.tag in HEADINGS and child.tag < level:
                words = plain(child.text_content())
                day, inside = (words if is_date_line(words) else ""), False
            elif inside:
                parts[-1][0].append(child)
        if len(parts) >= _LEAST:
            usual = {each.tag for elements, _ in parts[:-1] for each in elements}
            while parts[-1][0][-1].tag not in usual:  # the page's foot
                parts[-1][0].pop()
            yield [(tuple(elements), above) for elements, above in parts]


def _days_above(children: Sequence[Any], level: str) -> frozenset[int]:
    """Indices of the days right above headings of a level, if these are above theirs and not below the text before."""
    starts = [index for index, child in enumerate(children) if child.tag == level]
    above = [index - 1 for index in starts if index and _is_day(children[index - 1])]
    first = bool(above) and above[0] == starts[0] - 1
    return frozenset(above) if first and len(above) == len(starts) and not _is_day(children[-1]) else frozenset()


def _is_day(element: Any) -> bool:
    return element.tag not in HEADINGS and is_date_line(plain(element.text_content()))


def _are_articles(groups: Sequence[Group], *, single: bool) -> bool:
    """Whether these are whole articles: each a text, most with a day or an address of their own, few cut off.

    Of a page that says of itself that it is one article (`single`), days alone do not make several.
    """
    count = len(groups)
    words = [group.facts.words for group in groups]
    if not all(group.facts.title for group in groups) or sum(number > 0 for number in words) < _EVIDENT * count:
        return False
    dated = sum(group.facts.date is not None for group in groups)
    addresses = {group.facts.url for group in groups if group.facts.url}
    typical = statistics.median(words)
    marked = all(group.elements[0].tag == "article" for group in groups)
    linked = marked and len(addresses) >= _EVIDENT * count and typical >= _WHOLE_WITHOUT_DAY
    if not linked and (dated < _EVIDENT * count or (len(addresses) < _EVIDENT * count and (single or _is_one(groups)))):
        return False
    cut_off = sum(group.facts.cut_off for group in groups)
    least = _WHOLE_AS_SHOWN if any(group.is_shown for group in groups) else _WHOLE
    return typical >= least and cut_off < 0.5 * count and _differ(group.facts.title for group in groups)


def _is_one(groups: Sequence[Group]) -> bool:
    """Whether days do not tell articles apart: all are the same, as in the report of an event, or go on as in a chronology."""
    days = [group.facts.date.day for group in groups if group.facts.date and group.facts.date.day]
    above = all(len(group.elements) > 1 and group.elements[0].tag not in HEADINGS for group in groups)
    return len(set(days)) == 1 or (above and all(a <= b for a, b in pairwise(days)))


def _differ(titles: Iterable[str]) -> bool:
    """Whether the titles are those of articles, not labels such as `Comment`."""
    titles = list(titles)
    return len({title.casefold() for title in titles}) >= _EVIDENT * len(titles)
