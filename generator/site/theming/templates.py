"""Templates to pages: one planned page at a time, every link relative to it.

Data: `TemplateRenderer.render` turns a page and its content into HTML. An e-mail is not on a site: its links are
absolute, its styles inlined.
Limits: reads templates, writes nothing. Text is escaped, a misspelt name stops the build, and a mistake in a template
is a problem with its file and line.
"""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import jinja2

from generator.content.markup import place
from generator.errors import ContentError, Problem, nearest
from generator.model import SitePath
from generator.site.theming.compact import Compact, nearer
from generator.site.theming.compiled import COMPILED, referenced
from generator.site.theming.kept import KeptParts, kept_parts
from generator.site.theming.quick import QuickEnvironment
from generator.site.theming.theme import Theme
from generator.site.views.email import inline_styles
from generator.site.views.records import PageView, SiteView


class TemplateRenderer:
    """Renders the pages of one site with one theme."""

    def __init__(self, theme: Theme, site: SiteView, settings: Mapping[str, Any], search_files: object) -> None:
        """`settings` are the site's own, which win over the theme's."""
        self._base_url = site.base_url
        self._folders = [folder.path / "templates" for folder in theme.folders]
        loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(folder) for folder in self._folders]
        # `{% extends "paper/article.html" %}` reaches the template that one of the same name hides.
        by_theme = {f.name: jinja2.FileSystemLoader(f.path / "templates") for f in theme.folders}
        self._environment = QuickEnvironment(
            loader=jinja2.ChoiceLoader([*loaders, jinja2.PrefixLoader(by_theme)]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            extensions=[KeptParts, Compact],
            bytecode_cache=COMPILED,
        )
        self._kept = kept_parts(self._environment)
        self._environment.globals = {
            **self._environment.globals,
            "site": site,
            "theme": {**theme.settings, **settings},
            "search_files": search_files,
            "url": self._url,  # global, so that imported macros are made once and not for each page
        }
        self._root = ""

    def render(self, page: PageView, variables: Mapping[str, object]) -> str:
        """One page. Raises `ContentError` where the template is wrong."""
        is_email = page.kind == "email"
        root = self._base_url if is_email and self._base_url else root_of(page.path)
        try:
            template = self._environment.get_template(f"{page.kind}.html")
            self._kept.start(root)
            self._root = root
            html = template.render(page=page, **variables)
        except Exception as error:
            self._explain(error, page)
        html = place(html, root)
        return inline_styles(html) if is_email else nearer(html, page.path)

    def compile(self, kinds: Iterable[str]) -> None:
        """Compile the templates of some kinds of page, so that processes that are forked later need not.

        One that is wrong is left: the page that needs it says so.
        """
        waiting, done = [f"{kind}.html" for kind in kinds], set[str]()
        while waiting:
            name = waiting.pop()
            if name in done:
                continue
            done.add(name)
            with contextlib.suppress(jinja2.TemplateError, UnicodeDecodeError):
                self._environment.get_template(name)
                assert self._environment.loader
                waiting += referenced(self._environment.loader.get_source(self._environment, name)[0])

    def _url(self, path: str) -> str:
        """The relative address of a file of the site, from the page that is rendered."""
        return self._root + path

    def _explain(self, error: Exception, page: PageView) -> NoReturn:
        """Raise a problem with the template's file and line; an error outside templates keeps its traceback."""
        if isinstance(error, jinja2.TemplateSyntaxError):
            place = error.filename or error.name or f"{page.kind}.html"
            raise ContentError([Problem(place, error.lineno, f"template: {error.message}", "")]) from None
        frames = traceback.extract_tb(error.__traceback__)
        templates = [frame for frame in frames if self._is_template(frame.filename)]
        if isinstance(error, jinja2.TemplateNotFound):
            self._explain_missing(error, templates, page)
        if not templates:
            raise error
        place, line = templates[-1].filename, templates[-1].lineno or 0
        what = f"template: {error}" if isinstance(error, jinja2.TemplateError) else f"template: {error!r}"
        fix = f"docs/themes.md lists what {page.kind}.html has" if isinstance(error, jinja2.UndefinedError) else ""
        raise ContentError([Problem(place, line, f'{what}, while making "{page.path}"', fix)]) from None

    def _explain_missing(
        self, error: jinja2.TemplateNotFound, templates: list[traceback.FrameSummary], page: PageView
    ) -> NoReturn:
        name = str(error.name)
        if templates:
            place, line = templates[-1].filename, templates[-1].lineno or 0
        else:
            place, line = str(self._folders[0]), 0
        fix = nearest(name, sorted(self._environment.list_templates()))
        what = f'template: there is no "{name}"' + ("" if templates else f', which "{page.path}" needs')
        raise ContentError([Problem(place, line, what, fix)]) from None

    def _is_template(self, filename: str) -> bool:
        return any(Path(filename).is_relative_to(folder) for folder in self._folders)


def root_of(path: SitePath) -> str:
    """The way from a page to the site's root: empty, `../`, `../../`."""
    return "../" * path.count("/")
