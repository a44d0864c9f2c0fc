"""`briefings publish` on real repositories on disk: what is pushed, what is refused, and what stays as it is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.desk.publishing.git import Repository

ARTICLE = "---\ntitle: A kettle\ndate: 2024-05-01\n---\n\nIt boils.\n"


class Archive:
    """A repository with a content folder, and its remote."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remote = folder.parent / "remote.git"
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(self.remote)], check=True)
        subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
        self.write("content/site.yml", "title: Kettles\nsocial_cards: false\noffline: false\n")
        self.write("content/articles/2024/kettle.md", ARTICLE)
        self.write(".gitignore", "/site/\n*.js\n")
        self.git("remote", "add", "origin", str(self.remote))
        self.commit("Begin")
        self.git("push", "-q", "origin", "main")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *args: str, at: Path | None = None) -> str:
        done = subprocess.run(["git", "-C", str(at or self.folder), *args], check=True, capture_output=True, text=True)
        return done.stdout

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def published(self, branch: str = "gh-pages") -> dict[str, bytes]:
        """Path -> content of every file of the branch of the remote."""
        names = self.git("ls-tree", "-r", "--name-only", "-z", branch, at=self.remote).split("\0")
        command = ["git", "-C", str(self.remote), "cat-file", "blob"]
        return {name: subprocess.check_output([*command, f"{branch}:{name}"]) for name in names if name}

    def history(self, branch: str = "gh-pages") -> list[str]:
        return self.git("log", "--format=%s", branch, at=self.remote).splitlines()

    def state(self) -> tuple[str, str, bytes]:
        """What a publication must not touch: status, branches, index."""
        status = self.git("--no-optional-locks", "status", "--porcelain")
        branches = self.git("for-each-ref", "refs/heads", "refs/tags", "refs/stash")
        return status, branches, (self.folder / ".git/index").read_bytes()

    def put(self, files: dict[str, str], branch: str = "gh-pages") -> None:
        """A commit on a branch of the remote by somebody else."""
        other = self.folder.parent / "other"
        if not other.exists():
            subprocess.run(["git", "clone", "-q", str(self.remote), str(other)], check=True)
        self.git("fetch", "-q", "origin", at=other)
        known = self.git("branch", "-r", "--list", f"origin/{branch}", at=other).strip()
        self.git("checkout", "-qB", branch, *([f"origin/{branch}"] if known else []), at=other)
        if not known:
            self.git("rm", "-qrf", ".", at=other)
        for name, text in files.items():
            (other / name).write_text(text)
        self.git("add", "-A", at=other)
        self.git("commit", "-qm", "By hand", at=other)
        self.git("push", "-q", "origin", f"HEAD:{branch}", at=other)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / ".gitconfig").write_text("[user]\n\tname = Ann\n\temail = ann@example.org\n")
    made = Archive(tmp_path / "archive")
    monkeypatch.chdir(made.folder)
    return made


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["publish", *args])


def publish(*args: str) -> str:
    done = run(*args)
    assert done.exit_code == 0, done.output
    return done.output


def refused(*args: str) -> str:
    done = run(*args)
    assert done.exit_code == 1, done.output
    assert done.output.rstrip().endswith("no files were changed.")
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
    assert b'<link rel="canonical" href="https://kettles.example/">' in files["index.html"]


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
    assert f'href="{address}2024/05/kettle.html"'.encode() in archive.published()["2024/05/kettle.html"]


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


def test_publish__content_with_errors__is_refused(archive: Archive) -> None:
    archive.write("content/articles/2024/pot.md", ARTICLE.replace("2024-05-01", "soon"))
    assert "pot.md:3: date: invalid date" in refused()
    assert archive.git("branch", "--list", "gh-pages", at=archive.remote) == ""


def test_publish__no_repository__is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "the content folder is in no git repository (git init" in refused()


def test_publish__no_git__is_refused(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(archive.folder))
    assert "the program git is missing" in refused()


