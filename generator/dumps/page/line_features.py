"""The features of every line of a page with indentation, as names: what the learned weights of a line are about.

Data: `line_features` gives each line the names of the features that it has.
Limits: a feature is present or not; long texts and short ones are told apart by steps.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from generator.dumps.page.features import PageBlock
from generator.dumps.page.indentation import Row
from generator.dumps.page.lines import Shape, ends
from generator.language import is_common_word, is_wide
from generator.package_data import read_json

SITE_WORDS = "site_words.json"
_STEPS = (15, 30, 50, 80, 120, 200, 350)
_WORD = re.compile(r"[^\W\d_]{5,}|[\u3040-\u30ff\u4e00-\u9fff]{2}")
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\+?|[©®™]")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d")
_LINKED = re.compile(r"[a-zà-ÿ][A-ZÀ-ß][a-zà-ÿ]")
"""Words without a space between them: links in one row."""
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_FAR = 40
"""Lines from the text from which a line is far away."""
_RIVAL, _RIVALS = 0.12, 4
"""Share of the prose of the first depth that another needs to be considered, and the number of depths considered."""
_CLOSED = frozenset({"comments", "footer", "bio"})


def main_depths(rows: Sequence[Row], blocks: Sequence[PageBlock]) -> list[int]:
    """The depths of most of the page's prose, the largest first; -1 without prose."""
    mass = Counter[int]()
    for row, block in zip(rows, blocks, strict=True):
        if _is_prose(block):
            mass[row.depth] += len(row.text)
    ranked = sorted(mass, key=lambda depth: (-mass[depth], depth))
    return [depth for depth in ranked if mass[depth] >= _RIVAL * mass[ranked[0]]][:_RIVALS] or [-1]


def depth_features(rows: Sequence[Row], blocks: Sequence[PageBlock], depth: int, share: float) -> tuple[str, ...]:
    """The names of the features of a depth, for whether the article is there; `share` is how much text lines make sense
    as an article if it is, compared with the best depth.
    """
    prose = [index for index, block in enumerate(blocks) if _is_prose(block)]
    main = [index for index in prose if rows[index].depth == depth]
    if not main:
        return ("empty",)
    total = sum(len(rows[index].text) for index in prose)
    span = rows[main[0] : main[-1] + 1]
    mass = sum(len(rows[index].text) for index in main)
    dense = mass / sum(len(row.text) for row in span)
    carded = sum(_is_card(index, rows, blocks) for index in main) / len(main)
    closed = sum(blocks[index].section in _CLOSED for index in main) / len(main)
    listed = sum(bool(rows[index].mark) for index in main) / len(main)
    before = sum(len(rows[index].text) for index in prose if index < main[0])
    return (
        "any",
        f"mass={int(6 * mass / total)}",
        f"dense={int(6 * dense)}",
        f"carded={int(4 * carded)}",
        f"closed={int(3 * closed)}",
        f"listed={int(3 * listed)}",
        f"before={int(5 * before / total)}",
        f"paragraphs={sum(len(main) >= step for step in (2, 3, 5, 9, 17))}",
        f"length={sum(mass / len(main) >= step for step in (160, 220, 300, 420))}",
        f"share={int(5 * share)}",
        f"title above={_headed(main[0], rows, blocks, depth)}",
    )


def _is_card(index: int, rows: Sequence[Row], blocks: Sequence[PageBlock]) -> bool:
    """Whether short lines at other depths are above and below a paragraph, as in a list of other articles."""
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(rows)]
    return all(blocks[i].shape is Shape.SHORT and (rows[i].depth != rows[index].depth or rows[i].mark) for i in near)


def _headed(index: int, rows: Sequence[Row], blocks: Sequence[PageBlock], depth: int) -> str:
    """What is above the first paragraph of a depth: a title at an outer depth, a byline or day, or neither."""
    above = range(max(0, index - 6), index)
    title = any(blocks[i].title_like and not rows[i].mark and rows[i].depth <= depth for i in above)
    signed = any(blocks[i].byline or blocks[i].day_line for i in above)
    return f"{'title' if title else 'none'} {'signed' if signed else 'unsigned'}"


def line_features(rows: Sequence[Row], blocks: Sequence[PageBlock], depth: int) -> list[tuple[str, ...]]:
    """One tuple of names for each line; `blocks` are the same lines with what is known of them by their words, `depth`
    is that of the article.
    """
    main = [i for i, row in enumerate(rows) if row.depth == depth and _is_prose(blocks[i])]
    known = Counter(word for i in main for word in set(_words(rows[i].text)))
    runs = _runs(rows)
    relations = [_relation(row.depth - depth) if depth >= 0 else "none" for row in rows]
    found = []
    for index, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        relation, shape = relations[index], block.shape.value
        place = _place(index, main)
        own = _own(row, block, relation)
        around = [
            f"shape={shape} depth={relation}",
            f"place={place} depth={relation}",
            f"place={place} shape={shape}",
            f"spaced={row.spaced} depth={relation}",
            f"spaced={row.spaced} shape={shape}",
            f"heads={block.heads} depth={relation} spaced={row.spaced}",
            f"run={runs[index]} shape={shape}",
            f"run={runs[index]} depth={relation}",
            f"known={_known(row.text, known, own=index in set(main))} shape={shape}",
            f"far={_distance(index, main)}",
            f"above={_neighbour(index - 1, rows, blocks)}",
            f"below={_neighbour(index + 1, rows, blocks)}",
            f"share={_share(index, rows, blocks)}",
        ]
        found.append((*own, *around))
    return found


