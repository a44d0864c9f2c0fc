"""A repository with a content folder, and its remote."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

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