def test_publish__no_remote__is_refused(archive: Archive) -> None:
    archive.git("remote", "remove", "origin")
    assert "no remote to publish to (git remote add origin ADDRESS)" in refused()


def test_publish__several_remotes__asks_which(archive: Archive) -> None:
    archive.git("remote", "rename", "origin", "home")
    archive.git("remote", "add", "work", str(archive.remote))
    assert "name one with --remote: home, work" in refused()
    publish("--remote", "home")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--remote", "orign"), 'unknown remote "orign" (did you mean origin?)'),
        (("--branch", "main"), "the branch main is checked out here"),
        (("--branch", "a b"), 'invalid branch "a b"'),
    ],
)
def test_publish__a_wrong_place__is_refused(archive: Archive, args: tuple[str, ...], message: str) -> None:
    assert message in refused(*args)


def test_publish__a_remote_that_is_gone__is_refused(archive: Archive) -> None:
    archive.remote.rename(archive.remote.with_name("moved.git"))
    assert "origin cannot be reached" in refused()


def test_publish__a_branch_with_something_else__is_refused_until_it_is_taken_over(archive: Archive) -> None:
    archive.put({"index.html": "an old site", "CNAME": "kettles.example"})
    assert "holds something else than a site" in refused()
    assert archive.published()["index.html"] == b"an old site"
    publish("--replace")
    assert b"an old site" not in archive.published()["index.html"]
    assert archive.published()["CNAME"] == b"kettles.example"
    assert "By hand" in archive.history()


def test_publish__a_branch_here_that_is_ahead__is_refused(archive: Archive) -> None:
    publish()
    archive.git("fetch", "-q", "origin", "gh-pages:gh-pages")
    tree = archive.git("rev-parse", "gh-pages^{tree}").strip()
    commit = archive.git("commit-tree", tree, "-p", "gh-pages", "-m", "By hand").strip()
    archive.git("update-ref", "refs/heads/gh-pages", commit)
    archive.write("content/articles/2024/kettle.md", ARTICLE + "\nAgain.\n")
    assert "the branch gh-pages here has commits that gh-pages on origin has not" in refused()
    assert len(archive.history()) == 1


def test_publish__a_branch_here_that_is_behind__is_left_as_it_is(archive: Archive) -> None:
    publish()
    archive.git("fetch", "-q", "origin", "gh-pages:gh-pages")
    before = archive.git("rev-parse", "gh-pages")
    archive.write("content/articles/2024/kettle.md", ARTICLE + "\nAgain.\n")
    publish()
    assert archive.git("rev-parse", "gh-pages") == before
    assert len(archive.history()) == 2


def test_publish__a_hook_that_declines__says_what_the_remote_says(archive: Archive) -> None:
    hook = archive.remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'no publications on Sundays' >&2\nexit 1\n")
    hook.chmod(0o755)
    message = refused()
    assert "origin has rejected the push to gh-pages: [remote rejected] (pre-receive hook declined)" in message
    assert "no publications on Sundays" in message


def test_publish__somebody_publishes_meanwhile__is_refused_and_theirs_stays(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish()
    real = Repository.push

    def push(self: Repository, commit: str, remote: str, branch: str) -> None:
        archive.put({"CNAME": "theirs.example"})
        real(self, commit, remote, branch)

    archive.write("content/articles/2024/kettle.md", ARTICLE + "\nAgain.\n")
    with monkeypatch.context() as patch:
        patch.setattr(Repository, "push", push)
        assert "somebody has published to gh-pages on origin meanwhile (run briefings publish again)" in refused()
    assert archive.published()["CNAME"] == b"theirs.example"
    publish()
    assert archive.history() == ["Publish 1 article", "By hand", "Publish 1 article"]


def test_publish__nobody_known_to_git__is_refused(archive: Archive) -> None:
    (archive.folder.parent / ".gitconfig").write_text("[user]\n\tuseConfigOnly = true\n")
    assert "git does not know who you are (git config" in refused()


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
