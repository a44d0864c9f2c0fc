"""One paragraph with its inline marks: links, emphasis, strikethrough, code.

Data: a marked text is plain text in which a mark is one character that no text may hold (Unicode's noncharacters);
`normal` cleans it, `visible` takes the marks off, `cut` shortens it, `to_inline` writes its Markdown.
Limits: every visible character is in the Markdown, and no other; marks that Markdown cannot nest are left out.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.dumps.plain_text import plain, printable
from generator.dumps.to_markdown import escape_inline, escape_start

LINK, LINK_NUMBER, END_LINK = "\ufdd0", "\ufdd1", "\ufdd2"
"""`LINK 0 LINK_NUMBER words END_LINK`: the number is a place in the paragraph's addresses."""
STRONG, END_STRONG = "\ufdd3", "\ufdd4"
EMPHASIS, END_EMPHASIS = "\ufdd5", "\ufdd6"
STRIKE, END_STRIKE = "\ufdd7", "\ufdd8"
CODE, END_CODE = "\ufdd9", "\ufdda"
MARKS = {STRONG: END_STRONG, EMPHASIS: END_EMPHASIS, STRIKE: END_STRIKE, CODE: END_CODE}
"""Each mark and its end, links apart."""
_EMPHASISED = frozenset({STRONG, EMPHASIS})
NO_TEXT = re.compile("[\ufdd0-\ufdef]")
"""Characters that are taken out of a source before it is read."""

_MARK = re.compile(f"({LINK}\\d+{LINK_NUMBER}|[\ufdd2-\ufdda])")
_LINKED = re.compile(f"{LINK_NUMBER}([^{LINK}{END_LINK}]*){END_LINK}")
_ENDS = {end: mark for mark, end in MARKS.items()}
_UNSAFE = re.compile(r"[\s()<>\"\\`\[\]|*{}^]")
_EDGE = re.compile(r"^~|~$|&$")
"""What may be half of a mark whose other half is in the next run."""
_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_NUMBERS = re.compile(r"\d+(?:\s*[,;–-]\s*\d+)*")


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring characters with the same marks."""

    text: str
    marks: frozenset[str] = frozenset()
    """Of `MARKS`."""
    link: int = -1
    """Place of the address; -1 without a link."""

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def visible(marked: str) -> str:
    """The text without marks."""
    return _MARK.sub("", marked)


def normal(marked: str) -> str:
    """The marked text with single spaces, accents composed, no control characters, none of its marks broken."""
    if not _MARK.search(marked):
        return plain(marked)
    parts: list[str] = []
    spaced = True  # no space at the beginning
    for part in _MARK.split(marked):
        if _MARK.fullmatch(part):
            parts.append(part)
            continue
        words = unicodedata.normalize("NFC", re.sub(r"\s+", " ", printable(part)))
        words = words[1:] if spaced and words.startswith(" ") else words
        if words:
            parts.append(words)
            spaced = words.endswith(" ")
    text = "".join(parts)
    end = re.search(f"((?:{_MARK.pattern})*) ((?:{_MARK.pattern})*)$", text)
    return text[: end.start()] + _marks_of(text[end.start() :]) if end and spaced else text


def open_at_end(marked: str) -> list[str]:
    """The marks that begin in a marked text and do not end in it, outermost first."""
    still: list[str] = []
    for mark in _MARK.findall(marked):
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
    start = re.match(rf"(?:{_MARK.pattern}|\s)*", marked)
    at = start.end() if start else 0
    words = list(re.finditer(r"\S", _MARK.sub(lambda match: " " * len(match[0]), marked[at:])))
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

    return _MARK.sub(renumber, marked), tuple(own)


def linked_share(marked: str) -> float:
    """Share of the letters that are in links, 0 to 1; 0 without letters."""
    inside = sum(len(match[1].replace(" ", "")) for match in _LINKED.finditer(marked))
    return min(1.0, inside / max(1, len(visible(marked).replace(" ", ""))))


def cut(marked: str, length: int) -> str:
    """The first `length` visible characters, their marks closed."""
    kept: list[str] = []
    for part in _MARK.split(marked):
        words = part if _MARK.fullmatch(part) else part[:length]
        length -= 0 if _MARK.fullmatch(part) else len(words)
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


def to_inline(marked: str, addresses: Sequence[str], *, at_start: bool = True) -> str:
    """The Markdown of a normal marked text; `at_start` where it begins a block."""
    if not _MARK.search(marked):
        text = escape_inline(marked)
        return escape_start(text) if at_start else text
    runs = _joined(_over_spaces(_nested(_runs(marked, addresses))))
    linked = any(run.link >= 0 for run in runs)
    parts: list[str] = []
    for link, group in groupby(runs, key=lambda run: run.link):
        words = _styled(list(group), brackets=linked)
        if link < 0 or not words.strip():
            parts.append(words)
        else:
            parts.append(f"[{words.strip()}]({safe_address(addresses[link])})")
    written = "".join(part for part in _apart(parts))
    return escape_start(written) if at_start and runs and not runs[0].marks and runs[0].link < 0 else written


def to_html(marked: str, addresses: Sequence[str]) -> str:
    """The HTML of a marked text: its words, and a tag for each of its marks."""
    tags = {STRONG: "b", EMPHASIS: "i", STRIKE: "s", CODE: "code"}
    written = []
    link = False
    for part in _MARK.split(closed(marked)):
        if part in MARKS:
            written.append(f"<{tags[part]}>")
        elif part in _ENDS:
            written.append(f"</{tags[_ENDS[part]]}>")
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


def _marks_of(marked: str) -> str:
    return "".join(_MARK.findall(marked))


def _runs(marked: str, addresses: Sequence[str]) -> list[_Run]:
    runs: list[_Run] = []
    marks: list[str] = []
    link = -1
    for part in _MARK.split(marked):
        if part in MARKS:
            marks.append(part)
        elif part in _ENDS:
            if _ENDS[part] in marks:
                marks.remove(_ENDS[part])
        elif part == END_LINK:
            link = -1
        elif part.startswith(LINK):
            link = int(part[1:-1]) if addresses[int(part[1:-1])] else -1
        elif part:
            style = frozenset(marks)
            runs += [_Run(words, style, link) for words in re.findall(r"\s+|\S+", part)]
    return _joined(runs)


def _over_spaces(runs: Sequence[_Run]) -> list[_Run]:
    """A space has only the marks of both its neighbours: Markdown's marks touch words."""
    split = [
        replace(run, text=words) for run in runs for words in re.findall(r"^\s+|\s+$|\S(?:.*\S)?", run.text) if words
    ]
    found = []
    for index, run in enumerate(split):
        if run.blank:
            before, after = split[index - 1] if index else None, split[index + 1] if index + 1 < len(split) else None
            marks = before.marks & after.marks if before and after else frozenset[str]()
            link = run.link if before and after and before.link == after.link == run.link else -1
            found.append(_Run(run.text, marks - {CODE}, link))
        else:
            found.append(run)
    return found


