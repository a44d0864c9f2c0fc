"""How well the search of the real feed answers: the questions of `search_queries.yml`, asked as the page asks them.

Data: `real_site` imports the dumps and writes the search files of their site; `measure` runs the page's scripts in Node
and returns an `Outcome` for each question.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.analysis.analyse import analyse
from generator.content.store import load_archive
from generator.importing import run_import
from generator.model import Article
from generator.site.load import load_sources
from generator.site.paths import LUNR_INDEX, article_path
from generator.site.plan import plan_site
from tests.conftest import ROOT

QUERIES = ROOT / "tests" / "search_queries.yml"


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """One question and where its answer was."""

    question: str
    rank: int
    """Of the first right article, from 1; 0 where it was not found."""
    found: int
    """Articles found."""
    first: str
    """The title of the first article found, or empty."""
    milliseconds: float

    @property
    def reciprocal(self) -> float:
        return 1 / self.rank if self.rank else 0.0


def ask(site: Path, questions: Sequence[dict[str, Any]], shown: int = 10) -> list[dict[str, Any]]:
    """Ask a built site in Node; an answer as `tests/lunr/ask.mjs` gives it for each question."""
    task = {"site": str(site), "questions": questions, "shown": shown}
    command = ["node", str(ROOT / "tests" / "lunr" / "ask.mjs")]
    done = subprocess.run(command, input=json.dumps(task).encode(), capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def real_site(dumps: Path, folder: Path) -> tuple[Path, Path]:
    """Import the real dumps with the sample's registries into `folder`: (content, site with the search files and the index for lunr.js only)."""
    content, site = folder / "content", folder / "site"
    content.mkdir(parents=True)
    for path in sorted((ROOT / "content").glob("*.yml")):
        shutil.copy(path, content)
    run_import(sorted(dumps.glob("*.txt")), content)
    sources = load_sources(content, None)
    analysis = analyse(sources.archive, sources.names, sources.bodies.linked, sources.bodies.plain_texts)
    for output in plan_site(sources, analysis, lambda key, make: make).outputs:
        if output.path.startswith("search/") or output.path == LUNR_INDEX:
            path = site / output.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.render({}))
    return content, site


def measure(content: Path, site: Path) -> list[Outcome]:
    """One outcome for every question of the set."""
    wanted = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    by_line = _articles_by_line(load_archive(content).articles, wanted["dump"])
    answers = ask(site, [{"text": entry["q"], "typing": False} for entry in wanted["queries"]], shown=200)
    outcomes = []
    for entry, answer in zip(wanted["queries"], answers, strict=True):
        right = {by_line[line] for line in entry["lines"]}
        paths = [article["path"] for article in answer["articles"]]
        rank = next((number for number, path in enumerate(paths, 1) if path in right), 0)
        first = answer["articles"][0]["title"] if paths else ""
        outcomes.append(Outcome(entry["q"], rank, len(paths), first, answer["milliseconds"]))
    return outcomes


def _articles_by_line(articles: Sequence[Article], dump: str) -> dict[int, str]:
    """Line of the dump -> the page of the article that holds it."""
    return {
        line: article_path(article)
        for article in articles
        if article.source and article.source.dump == dump
        for line in range(article.source.first, article.source.last + 1)
    }
