"""Merges an article file with what an import gives now, field by field and paragraph by paragraph.

Data: `split_parts` divides the text of an article; a `Base` has a digest of each part as the last import gave it; `merge_parts`
gives the merged text: what an editor left alone follows the import, what an editor changed stays.
Limits: pure. A field with a comment counts as changed by an editor; the day of an article and its range are one field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.content.front_matter import ARTICLE_KEYS, split_front_matter
from generator.content.merging.import_record import Base, Conflict, digest
from generator.errors import ContentError

MERGED_KEYS = (*ARTICLE_KEYS, "aliases")
"""The keys that an import writes, in its order."""
TEXT = "text"
"""The name of the body in a `Conflict`."""
_DAYS = ("date", "date_earliest", "date_latest", "date_basis")
"""The keys of one fact: a day must lie in its range."""
_PART = 8
"""Hex digits of the digest of a part."""
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_COMMENT = re.compile(r"(?:^|\s)#")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\n))+\n*|\n+")


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of an article in parts: joined, they are the text."""

    head: str
    """The opening line, and comments before the first key."""
    blocks: Mapping[str, str]
    """Key -> its lines, with comments below them."""
    foot: str
    """The closing line and empty lines."""
    paragraphs: tuple[str, ...]
    """With the empty lines below each."""
    base: Base
    """The digests of all parts."""

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.head + "".join(self.blocks.values()) + self.foot + "".join(self.paragraphs)


def split_parts(text: str) -> Parts | None:
    """Returns the parts of an article's text; None if its front matter is invalid."""
    try:
        node, body, _ = split_front_matter(text, "")
    except ContentError:
        return None
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    closing = next(n for n, line in enumerate(lines[1:], 2) if re.match(r"(---|\.\.\.)\s*$", line))
    starts = [(part.line, key) for key, part in node.mapping.items()]
    ends = [line for line, _ in starts[1:]] + [closing]
    blocks = {key: "".join(lines[line - 1 : end - 1]) for (line, key), end in zip(starts, ends, strict=True)}
    head = "".join(lines[: starts[0][0] - 1 if starts else closing - 1])
    foot = "".join(lines[closing - 1 :])
    foot = foot[: len(foot) - len(body)]
    paragraphs = tuple(_PARAGRAPH.findall(body))
    fields = {key: field_digest(key, part.value) for key, part in node.mapping.items() if key in MERGED_KEYS}
    parts = Parts(head, blocks, foot, paragraphs, Base(fields, tuple(map(paragraph_digest, paragraphs))))
    if parts.text != text or "" in blocks.values():  # lines that YAML counts otherwise: a bare carriage return
        return None
    return parts


def paragraph_digest(paragraph: str) -> str:
    """Returns the digest of one paragraph, whatever its white space."""
    return digest(" ".join(paragraph.split()))[:_PART]


def merge_parts(base: Base, mine: Parts, theirs: Parts) -> tuple[str, tuple[Conflict, ...]]:
    """Returns the merged text, and what both an editor (`mine`) and the import (`theirs`) have changed since `base`."""
    conflicts: list[Conflict] = []
    blocks = dict(mine.blocks)
    for keys in (_DAYS, *((key,) for key in MERGED_KEYS if key not in _DAYS)):
        if not _changed(base, theirs, keys):
            continue
        if _changed(base, mine, keys) or any(_commented(mine.blocks.get(key, "")) for key in keys):
            conflicts += _field_conflict(base, mine, theirs, keys[0])
        else:
            blocks = _replaced(blocks, theirs.blocks, keys)
    paragraphs, found = _merge_paragraphs(base.paragraphs, mine, theirs)
    foot = mine.foot if mine.foot.endswith("\n") or not paragraphs else f"{mine.foot}\n\n"
    merged = Parts(mine.head, blocks, foot, paragraphs, mine.base)
    return merged.text, (*conflicts, *found)


def changed_parts(base: Base, now: Parts) -> tuple[str, ...]:
    """Returns the names of the fields that differ from the base, in order; `TEXT` if the body does."""
    fields = [key for key in MERGED_KEYS if _known(now.base, key) != _known(base, key)]
    return (*fields, TEXT) if now.base.paragraphs != base.paragraphs else tuple(fields)


def is_open(conflict: Conflict, now: Parts) -> bool:
    """Whether the editor's version of a conflict is still in the file as it was: nobody has decided yet."""
    if conflict.part != TEXT:
        return now.base.fields.get(conflict.part, "") == conflict.mine
    return set(conflict.mine.split()) <= set(now.base.paragraphs)


def has_own(now: Parts) -> bool:
    """Whether an editor has added keys or comments of his own, which no import writes."""
    return (
        not now.blocks.keys() <= set(MERGED_KEYS) or _commented(now.head) or any(map(_commented, now.blocks.values()))
    )


