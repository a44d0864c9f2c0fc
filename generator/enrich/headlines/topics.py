"""Ledes that only announce several pieces of news, and lists that do not say whose they are.

Data: `with_topic` puts the topic of a round-up before the headline of its first item; `with_author` says whose a list is.
Limits: English; the topic is what the first sentence names, the author is in one of the next two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.enrich.headlines.compress import Condensed
from generator.enrich.headlines.naming import BACK

LONGEST = 95
"""Characters of a headline with its topic."""
_SHORTEST = 20
_PERIOD = r"(?:day|night|week|weekend|fortnight|month|quarter|summer|autumn|winter|spring|year)"
_ROUND_UP = re.compile(
    rf"(?:(?:It|This|That|The (?:past|last)|Last|Yesterday) ?(?:{_PERIOD} )?(?:was|is|has been|proved|turned out) (?:an? )?(?:\w+ly )?"
    rf"(?P<what>[a-z-]+ {_PERIOD} (?:for|in|at|on|among) )(?P<who>[^.,;:()“”]+?)"
    r"|Here(?: is|’s|'s| are) (?:a|the|our|this) (?:[\w’'-]+ ){0,2}?(?:round-?up|overview|summary|digest|selection|look|pick) (?:of|at) "
    r"(?:the |some |other )?(?P<news>[^.,;:()“”]+?))"
    r"(?:,[^.]*|;[^.]*| (?:with|as|after) [^.]*)?\.?$"
)
"""`It was a busy week for ferry lines.`"""
_ITEMS = 2
"""Sentences behind the lede that make it one of several."""
_SEVERAL = re.compile(
    r"(?:Several|Various|Many|Dozens of|An? (?:number|handful|string|dozen|series) of|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
    r"(?: [a-z-]+){1,4}s [a-z][^A-Z0-9]*$"
)
"""`Several grocers announce results`: many in general, nobody by name."""
_SHORT = 40
"""Characters of such a headline that leave room for an item."""
_NAME = re.compile(r"[A-Z][\w&-]+(?: [A-Z][\w&-]+)*(?= [a-z])")
_LISTED = re.compile(
    r"(?:The |This |A |An |New )?(?P<list>[Ll]ist|[Rr]anking|[Ii]ndex|[Ss]urvey|[Rr]eport|[Ss]tudy|[Pp]oll|[Rr]egister|[Cc]hart) (?=[a-z]+s\b)"
)
_AUTHOR = re.compile(
    r"(?:It|The (?:list|ranking|index|survey|report|study|poll|register|chart|document)) "
    r"(?:(?:was|is|has been) (?:published|compiled|drawn up|released|issued|made|put together|conducted|written|kept|commissioned|ordered)"
    r"(?: (?:on|last|this) \w+)? by|comes from|came from|is the work of) (?:the |a |an )?"
    r"(?P<who>[^.,;:()“”]{3,48}?)(?= (?:on|in|from|every|each|last|this|after|with|and|for|who|which|that|since) |[.,;:]|$)"
)


def topic_of(sentence: str, title: str, behind: Sequence[str]) -> str:
    """The topic of a lede that only announces: `Busy week for ferry lines`; empty for any other sentence. `title` is the
    headline of the lede."""
    names = {found[0] for one in behind if not BACK.match(one) and (found := _NAME.match(one))}
    if len(names) >= _ITEMS and len(title) <= _SHORT and _SEVERAL.match(title):
        return title
    match = _ROUND_UP.match(sentence.strip()) if len(behind) >= _ITEMS else None
    if match is None:
        return ""
    topic = f"{match['what']}{match['who']}" if match["who"] else f"News: {match['news']}"
    topic = re.sub(r"\b(?:the|an?) ", "", topic.removeprefix("News: "))
    return topic[0].upper() + topic[1:]


def with_topic(topic: str, title: str) -> str:
    """The headline of an item behind the topic, or as much of it as fits; the topic alone where it is long enough."""
    if not topic:
        return title
    whole = f"{topic}: {title}"
    if len(whole) <= LONGEST:
        return whole
    return topic if _SHORTEST <= len(topic) <= LONGEST else title


def with_author(short: Condensed, behind: Sequence[str]) -> Condensed:
    """`List names 40 firms` -> `List by trade ministry names 40 firms`, if one of the next sentences says whose it is."""
    match = _LISTED.match(short.text)
    who = next((found["who"] for sentence in behind if (found := _AUTHOR.match(sentence))), "") if match else ""
    if match is None or not who:
        return short
    added = f"by {who} "
    end = match.end()
    return Condensed(f"{short.text[:end]}{added}{short.text[end:]}", short.verb and short.verb + len(added))
