"""The site folder: replaced as a whole or not at all, whatever kills the build."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from generator.errors import ContentError
from generator.model import OutputFile, SitePath
from generator.site import write
from generator.site.foreign import MARKER
from generator.site.write import check_out, replacing
from tests.conftest import ROOT


def _build(out: Path, text: str) -> None:
    with replacing(out) as writer:
        writer.write(OutputFile(SitePath("index.html"), text.encode()))
        writer.write(OutputFile(SitePath("2024/07/a.html"), text.encode()))


def _files(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*.html"))}


def _both(text: str) -> dict[str, str]:
    return {"2024/07/a.html": text, "index.html": text}


def _killed(code: str, out: Path) -> None:
    """Run `code` in a process that ends with SIGKILL."""
    script = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from generator.model import OutputFile, SitePath\nfrom generator.site import write\n"
        "out = Path(sys.argv[1])\nkill = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n" + code
    )
    done = subprocess.run([sys.executable, "-c", script, str(out)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL


WRITE = "with write.replacing(out) as w:\n    w.write(OutputFile(SitePath('index.html'), b'new'))\n"


@pytest.mark.parametrize(
    "code",
    [
        WRITE + "    kill()\n",
        "write._flush = kill\n" + WRITE,
        "write._swap = kill\n" + WRITE,
    ],
)
def test_replacing__killed_before_the_swap__leaves_the_old_site_whole(tmp_path: Path, code: str) -> None:
    out = tmp_path / "site"
    _build(out, "old")
    _killed(code, out)
    assert _files(out) == _both("old")
    assert len(list(tmp_path.iterdir())) == 2, "the killed build left its half-made site"
    _build(out, "newer")
    assert _files(out) == _both("newer")
    assert list(tmp_path.iterdir()) == [out]


def test_replacing__killed_after_the_swap__leaves_the_new_site_whole(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "old")
    _killed("write.retire = kill\n" + WRITE, out)
    assert _files(out) == {"index.html": "new"}
    _build(out, "newer")
    assert list(tmp_path.iterdir()) == [out]


def test_replacing__killed_between_two_renames__gets_the_old_site_back_at_the_next_build(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "old")
    between = (
        "write._exchange = lambda a, b: False\nrename = Path.rename\n"
        "def once(self, to):\n    rename(self, to)\n    kill()\nPath.rename = once\n"
    )
    _killed(between + WRITE, out)
    assert not out.exists()
    with replacing(out) as writer:
        assert _files(out) == _both("old")
        writer.write(OutputFile(SitePath("index.html"), b"new"))
    assert _files(out) == {"index.html": "new"}
    assert list(tmp_path.iterdir()) == [out]


def test_replacing__where_folders_cannot_be_exchanged__takes_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "_exchange", lambda a, b: False)
    out = tmp_path / "site"
    _build(out, "old")
    _build(out, "new")
    assert _files(out) == _both("new")
    assert list(tmp_path.iterdir()) == [out]


def test_replacing__an_exception__changes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "old")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(out)
    assert _files(out) == _both("old")
    assert list(tmp_path.iterdir()) == [out]


def _interrupted(out: Path) -> None:
    with replacing(out) as writer:
        writer.write(OutputFile(SitePath("index.html"), b"new"))
        raise KeyboardInterrupt


def test_replacing__a_new_site__has_only_its_own_files(tmp_path: Path) -> None:
    out = tmp_path / "made" / "site"
    with replacing(out) as writer:
        writer.write(OutputFile(SitePath("stale/old.html"), b"stale"))
    _build(out, "new")
    assert _files(out) == _both("new")
    assert not (out / "stale").exists()
    assert (out / MARKER).read_text().startswith("briefings ")
    assert (out / "index.html").stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_replacing__another_build_at_work__is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with replacing(out) as first:
        first.write(OutputFile(SitePath("index.html"), b"first"))
        _build(out, "second")
    assert _files(out) == {"index.html": "first"}


def test_replacing__a_disk_that_refuses__is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ContentError, match="the site cannot be written: ") as caught:
        _build(tmp_path / "file" / "site", "x")
    assert [problem.line for problem in caught.value.problems] == [0]


def test_replacing__several_builds__leave_no_open_file(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "first")
    (tmp_path / ".site.new-0123abcd").mkdir()  # what a killed build left, which is looked at
    before = len([*Path("/proc/self/fd").iterdir()])
    _build(out, "second")
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def test_exchange__two_folders__swap_their_names_in_one_step(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert write._exchange(tmp_path / "a", tmp_path / "b")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_swap_in_two_steps__in_between__the_old_site_has_the_name_that_mend_looks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    _build(out, "old")
    (tmp_path / "new").mkdir()
    names: list[str] = []
    rename = Path.rename

    def watched(self: Path, target: Path) -> Path:
        names.append(Path(target).name)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", watched)
    write._swap_in_two_steps(tmp_path / "new", out)
    assert re.fullmatch(r"\.site\.old-[0-9a-f]{8}", names[0])


def test_replacing__out_is_a_link__replaces_what_it_leads_to(tmp_path: Path) -> None:
    _build(tmp_path / "real", "old")
    (tmp_path / "site").symlink_to(tmp_path / "real")
    _build(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert _files(tmp_path / "real") == _both("new")


@pytest.mark.parametrize(
    ("out", "what"),
    [
        ("content", "is the content folder"),
        ("content/site", "lies in the content folder"),
        (".", "contains the content folder"),
        ("link", "is the content folder"),
        ("notes.txt", "the site's folder is a file"),
        ("photos", "holds files that no build made"),
    ],
)
def test_check_out__a_folder_that_is_not_ours__is_refused(tmp_path: Path, out: str, what: str) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "link").symlink_to(content)
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_text("")
    with pytest.raises(ContentError, match=what) as caught:
        check_out(tmp_path / out, content)
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [(str(tmp_path / out), 0)]


def test_check_out__a_new_an_empty_and_a_built_folder__are_fine(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _build(tmp_path / "built", "x")
    for name in ("new", "empty", "built"):
        check_out(tmp_path / name, tmp_path / "content")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["built", "empty"]


def test_replacing__an_old_site_left_next_to_a_living_one__is_removed_and_not_brought_back(tmp_path: Path) -> None:
    out, left = tmp_path / "site", tmp_path / ".site.old-0123abcd"
    _build(out, "living")
    left.mkdir()
    (left / "index.html").write_text("older")
    with replacing(out) as writer:
        assert _files(out) == _both("living")
        writer.write(OutputFile(SitePath("index.html"), b"new"))
    assert _files(out) == {"index.html": "new"}
    assert list(tmp_path.iterdir()) == [out]


def test_replacing__an_empty_folder_and_an_old_site_next_to_it__takes_the_folder(tmp_path: Path) -> None:
    out, left = tmp_path / "site", tmp_path / ".site.old-0123abcd"
    out.mkdir()
    left.mkdir()
    (left / "index.html").write_text("older")
    with replacing(out) as writer:
        assert _files(out) == {}
        writer.write(OutputFile(SitePath("index.html"), b"new"))
    assert list(tmp_path.iterdir()) == [out]


def test_replacing__a_name_with_the_signs_of_a_pattern__cleans_up_only_its_own(tmp_path: Path) -> None:
    out, own, other = tmp_path / "site[1]", tmp_path / ".site[1].new-0123abcd", tmp_path / ".site1.new-0123abcd"
    own.mkdir()
    other.mkdir()
    _build(out, "new")
    assert sorted(tmp_path.iterdir()) == sorted([out, other])


def test_replacing__the_second_of_two_renames_fails__gives_the_old_site_its_name_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    _build(out, "old")
    rename = Path.rename

    def refuse_the_new_site(self: Path, to: Path) -> Path:
        if ".new-" in self.name:
            raise PermissionError(1, "not permitted")
        return rename(self, to)

    monkeypatch.setattr(write, "_exchange", lambda a, b: False)
    monkeypatch.setattr(Path, "rename", refuse_the_new_site)
    with pytest.raises(ContentError, match="the site cannot be written: not permitted"):
        _build(out, "new")
    assert _files(out) == _both("old")
    assert list(tmp_path.iterdir()) == [out]


def test_write_zip__any_site__is_readable_by_everyone_and_counted(tmp_path: Path) -> None:
    with replacing(tmp_path / "site") as writer:
        for path in ("b.html", "a.png"):
            writer.write(OutputFile(SitePath(path), b"x" * 1000))
        writer.write_zip(SitePath("data/x.zip"), "copy", {})
    target = tmp_path / "site" / "data" / "x.zip"
    with ZipFile(target) as packed:
        entries = packed.infolist()
    assert [(entry.filename, entry.compress_type) for entry in entries] == [
        ("copy/a.png", ZIP_STORED),
        ("copy/b.html", ZIP_DEFLATED),
    ]
    # Permissions count only in entries of a UNIX system: 3.
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o644)}
    assert writer.files == {"a.png": 1000, "b.html": 1000, "data/x.zip": target.stat().st_size}
    assert writer.total_bytes == 2000 + target.stat().st_size
