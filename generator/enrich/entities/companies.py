"""The companies an article is about, and those it only mentions.

Data: `find_companies`, from a document and a gazetteer; `weigh_companies` returns the evidence as well; the weights below.
Limits: knows positions and frequencies, not grammar; a company outside the registry is not seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.enrich.entities.gazetteer import Gazetteer, Match
from generator.enrich.evidence import NameEvidence, Sign, TextSpan
from generator.enrich.sentences import split_sentences
from generator.enrich.word_lists import read_data
from generator.model import Block, BlockKind, CompanyMatches, Document

__all__ = ["Gazetteer", "find_companies", "weigh_companies"]

FILE = "company-context-en.yml"
_IN_FIRST_SENTENCE = 1.6
_IN_LEDE = 0.7
_SUBJECT = 1.5
"""The first name in the lede, if it is near its beginning."""
_SHARE = 1.6
"""Of all names in the text, how many are this one, against the most frequent."""
_HEADS = 2.0
"""Named in a sub-heading or a list entry."""
_SIDE = 1.4
"""Subtracted if the lede names it only to explain another one: `TikTok owner`, `backed by Tencent`."""
_THRESHOLD = 2.2
_PRESENTED = 0.8
"""The lede introduces it by name: `a startup called Teapot`."""
_SUBJECT_ZONE = 90
"""Characters of the lede in which its subject is expected."""
_MAX = 5
_MAX_LEDE = 3
"""Paragraphs: an article may open with a scene before it names anybody."""
_OFTEN = 3

_JOINED = re.compile(r"(?:’s|'s)?(?:,| and|, and| &)\s+(?:[a-z-]+ ){0,2}")
"""Between two subjects of one sentence: `Mixue and GoodMe`."""


_Signs = dict[str, list[Sign]]
"""The reasons for and against each name."""


def find_companies(document: Document, gazetteer: Gazetteer) -> CompanyMatches:
    """Split the registry names in a text into those it is about, most central first, and the others."""
    return weigh_companies(document, gazetteer)[0]


def weigh_companies(document: Document, gazetteer: Gazetteer) -> tuple[CompanyMatches, tuple[NameEvidence, ...]]:
    """The same, and the evidence for each name, in the order of the matches."""
    text = _lay_out(document)
    matches = gazetteer.find(text.whole)
    order = {match.name: None for match in matches}
    counts = Counter(match.name for match in matches)
    lede = _lede(text, matches)
    scores, signs = _scores(counts, text.whole, lede)
    for name in {match.name for match in matches if text.is_head(match.start)}:
        scores[name] += _HEADS
        signs[name].append(Sign("in a title, heading or list entry", _HEADS))
    ranked = sorted(order, key=lambda name: -scores[name])  # stable: equal scores stay in order of appearance
    about = [name for name in ranked if scores[name] >= _THRESHOLD][:_MAX]
    if not about:
        named = {match.name for match in lede if not _is_side(text.whole, match)}
        central = Counter(match.name for match in matches if not _is_side(text.whole, match))
        often = {name for name in ranked if central[name] >= _OFTEN}
        about = [name for name in ranked if name in named][:1] or [name for name in ranked if name in often][:3]
        for name in about:
            signs[name].append(Sign("nobody scores enough, and it is the most central", 0.0))
    found = CompanyMatches(tuple(about), tuple(name for name in order if name not in about))
    spans = _spans(text, matches)
    evidence = (
        NameEvidence(name, name in about, scores[name], _THRESHOLD, tuple(signs[name]), tuple(spans.get(name, ())))
        for name in (*found.companies, *found.mentions)
    )
    return found, tuple(evidence)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The text of an article as one string, and the ranges of its parts."""

    whole: str
    openings: tuple[range, ...]
    """The paragraphs before the first label or heading, the first few of them."""
    heads: tuple[range, ...]
    """The title, if the dump gives one, the sub-headings and the list entries."""
    starts: tuple[int, ...]
    """Where the text of each block begins, behind its label; of the title first."""

    def is_head(self, offset: int) -> bool:
        return any(offset in head for head in self.heads)


