"""The editor in the browser, `admin: true`, in real Chromium: it opens a folder of this computer, and saves a note.

A browser's picker of folders cannot be used without hands: the folder that it returns here is one of the browser's own
private file system, with the sample's files in it. What the editor saves there is read back and checked.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.config import load_config
from generator.content.folder.registries import read_registry
from generator.content.front_matter import parse_note
from generator.desk.check import check
from generator.site.admin.files import admin_outputs
from generator.site.theming.find import admin_files
from tests.browser.conftest import QuietHandler, QuietServer
from tests.conftest import ROOT

PICKER = """
window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('archive');
FileSystemHandle.prototype.requestPermission = async () => 'granted';
FileSystemHandle.prototype.queryPermission = async () => 'granted';
"""
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const archive = await root.getDirectoryHandle('archive', {create: true});
  await archive.getDirectoryHandle('.git', {create: true});
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/');
    let folder = archive;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, {create: true});
    const writer = await (await folder.getFileHandle(parts.at(-1), {create: true})).createWritable();
    await writer.write(text);
    await writer.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, place) => {
    for await (const [name, handle] of folder.entries())
      if (handle.kind === 'directory') await walk(handle, `${place}${name}/`);
      else found[place + name] = await (await handle.getFile()).text();
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('archive'), '');
  return found;
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's content with the editor switched on."""
    content = tmp_path_factory.mktemp("archive") / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("dumps", "imports"))
    settings = content / "site.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}admin: true\n", encoding="utf-8")
    return content


@pytest.fixture(scope="module")
def address(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the editor's files are served, as a build writes them."""
    root = tmp_path_factory.mktemp("served")
    config, tags = load_config(archive), read_registry(archive).tags
    for output in admin_outputs(config, tags, archive, admin_files(archive, config)):
        (root / output.path).parent.mkdir(parents=True, exist_ok=True)
        (root / output.path).write_bytes(output.render({}))
    with QuietServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def markdown(content: Path) -> dict[str, str]:
    return {
        path.relative_to(content.parent).as_posix(): path.read_text(encoding="utf-8")
        for path in content.rglob("*.md")
        if not path.is_symlink()
    }


def test_admin__a_note_edited_and_a_note_begun__are_saved_as_files_that_the_check_accepts(
    archive: Path, address: str, page: Page
) -> None:
    before = markdown(archive)
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url))
    page.add_init_script(PICKER)
    page.goto(f"{address}admin/")
    page.evaluate(FILL, before)
    page.get_by_role("button", name="Work with Local Repository").click()
    for name in ("Articles", "Notes", "Digests", "Pages"):
        expect(page.get_by_text(name, exact=True).first).to_be_visible()
    page.goto(f"{address}admin/#/collections/notes")
    page.get_by_text("Temu, from nobody to neighbour", exact=True).first.click()
    title = page.locator('[data-key-path="title"] input').first
    expect(title).not_to_have_value("")
    old = title.input_value()
    title.fill(f"{old}: more #1")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Entry saved").first).to_be_visible()
    # A saved note leads back to the list by itself, some time later.
    expect(page.get_by_role("row", name=f"{old}: more #1")).to_be_visible()
    expect(page).to_have_url(re.compile(r"#/collections/notes$"))
    page.goto(f"{address}admin/#/collections/notes/new")
    expect(page.get_by_text("Creating").first).to_be_visible()
    expect(title).to_have_value("")
    text = page.locator('[data-key-path="body"] textarea').first
    title.fill("Größe & price: a note")
    text.fill("A *price* is a number[^1]; see [[Alibaba]].\n\n[^1]: With a currency.\n")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text(": a note").first).to_be_visible()
    after: dict[str, str] = page.evaluate(READ)
    changed = {path: text for path, text in after.items() if text != before.get(path)}
    new = "content/notes/groesse-price-a-note.md"
    assert len(changed) == 2
    assert set(changed) - set(before) == {new}
    for path, written in changed.items():
        (archive.parent / path).write_text(written, encoding="utf-8")
        was = before.get(path)
        if was:
            edited, original = parse_note(written, path), parse_note(was, path)
            assert edited.title == f"{original.title}: more #1"
            assert (edited.about, edited.date, edited.body) == (original.about, original.date, original.body)
    assert parse_note(changed[new], new).title == "Größe & price: a note"
    report = check(archive, dt.date(2026, 1, 1))
    assert report.errors == ()
    assert [one for one in report.warnings if one.path.endswith(tuple(changed))] == []
    assert [url for url in loaded if not url.startswith((address, "blob:", "data:"))] == []
