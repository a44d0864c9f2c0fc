"""Changes single values in the text of a YAML document, and leaves every other character as it is.

Data: `values` lists the values of a document with their places; `Span` is a change, `with_spans` makes several; `written`
gives a value as YAML.
Limits: pure; the document must be valid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class YamlValue:
    """A scalar or a list in a document."""

    keys: Keys
    """Keys and 0-based positions from the root: `("companies", 0)`."""
    text: str
    """Of a scalar, without quotes; empty for a list."""
    start: int
    """0-based first character in the document, of its quote or bracket, too; `end` is the one after the last."""
    end: int
    style: str
    """The quote of a scalar, or empty; `[` for a list in brackets, `-` for one with an entry a line."""


@dataclass(frozen=True, slots=True)
class Span:
    """The characters from `start` to before `end`, and what takes their place."""

    start: int
    end: int
    text: str


def values(text: str) -> list[YamlValue]:
    """Returns every scalar and list of a document, in order, a list before its entries."""
    root = yaml.compose(text, Loader=_LOADER)
    return [] if root is None else list(_walk(root, ()))


def with_spans(text: str, spans: Iterable[Span]) -> str:
    """Returns the text with all changes made; they must not overlap."""
    for span in sorted(spans, key=lambda span: (span.start, span.end), reverse=True):
        text = text[: span.start] + span.text + text[span.end :]
    return text


def written(value: str, style: str = "") -> str:
    """Returns a text as a scalar, in the quotes of `style` if that is a quote, else in quotes only if it needs them."""
    if style == '"' and value.isprintable():
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    return dumped([value])[1:-1]


def dumped(value: object) -> str:
    """Returns a list, a text, a date or None on one line of YAML."""
    line: str = yaml.dump(value, Dumper=_DUMPER, default_flow_style=True, allow_unicode=True, width=1_000_000)
    return line.removesuffix("...\n").strip()


def _walk(node: yaml.Node, keys: Keys) -> Iterator[YamlValue]:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*keys, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        yield YamlValue(keys, "", start, end, "[" if node.flow_style else "-")
        for number, value in enumerate(node.value):
            yield from _walk(value, (*keys, number))
    elif isinstance(node, yaml.ScalarNode):
        yield YamlValue(keys, str(node.value), start, end, node.style or "")
