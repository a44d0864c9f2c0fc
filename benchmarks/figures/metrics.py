"""The quality of an import against labelled truth, by standard measures.

Data: `measure` takes a truth and the articles that an import wrote, and gives every figure of `FIGURES` by name, None
where the truth has no labels for it; `mean` averages several.
Limits: articles are matched by their first line; one that begins elsewhere counts in the boundary figures only.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from benchmarks.figures.truth import Label, Truth
from generator.dumps.feed.reader import SEPARATOR
from generator.model import Article

Figures = Mapping[str, float | None]

BOUNDARY_FIGURES = ("boundary precision", "boundary recall", "boundary F1", "WindowDiff", "coverage")
DATE_FIGURES = (
    "date MAE (days)",
    "date within 3 days",
    "date within 10 days",
    "date exact",
    "range coverage",
    "range width (median)",
)
COMPANY_FIGURES = ("company F1", "mention recall")
TITLE_FIGURES = ("headline ROUGE-1", "headlines sane")
FIGURES = (*BOUNDARY_FIGURES, *DATE_FIGURES, *COMPANY_FIGURES, "tag F1", *TITLE_FIGURES)
LOWER_IS_BETTER = frozenset({"WindowDiff", "date MAE (days)", "range width (median)"})

_FARTHEST = 365
"""Days that the mean error counts at most."""
_SHORTEST, _LONGEST = 20, 95
"""Characters of a headline."""
_STOP = frozenset("a an the of to in on for and or as at by with from its it is are be has have that this".split())
_DANGLING = frozenset(
    "a an the of to in on for and or as at by with from its that which who amid after into over".split()
)
_LABELS = re.compile(r"(?:why it matters|details|context)\b", re.IGNORECASE)


def measure(truth: Truth, articles: Sequence[Article]) -> Figures:
    """Every figure of one import."""
    spans = [(article.source.first, article.source.last) for article in articles if article.source]
    found = {article.source.first: article for article in articles if article.source}
    pairs = [(label, found[label.start]) for label in truth.labels if label.start in found]
    return {
        **boundary_figures(truth, spans),
        **(date_figures(pairs) if truth.ordered else dict.fromkeys(DATE_FIGURES)),
        **_company_figures(pairs),
        **_tag_figures(pairs),
        **_title_figures(pairs),
    }


def mean(runs: Sequence[Figures]) -> Figures:
    """Each figure averaged over several imports."""
    found: dict[str, float | None] = {}
    for name in FIGURES:
        known = [value for run in runs if (value := run.get(name)) is not None]
        found[name] = statistics.fmean(known) if known else None
    return found


# ---------------------------------------------------------------- boundaries


def boundary_figures(truth: Truth, spans: Sequence[tuple[int, int]]) -> Figures:
    """Of articles from line to line; the dump's first start is no boundary."""
    wanted = {start for start in truth.starts if start > truth.starts[0]}
    found = {first for first, _ in spans if truth.starts[0] < first <= truth.last_line}
    right = len(wanted & found)
    return {
        "boundary precision": _share(right, len(found), empty=1.0),
        "boundary recall": _share(right, len(wanted), empty=1.0),
        "boundary F1": f1(right, len(found - wanted), len(wanted - found)),
        "WindowDiff": window_diff(wanted, found, truth.last_line),
        "coverage": _coverage(truth.lines, spans),
    }


def window_diff(wanted: Set[int], found: Set[int], size: int) -> float:
    """Share of windows, half an article long, with another number of boundaries (Pevzner & Hearst 2002)."""
    width = max(2, round(size / (len(wanted) + 1) / 2))
    counts, others = [0], [0]
    for line in range(1, size + 1):
        counts.append(counts[-1] + (line in wanted))
        others.append(others[-1] + (line in found))
    windows = range(1, size - width + 1)
    differ = sum(counts[i + width] - counts[i] != others[i + width] - others[i] for i in windows)
    return differ / max(1, len(windows))