def _own(row: Row, block: PageBlock, relation: str) -> list[str]:
    """What a line is by itself."""
    words = _ANY_WORD.findall(row.text)
    function = sum(is_common_word(word) for word in words) / max(1, len(words))
    found = [
        "any",
        f"length={sum(block.weight >= step for step in _STEPS)}",
        f"end={ends(row.text)} shape={block.shape.value}",
        f"mark={row.mark or 'none'}",
        f"section={block.section or 'none'} shape={block.shape.value}",
        f"section={block.section or 'none'} depth={relation}",
        f"function words={0 if not function else 1 if function < 0.2 else 2 if function < 0.35 else 3}",
        f"site words={min(2, _site_words(row.text))} shape={block.shape.value}",
        f"reader words={min(2, _reader_words(row.text))} shape={block.shape.value}",
        f"colon={row.text.endswith((':', '：'))}",
    ]
    flags = {
        "furniture": block.furniture is not None,
        "byline": block.byline,
        "day": block.day_line,
        "title": block.title_like,
        "heads": block.heads,
        "repeated": block.repeated,
        "bio": block.bio,
        "name": block.name,
        "early": block.early,
        "figures": len(_FIGURES.findall(row.text)) > 0.25 * len(row.text),
        "linked": bool(_LINKED.search(row.text)),
        "address": bool(_ADDRESS.search(row.text)),
        "bars": row.text.count("|") + row.text.count("•") + row.text.count("»") > 0,
        "small": row.text[:1].islower(),
        "capitals": row.text.isupper(),
        "question": row.text.endswith(("?", "？")),
        "ellipsis": row.text.endswith(("…", "...", "[…]", "[...]")),
    }
    return [*found, *(name for name, shown in flags.items() if shown)]


def _site_words(text: str) -> int:
    """How many words of sites a line has: `newsletter`, `Foto`, `版权`."""
    return _count(text.casefold(), _listed_words("site"))


def _reader_words(text: str) -> int:
    """How many words a line has that speak to the reader; German ones count by their capitals."""
    return _count(text, _listed_words("reader"))


def _count(text: str, words: frozenset[str]) -> int:
    found = sum(token in words for token in _TOKEN.findall(text))
    return found + sum(text.count(word) for word in words if is_wide(word)) if is_wide(text) else found


@cache
def _listed_words(kind: str) -> frozenset[str]:
    return frozenset(word for words in read_json(SITE_WORDS)[kind].values() for word in words.split())


def _is_prose(block: PageBlock) -> bool:
    return block.shape is Shape.PROSE and block.furniture is None


def _relation(steps: int) -> str:
    if not steps:
        return "main"
    near = "near" if abs(steps) <= 2 else "some" if abs(steps) <= 6 else "far"
    return f"{'deeper' if steps > 0 else 'outer'} {near}"


def _place(index: int, main: Sequence[int]) -> str:
    if not main:
        return "none"
    return "above" if index < main[0] else "below" if index > main[-1] else "inside"


def _distance(index: int, main: Sequence[int]) -> int:
    """Steps of the number of lines to the nearest paragraph of the main text."""
    nearest = min((abs(index - other) for other in main if other != index), default=_FAR)
    return sum(nearest >= step for step in (2, 3, 5, 9, 17, _FAR))


def _runs(rows: Sequence[Row]) -> list[str]:
    """The list that a line is in: `none`, else the number of its entries and whether they are sentences."""
    found = ["none"] * len(rows)
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end].mark:
            end += 1
        if end > start:
            size = "one" if end - start == 1 else "few" if end - start < 5 else "many" if end - start < 12 else "long"
            texts = [row.text for row in rows[start:end]]
            whole = sum(ends(text) for text in texts) * 2 >= len(texts)
            length = sum(map(len, texts)) / len(texts)
            kind = "whole" if whole else "short" if length < 28 else "long"
            found[start:end] = [f"{size} {kind}"] * (end - start)
        start = max(end, start + 1)
    return found


def _neighbour(index: int, rows: Sequence[Row], blocks: Sequence[PageBlock]) -> str:
    if not 0 <= index < len(rows):
        return "edge"
    block = blocks[index]
    kind = "furniture" if block.furniture else "signed" if block.byline or block.day_line else block.shape.value
    return f"{kind}{' in list' if rows[index].mark else ''}"


def _share(index: int, rows: Sequence[Row], blocks: Sequence[PageBlock]) -> int:
    """Quarters of the words around that are in sentences at the line's own depth."""
    near = [i for i in range(max(0, index - 5), min(len(rows), index + 6)) if i != index]
    total = sum(len(rows[i].text) for i in near)
    prose = sum(
        len(rows[i].text)
        for i in near
        if blocks[i].shape in {Shape.PROSE, Shape.SENTENCE}
        and blocks[i].furniture is None
        and rows[i].depth == rows[index].depth
    )
    return round(4 * prose / total) if total else 0


def _known(text: str, known: Counter[str], *, own: bool) -> int:
    """Steps of the share of a line's long words that other paragraphs of the main text have, too."""
    words = set(_words(text))
    if not words:
        return 0
    share = sum(known[word] > own for word in words) / len(words)
    return 1 if share < 0.1 else 2 if share < 0.3 else 3 if share < 0.6 else 4


def _words(text: str) -> list[str]:
    return [word.casefold()[:7] for word in _WORD.findall(text)]
