"""The pages of the site as planned outputs: a page's view, put into its template.

Data: `PageOutputs` gives an `Output` for each `PlannedPage`.
Limits: no view is built and no template is run before an output is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from generator.model import SitePath
from generator.site.checks.collisions import page_claim
from generator.site.feeds.channels import Channels
from generator.site.output import Built, Output, OutputKind
from generator.site.outputs.meta import Heads
from generator.site.pages import PlannedPage
from generator.site.theming.templates import TemplateRenderer
from generator.site.views.builder import ViewBuilder
from generator.site.views.content import PageContent
from generator.site.views.data_page import data_content
from generator.site.views.layout import page_view
from generator.site.views.records import Link, SiteView


@dataclass(frozen=True, slots=True)
class PageOutputs:
    """Plans the pages of one site."""

    content: PurePath
    """The content folder, as the user named it."""
    site: SiteView
    navigation: tuple[Link, ...]
    views: ViewBuilder
    heads: Heads
    channels: Channels
    templates: TemplateRenderer
    backlinks: Mapping[SitePath, tuple[Link, ...]]
    """Page -> texts that link to it."""

    def all(self, pages: Iterable[PlannedPage], downloads: tuple[SitePath, ...]) -> Iterator[Output]:
        """An output for each page; `downloads` are what the data page lists."""
        for page in pages:
            yield self.data_page(page, downloads) if page.kind == "data" else self._output(page)

    def data_page(self, page: PlannedPage, downloads: tuple[SitePath, ...]) -> Output:
        """The page that lists those of `downloads` that are kept, with their sizes."""
        claim = page_claim(page, self.content)
        return Output(page.path, OutputKind.LISTING, self._data, (page,), downloads, claim.origin, claim.fix)

    def compile(self, outputs: Iterable[Output]) -> None:
        """Compile the templates of those of some outputs that are pages."""
        pages = (output.inputs[0] for output in outputs if output.kind in {OutputKind.PAGE, OutputKind.LISTING})
        self.templates.compile({page.kind for page in pages if isinstance(page, PlannedPage)})

    def _output(self, page: PlannedPage) -> Output:
        claim = page_claim(page, self.content)
        return Output(page.path, OutputKind.PAGE, self._page, (page,), (), claim.origin, claim.fix)

    def _page(self, page: PlannedPage) -> bytes:
        return self._html(page, self.views.content(page))

    def _data(self, page: PlannedPage, built: Built | None = None) -> bytes:
        sizes = {path: file.size for path, file in (built or {}).items()}
        return self._html(page, data_content(self.channels, sizes))

    def _html(self, page: PlannedPage, content: PageContent) -> bytes:
        view = page_view(page, content, self.site, self.navigation, self.heads, self.backlinks.get(page.path, ()))
        return self.templates.render(view, content.variables).encode("utf-8")