def days_changed(base: Base, now: Parts) -> bool:
    """Whether an editor has changed the day, its range or what it rests on."""
    return _changed(base, now, _DAYS)


def field_digest(key: str, value: object) -> str:
    """Returns the digest of a front matter value."""
    if key == "source" and isinstance(value, dict):  # lines move when a dump grows: the record has them
        value = {name: part for name, part in value.items() if name != "lines"}
    return digest(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))[:_PART]


def _changed(base: Base, parts: Parts, keys: Sequence[str]) -> bool:
    return any(_known(parts.base, key) != _known(base, key) for key in keys)


def _known(base: Base, key: str) -> str | None:
    """The digest of a field; None for one that is missing or empty, which forms leave out."""
    written = base.fields.get(key)
    return None if written in _EMPTY else written


_EMPTY = frozenset(digest(written)[:_PART] for written in ("null", '""', "[]"))


def _commented(block: str) -> bool:
    return bool(_COMMENT.search(_QUOTED.sub("", block)))


def _field_conflict(base: Base, mine: Parts, theirs: Parts, key: str) -> list[Conflict]:
    if theirs.base.fields.get(key) in (mine.base.fields.get(key), base.fields.get(key)):
        return []
    value = theirs.blocks.get(key, "").strip().partition(":")[2].strip()
    return [Conflict(key, mine.base.fields.get(key, ""), value)]


def _replaced(blocks: Mapping[str, str], theirs: Mapping[str, str], keys: Sequence[str]) -> dict[str, str]:
    """The blocks with those of the import for `keys`; a new one comes after the key that is before it in an import."""
    found = {key: theirs.get(key, "") if key in keys else block for key, block in blocks.items()}
    order = list(theirs)
    for key in keys:
        if key in found or key not in theirs:
            continue
        before = next((name for name in reversed(order[: order.index(key)]) if name in found), None)
        rows = list(found.items())
        place = next((n + 1 for n, (name, _) in enumerate(rows) if name == before), 0)
        found = dict([*rows[:place], (key, theirs[key]), *rows[place:]])
    return {key: block for key, block in found.items() if block}


def _merge_paragraphs(base: Sequence[str], mine: Parts, theirs: Parts) -> tuple[tuple[str, ...], list[Conflict]]:
    """The paragraphs in three parts of the text: where one side changed it, that side; where both did, the editor's."""
    out: list[str] = []
    conflicts: list[Conflict] = []
    for old, own, new in _regions(base, mine.base.paragraphs, theirs.base.paragraphs):
        olds, owns, news = base[old], mine.base.paragraphs[own], theirs.base.paragraphs[new]
        if owns == news or news == olds:
            out += mine.paragraphs[own]
        elif owns == olds:
            out += theirs.paragraphs[new]
        else:
            out += mine.paragraphs[own]
            text = "".join(theirs.paragraphs[new]).strip()
            conflicts.append(Conflict(TEXT, " ".join(owns), text))
    return _ends_repaired(out, mine), conflicts


def _ends_repaired(paragraphs: Sequence[str], mine: Parts) -> tuple[str, ...]:
    """An empty line between paragraphs from two sides, and the editor's end of the file."""
    whole = [p if p.endswith("\n\n") else p.rstrip("\n") + "\n\n" for p in paragraphs[:-1]]
    end = mine.paragraphs[-1] if mine.paragraphs else "\n"
    last = [p.rstrip("\n") + end[len(end.rstrip("\n")) :] for p in paragraphs[-1:]]
    return (*whole, *last)


def _regions(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[slice, slice, slice]]:
    """Divides three sequences into regions that belong together: what is between two paragraphs of the base, one of its
    paragraphs, or several if one side has put another number of paragraphs in their place."""
    own, new = _cuts(base, mine), _cuts(base, theirs)
    cuts = sorted(own.keys() & new.keys())
    regions = []
    for at, following in zip(cuts, [*cuts[1:], None], strict=True):
        regions.append((slice(at, at), slice(*own[at]), slice(*new[at])))
        if following is not None:
            mine_side, their_side = (slice(cut[at][1], cut[following][0]) for cut in (own, new))
            regions.append((slice(at, following), mine_side, their_side))
    return regions


def _cuts(base: Sequence[str], other: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Position in the base -> the paragraphs of the other text that were put in there: first, and after the last."""
    cuts = {0: (0, 0), len(base): (len(other), len(other))}
    for kind, first, last, start, end in SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
        if kind == "insert":
            cuts[first] = (start, end)
            continue
        cuts.setdefault(first, (start, start))
        single = kind == "delete" or last - first == end - start
        for number in range(1, last - first) if single else ():
            at = start if kind == "delete" else start + number
            cuts[first + number] = (at, at)
        cuts[last] = (end, end)
    return cuts
