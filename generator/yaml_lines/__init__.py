"""Parses YAML with line numbers.

Data: `load` returns a `Node`: plain data with the line of each part.
Limits: scalars follow the core schema of YAML 1.2 plus ISO dates: only `true` and `false` are booleans, so `NO`, `on`
and `12:30` are strings; a duplicate key is an error (PyYAML silently keeps the last), and so is whatever would lose words: an
anchor, an alias, a tag, a `#` right before a word.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from generator.errors import ContentError, Problem, cut
from generator.yaml_lines.plain import Node, plain_node, scalar_value

__all__ = ["Node", "load"]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The C parser if available, without PyYAML's resolution of types: `_scalar` does it, and PyYAML's, in Python, took a
    third of the time of reading a registry."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        return "!"

    def descend_resolver(self, node: Any, index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


_ANY_FIX = "check the indentation and the colons, and put text with a colon or a quote in it into double quotes"
_PLAIN = (
    (
        "mapping values are not allowed",
        "a colon inside a value, or a line that is indented",
        "put the whole value into double quotes, or begin the key at the beginning of its line",
    ),
    ("tab character", "a tab", "use spaces, or begin the key at the beginning of its line"),
    ("\\t", "a tab", "use spaces, or begin the key at the beginning of its line"),
    ("cannot start any token", "a value that begins with a sign of YAML", "put the whole value into double quotes"),
    ("alphabetic or numeric", "a value that begins with a sign of YAML", "put the whole value into double quotes"),
    ("unexpected end of stream", "a quotation mark that is not closed", "write the closing quotation mark"),
    ("could not find expected ':'", "a line without a key", "write key: value, with a colon and a space after the key"),
    ("expected ',' or ']'", "a list in brackets that does not end", "write ] at its end"),
    (
        "expected ',' or '}'",
        "braces that do not end",
        "write } at their end, or put the whole value into double quotes",
    ),
    (
        "expected node content",
        "a list in brackets with a sign of YAML in it, or without its end",
        "put each entry that begins with a sign such as # into double quotes",
    ),
    (
        "did not find expected key",
        "words behind a value in quotation marks, or a line that is indented too little or too much",
        'write quotation marks inside of quotation marks as \\", or correct the indentation',
    ),
)
"""What the parser says, what an editor should read, and what to do."""
_HASH = re.compile(r"[ \t]+#[^\s#].*")
_REFERENCE = re.compile(r"(?:\A|[\n\r:?\[{,-])\s*[&*!]\S")
"""Where an anchor, an alias or a tag may begin: never after a word of the same value."""


def load(text: str, path: str, first_line: int = 1) -> Node:
    """Parse one YAML document.

    `first_line`: 1-based line of the file on which `text` begins. Raises `ContentError` with all duplicate keys and words
    that YAML would drop, or with the first syntax error. For empty text the value is None.
    """
    return plain_node(text, first_line) or _load(text, path, first_line)


def _load(text: str, path: str, first_line: int) -> Node:
    """With the library."""
    try:
        root = _compose(text, path, first_line)
    except yaml.MarkedYAMLError as error:
        # A quote that is not closed is detected at the end of the text, and has to be corrected where it opens.
        at_begin = _at_end(error, text) or "flow" in (error.context or "")
        mark = (error.context_mark if at_begin else error.problem_mark) or error.context_mark
        said = " ".join(filter(None, [error.context, error.problem])) or "unreadable"
        what, fix = next(((words, fix) for sign, words, fix in _PLAIN if sign in said), (said, _ANY_FIX))
        line = mark.line if mark else 0
        if "expected node content" in said:  # a # in brackets begins a comment: the end is looked for to the last line
            rows = text.split("\n")[: line + 1]
            line = next((number for number in range(len(rows) - 1, -1, -1) if "#" in rows[number]), line)
        raise ContentError([Problem(path, first_line + line, f"not valid YAML: {what}", fix)]) from None
    except RecursionError:
        raise ContentError([Problem(path, first_line, "too many nested brackets", "remove some of them")]) from None
    except yaml.YAMLError as error:
        line = first_line + text[: getattr(error, "position", 0)].count("\n")
        raise ContentError(
            [
                Problem(
                    path, line, "not valid YAML: a character that YAML does not allow", "remove the control character"
                )
            ]
        ) from None
    if root is None:
        return Node(None, first_line)
    builder = _NodeBuilder(path, first_line, text)
    node = builder.build(root)
    if builder.problems:
        raise ContentError(builder.problems)
    return node


def _at_end(error: yaml.MarkedYAMLError, text: str) -> bool:
    """Whether a scalar that begins earlier reaches the end of the text."""
    end = error.problem_mark
    return isinstance(error, yaml.scanner.ScannerError) and end is not None and not text[end.index :].strip()


def _compose(text: str, path: str, first_line: int) -> yaml.Node | None:
    """The document's root. Raises `ContentError` for anchors, aliases and tags, and PyYAML's errors."""
    references = [match.end() - 2 for match in _REFERENCE.finditer(text)]
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        if references:
            _refuse_references(text, path, first_line)
        raise
    if references and not _are_text(references, root):
        _refuse_references(text, path, first_line)
    return root


def _are_text(places: Sequence[int], root: yaml.Node | None) -> bool:
    """Whether each of these places is inside a scalar, where the sign has no meaning."""
    spans = sorted(_scalar_spans(root)) if root else []
    starts = [start for start, _ in spans]
    for place in places:
        before = bisect.bisect_left(starts, place) - 1
        if before < 0 or place >= spans[before][1]:
            return False
    return True


def _scalar_spans(root: yaml.Node) -> Iterator[tuple[int, int]]:
    """First and last offset of every scalar. An alias is the node it names: it adds no span, and is read once."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        else:
            yield node.start_mark.index, node.end_mark.index


