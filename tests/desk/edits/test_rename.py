"""`briefings rename`: every reference in one go, nothing else, all or nothing, and no import undoes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.store import load_archive
from generator.desk.edits.rename import KINDS, plan_rename
from generator.errors import ContentError
from tests.desk.edits.conftest import ARTICLE, COMPANIES, DIGEST, NOTE, POT, text


def rename(content: Path, *args: str, yes: bool = True) -> Result:
    done = CliRunner().invoke(main, ["rename", *args, "--content", str(content), *(["--yes"] if yes else [])])
    if yes:
        assert done.exit_code == 0, done.output
    return done


def all_bytes(content: Path) -> dict[str, bytes]:
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_rename__a_company__changes_every_reference_and_no_other_character(content: Path) -> None:
    rename(content, "company", "quill", "Quill River")
    assert text(content, "companies.yml") == COMPANIES.replace(
        "name: Quill\n", "name: Quill River\n  aliases: [Quill]\n"
    ).replace("parent: Quill", "parent: Quill River")
    wanted = ARTICLE.replace("[Quill,", "[Quill River,").replace("[[quill|", "[[Quill River|")
    assert text(content, "articles/2024/sale.md") == wanted
    assert text(content, "notes/pots.md") == NOTE.replace("[Quill,", "[Quill River,").replace(
        ":Quill]]", ":Quill River]]"
    )
    assert text(content, "briefings/week.md") == DIGEST.replace("[[Quill]]", "[[Quill River]]")
    assert text(content, "articles/2024/old-pot.md") == POT
    assert load_archive(content).articles[0].companies == ("Quill River", "Nib & Sons")


def test_rename__a_company_of_people__changes_their_entries(content: Path) -> None:
    people = "# who is who\n- name: Ana Soto\n  company: quill\n- name: Bo Lin\n  company: Inkling\n"
    (content / "people.yml").write_text(people)
    rename(content, "company", "Quill", "Quill River")
    assert text(content, "people.yml") == people.replace("company: quill", "company: Quill River")


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("Inkling", "Inkwell", 'Inkling\n  aliases: [Ink, "Ink Co"]', 'Inkwell\n  aliases: [Inkling, Ink, "Ink Co"]'),
        ("Inkling", "Ink", 'Inkling\n  aliases: [Ink, "Ink Co"]', 'Ink\n  aliases: [Inkling, "Ink Co"]'),
        ("Nib & Sons", "Nib: Sons", "Nib & Sons\n  aliases:\n", "'Nib: Sons'\n  aliases:\n    - Nib & Sons\n"),
        ("Inkling", "INKLING", "name: Inkling", "name: INKLING"),
    ],
)
def test_rename__a_company_with_aliases__keeps_their_form(
    content: Path, old: str, new: str, before: str, after: str
) -> None:
    rename(content, "company", old, new)
    assert text(content, "companies.yml") == COMPANIES.replace(before, after)
    assert new in {company.name for company in load_archive(content).registry.companies}


def test_rename__a_tag__changes_registry_sectors_articles_and_links(content: Path) -> None:
    rename(content, "tag", "kettles", "Hot water")
    assert text(content, "tags.yml").startswith("- slug: hot-water\n  aliases: [kettles]\n  name: Hot water\n")
    assert "tags: [hot-water]" in text(content, "companies.yml")
    assert "[[hot-water]], [[tag:hot-water]]" in text(content, "articles/2024/sale.md")
    assert "about: [Quill, hot-water, old-pot]" in text(content, "notes/pots.md")


def test_rename__a_tag_with_a_name_of_its_own__keeps_the_name_and_says_so(content: Path) -> None:
    done = rename(content, "tag", "ipo", "going-public")
    assert 'Readers still see "Flotations"' in done.output
    assert "- slug: going-public\n  aliases: [ipo]\n  name: Flotations\n" in text(content, "tags.yml")


def test_rename__an_article__moves_it_and_every_reference_and_keeps_its_address(content: Path, tmp_path: Path) -> None:
    rename(content, "article", "old-pot", "new-pot")
    assert not (content / "articles/2024/old-pot.md").exists()
    assert text(content, "articles/2024/new-pot.md") == POT
    assert "related: [new-pot]" in text(content, "articles/2024/sale.md")
    assert "[[2024/05/new-pot|a pot]]" in text(content, "articles/2024/sale.md")
    assert "](../articles/2024/new-pot.md)" in text(content, "notes/pots.md")
    assert "about: [Quill, kettles, new-pot]" in text(content, "notes/pots.md")
    assert "- article: new-pot" in text(content, "briefings/week.md")
    (content / "notes/pots.md").write_text("---\ntitle: On pots\n---\n\nSee [[new-pot]].\n")
    done = CliRunner().invoke(main, ["build", "--content", str(content), "--out", str(tmp_path / "site")])
    assert done.exit_code == 0, done.output
    assert "new-pot.html" in (tmp_path / "site/2024/05/old-pot.html").read_text()


def test_rename__a_file_with_a_slug__changes_the_slug_too(content: Path) -> None:
    path = content / "notes/pots.md"
    path.write_text(NOTE.replace("about:", 'slug: "on-pots"\nabout:'))
    rename(content, "note", "on-pots", "kettle-notes")
    assert 'slug: "kettle-notes"\n' in text(content, "notes/kettle-notes.md")


def test_rename__windows_line_ends__stay(content: Path) -> None:
    for name in ("articles/2024/sale.md", "companies.yml"):
        (content / name).write_bytes(text(content, name).replace("\n", "\r\n").encode())
    rename(content, "company", "Quill", "Quill River")
    for name in ("articles/2024/sale.md", "companies.yml"):
        assert text(content, name).count("\n") == text(content, name).count("\r\n")
    assert "[Quill River," in text(content, "articles/2024/sale.md")


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("company", "Quil", "Quill River", "did you mean Quill?"),
        ("company", "Ink", "Inkwell", "that is an alias of Inkling: rename Inkling"),
        ("company", "Quill", "nib", '"nib" is the name of the company Nib & Sons'),
        ("company", "Quill", "Quill", '"Quill" is the name already'),
        ("tag", "kettles", "ipo", '"ipo" is the name of the tag ipo'),
        ("tag", "kettels", "pots", "did you mean kettles?"),
        ("article", "old-pott", "pot", "did you mean old-pot?"),
        ("article", "old-pot", "A new pot", "write a-new-pot; to change what readers see, edit title:"),
        ("article", "old-pot", "sale", '"sale" is the name of the article Quill sells its kettle arm'),
        ("article", "old-pot", "quill", '"quill" is the name of the company'),
        ("note", "pots", " ", "the new name is empty"),
    ],
)
def test_rename__what_cannot_be__is_refused_and_nothing_changes(
    content: Path, kind: str, old: str, new: str, message: str
) -> None:
    before = all_bytes(content)
    done = rename(content, kind, old, new, yes=False)
    assert done.exit_code == 1
    assert message in done.output
    assert all_bytes(content) == before


@pytest.mark.parametrize(("option", "code"), [("--dry-run", 0), ("", 2)])
def test_rename__dry_run_or_nobody_to_ask__shows_the_diff_and_writes_nothing(
    content: Path, option: str, code: int
) -> None:
    before = all_bytes(content)
    args = ["rename", "company", "Quill", "Quill River", "--content", str(content), *filter(None, [option])]
    done = CliRunner().invoke(main, args)
    assert done.exit_code == code
    assert "-companies: [Quill, " in done.output
    assert "+companies: [Quill River, " in done.output
    assert all_bytes(content) == before


def test_rename__content_with_mistakes__lists_them_and_changes_nothing(content: Path) -> None:
    (content / "notes/broken.md").write_text("no front matter\n")
    done = rename(content, "company", "Quill", "Quill River", yes=False)
    assert done.exit_code == 1
    assert "broken.md:1: no front matter" in done.output


def test_plan_rename__unknown_kind_of_record__names_the_nearest(content: Path) -> None:
    with pytest.raises(ContentError, match="unknown note"):
        plan_rename(content, KINDS["note"], "pot", "x")


@pytest.fixture
def documents(content: Path) -> Path:
    """Plain Markdown outside of the content folder, which refers to one another and to the archive."""
    (content / "site.yml").write_text("base_url: https://ann.example/\ndocuments: ../docs\n", encoding="utf-8")
    folder = content.parent / "docs"
    (folder / "deep").mkdir(parents=True)
    (folder / "README.md").write_text("# Handbook\n\n[Search](search.md) and [[Quill]].\n", encoding="utf-8")
    (folder / "search.md").write_text("# Searching\n\n[Top](README.md)\n", encoding="utf-8")
    (folder / "deep/more.md").write_text("# More\n\n[S](../search.md#top), `](search.md)`.\n", encoding="utf-8")
    (content / "pages").mkdir()
    (content / "pages/about.md").write_text("---\ntitle: About\n---\n\nSee [[docs/search]].\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "names", [("docs/search", "docs/finding"), ("docs/search", "finding"), ("Searching", "finding")]
)
def test_rename__a_document__moves_it_with_every_link(content: Path, documents: Path, names: tuple[str, str]) -> None:
    done = rename(content, "page", *names)
    assert done.exit_code == 0, done.output
    assert not (documents / "search.md").exists()
    assert (documents / "finding.md").read_text(encoding="utf-8").startswith("# Searching")
    assert "[Search](finding.md)" in (documents / "README.md").read_text(encoding="utf-8")
    assert "[S](../finding.md#top)" in (documents / "deep/more.md").read_text(encoding="utf-8")
    assert "[[docs/finding]]" in (content / "pages/about.md").read_text(encoding="utf-8")
    assert CliRunner().invoke(main, ["check", "--content", str(content)]).exit_code == 0


def test_rename__a_company_that_documents_name__is_renamed_there_too(content: Path, documents: Path) -> None:
    assert rename(content, "company", "Quill", "Feather").exit_code == 0
    assert "[[Feather]]" in (documents / "README.md").read_text(encoding="utf-8")


def test_rename__a_document__leaves_its_address_and_a_taken_name_is_refused(content: Path, documents: Path) -> None:
    site = ["--content", str(content), "--out", str(content.parent / "site")]
    assert CliRunner().invoke(main, ["build", *site]).exit_code == 0
    taken = rename(content, "page", "docs/search", "docs/deep")
    assert taken.exit_code == 0, taken.output  # a folder with this name is no page
    assert "already exists" not in taken.output
    again = rename(content, "page", "docs/deep", "../escape", yes=False)
    assert again.exit_code != 0
    assert CliRunner().invoke(main, ["build", *site]).exit_code == 0
    assert "deep.html" in (content.parent / "site/docs/search.html").read_text(encoding="utf-8")
