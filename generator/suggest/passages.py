"""What the suggestions read: articles as passages with their lines, from a dump or from the archive.

Data: `Passage`, `Story`, `Place`; `sentences` gives every sentence with its place; `story_of` reads a document,
`story_of_article` a Markdown file.
Limits: pure; of Markdown only the signs that an import writes are taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.enrich.sentences import split_sentences
from generator.model import Article, BlockKind, Document, Slug

_LABEL = re.compile(r"\*\*[^*]{1,60}:\*\*\s*")
_MARKS = re.compile(r"^(?:#{1,6}\s+|>\s*|[-*+]\s+|\d{1,3}[.)]\s+)+")
_SIGNS = re.compile(r"\*\*|(?<!\w)[*_]|[*_](?!\w)|\[\[|\]\]|\]\([^)]*\)|`|\\(?=[^\w\s])|(?<!\w)\[")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph."""

    line: int
    """1-based, in the dump or the file."""
    text: str
    """Without its label, and without Markdown."""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One article."""

    path: str
    """The dump, or the article's file."""
    title: str
    passages: tuple[Passage, ...]
    tags: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence where it stands, to show it to an editor."""

    path: str
    line: int
    sentence: str


def story_of(document: Document, path: str, title: str, tags: tuple[Slug, ...]) -> Story:
    """An article that is still in its dump."""
    passages = (
        Passage(block.line, block.text, block.kind in (BlockKind.HEADING, BlockKind.ENTRY))
        for block in document.blocks
        if block.text
    )
    return Story(path, title, tuple(passages), tags)


def story_of_article(article: Article, path: str) -> Story:
    """An article of the content folder; `path` as the editor would type it."""
    passages = []
    for number, raw in enumerate(article.body.split("\n"), article.body_line):
        if text := _SIGNS.sub("", _LABEL.sub("", _MARKS.sub("", raw))).strip():
            passages.append(Passage(number, text, raw.startswith("#")))
    return Story(path, article.title, tuple(passages), article.tags)


def sentences(stories: Iterable[Story]) -> Iterator[tuple[int, Place]]:
    """Every sentence of running text, with the number of its story; headings are left out."""
    for number, story in enumerate(stories):
        for passage in story.passages:
            if not passage.is_heading:
                for sentence in split_sentences(passage.text):
                    yield number, Place(story.path, passage.line, sentence)
