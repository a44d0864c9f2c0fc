"""The verb of a sentence: its position, and its form in the present.

Data: `find_verb`; `into_present` changes the first verb; `is_plural` judges a subject.
Limits: English; a form that could belong to two verbs, or to an adjective, keeps its tense.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.enrich.headlines.verbs import is_participle, is_past, present, progressive, verb_table
from generator.enrich.headlines.words import word_lists

_SUBORDINATE = re.compile(
    r"\b(?:as|after|before|when|while|which|who|that|because|since|if)\b|, (?:and|but) (?:it|he|she|they)\b"
)
_WORD = re.compile(r"[a-z]+")
_PERFECT = re.compile(
    r"\b(?P<aux>has|have) (?P<adverb>(?:reportedly|once again|again|confidentially|quietly|already|since|just|now|\w+ly) )?"
    r"(?P<verb>[a-z]+)\b"
)
_PROGRESSIVE = re.compile(r"\b(?P<aux>is|are) (?P<adverb>(?:reportedly|now|also) )?(?P<verb>[a-z]+ing)\b")
_PLURAL = re.compile(
    r"(?:(?!news|series|species|politics|business)[a-z]{3,}(?<!s)(?<!u)(?<!i)s|(?:[a-z]*(?<!hu)(?<!ger))men|children|people|police|staff|customers|\d+|both|all|many|several|shares)$",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(r" (?:its|a|an|the|new|first|over|up|on|for|to|that|more|in|\d|[$€£“]|RMB|[A-Z])")


def into_present(text: str) -> tuple[str, int | None]:
    """`has launched`, `is launching`, `launched` -> `launches`, if that is safe; and the offset of the verb."""
    text, start = _main_verb_into_present(text)
    clause = re.search(r" as (?=(?:[\w’-]+ ){1,5}[a-z]+ed\b)", text[start:]) if start is not None else None
    if clause and start is not None:
        at = start + clause.end()
        text = text[:at] + _main_verb_into_present(text[at:])[0]
    return text, start


def _main_verb_into_present(text: str) -> tuple[str, int | None]:
    start = find_verb(text)
    if start is None:
        return text, None
    word = re.match(r"\w+", text[start:])[0]  # type: ignore[index]
    head, rest = text[:start], text[start + len(word) :]
    if word in ("says", "say") and len(rest) > 1:
        return head + word + " " + into_present(rest[1:])[0], start
    if word in ("has", "have"):
        return _from_perfect(text, start), start
    if word in ("is", "are"):
        return _from_progressive(text, start), start
    if word in ("was", "were") and (passive := _PASSIVE.match(rest)):
        return head + passive["participle"] + rest[passive.end() :], start
    if _THEN.search(head):
        return text, start
    forms = present(word) if word not in word_lists().ambiguous_past or _is_deed(word, head, rest) else None
    if not forms or re.match(r" by (?!\d|an?\b|over|nearly|almost|about|more|RMB|[$€£])", rest):
        return text, start
    return head + forms[1 if is_plural(head) else 0] + rest, start


_THEN = re.compile(r"\b(?:ago|once|in [12]\d{3}|last (?:year|spring|summer|autumn|winter))\b", re.IGNORECASE)
"""Words in front of a verb that keep it in the past."""
_PASSIVE = re.compile(
    r" (?P<participle>[a-z]+ed|sold|held|built|sent|hit|cut|shut|found|taken|beaten)(?= (?:by|over|in|for|after|from|at|to|on|as|with|and|when|amid)\b|$)"
)


def _is_deed(word: str, head: str, rest: str) -> bool:
    """`Quill cut its prices`, `Quill named Ana Soto`: the subject is one name, and something is done to something."""
    name = head.rsplit(maxsplit=1)[-1] if head.split() else ""
    if not name[:1].isupper() or "’" in name:
        return False
    if word in verb_table().plain or word in ("left", "held", "made", "built", "told"):
        return bool(re.match(r" (?!(?:to|by|for|in|from|on|at|with|as|over|behind|without)\b)\S", rest))
    return bool(re.match(r" (?:its|his|her|the|an?|up|off|[A-Z]|\d|RMB|[$€£])", rest))


@lru_cache(maxsize=4096)  # each rule for headlines asks again
def find_verb(text: str) -> int | None:
    """Offset of the sentence's first verb; None if there is none."""
    subject = _SUBORDINATE.search(text, 1)
    end = subject.start() if subject else len(text)
    found = [
        match
        for match in _WORD.finditer(text, 0, end)
        if _is_form(match[0]) and match.start() and _may_be_verb(text, match)
    ]
    if len(found) > 1 and _is_participle(text, found[0], found[1]):
        found.pop(0)
    return found[0].start() if found else None


