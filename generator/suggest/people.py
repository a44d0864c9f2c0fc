"""People whom a text names with their office at a company: `Quill’s finance chief Ana Soto`, `Bo Lin, founder of Pebble`.

Data: `suggest_people` gives every `PersonSuggestion`, those of most articles first.
Limits: English; the company is one of the registry, and office, name and company are next to each other in one sentence.
Former offices count for nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from generator.enrich.entities.gazetteer import Gazetteer
from generator.enrich.entities.lexicon import lexicon
from generator.model import Company, Person
from generator.suggest.sources import SourceArticle, SourceSentence, sentences

_EXAMPLES = 2
_MOST_WORDS = 4
_OFFICE = re.compile(
    r"\b(?:C[A-Z]O|[Cc]hief [a-z]+ officer|[Cc]hief executive|(?:(?!former|outgoing|late|then|previous|new)[a-z]+ )?chief|"
    r"(?:[Cc]o-|[Vv]ice[ -]|[Ee]xecutive )*(?:[Cc]hair(?:man|woman|person)?|[Pp]resident)|(?:[Cc]o-?)?[Ff]ounder(?: and C[A-Z]O)?|"
    r"(?:[Mm]anaging |[Ff]inance |[Cc]reative |[Rr]esearch )?[Dd]irector|(?:[Gg]eneral |[Cc]ountry )?[Mm]anager|"
    r"(?:[Mm]anaging |[Ss]enior |[Ff]ounding )?[Pp]artner|[Hh]ead of [a-z]+(?: (?!at|of|for|in|with|who|said|says)[a-z]+){0,2}|[Ss]pokes(?:man|woman|person))"
    r"(?![\w’-])"
)
_PAST = re.compile(
    r"(?:\b(?:former|formerly|then|late|outgoing|previous|once|ex)|\bex-)[ -]?(?:[a-z]+ )?$", re.IGNORECASE
)
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_NAME_BEHIND = re.compile(rf",? (?P<name>{_WORD}(?: (?:de |van |von |bin |al-)?{_WORD}){{1,3}})")
_NAME_BEFORE = re.compile(
    rf"(?P<name>{_WORD}(?: (?:de |van |von |bin |al-)?{_WORD}){{1,3}}), (?:the |a |an |its |currently )?(?:[a-z-]+ ){{0,2}}$"
)
_AT = re.compile(r" (?:of|at|for|with) (?:the )?(?:[a-z-]+ ){0,4}$")
_ITS = re.compile(r"(?:’s|'s)? (?:[a-z-]+ ){0,2}$")
_REACH = 70
"""Characters around an office that are looked at."""


@dataclass(frozen=True, slots=True)
class PersonSuggestion:
    """Somebody whom the registry of people may want."""

    name: str
    role: str
    """The office that the text gives most often."""
    company: str
    """The registry name of the company."""
    articles: int
    occurrences: int
    examples: tuple[SourceSentence, ...]
    """Sentences that say so."""


@dataclass(slots=True)
class _Seen:
    offices: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)
    places: dict[str, SourceSentence] = field(default_factory=dict)


def suggest_people(
    articles: Sequence[SourceArticle], companies: Sequence[Company], people: Sequence[Person] = ()
) -> list[PersonSuggestion]:
    """The people who hold an office at a company of the registry and have no entry, those of most articles first."""
    gazetteer = Gazetteer(companies)
    known = {text.casefold() for person in people for text in (person.name, *person.aliases)}
    found: dict[str, _Seen] = {}
    for article, place in sentences(articles):
        for name, role, company in _offices(place.sentence, gazetteer):
            if name.casefold() not in known:
                seen = found.setdefault(name, _Seen())
                seen.offices[role, company] += 1
                seen.articles.add(article)
                seen.places.setdefault(place.sentence, place)
    return sorted(
        (_suggestion(name, seen) for name, seen in found.items()), key=lambda s: (-s.articles, -s.occurrences)
    )


def _suggestion(name: str, seen: _Seen) -> PersonSuggestion:
    (role, company), _ = seen.offices.most_common(1)[0]
    examples = tuple(seen.places.values())[:_EXAMPLES]
    return PersonSuggestion(name, role, company, len(seen.articles), seen.offices.total(), examples)


def _offices(sentence: str, gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    """(name, office, company) of everybody with an office in a sentence."""
    offices = list(_OFFICE.finditer(sentence))
    if not offices:
        return
    firms = [(match.start, match.end, match.name) for match in gazetteer.find(sentence)]
    taken = [range(start, end) for start, end, _ in firms]
    for office in offices:
        if _PAST.search(sentence, max(0, office.start() - _REACH), office.start()):
            continue
        before = next((f for f in firms if _ITS.fullmatch(sentence, f[1], office.start())), None)
        after = next((f for f in firms if _AT.fullmatch(sentence, office.end(), f[0])), None)
        firm = before or after
        name = firm and _person(sentence, office, after[1] if after and not before else office.end(), before, taken)
        if firm and name:
            yield name, _in_small_letters(office[0]), firm[2]


def _in_small_letters(office: str) -> str:
    """`Co-founder and CEO` -> `co-founder and CEO`."""
    return " ".join(word if word.isupper() else word.lower() for word in office.split())


def _person(
    sentence: str,
    office: re.Match[str],
    end: int,
    before: tuple[int, int, str] | None,
    taken: Collection[range],
) -> str:
    """The name behind an office and its company, or in front of them: `Ana Soto, head of Quill`; empty if there is none."""
    behind = _NAME_BEHIND.match(sentence, end)
    if behind and (name := _clean(behind, taken)):
        return name
    start = before[0] if before else office.start()
    front = _NAME_BEFORE.search(sentence, max(0, start - _REACH), start)
    return _clean(front, taken) if front else ""


def _clean(match: re.Match[str], taken: Collection[range]) -> str:
    """A name of a person without what stands around it; empty if it is none."""
    if any(start in span for span in taken for start in range(match.start("name"), match.end("name"))):
        return ""
    words = match["name"].removesuffix("’s").removesuffix("'s").rstrip(".,").split()
    lists = lexicon()
    opening = lists.common_words | lists.titles | (lists.calendar - lists.first_names)
    while words and words[0].rstrip(".") in opening:
        words = words[1:]
    while words and (words[-1] in lists.calendar or words[-1] in lists.common_words):
        words.pop()
    no_name = lists.places | lists.calendar | lists.acronyms | lists.legal_forms | lists.trades | lists.institutions
    if not 2 <= len(words) <= _MOST_WORDS or any(
        word in no_name - lists.first_names or _OFFICE.fullmatch(word) for word in words
    ):
        return ""
    return " ".join(words)
