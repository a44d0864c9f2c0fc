"""Head lines that no list of words knows, learned from one file: lines of the same words with a day in each.

Data: `learn_heads` gives the facts of such lines: `Released 3 March 2025 (stable)`, `"Ines Calder" <i@b.example>: 4 March 2025`,
`Case heard on 3 March 2025 before Lamb`. What changes from line to line is the day, figures and names.
Limits: pure; three lines or more, short ones that differ in no word of lower case. One such line may be a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.dumps.layouts.lines.head_facts import HeadFacts
from generator.dumps.layouts.lines.heads import TIME, HeadReader, starts_byline
from generator.dumps.layouts.lines.names import is_name
from generator.dumps.layouts.lines.rows import TextRow, unmarked

_LONGEST = 120
_LEAST, _MOST_WORDS = 3, 12
_LEAST_DAYS = 2
"""Different days of a group: the same line again and again tells of no article."""
_DAY = "\x00"
_TOKEN = re.compile(r"<[^<>\s]*@[^<>\s]*>|\x00|[^\W\d_](?:[\w’'.&-]*\w)?|\d[\d.,:/-]*")
_LABEL = re.compile(r"([^\W\d_][\w .’'/-]{0,24}?)\s*[:：]\s+\S")
_NEARLY = 0.8
_QUOTED = re.compile(r"[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class _Line:
    raw: str
    facts: HeadFacts
    words: tuple[str, ...]
    """Its words, marks left out; `\\x00` for the day, `<>` for an address of mail."""
    spans: tuple[tuple[int, int], ...]
    text: str


def learn_heads(raws: Iterable[str], reader: HeadReader, is_stamp: Callable[[str], bool]) -> Mapping[str, HeadFacts]:
    """Line as it is written -> what it tells, of the lines that repeat a form with a day and are no head line otherwise.

    `is_stamp` tells lines that may begin a message of a chat; they count only where they have a word in common.
    """
    groups: dict[tuple[str, ...], list[_Line]] = defaultdict(list)
    for raw in raws:
        if len(raw) <= _LONGEST and any(char.isdigit() for char in raw) and not reader.read_text(raw):
            line = _line(raw, reader)
            if line:
                groups[_form(line.words)].append(line)
    found: dict[str, HeadFacts] = {}
    for form, lines in groups.items():
        days = {line.facts.day for line in lines}
        if len(lines) < _LEAST or len(days) < _LEAST_DAYS or len({line.raw for line in lines}) < _LEAST:
            continue
        if any(word.islower() and len(word) > 1 for word in form) and all(line.text.endswith(".") for line in lines):
            continue
        constant = {word for word in lines[0].words if all(word in line.words for line in lines)}
        if not constant - {_DAY, "<>"} and all(is_stamp(line.raw) for line in lines):
            continue
        for line in lines:
            found[line.raw] = _with_names(line, constant)
    return found


def learn_labels(rows: Sequence[TextRow], reader: HeadReader) -> Mapping[str, HeadFacts]:
    """Line -> facts, all empty, of the labels that only this file has: `Before: Mr Justice Lamb` next to a day each time."""
    labelled: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        match = _LABEL.match(row.raw) if row.kind is None and len(row.raw) <= _LONGEST else None
        if match and not row.raw.endswith((".", "!", "?")) and not reader.read_text(row.raw):
            labelled[match[1]].append(index)
    found: dict[str, HeadFacts] = {}
    for places in labelled.values():
        beside = sum(_has_day_beside(rows, index, reader) for index in places)
        if len(places) >= _LEAST and beside >= _NEARLY * len(places):
            found |= {rows[index].raw: HeadFacts(strong=True, only_time=True) for index in places}
    return found


def _has_day_beside(rows: Sequence[TextRow], index: int, reader: HeadReader) -> bool:
    """Whether the row right above or below is a head line with a day."""
    near = [index - 1] if index and not rows[index].blanks else []
    near += [index + 1] if index + 1 < len(rows) and not rows[index + 1].blanks else []
    return any((facts := reader.read_text(rows[i].raw)) is not None and facts.has_day for i in near)


def _line(raw: str, reader: HeadReader) -> _Line | None:
    text = unmarked(raw)
    day, words, rest = reader.take_days(text)
    if day is None:
        return None
    rest = TIME.sub("", rest)
    matches = list(_TOKEN.finditer(rest))
    tokens = tuple("<>" if match[0].startswith("<") else match[0] for match in matches)
    if len(tokens) > _MOST_WORDS or tokens.count(_DAY) != 1 or len(tokens) < 2:
        return None
    return _Line(raw, HeadFacts(day, words, strong=True), tokens, tuple(match.span() for match in matches), rest)


def _form(words: tuple[str, ...]) -> tuple[str, ...]:
    """What lines of one form have in common: words of lower case, the day, addresses; runs of names and figures are `*`."""
    form: list[str] = []
    for word in words:
        kept = word if word in (_DAY, "<>") or not (word[0].isupper() or word[0].isdigit()) else "*"
        if kept != "*" or form[-1:] != ["*"]:
            form.append(kept)
    return tuple(form)


def _with_names(line: _Line, constant: set[str]) -> HeadFacts:
    """The facts with the names that are the line's own: a person's after a byline's word or before an address of mail."""
    names: list[tuple[str, bool]] = []
    position = 0
    while position < len(line.words):
        end = position
        while end < len(line.words) and _is_own(line.words[end], constant):
            end += 1
        if end > position:
            start = line.spans[position][0]
            name = _QUOTED.sub("", line.text[start : line.spans[end - 1][1]]).strip()
            by = position > 0 and starts_byline(line.words[position - 1])
            if is_name(name):
                names.append((name, by or line.words[end : end + 1] == ("<>",)))
        position = max(end, position + 1)
    author = next((name for name, person in names if person), None)
    others = tuple(name for name, person in names if name != author)
    return HeadFacts(line.facts.day, line.facts.words, author, names=others, strong=True)


def _is_own(word: str, constant: set[str]) -> bool:
    return word[0].isupper() and word not in constant
