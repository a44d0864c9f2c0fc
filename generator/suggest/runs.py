"""The capitalised runs of a sentence that may be names: `Kettle Therapeutics`, `iTeapot`, `Pot & Lid`.

Data: `Run`; `find_runs`, from a sentence and the words that a text also writes small.
Limits: knows words, not meanings: what a run names is judged in `names`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.enrich.entities.lexicon import lexicon

_UPPER = "A-ZÀ-ÖØ-ÞĀČĎĐĒĘĚĞĪĶŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽİ"
_TOKEN = re.compile(
    rf"(?<![^\W_])(?<![.@/])(?:[{_UPPER}][^\W_]*|\d+(?:[{_UPPER}]|[a-z]{{3}})[^\W_]*|[a-z]{{1,2}}[{_UPPER}][^\W_]{{2,}}|[a-z\d]+(?=\.(?:com|ai|io)\b))"
    rf"(?:\.(?:com|ai|io|cn|net|co|org|app|tech|me|AI)\b|(?:\.[A-Z]\b)+\.?|[&+]\w+|-(?=[{_UPPER}\d])[^\W_]+"
    rf"|[’'](?=[{_UPPER}])[^\W_]+)*\+?"
)
_GLUE = re.compile(r"[ \u00a0\u202f](?:& )?| of ")
_OPENING = re.compile(r"^[^\w]*$|[“\"‘:;—–•]\s*$|\.{3}\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """A possible name, and its position in the sentence."""

    words: tuple[str, ...]
    start: int
    end: int
    opens: bool
    """It opens the sentence, so that its capital says nothing."""
    country: str | None = None
    """Told by a demonym that stood before it: `the German Kettle`."""

    @property
    def name(self) -> str:
        return " ".join(self.words)


def find_runs(sentence: str, small: Collection[str]) -> Iterator[Run]:
    """The runs of a sentence, trimmed. `small`: words in lower case that the text also writes small."""
    for tokens in _groups(sentence):
        for part in _split_at_titles(tokens):
            if run := _trim(part, sentence, small):
                yield run


def _groups(sentence: str) -> Iterator[list[re.Match[str]]]:
    """Neighbouring tokens with nothing but a space, an ampersand or the `of` of a bank between them."""
    group: list[re.Match[str]] = []
    for token in _TOKEN.finditer(sentence):
        if group:
            between = sentence[group[-1].end() : token.start()]
            if not _GLUE.fullmatch(between) or ("of" in between and group[-1][0] != "Bank"):
                yield group
                group = []
        group.append(token)
    if group:
        yield group


def _split_at_titles(tokens: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    part: list[re.Match[str]] = []
    for token in tokens:
        if token[0] in lexicon().titles:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _trim(tokens: list[re.Match[str]], sentence: str, small: Collection[str]) -> Run | None:
    """Take off what is no part of a name: the sentence's first word, days, demonyms."""
    opens = bool(_OPENING.search(sentence[: tokens[0].start()]))
    country = None
    while tokens and _strips(tokens, small, opens=opens):
        country = lexicon().country_of.get(tokens[0][0], country)
        tokens = tokens[1:]
        opens = False
    while tokens and (tokens[-1][0] in lexicon().common_words or tokens[-1][0] in lexicon().calendar):
        tokens = tokens[:-1]
    if not tokens:
        return None
    words = tuple(token[0] for token in tokens)
    start, end = tokens[0].start(), tokens[-1].end()
    words = tuple(re.split(r"[ \u00a0\u202f]", sentence[start:end])) if len(words) > 1 else words
    return Run(words, start, end, opens, country)


def _strips(tokens: Sequence[re.Match[str]], small: Collection[str], *, opens: bool) -> bool:
    first = tokens[0][0]
    if first in lexicon().common_words or first in lexicon().calendar:
        return True
    if len(tokens) == 1:
        return opens and first.lower() in small
    firm = tokens[-1][0] in lexicon().legal_forms or tokens[-1][0] in lexicon().trades
    if first in lexicon().places:  # `Beijing Kettle Group` is a name, `Chinese Kettle` a name with its country
        return not firm and tokens[-1][0] not in lexicon().institutions
    return opens and first.lower() in small and not firm
