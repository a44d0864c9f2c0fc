"""Themes and templates: inheritance, addresses, escaping, and mistakes told with their place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from generator.config import SiteConfig
from generator.errors import ContentError, Problem
from generator.model import SitePath
from generator.site.plan import theme_outputs
from generator.site.theming.templates import TemplateRenderer, root_of
from generator.site.theming.theme import Theme, load_theme
from generator.site.views.layout import site_view
from generator.site.views.records import PageView
from tests.support.site_factories import archive, catalog

SITE = site_view(SiteConfig(title="<b>T</b>"), catalog(archive()), "https://example.org/")


def _theme(root: Path, name: str, yml: str = "", **files: str) -> None:
    """A theme on disk; a file's key is its path with `__` for `/` and `_` before its last word for a dot."""
    folder = root / "themes" / name
    (folder / "templates").mkdir(parents=True)
    (folder / "theme.yml").write_text(yml or f"name: {name}\n")
    for key, text in files.items():
        path = folder / ".".join(key.replace("__", "/").rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _load(root: Path, name: str) -> Theme:
    return load_theme(name, [root / "themes"], [root])


def _render(theme: Theme, path: str = "2024/07/a.html", settings: Mapping[str, Any] | None = None, **given: Any) -> str:
    page = PageView(SitePath(path), "text", "A & B", "", "", ())
    return TemplateRenderer(theme, SITE, settings or {}, None).render(page, given)


def _static(theme: Theme) -> dict[str, bytes]:
    """The theme's files as the site has them."""
    return {output.path: output.render({}) for output in theme_outputs(theme)}


def _problem(call: Any) -> Problem:
    with pytest.raises(ContentError) as caught:
        call()
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(("path", "root"), [("a.html", ""), ("tags/a.html", "../"), ("2024/07/a.html", "../../")])
def test_root_of__a_page__leads_to_the_top(path: str, root: str) -> None:
    assert root_of(SitePath(path)) == root


def test_render__addresses__are_relative_in_templates_and_in_bodies(tmp_path: Path) -> None:
    _theme(tmp_path, "t", templates__text_html='{{ url("x.css") }} {{ body }}')
    body = Markup('<a href="site:/about.html">x</a>')
    assert _render(_load(tmp_path, "t"), body=body) == '../../x.css <a href="../../about.html">x</a>'


def test_render__text_in_a_template__is_escaped(tmp_path: Path) -> None:
    _theme(tmp_path, "t", templates__text_html="<p title='{{ page.title }}'>{{ site.title }} {{ words }}")
    html = _render(_load(tmp_path, "t"), words='<a href="site:/x">\'')
    assert html == "<p title='A &amp; B'>&lt;b&gt;T&lt;/b&gt; &lt;a href=&#34;site:/x&#34;&gt;&#39;"


def test_render__settings__of_the_site_win_over_the_theme_and_it_over_its_parent(tmp_path: Path) -> None:
    _theme(
        tmp_path, "t", "settings: {a: 1, b: 1, c: 1}", templates__text_html="{{ theme.a }}{{ theme.b }}{{ theme.c }}"
    )
    _theme(tmp_path, "child", "extends: t\nsettings: {b: 2, c: 2}")
    assert _render(_load(tmp_path, "child"), settings={"c": 3}) == "123"


def test_render__a_child_theme__overlays_templates_and_files(tmp_path: Path) -> None:
    _theme(
        tmp_path,
        "t",
        templates__text_html="{% block x %}parent{% endblock %}",
        static__style_css="a",
        static__fonts__f_txt="f",
        static__style_css2="x",
    )
    _theme(
        tmp_path,
        "child",
        "extends: t",
        templates__text_html='{% extends "t/text.html" %}{% block x %}{{ super() }} and child{% endblock %}',
        static__style_css="b",
    )
    theme = _load(tmp_path, "child")
    assert _render(theme) == "parent and child"
    assert _static(theme) == {
        "assets/style.css": b"b\n",
        "assets/style.css2": b"x",
        "assets/fonts/f.txt": b"f",
    }


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("a\n{{ pgae.title }}", 2, "template: 'pgae' is undefined, while making \"2024/07/a.html\""),
        ("{{ page.titel }}", 1, "has no attribute 'titel'"),
        ("\n\n{% if %}", 3, "template: Expected an expression"),
        ("{{ 1 + 'a' }}", 1, "TypeError"),
        ("\n{% include 'nothing.html' %}", 2, 'template: there is no "nothing.html"'),
        ("{{ 'a' | nofilter }}", 1, "No filter named 'nofilter'"),
    ],
)
def test_render__a_mistake_in_a_template__is_reported_with_its_line(
    tmp_path: Path, template: str, line: int, what: str
) -> None:
    _theme(tmp_path, "t", templates__text_html=template)
    problem = _problem(lambda: _render(_load(tmp_path, "t")))
    assert problem.path == str(tmp_path / "themes/t/templates/text.html")
    assert problem.line == line
    assert what in problem.what


