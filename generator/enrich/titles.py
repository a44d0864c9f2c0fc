"""Headlines made from a text's own words: the sentence that carries the news, made short.

Data: `make_titles` for the texts of one dump, all different; `weigh_titles` tells the next best as well; `make_title`
for one.
Limits: says nothing the text does not say; a text whose news stands in no single sentence gets its strongest one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.enrich.compress import condense, tidy
from generator.enrich.evidence import TitleEvidence
from generator.enrich.headline_words import PRESENT
from generator.enrich.sentences import split_sentences
from generator.enrich.switches import ALL, Switches
from generator.enrich.trim import LONGEST, SHORTEST, Wording, clip, has_verb, trim
from generator.model import BlockKind, Manuscript

_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_LONGEST_WIDE = 40
_PARAGRAPHS, _SENTENCES = 4, 10
"""How far into a text the news may stand."""

_LONGEST_TOLD = 200
"""Characters of a title that the dump tells."""
_OTHERS = 3
"""Headlines that are remembered beside the chosen one."""
_OVERLAP = 10.0
"""What the whole of the expected overlap weighs against the other signs of a good headline."""
_NAME = re.compile(r"(?<=[a-z,’”0-9] )[A-Z][\w’'-]+|\b[A-Z]{2,}\b|\b[A-Z][a-z]+[A-Z]\w*")
_FIGURE = re.compile(r"(?:[$€£]|RMB |HK\$)?\d[\d,.]*(?: ?%| percent| million| billion| trillion)?")
_NEWS = re.compile(
    r"\b(?:"
    + "|".join(sorted(PRESENT))
    + r"|plans?|will|is set to|aims?|is seeking|is building|is planning|is working|reportedly|is looking|rush\w*|dominat\w*)\b"
)
_LEANS = re.compile(
    r"The (?:company|firm|Chinese|platform|report|service|plan|move|chatbot|figure|short video|e-commerce|\w+-backed)\b|\w+’s remarks"
)
_BACK = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|I|We|You|My|Our|There|Here|But|And|So|However)\b"
)
_SCENE = re.compile(
    r"(?:Below|Please find|The text|Their comments|The following|Today|Get ready|With|As|In a world|In today)\b"
)
_NOTICE = re.compile(r"\b(?:condensed|edited for (?:clarity|brevity)|transcript)\b")


def make_titles(manuscripts: Sequence[Manuscript]) -> tuple[str, ...]:
    """One headline for each manuscript, in order; no two alike. A title that the dump itself tells is kept as it is."""
    return tuple(evidence.title for evidence in weigh_titles(manuscripts))


def weigh_titles(manuscripts: Sequence[Manuscript], on: Switches = ALL) -> tuple[TitleEvidence, ...]:
    """The same, each with the headlines that came next."""
    told = [_told(manuscript) for manuscript in manuscripts]
    taken = {title.casefold() for title in told}
    titles = []
    for manuscript, own in zip(manuscripts, told, strict=True):
        if own:
            titles.append(TitleEvidence(own, told=True))
            continue
        best = list(dict.fromkeys(_candidates(manuscript, on)))
        free = [title for title in best if title.casefold() not in taken]
        title = free[0] if free else _numbered(best[0], taken)
        taken.add(title.casefold())
        others = tuple(other for other in free if other != title)[:_OTHERS]
        titles.append(TitleEvidence(title, told=False, others=others))
    return tuple(titles)


def make_title(manuscript: Manuscript) -> str:
    """The best headline of one manuscript: 20 to 95 characters wherever the text has as many."""
    return next(_candidates(manuscript))


def _told(manuscript: Manuscript) -> str:
    """The title that the dump tells, on one line; empty where it tells none. A sentence or two is no title: what is longer
    than `_LONGEST_TOLD` is cut at a word, and says so."""
    told = " ".join((manuscript.item.title or "").split())
    if len(told) <= _LONGEST_TOLD:
        return told
    head = told[: _LONGEST_TOLD - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[_LONGEST_TOLD // 2 :] else head).rstrip(" ,;:，；") + "…"


def _candidates(manuscript: Manuscript, on: Switches = ALL) -> Iterator[str]:
    """Headlines, best first; at least one."""
    given = _told(manuscript)
    if given:
        yield given
        return
    sentences = _first_sentences(manuscript)[: None if on.best_sentence else 1]
    wording = Wording.of(manuscript.text)
    condensed = [condense(sentence) if on.condensing else sentence for sentence in sentences]
    shorten = trim if on.trimming else clip
    trimmed = [shorten(sentence, wording, i) for i, sentence in enumerate(condensed)]
    titles = [tidy(one.text) for one in trimmed]
    scores = [
        _OVERLAP * one.worth + _worth(sentence, i) + _clarity(title)
        for i, (one, sentence, title) in enumerate(zip(trimmed, sentences, titles, strict=True))
    ]
    usable = [i for i, title in enumerate(titles) if SHORTEST <= len(title) <= _most(title)]
    yield from (titles[i] for i in sorted(usable, key=lambda i: (-scores[i], i)))
    whole = " ".join(" ".join(sentences or [manuscript.text]).split())
    yield _cut(whole)


def _first_sentences(manuscript: Manuscript) -> list[str]:
    kinds = (BlockKind.PARAGRAPH, BlockKind.LABEL, BlockKind.SPEAKER, BlockKind.QUOTE, BlockKind.BULLET)
    blocks = [block for block in manuscript.blocks if block.kind in kinds] or list(manuscript.blocks)
    unlabelled = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    found: list[str] = []
    for block in (unlabelled or blocks)[:_PARAGRAPHS]:
        found += split_sentences(block.text)
    return found[:_SENTENCES]


def _worth(sentence: str, index: int) -> float:
    """How much a sentence looks like the news: names, a news verb, a figure, an early place."""
    names = len(set(_NAME.findall(sentence)))
    worth = 1.0 * min(names, 3) + (0.4 if _FIGURE.search(sentence) else 0.0)
    worth += 1.2 if _NEWS.search(sentence) else 0.0
    worth -= 0.75 * index
    if _BACK.match(sentence):
        worth -= 4.0
    if sentence[0] in '“"(' or sentence.endswith("?"):
        worth -= 1.6
    if _SCENE.match(sentence):
        worth -= 0.5
    if _NOTICE.search(sentence):
        worth -= 3.0
    if len(sentence) < 45:
        worth -= 1.5
    return worth


def _clarity(title: str) -> float:
    """How well a headline stands on its own: it has a verb, and does not lean on the text before it."""
    return (
        (0.0 if has_verb(title) else -3.0) + (-1.0 if len(title) < 36 else 0.0) + (-1.5 if _LEANS.match(title) else 0.0)
    )


def _cut(text: str) -> str:
    """The beginning of any text, cut at a word or, where there are no spaces, at a punctuation mark."""
    most = _most(text)
    if len(text) <= most:
        return tidy(text) or text
    head = text[:most]
    stop = max((head.rfind(mark) for mark in "，。、；！？,;"), default=-1)
    if " " in head and stop < SHORTEST:
        return tidy(head.rsplit(" ", 1)[0])
    return tidy(head[:stop] if stop >= 10 else head[:60])


def _most(text: str) -> int:
    """The most characters of a headline: a Chinese or Japanese character says as much as two or three letters."""
    return _LONGEST_WIDE if 2 * len(_WIDE.findall(text)) > len(text) else LONGEST


def _numbered(title: str, taken: set[str]) -> str:
    number = 2
    while f"{title} ({number})".casefold() in taken:
        number += 1
    suffix = f" ({number})"
    return (
        tidy(title[: LONGEST - len(suffix)].rsplit(" ", 1)[0] if len(title) + len(suffix) > LONGEST else title) + suffix
    )