@lru_cache(maxsize=1 << 14)
def _is_form(word: str) -> bool:
    """Whether a word in small letters can be the verb of any sentence: of the words of a text few can."""
    table = verb_table()
    return word == "to" or word in _ALWAYS_VERBS or word in table.plain or word in table.third_persons or is_past(word)


def _is_participle(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """`The money invested in shops reached ...`: the first of two forms belongs to the noun before it."""
    between = text[first.end() : second.start()]
    return (
        first[0] not in word_lists().auxiliaries
        and second[0] != "to"
        and bool(
            re.match(r" (?:in|by|at|on|from|to|for|with|under|as|into|during|last|this)\b", between)
            and not re.search(r"[,;]|\b(?:that|which|who|as|after|before|when|while|and|to|it|they|he|she)\b", between)
        )
    )


def is_plural(subject: str) -> bool:
    """Whether a subject is more than one: by its head noun, or two joined by `and`."""
    subject = subject.strip()
    subject = re.sub(r" (?:reportedly|quietly|\w+ly|both|all|each)$", "", subject)
    head = re.split(
        r",| (?:of|to|in|at|from|for|by|with|on|under|like|including|around|surrounding|behind|such as|based) ", subject
    )[0]
    if subject.lower() in ("they", "we", "i", "you") or re.search(r"\b(?:[Tt]hey|[Ww]e|I|[Yy]ou)(?: \w+)?$", subject):
        return True
    if re.match(r"(?:[A-Z]\S*(?: [A-Z]\S*)*, )+(?:and )?[A-Z]\S*(?: [A-Z]\S*)*,? and [A-Z]", subject):
        return True
    if re.match(r"[A-Z][^,]*,.*, and [A-Z]", subject):
        return True  # Ana Soto, head of Quill, and Bo Lin
    if re.search(r"[a-z](?<!s) and [a-z].* [A-Z]\S*$", head):
        return False  # founder and chief Ana Soto
    if re.search(r"\S and \S", head) and not re.search(r"’s [\w -]+ and ", head):
        return True
    last = head.split(" ")[-1]
    return (last[:1].islower() or last.lower() in word_lists().plural_people) and bool(_PLURAL.search(last))


def _may_be_verb(text: str, match: re.Match[str]) -> bool:
    """Whether the word is the sentence's verb, going by itself and by the word before it."""
    word = match[0]
    start, end = match.span()
    lists = word_lists()
    if (
        text[start - 1] not in " "
        or text[end : end + 1] not in (" ", "", ",")
        or text[:start].count("“") > text[:start].count("”")
    ):
        return False
    before = text[: start - 1].rsplit(" ", 1)[-1]
    if before.lower() in lists.not_before_a_verb or (before.endswith(",") and word not in lists.auxiliaries):
        return False
    if word == "to":
        after = re.match(r" [a-z]+(?<! its)(?<! the)(?<! their)(?<! an)(?<! a)\b", text[end:])
        return bool(after) and before.lower() not in lists.takes_infinitive | lists.takes_preposition
    if word in _ALWAYS_VERBS:
        return True
    if is_participle(word) or (word == "used" and text.startswith(" to ", end)):
        return False
    return _is_present_verb(text, match, before) or is_past(word)


_ALWAYS_VERBS = frozenset("has have is are was were will had says say can could would".split())


def _is_present_verb(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a form of the present is the verb, though it may be a noun."""
    word, end = match[0], match.end()
    table, may_be_noun = verb_table(), word_lists().noun_or_verb
    if word in table.plain:
        ends_plural = re.search(r"[^’su]s$|\bpeople$|^[A-Z]", before)
        return bool(ends_plural) and is_plural(text[: match.start() - 1])
    if word not in table.third_persons:
        return False
    if word not in may_be_noun or re.match(r" (?:about|around|nearly|almost|\d|[$€£])", text[end:]):
        return True
    return before[:1].isupper() and "’" not in before and bool(_AFTER_VERB.match(text, end))


def _from_perfect(text: str, start: int) -> str:
    match = _PERFECT.match(text, start)
    forms = present(match["verb"]) if match and match["verb"] not in ("been", "had") else None
    if not match or not forms:
        return text
    form = forms[0 if match["aux"] == "has" else 1]
    return text[:start] + (match["adverb"] or "") + form + text[match.end() :]


def _from_progressive(text: str, start: int) -> str:
    match = _PROGRESSIVE.match(text, start)
    forms = progressive(match["verb"]) if match else None
    if not match or not forms:
        return text
    form = forms[0 if match["aux"] == "is" and not is_plural(text[:start]) else 1]
    return text[:start] + (match["adverb"] or "") + form + text[match.end() :]
