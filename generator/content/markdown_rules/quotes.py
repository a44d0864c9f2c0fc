"""Straight quotation marks, dashes and dots as typographic ones, by the language of a site.

Data: `smart_quotes` gives the extension of Python-Markdown for a language, or nothing; `settle_apostrophes` its last step.
Limits: pure; code stays as it is.
"""

from __future__ import annotations

from markdown.extensions import Extension
from markdown.extensions.smarty import SmartyExtension

_MARKS = {
    "cs": "„“‚‘",
    "da": "»«›‹",
    "de": "„“‚‘",
    "es": "«»“”",
    "fi": "””’’",
    "fr": "«\u202f|\u202f»‹\u202f|\u202f›",
    "it": "«»“”",
    "nl": "“”‘’",
    "pl": "„”«»",
    "pt": "«»“”",
    "ru": "«»„“",
    "sv": "””’’",
    "uk": "«»„“",
}
"""Primary language -> opening and closing marks, double then single; others are those of English."""
_CLOSE = "\ue004"
"""Stands for a closing single mark or an apostrophe."""
_APOSTROPHE = "’"
_NAMES = ("left-double-quote", "right-double-quote", "left-single-quote", "right-single-quote")


def smart_quotes(language: str) -> list[Extension]:
    """Returns the extensions that show straight marks as those of a language, a BCP 47 tag; none if it is empty."""
    if not language:
        return []
    marks = _MARKS.get(language.partition("-")[0].lower())
    substitutions = dict(zip(_NAMES, [*_parts(marks)[:3], _CLOSE], strict=True)) if marks else {}
    return [SmartyExtension(smart_angled_quotes=False, substitutions=substitutions)]


def settle_apostrophes(page: str, language: str) -> str:
    """The HTML with apostrophes apart from closing marks, which are another sign in many languages."""
    if _CLOSE not in page:
        return page
    _, _, opening, closing = _parts(_MARKS[language.partition("-")[0].lower()])
    pieces = page.split(_CLOSE)
    done = pieces[0]
    open_marks = pieces[0].count(opening)
    for piece in pieces[1:]:
        in_a_word = done[-1:].isalnum() and piece[:1].isalnum()
        is_mark = open_marks > 0 and not in_a_word
        done += (closing if is_mark else _APOSTROPHE) + piece
        open_marks += piece.count(opening) - is_mark
    return done


def _parts(marks: str) -> list[str]:
    """The four marks; where a space belongs to one, they are divided by bars."""
    if "|" not in marks:
        return list(marks)
    first, middle, last = marks.split("|")
    return [first, middle[:2], middle[2:], last]
