"""Reports of panels: a list of speakers with their offices is replaced by the names of their organisations.

Data: `gather_panel` shortens such a sentence; `split_event` returns the event; `is_written_down` and `is_talk` recognise talks.
Limits: English; an optional pack, `data/packs/headlines/panel-reports.yml`. Speakers are recognised as
`Name, office of Organisation`, separated by semicolons or `and`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.enrich.switches import PANEL_REPORTS
from generator.enrich.word_lists import read_data
from generator.required_words import GuardedPattern

_FILE = f"packs/headlines/{PANEL_REPORTS}.yml"
_MOST = 42
"""Maximum number of characters of the list of organisations; a longer one is left out."""


@cache
def panel_pattern(name: str) -> re.Pattern[str]:
    """One of the pack's patterns. Raises KeyError for an unknown name."""
    return re.compile(read_data(_FILE)["patterns"][name]["find"])


def shorten_panel(text: str, lead_in: str) -> str:
    """The sentence with organisations instead of speakers, and the event that its `lead_in` names; others unchanged."""
    gathered = gather_panel(text)
    if gathered == text and not panel_pattern("met").match(text):
        return text
    return gathered + split_event(lead_in)


def is_written_down(sentences: Sequence[str]) -> bool:
    """Whether a text reports a talk: a moderator, a transcript."""
    return any(_written_down().search(sentence) for sentence in sentences)


@cache
def _written_down() -> GuardedPattern:
    return GuardedPattern(panel_pattern("written_down"))


def is_talk(sentence: str) -> bool:
    """Whether a sentence says that people talked, and about what."""
    return bool(panel_pattern("talks").search(sentence))


def gather_panel(text: str) -> str:
    """`Ana Soto, head of Quill; and Bo Lin, founder of Pebble, discussed x` -> `Executives of Quill and Pebble discussed x`."""
    match = panel_pattern("talked").match(text)
    if not match:
        return text
    organisations = []
    for person in panel_pattern("next_person").split(match["people"]):
        known = panel_pattern("person").match(person.strip(" ,"))
        organisation = panel_pattern("organisation").match(known["office"]) if known else None
        if not organisation:
            return text
        organisations.append(organisation["organisation"])
    if len(organisations) < 2:
        return text
    names = list(dict.fromkeys(organisations))
    several = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    who = f"Executives of {several}" if len(several) <= _MOST else "Executives"
    return f"{who} {read_data(_FILE)['past'].get(match['verb'], match['verb'])}{match['what']}"


def split_event(lead_in: str) -> str:
    """` at Harbour Expo 2022` of `At the Harbour Expo 2022 conference, held online`; empty if it names no event."""
    match = panel_pattern("event").match(lead_in.strip(" ,"))
    return f" at {match['event']}" if match else ""
