"""The content folder on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.merging.disk import write_file
from generator.content.store import load_archive
from generator.errors import ContentError

ARTICLE = "---\ntitle: Mill opens\ndate: {day}\ncompanies: [{company}]\n{more}---\n\nIt opened.\n"


def put(folder: Path, name: str, day: str = "2024-05-02", company: str = "Alibaba", more: str = "") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(day=day, company=company, more=more), encoding="utf-8")


def test_load_archive__articles_in_any_folder__come_newest_first_and_undated_last(tmp_path: Path) -> None:
    put(tmp_path, "articles/2024/a.md", "2024-05-02")
    put(tmp_path, "articles/b.md", "null")
    put(tmp_path, "articles/x/y/c.md", "2024-06-02")
    assert [article.slug for article in load_archive(tmp_path).articles] == ["c", "a", "b"]


def test_load_archive__an_alias_in_any_case__becomes_the_registrys_name(tmp_path: Path) -> None:
    registry = "- name: JD.com\n  aliases: [JD]\n- name: Pinduoduo\n  aliases: [PDD]\n"
    (tmp_path / "companies.yml").write_text(registry, encoding="utf-8")
    put(tmp_path, "articles/a.md", company="jd, JD.com", more="mentions: [JD, PDD]\n")
    (article,) = load_archive(tmp_path).articles
    assert (article.companies, article.mentions) == (("JD.com",), ("Pinduoduo",))


def test_load_archive__a_draft__is_left_out_unless_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "articles/a.md", more="draft: true\n")
    assert load_archive(tmp_path).articles == ()
    assert len(load_archive(tmp_path, drafts=True).articles) == 1


def test_load_archive__hidden_files__are_no_articles(tmp_path: Path) -> None:
    put(tmp_path, "articles/.trash/a.md")
    put(tmp_path, "articles/.b.md")
    assert load_archive(tmp_path).articles == ()


def test_load_archive__mistakes_in_several_files__are_reported_together(tmp_path: Path) -> None:
    put(tmp_path, "articles/a.md", day="soon")
    put(tmp_path, "articles/b.md", company="Nobody Knows Them")
    put(tmp_path, "notes/c.md")
    with pytest.raises(ContentError) as caught:
        load_archive(tmp_path)
    assert {Path(problem.path).name for problem in caught.value.problems} == {"a.md", "b.md", "c.md"}


def test_write_file__it_fails_half_way__the_old_file_stays_and_nothing_else_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.md"
    write_file(target, "old")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("disk is full")))
    with pytest.raises(OSError, match="disk is full"):
        write_file(target, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert target.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("tags", "fix"),
    [
        ("[IPO]", "did you mean ipo?"),
        ("[Price War]", "did you mean price-war?"),
        ("price-war, ipo", "tags: [price-war, ipo]"),
    ],
)
def test_load_archive__a_tag_spelt_otherwise__is_told_how_to_write_it(tmp_path: Path, tags: str, fix: str) -> None:
    (tmp_path / "tags.yml").write_text("- slug: ipo\n- slug: price-war\n", encoding="utf-8")
    (tmp_path / "companies.yml").write_text("- name: Alibaba\n", encoding="utf-8")
    put(tmp_path, "articles/a.md", more=f"tags: {tags}\n")
    with pytest.raises(ContentError) as caught:
        load_archive(tmp_path)
    (problem,) = caught.value.problems
    assert problem.fix.endswith(fix)
