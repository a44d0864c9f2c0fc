"""A folder given instead of files."""

from __future__ import annotations

from pathlib import Path

from generator.dumps.folder import expand
from generator.importing import run_import


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The words of {name} are few.\n\nLeave a comment\n", encoding="utf-8")
    return folder


def test_expand__a_folder__gives_its_dumps_sorted_and_counts_the_others(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.HTML", "a/1.rss", "c.png", "notes", ".hidden.txt", ".git/x.txt", "d.atom", "e.json")
    found, others, bare = expand([tmp_path])
    assert [file.name for file in found] == ["a/1.rss", "a/2.HTML", "b.txt", "d.atom", "e.json"]
    assert ([file.name for file in others], bare) == (["c.png", "notes"], ())


def test_expand__what_a_browser_saves_with_a_page__is_left_alone(tmp_path: Path) -> None:
    make(tmp_path, "Story.html", "Story_files/ad.html", "Story_files/deep/ad.html", "my_files/real.html")
    found, others, _ = expand([tmp_path])
    assert [file.name for file in found] == ["Story.html", "my_files/real.html"]
    assert sorted(file.relative_to(tmp_path).as_posix() for file in others) == [
        "Story_files/ad.html",
        "Story_files/deep/ad.html",
    ]


def test_expand__a_file_given_by_name__is_taken_whatever_its_ending(tmp_path: Path) -> None:
    path = make(tmp_path, "dump.md") / "dump.md"
    assert [file.path for file in expand([path])[0]] == [path]


def test_expand__a_folder_without_dumps__is_named(tmp_path: Path) -> None:
    assert expand([make(tmp_path, "a.png")])[1:] == ((tmp_path / "a.png",), (tmp_path,))


def test_import__files_of_one_name_in_two_folders__are_two_dumps(tmp_path: Path) -> None:
    folder = make(tmp_path / "in", "a/index.txt", "b/index.txt", "pic.png")
    report = run_import([folder], tmp_path / "content")
    assert [dump.name for dump in report.dumps] == ["a/index.txt", "b/index.txt"]
    assert (report.problems, report.left_alone) == ((), 1)
