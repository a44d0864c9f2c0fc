"""Addresses that a program has put below a text, each with the number that stands at its link: `[6]Title`, `Title [6]`.

Data: `with_links` gives as many lines as it is given, with the links of Markdown at titles, and what it has left out.
Limits: numbers that count from 1 in one list at the end (lynx, elinks, html2text, mail programs); a text without such
marks, or whose marks are in no list, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.discard_reason import DiscardReason
from generator.dumps.layouts.lines.addresses import clean_url
from generator.dumps.layouts.lines.titles import is_title, word_count
from generator.model import Discard

_LISTED = re.compile(r"\s*\[?(\d{1,4})[\].:]{1,2}\s+<?(https?://[^\s<>]+)>?\s*$")
_MARK = re.compile(r"\[(\d{1,4})\]")
_OPENING = re.compile(r"(?P<lead>\s*(?:[*+•-]\s+|#{1,6}\s+)?)\[(?P<number>\d{1,4})\]\s?(?P<words>\S.*?)\s*$")
_CLOSING = re.compile(r"(?P<lead>\s*)(?P<words>[^\s\[].*?)\s?\[(?P<number>\d{1,4})\][.]?\s*$")
_LINK = re.compile(r"\[([^\[\]]+)\]\s?\[(\d{1,4})\]")
"""`[words][6]`, as Markdown has it."""
_LEAST, _SHARE = 3, 0.6
"""Entries of the list, and how many of them the text must mark."""
_LEAST_TITLE = 4
"""Words of a line that is a title; menus have fewer."""
_FEW = 6
"""Lines with words below the list."""
_HEADS, _HEAD_WORDS = 2, 4
"""Lines above the list that only head it, and their words."""


def with_links(lines: Sequence[str]) -> tuple[Sequence[str], list[Discard]]:
    """The lines with their links, the list as empty lines, and what that leaves out."""
    listed = _list(lines)
    first = min(listed, default=0)
    urls = dict(listed.values())
    marked = {int(mark) for line in lines[:first] for mark in _MARK.findall(line)}
    if len(urls) < _LEAST or len(marked & set(urls)) < max(_LEAST, _SHARE * len(urls)):
        return lines, []
    first = _above(lines, first)
    inner = [_linked(lines, index, urls) if index < first else line for index, line in enumerate(lines)]
    dropped = [
        index for index in range(first, len(lines)) if lines[index].strip() and (index in listed or index < min(listed))
    ]
    discards = [Discard(index + 1, lines[index].strip(), DiscardReason.SOURCE_LINE) for index in dropped]
    return ["" if index in dropped else line for index, line in enumerate(inner)], discards


def _list(lines: Sequence[str]) -> Mapping[int, tuple[int, str]]:
    """Index of a line of the list -> number and address; empty where there is none at the end."""
    found: dict[int, tuple[int, str]] = {}
    after = 0
    for index in range(len(lines) - 1, -1, -1):
        match = _LISTED.match(lines[index])
        if match and (not found or int(match[1]) == min(number for number, _ in found.values()) - 1):
            found[index] = (int(match[1]), clean_url(match[2]))
        elif lines[index].strip() and not found:
            after += 1
        elif lines[index].strip():
            break
        if after > _FEW:
            break
    return found if found and min(number for number, _ in found.values()) <= 1 else {}


def _above(lines: Sequence[str], first: int) -> int:
    """Index of the first of the short lines that head the list: `References`, `Visible links:`."""
    index, heads = first - 1, 0
    while index >= 0 and heads < _HEADS:
        words = lines[index].strip()
        if words and (word_count(words) > _HEAD_WORDS or words.endswith(".") or _MARK.search(words)):
            break
        if words:
            first, heads = index, heads + 1
        index -= 1
    return first


def _linked(lines: Sequence[str], index: int, urls: Mapping[int, str]) -> str:
    """A line with its link: the whole of a title, the address after the end of a text; other marks are taken off."""
    line = lines[index]
    numbers = [int(number) for number in _MARK.findall(line)]
    if not any(number in urls for number in numbers):
        return line
    line = _LINK.sub(lambda match: f"[{match[1]}]({urls[int(match[2])]})" if int(match[2]) in urls else match[0], line)
    match = _OPENING.match(line) or _CLOSING.match(line)
    apart = index == 0 or not lines[index - 1].strip()
    url = urls.get(int(match["number"])) if match else None
    if match and url and len(numbers) == 1:
        if apart and is_title(match["words"]) and word_count(match["words"]) >= _LEAST_TITLE:
            return f"{match['lead']}[{match['words']}]({url})"
        if match.re is _CLOSING and (index + 1 == len(lines) or not lines[index + 1].strip()):
            return f"{match['lead']}{match['words']} ({url})"
    return _MARK.sub(lambda mark: "" if int(mark[1]) in urls else mark[0], line)
