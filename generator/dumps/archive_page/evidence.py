"""Whether the parts of a page or of a mail in HTML are articles of their own, and not the sections of one.

Data: `find_articles` gives the best division of which each part states something of itself: an address, a day, a source;
`state_themselves` says whether the parts of a division do, `lead_on` whether they are teasers with links to the whole,
`are_from_several` whether they name different authors.
Limits: sections have headings and texts, too, and a chronology has days; only what sections lack is evidence. In doubt a page
is one article.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from generator.dumps.layouts.candidates import Candidate, candidates
from generator.dumps.layouts.choose import Division, divide, is_sure, rank
from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.frame import letters
from generator.dumps.layouts.lines.labels import any_phrase, has_publication_word, label_alone
from generator.dumps.layouts.lines.rows import links, unmarked
from generator.dumps.layouts.lines.titles import word_count
from generator.dumps.layouts.signs import Signs

_LEAST = 3
"""Articles of a page."""
_MOST_OF = 0.8
"""Share of them that has a title of its own, a day, an address."""
_STYLES = frozenset("heading number flash bold rule below above fields inline closer block title mark".split())
"""Ways of dividing that are not those of a chronology or of a chat."""
_WHOLE, _HEADLINE = 25, 4
"""Words of an article in the median, and of a title."""
_SHARE = 0.6
"""Share of the words of the text that is in the articles."""
_SURE_HEADED = 0.5
"""Confidence from which a division at headings is taken."""
_ADDRESS = re.compile(r"[<(\[]?https?://[^\s<>\[\]]+[>\])]?")
_ARROW = re.compile(r"[→»›➔➜➝▸▶⟶>]+")
_BUTTON, _LED = 60, 0.6
"""Characters of the words of a link to the whole text, and share of the parts with one: a newsletter has remarks, too."""
_LEADING = 3
"""Characters before a day that begins a line."""


def find_articles(signs: Signs, *, single: bool, buttons: frozenset[int]) -> Division | None:
    """The best division into articles; None for a page with one.

    `single`: the page says of itself that it is one article. `buttons` are 1-based lines of links such as `Read more`.
    """
    best: Division | None = None
    words = [word_count(row.text) for row in signs.rows]
    ways = [way for way in candidates(signs) if _may_be(signs, way, words)]
    for headed in (True, False):  # headings are stated by the mark-up, all else is inferred
        for way in ways:
            if (way.style == "heading") is not headed:
                continue
            found = divide(signs, way)
            if found is None or (best and rank(found) <= rank(best)):
                continue
            sure = found.confidence >= _SURE_HEADED if headed else is_sure(found)
            if sure and _are_articles(signs, found, words, single=single, buttons=buttons):
                best = found
        if best:
            return best
    return None


def _may_be(signs: Signs, way: Candidate, words: Sequence[int]) -> bool:
    """Whether a way of dividing is worth trying: parts as long as articles, each with a line that states a fact or a link."""
    if len(way.starts) < _LEAST or way.style not in _STYLES:
        return False
    spans = list(pairwise([*way.starts, way.end or len(signs.rows)]))
    lengths = [sum(words[start:end]) for start, end in spans]
    if statistics.median(lengths) < _WHOLE or sum(lengths) < _SHARE * sum(words):
        return False
    telling = sum(any(_tells(signs, index) for index in range(max(0, start - 1), end)) for start, end in spans)
    return telling >= _MOST_OF * len(spans)


def _tells(signs: Signs, index: int) -> bool:
    """Whether a row may state a fact of an article."""
    return (
        signs.is_strong(index)
        or "](http" in signs.rows[index].raw
        or any(map(str.isdigit, signs.rows[index].text[:160]))
    )


def _are_articles(
    signs: Signs, division: Division, words: Sequence[int], *, single: bool, buttons: frozenset[int]
) -> bool:
    """Whether the drafts of a division are articles."""
    drafts = division.drafts
    if len(drafts) < _LEAST or not _are_whole(drafts, sum(words)):
        return False
    return state_themselves(signs, drafts, single=single, buttons=buttons)


def state_themselves(
    signs: Signs, drafts: Sequence[DraftItem], *, single: bool, buttons: frozenset[int] = frozenset()
) -> bool:
    """Whether most parts state what sections lack: days that are no chronology's, sources, addresses of the originals.

    `single`: the page says of itself that it is one article, so that one kind of fact is not enough. `buttons` as in
    `find_articles`.
    """
    dated = _most(drafts, [draft.day is not None and not _leads(signs, draft) for draft in drafts])
    dated = dated and len({draft.day for draft in drafts}) > 1  # one day may be the page's
    linked = _most(drafts, [bool(draft.url) for draft in drafts])
    linked = linked and len({draft.url for draft in drafts if draft.url}) >= _MOST_OF * len(drafts)
    sources = [_source(draft) for draft in drafts]
    named = _most(drafts, [bool(name) for name in sources]) and len(set(sources)) > 1
    if sum((dated, linked, named)) >= 2:
        return True
    if single:
        return False
    if linked:
        return _most(
            drafts, [_is_titled_by_link(signs, draft) or _shows_address(signs, draft, buttons) for draft in drafts]
        )
    return dated and not _is_chronology(signs, drafts)


def are_from_several(drafts: Sequence[DraftItem]) -> bool:
    """Whether most parts name an author or a paper, and not all the same."""
    sources = [
        draft.publication or draft.author or next((name for _, name in draft.names if has_publication_word(name)), "")
        for draft in drafts
    ]
    return _most(drafts, [bool(name) for name in sources]) and len(set(sources)) > 1


def lead_on(signs: Signs, drafts: Sequence[DraftItem]) -> bool:
    """Whether parts have links of their own to the whole text, as those of a newsletter: `Read more`.

    The last has what stands below it, too, since the button there may look like the end of the mail.
    """
    ends = [*(draft.start for draft in drafts[1:]), len(signs.rows)]
    addresses = {_onward(signs, draft, end) for draft, end in zip(drafts, ends, strict=True)} - {""}
    return len(addresses) >= max(2, _LED * len(drafts))


def _onward(signs: Signs, draft: DraftItem, end: int) -> str:
    """The address behind `Read more`, or in plain text behind the title; a link of a product or a source has other words.

    `— [news.example](https://...)` below all else is such an address, too: the source of what is quoted.
    """
    rows = [row.raw for row in signs.rows[draft.start : end]]
    for number, raw in enumerate(rows, 1):
        shown = [(_ADDRESS.sub("", raw).strip(), match[0]) for match in _ADDRESS.finditer(raw)]
        cites = number == draft.end - draft.start and raw.lstrip("> ").startswith(("—", "–"))
        for words, address in links(raw) or shown:
            is_title = bool(draft.title) and letters(words) == letters(draft.title)
            if cites or is_title or label_alone(words) == "url" or _is_button(words, raw):
                return address
    return ""


def _is_button(words: str, raw: str) -> bool:
    """Whether the words of a link are an arrow, or all of a row and say that one may read there."""
    if _ARROW.fullmatch(words):
        return True
    alone = letters(words) in (letters(unmarked(raw)), letters(_ADDRESS.sub("", raw)))
    onward = rf"(?<!\w){any_phrase('onward_words')}(?!\w)"
    return alone and len(words) <= _BUTTON and re.search(onward, words, re.IGNORECASE) is not None


def _most(drafts: Sequence[DraftItem], found: Sequence[bool]) -> bool:
    return sum(found) >= _MOST_OF * len(drafts)


def _are_whole(drafts: Sequence[DraftItem], total: int) -> bool:
    """Whether each has a headline of its own and a text, and these are most of the page."""
    titles = {letters(draft.title) for draft in drafts if draft.title}
    words = [draft.words for draft in drafts]
    headline = statistics.median(word_count(draft.title) for draft in drafts) >= _HEADLINE
    whole = statistics.median(words) >= _WHOLE and sum(words) >= _SHARE * total
    return headline and whole and len(titles) >= _MOST_OF * len(drafts)


def _source(draft: DraftItem) -> str:
    return draft.publication or draft.author or next((name for _, name in draft.names), "")


def _leads(signs: Signs, draft: DraftItem) -> bool:
    """Whether the day stands in front of the title on its line, as in a chronology."""
    row = signs.rows[draft.start]
    found = signs.days.find(unmarked(row.text)[:80])
    return bool(found) and found[0].start < _LEADING and letters(draft.title) in letters(row.text)


def _is_titled_by_link(signs: Signs, draft: DraftItem) -> bool:
    """Whether the title is the link to the original."""
    rows = range(draft.start, min(draft.end, draft.start + 3))
    named = [letters(words) for index in rows for words, _ in links(signs.rows[index].raw)]
    return letters(draft.title) in named


def _shows_address(signs: Signs, draft: DraftItem, buttons: frozenset[int]) -> bool:
    """Whether a line is the address itself: a button below a product or a section has words."""
    rows = [row for row in signs.rows[draft.start : draft.end] if row.first not in buttons]
    return any(row.text.startswith(("http://", "https://", "www.")) and " " not in row.text for row in rows)


def _is_chronology(signs: Signs, drafts: Sequence[DraftItem]) -> bool:
    """Whether days are all that tells the parts apart, and these go on: forwards, or either way where they stand above."""
    days = [draft.day for draft in drafts if draft.day]
    above = [any(signs.day_lines[max(0, draft.start - 1) : draft.start + 1]) for draft in drafts]
    rising = all(a <= b for a, b in pairwise(days))
    falling = all(a >= b for a, b in pairwise(days))
    return rising or (falling and _most(drafts, above))
