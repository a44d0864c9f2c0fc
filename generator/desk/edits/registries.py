"""Renames an entry of a registry in the text of its file; the old name becomes an alias.

Data: `company_renamed`, `employer_renamed`, `tag_renamed` and `sectors_renamed` give the new text; `with_entry` adds an entry.
Limits: pure; the file must be a valid registry. Comments and order stay.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.content.yaml_edit import Span, YamlValue, dumped, values, with_spans, written


def company_renamed(text: str, old: str, new: str) -> str:
    """Returns `companies.yml` with the entry `old` named `new`, `old` among its aliases, and `new` as parent of others."""
    found = values(text)
    entry = _entry_of(found, "name", old)
    spans = [_named(value, new) for value in found if value.keys == (entry, "name")]
    spans += [
        _named(value, new)
        for value in found
        if value.keys[1:] == ("parent",) and value.text.casefold() == old.casefold()
    ]
    return with_spans(text, [*spans, *_alias_spans(text, found, entry, old, new)])


def employer_renamed(text: str, spelt: Iterable[str], new: str) -> str:
    """Returns `people.yml` with the company `new` in every entry that has it under one of its names."""
    folded = {name.casefold() for name in spelt}
    wanted = [v for v in values(text) if v.keys[1:] == ("company",) and _plain(v.text).casefold() in folded]
    return with_spans(text, [_named(value, new) for value in wanted])


def tag_renamed(text: str, old: str, new: str, name: str | None) -> str:
    """Returns `tags.yml` with the slug `new` for `old`, which becomes an alias; `name` is what readers see, if it changes."""
    found = values(text)
    entry = _entry_of(found, "slug", old)
    spans = [_named(value, new) for value in found if value.keys == (entry, "slug")]
    if name is not None:
        own = next((value for value in found if value.keys == (entry, "name")), None)
        spans += [_named(own, name)] if own else [_new_line(text, found, entry, f"name: {written(name)}")]
    return with_spans(text, [*spans, *_alias_spans(text, found, entry, old, new)])


def sectors_renamed(text: str, old: str, new: str) -> str:
    """Returns `companies.yml` with the tag `new` in place of `old` in every list of sectors."""
    wanted = [v for v in values(text) if len(v.keys) >= 2 and v.keys[1] == "tags" and v.text == old]
    return with_spans(text, [_named(value, new) for value in wanted])


def with_entry(text: str, entry: str, key: str, name: str) -> str:
    """Returns a registry with an entry more, given as YAML: in its alphabetical place if the others are, else at the end.

    `key` is that by which the entries are sorted, `name` its value in the new one.
    """
    starts = [(value.text.casefold(), value.start) for value in values(text) if value.keys[1:] == (key,)]
    names = [name_ for name_, _ in starts]
    after = next((place for known, place in starts if known > name.casefold()), None)
    if after is None or names != sorted(names):
        return f"{text.rstrip()}\n{entry}" if text.strip() else entry
    at = text.rfind("\n", 0, after) + 1
    if not text[at:after].lstrip().startswith("-"):  # the key is not the first of its entry
        at = text.rfind("\n-", 0, at) + 1
    return text[:at] + entry + text[at:]


def _entry_of(found: Iterable[YamlValue], key: str, name: str) -> int:
    """The position of the entry with this name. The caller has found it in the registry."""
    return next(int(value.keys[0]) for value in found if value.keys[1:] == (key,) and _plain(value.text) == name)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _named(value: YamlValue, name: str) -> Span:
    return Span(value.start, value.end, written(name, value.style))


def _alias_spans(text: str, found: list[YamlValue], entry: int, old: str, new: str) -> list[Span]:
    """Makes `old` an alias of the entry, in place of `new` if that was one; no alias that differs only in its case."""
    own = [value for value in found if value.keys[:2] == (entry, "aliases")]
    entries = [value for value in own if value.text]
    same = next((value for value in entries if value.text.casefold() == new.casefold()), None)
    if any(value.text.casefold() == old.casefold() for value in entries) or old.casefold() == new.casefold():
        return []
    if same:
        return [_named(same, old)]
    whole = own[0] if own else None
    if whole is None:
        return [_new_line(text, found, entry, f"aliases: {dumped([old])}")]
    if whole.style == "[":
        comma = ", " if entries else ""
        return [Span(whole.start + 1, whole.start + 1, written(old) + comma)]
    if whole.style == "-" and entries:
        indent = text[text.rfind("\n", 0, whole.start) + 1 : whole.start]
        return [Span(whole.start, whole.start, f"- {written(old)}{_end(text)}{indent}")]
    rest = [value.text for value in entries]
    space = " " if text[whole.start - 1] == ":" else ""
    return [Span(whole.start, whole.end, space + dumped([old, *rest]))]


def _new_line(text: str, found: Iterable[YamlValue], entry: int, line: str) -> Span:
    """A line below the name or the slug of an entry, with the indentation of its keys."""
    first = next(value for value in found if value.keys in ((entry, "name"), (entry, "slug")))
    begin = text.rfind("\n", 0, first.start) + 1
    key = "name" if first.keys[1] == "name" else "slug"
    indent = " " * (text.index(key, begin) - begin)
    end = text.find("\n", first.end)
    if end < 0:
        return Span(len(text), len(text), f"\n{indent}{line}\n")
    return Span(end + 1, end + 1, f"{indent}{line}{_end(text)}")


def _end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
