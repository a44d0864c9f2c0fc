"""Other spellings of one name: stated by the text, abbreviations, or one letter apart.

Data: `suggest_aliases` gives every `AliasSuggestion`, the surest first.
Limits: sees names in Latin letters, and Chinese ones only in brackets behind a name; no rule distinguishes
a spelling variant from another firm's name: the evidence is shown, an editor decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.enrich.entities.gazetteer import Gazetteer
from generator.enrich.entities.lexicon import lexicon
from generator.enrich.normalize import fold
from generator.model import Company
from generator.suggest.contexts import weight
from generator.suggest.names import CompanySuggestion, judge_names
from generator.suggest.sources import SourceArticle, SourceSentence, sentences
from generator.suggest.tally import SeenNames, Tally, name_key, tally_names

_NAME = r"(?:[A-Z0-9][\w’'&+-]*(?:\.(?:com|ai|io|cn)\b)?|[a-z]{1,2}[A-Z]\w+)(?: (?:& )?[A-Z0-9][\w’'&+.-]*\w){0,3}"
_CJK = r"[\u3400-\u9fff]{2,8}"
_BRACKETS = re.compile(rf"({_NAME}) \((?:or |also |aka |a\.k\.a\. |stylized as )?[“\"]?({_NAME}|{_CJK})[”\"]?\)")
_STATED = re.compile(
    rf"({_NAME}),? \(?(?P<how>formerly(?: known as| called)?|previously(?: known as| called)?|originally(?: known as| called)|"
    rf"also known as|better known as|known (?:in (?:China|Chinese|English|Mandarin) )?as|which (?:is|was) (?:formerly )?known as|"
    rf"abbreviated (?:as|to)|short for|renamed|now called|rebranded as|has been renamed|was renamed|aka|a\.k\.a\.) "
    rf"[“\"]?({_NAME}|{_CJK})"
)
_SURE = {"in brackets": 3.0, "stated": 3.0, "longer form": 1.5, "short form": 1.8, "other spacing": 2.5}
"""Points by how a pair was found."""
_ONE_LETTER = 1.2
_MIN_VARIANT = 6
"""Letters: shorter names that are one letter apart are two names (`Mixue`, `Nixue`)."""


@dataclass(frozen=True, slots=True)
class AliasSuggestion:
    """Two names that may mean one company."""

    name: str
    """The registry's, or of two unknown names the more frequent."""
    alias: str
    known: bool
    """Whether `name` is in the registry."""
    evidence: str
    """For people: `in brackets`."""
    score: float
    occurrences: int
    """Number of occurrences of the alias in the text."""
    examples: tuple[SourceSentence, ...]


@dataclass(frozen=True, slots=True)
class _KnownNames:
    """Both sides: what the registry has, and what else the text names."""

    known: Mapping[str, str]
    """Key of every name and alias -> name of its entry."""
    cued: frozenset[str]
    """Entries whose name needs a cue: there a longer form helps."""
    seen: SeenNames
    text: str
    in_article: Mapping[int, frozenset[str]]
    """Number of an article -> the names and aliases of the registry in it, in the registry's spelling."""


def suggest_aliases(articles: Sequence[SourceArticle], companies: Sequence[Company]) -> list[AliasSuggestion]:
    """Every pair of names that the text gives reason to take for one, the surest first."""
    gazetteer = Gazetteer(companies)
    seen = tally_names(articles, companies)
    unknown = judge_names(seen)
    known = {name_key(text): c.name for c in companies for text in (c.name, *c.aliases)}
    all_sentences = [place for _, place in sentences(articles)]
    names = _KnownNames(
        known,
        frozenset(company.name for company in companies if company.cues),
        seen,
        "\n".join(place.sentence for place in all_sentences),
        {
            number: frozenset(m.surface for paragraph in article.paragraphs for m in gazetteer.find(paragraph.text))
            for number, article in enumerate(articles)
        },
    )
    likely = {name_key(s.name): s.name for s in unknown}
    found = [
        *_stated(all_sentences, names, likely),
        *_longer(names, unknown, all_sentences, companies),
        *_short(names),
        *_respelled(names),
        *_variants(names, likely),
    ]
    best: dict[tuple[str, str], AliasSuggestion] = {}
    for suggestion in found:
        pair = (suggestion.name, name_key(suggestion.alias))
        if pair not in best or best[pair].score < suggestion.score:
            best[pair] = suggestion
    return sorted(best.values(), key=lambda s: (-s.score, -s.occurrences, s.name, s.alias))


