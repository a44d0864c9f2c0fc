"""The companies that an article takes in turn after a lede that only names their kind: `Nordic grocers drop plastic trays`.

Data: `group_members` gives the names of those whom the sentences below such a lede begin with or list.
Limits: English; the kind is a plural of a word that companies are called by, in the first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.enrich.entities.gazetteer import Match
from generator.enrich.entities.layout import ArticleText
from generator.enrich.entities.lexicon import firm_noun
from generator.enrich.sentences import split_sentences

LISTED = re.compile(r"(?:’s|'s)?(?:,| and| or|, and|, or| &)\s+(?:the )?(?:[a-z-]+ ){0,2}")
"""Between the names of a list."""
_OPENING_ZONE = 60
"""Characters of a sentence in which the name that it is about is expected."""
_SEVERAL = 3
"""Names of a list."""


def group_members(text: ArticleText, central: Sequence[Match]) -> frozenset[str]:
    """The names of the members; without a group in the lede's first sentence those of lists, if it names nobody either."""
    if not text.openings:
        return frozenset()
    lede = text.openings[0]
    first = split_sentences(text.whole[lede.start : lede.stop])[:1]
    if not first:
        return frozenset()
    stop = lede.start + len(first[0])
    below = [match for match in central if match.start >= stop]
    listed = _listed(text.whole, below)
    named = [match.start for match in central if lede.start <= match.start < stop]
    group = _group().search(first[0])
    if group is None or any(start < lede.start + group.start() for start in named):
        return frozenset() if named else frozenset(listed)
    return frozenset((*_openers(text, below), *listed))


def _openers(text: ArticleText, matches: Sequence[Match]) -> Iterator[str]:
    """The names that sentences begin with."""
    starts = _sentence_starts(text)
    seen: set[int] = set()
    for match in matches:
        start = max((at for at in starts if at <= match.start), default=0)
        if start not in seen and match.start - start <= _OPENING_ZONE:
            yield match.name
        seen.add(start)


def _listed(whole: str, matches: Sequence[Match]) -> Iterator[str]:
    """The names in lists of several."""
    run: list[Match] = []
    for match in matches:
        if run and not LISTED.fullmatch(whole, run[-1].end, match.start):
            run = []
        run.append(match)
        if len({one.name for one in run}) >= _SEVERAL:
            yield from (one.name for one in run)


def _sentence_starts(text: ArticleText) -> list[int]:
    """Offsets of the first characters of the sentences, blocks one by one."""
    found: list[int] = []
    for start, stop in zip(text.starts, (*text.starts[1:], len(text.whole)), strict=True):
        at = start
        for sentence in split_sentences(text.whole[start:stop]):
            at = text.whole.find(sentence, at)
            found.append(at)
            at += len(sentence)
    return found


@cache
def _group() -> re.Pattern[str]:
    """A plural of what companies are called."""
    return re.compile(rf"\b(?:{firm_noun()}|companie|agencie|startup|bakerie|brewerie)s\b")
