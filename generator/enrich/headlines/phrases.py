"""The phrases of a condensed sentence: which phrase belongs to which, so that a headline can leave some of them out.

Data: `split_phrases` gives `Phrase`s in order; joined, their texts are the sentence again, without articles.
Limits: English; knows phrases by their first word and by the word before them, not by parsing. A list of things
(`tea, coffee and cakes`) and a quotation are never split.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from generator.enrich.headlines.compress import headline_words
from generator.enrich.headlines.tense import find_verb
from generator.enrich.headlines.verbs import is_finite, is_verb
from generator.enrich.headlines.words import WORDS_FILE, word_lists
from generator.enrich.word_lists import phrase_list

_CLAUSE = (
    r"as|amid|while|when|which|who|whose|where|because|since|after|before|following|despite|including|but|although|"
    r"though|so|such as|compared|in response|in a move|in an? \w+ (?:that|which|to|labeled|called)|whether|if|until|unless|"
    r"with [^,]{3,40}? (?:being|\w+ing)|thanks|shortly|(?:only |just |a mere )?(?:(?:a|one|two|three|four|five|six|several|a few) "
    r"(?:day|week|month|year|decade|hour)s?|days|weeks|months|years|hours)[ \ue002](?:after|before|on from|later)"
)
_AFTER_ING = r"(?:(?:its|their|his|her|an?|the|to|in|on|at|for|from|with|into|new|up|out|more|all)\b|[A-Z0-9$“])"
_NOT_BEHIND = "".join(
    rf"(?<!\b{word})"
    for word in "is are be of by for from in on at to with without not and about than after before while has the a an its their his her this no more all very most".split()
)
"""A participle behind one of these belongs to it."""
_LIST = re.compile(
    r"(?<![^\s,;:“”])(?:[^\s,;:“”]+(?: [^\s,;:“”]+){0,3}, )+[^\s,;:“”]+(?: [^\s,;:“”]+){0,3},? (?:and|or) (?=[^\s,;:“”])"
)
_COMMA, _SPACE = "\ue001", "\ue002"
"""Stand for `, ` and ` ` inside a list or a quotation while the text is split."""
_QUOTATION = re.compile(r"“[^”]*”|‘[^‘’]{1,60}’(?!\w)")
_WORD = re.compile(r"(?:(?:RMB|HK|US)?[$€£¥]\s?)?\w[\w’'.&+%-]*")
_CONNECTIVE = re.compile(
    r"\b(?:ahead of|instead of|rather than|due to|because of|thanks to|as part of|as well as|up to|as of|such as|in response to|"
    r"in an? \w+ (?:to|that|of|labeled|called)|compared (?:to|with)|up from|down from|in terms of|in favou?r of|on top of|"
    r"between \S+(?: \S+)? and|from \S+ to|at least|at most|more than|less than|one of|some of|most of|all of|many of|part of|parts of|half of|out of|kind of|"
    r"shortly (?:after|before)|(?:only |just |a mere )?(?:(?:a|one|two|three|four|five|six|several|a few|some|many) (?:day|week|month|year|decade|hour)s?|"
    r"days|weeks|months|years|hours) (?:after|before|on from|later))\b"
)
_NAME_AND = re.compile(
    r"\b[A-Z]\w+ (?:and|of|for) (?=[A-Z]\w+ [A-Z])|\b(?!The\b)[A-Z]\w+ [A-Z]\w+ (?:and|of|for) (?=[A-Z])|\b[A-Z]\w+ and (?=[A-Z]\w+)"
)
"""Words that belong together: no phrase begins inside them."""
_CLOSES = {True: ("core", "clause"), False: ("core", "clause", "participle")}
"""Kinds that end a half clause; behind `with`, a participle is its verb."""
_NEEDS_VERB = frozenset("that as when while which who because since though although if with".split())
_REACH = 9
"""Words behind `as` or `that` in which a verb shows that a clause begins there."""


@dataclass(frozen=True, slots=True)
class _Starts:
    """Patterns for the words that begin a phrase."""

    breaks: re.Pattern[str]
    """The end of one phrase and the start of the next."""
    not_in_list: re.Pattern[str]
    """What shows that words with commas between them are no list."""
    preposition: re.Pattern[str]
    participle: re.Pattern[str]


@cache
def _starts() -> _Starts:
    preposition, participle = ("|".join(phrase_list(WORDS_FILE, key)) for key in ("prepositions", "participles"))
    # Every break begins with one of four signs; looking for them first spares the other places all alternatives.
    breaks = re.compile(
        rf"(?=[,;: ])(?:,? (?=(?:{_CLAUSE})\b)|{_NOT_BEHIND},? (?=(?:{participle})\b)|{_NOT_BEHIND},? (?=[a-z]\w+ing {_AFTER_ING})|"
        rf", |; | – | — |: | (?=(?:{preposition}|of|to|and|or|that)\b))"
    )
    not_in_list = re.compile(
        rf", (?:{participle}|[a-z]+ed) (?:{preposition})\b|, (?:and |or )?(?:{_CLAUSE}|{preposition}|its|their|his|her|the|an?|one|formerly|that|to|of|it|they|he|she|has|is|"
        r"was|will|said|\w+ing|\w+ly)\b"
    )
    return _Starts(
        breaks,
        not_in_list,
        re.compile(rf"(?:{preposition})\b"),
        re.compile(rf"(?:{participle}|\w+ing)\b"),
    )


_SAYS_WHICH = re.compile(r"\bthe [a-z]+ that$")
"""`the damage that fires do`: the clause says which."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence that a headline keeps or leaves out whole."""

    text: str
    """With the mark and the space before it, as in a headline."""
    kind: str
    """`core`, `of`, `to` (with a verb), `that` (reported speech), `as` (what it is), `and`, `in` (any preposition),
    `clause`, `participle` or `aside`. A second `core` is the verb of a sentence whose subject is long."""
    words: tuple[str, ...]
    tight: bool
    """The phrase before it is incomplete without it."""


