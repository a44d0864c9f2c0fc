"""The value of each kind of evidence: the figures of the same import without it.

Data: `ways` names each kind with the figures that may depend on it and the `Way` to import without it.
Limits: kinds are removed one at a time; of two that say the same, each looks worthless.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import yaml

from benchmarks.figures.metrics import COMPANY_FIGURES, DATE_FIGURES, TITLE_FIGURES, Figures, measure
from benchmarks.figures.truth import Truth
from generator.content.front_matter import parse_article
from generator.content.registry import starter_text
from generator.dumps.feed.feature_ids import FeatureGroup
from generator.dumps.feed.weights import WEIGHTS, Weights
from generator.enrich.switches import ALL, Switches
from generator.importing import run_import
from generator.package_data import pack_names
from generator.reports.feature_words import GROUP_WORDS

_COMPANIES = "companies.yml"
_DATES = ("explicit_dates", "weekdays", "phrases", "events", "years", "order")


@dataclass(frozen=True, slots=True)
class Way:
    """How to import."""

    weights: Weights = WEIGHTS
    on: Switches = ALL
    companies: str | None = None
    """The text of `companies.yml`; None for the packaged one."""
    packs: tuple[str, ...] = ()
    """Packs of events that are turned on."""


def import_and_measure(truth: Truth, way: Way | None = None, look: Callable[[Path], None] | None = None) -> Figures:
    """Every figure of an import of the truth's lines into a folder of its own, at which `look` may look."""
    way = way or Way()
    with tempfile.TemporaryDirectory() as folder:
        content, dump = Path(folder) / "content", Path(folder) / truth.name
        content.mkdir()
        if way.companies is not None:
            (content / _COMPANIES).write_text(way.companies, encoding="utf-8")
        if way.packs:
            (content / "site.yml").write_text(f"packs: [{', '.join(way.packs)}]\n", encoding="utf-8")
        dump.write_text("\n".join(truth.lines), encoding="utf-8")
        report = run_import([dump], content, weights=way.weights, on=way.on)
        if report.problems:
            raise SystemExit("\n".join(str(problem) for problem in report.problems))
        articles = [
            parse_article(path.read_text(encoding="utf-8"), path.name)
            for path in sorted(content.rglob("articles/**/*.md"))
        ]
        if look:
            look(content)
    return measure(truth, articles)


def boundary_ways() -> Iterator[tuple[str, Way]]:
    """One without each group of features, with the words for the group."""
    for group in FeatureGroup:
        yield GROUP_WORDS[group], Way(weights=WEIGHTS.without(group))


def enrich_ways() -> Iterator[tuple[str, Sequence[str], Way]]:
    """One without each kind of evidence for dates, headlines and companies, one with each optional pack, and the figures
    that depend on it."""
    for field in fields(Switches):
        figures = DATE_FIGURES if field.name in _DATES else TITLE_FIGURES
        if getattr(ALL, field.name):
            yield field.name.replace("_", " "), figures, Way(on=replace(ALL, **{field.name: False}))
    for kind, figures in (("events", DATE_FIGURES), ("headlines", TITLE_FIGURES)):
        for name in pack_names(kind):
            yield f"with the pack {name}", figures, Way(packs=(name,))
    entries = yaml.safe_load(starter_text(_COMPANIES))
    for key in ("aliases", "cues"):
        without = [{k: v for k, v in entry.items() if k != key} for entry in entries]
        yield key, COMPANY_FIGURES, Way(companies=_dump(without))
    companies = [entry for entry in entries if entry.get("kind") != "product"]
    yield "products", COMPANY_FIGURES, Way(companies=_dump(companies))


def _dump(entries: object) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(entries, Dumper=dumper, allow_unicode=True, sort_keys=False))
