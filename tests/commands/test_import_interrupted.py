"""An import that is killed anywhere, or meets another import, loses nothing and is completed by the next one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content.merging.journal import JOURNAL_NAME
from generator.content.merging.lock import LOCK_NAME, import_lock
from generator.errors import ContentError
from generator.importing import run_import
from tests.conftest import ROOT
from tests.support.factories import briefing_lines
from tests.support.files import files_of
from tests.support.kills import killed_at

FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors"]


def _write(path: Path, firms: list[str]) -> Path:
    lines = [line for firm in firms for line in briefing_lines(firm, separator="]]>")]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _small_registry(content: Path) -> Path:
    """A content folder with registries that are read in no time."""
    content.mkdir()
    (content / "companies.yml").write_text("".join(f"- name: {firm}\n" for firm in FIRMS), encoding="utf-8")
    (content / "tags.yml").write_text("- slug: robots\n  name: Robots\n", encoding="utf-8")
    return content


def _copy(source: Path, target: Path) -> Path:
    for name, data in files_of(source).items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    return target


def test_run_import__killed_at_any_change_on_disk__the_next_gives_the_bytes_of_an_undisturbed_one(
    tmp_path: Path,
) -> None:
    feed = _write(tmp_path / "feed.txt", FIRMS)
    run_import([feed], _small_registry(tmp_path / "whole"))
    expected, number = files_of(tmp_path / "whole"), 0
    content = _small_registry(tmp_path / "0")
    while killed_at(number, run_import, [feed], content):
        run_import([feed], content)
        assert files_of(content) == expected, f"killed at change {number}"
        number += 1
        content = _small_registry(tmp_path / str(number))
    assert number > 20
    assert files_of(content) == expected


def test_run_import__a_grown_feed_killed_at_any_change__writes_no_second_version(tmp_path: Path) -> None:
    feed = _write(tmp_path / "feed.txt", FIRMS)
    first = _small_registry(tmp_path / "first")
    run_import([feed], first)
    _write(feed, ["Quill Cloud", *FIRMS])
    run_import([feed], _copy(first, tmp_path / "whole"))
    expected, number = files_of(tmp_path / "whole"), 0
    content = _copy(first, tmp_path / "0")
    while killed_at(number, run_import, [feed], content):
        assert run_import([feed], content).busy == ()
        assert files_of(content) == expected, f"killed at change {number}"
        number += 1
        content = _copy(first, tmp_path / str(number))
    assert number > 5
    assert files_of(content) == expected


def test_run_import__killed_while_it_completes_an_interrupted_one__is_completed_too(tmp_path: Path) -> None:
    feed = _write(tmp_path / "feed.txt", FIRMS)
    run_import([feed], tmp_path / "whole")
    content = tmp_path / "content"
    assert killed_at(14, run_import, [feed], content)
    assert (content / JOURNAL_NAME).is_file()
    for number in (3, 9, 12):
        assert killed_at(number, run_import, [feed], content)
    report = run_import([feed], content)
    assert report.completed > 0
    assert report.written == ()
    assert files_of(content) == files_of(tmp_path / "whole")


def test_run_import__an_article_edited_after_the_kill__keeps_the_editors_words(tmp_path: Path) -> None:
    feed, content = _write(tmp_path / "feed.txt", FIRMS), tmp_path / "content"
    number = 10
    while killed_at(number, run_import, [feed], content) and not list(content.glob("articles/*/*.md")):
        number += 1
    article = min(content.glob("articles/*/*.md"))
    article.write_text(article.read_text(encoding="utf-8") + "\nAn editor’s word.\n", encoding="utf-8")
    run_import([feed], content)
    assert article.read_text(encoding="utf-8").endswith("An editor’s word.\n")
    assert len(list(content.glob("articles/*/*.md"))) == 3
    assert run_import([feed], content).written == ()


def test_run_import__a_dry_run_before_an_interrupted_import_is_complete__is_refused(tmp_path: Path) -> None:
    feed, content = _write(tmp_path / "feed.txt", FIRMS), tmp_path / "content"
    assert killed_at(14, run_import, [feed], content)
    before = files_of(content)
    with pytest.raises(ContentError, match="interrupted"):
        run_import([feed], content, dry_run=True)
    assert files_of(content) == before


# --- Two at once


def test_run_import__another_import_is_running__is_refused_with_its_process_and_writes_nothing(tmp_path: Path) -> None:
    feed, content = _write(tmp_path / "feed.txt", FIRMS), tmp_path / "content"
    script = (
        "import sys\nfrom pathlib import Path\nfrom generator.content.merging.lock import import_lock\n"
        "with import_lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    command: list[str | Path] = [sys.executable, "-c", script, content]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(ContentError, match=rf"another import .* \(process {other.pid}\)"):
            run_import([feed], content)
        assert list(files_of(content)) == [LOCK_NAME]
        other.kill()
    assert (content / LOCK_NAME).is_file(), "the dead process has left its file"
    run_import([feed], content)
    assert len(list(content.glob("articles/*/*.md"))) == 3
    assert not (content / LOCK_NAME).exists()


def test_import_lock__a_folder_that_it_made_and_nothing_was_written__is_removed(tmp_path: Path) -> None:
    with import_lock(tmp_path / "content"):
        assert (tmp_path / "content" / LOCK_NAME).read_text() == f"{os.getpid()}\n"
    assert not (tmp_path / "content").exists()


def test_import__two_commands_at_once__each_dump_is_in_the_record_or_refused(tmp_path: Path) -> None:
    content = tmp_path / "content"
    dumps = [_write(tmp_path / f"feed-{n}.txt", [f"{firm} {n}" for firm in FIRMS]) for n in "ab"]
    commands: list[list[str | Path]] = [
        [sys.executable, "-m", "generator.cli", "import", dump, "--content", content] for dump in dumps
    ]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for command in commands
    ]
    errors = [process.communicate()[1].decode() for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes
    for code, error in zip(codes, errors, strict=True):
        assert code == 0 or (code == 1 and "another import into this folder is running (process " in error)
    run_import(dumps, content)
    assert len(list(content.glob("articles/*/*.md"))) == 6
    assert run_import(dumps, content).written == ()
