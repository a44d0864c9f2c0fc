"""The site of a content folder while it is edited: planned anew after each change, pages made when they are asked for.

Data: `Session.refresh` reads the folder; `Session.file` gives a file of the site, drafts included.
Limits: writes nothing. Links are not checked: that takes all pages, and `briefings check` does it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from pathlib import Path

from generator.analysis.analyse import Analysis, analyse
from generator.errors import ContentError, Problem
from generator.model import SitePath
from generator.site.cache.files import states
from generator.site.load import load_sources
from generator.site.output import Output
from generator.site.plan import plan_site
from generator.site.preview import Preview
from generator.site.sources import Sources

_SEARCH = "search/"
"""The folder of the search index."""


class Session:
    """The last site that could be planned, and the mistakes of the present content, if it has any."""

    def __init__(self, content: Path, address: str) -> None:
        """`address`: where the site is served, with the sub-path, ending with a slash."""
        self._content = content
        self._address = address
        self._preview = Preview()
        self._outputs: Mapping[str, Output] = {}
        self._made: dict[str, bytes] = {}
        self._unsearched: tuple[Sources, Analysis] | None = None
        """The input of the present plan, until the search is used: its index takes half of the time of a plan."""
        self._lock = threading.RLock()
        self.articles = 0
        """Number of articles of the site."""
        self.problems: tuple[Problem, ...] = ()
        """Mistakes of the content; then the site is the one before them."""

    def refresh(self) -> None:
        """Read the content folder and the theme anew."""
        with self._lock:
            try:
                seen = states([self._content], time.time_ns(), hidden=False)
                sources = load_sources(self._content, self._address, preview=self._preview, states=seen)
                analysis = analyse(
                    sources.archive,
                    sources.names,
                    sources.bodies.linked,
                    sources.bodies.plain_texts,
                    self._preview.memo,
                )
                self._plan(sources, analysis, search_index=False)
            except ContentError as error:
                self.problems = error.problems
                return
            self._preview.memo.forget()
            self._unsearched = sources, analysis
            self.articles = len(sources.archive.articles)
            self.problems = ()

    def _plan(self, sources: Sources, analysis: Analysis, *, search_index: bool) -> None:
        plan = plan_site(sources, analysis, lambda key, make: make, search_index=search_index)
        self._outputs = {output.path: output for output in plan.outputs}
        self._made.clear()

    def file(self, path: str) -> bytes | None:
        """A file of the site; None if there is none. A mistake in a template is added to `problems`."""
        with self._lock:
            if path.startswith(_SEARCH) and self._unsearched:
                self._plan(*self._unsearched, search_index=True)
                self._unsearched = None
            if path not in self._outputs:
                return None
            if path not in self._made:
                try:
                    self._made[path] = self._outputs[SitePath(path)].render({})
                except ContentError as error:
                    self.problems = error.problems
                    return None
            return self._made[path]