def split_phrases(text: str, verb: int | None) -> list[Phrase]:
    """The phrases of a condensed sentence whose verb begins at `verb`; the first holds subject, verb and object."""
    text, verb = _bind(text, verb)
    starts = {match.start() for match in _starts().breaks.finditer(text) if match.start() > 2}
    verbs = [at for at in (verb, _reported_verb(text, verb)) if at]
    starts |= {at - 1 for at in verbs if any(start < at for start in starts)}
    phrases: list[Phrase] = []
    ends_on_verb = False
    for start, end in itertools.pairwise([0, *sorted(starts), len(text)]):
        piece = headline_words(_loose(text[start:end]))
        if not piece.strip(" ,;:–—"):
            continue
        before = phrases[-1].words[-1].lower() if phrases and phrases[-1].words else ""
        kind = "core" if not phrases or start + 1 in verbs else _kind(text[start:], text[start:end], before)
        bare = bool(phrases) and phrases[-1].kind in ("participle", "clause") and len(phrases[-1].words) == 1
        tight = piece[0] == " " and (
            _is_tight(before, kind, piece)
            or _completes(phrases, kind)
            or ends_on_verb
            or bare
            or (kind == "clause" and _SAYS_WHICH.search(text, 0, start + len(" that")) is not None)
        )
        ends_on_verb = bool(verb and start < verb < end and " " not in text[verb:end].strip())
        _add(phrases, Phrase(piece, kind, tuple(_WORD.findall(piece)), tight))
    return phrases


def _reported_verb(text: str, verb: int | None) -> int | None:
    """Where the verb of what is said begins: of `rise` in `Quill says prices of tea rise`."""
    says = re.compile(r"says? (?:that )?").match(text, verb) if verb else None
    verb_after = find_verb(text[says.end() :]) if says else None
    return says.end() + verb_after if says and verb_after else None


def _add(phrases: list[Phrase], phrase: Phrase) -> None:
    """One more phrase, or more of the last one where that is but half a clause."""
    last = phrases[-1] if phrases else None
    closes = _CLOSES[bool(last and last.words and last.words[0].lower() == "with")]
    if last and _is_half_a_clause(last) and phrase.text[0] == " " and phrase.kind not in closes:
        phrases[-1] = Phrase(last.text + phrase.text, last.kind, last.words + phrase.words, last.tight)
    else:
        phrases.append(phrase)