def test_render__a_template_that_is_missing__is_reported_with_its_page(tmp_path: Path) -> None:
    _theme(tmp_path, "t", templates__texts_html="")
    problem = _problem(lambda: _render(_load(tmp_path, "t")))
    assert problem.what == 'template: there is no "text.html", which "2024/07/a.html" needs'
    assert problem.fix == "did you mean texts.html?"


def test_load_theme__an_unknown_name__names_the_nearest(tmp_path: Path) -> None:
    _theme(tmp_path, "broadsheet")
    problem = _problem(lambda: _load(tmp_path, "broadshet"))
    assert (problem.what, problem.fix) == ('there is no theme "broadshet"', "did you mean broadsheet?")


@pytest.mark.parametrize("name", ["../secret", "/etc", "a/b", "."])
def test_load_theme__a_name_that_is_a_path__is_unknown(tmp_path: Path, name: str) -> None:
    _theme(tmp_path, "broadsheet")
    assert _problem(lambda: _load(tmp_path, name)).what == f'there is no theme "{name}"'


def test_load_theme__themes_in_a_circle__are_reported(tmp_path: Path) -> None:
    _theme(tmp_path, "a", "name: a\nextends: b")
    _theme(tmp_path, "b", "extends: a")
    problem = _problem(lambda: _load(tmp_path, "a"))
    assert problem.what == "the themes extend one another in a circle: a -> b -> a"
    assert (problem.path, problem.line) == (str(tmp_path / "themes/b/theme.yml"), 1)


@pytest.mark.parametrize(
    "yml",
    [
        "- a",
        "nmae: x",
        "extends: [a]",
        "settings: [a]",
        "vendor: {a: b}",
        "vendor: [a]",
        "vendor: [{from: ../x, to: y}]",
        "vendor: [{from: /x, to: y}]",
        "vendor: [{from: x, to: ../y}]",
        "vendor: [{from: x}]",
        "vendor: [{from: x, to: y, too: z}]",
        "bundles: [a]",
        "bundles: {assets/a.js: a.js}",
        "bundles: {assets/a.js: []}",
        "bundles: {assets/a.js: [../a.js]}",
        "bundles: {../a.js: [a.js]}",
        "bundles: {assets/a.js: [not-there.js]}",
    ],
)
def test_load_theme__a_mistake_in_theme_yml__has_its_line(tmp_path: Path, yml: str) -> None:
    _theme(tmp_path, "t", f"{yml}\n")
    problem = _problem(lambda: _load(tmp_path, "t"))
    assert (problem.path, problem.line) == (str(tmp_path / "themes/t/theme.yml"), 1)
    assert problem.fix


def test_load_theme__third_party_files__are_copied_from_node_modules(tmp_path: Path) -> None:
    _theme(tmp_path, "t", "vendor:\n  - from: lunr/lunr.min.js\n    to: assets/vendor/lunr.js\n")
    file = tmp_path / "node_modules/lunr/lunr.min.js"
    file.parent.mkdir(parents=True)
    file.write_text("x")
    assert _static(_load(tmp_path, "t")) == {"assets/vendor/lunr.js": b"x"}


def test_load_theme__a_bundle__joins_files_of_the_theme_and_of_node_modules_and_an_extending_theme_changes_a_part(
    tmp_path: Path,
) -> None:
    parts = "bundles:\n  assets/all.js: [scripts/a.js, lib/b.js, scripts/c.js]\n"
    _theme(tmp_path, "base", parts, scripts__a_js="a", scripts__c_js="c")
    _theme(tmp_path, "child", "extends: base\n", scripts__c_js="child")
    (tmp_path / "node_modules/lib").mkdir(parents=True)
    (tmp_path / "node_modules/lib/b.js").write_text("b")
    assert _static(_load(tmp_path, "base")) == {"assets/all.js": b"a\nb\nc"}
    assert _static(_load(tmp_path, "child")) == {"assets/all.js": b"a\nb\nchild"}


def test_load_theme__third_party_files_not_installed__is_one_problem(tmp_path: Path) -> None:
    _theme(tmp_path, "t", "vendor: [{from: a/a.js, to: a.js}, {from: b/b.js, to: b.js}]")
    problem = _problem(lambda: _load(tmp_path, "t"))
    assert problem.what == "2 of the theme’s third-party files are not installed: a/a.js, b/b.js"
    assert problem.fix == "run make setup"
