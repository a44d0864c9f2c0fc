"""A sentence made short: attribution, time, appositives and descriptions dropped, verbs brought into the present.

Data: `condense` applies the editing rules in order; `headline_words` leaves articles out; `tidy` mends the ends.
Limits: rules of shape, English; a sentence that no rule fits is left as it is. What is still too long, `trim` cuts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from generator.enrich.headlines.panels import shorten_panel
from generator.enrich.headlines.rules import Rule, clause_left, rules
from generator.enrich.headlines.tense import find_verb, into_present
from generator.enrich.headlines.verbs import is_verb
from generator.enrich.headlines.words import WORDS_FILE, word_lists
from generator.enrich.word_lists import phrase_list

SHORTEST = 20
"""Characters; a rule that leaves less is not applied."""

_DESCRIPTION = re.compile(
    r"^(?:[Tt]he |[Aa]n? |One of )?(?:[A-Z][\w’'.-]*,? ){0,2}?(?:(?:[A-Z][a-z]+-)?[a-z][\w’'-]*,? (?:and )?|(?:AI|IPO|US|EV|VR|AR|Big Tech|NFT|Web3) ){1,8}(?=(?P<name>[a-z]?[A-Z0-9][\w.&’'-]*)(?P<after> .*))"
)
"""`Chinese e-commerce giant Alibaba` -> `Alibaba`."""
_OFFICE = re.compile(
    r"(?<!^)[A-Z]\S* (?:co-)?(?:chief executive|founder|chairman|chair|creator|chief|executive|director|leader|head) $|"
    r"^(?![A-Z][a-z]+(?:ese|ish|[iec]an)\b|German|French|Dutch|Swiss|Greek|Thai|Czech|Major|Top|Renowned)[A-Z]\S* (?:co-)?(?:chief executive|founder|chairman|"
    r"chair|creator|chief|executive|director|leader|head) $"
)
"""`Meituan founder Fang Li`: here the firm's name is needed."""
_QUOTES = (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"))


class Condensed(NamedTuple):
    """A sentence made short, of any length still."""

    text: str
    verb: int | None
    """Where its verb begins; none where no verb was found."""


def condense(sentence: str, *, panels: bool = False) -> Condensed:
    """The sentence without what a headline leaves out, its verb in the present; `panels` shortens lists of speakers."""
    text = _DATELINE.sub("", " ".join(sentence.split()).rstrip(" .。!"))
    text = re.sub(r"^(?P<first>[A-Z])(?P<rest>[A-Z]+) (?=[a-z])", _small, text)
    lead_in, text = split_lead_in(re.sub(r"(?<=\d),(?=\d{3})", _THOUSANDS, text))
    text = shorten_panel(text, lead_in) if panels else text
    for pattern, replacement in rules("rules"):
        shorter = pattern.sub(replacement, text)
        if shorter is text or shorter == text:  # as nearly always
            continue
        # The verb of `cuts prices, a spokesman said` may be the spokesman's alone: "cuts" can be a noun.
        whole = replacement is clause_left or not _loses_verb(text, shorter)
        if len(shorter) >= SHORTEST and whole:
            text = shorter
    text = _drop_description(" ".join(text.split()).strip(" ,;:")).replace(_THOUSANDS, ",")
    return Condensed(*into_present(text))


def _loses_verb(text: str, shorter: str) -> bool:
    """Whether what a rule leaves is no sentence any more."""
    return find_verb(shorter) is None and find_verb(text) is not None


_THOUSANDS = "\ue001"
"""Stands for the comma of `330,000` while the rules look for commas."""


def _small(match: re.Match[str]) -> str:
    """`THE clock` -> `The clock`: capitals that only adorn a beginning; `EU plans` stays."""
    word = match["first"] + match["rest"].lower()
    return f"{word} " if word.lower() in word_lists().dangling or word in ("There", "Some", "They", "One") else match[0]


_DATELINE = re.compile(
    r"^(?:(?:[A-Z][A-Z.’'/-]+(?: [A-Z][A-Z.’'/-]+){0,3})(?:, (?:[A-Z][a-z]+\.? ?)+\d{0,2}(?:, \d{4})?)?|(?:[A-Z][a-z]{2,8}\.? \d{1,2}))"
    r"(?: \([^()]{2,30}\)| /[^/]{2,30}/)? ?(?:[–—-]|--) (?=[A-Z“])"
)
"""`LISBON, March 3 (Harbour News) - `."""


def lean(short: Condensed) -> Condensed:
    """A condensed sentence without descriptions before its names and without the adjectives that praise."""
    head, tail = (short.text[: short.verb], short.text[short.verb :]) if short.verb else ("", short.text)
    head, tail = (_outside_quotes(part, rules("less")) for part in (head, tail))
    return Condensed(head + tail, len(head) if short.verb else None)


@lru_cache(maxsize=4096)  # the phrases of a sentence come again in each of its shorter forms
def headline_words(text: str) -> str:
    """Without articles and in short forms."""
    return _outside_quotes(text, (*rules("short_words"), *rules("articles")))


def _outside_quotes(text: str, applied: Sequence[Rule]) -> str:
    """The text with rules applied, quotations left as they are."""
    pieces = _QUOTATION.split(text)
    for index in range(0, len(pieces), 2):
        for pattern, replacement in applied:
            pieces[index] = pattern.sub(replacement, pieces[index])
    return "".join(pieces)


_QUOTATION = re.compile(r"(“[^”]*”)")


def tidy(text: str) -> str:
    """No loose quotes, commas or dangling words at the ends; a capital first."""
    text = text.strip(" ,;:–—-…")
    for opening, closing in _QUOTES:
        if closing == "’":
            continue
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    words = text.split(" ")
    while len(words) > 3 and words[-1].lower().strip("“”\"’'") in word_lists().dangling:
        words.pop()
    text = re.sub(r",(?=[”\"]$)", "", " ".join(words).strip(" ,;:–—-…"))
    text = _TWO_PEOPLE.sub(r"\g<first> and ", text)
    return text[:1].upper() + text[1:]


_TWO_PEOPLE = re.compile(r"^(?P<first>[A-Z][\w’.-]+ [A-Z][\w’.-]+), and (?=[A-Z][\w’.-]+ [A-Z][\w’.-]+ [a-z])")
"""What the words between two names leave behind: `Ana Soto, and Bo Lin discuss tea`."""
_LEAD_IN = re.compile(
    r"(?:(?:(?:A|One|Two|Three|Four|Several) (?:day|week|month|year)s? (?:after|before)|As|While|With|Despite|Amid|After|Following|Although|Though|Since|In|At|For|During|Under|Unlike|Like|According to|"
    r"When|Once|Given|Besides|Beyond|Ahead of|Prior to|Starting|Without|Instead of|Rather than|By|Thanks to|Because of|Due to|To)\b|(?:[Hh]eld|[Hh]osted|[Oo]rganized|[Ff]ounded|[Bb]acked|"
    r"[Ff]ormed|[Dd]escribed|[Cc]alled|[Oo]pened|[Ll]abeled|[Mm]oderated|[Cc]haired)\s)[^,]{3,220}, (?=.{40})"
)


def split_lead_in(text: str) -> tuple[str, str]:
    """First clauses that only set the scene (`As the world grapples with inflation, ...`), and the rest."""
    start = 0
    while (match := _LEAD_IN.match(text, start)) and "“" not in match[0]:
        start = match.end()
    return text[:start], text[start:]


@cache
def _noun_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(phrase_list(WORDS_FILE, 'description_nouns'))})s?,? $")


def _drop_description(text: str) -> str:
    match = _DESCRIPTION.match(text)
    if not match or not _noun_end().search(match[0]) or _OFFICE.search(match[0]):
        return text
    if any(
        is_verb(word) or word in ("its", "his", "her", "their") or (word.endswith("ed") and "-" not in word)
        for word in match[0].split()
    ):
        return text
    rest = match["name"] + match["after"]
    if rest[0].islower():
        return re.sub(r"^(?:[Tt]he|[Aa]n?|One of) ", "", text)
    return rest if len(rest) >= SHORTEST else text
