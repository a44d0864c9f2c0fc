"""Everyday layouts of a few briefs: how many come out whole, with title, day, author and address.

Data: a folder of `tests/layouts` holds the files and `truth.json`; `measure` imports one file and gives a `LayoutScore`.
Limits: letters and digits are compared, not white space, case or punctuation.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from generator.content.front_matter import parse_article
from generator.errors import ContentError
from generator.importing import run_import
from generator.model import Article

LAYOUTS = Path(__file__).resolve().parent.parent / "layouts"
_NOT_WORD = re.compile(r"[\W_]+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class LayoutCase:
    """One file, and what is in it."""

    path: Path
    told: Mapping[str, Any]
    """`title`, `date`, `author`, `url`: whether the layout tells them; `body`, `briefs`, `date_of`, `refuse`."""
    briefs: tuple[Mapping[str, Any], ...]
    """Those in the file, in no certain order."""
    absent: tuple[Mapping[str, Any], ...]
    """The others of the set."""


@dataclass(slots=True)
class LayoutScore:
    """Counts over one file or many."""

    files: int = 0
    whole: int = 0
    """Files with every brief whole and nothing more; a file to be refused counts where nothing is imported."""
    briefs: int = 0
    found: int = 0
    """Briefs whose whole text is in one article with nothing of another's."""
    titles: int = 0
    of_titles: int = 0
    days: int = 0
    of_days: int = 0
    authors: int = 0
    of_authors: int = 0
    urls: int = 0
    of_urls: int = 0
    invented: int = 0
    """Days stated or ranges given that do not hold the true day."""
    extra: int = 0
    """Articles more than briefs."""
    notes: list[str] = field(default_factory=list)

    def add(self, other: LayoutScore) -> None:
        """Add the counts of another score."""
        for each in fields(self):
            value = getattr(self, each.name)
            setattr(self, each.name, value + getattr(other, each.name))


def layout_cases(folder: Path) -> Iterator[LayoutCase]:
    """Every file of one set."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    briefs = truth["truth"]
    for name, told in truth["files"].items():
        own = set(told["briefs"])
        inside = tuple(brief for number, brief in enumerate(briefs) if number in own)
        absent = tuple(brief for number, brief in enumerate(briefs) if number not in own)
        yield LayoutCase(folder / name, told, inside, absent)


def measure(case: LayoutCase) -> LayoutScore:
    """Import one file into an empty folder and compare."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        try:
            run_import([case.path], content)
        except ContentError as error:
            return _score(case, [], str(error))
        made = [
            parse_article(path.read_text(encoding="utf-8"), path.relative_to(content).as_posix())
            for path in sorted(content.glob("articles/**/*.md"))
        ]
    return _score(case, made, "")


def letters(text: str | None) -> str:
    """The letters and digits of a text, lower case, without any space."""
    return _NOT_WORD.sub("", (text or "").casefold())


def _score(case: LayoutCase, made: list[Article], error: str) -> LayoutScore:
    score = LayoutScore(files=1)
    if case.told["refuse"]:
        score.whole, score.extra = int(not made), len(made)
        return score
    bodies = {article.path: letters(_LINK.sub(r"\1", article.title + "\n" + article.body)) for article in made}
    for brief in case.briefs:
        score.briefs += 1
        _score_brief(case, brief, made, bodies, score)
    score.extra = max(0, len(made) - len(case.briefs))
    score.whole = int(score.found == len(case.briefs) == len(made))
    if error:
        score.notes.append(error)
    return score


def _score_brief(
    case: LayoutCase, brief: Mapping[str, Any], made: list[Article], bodies: Mapping[str, str], score: LayoutScore
) -> None:
    parts = [letters(part) for part in (brief["body"][:1] if case.told["body"] == "first" else brief["body"])]
    others = [letters(each["body"][0]) for each in (*case.briefs, *case.absent) if each is not brief]
    whole = [
        article
        for article in made
        if all(part in bodies[article.path] for part in parts)
        and not any(other in bodies[article.path] for other in others)
    ]
    near = whole or [article for article in made if parts[0] in bodies[article.path]]
    score.found += bool(whole)
    for key in ("title", "author", "url"):
        setattr(score, f"of_{key}s", getattr(score, f"of_{key}s") + bool(case.told[key]))
    score.of_days += bool(case.told["date"])
    if not near:
        score.notes.append(f"missed: {brief['title']}")
        return
    article = near[0]
    if not whole:
        score.notes.append(f"not whole: {brief['title']}")
    _score_facts(case, brief, article, score)


def _score_facts(case: LayoutCase, brief: Mapping[str, Any], article: Article, score: LayoutScore) -> None:
    if case.told["title"]:
        right = letters(article.title) == letters(brief["title"])
        score.titles += right
        score.notes += [] if right else [f"title: {article.title!r} for {brief['title']!r}"]
    if case.told["author"]:
        right = letters(brief["author"]) in letters(article.author)
        score.authors += right
        score.notes += [] if right else [f"author: {article.author!r} for {brief['author']!r}"]
    if case.told["url"]:
        right = article.source is not None and (article.source.url or None) == (brief["url"] or None)
        score.urls += right
        score.notes += [] if right else [f"url: {article.source and article.source.url!r} for {brief['url']!r}"]
    own = brief["date"] if case.told.get("date_of", "own") == "own" else case.told["date_of"]
    estimate = article.date
    if own is None:  # a brief without a day among those with one: any day is invented, a range is an estimate
        exact = estimate.day is not None and estimate.earliest == estimate.latest
        score.days += bool(case.told["date"]) and not exact
        score.invented += exact
        score.notes += [f"invented: {estimate.day} for none ({brief['title']})"] if exact else []
        return
    day = dt.date.fromisoformat(str(own))
    if case.told["date"]:
        right = estimate.day == day
        score.days += right
        score.notes += [] if right else [f"day: {estimate.day} for {day} ({brief['title']})"]
    # An issue's day stands for all of its briefs, but a brief's own day is no less right.
    true = {day, dt.date.fromisoformat(str(brief["date"] or own))}
    low, high = estimate.earliest or estimate.day, estimate.latest or estimate.day
    if estimate.day and low and high and not any(low <= each <= high for each in true):
        score.invented += 1
        score.notes.append(f"invented: {low} to {high} for {day} ({brief['title']})")
