"""The fourth stage of a build: the planned outputs made into files, on all processors.

Data: `render_outputs` gives a `RenderedFile` for each `Output`.
Limits: writes nothing. Files come in the order of their kinds, and within a kind in the order of the plan.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.executors.base import Executor, here
from generator.model import OutputFile, SitePath, WrittenFile
from generator.site.checks.links import PageLinks, read_links
from generator.site.output import Built, Output, OutputKind

_DIGEST_LENGTH = 32
"""Hexadecimal digits of SHA-256 that are kept."""


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file of the site that is not written yet."""

    file: OutputFile
    facts: WrittenFile
    """Its size and digest."""
    links: PageLinks | None
    """Of a page: what it links to, and what can be linked to on it."""


def render_outputs(
    outputs: Sequence[Output],
    progress: Callable[[OutputKind, int, int], None] = lambda kind, done, of: None,
    built: dict[SitePath, WrittenFile] | None = None,
    executor: Executor = here,
) -> Iterator[RenderedFile]:
    """Every output as a file. `progress` is called after each with its kind, the number made of that kind, and their
    total. `built` has the files that are made already; those of this call are added. `executor` makes the files. Raises
    `ContentError` for a wrong template, `WorkerDiedError` if the system ends a process."""
    built = {} if built is None else built
    for kind in OutputKind:
        group = [output for output in outputs if output.kind is kind]
        waiting = [output for output in group if not output.ready]
        made = executor(partial(_rendered, waiting, built), len(waiting))
        for number, output in enumerate(group, 1):
            rendered = _render(output, built) if output.ready else next(made)
            built[rendered.file.path] = rendered.facts
            yield rendered
            progress(kind, number, len(group))
        next(made, None)  # ends the workers


def _rendered(group: Sequence[Output], built: Built, number: int) -> RenderedFile:
    return _render(group[number], built)


def _render(output: Output, built: Built) -> RenderedFile:
    data = output.render(built)
    transferred = min(len(data), len(zlib.compress(data, 6))) if output.measured else 0
    facts = WrittenFile(len(data), hashlib.sha256(data).hexdigest()[:_DIGEST_LENGTH], transferred)
    is_page = output.kind in {OutputKind.PAGE, OutputKind.LISTING}
    links = read_links(output.path, data.decode("utf-8")) if is_page else None
    return RenderedFile(OutputFile(output.path, data), facts, links)
