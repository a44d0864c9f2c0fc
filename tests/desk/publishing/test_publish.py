"""`briefings publish` on real repositories on disk: what is pushed, what is refused, and what stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.desk.publishing.git import Repository
from tests.desk.publishing.conftest import ARTICLE, Archive


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["publish", *args])


def publish(*args: str) -> str:
    done = run(*args)
    assert done.exit_code == 0, done.output
    return done.output


def test_publish__the_first_time__pushes_the_site_and_nothing_else(archive: Archive) -> None:
    archive.write("notes-to-self.txt", "not for readers")
    publish()
    files = archive.published()
    built = {
        path.relative_to("site").as_posix(): path.read_bytes() for path in Path("site").rglob("*") if path.is_file()
    }
    assert files == built
    assert {"index.html", ".nojekyll", "2024/05/kettle.html"} <= files.keys()
    assert any(name.endswith(".js") for name in files), "ignored files of the repository are files of the site"
    assert archive.history() == ["Publish 1 article"]


def test_publish__working_tree_index_and_branches__are_not_touched(archive: Archive) -> None:
    publish()
    archive.commit("addresses")
    archive.write("content/articles/2024/kettle.md", ARTICLE + "\nStaged.\n")
    archive.git("add", "-A")
    archive.write("content/articles/2024/kettle.md", ARTICLE + "\nNot staged.\n")
    before = archive.state()
    output = publish()
    assert archive.state() == before
    assert b"Not staged." in archive.published()["2024/05/kettle.html"]
    assert "not committed" in output


def test_publish__again__keeps_history_and_removes_what_is_gone(archive: Archive) -> None:
    archive.write("content/notes/pot.md", "---\ntitle: A pot\n---\n\nIt is black.\n")
    publish()
    (archive.folder / "content/notes/pot.md").unlink()
    (archive.folder / "content/addresses.txt").unlink()
    publish()
    assert len(archive.history()) == 2
    assert "notes/pot.html" not in archive.published()
    assert "notes/pot.html" in archive.git("ls-tree", "-r", "--name-only", "gh-pages~1", at=archive.remote)


def test_publish__nothing_new__makes_no_commit(archive: Archive) -> None:
    publish()
    assert "The published site is up to date." in publish()
    assert len(archive.history()) == 1


@pytest.mark.parametrize("name", ["CNAME", "google1234.html"])
def test_publish__a_file_that_somebody_put_on_the_branch__stays(archive: Archive, name: str) -> None:
    publish()
    archive.put({name: "kettles.example"})
    archive.write("content/articles/2024/kettle.md", ARTICLE + "\nAgain.\n")
    assert f"Kept, as no build made it: {name}" in publish()
    assert archive.published()[name] == b"kettles.example"
    assert archive.history()[1:] == ["By hand", "Publish 1 article"]


def test_publish__a_cname__is_the_address_of_the_site(archive: Archive) -> None:
    publish()
    Path("site/CNAME").write_text("kettles.example\n")
    assert "https://kettles.example/" in publish()
    files = archive.published()
    assert files["CNAME"] == b"kettles.example\n"
    assert b'<link rel=canonical href="https://kettles.example/">' in files["index.html"]


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:Ann/kettles.git", "https://ann.github.io/kettles/"),
        ("https://github.com/ann/ann.github.io", "https://ann.github.io/"),
        ("ssh://git@github.com/ann/pots/", "https://ann.github.io/pots/"),
    ],
)
def test_publish__a_remote_on_github__gives_the_address(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, remote: str, address: str
) -> None:
    archive.git("config", f"url.{archive.remote}.insteadOf", "elsewhere")
    archive.git("remote", "set-url", "origin", "elsewhere")
    with monkeypatch.context() as patch:
        patch.setattr(Repository, "remote_address", lambda self, name: remote)
        assert address in publish()
    assert f"href={address}2024/05/kettle.html>".encode() in archive.published()["2024/05/kettle.html"]


def test_publish__dry_run__pushes_and_writes_nothing(archive: Archive) -> None:
    before = archive.state()
    objects = sorted((archive.folder / ".git/objects").rglob("*"))
    output = publish("--dry-run")
    assert "Dry run: nothing was published." in output
    assert "new files" in output
    assert archive.state() == before
    assert sorted((archive.folder / ".git/objects").rglob("*")) == objects
    assert not Path("site").exists()
    assert not Path("content/addresses.txt").exists()
    assert archive.git("branch", "--list", "gh-pages", at=archive.remote) == ""


@pytest.mark.parametrize("setting", ["core.autocrlf=true", "core.autocrlf=input"])
def test_publish__settings_that_change_line_ends__change_no_byte(archive: Archive, setting: str) -> None:
    archive.git("config", *setting.split("="))
    archive.write(".gitattributes", "* text=auto eol=crlf\n")
    publish()
    assert all(data == Path("site", name).read_bytes() for name, data in archive.published().items())


def test_publish__from_a_subfolder_of_the_repository__works(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.folder / "content")
    done = CliRunner().invoke(main, ["publish", "--content", ".", "--out", "../site"])
    assert done.exit_code == 0, done.output
    assert "index.html" in archive.published()
