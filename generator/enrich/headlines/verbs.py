"""Verbs of headlines: past and going-on forms brought into the plain present.

Data: `PRESENT`, `GOING_ON` and `FINITE` map and hold forms; `present` gives the present of any past form it is sure of;
`into_present` changes the first verb of a sentence.
Limits: English; a form that could belong to two verbs, or to an adjective, keeps its tense.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.enrich.headlines.words import (
    ALSO_GOING_ON,
    NO_SIMPLE_PAST,
    REGULAR_VERBS,
    TAKES_INFINITIVE,
    TAKES_PREPOSITION,
    VERB_FORMS,
)


def third_person(verb: str) -> str:
    """`launch` -> `launches`."""
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + "s"


_DOUBLE = re.compile(
    r"^(?:ship|wrap|admit|commit|permit|submit|deter|prefer|plot|step|skip|snap|stem|stir|swap|tap|whip|rob|scan|chat|stop|refer|omit|opt)$"
)
_IRREGULAR = frozenset(
    "shrink sink flee found forecast oversee understand unwind undercut uphold withstand speed stick spread output opt house".split()
)
"""Words of the list of regular verbs whose past is another one, or a word of its own."""


def _past(verb: str) -> str:
    """The regular past: `ship` -> `shipped`."""
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return f"{verb}{verb[-1]}ed" if _DOUBLE.match(verb) and verb != "opt" else verb + "ed"


_PAIRS = [tuple(pair.split(":")) for pair in VERB_FORMS.split()]
_PAIRS += [(verb, _past(verb)) for verb in REGULAR_VERBS if verb not in _IRREGULAR]

PRESENT: Mapping[str, tuple[str, str]] = {past: (third_person(verb), verb) for verb, past in _PAIRS}
"""Past form -> (third person, plain form): `launched` -> (`launches`, `launch`)."""

GOING_ON: Mapping[str, tuple[str, str]] = {
    form: (third_person(verb), verb)
    for verb in (*(verb for verb, _ in _PAIRS), *ALSO_GOING_ON.split())
    for form in (f"{verb}ing", f"{verb[:-1]}ing" if verb.endswith("e") else f"{verb}{verb[-1]}ing")
    if form not in ("being", "seeing", "going", "having", "agreing")
}
"""`launching` -> (`launches`, `launch`)."""

_AUXILIARY = frozenset("is are was were has have had will would can could may might must does do did says said".split())
_NOUNS_TOO = frozenset(
    "lead plan plans report reports test tests offer offers move moves bid list lists order orders cut cuts set rise rises fall "
    "falls drop drops gain gains target targets deal deals post posts change changes start starts end ends return returns show "
    "shows name names sale split hit hits find call calls demand launch launches release releases record records project loss "
    "sales spark pick picks supply charge update updates upgrade upgrades boost push debut increase increases hike fine fines "
    "house houses head heads figure figures fund funds function functions market markets back backs battle benefit benefits process "
    "profit profits question range ranges rate rates rank research result results search share shares ship ships shock stage "
    "stages step steps store stores stress support supports switch talk talks track trade trades train trains transport travel "
    "trigger value values venture ventures view views visit visits work works feature features finance flow flows impact impacts "
    "import imports export exports issue issues label labels last lock log logs mark marks match matches measure measures note "
    "notes notice pack pilot pilots place places pledge press print prize protest protests purchase purchases recall refund "
    "refunds request requests reserve reserves respect respects rule rules score scores sort spread stick stock stocks tie ties "
    "tone tour tours use uses award awards cause copy cover covers crash damage design designs draft edge escape estimate fear "
    "finance forecast guide guides heat highlight highlights honor influence interest lack lift near opt patch plot prompt ramp "
    "rival rivals scale signal signals staff suit tap try wage wages walk welcome array found aid advance attempt attempts "
    "comment comments debate debates play plays profit review reviews reward rewards save shift shifts "
    "roll pull surge slump block blocks ban bans build team teams question state states cost costs price prices top".split()
)
FINITE: frozenset[str] = (
    frozenset({*PRESENT, *(form for forms in (*PRESENT.values(), *GOING_ON.values()) for form in forms[:1])})
    | _AUXILIARY
)
"""Forms that can be the verb of a sentence."""


_PLAIN = frozenset(verb for _, verb in (*PRESENT.values(), *GOING_ON.values()))
_THIRD_PERSONS = frozenset(form for forms in (*PRESENT.values(), *GOING_ON.values()) for form in forms[:1])


def is_verb(word: str) -> bool:
    """Whether a word in small letters is a verb and hardly ever a noun."""
    return word in FINITE and word not in _NOUNS_TOO


def could_be_verb(word: str) -> bool:
    """Whether a word in small letters is a form of a verb, be it a noun as well."""
    return word in FINITE or word in _PLAIN or word.endswith("ed")


def present(past: str) -> tuple[str, str] | None:
    """(third person, plain) form of a past form; none where its spelling leaves the verb open."""
    if past in PRESENT:
        return PRESENT[past]
    verb = _plain(past)
    return (third_person(verb), verb) if verb else None


def _plain(past: str) -> str | None:
    """The plain form of a regular past form, where its ending decides it."""
    if not past.endswith("ed") or len(past) < 6:
        return None
    stem = past[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if re.search(r"([bdgmnprt])\1$", stem):
        return stem[:-1]
    if _KEEPS_STEM.search(stem):
        return stem
    return stem + "e" if _DROPS_E.search(stem) else None


_KEEPS_STEM = re.compile(
    r"(?:ch|sh|ss|x|w|[aeiou]y|nt|st|rt|pt|ct|ft|lt|nd|rd|ld|rn|rm|lk|rk|nk|ck|sk|mp|lp|ff|ll|en|er|gn|ai[nlmr]|oi[nl]|ow|"
    r"ea[krdlmt]|oo[kmlpt]|ou[nt]|ee[dkpnr]|ie[wl])$"
)
_DROPS_E = re.compile(
    r"(?:[^su]s|ous|c|v|[^o]u|z|dg|[aeio]g|rg|[^aeiou][aeu]k|[^e]at|[^aeiou]ir|[^ao]ur|id|ud|ut|[^aeiou]in|[bcdfgkptz]l)$"
)
"""Endings of a stem behind which an `e` was dropped (`produc-ed`), and behind which none was (`launch-ed`)."""

_SUBORDINATE = re.compile(
    r"\b(?:as|after|before|when|while|which|who|that|because|since|if)\b|, (?:and|but) (?:it|he|she|they)\b"
)
_WORD = re.compile(r"[a-z]+")
_PERFECT = re.compile(
    r"\b(?P<aux>has|have) (?P<adverb>(?:reportedly|once again|again|confidentially|quietly|already|since|just|now|\w+ly) )?"
    r"(?P<verb>[a-z]+)\b"
)
_GOING_ON = re.compile(r"\b(?P<aux>is|are) (?P<adverb>(?:reportedly|now|also) )?(?P<verb>[a-z]+ing)\b")
_PLURAL = re.compile(
    r"(?:(?!news|series|species|politics|business)[a-z]{3,}(?<!s)(?<!u)(?<!i)s|people|staff|customers|\d+|both|all|many|several|shares)$",
    re.IGNORECASE,
)
_PEOPLE = frozenset(
    "executives investors leaders founders chains makers shares sales firms companies platforms tourists consumers retailers "
    "regulators workers lawmakers users customers merchants officials researchers shops prices exports imports scientists "
    "entrepreneurs developers analysts startups carmakers brands banks".split()
)
"""Plurals that may begin a sentence, with a capital."""
_PARTICIPLES = frozenset(
    "given taken grown fallen risen shown undertaken chosen driven drawn known seen held beaten made built".split()
)
_AFTER_VERB = re.compile(r" (?:its|a|an|the|new|first|over|up|on|for|to|that|more|in|\d|[$€£“]|RMB|[A-Z])")
_NOT_BEFORE_A_VERB = frozenset(
    "a an the its their his her of in on at for with by from to and or as new more most very newly recently not be been".split()
)


def into_present(text: str) -> tuple[str, int | None]:
    """`has launched`, `is launching`, `launched` -> `launches`, where that is safe; and where the verb stands."""
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
        return _from_going_on(text, start), start
    if word in ("was", "were") and (passive := _PASSIVE.match(rest)):
        return head + passive["participle"] + rest[passive.end() :], start
    if _THEN.search(head):
        return text, start
    forms = present(word) if word not in NO_SIMPLE_PAST or _is_deed(word, head, rest) else None
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
    if word in _PLAIN or word in ("left", "held", "made", "built", "told"):
        return bool(re.match(r" (?!(?:to|by|for|in|from|on|at|with|as|over|behind|without)\b)\S", rest))
    return bool(re.match(r" (?:its|his|her|the|an?|up|off|[A-Z]|\d|RMB|[$€£])", rest))


def find_verb(text: str) -> int | None:
    """Where the sentence's first verb stands."""
    subject = _SUBORDINATE.search(text, 1)
    end = subject.start() if subject else len(text)
    found = [match for match in _WORD.finditer(text, 0, end) if match.start() and _may_be_verb(text, match)]
    if len(found) > 1 and _is_participle(text, found[0], found[1]):
        found.pop(0)
    return found[0].start() if found else None


