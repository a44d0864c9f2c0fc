"""What is refused, and what another has done meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.publishing.git import Repository
from tests.desk.publishing.conftest import ARTICLE, Archive
from tests.desk.publishing.test_publish import publish, run


def refused(*args: str) -> str:
    done = run(*args)
    assert done.exit_code == 1, done.output
    assert done.output.rstrip().endswith("no files were changed.")
    return done.output


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
