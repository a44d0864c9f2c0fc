"""What an article is about, in the closed words of `tags.yml`.

Data: `TagModel`, the cues compiled once; `assign_tags` gives one to four slugs, the most central first, and `weigh_tags`
the evidence as well. The weights of the positions of cues are below; how much evidence is enough, `data/tag_weights.json`
says, which `training/fit_tags.py` fits.
Limits: words and places, no meaning; a text with no cue at all has no tag.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.enrich.evidence import Sign, TagEvidence, TextSpan
from generator.enrich.normalize import fold
from generator.enrich.sentences import split_sentences
from generator.model import Block, BlockKind, CompanyKind, CompanyMatches, Document, Registry, Slug
from generator.package_data import read_json

_FIRST_SENTENCE = 3.0
_LEDE = 2.0
_REST = 0.8
_SECTOR = 1.5
"""For each sector of a company that the article is about."""
_PUBLISHER = 2.5
"""For a tag that the publisher has given, too."""
_NEGATIVE = 3.0
_MAX = 4
_SEVERAL = 2
"""Words with other senses that are evidence together."""
_HIGHEST = 64.0
"""A score that is enough for any tag."""
_SEARCH_STEPS = 16
FEATURES = ("strength", "share", "words", "sector")
"""Of the evidence for a tag: the logarithm of its score, its share of the best tag's, the logarithm of the number of different
cues, and whether a company has it as its sector."""


@dataclass(frozen=True, slots=True)
class TagWeights:
    """Log-odds that an article has a tag."""

    features: Mapping[str, float]
    """Of each of `FEATURES`, for its value of 1."""
    enough: float
    """The sum from which an article has it."""


@cache
def packaged_tag_weights() -> TagWeights:
    """The fitted weights."""
    data = read_json("tag_weights.json")
    return TagWeights(data["features"], data["enough"])


def tag_features(tag: TagCues, score: float, best: float) -> tuple[float, ...]:
    """The values of `FEATURES` of a tag, if this was its score, compared with the best tag's."""
    return *_by_score(score, best), math.log(len(tag.words) + 1), float(tag.sector)


def _by_score(score: float, best: float) -> tuple[float, float]:
    """The first two of `FEATURES`."""
    return math.log(score + 0.1), score / best


class TagModel:
    """Every cue of every tag in one pattern."""

    def __init__(self, registry: Registry) -> None:
        self._tags: dict[str, list[tuple[Slug, float]]] = defaultdict(list)
        for tag in registry.tags:
            for cue in (*tag.cues, *tag.weak_cues):
                self._tags[fold(cue)].append((tag.slug, _specific(cue)))
            for cue in tag.negative_cues:
                self._tags[fold(cue)].append((tag.slug, -_NEGATIVE))
        self.weak = frozenset((tag.slug, fold(cue)) for tag in registry.tags for cue in tag.weak_cues)
        """Tags with each of their cues that is evidence only together with another one."""
        self.order = {tag.slug: index for index, tag in enumerate(registry.tags)}
        self.names: Mapping[str, Slug] = {
            fold(name): tag.slug for tag in registry.tags for name in (tag.name, tag.slug)
        }
        """Folded names and slugs."""
        self.sectors: Mapping[str, tuple[Slug, ...]] = {company.name: company.tags for company in registry.companies}
        self.events = frozenset(c.name for c in registry.companies if c.kind is CompanyKind.EVENT)
        by_word: dict[str, list[str]] = defaultdict(list)
        han = sorted((cue for cue in self._tags if _HAN.search(cue)), key=len, reverse=True)
        self._any_han = re.compile("|".join(map(re.escape, han)) or r"(?!)")
        for folded in self._tags:
            by_word[_first_word(folded)].append(folded)
        for cues in by_word.values():
            cues.sort(key=len, reverse=True)
        # The cues that begin with a word, or else with the word whose plural it is; the longest first.
        self._begin: Mapping[str, Sequence[str]] = {f"{word}s": cues for word, cues in by_word.items()} | by_word
        self._cased = {
            fold(c): c for t in registry.tags for c in (*t.cues, *t.weak_cues) if c.isupper() and len(c) <= 4
        }

    def cues(self, text: str) -> Iterator[tuple[Slug, float]]:
        """Every tag with a cue in `text`, with the cue's weight; negative for a negative cue."""
        for slug, worth, _, _ in self.cue_spans(text):
            yield slug, worth

    def cue_spans(self, text: str) -> Iterator[tuple[Slug, float, int, int]]:
        """The same, and where the cue begins and ends."""
        folded = fold(text)
        begin = self._begin
        covered: dict[Slug, int] = {}  # `executive` is part of `chief executive`
        for word in _WORD.finditer(folded):
            cues = begin.get(word[0])
            if not cues:  # few words begin a cue
                continue
            start = word.start()
            for cue in cues:
                end = start + len(cue)
                if folded.startswith(cue, start) and _END.match(folded, end):
                    cased = self._cased.get(cue)
                    if cased is None or text.startswith(cased, start):
                        for slug, worth in self._tags[cue]:
                            if worth < 0 or end > covered.get(slug, 0):
                                covered[slug] = max(end, covered.get(slug, 0)) if worth > 0 else covered.get(slug, 0)
                                yield slug, worth, start, end
        for match in self._any_han.finditer(folded):
            for slug, worth in self._tags[match[0]]:
                yield slug, worth, match.start(), match.end()


