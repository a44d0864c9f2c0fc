"""How well scraped pages are read: body lines and facts, page by page.

    .venv/bin/python benchmarks/bench_pages.py [FOLDER]

FOLDER holds pages and their truth as `tests/pages` does, which is the default.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator.dumps.line_patterns import furniture_patterns
from tests.support.page_cases import FACTS, PAGES, measure, page_cases


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    cases = list(page_cases(folder))
    scores = [measure(dump, expected) for dump, expected in cases]
    print(f"{'page':<24} {'kind':<5} {'lines':>5} {'precision':>9} {'recall':>7}  not exact")
    for score, (dump, _) in zip(scores, cases, strict=True):
        extra = [
            f"too many {score.too_many}" if score.too_many else "",
            f"missed {score.missed}" if score.missed else "",
        ]
        notes = "; ".join(note for note in (*extra, *score.wrong) if note)
        print(
            f"{score.name:<24} {dump.kind:<5} {score.wanted:>5} {_share(score.right, score.found):>9.3f} "
            f"{_share(score.right, score.wanted):>7.3f}  {notes}"
        )
    right, found, wanted = (sum(getattr(score, key) for score in scores) for key in ("right", "found", "wanted"))
    facts = len(FACTS) * sum(len(expected) for _, expected in cases)
    wrong = sum(len(score.wrong) for score in scores)
    print(f"{len(scores)} pages: precision {_share(right, found):.3f}, recall {_share(right, wanted):.3f}, ", end="")
    print(f"facts {facts - wrong} of {facts} exact")
    served = [line for dump, _ in cases for line in dump.lines if _only_by_a_publisher(line)]
    print(f"{len(served)} lines are dropped only by the patterns of single publishers")


def _only_by_a_publisher(line: str) -> bool:
    """Whether none of the general furniture patterns matches a line that one for a single publisher matches."""
    words = " ".join(line.split())
    matching = [entry for entry in furniture_patterns() if re.fullmatch(entry.pattern, words, re.IGNORECASE)]
    return bool(matching) and all(entry.publisher for entry in matching)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


if __name__ == "__main__":
    main()