def _lay_out(document: Document) -> _Layout:
    pieces: list[str] = []
    openings: list[range] = []
    heads: list[range] = []
    starts: list[int] = []
    offset = 0
    opening = True
    for block in (Block(BlockKind.HEADING, document.item.title or ""), *document.blocks):
        text = f"{block.label}: {block.text}" if block.kind is BlockKind.LABEL else block.text
        span = range(offset, offset + len(text))
        if block.kind in (BlockKind.HEADING, BlockKind.ENTRY):
            heads.append(span)
            opening = opening and not openings
        elif block.kind is BlockKind.PARAGRAPH and opening:
            openings.append(span)
        else:
            opening = False
        pieces.append(text)
        starts.append(offset + len(text) - len(block.text))
        offset += len(text) + 2
    return _Layout("\n\n".join(pieces), tuple(openings[:_MAX_LEDE]), tuple(heads), tuple(starts))


def _spans(text: _Layout, matches: Sequence[Match]) -> dict[str, list[TextSpan]]:
    """The spans of each name, by block; names in labels have none."""
    found: dict[str, list[TextSpan]] = {}
    for match in matches:
        block = bisect_right(text.starts, match.start) - 1
        if block >= 0:
            start = text.starts[block]
            found.setdefault(match.name, []).append(TextSpan(block - 1, match.start - start, match.end - start))
    return found


def _lede(text: _Layout, matches: Sequence[Match]) -> list[Match]:
    """The names in the first paragraph that names somebody for more than being the source of a figure."""
    is_list = any(text.is_head(match.start) for match in matches)
    for span in text.openings:
        named = [match for match in matches if match.start in span]
        if any(not _is_side(text.whole, match) for match in named):
            return named
        if named and is_list:  # its entries say whom a list is about, not the paragraphs that lead to them
            break
    return []


def _scores(counts: Counter[str], whole: str, lede: Sequence[Match]) -> tuple[dict[str, float], _Signs]:
    """Each name's score so far, and what it is made of."""
    top = max(counts.values(), default=1)
    scores = {name: _SHARE * count / top for name, count in counts.items()}
    signs = {name: [Sign(f"named {count} ×, the most named {top} ×", scores[name])] for name, count in counts.items()}
    best: dict[str, tuple[float, list[Sign]]] = {}
    if not lede:
        return scores, signs
    start = whole.rfind("\n", 0, lede[0].start) + 1
    end = whole.find("\n", start)
    first = start + len((split_sentences(whole[start : end if end >= 0 else len(whole)]) or [""])[0])
    subject, subject_end = True, -1
    for match in lede:
        early = match.start < first
        found = [Sign("in the first sentence", _IN_FIRST_SENTENCE) if early else Sign("in the lede", _IN_LEDE)]
        if _is_there("introduced", whole, match):
            found.append(Sign("introduced by name", _PRESENTED))
        if _is_side(whole, match):
            found.append(Sign("named only to explain, to compare or as a source", -_SIDE))
        elif (subject and match.start < start + _SUBJECT_ZONE) or _JOINED.fullmatch(whole, subject_end, match.start):
            found.append(Sign("the subject of the lede", _SUBJECT))
            subject, subject_end = False, match.end
        value = sum(sign.weight for sign in found)
        if match.name not in best or value > best[match.name][0]:
            best[match.name] = value, found
    for name, (value, found) in best.items():
        scores[name] += value
        signs[name] += found
    return scores, signs


def _is_side(text: str, match: Match) -> bool:
    """Whether a name is only there to explain another one, or as the source of a figure."""
    if _is_there("source", text, match):
        return True
    return _is_there("side", text, match) and not _is_there("example", text, match)


def _is_there(part: str, text: str, match: Match) -> bool:
    """Whether the words around a name give it this part in the sentence, one of the keys of the data file."""
    before = text[max(0, match.start - 60) : match.start].rpartition("\n")[2]
    after = text[match.end : match.end + 40]
    return any(
        pattern.search(before) if side == "before" else pattern.match(after) for side, pattern in context_patterns(part)
    )


@cache
def context_patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of one key of the data file, each with its side: `before` or `after` the name."""
    return tuple(
        (side, re.compile(row[side] + "$" if side == "before" else row[side]))
        for row in read_data(FILE)[part]
        for side in ("before", "after")
        if side in row
    )
