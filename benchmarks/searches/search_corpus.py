"""Documents for measuring the search: as many as asked for, with a vocabulary that grows as that of real news does.

Data: `documents` gives `SearchDocument` records, newest first, with the names of their companies and tags.
Limits: sentences of the sample in new combinations, with invented names in them, some frequent, most rare (Zipf's law);
the same for the same number. No two have the same text.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator.content.front_matter import parse_article
from generator.model import SitePath
from generator.search.documents import SearchDocument, SearchName

ROOT = Path(__file__).resolve().parent.parent.parent
_WORDS = 330
"""Of an article, on average."""
_NAMES_IN = 12
"""Invented names in one article, on average."""
_INVENTED = 400_000
_COMPANIES, _TAGS = 1200, 60
_SYLLABLES = "ba be bo cha da de fei fu ga gu han hu jin ka ko la li lu ma me mo na no pa po qi ra ro sha si ta te to va wu xi ya yu za zo".split()


def documents(count: int) -> tuple[list[SearchDocument], list[SearchName], list[SearchName]]:
    """So many documents, and the companies and tags that they are about."""
    chance = random.Random(7)
    sentences = _sentences()
    companies = [
        SearchName(invented(n).title(), invented(n), (f"{invented(n).title()} Group",)) for n in range(_COMPANIES)
    ]
    tags = [SearchName(f"Subject {invented(n)}", f"subject-{invented(n)}") for n in range(_TAGS)]
    last = dt.date(2024, 12, 31)
    made = []
    for number in range(count):
        about = [companies[_zipf(chance, _COMPANIES)] for _ in range(chance.choice((1, 1, 2, 3)))]
        mentioned = [companies[_zipf(chance, _COMPANIES)] for _ in range(chance.randrange(4))]
        own = [tags[_zipf(chance, _TAGS)] for _ in range(chance.choice((1, 2, 3)))]
        text = _body(chance, sentences, [name.name for name in (*about, *mentioned)])
        day = last - dt.timedelta(days=number * 3650 // count)
        title = f"{about[0].name} {' '.join(text.split()[3:9]).strip('.,')}"
        made.append(
            SearchDocument(
                path=SitePath(f"{day:%Y/%m}/{about[0].slug}-{number}.html"),
                title=title,
                date=f"{day.day} {day:%b %Y}",
                iso=day.isoformat(),
                summary=text.split(". ")[0],
                body=text,
                companies=tuple(dict.fromkeys(name.name for name in about)),
                tags=tuple(dict.fromkeys(name.name for name in own)),
                aliases=tuple(dict.fromkeys(alias for name in about for alias in name.aliases)),
                mentions=tuple(dict.fromkeys(name.name for name in mentioned)),
            )
        )
    used = {name for document in made for name in (*document.companies, *document.tags)}
    return made, [name for name in companies if name.name in used], [name for name in tags if name.name in used]


def _body(chance: random.Random, sentences: Sequence[str], names: Sequence[str]) -> str:
    found: list[str] = []
    words, wanted = 0, chance.randrange(_WORDS // 2, _WORDS * 3 // 2)
    rate = _NAMES_IN / _WORDS
    while words < wanted:
        sentence = chance.choice(sentences).split(" ")
        for place in range(len(sentence)):
            if chance.random() < rate:
                sentence[place] = (
                    chance.choice(names) if chance.random() < 0.4 else invented(_zipf(chance, _INVENTED)).title()
                )
        found.append(" ".join(sentence))
        words += len(sentence)
    paragraphs = [" ".join(found[n : n + 4]) for n in range(0, len(found), 4)]
    return "\n".join(paragraphs)


def invented(number: int) -> str:
    """A name made of two to five syllables, another for every number."""
    syllables = []
    number += len(_SYLLABLES)
    while number:
        number, rest = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[rest])
    return "".join(syllables)


def _zipf(chance: random.Random, size: int) -> int:
    """A rank below `size`; rank n is chosen with a probability in proportion to 1 / (n + 1)."""
    steps = _steps(size)
    return bisect.bisect(steps, chance.random() * steps[-1])


@cache
def _steps(size: int) -> list[float]:
    return list(itertools.accumulate(1 / (n + 1) for n in range(size)))


@cache
def _sentences() -> list[str]:
    paths = sorted((ROOT / "content" / "articles").rglob("*.md"))
    bodies = [parse_article(path.read_text(encoding="utf-8"), path.name).body for path in paths]
    plain = (re.sub(r"\[\[([^]|]*\|)?([^]]*)\]\]|[*_#>`]", r"\2", body) for body in bodies)
    found = (sentence.strip() for body in plain for sentence in re.split(r"(?<=[.!?])\s+", body))
    return sorted({sentence for sentence in found if 5 <= len(sentence.split()) <= 60})
