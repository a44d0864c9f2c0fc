"""Names for what a headline would only call `the company` or `a model`, from the sentences around.

Data: `with_subject` names the subject, `with_thing` what is unveiled; `BACK` matches a sentence that leans on the one before.
Limits: English; a name counts that the text repeats, or that is a country's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.enrich.entities.lexicon import countries
from generator.enrich.headlines.compress import Condensed, split_lead_in
from generator.enrich.headlines.trim import Wording

BACK = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|I|We|You|My|Our|There|Here|But|And|So|However|Although|Overall|One of them|"
    r"Previously|Meanwhile|Moreover|The (?:move|report|figure|news|decision|plan|deal|rest))\b"
)
"""A sentence that leans on the one before."""

_THING = r"(?P<thing>model|app|service|tool|chip|platform|product|game|device|phone|car|brand|system|chatbot|assistant|robot|fund|project|programme|program)"
_UNNAMED = re.compile(rf"\b(?:an?|its) (?:[\w-]+ ){{0,5}}?{_THING}\b(?! (?:called|named|dubbed|known|[A-Z]))")


def with_thing(short: Condensed, behind: Sequence[str]) -> Condensed:
    """`unveils a model` with the name from one of the next sentences: `The model, called Quill 2, ...`."""
    match = _UNNAMED.search(short.text, short.verb or 0)
    if not match:
        return short
    naming = re.compile(
        rf"\b(?:[Tt]he|[Ii]ts|[Tt]his) (?:[\w-]+ ){{0,4}}?{match['thing']},? (?:which is )?(?:called|named|dubbed) (?P<name>[A-Z][\w.-]*(?: [A-Z0-9][\w.-]*){{0,2}})"
    )
    name = next((found["name"] for sentence in behind if (found := naming.search(sentence))), "")
    end = match.end("thing")
    return Condensed(f"{short.text[:end]} {name}{short.text[end:]}", short.verb) if name else short


_ANYONE = re.compile(
    r"(?:[Tt]he|[Ii]ts?|[Tt]hey) ?(?:[\w-]+ ){0,4}?(?:company|firm|platform|operator|giant|retailer|startup|carmaker|group|bank|maker|brand|chain|country)?(?= (?:to|is|has|saw|took|made|began|grew|fell|rose|won|lost|held|sold|built|will|\w+s|\w+ed)\b)"
)
_NOUNS = re.compile(
    r"company|firm|platform|operator|giant|retailer|startup|carmaker|group|bank|maker|brand|chain|country"
)
_OFTEN = 3
"""How often a text has a name for `the company` to be it."""
_LEADING = re.compile(r"^(?:As|In|At|On|With|While|After|Following|Although|Since|When|For|The|An?)(?: |$)")
_PROPER = re.compile(r"\b[a-z]?[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}")


def with_subject(
    short: Condensed, sentence: str, before: Sequence[str], wording: Wording, behind: Sequence[str] = ()
) -> Condensed:
    """The name for `the company`, if the lead-in or the sentence before has one that the text repeats; at the beginning of
    a text that of those behind, which begin with it."""
    text, verb = short
    match = _ANYONE.match(text)
    if not match or not _NOUNS.search(match[0]):
        return short
    is_country = "country" in match[0]
    lead_in = split_lead_in(sentence)[0] or (before[-1] if before else "")
    if is_country and not any(_LEADING.sub("", name) in countries() for name in _PROPER.findall(lead_in)):
        lead_in = sentence
    found = [_LEADING.sub("", name) for name in _PROPER.findall(lead_in)]
    names = [name for name in found if name and wording.counts[name.split()[0].casefold()] >= _OFTEN]
    if is_country:
        names = [name for name in found if name in countries()]
    if not names and not before:
        names = _openers(behind, wording, is_country)
    best = max(names, key=lambda name: wording.counts[name.split()[0].casefold()], default="")
    if not best:
        return short
    return Condensed(best + text[match.end() :], verb and verb - match.end() + len(best))


def _openers(sentences: Sequence[str], wording: Wording, is_country: bool) -> list[str]:
    """The names that sentences begin with, if the text repeats them."""
    named = [one for one in sentences if not BACK.match(one) and not _LEADING.match(one)]
    found = [match[0] for sentence in named if (match := _PROPER.match(sentence))]
    if is_country:
        return [name for name in found if name in countries()]
    repeated = [name for name in found if wording.counts[name.split()[0].casefold()] > 1]
    return [name for name in repeated if name in wording.names or found.count(name) > 1]
