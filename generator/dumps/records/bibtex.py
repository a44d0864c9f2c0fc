"""BibTeX: the entries of a file as records.

Data: `read_bibtex` gives `TaggedRecord`s; none for other texts.
Limits: pure; strings, comments and preambles are left out; of LaTeX the accents, escapes, braces and addresses are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.dumps.records.tagged import TaggedRecord

_ENTRY = re.compile(r"^[ \t]*@(?P<kind>[A-Za-z]+)\s*\{\s*(?P<key>[^\s,{}]*)\s*,", re.MULTILINE)
_FIELD = re.compile(r"\s*,?\s*(?P<name>[A-Za-z][\w-]*)\s*=\s*")
_BARE = re.compile(r"[\w.-]+")
_ACCENT = re.compile(r"\\(?P<mark>[`'^\"~=.]|[uvHck](?=[\s{]))\s*(?:\{\\?(?P<held>[A-Za-z])\}|\\?(?P<bare>[A-Za-z]))")
_MARKS = dict(
    zip("`'^\"~=.uvHck", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328", strict=True)
)
_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł"}
_LETTER = re.compile(r"\\(" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])\s?")
_ADDRESS = re.compile(r"\\(?:url|href)\{([^{}]*)\}")
_ONLY_ADDRESS = re.compile(r"\{?\\url\{([^{}]*)\}\}?")
_COMMAND = re.compile(r"\\(?:emph|textit|textbf|texttt|textsc|enquote)(?=\{)")
_DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
_NAMES = {
    "journaltitle": "publication",
    "journal": "publication",
    "publisher": "publication",
    "keywords": "tags",
    "abstract": "body",
    "note": "body",
    "annote": "body",
    "annotation": "body",
}
_PLACES = frozenset({"howpublished", "note", "url"})
"""Fields that may hold nothing but an address."""


@lru_cache(maxsize=2)
def read_bibtex(lines: tuple[str, ...]) -> tuple[TaggedRecord, ...]:
    """The entries of a file, in order; none where it does not begin as BibTeX does."""
    start = next((line.strip() for line in lines if line.strip() and not line.lstrip().startswith("%")), "")
    if not start.startswith("@") or not any("=" in line for line in lines[:40]):
        return ()
    text = "\n".join(lines)
    found = []
    for match in _ENTRY.finditer(text):
        if match["kind"].lower() in ("string", "comment", "preamble"):
            continue
        fields, end = _fields(text, match.end())
        first = text.count("\n", 0, match.start()) + 1
        found.append(TaggedRecord(first, first + text.count("\n", match.start(), end), fields))
    return tuple(found)


def _fields(text: str, start: int) -> tuple[dict[str, str], int]:
    """The fields of an entry, and where it ends."""
    raw: dict[str, str] = {}
    while match := _FIELD.match(text, start):
        value, start = _value(text, match.end())
        raw.setdefault(match["name"].lower(), value)
    closing = re.compile(r"[\s,]*\}?").match(text, start)
    return dict(_named(raw)), closing.end() if closing else start


def _value(text: str, start: int) -> tuple[str, int]:
    """A value in braces, in quotation marks or bare, and where it ends."""
    if text[start : start + 1] not in ("{", '"'):
        match = _BARE.match(text, start)
        return (match[0], match.end()) if match else ("", start + 1)
    quoted = text[start] == '"'
    depth, place = 0, start
    while place < len(text):
        char = text[place]
        if char == "\\":
            place += 2
            continue
        if quoted and place > start and char == '"' and not depth:
            break
        depth += (char == "{") - (char == "}")
        if not quoted and not depth:
            break
        place += 1
    return text[start + 1 : place], place + 1


def _named(raw: dict[str, str]) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for name, value in raw.items():
        words = plain_latex(value)
        if name in _PLACES and re.fullmatch(r"https?://\S+", words):
            found.setdefault("url", words)
        elif name == "author":
            found[name] = ", ".join(_person(each) for each in re.split(r"\s+and\s+", words))
        elif (own := _NAMES.get(name, name)) not in found:
            found[own] = words
        else:
            found[name] = words
    if "date" not in found and {"year", "month"} <= found.keys():
        found["date"] = " ".join(found[part] for part in ("day", "month", "year") if part in found)
    yield from found.items()


def _person(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name.strip()


def plain_latex(value: str) -> str:
    """The words of a field without the commands of LaTeX; paragraphs stay apart."""
    value = _LETTER.sub(lambda m: _LETTERS[m[1]], _ACCENT.sub(_accented, value))
    if address := _ONLY_ADDRESS.fullmatch(value.strip()):
        return address[1]
    value = _COMMAND.sub("", _ADDRESS.sub(r"\1", value))
    for mark, char in _DASHES if "://" not in value else ():
        value = value.replace(mark, char)
    value = re.sub(r"(?<!\\)[{}]", "", value)
    value = re.sub(r"\\([$&%#_{}])", r"\1", value)
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\\par\b", value)]
    return "\n\n".join(part for part in parts if part)


def _accented(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", (match["held"] or match["bare"]) + _MARKS[match["mark"]])
