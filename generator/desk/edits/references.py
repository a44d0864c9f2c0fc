"""Finds what refers to one thing of an archive, in front matter, links and registries, and names it anew.

Data: `Renaming` says what is renamed; `renamed_text` gives a content file with every reference to it under its new name.
Limits: pure. Aliases and titles by which a text may name the same thing stay as they are: they still lead there. Code is no
reference.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.content.front_matter import front_matter_span
from generator.content.links import Names, TargetKind, UnknownNameError
from generator.content.markdown_rules.wiki_links import WIKI_LINK
from generator.content.yaml_edit import Span, YamlValue, values, with_spans, written

_CODE = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*\r?$|\Z)|`[^`\n]+`", re.DOTALL | re.MULTILINE
)
_FILE_LINK = re.compile(r"\]\(\s*<?([^)\s>#]+\.md)(?=[)\s>#])")
_ANY = tuple(TargetKind)


@dataclass(frozen=True, slots=True)
class Renaming:
    """One thing of an archive that gets another name."""

    kind: TargetKind
    names: Names
    """Of the archive before."""
    key: str
    """As `Target.key`; for a company its registry name, which differs from the target's if it is a product."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Case-folded old name -> new name, for each kind of name that changes: a company's, its slug."""
    prefixed: bool = False
    """Whether the new name alone would mean something else, so that links need `company:` or the like."""
    path: str = ""
    """Of a content file that moves: its path before, from the content folder."""
    new_path: str = ""

    def renamed(self, name: str, kinds: tuple[TargetKind, ...] = _ANY) -> str | None:
        """Returns what to write instead of a name that an editor has written; None if it does not mean this thing."""
        whole = name.strip()
        bare, part = (whole, "") if self._new(whole) else _without_part(whole)
        new = self._new(bare)
        if new is None or not self._means(bare, kinds):
            return None
        prefix, colon, _ = bare.partition(":")
        if colon and prefix.strip().casefold() == self.kind.value:
            return f"{prefix}:{new}{part}"
        return f"{self.kind.value}:{new}{part}" if self.prefixed and len(kinds) > 1 else f"{new}{part}"

    def _new(self, name: str) -> str | None:
        prefix, colon, rest = name.partition(":")
        if colon and prefix.strip().casefold() == self.kind.value:
            name = rest.strip()
        return self.spellings.get(_fold(name))

    def _means(self, name: str, kinds: tuple[TargetKind, ...]) -> bool:
        try:
            target = self.names.resolve(name, kinds)
        except UnknownNameError:
            return False
        return target.kind is self.kind and (self.kind is TargetKind.COMPANY or target.key == self.key)


def renamed_text(text: str, path: str, renaming: Renaming) -> str:
    """Returns a content file with every reference under its new name; `path` is from the content folder."""
    if not _may_refer(text, renaming):
        return text
    spans = [*_field_spans(text, path, renaming), *_link_spans(text, renaming)]
    if renaming.path:
        spans += _file_link_spans(text, path, renaming)
    return with_spans(text, {span.start: span for span in spans}.values())


def list_spans(text: str, wanted: Callable[[YamlValue], str | None], offset: int = 0) -> list[Span]:
    """Returns a span for each value of a YAML document for which `wanted` gives another name."""
    found = []
    for value in values(text):
        new = wanted(value)
        if new is not None:
            found.append(Span(value.start + offset, value.end + offset, written(new, value.style)))
    return found


def _may_refer(text: str, renaming: Renaming) -> bool:
    """A quick look: most files name the thing nowhere."""
    folded = _fold(text)
    return any(spelling in folded for spelling in renaming.spellings) or bool(
        renaming.path and posixpath.basename(renaming.path).casefold() in folded
    )


def _field_spans(text: str, path: str, renaming: Renaming) -> list[Span]:
    place = front_matter_span(text)
    if place is None:
        return []
    folder = path.split("/", 1)[0]

    def wanted(value: YamlValue) -> str | None:
        kinds = _kinds_of(folder, value.keys)
        return renaming.renamed(value.text, kinds) if kinds and value.text else None

    return list_spans(text[place[0] : place[1]], wanted, place[0])


def _kinds_of(folder: str, keys: tuple[str | int, ...]) -> tuple[TargetKind, ...]:
    """What a value of front matter may name; nothing if it names nothing."""
    match folder, keys[0] if keys else "":
        case "articles", "companies" | "mentions":
            return (TargetKind.COMPANY,)
        case "articles", "tags":
            return (TargetKind.TAG,)
        case "articles", "related":
            return (TargetKind.ARTICLE,)
        case "notes", "about":
            return _ANY
        case "briefings", "articles" if len(keys) == 2 or keys[-1] == "article":
            return (TargetKind.ARTICLE,)
    return ()


def _link_spans(text: str, renaming: Renaming) -> Iterator[Span]:
    code = [match.span() for match in _CODE.finditer(text)]
    for match in WIKI_LINK.finditer(text):
        if any(start <= match.start() < end for start, end in code):
            continue
        new = renaming.renamed(match.group(1))
        if new is not None:
            yield Span(match.start(1), match.end(1), new)


def _file_link_spans(text: str, path: str, renaming: Renaming) -> Iterator[Span]:
    """Links to the file itself: `../articles/2024/name.md`."""
    for match in _FILE_LINK.finditer(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match.group(1)))
        if target == renaming.path:
            folder = posixpath.dirname(match.group(1))
            yield Span(match.start(1), match.end(1), posixpath.join(folder, posixpath.basename(renaming.new_path)))


def _without_part(name: str) -> tuple[str, str]:
    bare, sign, part = name.partition("#")
    return bare.strip(), sign + part


def _fold(name: str) -> str:
    return " ".join(name.replace("'", "’").casefold().split())