def _coverage(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> float:
    """Share of the lines with words that lie in exactly one article."""
    held = Counter(line for first, last in spans for line in range(first, last + 1))
    full = [number for number, line in enumerate(lines, 1) if line.strip() not in ("", SEPARATOR)]
    return _share(sum(held[number] == 1 for number in full), len(full), empty=1.0)


# ---------------------------------------------------------------- dates


def date_figures(pairs: Sequence[tuple[Label, Article]]) -> Figures:
    """Errors are counted from the days that the label allows; ranges have to hold its best day."""
    dated = [(label, article) for label, article in pairs if label.date]
    if not dated:
        return dict.fromkeys(DATE_FIGURES)
    errors = [_error(label, article.date.day) for label, article in dated]
    sure = [article.date.day == label.date for label, article in dated if label.sure]
    ranges = [
        (label.date, article.date.earliest or article.date.day, article.date.latest or article.date.day)
        for label, article in dated
    ]
    known = [(day, low, high) for day, low, high in ranges if day and low and high]
    return {
        "date MAE (days)": statistics.fmean(min(error, _FARTHEST) for error in errors),
        "date within 3 days": statistics.fmean(error <= 3 for error in errors),
        "date within 10 days": statistics.fmean(error <= 10 for error in errors),
        "date exact": statistics.fmean(sure) if sure else None,
        "range coverage": sum(low <= day <= high for day, low, high in known) / len(dated),
        "range width (median)": statistics.median((high - low).days for _, low, high in known) if known else None,
    }


def _error(label: Label, day: dt.date | None) -> int:
    if not (day and label.earliest and label.latest):
        return _FARTHEST
    return max((label.earliest - day).days, (day - label.latest).days, 0)


# ---------------------------------------------------------------- companies, tags, headlines


def _company_figures(pairs: Sequence[tuple[Label, Article]]) -> Figures:
    if not any(label.primary or label.mentioned for label, _ in pairs):
        return dict.fromkeys(COMPANY_FIGURES)
    about = [(_folded(label.primary), _folded(article.companies)) for label, article in pairs]
    every = [
        (_folded(label.primary | label.mentioned), _folded([*article.companies, *article.mentions]))
        for label, article in pairs
    ]
    named = sum(len(wanted) for wanted, _ in every)
    return {
        "company F1": micro_f1(about),
        "mention recall": _share(sum(len(wanted & found) for wanted, found in every), named, empty=1.0),
    }


def _tag_figures(pairs: Sequence[tuple[Label, Article]]) -> Figures:
    if not any(label.tags for label, _ in pairs):
        return {"tag F1": None}
    return {"tag F1": micro_f1([(label.tags, frozenset(article.tags)) for label, article in pairs])}


def _title_figures(pairs: Sequence[tuple[Label, Article]]) -> Figures:
    titled = [(label.title, article.title) for label, article in pairs if label.title]
    if not titled:
        return dict.fromkeys(TITLE_FIGURES)
    return {
        "headline ROUGE-1": statistics.fmean(rouge1(found, wanted) for wanted, found in titled),
        "headlines sane": statistics.fmean(is_sane(found) for _, found in titled),
    }


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
    return 2 * right / (2 * right + wrong + missed) if right or wrong or missed else 1.0


def micro_f1(pairs: Iterable[tuple[Set[str], Set[str]]]) -> float:
    """F1 over all (wanted, found) together."""
    right = wrong = missed = 0
    for wanted, found in pairs:
        right += len(wanted & found)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    return f1(right, wrong, missed)


def rouge1(found: str, wanted: str) -> float:
    """F1 of the words in common, stop words left out (Lin 2004)."""
    a, b = Counter(_words(found)), Counter(_words(wanted))
    common = (a & b).total()
    return f1(common, a.total() - common, b.total() - common) if a and b else 0.0


def is_sane(title: str) -> bool:
    """Whether a headline has the length, the beginning and the end of one."""
    text = title.strip()
    last = (re.findall(r"[\w’'-]+", text.lower()) or [""])[-1]
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and text[0] == text[0].upper()
        and last not in _DANGLING
        and not text.endswith((",", ";", ":", "…", "...", "-"))
        and SEPARATOR not in text
        and not _LABELS.match(text)
    )


def _words(text: str) -> list[str]:
    bare = text.lower().replace("’s", "").replace("'s", "")
    return [word for word in re.findall(r"[0-9a-z]+", bare) if word not in _STOP]


def _folded(names: Iterable[str]) -> frozenset[str]:
    """Company names without what is written now so, now otherwise."""
    bare = [re.sub(r"\.com|group|technology", "", name.lower()) for name in names]
    return frozenset(re.sub(r"[^0-9a-z]+", "", name) for name in bare)


def _share(part: int, whole: int, *, empty: float) -> float:
    return part / whole if whole else empty
