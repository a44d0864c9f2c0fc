"""Downloads that other processes make while the pages are planned and made.

Data: `Begun.take` gives them.
Limits: of the downloads of the whole archive those that the last build had, too, and that would differ now; elsewhere it is not
sure that the host takes them. They are written into the folder of the new site at once: they are too large to be sent.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from generator.executors.ahead import Ahead
from generator.executors.base import Executor
from generator.executors.forked import Forked
from generator.model import OutputFile, SitePath, WrittenFile
from generator.site.cache.made import MadeFiles
from generator.site.output import Output
from generator.site.render import RenderedFile, render_outputs
from generator.site.write import SiteWriter


class Begun:
    """Downloads that are made anew by other processes while this one goes on."""

    def __init__(self, writer: SiteWriter, executor: Executor, files: MadeFiles) -> None:
        self._writer, self._files = writer, files
        self._ahead = executor.ahead if isinstance(executor, Forked) else None
        self._parts: list[tuple[Sequence[Output], Ahead[list[RenderedFile]]]] = []

    def begin(self, outputs: Iterable[Output], key: Callable[[Output], bytes]) -> None:
        """Begins with those that the last build had, too, and that have another key now; those that are begun stay so."""
        begun = {output.path for those, _ in self._parts for output in those}
        new = [o for o in outputs if o.path not in begun and self._files.had_other(o.path, key(o))]
        ready = [self._files.with_old(output) for output in new]
        ahead = self._ahead(partial(self._make, ready)) if self._ahead and ready else None
        if ahead:
            self._parts.append((ready, ahead))

    def _make(self, outputs: Sequence[Output]) -> list[RenderedFile]:
        made = []
        for rendered in render_outputs(outputs):
            self._writer.write(rendered.file)
            made.append(dataclasses.replace(rendered, file=OutputFile(rendered.file.path, b"")))
        return made

    def take(self, built: dict[SitePath, WrittenFile]) -> Sequence[RenderedFile]:
        """Waits for them, and takes them in."""
        found = [rendered for _, ahead in self._parts for rendered in ahead.result()]
        for rendered in found:
            self._writer.add(rendered.file.path, rendered.facts.size)
            self._files.add(rendered)
            built[rendered.file.path] = rendered.facts
        return found

    def __enter__(self) -> Begun:
        return self

    def __exit__(self, *error: object) -> None:
        """Makes no more of them; what was not taken is removed."""
        for outputs, ahead in self._parts:
            ahead.close()
            for output in outputs:
                self._writer.discard(output.path)
        self._parts.clear()
