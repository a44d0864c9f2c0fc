"""The dumps at the given paths, each read once, with its editor's corrections.

Data: `open_dumps` gives `Opened`; `Progress` is called with what is being read.
Limits: reads files; a dump that cannot be read is a problem and stops no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.dumps.feed.corrections import SUFFIX as CUTS_SUFFIX
from generator.dumps.feed.corrections import read_cuts
from generator.dumps.folder import SUFFIXES, expand
from generator.dumps.read import NO_TABLE, read_dump
from generator.errors import ContentError, Problem
from generator.model import NO_OPTIONS, Dump, DumpKind, DumpOptions

Progress = Callable[[str, int, int], None]
"""Called with the present step, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class OpenedDump:
    """A dump, and its editor's corrections."""

    dump: Dump
    path: Path
    cuts: Mapping[int, bool]
    """Line (1-based) -> whether an item begins there."""
    root: Path | None = None
    """The folder that was given and holds the file; None where the file was given."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The dumps that could be read, and what was wrong with the others."""

    dumps: tuple[OpenedDump, ...]
    problems: tuple[Problem, ...]
    left_alone: tuple[Path, ...]
    """Files in the given folders that are not dumps, hidden ones apart."""


def open_dumps(
    paths: Sequence[Path],
    progress: Progress,
    options_of: Callable[[str], DumpOptions] = lambda name: NO_OPTIONS,
) -> Opened:
    """Read the files at `paths` and in the folders among them, each with its options by the dump's name."""
    files, others, bare = expand(paths)
    left_alone = list(others)
    opened: dict[str, OpenedDump] = {}
    problems: list[Problem] = []
    for number, file in enumerate(files):
        progress("Reading dumps", number, len(files))
        options = options_of(file.name)
        try:
            dump = read_dump(file.path, file.name, options.kind, options.mapped)
            if options.kind is None and dump.kind is DumpKind.LIST and Path(f"{file.path}{CUTS_SUFFIX}").exists():
                dump = replace(dump, kind=DumpKind.FEED)  # an editor has corrected it as a feed
            cuts = _read_cuts(file.path, dump)
        except ContentError as error:
            if file.path not in paths and error.problems[0].what == NO_TABLE:
                left_alone.append(file.path)  # an export has tables of other things: who read what
                continue
            problems += error.problems
            continue
        if dump.name in opened and opened[dump.name].dump != dump:
            fix = "rename one: an article names its dump by the file's own name"
            problems.append(Problem(str(file.path), 0, f'a second dump named "{dump.name}"', fix))
        else:
            opened[dump.name] = OpenedDump(dump, file.path, cuts, file.root)
    fix = f"name another: dumps end in {', '.join(sorted(SUFFIXES))}"
    problems += [Problem(str(folder), 0, "the folder holds no dumps", fix) for folder in bare]
    return Opened(tuple(opened.values()), tuple(problems), tuple(left_alone))


def _read_cuts(path: Path, dump: Dump) -> Mapping[int, bool]:
    cuts = read_cuts(path, dump)
    if cuts and dump.kind is not DumpKind.FEED:
        what = f"{dump.name} is no feed: there is nothing to split or join"
        raise ContentError(
            [Problem(f"{path}{CUTS_SUFFIX}", 0, what, "remove the file, or read the dump with --as feed")]
        )
    return cuts
