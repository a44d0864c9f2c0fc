"""Editing rules for headlines: what is left out of a sentence, and what is said in fewer words.

Data: `rules` gives a group of rules, compiled, in the order in which `compress` applies them. The rules are in
`data/headline-rules-en.yml`, each with an example and a counter-example; the functions here are those it calls.
Limits: rules of form, English; a rule says the same as the sentence did, only shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from generator.enrich.headlines.tense import is_plural
from generator.enrich.headlines.verbs import progressive, third_person
from generator.enrich.headlines.words import MONTH, REPORTING, WEEKDAY, word_lists
from generator.enrich.word_lists import read_data
from generator.required_words import GuardedPattern

FILE = "headline-rules-en.yml"
GROUPS = ("rules", "short_words", "articles", "less")
Rule = tuple[GuardedPattern, str | Callable[[re.Match[str]], str]]
"""What to look for, and what to write instead."""


@cache
def rules(group: str) -> tuple[Rule, ...]:
    """The rules of one of `GROUPS`. Raises KeyError for an unknown group."""
    return tuple(_compiled(row) for row in read_data(FILE)[group])


def _compiled(row: Mapping[str, str]) -> Rule:
    return GuardedPattern(re.compile(_filled(row["find"]))), row["say"] if "say" in row else _FUNCTIONS[row["call"]]


def _filled(pattern: str) -> str:
    """A pattern with its parts in place, and theirs."""
    filled = re.sub(r"\{([a-z_]+)\}", lambda match: _parts()[match[1]], pattern)
    return filled if filled == pattern else _filled(filled)


@cache
def _parts() -> Mapping[str, Any]:
    return {**read_data(FILE)["parts"], "weekday": WEEKDAY, "month": MONTH, "reporting": REPORTING}


_FITS = 95
"""Characters of a headline."""


def speaker_first(match: re.Match[str]) -> str:
    """The speaker in front of the statement, if the first word of the statement is certainly no name."""
    who, what = match["who"], match["what"]
    first = what.split(" ", 1)[0]
    if first.lower() in word_lists().dangling or first.endswith("ing"):
        what = what[0].lower() + what[1:]
    elif not re.match(r"[a-z]?[A-Z]\w*[A-Z\d]|[A-Z][\w-]*’s|[A-Z]\w+ [A-Z]|[A-Z]\w+-[a-z]", what):
        return match[0]
    return f"{who[0].upper()}{who[1:]} says {what}{match['quoted']}"


def clause_left(match: re.Match[str]) -> str:
    """What is left between two parts of a sentence without `, a spokesman said,`: a comma, or nothing before `after`."""
    after = match.string[match.end() :].lstrip()
    if not after:
        return ""
    word = after.split(" ", 1)[0]
    return "" if word in _JOINED or not match[0].endswith(",") else ","


_JOINED = frozenset("after as because before for if in on over since though to until when while with without".split())
"""Words before which no comma is needed."""


def to(match: re.Match[str]) -> str:
    """`will`, `is set to` -> `to`, but for what somebody says."""
    if re.search(r"\b(?:says?|said|expects?|believes?|why|how|whether|what)\b", match.string[: match.start()]):
        return match[0]
    return "to be" if match[0].endswith(" be") else "to"


def aims_to(match: re.Match[str]) -> str:
    """`set a goal of doubling` -> `aims to double`."""
    forms = progressive(match["verb"])
    return f"{match['how'] or ''}aims " + (f"to {forms[1]}" if forms else f"at {match['verb']}")


def joined(match: re.Match[str]) -> str:
    """`, joined moderator Bo Lin to discuss` -> ` discussed`."""
    return " " + {"discuss": "discussed", "explore": "explored", "debate": "debated"}[match["verb"]]


def speakers(match: re.Match[str]) -> str:
    """`Ana Soto, head of Quill, Bo Lin, founder of Pebble, and Ida Holm, a baker, ` -> `Ana Soto, Bo Lin and Ida Holm `,
    where the sentence then is a headline."""
    names = re.findall(r"[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){1,2}(?=, [a-z])", match["people"])
    who = f"{', '.join(names[:-1])} and {names[-1]} "
    # What is still too long loses its subject matter, not its speakers, when it is cut.
    return who if len(who) + len(match.string) - match.end() <= _FITS else match[0]


def of_its_own(match: re.Match[str]) -> str:
    """`Quill saw its sales fall` -> `Quill sales fall`."""
    verb = match["verb"] if is_plural(match["what"]) else third_person(match["verb"])
    return f"{match['who']} {match['what']}{verb}"


_FUNCTIONS: Mapping[str, Callable[[re.Match[str]], str]] = {
    function.__name__: function for function in (speaker_first, clause_left, to, aims_to, joined, of_its_own, speakers)
}
