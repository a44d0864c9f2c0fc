"""The third stage of a build: every file of the site, with its path and the way it is made.

Data: `plan_site` gives a `SitePlan` of `Output` records.
Limits: writes nothing. The search index is built here, because its files are known only then; all else is made when
an output is rendered.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.analyse import Analysis
from generator.content.slugs import slugify_name
from generator.errors import ContentError
from generator.model import SitePath
from generator.search.files import SearchFiles, build_search
from generator.search.known import Indexed, Known, index_archive
from generator.site import paths
from generator.site.addresses import Followed, follow
from generator.site.admin.files import admin_outputs
from generator.site.checks.collisions import PathClaim, collision_problems
from generator.site.feeds.channels import Channels, plan_channels
from generator.site.feeds.entries import Entries
from generator.site.images.files import image_outputs, static_outputs
from generator.site.output import SITE_ITSELF, Built, Output, OutputKind, joined_key
from generator.site.outputs import files
from generator.site.outputs.files import KeepPicture
from generator.site.outputs.meta import Heads
from generator.site.outputs.previews import preview_outputs
from generator.site.outputs.pwa import measured_files, service_worker
from generator.site.outputs.search_documents import SearchDocuments, search_names
from generator.site.page_outputs import PageOutputs
from generator.site.pages import PlannedPage, plan_pages
from generator.site.sources import Sources
from generator.site.texts.backlinks import find_backlinks
from generator.site.theming.templates import TemplateRenderer
from generator.site.theming.theme import Theme, static_bytes
from generator.site.views.builder import ViewBuilder
from generator.site.views.layout import navigation, site_view
from generator.site.views.records import SiteView
from generator.site.views.shared import SharedViews

_NOT_IN_ZIP = ("data/", "cards/", paths.ADMIN)
_PICTURED_KINDS = frozenset({"article", "briefing"})
"""Pages that have a social card."""


@dataclass(frozen=True, slots=True)
class PlannedZip:
    """The whole site in one file, packed from the files on disk once all others are written."""

    path: SitePath
    folder: str
    """The folder inside the zip that holds the site."""
    replaced: tuple[Output, ...]
    """Files that differ inside the zip."""
    without: tuple[str, ...]
    """What it lacks, for readers without a network do not need it: beginnings of paths; files of `replaced` are in it."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """Every file of one site; no two have the same path."""

    outputs: tuple[Output, ...]
    zip: PlannedZip | None
    """None if the settings ask for none."""
    followed: Followed
    """Where the addresses of earlier builds lead now."""
    pages: PageOutputs
    """What its pages are made from."""
    search: SearchFiles
    """The files of the search, which are made when they are needed."""
    omitted: tuple[SitePath, ...] = ()
    """Downloads that an archive of this size has only if the settings name them."""

    @property
    def paths(self) -> frozenset[SitePath]:
        """Paths of all files of the site, the zip included."""
        return frozenset(output.path for output in self.outputs) | ({self.zip.path} if self.zip else set())

    @property
    def downloads(self) -> tuple[SitePath, ...]:
        """Paths of the downloads, in their order on the page that lists them."""
        own = self.paths
        return tuple(path for path in paths.DOWNLOADS if path in own)

    @property
    def page_count(self) -> int:
        """HTML files of the site."""
        return sum(output.kind in {OutputKind.PAGE, OutputKind.LISTING} for output in self.outputs)


def plan_site(
    sources: Sources,
    analysis: Analysis,
    keep: KeepPicture,
    keep_image: KeepPicture | None = None,
    *,
    search_index: bool = True,
    known: Known | None = None,
) -> SitePlan:
    """Returns the plan of a site; `keep` gives social cards that an earlier build has drawn, `keep_image` images of texts.

    Without `search_index` the search of the site finds nothing: a preview needs its pages first. `known` is what was found of
    the search in the last build.

    Raises `ContentError` with every pair of outputs that have one path, and with mistakes in the search data.
    """
    config, catalog = sources.config, analysis.catalog
    planned = plan_pages(catalog, config.page_size, {story.slug: len(story.steps) for story in analysis.stories})
    followed = follow(sources.addresses, planned, catalog)
    planned = (*planned, *followed.redirects)
    site = site_view(config, catalog, config.base_url)
    shared = SharedViews(catalog, sources.bodies, sources.target_paths, config.page_size)
    channels = Channels(plan_channels(catalog, config))
    pictured = {page.path for page in planned if config.social_cards and page.kind in _PICTURED_KINDS}
    heads = Heads(site, catalog, channels, pictured)
    names = config.downloads(len(catalog.archive.articles))
    documents = SearchDocuments(catalog, sources.bodies, shared)
    keys = documents.keys()
    indexed = index_archive(documents, keys, known) if search_index else None
    search = _search(analysis, documents, indexed) if indexed else build_search(())
    entries = Entries(site, shared, sources.bodies, config.feed_id, heads.picture)
    pages = PageOutputs(
        content=sources.content,
        site=site,
        navigation=navigation(catalog, bool(analysis.stories)),
        views=ViewBuilder(analysis, sources.bodies, shared, site),
        heads=heads,
        channels=channels,
        templates=TemplateRenderer(sources.theme, site, config.theme_settings, search),
        backlinks=find_backlinks(sources.bodies.targets, catalog, sources.target_paths),
    )
    data = (
        *files.feed_outputs(channels, entries, site.title, site.author or site.title),
        *files.app_outputs(site, sources.style, config.offline),
        *_social_cards(sources, analysis, shared, keep),
        *image_outputs(sources.bodies.pictures, keep_image or keep),
        *files.sitemap_outputs(site, catalog, planned, config.page_size),
        *preview_outputs(catalog, shared, sources.bodies.texts),
        *(Output(file.path, OutputKind.DATA, file.make, key=file.key) for file in search.files),
    )
    exports = tuple(files.export_outputs(names, site, catalog, sources.bodies))
    exports = (
        *exports,
        *(
            [files.lunr_output(documents, indexed.index if indexed else None, joined_key(keys))]
            if "lunr" in names
            else []
        ),
    )
    zipped = _zip(site, planned, pages) if "zip" in names else None
    downloads = (*(output.path for output in exports), *([paths.ARCHIVE_ZIP] if zipped else []))
    admin = admin_outputs(config, catalog.archive.registry.tags, sources.content, sources.admin)
    made = (*theme_outputs(sources.theme), *static_outputs(sources.static), *admin, *data, *exports)
    outputs = (*made, *pages.all(planned, downloads))
    if config.offline:
        measured = measured_files(output.path for output in outputs)
        outputs = tuple(dataclasses.replace(o, measured=True) if o.path in measured else o for o in outputs)
        outputs = (*outputs, _service_worker(outputs))
    omitted = (paths.LUNR_INDEX,) if config.exports is None and "lunr" not in names else ()
    plan = SitePlan(outputs, zipped, followed, pages, search, omitted)
    problems = collision_problems(_claims(plan))
    if problems:
        raise ContentError(problems)
    return plan


def theme_outputs(theme: Theme) -> Iterator[Output]:
    """The static files of a theme."""
    for path, parts in theme.static_files():
        fix = "give the theme's file another name"
        yield Output(path, OutputKind.THEME, static_bytes, (path, parts), origin=str(parts[0]), fix=fix)


def _search(analysis: Analysis, documents: SearchDocuments, indexed: Indexed) -> SearchFiles:
    names = search_names(analysis.catalog)
    return build_search(documents, names.companies, names.tags, indexed)


def _social_cards(sources: Sources, analysis: Analysis, shared: SharedViews, keep: KeepPicture) -> Iterator[Output]:
    if sources.style and sources.config.social_cards:
        title = sources.config.title
        yield from files.social_card_outputs(analysis.catalog, shared, title, sources.style, keep)


def _zip(site: SiteView, planned: Sequence[PlannedPage], pages: PageOutputs) -> PlannedZip:
    """Inside the zip the data page lists no downloads: they are not there."""
    page = next(page for page in planned if page.kind == "data")
    return PlannedZip(paths.ARCHIVE_ZIP, slugify_name(site.title), (pages.data_page(page, ()),), _NOT_IN_ZIP)


def _service_worker(outputs: Sequence[Output]) -> Output:
    """Its version is the digest of all other files."""
    needs = tuple(output.path for output in outputs)
    return Output(paths.SERVICE_WORKER, OutputKind.SUMMARY, _service_worker_bytes, (), needs)


def _service_worker_bytes(built: Built) -> bytes:
    return service_worker(built).data


_CLAIM_ORDER = (
    *(OutputKind.SUMMARY, OutputKind.DATA, OutputKind.DOWNLOAD),
    *(OutputKind.THEME, OutputKind.LISTING, OutputKind.PAGE, OutputKind.STATIC),
)
"""What nobody can move first: of two outputs with one path, the later is the one to move."""


def _claims(plan: SitePlan) -> Iterator[PathClaim]:
    if plan.zip:
        yield PathClaim(plan.zip.path, SITE_ITSELF, "")
    for kind in _CLAIM_ORDER:
        yield from (PathClaim(o.path, o.origin, o.fix) for o in plan.outputs if o.kind is kind)
