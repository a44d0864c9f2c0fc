"""The evidence for the import's decisions at some lines of a dump, in words.

Data: `explain_lines` for `--explain`; `article_lines` for one article with its evidence; `parse_lines` parses `120-140`.
Limits: prints the weights that the import used; computes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.dumps.feed.segment import Contribution, Gap, explain_gap
from generator.dumps.page.explain import PageEvidence, explain_page
from generator.enrich.evidence import DateSign, NameEvidence, TagEvidence, source_sentence, text_at
from generator.model import Document, DumpKind
from generator.reports.console import count
from generator.reports.feature_words import contribution_words
from generator.reports.reasons import DISCARD_WORDS, reason_words
from generator.reports.wording import KINDS, OUTCOME_NAMES, clip, day_range, percent, signed, spans, summed
from generator.review import ArticleReport, DumpReport, ImportReport

_LINES = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?$")
_DATES = 6
"""Hints at the date that are listed."""
_TAGS = 6
_SIGNS = 5
"""Evidence for, and evidence against, a boundary that is listed; the strongest of each."""


def parse_lines(words: str) -> range:
    """Parses `120` or `120-140`. Raises `ValueError` with a message for the user."""
    match = _LINES.fullmatch(words.strip())
    if not match:
        raise ValueError(f'invalid lines "{words}": use 120 or 120-140')
    first, last = int(match[1]), int(match[2] or match[1])
    if first > last:
        raise ValueError(f"invalid lines {first}-{last}: use {last}-{first}")
    return range(first, last + 1)


def the_dump(report: ImportReport, lines: range) -> DumpReport:
    """Returns the only dump of an import if it has these lines. Raises `ValueError` with a message for the user."""
    if len(report.dumps) != 1:
        raise ValueError(f"{len(report.dumps)} dumps were given: name the one that has the lines")
    (dump,) = report.dumps
    outside = [line for line in (lines[0], lines[-1]) if not 1 <= line <= len(dump.dump.lines)]
    if outside:
        raise ValueError(f"line {outside[0]} is not in {dump.name}, which has the lines 1 to {len(dump.dump.lines)}")
    return dump


def explain_lines(dump: DumpReport, lines: range) -> list[str]:
    """Returns the evidence at these lines: for each paragraph whether an article begins, then the articles' facts."""
    text = dump.dump.lines
    found: list[str] = []
    if not dump.gaps:
        found += [f"{dump.path} is a {KINDS[dump.kind]}: {_how_cut(dump.kind)}", ""]
    page = explain_page(dump.dump) if dump.kind is DumpKind.PAGE else {}
    for line in lines:
        if text[line - 1].strip():
            found += [*_line(dump, line, text[line - 1]), *_page_line(page.get(line)), ""]
    met = [report for report in dump.articles if set(lines) & _held(report)]
    for report in met:
        found += [*article_lines(report, dump), ""]
    if not found:
        found = [f"{dump.path}:{spans(lines)}: only empty lines"]
    return found[:-1] if found[-1] == "" else found


def _how_cut(kind: DumpKind) -> str:
    if kind is DumpKind.PAGE:
        return "each line is classified as text or boilerplate by its words, its shape and its neighbours"
    return "its mark-up says where articles begin"


def _line(dump: DumpReport, line: int, text: str) -> Iterator[str]:
    yield f"{dump.path}:{line}: {clip(' '.join(text.split()), 90)}"
    gaps = [gap for gap in dump.gaps if gap.line == line]
    for gap in gaps:
        if len(gaps) > 1:
            yield f"  at “{clip(gap.words, 50)}”"
        yield f"  {_decision(gap, dump)}"
    if gaps:
        yield from _weights(explain_gap(dump.found.gaps, dump.found.features, dump.found.weights, line))
    dropped = [discard for discard in dump.discards if discard.line == line]
    for reason in dict.fromkeys(reason_words(discard) for discard in dropped):
        yield f"  dropped: {reason}"
    holders = [report for report in dump.articles if line in _held(report)]
    if holders and not gaps and not dropped:
        yield f"  in the article “{clip(holders[0].article.title, 70)}”"
    if not gaps and not dropped and not holders:
        yield "  a separator, or an empty part of an article's range"