def _nested(runs: Sequence[_Run]) -> list[_Run]:
    """Only marks that Markdown reads back: in code no other, emphasis within bold or the reverse as one of both."""
    found: list[_Run] = []
    for run in runs:
        marks = frozenset({CODE}) if CODE in run.marks else run.marks
        marks = marks - {EMPHASIS} if STRONG in marks else marks
        above = found[-1] if found and not run.text[0].isspace() and not found[-1].text[-1].isspace() else None
        emphasised = marks & _EMPHASISED
        if above and emphasised and above.marks & _EMPHASISED not in (frozenset(), emphasised):
            marks -= emphasised
        found.append(replace(run, marks=marks))
    return found


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    return [
        _Run("".join(run.text for run in group), *key)
        for key, group in ((key, list(group)) for key, group in groupby(runs, key=lambda run: (run.marks, run.link)))
    ]


def _styled(runs: Sequence[_Run], *, brackets: bool) -> str:
    """The Markdown of runs in one link, or outside of links."""
    parts = []
    for struck, outer in groupby(runs, key=lambda run: STRIKE in run.marks):
        words = "".join(_run(run, brackets=brackets) for run in outer)
        parts.append(_around(words, "~~") if struck else words)
    return "".join(parts)


def _run(run: _Run, *, brackets: bool) -> str:
    if CODE in run.marks and not run.blank:
        words = run.text.strip()
        return run.text.replace(words, _code(words))
    escaped = _escaped(run.text, brackets=brackets)
    return _around(escaped, "**" if STRONG in run.marks else "*" if EMPHASIS in run.marks else "")


def _around(written: str, mark: str) -> str:
    """Words between marks, which touch them."""
    words = written.strip()
    return written.replace(words, f"{mark}{words}{mark}") if words else written


def _escaped(words: str, *, brackets: bool) -> str:
    return _EDGE.sub(lambda match: f"&#{ord(match[0])};", escape_inline(words, brackets=brackets))


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _apart(parts: Sequence[str]) -> list[str]:
    """Parts of which none ends in a mark of exclamation that makes an image of the link after it."""
    after = [*parts[1:], ""]
    return [
        f"{part[:-1]}\\!" if part.endswith("!") and below.startswith("[") else part
        for part, below in zip(parts, after, strict=True)
    ]


def safe_address(address: str) -> str:
    """An address between brackets of Markdown, where an ampersand is never read as an entity."""
    quoted = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), address)
    return quoted.replace("&", "&amp;") if html.unescape(quoted) != quoted else quoted
