"""The ways in which a text may be divided: for each sign that repeats, the rows at which items would begin.

Data: `candidates` gives `Candidate`s; `choose` finds the best.
Limits: proposes only; every candidate has two starts or more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.dumps.layouts.around.marks import repeated_rows
from generator.dumps.layouts.lines.heads import split_title
from generator.dumps.layouts.lines.labels import any_phrase
from generator.dumps.layouts.lines.rows import unmarked
from generator.dumps.layouts.lines.titles import is_title, word_count
from generator.dumps.layouts.signs import Signs

_LEAST_TIMED = 3
_LEAST_LAZY = 3
"""Entries that are all numbered `1.`, as Markdown allows."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to divide a text."""

    style: str
    """How an item begins: `stamp`, `heading`, `number`, `rule`, ..."""
    starts: tuple[int, ...]
    """Indices of rows, ascending."""
    prior: float
    """How much the sign says by itself: between candidates that fit equally well, the higher one is taken."""
    weak: bool = False
    """The sign is found in ordinary articles, too."""
    level: int = 0
    """Of headings."""
    end: int = 0
    """Index of the first row below the last item, where the sign tells it; else 0."""


def candidates(signs: Signs) -> list[Candidate]:
    """Every way to divide the text, without repeats."""
    makers: tuple[Callable[[Signs], Iterator[Candidate]], ...]
    makers = (_stamps, _prefixes, _headings, _numbers, _flashes, _bold, _rules, _below_titles, _day_lines, _bullets)
    makers += (_closers, _blank_runs, _blocks, _titled, _repeated)
    found: list[Candidate] = []
    for maker in makers:
        found += [each for each in maker(signs) if len(each.starts) >= 2]
    return found


def _stamps(signs: Signs) -> Iterator[Candidate]:
    stamped = [index for index, stamp in enumerate(signs.stamps) if stamp]
    yield Candidate("stamp", tuple(stamped), 0.06)


def _prefixes(signs: Signs) -> Iterator[Candidate]:
    yield Candidate("prefix", tuple(index for index, prefix in enumerate(signs.prefixes) if prefix), 0.05)


def _headings(signs: Signs) -> Iterator[Candidate]:
    for level in sorted({level for level in signs.levels if level}):
        starts = [index for index, own in enumerate(signs.levels) if own == level and not signs.day_lines[index]]
        yield Candidate("heading", tuple(starts), 0.05, level=level)


def _numbers(signs: Signs) -> Iterator[Candidate]:
    """Numbers that count on; what repeats their words before is a table of contents."""
    chains: list[list[int]] = []
    for index, number in enumerate(signs.numbers):
        if number is None:
            continue
        if chains and number == (signs.numbers[chains[-1][-1]] or 0) + 1:
            chains[-1].append(index)
        elif number <= 1 or not chains:
            chains.append([index])
    if len(chains) >= _LEAST_LAZY and {signs.numbers[index] for chain in chains for index in chain} == {1}:
        yield Candidate("number", tuple(index for chain in chains for index in chain), 0.05)
    several = any(len(chain) >= 2 for chain in chains)
    chains = [chain for chain in chains if len(chain) >= 2 or (several and _begins_list(signs, chain[0]))]
    words = [{_words(signs, index) for index in chain} for chain in chains]
    own = [
        chain
        for number, chain in enumerate(chains)
        if not any(len(words[number] & later) >= 0.6 * len(words[number]) for later in words[number + 1 :])
    ]
    for chain in own:
        yield Candidate("number", tuple(chain), 0.05)
    within = [index for index, number in enumerate(signs.sub_numbers) if number]
    if all(a < b for a, b in pairwise([signs.sub_numbers[index] or (0, 0) for index in within])):
        yield Candidate("number", tuple(within), 0.05)
    if len(own) > 1:
        yield Candidate("number", tuple(index for chain in own for index in chain), 0.05)


def _begins_list(signs: Signs, index: int) -> bool:
    """Whether a number is the only one below a day or a heading, where others have several below theirs."""
    return signs.numbers[index] == 1 and index > 0 and bool(signs.day_lines[index - 1] or signs.levels[index - 1])


def _words(signs: Signs, index: int) -> str:
    return "".join(char for char in unmarked(signs.rows[index].raw).casefold() if char.isalpha())


def _flashes(signs: Signs) -> Iterator[Candidate]:
    yield Candidate("flash", tuple(index for index, flash in enumerate(signs.flashes) if flash), 0.05)