def _is_participle(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """`The money invested in shops reached ...`: the first of two forms belongs to the noun before it."""
    between = text[first.end() : second.start()]
    return (
        first[0] not in _AUXILIARY
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
    if re.search(r"[a-z](?<!s) and [a-z].* [A-Z]\S*$", head):
        return False  # founder and chief Ana Soto
    if re.search(r"\S and \S", head) and not re.search(r"’s [\w -]+ and ", head):
        return True
    last = head.split(" ")[-1]
    return (last[:1].islower() or last.lower() in _PEOPLE) and bool(_PLURAL.search(last))


def _may_be_verb(text: str, match: re.Match[str]) -> bool:
    """Whether the word is the sentence's verb, going by itself and by the word before it."""
    word = match[0]
    start, end = match.span()
    if (
        text[start - 1] not in " "
        or text[end : end + 1] not in (" ", "", ",")
        or text[:start].count("“") > text[:start].count("”")
    ):
        return False
    before = text[: start - 1].rsplit(" ", 1)[-1]
    if before.lower() in _NOT_BEFORE_A_VERB or (before.endswith(",") and word not in _AUXILIARY):
        return False
    if word == "to":
        after = re.match(r" [a-z]+(?<! its)(?<! the)(?<! their)(?<! an)(?<! a)\b", text[end:])
        return bool(after) and before.lower() not in TAKES_INFINITIVE | TAKES_PREPOSITION
    if word in ("has", "have", "is", "are", "was", "were", "will", "had", "says", "say", "can", "could", "would"):
        return True
    if (
        word in _PARTICIPLES
        or (word == "used" and text.startswith(" to ", end))
        or (word in _PLAIN and word not in PRESENT and before[:1].islower() and before.endswith("’s"))
    ):
        return False
    if word in PRESENT or (word in _THIRD_PERSONS and word not in _NOUNS_TOO):
        return True
    if word in _THIRD_PERSONS and re.match(r" (?:about|around|nearly|almost|\d|[$€£])", text[end:]):
        return True
    if word in _THIRD_PERSONS and before[:1].isupper() and "’" not in before and _AFTER_VERB.match(text, end):
        return True
    ends_plural = re.search(r"[^’su]s$|\bpeople$|^[A-Z]", before)
    if word in _PLAIN and ends_plural and is_plural(text[: start - 1]):
        return True
    return word.endswith("ed") and len(word) > 5 and present(word) is not None


def _from_perfect(text: str, start: int) -> str:
    match = _PERFECT.match(text, start)
    forms = present(match["verb"]) if match and match["verb"] not in ("been", "had") else None
    if not match or not forms:
        return text
    form = forms[0 if match["aux"] == "has" else 1]
    return text[:start] + (match["adverb"] or "") + form + text[match.end() :]


def _from_going_on(text: str, start: int) -> str:
    match = _GOING_ON.match(text, start)
    if not match or match["verb"] not in GOING_ON:
        return text
    form = GOING_ON[match["verb"]][0 if match["aux"] == "is" and not is_plural(text[:start]) else 1]
    return text[:start] + (match["adverb"] or "") + form + text[match.end() :]
