"""What each paragraph of an item is: text, a labelled paragraph, a sub-heading, an interview turn, a list entry.

Data: `read_structure` turns an item into a document; `to_markdown` writes a document's body.
Limits: by shapes and words, not by layout, which the dump has lost; without a sign a paragraph is plain text.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from generator.dumps.labels import LeadIn, match_lead_in, match_read_more
from generator.model import Block, BlockKind, Document, Item

_ENTRY = re.compile(r"(?:No\.\s?)?(\d{1,3})[.)、]\s+(\S.{0,80})$")
_LISTED = re.compile(r"(\d{1,3})[.)、]\s+(\S.{0,400})$")
_BULLET = re.compile(r"[•·▪◦‣●*–-]\s+(?=\S)")
_QUOTE = re.compile(r"[“\"「『][^“”\"]{20,}[”\"」』]$")
_BRACKETED = re.compile(r"\(([A-Z][\w ’'.-]{1,40}): (.+)\)$|\((?P<whole>[^()]{8,})\)$")
_PERSON = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}$")
_HEADING_END = tuple(".!:;,…")
_MAX_HEADING = 90
_HEADED = 1.2
"""The paragraph below a heading is longer than the heading by this factor at least."""


def read_structure(item: Item) -> Document:
    """Give every paragraph of `item` its role; blocks and paragraphs are one to one."""
    texts = [paragraph.text for paragraph in item.paragraphs]
    speakers = _speakers(texts)
    listed = _listed(texts)
    blocks = []
    for index, paragraph in enumerate(item.paragraphs):
        following = texts[index + 1] if index + 1 < len(texts) else ""
        role = _role(paragraph.text, following, first=index == 0, speakers=speakers)
        if index in listed and not (paragraph.kind or paragraph.markdown):
            role = Block(BlockKind.NUMBERED, listed[index][1], listed[index][0])
        if paragraph.kind:
            role = _marked(paragraph.kind, paragraph.text, role)
        blocks.append(Block(role.kind, role.text, role.label, paragraph.line, paragraph.markdown))
    return Document(item, tuple(blocks))


def _listed(texts: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Index -> number and words of the entries of a list: lines right after one another whose numbers count on.

    A number alone among texts heads the text below it.
    """
    matches = [_LISTED.match(text) for text in texts]
    found: dict[int, tuple[str, str]] = {}
    for index, (match, below) in enumerate(itertools.pairwise(matches)):
        if match and below and int(below[1]) == int(match[1]) + 1:
            found |= {index: (match[1], match[2]), index + 1: (below[1], below[2])}
    return found


def _marked(kind: BlockKind, text: str, role: Block) -> Block:
    """The role by the mark-up, which has no kinds for labels and numbers."""
    if kind is BlockKind.PARAGRAPH:
        return Block(kind, text) if role.kind in (BlockKind.HEADING, BlockKind.ENTRY) else role
    if kind is BlockKind.BULLET:
        return role if role.kind is BlockKind.BULLET else Block(kind, text)
    return role if kind is BlockKind.HEADING and role.kind is BlockKind.ENTRY else Block(kind, text)


def is_heading(text: str, following: str) -> bool:
    """Whether a short line without end punctuation is a heading of the longer paragraph after it."""
    return (
        len(text) <= _MAX_HEADING
        and len(text.split()) <= 14
        and not text.rstrip("’'”\")").endswith(_HEADING_END)
        and text[0] not in '“"(「'
        and text[-1] not in '”"」'
        and (text[0].isupper() or text[0].isdigit() or not text[0].isascii())
        and len(following) > _HEADED * len(text)
    )


def _speakers(texts: Sequence[str]) -> frozenset[str]:
    """Names before a colon that come more than once, and full names that take turns with one that does."""
    names = Counter[str]()
    for text in texts:
        lead_in = match_lead_in(text)
        if lead_in and not lead_in.place and _PERSON.match(lead_in.label):
            names[lead_in.label] += 1
    if len(names) < 2 or max(names.values()) < 2:
        return frozenset()
    whole = " ".join(texts)
    people = {name for name, turns in names.items() if turns > 1 or len(name.split()) > 1}
    # A list of companies ("Baidu: Baidu said ...") names each of its heads once; an interview repeats its two names.
    return frozenset(name for name in people if names[name] > 1 or whole.count(name) > 1)


def _role(text: str, following: str, *, first: bool, speakers: frozenset[str]) -> Block:
    pointer = match_read_more(text)
    if pointer:
        return Block(BlockKind.POINTER, pointer, "Read more")
    lead_in = match_lead_in(text)
    # An article's first words are its lede: "Help wanted in Riyadh: ..." is no label there.
    if lead_in and _is_label(lead_in, speakers) and (lead_in.place or not first):
        kind = BlockKind.SPEAKER if lead_in.label in speakers else BlockKind.LABEL
        return Block(kind, lead_in.rest, lead_in.label)
    bracketed = _BRACKETED.match(text)
    if bracketed:
        label, words = bracketed[1] or "", bracketed[2] or bracketed["whole"]
        return Block(BlockKind.ASIDE, words, label)
    entry = _ENTRY.match(text)
    if entry and len(following) and not entry[2].endswith((".", "”")):
        return Block(BlockKind.ENTRY, entry[2], entry[1])
    bullet = _BULLET.match(text)
    if bullet:
        return Block(BlockKind.BULLET, text[bullet.end() :])
    if _QUOTE.match(text) and not first:
        return Block(BlockKind.QUOTE, text)
    if not first and is_heading(text, following):
        return Block(BlockKind.HEADING, text)
    return Block(BlockKind.PARAGRAPH, text)


def _is_label(lead_in: LeadIn, speakers: frozenset[str]) -> bool:
    """A known label, a speaker, or a short lead-in in front of a whole sentence or a figure."""
    if lead_in.place or lead_in.label in speakers:
        return True
    return len(lead_in.label.split()) <= 4 and (len(lead_in.rest) > 60 or lead_in.rest.startswith("#"))