def _bold(signs: Signs) -> Iterator[Candidate]:
    starts = [
        index
        for index, bold in enumerate(signs.run_ins)
        if bold and word_count(bold[0]) >= 2 and not signs.is_strong(index)
    ]
    yield Candidate("bold", tuple(starts), 0.04)


def _rules(signs: Signs) -> Iterator[Candidate]:
    """After every rule, and after those of one kind."""
    kinds = Counter(row.text.strip()[0] for row, rule in zip(signs.rows, signs.rules, strict=True) if rule)
    for kind in ["", *kinds] if len(kinds) > 1 else [""]:
        starts = []
        open_ = True
        for index, row in enumerate(signs.rows):
            if signs.rules[index]:
                open_ = open_ or not kind or row.text.strip()[0] == kind
            elif open_:
                starts.append(index)
                open_ = False
        if sum(signs.rules) and (not kind or kinds[kind] >= 2):
            yield Candidate("rule", tuple(starts), 0.03)


def _below_titles(signs: Signs) -> Iterator[Candidate]:
    """A title above head lines, and head lines above a title."""
    starts, above = [], []
    for index in range(len(signs.rows) - 1):
        row = signs.rows[index]
        facts = _states_facts(signs, index + 1) or signs.prefixes[index + 1] is not None
        named = signs.head(index + 1) is not None and not signs.rows[index + 1].blanks
        facts = facts or (named and index + 2 < len(signs.rows) and _states_facts(signs, index + 2))
        if _may_title(signs, index) and facts and not (index and _close_above(signs, index)):
            starts.append(index)
        if (
            _states_facts(signs, index)
            and _may_title(signs, index + 1)
            and not (index and _states_facts(signs, index - 1))
        ):
            follows = index == 0 or row.blanks > 0 or signs.rules[index - 1]
            if follows and (signs.titles[index + 1] or signs.levels[index + 1]):
                above.append(index)
    yield Candidate("below", tuple(starts), 0.03)
    yield Candidate("above", tuple(above), 0.03)
    timed = [index for index in range(len(signs.rows) - 1) if _is_timed(signs, index)]
    if len(timed) >= _LEAST_TIMED:
        yield Candidate("above", tuple(timed), 0.03)
    inline = [
        index
        for index, row in enumerate(signs.rows)
        if len(row.text) <= 260 and not signs.is_strong(index) and _has_head_beside(signs, index)
    ]
    labelled = []
    for index in range(len(signs.rows)):
        head = signs.head(index)
        if head and head.title:
            labelled.append(_run_start(signs, index))
    yield Candidate("fields", tuple(labelled), 0.04)
    yield Candidate("inline", tuple(inline), 0.03)


def _is_timed(signs: Signs, index: int) -> bool:
    """Whether a row is the time of day of the title right below it, as in a blog of one day: `16.12 BST`."""
    head = signs.head(index)
    title = signs.titles[index + 1] or bool(signs.levels[index + 1])
    return head is not None and head.only_time and title and any(map(str.isdigit, signs.rows[index].text))


def _run_start(signs: Signs, index: int) -> int:
    """The first of the head lines that stand together without an empty line."""
    while index and not signs.rows[index].blanks and signs.is_strong(index - 1):
        index -= 1
    return index


def _has_head_beside(signs: Signs, index: int) -> bool:
    row = signs.rows[index]
    if signs.rules[index] or row.kind or not any(char.isdigit() for char in row.text):
        return False
    title, head = split_title(signs.reader, row.raw)
    return head is not None and head.has_day and is_title(title)


def _may_title(signs: Signs, index: int) -> bool:
    row = signs.rows[index]
    if signs.rules[index] or signs.is_strong(index) or signs.stamps[index] or row.kind:
        return False
    return bool(signs.levels[index]) or is_title(unmarked(row.raw))


def _states_facts(signs: Signs, index: int) -> bool:
    head = signs.head(index)
    return head is not None and head.strong and not head.only_time


def _close_above(signs: Signs, index: int) -> bool:
    """Whether the row above is text that goes on without an empty line; a head line, a rule or a kicker is none."""
    if signs.rows[index].blanks or signs.rules[index - 1] or signs.is_strong(index - 1):
        return False
    return not signs.is_kicker(index - 1)


