"""Whom an article is about, and whom it only names.

Data: `find_companies`, from a manuscript and a gazetteer; the weights below.
Limits: knows positions and frequencies, not grammar; a company outside the registry is not seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.enrich.gazetteer import Gazetteer, Match
from generator.enrich.sentences import split_sentences
from generator.model import Block, BlockKind, CompanyMatches, Manuscript

__all__ = ["Gazetteer", "find_companies"]

_IN_FIRST_SENTENCE = 1.6
_IN_LEDE = 0.7
_SUBJECT = 1.5
"""The first name in the lede, where it stands near its beginning."""
_SHARE = 1.6
"""Of all names in the text, how many are this one, against the most frequent."""
_HEADS = 2.0
"""Named in a sub-heading or a list entry."""
_SIDE = 1.4
"""Taken off where the lede names it only to explain another: `TikTok owner`, `backed by Tencent`."""
_THRESHOLD = 2.2
_SUBJECT_ZONE = 90
"""Characters of the lede in which its subject stands."""
_MAX = 5
_OFTEN = 3

_SIDE_BEFORE = re.compile(
    r"(?:owned by|backed by|known as|rivals?|rival to|rivals of|rivals such as|competitors?|like|such as|unlike|similar to|"
    r"according to|formerly (?:known as|operated by)|compared (?:to|with)|parent(?: company)?|owner|maker|founded by|"
    r"challenge|catch up with|alongside|including|equivalent (?:of|to)|answer to|counterpart(?: of| to)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SIDE_AFTER = re.compile(
    r"(?:’s|'s)?[ -](?:owned|backed|affiliated|led|like|style|founded|chinese sibling|china sibling|sibling|sister|"
    r"chinese counterpart|chinese version|domestic counterpart|owner|rival|reported|report|parent)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:’s|'s)?(?:,| and|, and| &)\s+(?:[a-z-]+ ){0,2}")
"""Between two subjects of one sentence: `Mixue and GoodMe`."""
_NO_SIDE_AFTER = re.compile(r"(?:’s|'s)? (?:reported)\b", re.IGNORECASE)


def find_companies(manuscript: Manuscript, gazetteer: Gazetteer) -> CompanyMatches:
    """Split the registry names in a text into those it is about, most central first, and the others."""
    lede, heads, rest = _parts(manuscript.blocks)
    first = (split_sentences(lede) or [""])[0]
    whole = "\n".join([manuscript.item.title or "", lede, *heads, *rest])
    known = {match.start: match for match in gazetteer.find(whole)}
    matches = [known[start] for start in sorted(known)]
    order = list(dict.fromkeys(match.name for match in matches))
    if not order:
        return CompanyMatches((), ())
    counts = Counter(match.name for match in matches)
    offset = len(manuscript.item.title or "") + 1
    in_lede = [m for m in matches if offset <= m.start < offset + len(lede)]
    scores = _scores(order, counts, whole, in_lede, offset, len(first))
    head_start = offset + len(lede) + 1
    head_end = head_start + sum(len(head) + 1 for head in heads)
    for name in {m.name for m in matches if m.start < offset or head_start <= m.start < head_end}:
        scores[name] += _HEADS
    ranked = sorted(order, key=lambda name: (-scores[name], order.index(name)))
    about = [name for name in ranked if scores[name] >= _THRESHOLD][:_MAX]
    if not about:
        about = _fallback(ranked, scores, counts, {m.name for m in in_lede})
    return CompanyMatches(tuple(about), tuple(name for name in order if name not in about))


def _fallback(ranked: Sequence[str], scores: Mapping[str, float], counts: Counter[str], lede: set[str]) -> list[str]:
    """Where nobody stands out: the best name of the lede, or those that a long text keeps coming back to."""
    often = [name for name in ranked if counts[name] >= _OFTEN]
    return [name for name in ranked if name in lede][:1] if lede else often[:3]


def _parts(blocks: Sequence[Block]) -> tuple[str, list[str], list[str]]:
    """The lede (all before the first label, at most two paragraphs), the headings, the rest."""
    lede: list[str] = []
    heads: list[str] = []
    rest: list[str] = []
    for block in blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.ENTRY):
            heads.append(block.text)
        elif block.kind is BlockKind.PARAGRAPH and not rest and not heads and len(lede) < 1:
            lede.append(block.text)
        else:
            rest.append(f"{block.label}: {block.text}" if block.kind is BlockKind.LABEL else block.text)
    return " ".join(lede), heads, rest


def _scores(
    order: Sequence[str], counts: Counter[str], whole: str, in_lede: Sequence[Match], offset: int, first: int
) -> dict[str, float]:
    top = max(counts.values())
    scores = {name: _SHARE * counts[name] / top for name in order}
    best: dict[str, float] = {}
    subject, subject_end = True, -1
    for match in in_lede:
        value = _IN_FIRST_SENTENCE if match.start < offset + first else _IN_LEDE
        if _is_side(whole, match):
            value -= _SIDE
        elif subject and match.start < offset + _SUBJECT_ZONE or _JOINED.fullmatch(whole, subject_end, match.start):
            value += _SUBJECT
            subject, subject_end = False, match.end
        best[match.name] = max(best.get(match.name, -9.0), value)
    for name, value in best.items():
        scores[name] += value
    return scores


def _is_side(text: str, match: Match) -> bool:
    """Whether the name stands there only to explain another one."""
    if _SIDE_BEFORE.search(text[max(0, match.start - 40) : match.start]):
        return True
    after = text[match.end : match.end + 40]
    return bool(_SIDE_AFTER.match(after)) and not _NO_SIDE_AFTER.match(after)
