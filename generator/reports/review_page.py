"""The report of an import as one page for a browser: each article beside what spoke for it, the weakest first.

Data: `render_page` gives the HTML, with its style and its script inside; templates are in `reports/templates/`.
Limits: asks for nothing from elsewhere; shows the `MAX_CARDS` weakest articles and counts the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.dumps.feed.segment import Gap, explain
from generator.enrich.evidence import Span, locate, source_sentence, text_at
from generator.model import Discard, DumpKind
from generator.reports import wording as words
from generator.reports.highlights import Mark, Piece, pieces
from generator.reports.reasons import reason_words
from generator.reports.weakest import Weak, by_article, doubt
from generator.review import ArticleReport, DumpReport, ImportReport

MAX_CARDS = 400
"""An editor reviews a hundred in a sitting; a page of thousands of articles opens slowly."""
MAX_DISCARDS = 400
"""Dropped lines of one dump that are shown with their words."""
_PLAIN = 3
"""Blocks of a text that are shown before it is unfolded."""
_MAYBE = 0.05
"""Probability of an article beginning inside another one from which the place is marked."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a text, ready to be shown."""

    line: int
    label: str
    pieces: tuple[Piece, ...]
    cut: str
    """Said above it: how likely an article begins there; empty where that is next to impossible."""
    fix: str


@dataclass(frozen=True, slots=True)
class Card:
    """One article, ready to be shown."""

    id: str
    order: int
    """Place in the dumps, from 1."""
    report: ArticleReport
    dump: DumpReport
    file: str
    weak: tuple[Weak, ...]
    doubt: float
    kinds: str
    """What may be wrong, for the filter: words with spaces between them."""
    opening: str
    """How sure it is that it begins where it does."""
    opening_signs: tuple[tuple[str, str], ...]
    """Evidence and its weight."""
    opening_fix: str
    source_line: int
    """Line of the sentence that the headline came from; 0 where it is not known."""
    source_text: str
    shown: tuple[Passage, ...]
    folded: tuple[Passage, ...]
    front_matter: str
    """YAML to paste and to correct."""


def render_page(report: ImportReport) -> str:
    """The page, HTML."""
    cards = sorted(_cards(report), key=lambda card: (-card.doubt, card.order))
    shown = cards[:MAX_CARDS]
    kinds = {kind: sum(kind in card.kinds.split() for card in shown) for kind in _FILTERS}
    return (
        _environment()
        .get_template("review.html")
        .render(
            report=report,
            cards=shown,
            more=len(cards) - len(shown),
            filters=[(kind, label, kinds[kind]) for kind, label in _FILTERS.items()],
            dropped=[(dump, *_discards(dump)) for dump in report.dumps if dump.discards],
            outcomes=[(report.count(outcome), label) for outcome, label in words.OUTCOMES if report.count(outcome)],
            lost=sum(dump.lost_lines for dump in report.dumps),
            words=words,
            reason_words=reason_words,
        )
    )


_FILTERS = {
    "boundary": "weak boundary",
    "date": "weak date",
    "name": "weak company",
    "headline": "weak headline",
    "newer": "newer version",
}


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
    manuscript = article.manuscript
    source = source_sentence(manuscript, article.article.title) if not article.facts.evidence.title.told else None
    passages = tuple(_passages(article, dump, source, gaps))
    first = manuscript.blocks[0].line if manuscript.blocks else article.source.first
    gap = gaps.get(first)
    kinds = dict.fromkeys([*(one.kind.value for one in weak), *(["newer"] if article.newer_of else [])])
    return Card(
        id=f"a{order}",
        order=order,
        report=article,
        dump=dump,
        file=f"{content}/{article.fate.path}",
        weak=tuple(weak),
        doubt=1.0 if article.newer_of else doubt(weak),
        kinds=" ".join(kinds),
        opening=_opening(gap, dump),
        opening_signs=tuple(
            (name, words.signed(nats))
            for name, nats in (explain(dump.found.gaps, dump.found.evidence, first) if gap else ())
        ),
        opening_fix=f"join: {first}" if gap and gap is not dump.gaps[0] and not gap.forced else "",
        source_line=manuscript.blocks[source.block].line if source else 0,
        source_text=text_at(manuscript, source) if source else "",
        shown=passages[:_PLAIN],
        folded=passages[_PLAIN:],
        front_matter=_front_matter(article),
    )


def _opening(gap: Gap | None, dump: DumpReport) -> str:
    if gap is None:
        return "by the shape of the page" if dump.kind is DumpKind.PAGE else "told by the dump’s mark-up"
    if gap is dump.gaps[0]:
        return "the dump begins here"
    return "decided by an editor" if gap.forced else f"{words.percent(gap.probability)} sure"


def _first_gaps(gaps: Sequence[Gap]) -> dict[int, Gap]:
    """Line -> the first gap on it, which is the one that a correction means."""
    found: dict[int, Gap] = {}
    for gap in gaps:
        found.setdefault(gap.line, gap)
    return found


def _passages(
    article: ArticleReport, dump: DumpReport, source: Span | None, gaps: Mapping[int, Gap]
) -> Iterator[Passage]:
    marks = _marks(article, source)
    for index, block in enumerate(article.manuscript.blocks):
        gap = gaps.get(block.line) if index else None
        maybe = gap is not None and not gap.opens and not gap.forced and gap.probability >= _MAYBE
        cut = f"{words.percent(gap.probability)} that an article begins here" if gap and maybe else ""
        fix = f"split: {block.line}" if maybe else ""
        yield Passage(block.line, block.label, pieces(block.text, marks.get(index, ())), cut, fix)


def _marks(article: ArticleReport, source: Span | None) -> dict[int, list[Mark]]:
    """What to highlight, by block."""
    manuscript, evidence = article.manuscript, article.facts.evidence
    found: dict[int, list[Mark]] = {}

    def mark(span: Span, kind: str, title: str) -> None:
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
        for span in locate(manuscript, sign):
            mark(span, "date", f"speaks {'for' if sign.agrees else 'against'} the day")
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
    """The dropped lines to show, and of all of them how many each reason has."""
    reasons = [(reason, words.count(len(set(lines)), "line")) for reason, lines in words.by_reason(dump.discards)]
    return dump.discards[:MAX_DISCARDS], reasons
