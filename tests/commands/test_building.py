"""A whole build: the golden site, the same bytes everywhere, and every mistake listed with nothing replaced."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.building import build
from generator.errors import ContentError
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"
XSS = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _golden_copy(tmp_path: Path) -> Path:
    """The golden content folder with its theme next to it, for a test to change."""
    shutil.copytree(GOLDEN / "themes", tmp_path / "themes")
    shutil.copytree(GOLDEN / "content", tmp_path / "content")
    return tmp_path / "content"


def _put(content: Path, name: str, front_matter: str, body: str = "") -> None:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front_matter}\n---\n{body}", encoding="utf-8")


def _problems(content: Path, out: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        build(content, out)
    return [str(problem).replace(f"{content.parent}{os.sep}", "") for problem in caught.value.problems]


def test_build__golden_content__makes_the_golden_site(tmp_path: Path, update_golden: bool) -> None:
    report = build(GOLDEN / "content", tmp_path / "site")
    made = {path: data for path, data in _tree(tmp_path / "site").items() if not path.startswith("search/")}
    if update_golden:
        shutil.rmtree(GOLDEN / "expected", ignore_errors=True)
        for path, data in made.items():
            (GOLDEN / "expected" / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / "expected" / path).write_bytes(data)
    expected = _tree(GOLDEN / "expected")
    assert sorted(made) == sorted(expected)
    assert [path for path in made if made[path] != expected[path]] == []
    assert report.articles == 5
    assert report.pages == sum(path.endswith(".html") for path in made)


def test_build__another_hash_seed_folder_time_zone_and_locale__gives_the_same_bytes(tmp_path: Path) -> None:
    code = "import sys, pathlib; from generator.building import build; build(*map(pathlib.Path, sys.argv[1:]))"
    trees = []
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Pacific/Kiritimati", "C.UTF-8"), ("2", "America/Adak", "C")):
        copy = tmp_path / f"copy {seed}" / ("deeper" * int(seed)) / "x"
        content = _golden_copy(copy)
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
        arguments = [sys.executable, "-c", code, str(content), str(copy / "out")]
        subprocess.run(arguments, env=env, cwd=copy, check=True)
        trees.append(_tree(copy / "out"))
    assert "search/index.js" in trees[0]
    assert trees[0] == trees[1] == trees[2]


def test_build__a_relative_content_folder__finds_its_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _golden_copy(tmp_path)
    monkeypatch.chdir(tmp_path)
    build(Path("content"), Path("site"))
    assert (tmp_path / "site" / "index.html").is_file()


def test_build__base_url_given__wins_over_the_settings(tmp_path: Path) -> None:
    build(_golden_copy(tmp_path), tmp_path / "site", "https://other.example/x")
    page = (tmp_path / "site/2024/07/leaf-opens-shop.html").read_text()
    assert "<link rel=canonical href=https://other.example/x/2024/07/leaf-opens-shop.html>" in page
    assert '<base href="https://other.example/x/">' in (tmp_path / "site/404.html").read_text()


def test_build__progress__is_reported_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    report = build(_golden_copy(tmp_path), tmp_path / "site", None, lambda *step: told.append(step))
    assert ("Writing pages", report.pages - 1, report.pages - 1) in told
    assert told[-1] == ("Writing the list of downloads", 1, 1)
    assert "Rendering texts" in {what for what, _, _ in told}


def test_build__an_empty_content_folder__is_a_site_without_articles(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    for folder in ("articles", "notes", "briefings", "pages"):
        shutil.rmtree(content / folder)
    report = build(content, tmp_path / "site")
    assert report.articles == 0
    assert (tmp_path / "site/index.html").is_file()


def test_build__wrong_names_everywhere__lists_them_all_and_replaces_nothing(tmp_path: Path) -> None:
    content, out = _golden_copy(tmp_path), tmp_path / "site"
    build(content, out)
    before = _tree(out)
    _put(content, "articles/a.md", "title: A\nrelated: [leaf-opens-a-shop]", "\nSee [[Spoutley]].\n\n[[Spoutley|it]]\n")
    _put(content, "notes/a.md", "title: A\nabout:\n  - kettel", "`[[fine]]`\n")
    _put(
        content, "briefings/a.md", "title: A\ndate: 2024-07-01\narticles:\n  - article: nothing\n    comment: '[[no]]'"
    )
    problems = _problems(content, out)
    assert problems == [
        'content/articles/a.md:3: related: unknown name "leaf-opens-a-shop" (did you mean leaf-opens-shop?)',
        'content/articles/a.md:6: unknown link "[[Spoutley]]" (did you mean [[Spoutly]]?)',
        'content/articles/a.md:8: unknown link "[[Spoutley]]" (did you mean [[Spoutly]]?)',
        'content/briefings/a.md:5: articles: unknown name "nothing" (nothing has this name; check the spelling)',
        'content/briefings/a.md:6: unknown link "[[no]]" (nothing has this name; check the spelling)',
        'content/notes/a.md:3: about: unknown name "kettel" (did you mean Kettle?)',
    ]
    assert _tree(out) == before


def test_build__broken_links_in_texts__are_all_listed_and_nothing_is_replaced(tmp_path: Path) -> None:
    content, out = _golden_copy(tmp_path), tmp_path / "site"
    build(content, out)
    before = _tree(out)
    _put(content, "pages/a.md", "title: A", "[one](/gone.html) [two](about.html#nowhere) [three](/tags/shops.html)\n")
    problems = _problems(content, out)
    assert [problem.partition(" (")[0] for problem in problems] == [
        'content/pages/a.md:4: broken link: there is no "#nowhere" on "about.html", on a.html',
        'content/pages/a.md:4: broken link: there is no "gone.html", on a.html',
    ]
    assert _tree(out) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_build__mistakes_in_settings_and_articles__are_reported_together(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    (content / "site.yml").write_text("titel: X\n")
    _put(content, "articles/a.md", "tags: [shop]")
    problems = _problems(content, tmp_path / "site")
    assert [problem.split(" (")[0] for problem in problems] == [
        'content/articles/a.md:2: tags: unknown tag "shop"',
        'content/articles/a.md:2: the key "title" is missing or empty',
        'content/site.yml:1: unknown setting "titel"',
    ]
    assert not (tmp_path / "site").exists()


def test_build__two_articles_in_one_place__names_both(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    _put(content, "articles/other/leaf-opens-shop.md", "title: B\ndate: 2024-07-09")
    (problem,) = [p for p in _problems(content, tmp_path / "site") if "in the way" in p]
    assert problem.startswith("content/articles/2024/leaf-opens-shop.md: ")
    assert "made from content/articles/other/leaf-opens-shop.md" in problem


def test_build__an_unknown_theme__is_reported_at_its_setting(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    (content / "site.yml").write_text("title: X\n\ntheme: plian\n")
    assert _problems(content, tmp_path / "site") == [
        'content/site.yml:3: there is no theme "plian" (did you mean plain?)'
    ]


class _Page(HTMLParser):
    """Collects scripts, handlers and images."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source, kind = dict(attrs).get("src") or "", dict(attrs).get("type")
        self._is_data = tag == "script" and kind == "application/ld+json"
        ours = "search/" in source or self._is_data
        if tag in {"img", "iframe", "style", "svg"} or (tag == "script" and not ours):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name == "style"]
        self.found += [f"{tag} {value}" for _, value in attrs if (value or "").lower().startswith("javascript:")]

    def handle_data(self, data: str) -> None:
        if self._is_data and data.strip():
            json.loads(data)
            self.found += ["< in data"] if "<" in data else []
            self._is_data = False