def _stated(places: Iterable[SourceSentence], names: _KnownNames, likely: Collection[str]) -> Iterator[AliasSuggestion]:
    """`Pinduoduo (PDD)`, `X, formerly Twitter`."""
    for place in places:
        for match in _BRACKETS.finditer(place.sentence):
            if _abbreviates(match[2], match[1]):
                yield from _pair(match[1], match[2], "in brackets", "in brackets", place, names, likely)
        for match in _STATED.finditer(place.sentence):
            yield from _pair(match[1], match[3], "stated", f"stated by the text: {match['how']}", place, names, likely)


def _pair(
    one: str, other: str, how: str, evidence: str, place: SourceSentence, names: _KnownNames, likely: Collection[str]
) -> Iterator[AliasSuggestion]:
    """Which of two names is the entry's; nothing where both or neither are of use."""
    one, other = _tail(one, names.known), other.rstrip(".’'")
    keys = name_key(one), name_key(other)
    if keys[0] == keys[1] or not all(_is_nameable(name) for name in (one, other)):
        return
    known = [names.known.get(key) for key in keys]
    if (known[0] and known[1]) or not (any(known) or keys[0] in likely or keys[1] in likely):
        return
    name, alias = (one, other) if known[0] or not known[1] else (other, one)
    entry = known[0] or known[1]
    score = _SURE[how] + (1.0 if entry else 0.0)
    yield AliasSuggestion(entry or name, alias, bool(entry), evidence, score, names.text.count(alias), (place,))


def _tail(name: str, known: Collection[str]) -> str:
    """The longest end of a run that the registry knows: the pattern may have caught a word too many."""
    words = name.rstrip(".’'").split()
    ends = (" ".join(words[start:]) for start in range(len(words)))
    return next((end for end in ends if name_key(end) in known), " ".join(words))


def _is_nameable(name: str) -> bool:
    return (
        name not in lexicon().acronyms
        and name not in lexicon().common_words
        and name not in lexicon().places
        and name not in lexicon().country_of
        and len(name) > 1
    )


def _longer(
    names: _KnownNames,
    unknown: Sequence[CompanySuggestion],
    places: Sequence[SourceSentence],
    companies: Sequence[Company],
) -> Iterator[AliasSuggestion]:
    """`Sea Group`, where Sea alone needs a cue; `Kettle Holdings`, where Kettle is unknown too."""
    for suggestion in unknown:
        for alias in suggestion.aliases:
            yield AliasSuggestion(
                suggestion.name,
                alias,
                False,
                "longer form",
                _SURE["longer form"],
                names.text.count(alias),
                suggestion.examples,
            )
    for entry in sorted(names.cued):
        for match in re.finditer(
            rf"\b{re.escape(entry)} ((?:{'|'.join(sorted(lexicon().legal_forms))})\b\.?)", names.text
        ):
            alias = match[0] if match[0][:-1].endswith(("Inc", "Ltd", "Corp", "Co")) else match[0].rstrip(".")
            if fold(alias) not in {fold(t) for c in companies for t in c.aliases}:
                line = names.text[names.text.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]
                place = next(p for p in places if p.sentence == line)
                yield AliasSuggestion(
                    entry, alias, True, "longer form", _SURE["longer form"], names.text.count(alias), (place,)
                )


