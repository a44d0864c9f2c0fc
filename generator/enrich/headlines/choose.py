"""Headlines made from a text's own words: the sentence that carries the news, made short.

Data: `make_titles` for the texts of one dump, all different; `weigh_titles` returns the runners-up as well; `make_title`
for one.
Limits: adds nothing to the text; a text whose news is in no single sentence gets its best one.
Languages other than English keep their first whole clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from generator.enrich.entities.lexicon import lexicon
from generator.enrich.evidence import TitleEvidence
from generator.enrich.headlines.clauses import first_clause, most_characters
from generator.enrich.headlines.compress import Condensed, condense, lean, tidy
from generator.enrich.headlines.denials import deny, is_denied
from generator.enrich.headlines.naming import with_subject, with_thing
from generator.enrich.headlines.panels import is_talk, is_written_down
from generator.enrich.headlines.tense import find_verb
from generator.enrich.headlines.topics import topic_of, with_author, with_topic
from generator.enrich.headlines.trim import BEST, LONGEST, SHORTEST, Trimmed, Wording, clip, trim
from generator.enrich.headlines.words import WORDS_FILE
from generator.enrich.headlines.worth import clarity_of, is_figure_news, is_general, is_personal, worth_of
from generator.enrich.sentences import split_sentences
from generator.enrich.switches import ALL, Switches
from generator.enrich.word_lists import phrase_list
from generator.language import is_english
from generator.model import BlockKind, Document

_PARAGRAPHS, _SENTENCES = 4, 7
"""Number of paragraphs and sentences in which the news is looked for."""

_ALL = 60
"""Paragraphs and sentences of an essay in the first person that are weighed."""
_PERSONAL_SENTENCES = 3
"""Of the first ones; as many make an essay."""
_LEAST = 3
"""Sentences that are always weighed."""
_LONGEST_GIVEN = 200
"""Maximum number of characters of a title given in the dump."""
_LONGEST_SENTENCE = 1200
"""Characters of a sentence that are looked at."""
_OTHERS = 3
"""Runners-up that are kept as evidence."""
_OVERLAP = 10.0
"""What the whole of the expected overlap weighs against the other signs of a good headline."""
_ENOUGH = 7.0
"""If the lede scores this much, the sentences behind it are not tried."""
_GENERAL = 4.0
"""Against a lede that only describes a state, where the next sentence has the figure."""
_ROOMY = 50
"""Characters; a longer headline is tried without its adjectives, too."""
_LEDE, _LEDE_OF_A_TALK = 4.5, 1.5
"""For the first sentence; for that of a transcript, which is often an aside."""


def make_titles(documents: Sequence[Document]) -> tuple[str, ...]:
    """One headline for each document, in order; no two alike. A title given in the dump is kept as it is."""
    return tuple(evidence.title for evidence in weigh_titles(documents))


def weigh_titles(
    documents: Sequence[Document], on: Switches = ALL, found: Sequence[Headlines] | None = None
) -> tuple[TitleEvidence, ...]:
    """The same, each with the headlines that came next; `found` are those of each document, where they are known."""
    given = [given_title(document) for document in documents]
    taken = given_titles(documents)
    titles = []
    for index, (document, own) in enumerate(zip(documents, given, strict=True)):
        if own:
            titles.append(TitleEvidence(own, from_dump=True))
            continue
        known = found[index] if found else None
        best = (known if known and known.holds(taken) else find_headlines(document, taken, on)).best
        free = [title for title in best if title.casefold() not in taken]
        title = free[0] if free else _numbered(best[0], taken)
        taken.add(title.casefold())
        others = tuple(other for other in free if other != title)[:_OTHERS]
        titles.append(TitleEvidence(title, from_dump=False, others=others))
    return tuple(titles)


@dataclass(frozen=True, slots=True)
class Headlines:
    """The headlines that fit one document, found before all titles of other documents were known."""

    best: tuple[str, ...]
    """The best first; at least one."""
    good_lede: str
    """That of the first sentence, if it is so good that the sentences further down were not tried; empty else."""

    def holds(self, taken: Set[str]) -> bool:
        """Whether they would be the same if these titles, in folded case, had been known."""
        return not self.good_lede or self.good_lede.casefold() not in taken


def find_headlines(document: Document, taken: Set[str], on: Switches = ALL) -> Headlines:
    """The headlines that fit a document; `taken` are titles of others, in folded case."""
    good: list[str] = []
    best = tuple(dict.fromkeys(_candidates(document, taken, on, good)))
    return Headlines(best, good[0] if good else "")


def given_titles(documents: Sequence[Document]) -> set[str]:
    """The titles given in the dump, in folded case; an empty one among them if a document has none."""
    return {given_title(document).casefold() for document in documents}


def make_title(document: Document) -> str:
    """The best headline of one document: 20 to 95 characters wherever the text has as many."""
    return next(_candidates(document, frozenset()))


def given_title(document: Document) -> str:
    """The title given in the dump, on one line; empty if there is none. A sentence or two is no title: what is longer
    than `_LONGEST_GIVEN` is cut at a word, and says so."""
    title = " ".join((document.item.title or "").split())
    if len(title) <= _LONGEST_GIVEN:
        return title
    head = title[: _LONGEST_GIVEN - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[_LONGEST_GIVEN // 2 :] else head).rstrip(" ,;:，") + "…"


@dataclass(frozen=True, slots=True)
class _Candidate:
    title: str
    score: float


def _candidates(
    document: Document, taken: Set[str], on: Switches = ALL, good: list[str] | None = None
) -> Iterator[str]:
    """Headlines, best first; at least one. `good` gets that of the first sentence if sentences were not tried for it."""
    given = given_title(document)
    if given:
        yield given
        return
    sentences = _first_sentences(document)
    if _is_essay(sentences):
        sentences = _first_sentences(document, _ALL, _ALL)
    sentences = sentences[: None if on.best_sentence else 1]
    whole = " ".join(" ".join(sentences or [document.text]).split())
    if is_english(document.text):
        wording = Wording.of(document.text)
        found: list[_Candidate] = []
        for i, sentence in enumerate(sentences):
            found.append(_candidate(sentence, i, sentences, wording, on))
            if i + 1 >= _LEAST and found[0].score >= _ENOUGH and found[0].title.casefold() not in taken:
                if good is not None and i + 1 < len(sentences):
                    good.append(found[0].title)
                break
        topic = topic_of(sentences[0], found[0].title, sentences[1:]) if on.condensing and sentences else ""
        usable = [one for one in (found[1:] if topic else found) if SHORTEST <= len(one.title) <= LONGEST]
        yield from (with_topic(topic, one.title) for one in sorted(usable, key=lambda one: -one.score))
    yield from (clause for sentence in sentences if len(clause := first_clause(sentence)) >= SHORTEST)
    yield first_clause(whole)


def _candidate(sentence: str, index: int, sentences: Sequence[str], wording: Wording, on: Switches = ALL) -> _Candidate:
    """The best headline of one sentence, or of its clause with the event."""
    straight = not re.search("[’“]", sentence)
    sentence = _curled(sentence) if straight else sentence
    condensed = condense(sentence, panels=on.panels) if on.condensing else Condensed(sentence, find_verb(sentence))
    short = with_subject(condensed, sentence, sentences[:index], wording, sentences[index + 1 : index + 3])
    short = with_thing(short, sentences[index + 1 : index + 3])
    short = short if index else with_author(short, sentences[1:3])
    trimmed = _trimmed(short, wording, index) if on.trimming else clip(short)
    if on.trimming and (event := _event(short)):
        other = condense(with_subject(Condensed(event, None), short.text, (short.text,), wording).text)
        trimmed = max(trimmed, _trimmed(other, wording, index), key=lambda one: one.worth)
    title = _reported(tidy(trimmed.text), sentence)
    if is_denied(sentence, sentences[index + 1 : index + 3]):
        title = deny(title)
    title = title.translate(_STRAIGHT) if straight else title
    names_someone = bool(re.search(r"(?<=.)[A-Z]|\d", title)) or title.split(" ")[0] in wording.names
    names_someone = names_someone or title.split(" ")[0] in lexicon().country_of
    written_down = on.panels and is_written_down(sentences)
    talk = written_down and is_talk(sentence)
    lede = 0.0 if index else _LEDE_OF_A_TALK if written_down else _LEDE
    if not index and is_general(condensed, sentence) and any(map(is_figure_news, sentences[1:_LEAST])):
        lede = _LEDE_OF_A_TALK - _GENERAL
    return _Candidate(
        title,
        _OVERLAP * trimmed.worth + lede + worth_of(sentence, index, talk) + clarity_of(title, talk, names_someone),
    )


_STRAIGHT = str.maketrans("’“”", '\'""')


def _curled(sentence: str) -> str:
    """With the quotes and apostrophes that the rules know."""
    return re.sub(r'"([^"]*)"', r"“\1”", re.sub(r"(?<=\w)'(?=\w|\s|$)", "’", sentence))


def _trimmed(short: Condensed, wording: Wording, index: int) -> Trimmed:
    trimmed = trim(short, wording, index)
    if len(trimmed.text) > _ROOMY and (leaner := lean(short)) != short:
        trimmed = max(trimmed, trim(leaner, wording, index), key=lambda one: one.worth)
    return trimmed


_SOFT = re.compile(r"(?:is|are|was|were|appears?|seems?|looks?|remains?|makes?|continues?|stays?|keeps?|returns?)\b")
_CLAUSE = re.compile(r",? (?:as|after) (?P<event>(?!part\b|well\b|a result\b)[^,;“]{40,220})")


def _event(short: Condensed) -> str:
    """What happened, where the main clause only describes a state: `Shops look doomed after the city raised rents`."""
    if short.verb is None or not _SOFT.match(short.text, short.verb):
        return ""
    match = _CLAUSE.search(short.text, short.verb)
    return match["event"] if match and find_verb(match["event"]) else ""


_NOT_REPORTED = re.compile(r"reported|\breport|\bsays?\b|survey|consultanc|research|earnings")


@cache
def _outlet() -> re.Pattern[str]:
    """A pattern for a report that is another paper's, or of unnamed sources."""
    paper = f"(?:{'|'.join(phrase_list(WORDS_FILE, 'news_sources'))})"
    return re.compile(
        rf"(?:according to|citing|report by|reported by)\b[^.]{{0,60}}?(?:{paper}|sources|people familiar)|"
        rf"{paper}(?: [\w’-]+){{0,4}} (?:has |have )?(?:reported|said|wrote)|"
        r"(?:unnamed|several|two|three|multiple) sources|report by (?:the )?[A-Z]"
    )


