"""What the place and the words around each company's name say of its part in an article.

Data: `name_features` gives, for each name, the value of every feature that it has; `FEATURES` has the words for people.
Limits: knows positions, frequencies and the patterns of `data/company-context-en.yml`, not grammar.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from generator.enrich.entities.gazetteer import Match
from generator.enrich.entities.groups import LISTED, group_members
from generator.enrich.entities.layout import ArticleText
from generator.enrich.sentences import split_sentences
from generator.enrich.word_lists import read_data
from generator.required_words import GuardedPattern

FILE = "company-context-en.yml"
FEATURES: Mapping[str, str] = MappingProxyType(
    {
        "share": "its share of the names, against the most frequent",
        "often": "how often it is named",
        "once": "named once, at a place that says little",
        "first": "in the first sentence",
        "lede": "in the lede",
        "subject": "the subject of the lede",
        "earliest": "the first name of the text",
        "title": "in the title",
        "turn": "begins a paragraph, label or list entry, as others do",
        "crowd": "in the first sentence with several others",
        "late": "first named in the last third of the text",
        "product": "named by what it makes",
        "scene": "in the first paragraph that names anybody, which is not the first of all, and not as the firm of a speaker",
        "member": "one of the kind that the lede speaks of, taken in turn",
        "unit": "its name is that of another one here and more",
        "dropped": "in the first sentence, and never again",
    }
)
"""Feature -> what it means."""
_SUBJECT_ZONE = 90
"""Characters of the lede in which its subject is expected."""
_OPENING_ZONE = 15
"""Characters of a paragraph in which the name that it is about is expected."""
_LATE_ZONE = 60
"""The same below a lede that names a kind of companies: `In a note to suppliers, Quill ...`."""
_SEVERAL = 3
"""Names in the first sentence from which it is a list; names that open paragraphs from which a text is a round-up."""
_LATE = 2 / 3
"""Share of the text behind which a name is one that comes late."""
_MOST = 16
"""Occurrences that count."""
_JOINED = re.compile(r"(?:’s|'s)?(?:,| and|, and| &)\s+(?:[a-z-]+ ){0,2}")
"""Between two subjects of one sentence: `Mixue and GoodMe`."""
_ANNOUNCED = re.compile(
    r"(?:\bHere(?:’s|'s| is| are)|\bneed to know|\bThey are:|\bThese (?:are|include)|\btake a look|\bwe look at)[^.!?]*$"
)
"""In front of the names of a list that the text announces."""
_SENTENCE = 2000
"""Characters in front of a name in which it is looked for."""
_ROLE = 80
"""Characters in front of a name in which the person is looked for who speaks for it."""
_SPEAKER = re.compile(
    r"\b(?:[Ff]ounder|[Cc]o-?[Ff]ounder|[Hh]ead|[Cc]hief|[Dd]irector|[Pp]artner|[Pp]resident|[Ll]ead(?:er)?|[Mm]anager|[Oo]fficer|"
    r"C[A-Z]O|VP|[Cc]hair\w*)\b[^;.]*? (?:of|at|from|with|and) (?:the )?$"
)
"""`Ana Soto, head of research at`."""
_OWNED = re.compile(r"(?:’s|'s) ")
_ARTICLE = re.compile(r"(?:\bthe|\ban?) $", re.IGNORECASE)
_KIND = re.compile(r" of (?!the\b)| for (?:[a-z-]+s|[a-z-]+ing)\b")
"""Behind an article and a name that stands for a kind of thing: `the Kettle of tea`, `a Kettle for dogs`."""

Features = dict[str, dict[str, float]]
"""Name -> feature -> value, 0 to 1; a feature that a name has not is left out."""


def name_features(text: ArticleText, matches: Sequence[Match]) -> Features:
    """The features of every name found in a text."""
    found: Features = {match.name: {} for match in matches}
    central = _central(text.whole, matches)
    counts = Counter(match.name for match in central)
    top = max(counts.values(), default=1)
    for match in matches:
        if text.block_at(match.start) == 0:
            found[match.name]["title"] = 1.0
    lede = _lede(text, matches, frozenset(match.start for match in central))
    _add_lede(found, text.whole, lede)
    members = group_members(text, central)
    _add_turns(found, text, central, members)
    if central:
        found[central[0].name]["earliest"] = 1.0
    heads = {match.name for match in central if text.is_head(match.start)}
    begins = {match.name: match.start for match in reversed(matches)}
    products = Counter(match.name for match in central if match.is_product)
    for name, values in found.items():
        if products[name]:
            values["product"] = products[name] / counts[name]
        values["share"] = counts[name] / top
        if name in members:
            values["member"] = 1.0
        if any(name.startswith(f"{other} ") for other in found):
            values["unit"] = 1.0
        is_late = begins[name] > len(text.whole) * _LATE
        _add_counts(values, counts[name], is_head=name in heads, is_late=is_late)
    return found


def _add_counts(values: dict[str, float], count: int, *, is_head: bool, is_late: bool) -> None:
    """What it says how often a name is there, and how late it comes."""
    taken = "turn" in values or "member" in values  # each gets a paragraph, the last one at the end
    if is_late and "first" not in values and not is_head and not taken:
        values["late"] = 1.0
    if count > 1:
        values["often"] = math.log2(min(count, _MOST)) / math.log2(_MOST)
    elif not is_head and "first" not in values and not taken:
        values["once"] = 1.0
    if "first" in values and count == 1:
        values["dropped"] = 1.0


def _central(whole: str, matches: Sequence[Match]) -> list[Match]:
    """The names that are not only there to explain others; of `OpenAI’s ChatGPT` the second is what the first is."""
    found: list[Match] = []
    side, end, name = "", -1, ""
    for match in matches:
        owned = match.name == name and _OWNED.fullmatch(whole, end, match.start) is not None
        # `unlike Kettle, Samovar and Brandt`: what stands before the first holds for all
        listed = side == "before" and LISTED.fullmatch(whole, end, match.start) is not None
        side = side if owned or listed else side_of(whole, match)
        end, name = match.end, match.name
        if not side:
            found.append(match)
    return found


@dataclass(frozen=True, slots=True)
class _Lede:
    """The first paragraph that names somebody for more than being the source of a figure."""

    start: int = 0
    """Offset in the text."""
    named: tuple[Match, ...] = ()
    """The names in it that do not only explain others."""
    is_late: bool = False
    """Whether another paragraph is in front of it."""


def _lede(text: ArticleText, matches: Sequence[Match], central: Set[int]) -> _Lede:
    """The lede; `central` has the offsets of names that do not only explain others."""
    is_list = any(text.is_head(match.start) for match in matches)
    for span in text.openings:
        named = [match for match in matches if match.start in span]
        heavy = tuple(match for match in named if match.start in central)
        if heavy:
            return _Lede(span.start, heavy, span is not text.openings[0])
        if named and is_list:  # its entries say whom a list is about, not the paragraphs that lead to them
            break
    return _Lede()


def _add_lede(found: Features, whole: str, lede: _Lede) -> None:
    """What the lede says of each name in it."""
    end = whole.find("\n", lede.start)
    first = lede.start + len((split_sentences(whole[lede.start : end if end >= 0 else len(whole)]) or [""])[0])
    is_crowd = len({match.name for match in lede.named if match.start < first}) >= _SEVERAL
    subject, subject_end = True, -1
    for match in lede.named:
        values = found[match.name]
        if lede.is_late and not _SPEAKER.search(whole, max(lede.start, match.start - _ROLE), match.start):
            values["scene"] = 1.0
        values["lede" if match.start >= first else "first"] = 1.0
        if match.start < first and is_crowd:
            values["crowd"] = 1.0
        zone = match.start < lede.start + _SUBJECT_ZONE
        if (subject and zone) or _JOINED.fullmatch(whole, subject_end, match.start):
            values["subject"] = 1.0
            subject, subject_end = False, match.end


def _add_turns(found: Features, text: ArticleText, central: Sequence[Match], members: Set[str]) -> None:
    """The names that the parts of a round-up begin with, which takes its subjects in turn: paragraphs below the first,
    sub-headings, labels and list entries; and those that a sentence announces: `Here is what Quill and Pebble plan`."""
    opening: dict[int, Match] = {}
    heads: dict[range, Match] = {}
    for match in central:
        opening.setdefault(text.block_at(match.start), match)
        head = text.head_at(match.start)
        if head and head.start:
            heads.setdefault(head, match)
    listed = {match.name for match in heads.values()}
    opens = {m.name for block, m in opening.items() if block > 1 and m.start < text.starts[block] + _OPENING_ZONE}
    late = {m.name for b, m in opening.items() if b > 1 and m.start < text.starts[b] + _LATE_ZONE and m.name in members}
    opens |= late
    names = opens | listed if len(opens | listed) >= _SEVERAL or len(listed) > 1 or len(late) > 1 else set()
    announced = {match.name for match in central if _is_announced(text.whole, match.start)}
    for name in names | (announced if len(announced) > 1 else set()):
        found[name]["turn"] = 1.0


def _is_announced(whole: str, start: int) -> bool:
    """Whether the sentence says in front of an offset that a list follows."""
    return _ANNOUNCED.search(whole, max(whole.rfind("\n", 0, start) + 1, start - _SENTENCE), start) is not None


def side_of(text: str, match: Match) -> str:
    """Where the words stand by which a name only explains another one, compares, or is the source of a figure: `before`
    or `after` it; empty where there are none."""
    if source := context_side("source", text, match):
        return source
    side = context_side("side", text, match)
    return "" if side and has_context("example", text, match) else side


def is_absent(text: str, match: Match) -> bool:
    """Whether a name says nothing of the company: `a Kettle-like app`, `the Kettle of tea`, `told the Kettle Post`."""
    kind = _ARTICLE.search(text, max(0, match.start - 5), match.start) and _KIND.match(text, match.end)
    return bool(kind) or has_context("comparison", text, match) or has_context("passing", text, match)


def has_context(part: str, text: str, match: Match) -> bool:
    """Whether the words around a name give it this part in the sentence, one of the keys of the data file."""
    return context_side(part, text, match) != ""


def context_side(part: str, text: str, match: Match) -> str:
    """Where these words are: `before` or `after` the name; empty where there are none."""
    before = text[max(0, match.start - 60) : match.start].rpartition("\n")[2]
    after = text[match.end : match.end + 40]
    return next(
        (
            side
            for side, pattern in context_patterns(part)
            if (pattern.search(before) if side == "before" else pattern.match(after))
        ),
        "",
    )


@cache
def context_patterns(part: str) -> tuple[tuple[str, GuardedPattern], ...]:
    """The patterns of one key of the data file, each with its side: `before` or `after` the name."""
    return tuple(
        (side, GuardedPattern(re.compile(row[side] + "$" if side == "before" else row[side])))
        for row in read_data(FILE)[part]
        for side in ("before", "after")
        if side in row
    )