def _short(names: _KnownNames) -> Iterator[AliasSuggestion]:
    """Capitals that are the initials of one name of the same article: `GM`, `PDD`."""
    for tally in names.seen.unknown.values():
        if not _is_initials(tally.name):
            continue
        surfaces = {s for article in tally.articles for s in names.in_article[article] if _initials_of(tally.name, s)}
        entries = {names.known[name_key(surface)] for surface in surfaces if name_key(surface) in names.known}
        if len(entries) == 1:
            score = _SURE["short form"] + 0.2 * min(5, len(tally.articles))
            yield AliasSuggestion(entries.pop(), tally.name, True, "short form", score, tally.count, tally.examples())


def _respelled(names: _KnownNames) -> Iterator[AliasSuggestion]:
    """A registry name with other spaces, hyphens or dots: `Ding Talk`."""
    for key, tally in names.seen.respelled.items():
        entry = names.known[key]
        score = _SURE["other spacing"] + 0.2 * min(5, len(tally.articles))
        evidence = "shorter form" if len(tally.name.split()) < len(entry.split()) else "other spacing"
        yield AliasSuggestion(entry, tally.name, True, evidence, score, tally.count, tally.examples())


def _variants(names: _KnownNames, likely: Mapping[str, str]) -> Iterator[AliasSuggestion]:
    """One name spelled in two ways: `Huawai`."""
    shelves: dict[tuple[str, int], list[tuple[str, str, bool]]] = {}
    for key, name, known in [
        *((k, n, True) for k, n in names.known.items()),
        *((k, n, False) for k, n in likely.items()),
    ]:
        if len(key) >= _MIN_VARIANT:
            shelves.setdefault((key[0], len(key)), []).append((key, name, known))
    for key, tally in names.seen.unknown.items():
        if len(key) < _MIN_VARIANT or (key not in likely and any(weight(sign) < 0 for sign in tally.signs)):
            continue
        near = (row for length in (len(key) - 1, len(key), len(key) + 1) for row in shelves.get((key[0], length), ()))
        for other, name, known in near:
            same_article = known and any(name in names.in_article[article] for article in tally.articles)
            if _is_variant(key, other) and (same_article or (not known and key < other)) and not _together(tally, name):
                yield AliasSuggestion(
                    name, tally.name, known, "one letter apart", _ONE_LETTER, tally.count, tally.examples()
                )


def _together(tally: Tally, name: str) -> bool:
    """Two names in one sentence are two names."""
    return any(re.search(rf"\b{re.escape(name)}\b", sentence) for sentence in tally.places)


def _is_variant(one: str, other: str) -> bool:
    """One letter added, left out or changed, or two neighbours swapped; never a figure, never a plural `s`."""
    if one == other or one + "s" == other or other + "s" == one:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    swapped = len(a) == len(b) and a[:2] == b[:2][::-1] and a[2:] == b[2:]
    changed = a[1:] == b[1:] or a[1:] == b or a == b[1:]
    return (swapped or changed) and not any(ch.isdigit() for ch in a[:1] + b[:1])


def _abbreviates(short: str, name: str) -> bool:
    """Whether the words in brackets abbreviate the name before, or are its Chinese form."""
    if not short[0].isascii():
        return True
    if short.isupper() and short not in lexicon().acronyms:
        return _initials_of(short, name) or _initials_of(short, name.rsplit(maxsplit=1)[-1])
    return (
        short[0].lower() == name.split(maxsplit=1)[0][0].lower() and short.lower() != name.lower() and " " not in short
    )


def _is_initials(name: str) -> bool:
    return name.isalpha() and name.isupper() and 2 <= len(name) <= 5 and name not in lexicon().acronyms


def _initials_of(short: str, name: str) -> bool:
    """`GM` of General Motors, `PDD` of Pinduoduo: the first letters of its words, or of its syllables."""
    words = [word for word in re.split(r"[\W_]+", name.lower()) if word]
    firsts = "".join(word[0] for word in words)
    syllables = "".join(
        part[0] for part in re.findall(r"(?:[zcs]h|[bcdfghjklmnpqrstvwxyz])(?=[aeiou])", "".join(words))
    )
    return short.lower() == firsts or (len(short) > 2 and len(words) == 1 and short.lower() == syllables)