def _reported(title: str, sentence: str) -> str:
    """`: report` behind news that is attributed to another paper."""
    outlet = _outlet().search(sentence)
    if (
        not outlet
        or _NOT_REPORTED.search(title)
        or re.search(r"consultanc|research firm|analy|survey|insight", sentence[outlet.start() :])
    ):
        return title
    return f"{title}: report" if len(title) + 8 <= BEST else title


def _is_essay(sentences: Sequence[str]) -> bool:
    """Whether a text is in the first person: its news may be anywhere in it."""
    return sum(is_personal(sentence) for sentence in sentences) >= _PERSONAL_SENTENCES


def _first_sentences(document: Document, paragraphs: int = _PARAGRAPHS, most: int = _SENTENCES) -> list[str]:
    kinds = (BlockKind.PARAGRAPH, BlockKind.LABEL, BlockKind.SPEAKER, BlockKind.QUOTE, BlockKind.BULLET)
    blocks = [block for block in document.blocks if block.kind in kinds] or list(document.blocks)
    unlabelled = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    found: list[str] = []
    for block in (unlabelled or blocks)[:paragraphs]:
        found += split_sentences(block.text)
    return [_beginning(sentence) for sentence in found[:most]]


def _beginning(sentence: str) -> str:
    """A sentence, or as much of it as a person would write: what is longer is a table, a code or a slip."""
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    return sentence[:_LONGEST_SENTENCE].rsplit(" ", 1)[0]


def _numbered(title: str, taken: set[str]) -> str:
    number = 2
    while f"{title} ({number})".casefold() in taken:
        number += 1
    suffix = f" ({number})"
    most = most_characters(title) - len(suffix)
    return (first_clause(title, most) if len(title) > most else title) + suffix
