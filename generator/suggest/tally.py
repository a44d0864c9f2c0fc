"""The context of every unknown name of a text, collected before anything is judged.

Data: `tally_names` reads the sentences once and gives `SeenNames`: a `Tally` for each name, by its `name_key`.
Limits: pure; gathers signs and gives no points, which `names` does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.enrich.entities.gazetteer import Gazetteer
from generator.enrich.entities.lexicon import lexicon
from generator.enrich.normalize import fold
from generator.model import Company
from generator.suggest.contexts import signs_around, weight
from generator.suggest.runs import Run, find_runs
from generator.suggest.sources import SourceArticle, SourceSentence, sentences

_EXAMPLES = 2
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
_HOME = re.compile(
    r"((?:[A-Z]\w+ )?[A-Z][\w’]+)-(?:based|headquartered|listed)\b|\b(?:based|headquartered) in ([A-Z]\w+(?: [A-Z]\w+)?)"
)


@dataclass(slots=True)
class Tally:
    """What is known of one candidate while the text is read."""

    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)
    signs: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    opening: int = 0
    places: dict[str, tuple[int, SourceSentence]] = field(default_factory=dict)
    """By sentence: its number of good signs, and its position."""
    parent: str | None = None

    @property
    def count(self) -> int:
        return self.spellings.total()

    @property
    def name(self) -> str:
        """The spelling to show: without a legal form, and not in capitals where another is known."""
        spellings = self.spellings
        return min(
            spellings,
            key=lambda n: (
                (last := n.split()[-1]) in lexicon().legal_forms,
                last not in lexicon().trades,
                n.isupper() and len(n) > 4,
                -spellings[n],
            ),
        )

    def add(self, other: Tally) -> None:
        """Take in what was seen of the same name in a shorter form."""
        self.spellings.update(other.spellings)
        self.articles |= other.articles
        self.signs.update(other.signs)
        self.countries.update(other.countries)
        self.opening += other.opening
        self.places |= other.places

    def examples(self) -> tuple[SourceSentence, ...]:
        """The sentences that say most of it."""
        return tuple(place for _, place in sorted(self.places.values(), key=lambda pair: -pair[0])[:_EXAMPLES])


@dataclass(frozen=True, slots=True)
class SeenNames:
    """Every capitalised name of a text that the registry does not have so."""

    unknown: Mapping[str, Tally]
    """By `name_key`."""
    respelled: Mapping[str, Tally]
    """By the `name_key` of a registry name that is written otherwise: `Tea Pot` for Teapot."""
    small: Collection[str]
    """Words in lower case that the text also writes small."""


def tally_names(articles: Sequence[SourceArticle], companies: Sequence[Company]) -> SeenNames:
    """Read every sentence, and collect the context of its unknown names."""
    gazetteer = Gazetteer(companies)
    surfaces = [text for company in companies for text in (company.name, *company.aliases)]
    spelled, known = {fold(text) for text in surfaces}, {name_key(text) for text in surfaces}
    all_sentences = list(sentences(articles))
    small = _small_words(place.sentence for _, place in all_sentences)
    unknown: dict[str, Tally] = defaultdict(Tally)
    respelled: dict[str, Tally] = defaultdict(Tally)
    for article, place in all_sentences:
        if _is_title_case(place.sentence):
            continue
        spans = [(match.start, match.end, match.name) for match in gazetteer.find(place.sentence)]
        for run in find_runs(place.sentence, small):
            parent = next((name for start, end, name in spans if start < run.end and end > run.start), None)
            key = name_key(run.name)
            if key not in known and _may_be(run, parent):
                _note(unknown[key], run, article, place, parent, bool(spans))
            elif key in known and not parent and not run.opens and fold(run.name) not in spelled:
                _note(respelled[key], run, article, place, None, bool(spans))
    _join_short_forms(unknown)
    return SeenNames(dict(unknown), dict(respelled), small)


def _join_short_forms(tallies: dict[str, Tally]) -> None:
    """Count `Kettle` with `Kettle Therapeutics` where the text has both."""
    for key, tally in list(tallies.items()):
        *head, last = tally.name.split()
        short = name_key(" ".join(head))
        if (
            last in lexicon().trades
            and short != key
            and short in tallies
            and not all(word in lexicon().country_of for word in head)
        ):
            tally.add(tallies.pop(short))


def _note(tally: Tally, run: Run, article: int, place: SourceSentence, parent: str | None, with_known: bool) -> None:
    signs = [
        *signs_around(place.sentence, run.start, run.end),
        *(["with-a-registry-name"] if with_known and not parent else []),
    ]
    tally.spellings[run.name] += 1
    tally.articles.add(article)
    tally.signs.update(signs)
    tally.opening += run.opens
    tally.parent = parent
    if country := run.country or _home(place.sentence, run):
        tally.countries[country] += 1
    good = sum(1 for sign in signs if weight(sign) > 1)
    tally.places.setdefault(place.sentence, (good, place))


def _home(sentence: str, run: Run) -> str | None:
    """The country stated by the words around a name: `the Munich-based startup Kettle`, `Kettle, based in Munich`."""
    around = sentence[max(0, run.start - 50) : run.start], sentence[run.end : run.end + 70]
    for match in (*_HOME.finditer(around[0]), *_HOME.finditer(around[1])):
        home = match[1] or match[2]
        if country := lexicon().country_of.get(home) or lexicon().country_of.get(home.split()[-1]):
            return country
    return None


def _may_be(run: Run, parent: str | None) -> bool:
    """Whether a run can be a company's name at all."""
    last = run.words[-1]
    if all(
        word in lexicon().places
        or word in lexicon().calendar
        or word in lexicon().common_words
        or word in lexicon().acronyms
        for word in run.words
    ):
        return False
    if (
        run.name in lexicon().country_of
        or len(run.name) < 2
        or last in lexicon().institutions
        or run.words[0] in lexicon().institutions
    ):
        return False
    if parent:  # of what belongs to a known name, only what is named like a firm of its own
        return last in lexicon().trades and len(run.words) < 4 and run.name.startswith(parent)
    return len(run.words) <= 5 and any(ch.isalpha() for ch in run.name)


def name_key(name: str) -> str:
    """Legal forms off, so that `Kettle Inc` and `Kettle` are one name."""
    words = name.split()
    while len(words) > 1 and words[-1] in lexicon().legal_forms:
        words = words[:-1]
    return re.sub(r"[^\w&+]", "", fold(" ".join(words)))


def _small_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that occur in lower case."""
    return frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())


def _is_title_case(sentence: str) -> bool:
    """A headline or a line of labels, whose capitals say nothing."""
    words = _WORD.findall(sentence)
    return len(words) > 4 and sum(word[0].isupper() for word in words) > 0.6 * len(words)
