"""The report of an import as one HTML page: each article next to its evidence, the lowest confidence first.

Data: `render_page`; the template, its style and its script are in `reports/templates/`.
Limits: the page loads nothing else; it shows `MAX_CARDS` articles and counts the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.dumps.feed.segment import Gap, explain_gap
from generator.enrich.evidence import TextSpan, locate, source_sentence, text_at
from generator.model import Discard, DumpKind
from generator.reports import wording as words
from generator.reports.feature_words import contribution_words
from generator.reports.highlights import Highlighted, Mark, pieces
from generator.reports.reasons import reason_words
from generator.reports.weakest import KIND_NAMES, Weak, WeakKind, by_article, doubt
from generator.review import ArticleReport, DumpReport, ImportReport

MAX_CARDS = 400
"""Articles on the page; a browser is slow with thousands, and an editor reviews about a hundred at a time."""
MAX_DISCARDS = 400
"""Dropped lines of one dump that are shown with their text."""
_PLAIN = 3
"""Blocks of a text that are shown at first; the rest is folded."""
_MAYBE = 0.05
"""Probability that an article begins inside another one from which the place is marked."""


class Filter(StrEnum):
    """What an editor can filter the articles by; the values are used by the page's script."""

    BOUNDARY = "boundary"
    DATE = "date"
    NAME = "name"
    HEADLINE = "headline"
    NEWER = "newer"


_FILTERS = {
    WeakKind.BOUNDARY: Filter.BOUNDARY,
    WeakKind.DATE: Filter.DATE,
    WeakKind.NAME: Filter.NAME,
    WeakKind.HEADLINE: Filter.HEADLINE,
}
FILTER_LABELS = {
    Filter.BOUNDARY: "weak boundary",
    Filter.DATE: "weak date",
    Filter.NAME: "weak company",
    Filter.HEADLINE: "weak headline",
    Filter.NEWER: "newer version",
}


@dataclass(frozen=True, slots=True)
class ReviewBlock:
    """One block of an article's text, ready for the template."""

    line: int
    label: str
    pieces: tuple[Highlighted, ...]
    cut: str
    """Shown above it: how likely an article begins there; empty if that is below `_MAYBE`."""
    fix: str


@dataclass(frozen=True, slots=True)
class Card:
    """One article, ready for the template."""

    id: str
    order: int
    """Position in the dumps, from 1."""
    report: ArticleReport
    dump: DumpReport
    file: str
    weak: tuple[Weak, ...]
    doubt: float
    filters: tuple[Filter, ...]
    """What may be wrong, each once."""
    opening: str
    """Confidence that the article begins at its first line, in words."""
    opening_signs: tuple[tuple[str, str], ...]
    """Names of the evidence for it with their weights."""
    opening_fix: str
    source_line: int
    """1-based line of the sentence that the headline was made from; 0 if unknown."""
    source_text: str
    shown: tuple[ReviewBlock, ...]
    folded: tuple[ReviewBlock, ...]
    front_matter: str
    """YAML to paste and to correct."""


