"""The input of suggestions: articles as paragraphs with their lines, from a dump or from the archive.

Data: `SourceParagraph`, `SourceArticle`, `SourceSentence`; `sentences` gives every sentence with its place; `source_of_document` reads a document,
`source_of_article` a Markdown file.
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
class SourceParagraph:
    """One paragraph."""

    line: int
    """1-based, in the dump or the file."""
    text: str
    """Without its label, and without Markdown."""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article."""

    path: str
    """The dump, or the article's file."""
    title: str
    paragraphs: tuple[SourceParagraph, ...]
    tags: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence and its position, to show it to an editor."""

    path: str
    line: int
    sentence: str


def source_of_document(document: Document, path: str, title: str, tags: tuple[Slug, ...]) -> SourceArticle:
    """An article that is still in its dump."""
    paragraphs = (
        SourceParagraph(block.line, block.text, block.kind in (BlockKind.HEADING, BlockKind.ENTRY))
        for block in document.blocks
        if block.text
    )
    return SourceArticle(path, title, tuple(paragraphs), tags)


def source_of_article(article: Article, path: str) -> SourceArticle:
    """An article of the content folder; `path` as the editor would type it."""
    paragraphs = []
    for number, raw in enumerate(article.body.split("\n"), article.body_line):
        if text := _SIGNS.sub("", _LABEL.sub("", _MARKS.sub("", raw))).strip():
            paragraphs.append(SourceParagraph(number, text, raw.startswith("#")))
    return SourceArticle(path, article.title, tuple(paragraphs), article.tags)


def sentences(articles: Iterable[SourceArticle]) -> Iterator[tuple[int, SourceSentence]]:
    """Every sentence of running text, with the number of its article; headings are left out."""
    for number, article in enumerate(articles):
        for paragraph in article.paragraphs:
            if not paragraph.is_heading:
                for sentence in split_sentences(paragraph.text):
                    yield number, SourceSentence(article.path, paragraph.line, sentence)
