"""The report of an import as a file: JSON, HTML or text.

Data: `write_report` chooses the format by the suffix of the file; `as_data` is the JSON.
Limits: pipes and terminals are written to, not replaced; a link stays a link.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.content.merging.disk import write_file
from generator.enrich.evidence import Sign, text_at
from generator.reports.import_text import report_lines
from generator.reports.reasons import reason_words
from generator.reports.review_page import render_page
from generator.reports.weakest import Weak, by_article
from generator.review import ArticleReport, DumpReport, ImportReport


def write_report(report: ImportReport, path: Path) -> None:
    """Write the whole report to a file. Raises `OSError` if that fails."""
    if path.suffix == ".json":
        text = json.dumps(as_data(report), ensure_ascii=False, indent=1) + "\n"
    elif path.suffix in {".html", ".htm"}:
        text = render_page(report)
    else:
        text = "\n".join(report_lines(report)) + "\n"
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8") as place:
            place.write(text)
    else:
        write_file(path.resolve(), text)


def as_data(report: ImportReport) -> dict[str, Any]:
    """Returns the report as values that JSON can hold."""
    done, planned = ([], [*report.written]) if report.dry_run else ([*report.written], [])
    gone, going = ([], [*report.removed]) if report.dry_run else ([*report.removed], [])
    return {
        "dry_run": report.dry_run,
        "written": done,
        "removed": gone,
        "would_write": planned,
        "would_remove": going,
        "left_alone": report.left_alone,
        "problems": [str(problem) for problem in report.problems],
        "dumps": [_dump(dump, report.content) for dump in report.dumps],
    }


def _dump(dump: DumpReport, content: str) -> dict[str, Any]:
    weak = by_article(dump, content)
    return {
        "dump": dump.name,
        "path": dump.path,
        "kind": dump.kind.value,
        "lines": dump.full_lines,
        "article_lines": dump.article_lines,
        "lost_lines": dump.lost_lines,
        "boilerplate": [{"line": d.line, "reason": reason_words(d), "text": d.text} for d in dump.discards],
        "boundaries": [
            {"line": g.line, "begins": g.opens, "sure": round(g.confidence, 4), "decided_by_editor": g.forced}
            for g in dump.gaps
        ],
        "articles": [_article(report, weak.get(index, [])) for index, report in enumerate(dump.articles)],
    }


def _article(report: ArticleReport, weak: list[Weak]) -> dict[str, Any]:
    date, evidence = report.facts.date, report.facts.evidence
    return {
        "lines": [report.source.first, report.source.last],
        "outcome": report.fate.outcome.value,
        "path": report.fate.path,
        "newer_version_of": report.newer_of or None,
        "title": report.article.title,
        "title_told": evidence.title.from_dump,
        "title_others": list(evidence.title.others),
        "date": _day(date.day),
        "date_earliest": _day(date.earliest),
        "date_latest": _day(date.latest),
        "date_basis": date.basis,
        "date_hints": [
            {"hint": str(sign.basis), "agrees": sign.agrees, "weight": round(sign.weight, 3)} for sign in evidence.dates
        ],
        "names": [
            {
                "name": name.name,
                "about": name.about,
                "sure": round(name.probability, 4),
                "score": round(name.score, 3),
                "enough": name.enough,
                "signs": _signs(name.signs),
                "words": [text_at(report.document, span) for span in name.spans],
            }
            for name in evidence.names
        ],
        "tags": [
            {
                "tag": tag.slug,
                "given": tag.given,
                "score": round(tag.score, 3),
                "enough": round(tag.enough, 3),
                "signs": _signs(tag.signs),
            }
            for tag in evidence.tags
        ],
        "weak": [
            {"kind": one.kind.value, "sure": round(one.sure, 4), "what": one.what, "fix": one.fix, "file": one.file}
            for one in weak
        ],
    }


def _signs(signs: tuple[Sign, ...]) -> list[dict[str, Any]]:
    return [{"sign": sign.words, "weight": round(sign.weight, 3)} for sign in signs]


def _day(day: object) -> str | None:
    return str(day) if day else None
