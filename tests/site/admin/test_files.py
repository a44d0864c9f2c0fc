"""The files of the editor in the browser: complete, from no other host, and in no reader's way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.errors import ContentError
from generator.model import SitePath, WrittenFile
from generator.site.admin.files import VENDOR, admin_outputs, find_admin
from generator.site.outputs.pwa import measured_files, precached
from tests.conftest import ROOT


def built(title: str = "Pots") -> dict[str, bytes]:
    vendor = find_admin([ROOT], "site.yml", 3)
    outputs = admin_outputs(SiteConfig(title=title, admin=True), [], Path("content"), vendor)
    return {output.path: output.render({}) for output in outputs}


def test_admin_outputs__of_a_site__are_all_below_its_folder_and_not_for_search_engines() -> None:
    files = built("Pots & <pans>")
    assert set(files) == {f"admin/{name}" for name in ("index.html", "config.json", *VENDOR)}
    page = files["admin/index.html"].decode()
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "Edit Pots &amp; &lt;pans&gt;" in page
    assert re.findall(r'(?:src|href)="([^"]+)"', page) == ["config.json", "sveltia-cms.js"]


def test_admin_outputs__the_script__asks_no_other_host_for_fonts() -> None:
    script = built()["admin/sveltia-cms.js"].decode()
    assert "url(icons.woff2)" in script
    assert re.findall(r"url\(https?:[^)]*\.woff2?\)", script) == []


def test_admin_outputs__without_the_setting__are_none() -> None:
    assert list(admin_outputs(SiteConfig(), [], Path("content"), {})) == []


def test_precached__a_site_with_the_editor__keeps_nothing_of_it_offline() -> None:
    paths = [SitePath(path) for path in (*built(), "index.html", "assets/site.js")]
    kept = precached({path: WrittenFile(10, "x", 10) for path in paths})
    assert not [path for path in (*kept, *measured_files(paths)) if path.startswith("admin/")]


def test_find_admin__not_installed__is_a_problem_at_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        find_admin([tmp_path], "content/site.yml", 3)
    assert str(caught.value).startswith("content/site.yml:3: admin: the editor in the browser is not installed")
