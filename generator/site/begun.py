"""Downloads that another process makes while the pages are made.

Data: `Begun.take` gives them.
Limits: of the downloads of the whole archive those that the last build had, too, and that would differ now; elsewhere it is not
sure that the host takes them. They are written into the folder of the new site at once: they are too large to be sent.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from generator.executors.base import Executor
from generator.executors.forked import Forked
from generator.model import OutputFile, SitePath, WrittenFile
from generator.site.cache.made import MadeFiles
from generator.site.output import Output, OutputKind
from generator.site.render import RenderedFile, render_outputs
from generator.site.write import SiteWriter


class Begun:
    """Downloads that are made anew by another process while this one makes pages: those that the last build had, too."""

    def __init__(self, planned: Iterable[Output], writer: SiteWriter, executor: Executor, files: MadeFiles) -> None:
        outputs = [output for output in planned if output.kind is OutputKind.DOWNLOAD]
        same = files.same(outputs)
        self._outputs = [files.with_old(o) for o in outputs if o.path not in same and files.had(o.path)]
        self._writer, self._files = writer, files
        self._ahead = executor.ahead(self._make) if self._outputs and isinstance(executor, Forked) else None

    def _make(self) -> list[RenderedFile]:
        made = []
        for rendered in render_outputs(self._outputs):
            self._writer.write(rendered.file)
            made.append(dataclasses.replace(rendered, file=OutputFile(rendered.file.path, b"")))
        return made

    def take(self, built: dict[SitePath, WrittenFile]) -> Sequence[RenderedFile]:
        """Waits for them, and takes them in."""
        found = self._ahead.result() if self._ahead else []
        for rendered in found:
            self._writer.add(rendered.file.path, rendered.facts.size)
            self._files.add(rendered)
            built[rendered.file.path] = rendered.facts
        return found

    def end(self) -> None:
        """Makes no more of them; what was not taken is removed."""
        if self._ahead:
            self._ahead.close()
            for output in self._outputs:
                self._writer.discard(output.path)
