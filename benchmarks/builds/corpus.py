"""Archives of any size, for measuring: the sample's articles again and again, each at its own address.

Data: `write_archive`.
Limits: repeats words, so an index of it has fewer terms than a real archive of that size.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import shutil
from pathlib import Path

from generator.content.front_matter import format_article, parse_article
from generator.model import DateEstimate

ROOT = Path(__file__).resolve().parent.parent.parent


def write_archive(folder: Path, articles: int, *, social_cards: bool = True) -> None:
    """Write a content folder of so many articles, spread over the years; `folder` must not exist."""
    shutil.copytree(
        ROOT / "content",
        folder,
        ignore=shutil.ignore_patterns("articles", "dumps", "briefings", "imports*", "addresses.txt"),
    )
    if not social_cards:
        settings = (folder / "site.yml").read_text(encoding="utf-8")
        (folder / "site.yml").write_text(settings.replace("social_cards: true\n", ""), encoding="utf-8")
    paths = sorted((ROOT / "content" / "articles").rglob("*.md"))
    seeds = [parse_article(path.read_text(encoding="utf-8"), path.name) for path in paths]
    last = dt.date(2024, 12, 31)
    for number, seed in zip(range(articles), itertools.cycle(seeds), strict=False):
        day = last - dt.timedelta(days=number * 3650 // articles)
        article = dataclasses.replace(seed, title=f"{seed.title} ({number})", date=DateEstimate(day))
        path = folder / "articles" / str(day.year) / f"{seed.slug[:40]}-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(format_article(article), encoding="utf-8")