def render_page(report: ImportReport) -> str:
    """Returns the page as HTML."""
    cards = sorted(_cards(report), key=lambda card: (-card.doubt, card.order))
    shown = cards[:MAX_CARDS]
    totals = Counter(kind for card in shown for kind in card.filters)
    return (
        _environment()
        .get_template("review.html")
        .render(
            report=report,
            cards=shown,
            more=len(cards) - len(shown),
            filters=[(kind.value, label, totals[kind]) for kind, label in FILTER_LABELS.items()],
            kind_labels=KIND_NAMES,
            dropped=[(dump, *_discards(dump)) for dump in report.dumps if dump.discards],
            outcomes=[(report.count(outcome), label) for outcome, label in words.OUTCOMES if report.count(outcome)],
            lost=sum(dump.lost_lines for dump in report.dumps),
            words=words,
            reason_words=reason_words,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _cards(report: ImportReport) -> Iterator[Card]:
    order = 0
    for dump in report.dumps:
        weak = by_article(dump, report.content)
        gaps = _first_gaps(dump.gaps)
        for index, article in enumerate(dump.articles):
            order += 1
            yield _card(report.content, dump, article, weak.get(index, []), gaps, order)


def _card(
    content: str, dump: DumpReport, article: ArticleReport, weak: Sequence[Weak], gaps: Mapping[int, Gap], order: int
) -> Card:
    document = article.document
    source = source_sentence(document, article.article.title) if not article.facts.evidence.title.from_dump else None
    blocks = tuple(_blocks(article, dump, source, gaps))
    first = document.blocks[0].line if document.blocks else article.source.first
    gap = gaps.get(first)
    filters = dict.fromkeys([*(_FILTERS[one.kind] for one in weak), *([Filter.NEWER] if article.newer_of else [])])
    return Card(
        id=f"a{order}",
        order=order,
        report=article,
        dump=dump,
        file=f"{content}/{article.fate.path}",
        weak=tuple(weak),
        doubt=1.0 if article.newer_of else doubt(weak),
        filters=tuple(filters),
        opening=_opening(gap, dump),
        opening_signs=tuple(
            (contribution_words(one), words.signed(one.nats))
            for one in (explain_gap(dump.found.gaps, dump.found.features, dump.found.weights, first) if gap else ())
        ),
        opening_fix=f"join: {first}" if gap and gap is not dump.gaps[0] and not gap.forced else "",
        source_line=document.blocks[source.block].line if source else 0,
        source_text=text_at(document, source) if source else "",
        shown=blocks[:_PLAIN],
        folded=blocks[_PLAIN:],
        front_matter=_front_matter(article),
    )


def _opening(gap: Gap | None, dump: DumpReport) -> str:
    if gap is None:
        return "by the layout of the page" if dump.kind is DumpKind.PAGE else "given by the dump’s mark-up"
    if gap is dump.gaps[0]:
        return "the dump begins here"
    return "decided by an editor" if gap.forced else f"{words.percent(gap.probability)} sure"


def _first_gaps(gaps: Sequence[Gap]) -> dict[int, Gap]:
    """Line -> the first gap on it, the one that a correction applies to."""
    found: dict[int, Gap] = {}
    for gap in gaps:
        found.setdefault(gap.line, gap)
    return found


def _blocks(
    article: ArticleReport, dump: DumpReport, source: TextSpan | None, gaps: Mapping[int, Gap]
) -> Iterator[ReviewBlock]:
    marks = _marks(article, source)
    for index, block in enumerate(article.document.blocks):
        gap = gaps.get(block.line) if index else None
        maybe = gap is not None and not gap.opens and not gap.forced and gap.probability >= _MAYBE
        cut = f"{words.percent(gap.probability)} that an article begins here" if gap and maybe else ""
        fix = f"split: {block.line}" if maybe else ""
        yield ReviewBlock(block.line, block.label, pieces(block.text, marks.get(index, ())), cut, fix)


def _marks(article: ArticleReport, source: TextSpan | None) -> dict[int, list[Mark]]:
    """What to highlight, by index of the block."""
    document, evidence = article.document, article.facts.evidence
    found: dict[int, list[Mark]] = {}

    def mark(span: TextSpan, kind: str, title: str) -> None:
        found.setdefault(span.block, []).append(Mark(span.start, span.end, kind, title))

    if source:
        mark(source, "source", "the headline comes from here")
    for name in evidence.names:
        for span in name.spans:
            kind, title = ("about", f"about {name.name}") if name.about else ("mention", f"mentions {name.name}")
            mark(span, kind, title)
    for tag in evidence.tags:
        for span in tag.spans if tag.given else ():
            mark(span, "tag", f"tag {tag.slug}")
    for sign in evidence.dates:
        for span in locate(document, sign):
            mark(span, "date", f"evidence {'for' if sign.agrees else 'against'} the date")
    return found


def _front_matter(article: ArticleReport) -> str:
    written = article.article
    keys = {
        "title": written.title,
        "date": written.date.day,
        "companies": list(written.companies),
        "mentions": list(written.mentions),
        "tags": [str(tag) for tag in written.tags],
    }
    return "".join(
        yaml.safe_dump({key: value}, allow_unicode=True, default_flow_style=None, width=1_000_000, sort_keys=False)
        for key, value in keys.items()
    )


def _discards(dump: DumpReport) -> tuple[Sequence[Discard], list[tuple[str, str]]]:
    """The dropped lines to show, and the number of all dropped lines by reason."""
    reasons = [(reason, words.count(len(set(lines)), "line")) for reason, lines in words.by_reason(dump.discards)]
    return dump.discards[:MAX_DISCARDS], reasons
