"""Forms of English verbs: the present of a past form or an -ing form, and which words can be the verb of a sentence.

Data: `present`, `progressive` and `third_person` give forms; `is_verb`, `could_be_verb`, `is_finite` and `is_past` judge a
word. `verb_table` holds the forms of the verbs that news uses most.
Limits: English. The forms are those of `data/verbs-en.json`, which `scripts/verb_forms.py` writes; a verb that is not
there (`rebrand`) is inflected by its spelling, and a form that may belong to two verbs is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.enrich.headlines.words import word_lists
from generator.enrich.word_lists import read_data

Present = tuple[str, str]
"""Third person singular and plain form: (`launches`, `launch`)."""


@dataclass(frozen=True, slots=True)
class VerbTable:
    """The verbs that news uses most, by form."""

    past: Mapping[str, Present]
    """Past forms and past participles."""
    progressive: Mapping[str, Present]
    """Forms on -ing."""
    plain: frozenset[str]
    third_persons: frozenset[str]
    finite: frozenset[str]
    """Forms that can be the verb of a sentence."""


@dataclass(frozen=True, slots=True)
class _VerbLexicon:
    """Every verb of the data file, by form."""

    third_person: Mapping[str, str]
    """By plain form."""
    past: Mapping[str, str]
    """Past forms and past participles of one verb only -> its plain form."""
    ambiguous: frozenset[str]
    """Past forms of several verbs, or rather other words."""
    progressive: Mapping[str, str]
    participles: frozenset[str]
    """Past participles that are not past forms: `thrown`, `become`."""


@cache
def verb_table() -> VerbTable:
    """The forms of the verbs in the list `verbs`; of those in `progressive_verbs` the -ing form only."""
    lists, forms = word_lists(), read_data("verbs-en.json")
    past: dict[str, Present] = {}
    progressive: dict[str, Present] = {}
    for verb in sorted(lists.verbs | lists.progressive_verbs):
        both = third_person(verb), verb
        _, ing, pasts, participles = _parse(forms.get(verb) or _regular(verb))
        progressive |= dict.fromkeys(set(ing) - lists.not_progressive, both)
        if verb in lists.verbs:
            past |= dict.fromkeys((*pasts, *participles), both)
    plain = frozenset(verb for _, verb in (*past.values(), *progressive.values()))
    third_persons = frozenset(form for form, _ in (*past.values(), *progressive.values()))
    finite = frozenset(past) - _lexicon().participles | third_persons | lists.auxiliaries
    return VerbTable(past, progressive, plain, third_persons, finite)


def third_person(verb: str) -> str:
    """`launch` -> `launches`."""
    if known := _lexicon().third_person.get(verb):
        return known
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def present(past: str) -> Present | None:
    """The present of a past form or past participle; None where the word is no such form or leaves the verb open."""
    if forms := verb_table().past.get(past):
        return forms
    lexicon = _lexicon()
    verb = lexicon.past.get(past) or (_plain_by_spelling(past) if past not in lexicon.ambiguous else None)
    return (third_person(verb), verb) if verb else None


def progressive(form: str) -> Present | None:
    """The present of a form on -ing: `launching` -> (`launches`, `launch`); None where it is rather an adjective."""
    if forms := verb_table().progressive.get(form):
        return forms
    verb = _lexicon().progressive.get(form)
    return (third_person(verb), verb) if verb else None


def is_finite(word: str) -> bool:
    """Whether a word in small letters is a form that can be the verb of a sentence."""
    return word in verb_table().finite


def is_verb(word: str) -> bool:
    """Whether a word in small letters is a verb and hardly ever a noun."""
    return is_finite(word) and word not in word_lists().noun_or_verb


def could_be_verb(word: str) -> bool:
    """Whether a word in small letters is a form of a verb, be it a noun as well."""
    return is_finite(word) or word in verb_table().plain or word.endswith("ed") or is_past(word)


def is_past(word: str) -> bool:
    """Whether a word in small letters is a past form, and not only a participle."""
    return not is_participle(word) and word not in _lexicon().participles and present(word) is not None


def is_participle(word: str) -> bool:
    """Whether a past participle is no past form, or seldom one: `thrown`, `seen`, `made`."""
    lexicon = _lexicon()
    return (word in lexicon.participles and word not in lexicon.third_person) or word in word_lists().rather_participles


@cache
def _lexicon() -> _VerbLexicon:
    third_persons: dict[str, str] = {}
    past: dict[str, set[str]] = defaultdict(set)
    progressive: dict[str, set[str]] = defaultdict(set)
    participles: set[str] = set()
    simple: set[str] = set()
    for verb, written in read_data("verbs-en.json").items():
        third, ing, pasts, perfect = _parse(written)
        third_persons[verb] = third[0]
        simple.update(pasts)
        participles.update(perfect)
        for form in {*pasts, *perfect}:
            past[form].add(verb)
        for form in ing:
            progressive[form].add(verb)
    # `rent` is rather the verb itself than the past of `rend`
    odd = word_lists().not_past | {form for form in past if form in third_persons and past[form] != {form}}
    sure = _unambiguous(past, odd)
    return _VerbLexicon(
        third_persons,
        sure,
        word_lists().not_past | (set(past) - set(sure)),
        _unambiguous(progressive, word_lists().not_progressive),
        frozenset(participles - simple),
    )


def _unambiguous(verbs: Mapping[str, set[str]], without: Iterable[str]) -> dict[str, str]:
    return {form: next(iter(of)) for form, of in verbs.items() if len(of) == 1 and form not in without}


def _parse(written: str) -> list[list[str]]:
    """The spellings of third person, -ing form, past and past participle."""
    return [spellings.split("/") for spellings in written.split(" ")]


def _regular(verb: str) -> str:
    """The forms of a regular verb, as the data file has them."""
    stem = verb.removesuffix("e")
    past = verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else stem + "ed"
    return f"{third_person(verb)} {stem}ing {past} {past}"


def _plain_by_spelling(past: str) -> str | None:
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
