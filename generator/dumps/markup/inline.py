"""One paragraph with its inline marks: links, emphasis, strikethrough, code.

Data: a marked text is plain text in which a mark is one character that no text may hold (Unicode's noncharacters);
`normal` cleans it, `visible` takes the marks off, `cut` shortens it, `to_html` writes its HTML.
Limits: `inline_markdown` writes its Markdown.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from generator.dumps.plain_text import plain, printable

LINK, LINK_NUMBER, END_LINK = "\ufdd0", "\ufdd1", "\ufdd2"
"""`LINK 0 LINK_NUMBER words END_LINK`: the number is a place in the paragraph's addresses."""
STRONG, END_STRONG = "\ufdd3", "\ufdd4"
EMPHASIS, END_EMPHASIS = "\ufdd5", "\ufdd6"
STRIKE, END_STRIKE = "\ufdd7", "\ufdd8"
CODE, END_CODE = "\ufdd9", "\ufdda"
MARKS = {STRONG: END_STRONG, EMPHASIS: END_EMPHASIS, STRIKE: END_STRIKE, CODE: END_CODE}
"""Each mark and its end, links apart."""
NO_TEXT = re.compile("[\ufdd0-\ufdef]")
"""Characters that are taken out of a source before it is read."""

MARK = re.compile(f"({LINK}\\d+{LINK_NUMBER}|[\ufdd2-\ufdda])")
"""One mark, a link with its number."""
_EMPHASIS = re.compile(f"[{STRONG}{END_STRONG}{EMPHASIS}{END_EMPHASIS}{STRIKE}{END_STRIKE}]")
_LINKED = re.compile(f"{LINK_NUMBER}([^{LINK}{END_LINK}]*){END_LINK}")
ENDS = {end: mark for mark, end in MARKS.items()}
"""Each end and its mark."""
_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_NUMBERS = re.compile(r"\d+(?:\s*[,;–-]\s*\d+)*")


def visible(marked: str) -> str:
    """The text without marks."""
    return MARK.sub("", marked)


def without_emphasis(marked: str) -> str:
    """The marked text with its links and its code, and no other mark."""
    return _EMPHASIS.sub("", marked)


def normal(marked: str) -> str:
    """The marked text with single spaces, accents composed, no control characters, none of its marks broken."""
    if not MARK.search(marked):
        return plain(marked)
    parts: list[str] = []
    spaced = True  # no space at the beginning
    last: int | None = None
    """Where the last words are; behind them are only marks."""
    for part in MARK.split(marked):
        if MARK.fullmatch(part):
            parts.append(part)
            continue
        words = unicodedata.normalize("NFC", re.sub(r"\s+", " ", printable(part)))
        words = words[1:] if spaced and words.startswith(" ") else words
        if words:
            last = len(parts)
            parts.append(words)
            spaced = words.endswith(" ")
    if spaced and last is not None:
        parts[last] = parts[last].removesuffix(" ")
    return "".join(parts)


def open_at_end(marked: str) -> list[str]:
    """The marks that begin in a marked text and do not end in it, outermost first."""
    still: list[str] = []
    for mark in MARK.findall(marked):
        if mark in MARKS or mark[0] == LINK:
            still.append(mark)
        else:
            same = next((one for one in reversed(still) if _end_of(one) == mark), None)
            if same:
                still.reverse()
                still.remove(same)
                still.reverse()
    return still


def closed(marked: str) -> str:
    """The marked text with an end for every mark."""
    return marked + "".join(_end_of(mark) for mark in reversed(open_at_end(marked)))


def edges(marked: str) -> tuple[int, int]:
    """Where the first visible character that is no space begins, and where the last ends; 0, 0 where there is none."""
    start = re.match(rf"(?:{MARK.pattern}|\s)*", marked)
    at = start.end() if start else 0
    words = list(re.finditer(r"\S", MARK.sub(lambda match: " " * len(match[0]), marked[at:])))
    return (at, at + words[-1].end()) if words else (0, 0)


def with_own_addresses(marked: str, addresses: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The marked text and its addresses, of all `addresses` only those of its own links, numbered from 0."""
    own: list[str] = []
    numbers: dict[str, int] = {}

    def renumber(match: re.Match[str]) -> str:
        mark = match[0]
        if mark[0] != LINK:
            return mark
        if mark not in numbers:
            numbers[mark] = len(own)
            own.append(addresses[int(mark[1:-1])])
        return f"{LINK}{numbers[mark]}{LINK_NUMBER}"

    return MARK.sub(renumber, marked), tuple(own)


def linked_share(marked: str) -> float:
    """Share of the letters that are in links, 0 to 1; 0 without letters."""
    inside = sum(len(match[1].replace(" ", "")) for match in _LINKED.finditer(marked))
    return min(1.0, inside / max(1, len(visible(marked).replace(" ", ""))))


def cut(marked: str, length: int) -> str:
    """The first `length` visible characters, their marks closed."""
    kept: list[str] = []
    for part in MARK.split(marked):
        words = part if MARK.fullmatch(part) else part[:length]
        length -= 0 if MARK.fullmatch(part) else len(words)
        kept.append(words)
        if length <= 0:
            break
    return closed("".join(kept))


def raised(words: str, *, reference: bool) -> str:
    """A superscript so that it changes no figure: `10⁶`, `$5¹ million`, `[1]` for a `reference`; letters stay as they are."""
    plain_words = visible(words).strip()
    if reference and _NUMBERS.fullmatch(plain_words):
        return f"[{plain_words}]"
    if not any(char.isdigit() for char in plain_words):
        return words
    if all(char in _RAISED for char in plain_words):
        return "".join(_RAISED[char] for char in plain_words)
    if plain_words.startswith(("[", "(")):
        return words
    return f"[{plain_words}]" if _NUMBERS.fullmatch(plain_words) else f"^{plain_words}"


def lowered(words: str, before: str) -> str:
    """A subscript so that it changes no figure: `101₂`, but `H2O`. `before` is the character in front of it."""
    plain_words = visible(words).strip()
    beside_figure = before.isdigit() or before == "/"
    if beside_figure and plain_words and all(char in _LOWERED for char in plain_words):
        return "".join(_LOWERED[char] for char in plain_words)
    return words


def without_code(marked: str) -> str:
    """The marked text without the marks of code, in which nothing can be escaped."""
    return marked.replace(CODE, "").replace(END_CODE, "")


def to_html(marked: str, addresses: Sequence[str]) -> str:
    """The HTML of a marked text: its words, and a tag for each of its marks."""
    tags = {STRONG: "b", EMPHASIS: "i", STRIKE: "s", CODE: "code"}
    written = []
    link = False
    for part in MARK.split(closed(marked)):
        if part in MARKS:
            written.append(f"<{tags[part]}>")
        elif part in ENDS:
            written.append(f"</{tags[ENDS[part]]}>")
        elif part == END_LINK:
            written.append("</a>" if link else "")
        elif part[:1] == LINK:
            address = addresses[int(part[1:-1])]
            link = bool(address)
            written.append(f'<a href="{html.escape(address)}">' if link else "")
        else:
            written.append(html.escape(part, quote=False))
    return "".join(written)


def _end_of(mark: str) -> str:
    return END_LINK if mark[0] == LINK else MARKS[mark]