def _day_lines(signs: Signs) -> Iterator[Candidate]:
    """Days on their own rows: each begins an item, or heads several."""
    days = [index for index, is_day in enumerate(signs.day_lines) if is_day]
    yield Candidate("dayline", tuple(days), 0.03)
    if len(days) >= 2:
        grouped = [index for index, title in enumerate(signs.titles) if title and not signs.day_lines[index]]
        yield Candidate("title", tuple(index for index in grouped if index > days[0]), 0.02)


def _bullets(signs: Signs) -> Iterator[Candidate]:
    for mark in sorted({mark for mark in signs.bullets if mark}):
        marked = [index for index, own in enumerate(signs.bullets) if own == mark and not signs.is_strong(index)]
        least = min((signs.rows[index].indent for index in marked), default=0)
        yield Candidate("bullet", tuple(index for index in marked if signs.rows[index].indent <= least + 1), 0.02)


def _closers(signs: Signs) -> Iterator[Candidate]:
    """After each run of head lines that ends a text."""
    starts = [0]
    for index in range(1, len(signs.rows)):
        if _ends(signs, index - 1) and not _states_facts(signs, index) and _is_text_above(signs, index - 1):
            starts.append(_past_section(signs, index))
        elif signs.day_lines[index] and index + 1 < len(signs.rows) and _ends(signs, index - 1):
            starts.append(index + 1)  # the day heads the items below it
    yield Candidate("closer", tuple(index for index in starts if not signs.rules[index]), 0.02)


def _ends(signs: Signs, index: int) -> bool:
    """Whether a row is one of those that end an item: its address, its author, its labels; no link of the footer."""
    head = signs.head(index)
    states = head is not None and head.strong and bool(head.url or head.author or head.tags)
    return states and not _leaves_list(signs, index)


def _leaves_list(signs: Signs, index: int) -> bool:
    """Whether an address is that of the footer: `Unsubscribe: https://...`."""
    return re.match(rf"\W*{any_phrase('footer_words')}", signs.rows[index].text, re.IGNORECASE) is not None


def _past_section(signs: Signs, index: int) -> int:
    """The first row that is no rule and no section's name between rules."""
    while index + 1 < len(signs.rows) and (signs.rules[index] or signs.is_boxed(index)):
        index += 1
    return index


def _is_text_above(signs: Signs, index: int) -> bool:
    """Whether the first row above that is no head line is a sentence and no title."""
    while index >= 0 and (signs.is_strong(index) or signs.rules[index]):
        index -= 1
    return index >= 0 and not signs.titles[index] and word_count(signs.rows[index].text) >= 4


def _blank_runs(signs: Signs) -> Iterator[Candidate]:
    counts = Counter(row.blanks for row in signs.rows[1:])
    for least in sorted(blanks for blanks in counts if blanks >= 2):
        starts = [index for index in range(len(signs.rows)) if _is_wide(signs, index, least)]
        yield Candidate("blank", tuple(index for index in starts if not signs.rules[index]), 0.02, weak=True)


def _is_wide(signs: Signs, index: int, least: int) -> bool:
    """Whether a row is below a gap, a rule between them or not."""
    if index == 0 or signs.rows[index].blanks >= least:
        return True
    return signs.rules[index - 1] and _is_wide(signs, index - 1, least)


def _blocks(signs: Signs) -> Iterator[Candidate]:
    """Between empty lines, where the paragraphs of an item have none between them."""
    starts = [index for index, row in enumerate(signs.rows) if index == 0 or row.blanks]
    several = sum(b - a >= 2 for a, b in _spans(starts, len(signs.rows)))
    if several >= 0.6 * len(starts):
        yield Candidate("block", tuple(index for index in starts if not signs.rules[index]), 0.01, weak=True)


def _titled(signs: Signs) -> Iterator[Candidate]:
    starts = [index for index, title in enumerate(signs.titles) if title and not signs.day_lines[index]]
    if any(signs.rows[index].blanks for index in starts[1:]):
        starts = [
            index
            for index in starts
            if index == 0 or signs.rows[index].blanks or signs.rules[index - 1] or signs.is_strong(index - 1)
        ]
    yield Candidate("title", tuple(starts), 0.0, weak=True)


def _repeated(signs: Signs) -> Iterator[Candidate]:
    for starts, prior, end in repeated_rows(signs):
        yield Candidate("mark", starts, prior, end=end)


def _spans(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], end], strict=True))
