"""Clauses of texts in any language: cut at a mark, or else at a word, never inside a quotation or a word.

Data: `first_clause`; `most_characters` of a headline.
Limits: knows marks and a few Chinese words, no grammar.
"""

from __future__ import annotations

import re

from generator.enrich.headlines.compress import tidy
from generator.language import is_function_word, is_wide

LONGEST, LONGEST_WIDE, SHORTEST = 95, 40, 20
"""Characters; a Chinese, Japanese or Korean one says as much as two or three letters."""
_LEAST, _LEAST_WIDE = 30, 8
"""A clause of fewer characters takes the next one with it."""
_WIRE = re.compile(r"^[^，。、]{2,12}(?:[讯电](?:（[^）]{2,20}）|[\s：:]+)|日[讯电]|报讯)|^（[^）]{2,20}）")
"""`Harbour Daily, by our reporter: ` in Chinese."""
_SOURCE = re.compile(
    r"^(?:据[^，。]{2,24}(?:数据|消息|报道|报告|统计|信息|显示|透露|介绍|了解)(?:显示)?，|(?:受|由于|因)[^，。]{2,30}(?:影响|带动|推动|拖累)，)+"
)
"""Who says so, and for which reason, in front of Chinese news: `According to the chamber's data, `."""
_ANNOUNCES = re.compile(r"(?:称|说|表示|宣布|指出|透露|认为)$")
"""A Chinese clause that ends so only announces the next one."""
_JOINT = re.compile(r"同时|以及|并且|并|但是|但|而且|而|因为|由于")
"""Before these a Chinese clause ends even without a mark."""
_BORDER = re.compile(r"(?<=[了后时])(?=[\u3400-\u9fff])|(?=[在将与对从被把向由及])")
"""Where a Chinese clause without any mark can be cut without cutting a word: at a particle or a preposition."""
_STOPS = "，。、；！？：,;:—–"


def most_characters(text: str) -> int:
    """The most characters of a headline like `text`."""
    return LONGEST_WIDE if is_wide(text) else LONGEST


def first_clause(text: str, most: int | None = None) -> str:
    """The whole text where it fits, or as many of its first clauses as fit; `most` characters at most."""
    text = text.strip().rstrip("。.！!") or text.strip()
    most = most or most_characters(text)
    text = _WIRE.sub("", text) or text
    text = bare if len(bare := _SOURCE.sub("", text)) >= _LEAST_WIDE else text
    if len(text) > most:
        text = _without_aside(text, most)
    if len(text) <= most:
        return tidy(text) or text
    head = text[:most]
    least = _LEAST_WIDE if is_wide(text) else _LEAST
    stops = [i for i, mark in enumerate(head) if mark in _STOPS and not _is_inside(text, i)]
    while stops and _ANNOUNCES.search(head[: stops[-1]]):
        stops.pop()
    if stops and stops[-1] >= least:
        return tidy(head[: stops[-1]])
    if " " in head:
        return tidy(_without_small_words(_without_open_quote(head.rsplit(" ", 1)[0])))
    joints = [match.start() for match in _JOINT.finditer(head) if match.start() >= least]
    joints = joints or [match.start() for match in _BORDER.finditer(head) if match.start() >= most // 2]
    return tidy(_without_open_quote(head[: joints[-1]] if joints else head))


def _without_aside(text: str, most: int) -> str:
    """`Quill, fundada en Porto, vende té` -> `Quill vende té`, where the rest fits."""
    match = re.match(r"(?P<subject>[^,“«]{2,40}), [^,“«]{4,90},(?P<rest> [^\W\dA-Z_].*)", text)
    rest = first_stop(match["rest"]) if match else ""
    return match["subject"] + rest if match and len(match["subject"] + rest) <= most else text


def first_stop(text: str) -> str:
    """The text up to its first comma."""
    return re.split(r"[,;:]", text, maxsplit=1)[0]


def _without_small_words(head: str) -> str:
    """The end of a text cut at a word, without the articles and prepositions that want another one."""
    words = head.split(" ")
    while len(words) > 3 and is_function_word(words[-1]):
        words.pop()
    return " ".join(words)


def _is_inside(text: str, index: int) -> bool:
    """Whether a mark is inside a quotation or a figure (`1,5`)."""
    around = text[index - 1 : index + 2]
    return any(
        text[:index].count(a) > text[:index].count(b) for a, b in ("“”", "（）", "《》", "«»", "()", "「」")
    ) or bool(re.fullmatch(r"\d[,:]\d", around))


def _without_open_quote(head: str) -> str:
    """Cut before a quotation that does not end, if enough text is left."""
    for opening, closing in ("“”", "«»", "《》", "「」", "（）"):
        if head.count(opening) > head.count(closing) and head.rfind(opening) > _LEAST_WIDE:
            head = head[: head.rfind(opening)]
    return head
