"""Reports of panels: a list of speakers with their offices is replaced by the names of their organisations.

Data: `gather_panel` shortens such a sentence; `split_event` returns the event.
Limits: English; speakers are recognised as `Name, office of Organisation`, separated by semicolons or `and`.
"""

from __future__ import annotations

import re

_TALKED = re.compile(
    r"^(?P<people>[^“]{20,400}?),? (?:(?:have |has )?joined (?:moderator|host|anchor) [^;“]*?,? to (?=discuss|talk|debate|explore|share)|(?=discussed|spoke|shared|talked|debated|explored|exchanged))"
    r"(?P<verb>discuss|talk|debate|explore|share|discussed|spoke|shared|talked|debated|explored|exchanged)\b(?P<what>.*)$"
)
_PAST = {"discuss": "discussed", "talk": "talked", "debate": "debated", "explore": "explored", "share": "shared"}
_NEXT_PERSON = re.compile(r"; (?:and )?|,? and (?=[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){1,3}, )")
_PERSON = re.compile(r"[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){1,3}, (?P<office>.+)$")
_ORGANISATION = re.compile(
    r"(?:.* (?:of|at|from|and|for)|.*,) (?:the )?(?P<organisation>[A-Z][\w.&’-]*(?: [A-Z&][\w.&’-]*){0,3})(?: \([^)]*\))?,?$"
)
_EVENT = re.compile(
    r"^(?:[Aa]t|[Dd]uring) (?:the |this year’s )?(?P<event>[A-Z][\w.’-]*(?: [A-Z0-9][\w.’-]*){0,5})(?: [a-z]+){0,4}(?: [A-Z][\w.’-]*)?(?:, (?:held|hosted|taking)\b[^,]*)?$"
)
_MOST = 42
"""Maximum number of characters of the list of organisations; a longer one is left out."""


def gather_panel(text: str) -> str:
    """`Ana Soto, head of Quill; and Bo Lin, founder of Pebble, discussed x` -> `Executives of Quill and Pebble discussed x`."""
    match = _TALKED.match(text)
    if not match:
        return text
    organisations = []
    for person in _NEXT_PERSON.split(match["people"]):
        known = _PERSON.match(person.strip(" ,"))
        organisation = _ORGANISATION.match(known["office"]) if known else None
        if not organisation:
            return text
        organisations.append(organisation["organisation"])
    if len(organisations) < 2:
        return text
    names = list(dict.fromkeys(organisations))
    several = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    who = f"Executives of {several}" if len(several) <= _MOST else "Executives"
    return f"{who} {_PAST.get(match['verb'], match['verb'])}{match['what']}"


def split_event(lead_in: str) -> str:
    """` at Harbour Expo 2022` of `At the Harbour Expo 2022 conference, held online`; empty if it names no event."""
    match = _EVENT.match(lead_in.strip(" ,"))
    return f" at {match['event']}" if match else ""
