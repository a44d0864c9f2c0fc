"""What no build made stays in the site's folder, whatever a build does and wherever it is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.model import OutputFile, SitePath
from generator.site import write
from generator.site.foreign import MARKER
from generator.site.removal import Removal
from generator.site.write import replacing
from tests.conftest import ROOT


def _build(out: Path, *pages: str) -> tuple[str, ...]:
    with replacing(out) as writer:
        for page in pages:
            writer.write(OutputFile(SitePath(page), f"page {page}".encode()))
    return writer.kept


def _git(out: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    return subprocess.run(command, cwd=out, check=True, capture_output=True, text=True).stdout


def _own(out: Path) -> dict[str, str]:
    """The files of `out` that are neither pages nor the marker nor git's."""
    files = [path for path in sorted(out.rglob("*")) if path.is_file() and ".git" not in path.parts]
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in files
        if path.name != MARKER and path.suffix != ".html"
    }


def test_replacing__a_repository_a_domain_and_other_files_in_the_site__stay(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "index.html", "2024/a.html")
    _git(out, "init", "-q")
    _git(out, "add", "-A")
    _git(out, "commit", "-qm", "First")
    (out / "CNAME").write_text("news.example.org\n")
    (out / "2024" / "scan.pdf").write_text("a scan")
    (out / "empty").mkdir()
    (out / "latest").symlink_to("2024")
    assert _build(out, "index.html", "2025/b.html") == (".git", "2024", "CNAME", "latest")
    assert _own(out) == {"2024/scan.pdf": "a scan", "CNAME": "news.example.org\n"}
    assert (out / "empty").is_dir()
    assert (out / "latest").readlink() == Path("2024")
    assert _git(out, "log", "--format=%s").strip() == "First"
    assert _git(out, "status", "--short", "--", "2024/a.html").split() == ["D", "2024/a.html"]
    _git(out, "fsck", "--strict")
    assert list(tmp_path.iterdir()) == [out]


def test_replacing__a_new_page_with_the_name_of_somebodys_file__is_refused_and_nothing_changes(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "index.html")
    (out / "about.html").write_text("mine")
    (out / "tags").write_text("mine")
    with pytest.raises(ContentError) as caught:
        _build(out, "index.html", "about.html", "tags/a.html")
    assert [Path(problem.path).name for problem in caught.value.problems] == ["about.html", "tags"]
    assert (out / "about.html").read_text() == "mine"
    assert list(tmp_path.iterdir()) == [out]


def test_replacing__a_site_of_a_version_without_a_list__loses_nothing(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "index.html", "a.html")
    (out / MARKER).write_text("briefings 0.1.0\n")
    (out / "CNAME").write_text("news.example.org\n")
    _build(out, "index.html", "b.html")
    assert sorted(path.name for path in out.iterdir()) == [MARKER, "CNAME", "a.html", "b.html", "index.html"]


def test_replacing__no_links_on_the_file_system__copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("no links here")

    out = tmp_path / "site"
    _build(out, "index.html")
    (out / "CNAME").write_text("news.example.org\n")
    monkeypatch.setattr("os.link", refused)
    _build(out, "index.html")
    assert _own(out) == {"CNAME": "news.example.org\n"}


@pytest.mark.parametrize("in_one_step", [True, False])
def test_replacing__files_made_and_changed_while_the_sites_are_exchanged__stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    out = tmp_path / "site"
    _build(out, "index.html")
    (out / "CNAME").write_text("old.example.org\n")
    exchange = write._exchange

    def busy(new: Path, old: Path) -> bool:
        (old / "note.txt").write_text("made just now")
        (old / "new").write_text("news.example.org\n")
        (old / "new").replace(old / "CNAME")
        return in_one_step and exchange(new, old)

    monkeypatch.setattr(write, "_exchange", busy)
    _build(out, "index.html")
    assert _own(out) == {"CNAME": "news.example.org\n", "note.txt": "made just now"}
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("call", range(1, 9))
def test_replacing__killed_at_any_file_that_it_keeps__loses_none(tmp_path: Path, call: int) -> None:
    out = tmp_path / "site"
    _build(out, "index.html", "old.html")
    for name in ("CNAME", "a/one.txt", "a/two.txt"):
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(name)
    script = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from generator.model import OutputFile, SitePath\nfrom generator.site import foreign, write\n"
        f"calls = iter(range({call}, 0, -1))\n"
        "def counted(real):\n"
        "    def step(*a, **k):\n"
        "        if next(calls) == 1: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return real(*a, **k)\n"
        "    return step\n"
        "foreign._link, foreign._move = counted(foreign._link), counted(foreign._move)\n"
        "write._swap = counted(write._swap)\n"
        "with write.replacing(Path(sys.argv[1])) as w:\n    w.write(OutputFile(SitePath('index.html'), b'new'))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(out)], cwd=ROOT, check=False)
    assert done.returncode == (-signal.SIGKILL if call <= 7 else 0)
    _build(out, "index.html")
    assert _own(out) == {"CNAME": "CNAME", "a/one.txt": "a/one.txt", "a/two.txt": "a/two.txt"}
    assert list(tmp_path.iterdir()) == [out]


def test_removal__a_folder__is_gone_after_the_wait(tmp_path: Path) -> None:
    folder = tmp_path / "- old site"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024/a.html").write_text("old", encoding="utf-8")
    removal = Removal(folder)
    removal.wait()
    removal.wait()
    assert not folder.exists()


def test_removal__no_program_that_removes__is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    folder = tmp_path / "old"
    (folder / "2024").mkdir(parents=True)
    Removal(folder).wait()
    assert not folder.exists()
