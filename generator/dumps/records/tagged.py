"""Exports of reference managers and press databases: fields with a short tag at the start of a line.

Data: `read_tagged` gives the `TaggedRecord`s of RIS, EndNote, RefWorks, MEDLINE and Factiva; empty for other texts.
Limits: pure; the names of the fields become those of `record_fields.json`, so that records choose them as always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LEAST_TAGS, _SHARE = 4, 0.3
"""Different tags of a record, and share of the lines of a file that have one."""
_LOOKED = 400
"""Lines in which a file shows what it is."""
_SLASHES = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/.*)?")
_LAST_FIRST = re.compile(r"([^,;]{2,40}),\s*([^,;]{1,40})")
_LEAD = re.compile(r"^By\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TaggedRecord:
    """One record and its lines."""

    first: int
    """1-based."""
    last: int
    fields: Mapping[str, str]
    """By the names of `record_fields.json`, or by the tag where none fits; paragraphs apart by an empty line."""


@dataclass(frozen=True, slots=True)
class _Format:
    """How one family of programs writes its tags."""

    line: re.Pattern[str]
    """`tag` and `value`."""
    opens: frozenset[str]
    """Tags with which a record begins."""
    closes: frozenset[str]
    roles: Mapping[str, str]
    """Tag -> name of the field; the first that a record has counts where several have one."""
    needed: frozenset[str]
    """Tags of which every file has one."""


def _roles(**tags: str) -> dict[str, str]:
    return {tag: name for name, own in tags.items() for tag in own.split()}


_RIS = _Format(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}- ?(?P<value>.*)$"),
    frozenset({"TY", "PMID"}),
    frozenset({"ER"}),
    _roles(
        title="TI T1 CT",
        author="AU A1 FAU",
        publication="JF JO T2 JA PB JT TA",
        date="DA Y1 PY DP",
        url="UR LK L2 L1",
        body="AB N2",
        notes="N1",
        tags="KW OT",
    ),
    frozenset({"TY", "PMID"}),
)
_ENDNOTE = _Format(
    re.compile(r"%(?P<tag>[A-Z0-9!@?$#&()*+^>]) (?P<value>.*)$"),
    frozenset({"0"}),
    frozenset(),
    _roles(title="T", author="A", publication="J B I", date="8 D", url="U", body="X", notes="Z", tags="K"),
    frozenset({"0"}),
)
_REFWORKS = _Format(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9]) (?P<value>\S.*)$"),
    frozenset({"RT"}),
    frozenset(),
    _roles(title="T1", author="A1", publication="JF JO", date="FD YR", url="UL LK", body="AB", notes="NO", tags="K1"),
    frozenset({"RT"}),
)
_FACTIVA = _Format(
    re.compile(r"(?P<tag>[A-Z]{2,3})(?:(?:[ \u00a0]{2,}|\t)(?P<value>.*)|\s*)$"),
    frozenset({"SE", "HD", "CLM"}),
    frozenset({"AN"}),
    _roles(title="HD", author="BY", publication="SN", date="PD", url="URL", body="LP TD", tags="NS"),
    frozenset({"HD"}),
)
_FORMATS = (_RIS, _ENDNOTE, _REFWORKS, _FACTIVA)
_JOINED = frozenset({"body", "author", "tags"})
"""Names of fields that several lines of a record may give together."""


@lru_cache(maxsize=2)  # a file is looked at to know its kind, to be judged and to be cut
def read_tagged(lines: tuple[str, ...]) -> tuple[TaggedRecord, ...]:
    """The records of an export with tags; none where the text is not one."""
    for form in _FORMATS:
        if _is(form, lines):
            return tuple(_read(form, span, lines) for span in _spans(form, lines))
    return ()


def _is(form: _Format, lines: Sequence[str]) -> bool:
    looked = [line.lstrip("\ufeff") for line in lines[:_LOOKED] if line.strip()]
    found = [match["tag"] for line in looked if (match := form.line.match(line))]
    roles = {form.roles.get(tag) for tag in found}
    begins = bool(looked) and any(form.line.match(line) for line in looked[:3])
    enough = len(set(found)) >= _LEAST_TAGS and len(found) >= _SHARE * len(looked)
    return begins and enough and bool(form.needed & set(found)) and "title" in roles and len(roles) > 2


def _spans(form: _Format, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last line of each record, 0-based; what is above the first belongs to none."""
    tags = [match["tag"] if (match := form.line.match(line.lstrip("\ufeff"))) else "" for line in lines]
    starts = [index for index, tag in enumerate(tags) if tag in form.opens]
    if len({tags[index] for index in starts}) > 1:  # a record may begin with a section or with its title
        first = tags[starts[0]]
        starts = [index for index in starts if tags[index] == first]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        last = end - 1
        while last > start and not lines[last].strip():
            last -= 1
        yield start, last


def _read(form: _Format, span: tuple[int, int], lines: Sequence[str]) -> TaggedRecord:
    found: list[tuple[str, list[str]]] = []
    for index in range(span[0], span[1] + 1):
        line = lines[index].lstrip("\ufeff")
        match = form.line.match(line)
        if match:
            found.append((match["tag"], [match["value"] or ""]))
        elif found and found[-1][0] not in form.closes:
            found[-1][1].append(line.strip())
    fields: dict[str, str] = {}
    ranks: dict[str, int] = {}
    order = list(form.roles)
    for tag, parts in found:
        name = form.roles.get(tag, tag)
        value = _value(name, _paragraphs(parts))
        if not value:
            continue
        rank = order.index(tag) if tag in order else 0
        between = "\n\n" if name == "body" else ", " if name == "author" else "; "
        if name in fields and (name in _JOINED or name == tag):
            fields[name] += between + value
        elif name not in fields or rank < ranks[name]:
            if name in fields:
                fields[f"{name} (other)"] = fields[name]
            fields[name], ranks[name] = value, rank
        else:
            fields[tag] = value
    _complete_day(fields)
    return TaggedRecord(span[0] + 1, span[1] + 1, fields)


def _paragraphs(parts: Sequence[str]) -> str:
    """Lines of a field: wrapped ones joined, paragraphs apart."""
    done: list[list[str]] = [[]]
    for part in parts:
        if part.strip():
            done[-1].append(part.strip())
        elif done[-1]:
            done.append([])
    return "\n\n".join(" ".join(words) for words in done if words)


def _value(name: str, value: str) -> str:
    if name == "author":
        value = _LEAD.sub("", value)
        match = _LAST_FIRST.fullmatch(value)
        return f"{match[2]} {match[1]}" if match else value
    if name == "date":
        match = _SLASHES.fullmatch(value.strip())
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else value
    return value


def _complete_day(fields: dict[str, str]) -> None:
    """Puts a year from its own field behind a day that is written without one."""
    year = next((value for name, value in fields.items() if re.fullmatch(r"\d{4}/*", value) and name != "date"), "")
    day = fields.get("date", "")
    if day and year and not re.search(r"\d{4}", day) and re.search(r"[^\W\d_]", day):
        fields["date"] = f"{day} {year.strip('/')}"