def _page_line(evidence: PageEvidence | None) -> Iterator[str]:
    if evidence:
        fits = "; ".join(f"{part} {signed(nats)}" for part, nats in evidence.fits)
        yield f"  classified as: {evidence.part}"
        shape, *signs = evidence.signs
        words = [f"furniture by its words: {DISCARD_WORDS[evidence.furniture]}"] if evidence.furniture else []
        yield f"    shows: {'; '.join([shape, *words, *signs])}"
        yield f"    fits:  {fits}"


def _decision(gap: Gap, dump: DumpReport) -> str:
    what = "an article begins here" if gap.opens else "no article begins here: it goes on"
    if gap.forced:
        return f"{what}; decided in {dump.cuts_path}"
    fix = f"{'join' if gap.opens else 'split'}: {gap.line}"
    return f"{what}, {percent(gap.confidence)} sure; to correct it, write  {fix}  into {dump.cuts_path}"


def _weights(rows: Sequence[Contribution]) -> Iterator[str]:
    for side, some in (("for", [r for r in rows if r.nats > 0]), ("against", [r for r in rows if r.nats < 0])):
        if some:
            words = "; ".join(f"{contribution_words(one)} {signed(one.nats)}" for one in some[:_SIGNS])
            yield f"    {side + ' a beginning:':21}{words}{'; …' if len(some) > _SIGNS else ''}"


def article_lines(report: ArticleReport, dump: DumpReport) -> list[str]:
    """Returns an article's facts, each with its evidence."""
    document, facts, evidence = report.document, report.facts, report.facts.evidence
    source = report.source
    rows = [
        f"{dump.path}:{spans(range(source.first, source.last + 1))}: {OUTCOME_NAMES[report.fate.outcome]}: {report.fate.path}"
    ]
    if report.newer_of:
        rows.append(f"  looks like a newer version of {report.newer_of}")
    rows.append(f"  title: {facts.title}")
    rows += [f"    {line}" for line in _title_lines(report)]
    rows.append(f"  date: {day_range(facts.date)}")
    rows.append(f"    basis: {facts.date.basis or 'nothing'}")
    rows += [f"    {line}" for line in _date_lines(evidence.dates)]
    for names, key in ((True, "companies"), (False, "mentions")):
        chosen = [name for name in evidence.names if name.about is names]
        rows.append(f"  {key}: {', '.join(name.name for name in chosen) or 'none'}")
        rows += [f"    {_name_line(document, name)}" for name in chosen]
    rows.append(f"  tags: {', '.join(facts.tags) or 'none'}")
    rows += [f"    {_tag_line(tag)}" for tag in evidence.tags[:_TAGS]]
    return rows


def _title_lines(report: ArticleReport) -> Iterator[str]:
    evidence = report.facts.evidence.title
    if evidence.from_dump:
        yield "given by the dump"
        return
    span = source_sentence(report.document, evidence.title)
    if span:
        yield f"from line {report.document.blocks[span.block].line}: {clip(text_at(report.document, span), 120)}"
    for other in evidence.others:
        yield f"next best: {other}"


def _date_lines(signs: Sequence[DateSign]) -> Iterator[str]:
    for sign in signs[:_DATES]:
        yield f"{'for' if sign.agrees else 'against'}: {sign.basis} ({sign.weight:.1f})"
    if len(signs) > _DATES:
        yield f"and {count(len(signs) - _DATES, 'weaker hint')}"


def _name_line(document: Document, name: NameEvidence) -> str:
    lines = {document.blocks[span.block].line for span in name.spans if span.block >= 0}
    where = f"; {'line' if len(lines) == 1 else 'lines'} {spans(lines)}" if lines else ""
    how = f"{percent(name.probability)} sure, {name.score:.1f} of {name.enough:.1f}"
    return f"{name.name}: {how}: {summed(name.signs)}{where}"


def _tag_line(tag: TagEvidence) -> str:
    given = "given" if tag.given else "not given"
    return f"{tag.slug}: {given}, {tag.score:.1f} of {tag.enough:.1f}: {summed(tag.signs)}"


def _held(report: ArticleReport) -> set[int]:
    """The lines of an article, including those between its first and its last."""
    lines = {block.line for block in report.document.blocks}
    return lines | set(range(report.source.first, report.source.last + 1))
