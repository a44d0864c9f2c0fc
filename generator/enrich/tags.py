"""What an article is about, in the closed words of `tags.yml`.

Data: `TagModel`, the cues compiled once; `assign_tags` gives one to four slugs, the most central first, and `weigh_tags`
the evidence as well. The weights below depend on the position of a cue.
Limits: words and places, no meaning; a text with no cue at all has no tag.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.enrich.evidence import Sign, TagEvidence, TextSpan
from generator.enrich.normalize import fold
from generator.enrich.sentences import split_sentences
from generator.model import Block, BlockKind, CompanyKind, CompanyMatches, Document, Registry, Slug

_FIRST_SENTENCE = 3.0
_LEDE = 2.0
_REST = 0.8
_SECTOR = 1.5
"""For each sector of a company that the article is about."""
_NEGATIVE = 3.0
_ENOUGH = 3.4
"""A tag needs this score,"""
_USUAL, _LEAST_SHARE = 1000, 0.5
"""Characters below which a text, having fewer places for cues, needs less of it, and the least share."""
_SHARE = 0.42
"""and this share of the best tag's."""
_MAX = 4


class TagModel:
    """Every cue of every tag in one pattern."""

    def __init__(self, registry: Registry) -> None:
        self._tags: dict[str, list[tuple[Slug, float]]] = defaultdict(list)
        for tag in registry.tags:
            for cue in tag.cues:
                self._tags[fold(cue)].append((tag.slug, _specific(cue)))
            for cue in tag.negative_cues:
                self._tags[fold(cue)].append((tag.slug, -_NEGATIVE))
        self.order = {tag.slug: index for index, tag in enumerate(registry.tags)}
        self.sectors: Mapping[str, tuple[Slug, ...]] = {company.name: company.tags for company in registry.companies}
        self.events = frozenset(c.name for c in registry.companies if c.kind is CompanyKind.EVENT)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        han = sorted((cue for cue in self._tags if _HAN.search(cue)), key=len, reverse=True)
        self._any_han = re.compile("|".join(map(re.escape, han)) or r"(?!)")
        for folded in self._tags:
            self._by_word[_first_word(folded)].append(folded)
        for cues in self._by_word.values():
            cues.sort(key=len, reverse=True)
        self._cased = {fold(c): c for t in registry.tags for c in t.cues if c.isupper() and len(c) <= 4}

    def cues(self, text: str) -> Iterator[tuple[Slug, float]]:
        """Every tag with a cue in `text`, with the cue's weight; negative for a negative cue."""
        for slug, worth, _, _ in self.cue_spans(text):
            yield slug, worth

    def cue_spans(self, text: str) -> Iterator[tuple[Slug, float, int, int]]:
        """The same, and where the cue begins and ends."""
        folded = fold(text)
        for word in _WORD.finditer(folded):
            for cue in self._by_word.get(word[0], ()) or self._by_word.get(word[0].removesuffix("s"), ()):
                end = word.start() + len(cue)
                if folded.startswith(cue, word.start()) and _END.match(folded, end):
                    cased = self._cased.get(cue)
                    if cased is None or text.startswith(cased, word.start()):
                        for slug, worth in self._tags[cue]:
                            yield slug, worth, word.start(), end
        for match in self._any_han.finditer(folded):
            for slug, worth in self._tags[match[0]]:
                yield slug, worth, match.start(), match.end()


def assign_tags(document: Document, matches: CompanyMatches, model: TagModel) -> tuple[Slug, ...]:
    """The tags of an article: cues by place, and the sectors of the companies it is about."""
    return weigh_tags(document, matches, model)[0]


def weigh_tags(
    document: Document, matches: CompanyMatches, model: TagModel
) -> tuple[tuple[Slug, ...], tuple[TagEvidence, ...]]:
    """The same, and the evidence for every tag that has any, the best first."""
    scores: dict[Slug, float] = defaultdict(float)
    signs: dict[Slug, list[Sign]] = defaultdict(list)
    spans: dict[Slug, list[TextSpan]] = defaultdict(list)
    for part in _weighted(document.blocks, document.item.title):
        seen: Counter[Slug] = Counter()
        for slug, worth, start, end in model.cue_spans(part.text):
            # A cue repeated in the same part adds less each time.
            gain = part.weight * worth / (1 + seen[slug])
            scores[slug] += gain
            seen[slug] += 1
            signs[slug].append(Sign(f'"{part.text[start:end]}" {part.place}', gain))
            spans[slug].append(TextSpan(part.block, part.offset + start, part.offset + end))
    # An article is about no event, but the first one that it names says as much of its subject as a company.
    event = next((name for name in matches.mentions if name in model.events), None)
    for index, name in enumerate((*([event] if event else []), *matches.companies[:3])):
        for slug in model.sectors.get(name, ()):
            if slug in model.order:
                scores[slug] += _SECTOR / (1 + index)
                signs[slug].append(Sign(f"a sector of {name}", _SECTOR / (1 + index)))
    ranked = sorted(
        (s for s in scores if s in model.order and scores[s] > 0), key=lambda s: (-scores[s], model.order[s])
    )
    if not ranked:
        return (), ()
    length = sum(len(block.text) for block in document.blocks)
    floor = max(_ENOUGH * max(_LEAST_SHARE, min(1.0, length / _USUAL)), _SHARE * scores[ranked[0]])
    given = tuple(slug for slug in ranked if scores[slug] >= floor)[:_MAX] or tuple(ranked[:1])
    evidence = (TagEvidence(s, s in given, scores[s], floor, tuple(signs[s]), tuple(spans[s])) for s in ranked)
    return given, tuple(evidence)


_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_END = re.compile(r"(?:'s|s)?(?![^\W_])")


def _first_word(text: str) -> str:
    match = _WORD.search(text)
    return match[0] if match else text


def _specific(cue: str) -> float:
    """A cue of several words is more specific."""
    return 0.8 + 0.35 * min(len(cue.split()) - 1, 2)


@dataclass(frozen=True, slots=True)
class _WeighedText:
    """A part of the text in which cues have the same weight."""

    text: str
    weight: float
    place: str
    """For people."""
    block: int
    """Index of the block, -1 for the title."""
    offset: int = 0
    """Where they begin in the block's text."""


def _weighted(blocks: Sequence[Block], title: str | None) -> Iterator[_WeighedText]:
    if title:
        yield _WeighedText(title, _FIRST_SENTENCE, "in the title", -1)
    rest = [(index, block) for index, block in enumerate(blocks) if block.text]
    long = math.sqrt(max(1.0, len(rest) / 6))  # a long feature says everything once
    lede = True
    for index, block in rest:
        if lede and block.kind is BlockKind.PARAGRAPH:
            first = split_sentences(block.text)[0]
            end = block.text.index(first) + len(first)
            yield _WeighedText(block.text[:end], _FIRST_SENTENCE, "in the first sentence", index)
            yield _WeighedText(block.text[end:], _LEDE, "in the lede", index, end)
            lede = False
        else:
            yield _WeighedText(
                block.text, _REST / long, f"under {block.label}" if block.label else "below the lede", index
            )