def _refuse_references(text: str, path: str, first_line: int) -> None:
    """Raise `ContentError` for anchors, aliases and tags: they drop words, or repeat others a billion times."""
    problems = []
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
            mark = token.start_mark
            word = text.split("\n")[mark.line][mark.column :].split(" ", maxsplit=1)[0]
            fix = "put the whole value into double quotes"
            what = f"{cut(word)} has a meaning in YAML and would be dropped"
            problems.append(Problem(path, first_line + mark.line, what, fix))
    if problems:
        raise ContentError(problems)


class _NodeBuilder:
    """Converts PyYAML's nodes."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self._lines = text.split("\n") if _HASH.search(text) else []

    def build(self, node: yaml.Node) -> Node:
        line = self.first_line + node.start_mark.line
        if isinstance(node, yaml.ScalarNode):
            self._check_hash(node)
            return Node(_scalar(node), line)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, line)
        assert isinstance(node, yaml.SequenceNode)
        parts = [self.build(part) for part in node.value]
        return Node([part.value for part in parts], line, parts)

    def _check_hash(self, node: yaml.ScalarNode) -> None:
        """A "#" right before a word, behind a value without quotes: the editor means the word, YAML a comment."""
        if not self._lines:
            return
        end = node.end_mark
        if node.style or end.line >= len(self._lines):
            return
        comment = _HASH.match(self._lines[end.line], end.column)
        if comment:
            value = f"{node.value} {comment.group().strip()}".strip()
            what = f'"{cut(comment.group().strip())}" would be dropped: a # begins a comment'
            fix = f'put the value into double quotes: "{cut(value)}"; for a comment, write a space after the #'
            self.problems.append(Problem(self.path, self.first_line + end.line, what, fix))

    def _mapping(self, node: yaml.MappingNode, line: int) -> Node:
        parts: dict[str, Node] = {}
        for key_node, value_node in node.value:
            key_line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(self.path, key_line, "a key that is not a scalar", "use a word as key"))
                continue
            key = key_node.value
            if key in parts:
                first = parts[key].line
                fix = f"keep one of them; the first is on line {first}"
                self.problems.append(Problem(self.path, key_line, f'duplicate key "{key}"', fix))
                continue
            if isinstance(value_node, yaml.ScalarNode):  # most are
                self._check_hash(value_node)
                parts[key] = Node(_scalar(value_node), key_line)
                continue
            value = self.build(value_node)
            parts[key] = Node(value.value, key_line, value.items)
        return Node({key: part.value for key, part in parts.items()}, line, parts)


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    # Quoted or a block: always a string (the C parser gives a plain scalar an empty style).
    return text if node.style else scalar_value(text)
