"""The status of a content folder as text.

Data: `print_status`.
Limits: prints to standard output.
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from generator.desk.status import ArticleStatus, ContentStatus
from generator.reports.console import count
from generator.reports.wording import clip

_WIDTH = 300
"""Characters of a version that are shown."""


def print_status(status: ContentStatus, content: Path) -> None:
    """Print each article that differs from the last import, with both versions where an editor and a dump disagree."""
    console = Console(highlight=False, soft_wrap=True)
    for article in status.changes:
        console.print(Text.assemble((f"{content}/{article.path}", "cyan"), f": {_words(article, content)}"))
        for one in article.disagreements:
            console.print(Text(f"  {one.part}: you and the dump have both changed it", "bold"))
            console.print(Text(f"    yours:    {_shown(one.mine)}"))
            console.print(Text(f"    the dump: {_shown(one.dump)}"))
    for row in _summary(status):
        console.print(Text(row))


def _words(article: ArticleStatus, content: Path) -> str:
    if article.moved_to:
        return f"moved to {content}/{article.moved_to}"
    if article.gone:
        return f"deleted or moved (briefings restore {content}/{article.path})"
    return f"edited: {', '.join(article.changed)}"


def _shown(version: str) -> str:
    return clip(" ".join(version.split()), _WIDTH) or "(removed)"


def _summary(status: ContentStatus) -> list[str]:
    edited = sum(not article.gone for article in status.changes)
    gone = len(status.changes) - edited
    both = sum(len(article.disagreements) for article in status.changes)
    rows = [
        f"{count(status.articles, 'article')} from {count(status.dumps, 'dump')}: {edited:,} edited, {gone:,} moved or"
        f" deleted, {count(both, 'part')} that you and a dump have both changed"
    ]
    if status.unfinished:
        rows.append("An import was interrupted: import again to complete it.")
    return rows
