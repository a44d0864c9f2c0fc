"""What `publish` has done, as text.

Data: `print_publication`.
Limits: decides nothing.
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from generator.desk.publishing.publish import PublishReport
from generator.reports.console import count, print_warnings


def print_publication(report: PublishReport, content: Path) -> None:
    """Print what is new on the branch, where it is, and what is left to do."""
    console = Console(highlight=False, soft_wrap=True)
    made = report.build
    size = made.bytes / 1_000_000
    console.print(Text(f"{count(made.articles, 'article')}, {count(made.files, 'file')}, {size:.1f} MB"))
    print_warnings(made.warnings)
    console.print(Text.assemble((f"{report.branch} on {report.remote}", "bold"), f": {_changes(report)}"))
    for words, names in (("Kept, as no build made", report.kept), ("Not published, as no build made", report.left_out)):
        if names:
            console.print(Text(f"{words} {'it' if len(names) == 1 else 'them'}: {', '.join(names)}"))
    if report.uncommitted:
        console.print(Text(f"{content}/ has changes that are not committed: commit them, too.", "yellow"))
    console.print(_end(report))


def _changes(report: PublishReport) -> str:
    parts = [f"{number:,} {word}" for number, word in _numbers(report) if number]
    return ", ".join(parts) + (" files" if parts else "nothing new")


def _numbers(report: PublishReport) -> tuple[tuple[int, str], ...]:
    return (report.new, "new"), (report.changed, "changed"), (report.removed, "removed")


def _end(report: PublishReport) -> Text:
    if report.dry_run:
        return Text("Dry run: nothing was published.")
    if not report.commit:
        return Text("The published site is up to date.")
    where = f": {report.address}" if report.address else ""
    done = Text(f"Published as {report.commit}{where}", "bold green")
    if report.first:
        hint = f"Once, on GitHub: Settings → Pages → Deploy from a branch → {report.branch}, / (root)"
        done.append(f"\n{hint}", "default")
    return done