def test_build__attacks_in_every_field__become_text(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    quoted = f"'{XSS}\"><b onclick=alert(1)>'"
    registry = content / "companies.yml"
    registry.write_text(registry.read_text() + f"- name: {quoted}\n  aliases: ['{XSS}']\n")
    (content / "tags.yml").write_text(
        (content / "tags.yml").read_text() + f"- slug: xss\n  name: {quoted}\n  description: {quoted}\n"
    )
    (content / "site.yml").write_text(
        "theme: plain\n" + "".join(f"{k}: {quoted}\n" for k in ("title", "tagline", "description", "author"))
    )
    fields = "".join(
        f"{key}: {quoted}\n" for key in ("title", "author", "publication", "summary", "date_basis", "mood")
    )
    body = f"{XSS}\n\n**{XSS}:** {XSS}\n\n[x](javascript:alert(1))\n"
    _put(
        content,
        "articles/x.md",
        f"{fields}companies: [{quoted}]\ntags: [xss]\nsource:\n  dump: {quoted}\n  lines: [1, 2]",
        body,
    )
    _put(content, "notes/x.md", f"title: {quoted}\nauthor: {quoted}\nabout: [tag:xss]", body)
    entry = f"articles:\n  - article: x\n    comment: {quoted}"
    _put(content, "briefings/x.md", f"title: {quoted}\ndate: 2025-01-01\nsummary: {quoted}\n{entry}", body)
    _put(content, "pages/x.md", f"title: {quoted}\nsummary: {quoted}", body)
    build(content, tmp_path / "site")
    seen = 0
    for path in (tmp_path / "site").rglob("*.html"):
        page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        # The e-mail version has its styles in the elements; they are the theme's own.
        ours = {f"{tag} style" for tag in ("p", "h1")} if path.name.endswith(".email.html") else set()
        assert [found for found in page.found if found not in ours] == [], path
        seen += 1
    assert seen > 30
    for path in (tmp_path / "site/search").glob("*.js"):
        assert "<" not in path.read_text(encoding="utf-8")


def test_build__the_sample_theme_settings__reach_the_template(tmp_path: Path) -> None:
    build(_golden_copy(tmp_path), tmp_path / "site")
    assert "<footer>Brewed with briefings." in (tmp_path / "site/index.html").read_text()


def test_build__files_that_it_does_not_read__are_warnings_and_the_site_is_made(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    (content / "site.yaml").write_text("title: Mine\n", encoding="utf-8")
    (content / "notes" / "more.MD").write_text("Words.\n", encoding="utf-8")
    command: list[str | Path] = [sys.executable, "-m", "generator.cli", "build", "--content", content]
    done = subprocess.run([*command, "--out", tmp_path / "site"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines() == [
        f"warning: {content}/notes/more.MD: no build reads this file (rename it to more.md)",
        f"warning: {content}/site.yaml: no build reads this file (did you mean site.yml?)",
    ]
    assert (tmp_path / "site" / "index.html").is_file()
