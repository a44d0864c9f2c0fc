"""An editor's desk: the installed package as a command line, without a network, and git.

Data: `install_wheel` unpacks the package; a `Desk` runs `briefings` and git in one folder.
Limits: the libraries are those of the running Python; only the package itself is the installed one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

_NO_NETWORK = """
import socket
_connect = socket.socket.connect
def connect(self, address):
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1"):
        raise OSError(f"no network in this test: {address}")
    return _connect(self, address)
socket.socket.connect = connect
"""


def install_wheel(folder: Path) -> Path:
    """The folder with the package as its wheel installs it; skips if hatchling is missing."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    if "No module named hatchling" in done.stderr:
        pytest.skip("needs hatchling")
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "zipfile", "-e", wheel, folder / "packages"], check=True)
    (folder / "packages" / "sitecustomize.py").write_text(_NO_NETWORK, encoding="utf-8")
    return folder / "packages"


@dataclass(frozen=True)
class Desk:
    """One editor's folder."""

    folder: Path
    packages: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def environment(self) -> dict[str, str]:
        names = {
            f"GIT_{who}_{what}": "ann@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        return {
            **os.environ,
            **names,
            "PYTHONPATH": str(self.packages),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "EDITOR": "true",
        }

    def command(self, *args: str | Path) -> list[str]:
        return [sys.executable, "-m", "generator.cli", *map(str, args)]

    def briefings(self, *args: str | Path, code: int = 0) -> str:
        """What the command prints on both streams, in order; its exit code has to be `code`."""
        return self._run(self.command(*args), code)

    def git(self, *args: str | Path, code: int = 0) -> str:
        return self._run(["git", *map(str, args)], code)

    def commit(self, subject: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject)

    def article(self, words: str) -> Path:
        """The one article file with these words."""
        texts = {path: path.read_text(encoding="utf-8") for path in self.content.glob("articles/**/*.md")}
        (path,) = [path for path, text in texts.items() if words in text]
        return path

    def edit(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} in {text}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def _run(self, command: list[str], code: int) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == code, f"{command[2:]}: {done.returncode}\n{done.stdout}"
        return done.stdout