def assign_tags(document: Document, matches: CompanyMatches, model: TagModel) -> tuple[Slug, ...]:
    """The tags of an article: cues by place, and the sectors of the companies it is about."""
    return weigh_tags(document, matches, model)[0]


def weigh_tags(
    document: Document, matches: CompanyMatches, model: TagModel, weights: TagWeights | None = None
) -> tuple[tuple[Slug, ...], tuple[TagEvidence, ...]]:
    """The same, and the evidence for every tag that has any, the best first."""
    found = gather_cues(document, matches, model)
    ranked = sorted(found, key=lambda slug: (-found[slug].score, model.order[slug]))
    if not ranked:
        return (), ()
    best = found[ranked[0]].score
    enough = {slug: _enough(found[slug], best, weights or packaged_tag_weights()) for slug in ranked}
    given = tuple(slug for slug in ranked if found[slug].score >= enough[slug])[:_MAX] or tuple(ranked[:1])
    return given, tuple(
        TagEvidence(slug, slug in given, cues.score, enough[slug], tuple(cues.signs), tuple(cues.spans))
        for slug in ranked
        for cues in (found[slug],)
    )


@dataclass(slots=True)
class TagCues:
    """The cues of one tag in one article."""

    score: float = 0.0
    signs: list[Sign] = field(default_factory=list)
    spans: list[TextSpan] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    """Different cues, folded."""
    sector: bool = False
    """Whether a company that the article is about has the tag."""


def gather_cues(document: Document, matches: CompanyMatches, model: TagModel) -> dict[Slug, TagCues]:
    """The evidence for each tag that has any, without a single word that may mean something else."""
    found: dict[Slug, TagCues] = defaultdict(TagCues)
    for part in _weighted(document.blocks, document.item.title):
        seen: Counter[Slug] = Counter()
        for slug, worth, start, end in model.cue_spans(part.text):
            # A cue repeated in the same part adds less each time.
            gain = part.weight * worth / (1 + seen[slug])
            seen[slug] += 1
            tag = found[slug]
            tag.score += gain
            if worth > 0:
                tag.words.add(fold(part.text[start:end]))
            tag.signs.append(Sign(f'"{part.text[start:end]}" {part.place}', gain))
            tag.spans.append(TextSpan(part.block, part.offset + start, part.offset + end))
    for own in document.item.tags:
        _add_own(own, found, model)
    # An article is about no event, but the first one that it names says as much of its subject as a company.
    event = next((name for name in matches.mentions if name in model.events), None)
    for index, name in enumerate((*([event] if event else []), *matches.companies[:3])):
        for slug in model.sectors.get(name, ()):
            tag = found[slug]
            tag.score += _SECTOR / (1 + index)
            tag.signs.append(Sign(f"a sector of {name}", _SECTOR / (1 + index)))
            tag.sector = True
    return {
        slug: tag
        for slug, tag in found.items()
        if slug in model.order and tag.score > 0 and not _is_ambiguous(slug, tag, model)
    }


def _add_own(own: str, found: dict[Slug, TagCues], model: TagModel) -> None:
    """What a publisher's own tag or category says: the tag of this name, or those with a cue in it."""
    named = model.names.get(fold(own).replace(" ", "-")) or model.names.get(fold(own))
    worths = {named: 1.0} if named else {slug: worth for slug, worth in model.cues(own) if worth > 0}
    for slug in worths:
        tag = found[slug]
        tag.score += _PUBLISHER
        tag.words.add(fold(own))
        tag.signs.append(Sign(f'the publisher\'s tag "{own}"', _PUBLISHER))


def _is_ambiguous(slug: Slug, tag: TagCues, model: TagModel) -> bool:
    """Whether all there is for a tag is one word that has other senses."""
    return not tag.sector and 0 < len(tag.words) < _SEVERAL and all((slug, word) in model.weak for word in tag.words)


def _enough(tag: TagCues, best: float, weights: TagWeights) -> float:
    """The score that is enough for a tag with these cues."""
    by_strength, by_share, by_words, by_sector = (weights.features[name] for name in FEATURES)
    _, _, words, sector = tag_features(tag, 0.0, best)
    of_words, of_sector = by_words * words, by_sector * sector
    low, high = 0.0, _HIGHEST
    for _ in range(_SEARCH_STEPS):
        middle = (low + high) / 2
        strength, share = _by_score(middle, best)
        if by_strength * strength + by_share * share + of_words + of_sector >= weights.enough:
            high = middle
        else:
            low = middle
    return high


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
