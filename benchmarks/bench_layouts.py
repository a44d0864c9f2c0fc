"""How well everyday layouts of news are read: `bench_layouts.py [FOLDER ...] [--notes] [NAME ...]`.

Imports every file of the sets in `tests/layouts` (or of the given folders) alone into an empty archive, and prints for
each whether it comes out whole, and the shares of briefs, titles, days, authors and addresses. `--notes` prints every
miss. NAME picks files whose names contain it.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.layouts import LAYOUTS, LayoutScore, layout_cases, measure


def main() -> None:
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    folders = [Path(word) for word in words if Path(word).is_dir()] or sorted(LAYOUTS.iterdir())
    names = [word for word in words if not Path(word).is_dir()]
    for folder in folders:
        total = LayoutScore()
        for case in layout_cases(folder):
            if names and not any(name in case.path.name for name in names):
                continue
            score = measure(case)
            total.add(score)
            print(row(case.path.name, score))
            if "--notes" in sys.argv:
                print("".join(f"      {note}\n" for note in score.notes), end="")
        print(row(f"all of {folder.name}", total))
        print(f"{total.whole} of {total.files} files whole")


def row(name: str, score: LayoutScore) -> str:
    pairs = ((score.found, score.briefs), (score.titles, score.of_titles), (score.days, score.of_days))
    pairs += ((score.authors, score.of_authors), (score.urls, score.of_urls))  # type: ignore[assignment]
    shares = "  ".join(f"{right:>3}/{of:<3}" for right, of in pairs)
    return f"{name:<36} {'whole' if score.whole and score.files == 1 else '':<6} {shares}  invented {score.invented:<3} extra {score.extra}"


if __name__ == "__main__":
    main()