def _is_half_a_clause(phrase: Phrase) -> bool:
    """`as prices`, to which `of tea rise` belongs."""
    head = phrase.words[0].lower() if phrase.words else ""
    if phrase.kind not in ("clause", "that") or head not in _NEEDS_VERB:
        return False
    ends = ("ed", "ing") if head == "with" else ("ed",)
    return not any(is_verb(word.lower()) or word.endswith(ends) for word in phrase.words[1:])


def _completes(phrases: list[Phrase], kind: str) -> bool:
    """Whether a `to ...` belongs to a verb like `allow`, in front of its object."""
    for phrase in reversed(phrases[-3:]):
        if kind != "to" or phrase.kind == "to":
            return False
        if any(word.lower() in word_lists().takes_object_and_infinitive for word in phrase.words):
            return True
    return False


def _kind(rest: str, piece: str, before: str) -> str:
    """The kind of the phrase `piece`, with which `rest` begins."""
    bare = piece.lstrip(" ,;:–—")
    words = re.split(r"[ \ue002]", rest.lstrip(" ,;:–—"))
    loose = piece[0] != " "
    head = words[0].lower()
    if head in ("as", "that"):
        return _as_or_that(head, words, loose, before)
    if head == "since" and len(words) > 1 and re.match(r"\d|its|their|last|[A-Z]", words[1]):
        return "in"
    if re.match(rf"(?:{_CLAUSE})\b", bare):
        return "clause"
    if head == "to":
        return "to" if len(words) > 1 and not _is_noun_start(words[1]) else "in"
    if head in ("of", "and", "or"):
        return ("of" if head == "of" else "and") if not loose else "clause"
    if _starts().preposition.match(bare):
        return "clause" if loose else "in"
    if _starts().participle.match(bare):
        return "clause" if loose else "participle"
    return "aside"


def _as_or_that(head: str, words: list[str], loose: bool, before: str) -> str:
    """`as sales surge` is a clause and `as its president` is none; `that sells tea` is one and `that it sells` is reported speech."""
    clause = []
    for word in words[1 : _REACH + 1]:
        clause.append(word)
        if word.endswith((",", ";")):
            break
    if head == "that":
        first = clause[0].lower() if clause else ""
        return (
            "clause"
            if is_finite(first)
            or first.endswith("ed")
            or (before not in word_lists().takes_preposition and first == "is")
            else "that"
        )
    if loose or any(is_verb(word.strip(",;").lower()) for word in clause[1:]):
        return "clause"
    return "as" if clause and _is_noun_start(clause[0]) else "clause"


def _is_noun_start(word: str) -> bool:
    return bool(re.match(r"(?:its|their|his|her|the|an?|over|all|one|two|three|rival|more|less)$|[A-Z0-9$€£“]", word))


def _is_tight(before: str, kind: str, piece: str) -> bool:
    if piece[:1] != " " or kind == "core":
        return False
    if kind == "clause":
        return bool(re.match(r" (?:whether|if|how|why|what)\b", piece)) and is_verb(before)
    if kind in ("of", "that"):
        return True
    if kind == "to":
        return before in word_lists().takes_infinitive
    if kind == "and":
        return is_verb(before)
    return before in word_lists().takes_preposition or is_verb(before) or before.endswith("ing")


def _bind(text: str, verb: int | None) -> tuple[str, int | None]:
    """Lists and quotations in one piece: their spaces and commas hidden; the comma before the last `and` goes."""

    def listed(match: re.Match[str]) -> str:
        if _starts().not_in_list.search(match[0]) or re.search(r" (?:and|or) .*,", match[0]):
            return match[0]
        return re.sub(r",? (and|or) $", rf"{_SPACE}\1 ", match[0]).replace(", ", _COMMA)

    def bound(part: str) -> str:
        part = _LIST.sub(listed, part)
        for pattern in (_CONNECTIVE, _NAME_AND):
            part = pattern.sub(lambda match: match[0].replace(" ", _SPACE), part)
        return _QUOTATION.sub(lambda match: match[0].replace(", ", _COMMA).replace(" ", _SPACE), part)

    if not verb:
        return bound(text), verb
    head = bound(text[:verb])
    return head + bound(text[verb:]), len(head)


def _loose(text: str) -> str:
    return text.replace(_COMMA, ", ").replace(_SPACE, " ")
