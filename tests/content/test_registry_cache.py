"""The registry that is kept between commands: the same records, whatever is in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content import registry_cache
from generator.content.folder.registries import read_registry
from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.content.registry_cache import cached_registry
from generator.errors import ContentError
from generator.model import Registry

TEXTS = (starter_text("companies.yml"), starter_text("tags.yml"))


@pytest.fixture(scope="module")
def parsed() -> Registry:
    return Registry(parse_companies(TEXTS[0], "companies.yml"), parse_tags(TEXTS[1], "tags.yml"))


@pytest.fixture(autouse=True)
def new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No registry is in memory yet."""
    monkeypatch.setattr(registry_cache, "_last", {})


def cached(content: Path, texts: tuple[str, str], parsed: Registry) -> tuple[Registry, int]:
    """The registry, and how often it was parsed."""
    parses: list[int] = []
    registry_cache._last.clear()

    def parse() -> Registry:
        parses.append(1)
        return parsed

    return cached_registry(content, texts, parse), len(parses)


def test_cached_registry__the_same_texts__are_parsed_once(tmp_path: Path, parsed: Registry) -> None:
    assert cached(tmp_path / "content", TEXTS, parsed) == (parsed, 1)
    again, parses = cached(tmp_path / "content", TEXTS, parsed)
    assert (again, parses) == (parsed, 0)
    assert again.companies[0].kind is parsed.companies[0].kind


def test_cached_registry__read_again_by_the_same_process__is_neither_parsed_nor_loaded(
    tmp_path: Path, parsed: Registry
) -> None:
    first, _ = cached(tmp_path / "content", TEXTS, parsed)
    (tmp_path / ".cache/registry.json").unlink()
    assert cached_registry(tmp_path / "content", TEXTS, pytest.fail) is first


def test_cached_registry__another_text_or_code__is_parsed_anew(
    tmp_path: Path, parsed: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached(tmp_path / "content", TEXTS, parsed)
    assert cached(tmp_path / "content", (TEXTS[0], TEXTS[1] + "\n"), parsed)[1] == 1
    assert cached(tmp_path / "content", (TEXTS[0] + "\n", TEXTS[1] + "\n"), parsed)[1] == 1
    monkeypatch.setattr(registry_cache, "code_digest", lambda: "another")
    assert cached(tmp_path / "content", (TEXTS[0] + "\n", TEXTS[1] + "\n"), parsed)[1] == 1


def test_cached_registry__in_a_repository__is_nothing_to_commit(tmp_path: Path, parsed: Registry) -> None:
    cached(tmp_path / "content", TEXTS, parsed)
    assert (tmp_path / ".cache/.gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize("damage", ["", "{}", '{"key": 1}', "[1, 2]", "half"])
def test_cached_registry__a_damaged_file__is_parsed_anew(tmp_path: Path, parsed: Registry, damage: str) -> None:
    cached(tmp_path / "content", TEXTS, parsed)
    (file,) = (tmp_path / ".cache").glob("*.json")
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole[: len(whole) // 2] if damage == "half" else damage, encoding="utf-8")
    assert cached(tmp_path / "content", TEXTS, parsed) == (parsed, 1)
    assert cached(tmp_path / "content", TEXTS, parsed) == (parsed, 0)


def test_cached_registry__a_row_of_another_shape__is_parsed_anew(tmp_path: Path, parsed: Registry) -> None:
    cached(tmp_path / "content", TEXTS, parsed)
    (file,) = (tmp_path / ".cache").glob("*.json")
    file.write_text(file.read_text(encoding="utf-8").replace('"company"', '"firm"'), encoding="utf-8")
    assert cached(tmp_path / "content", TEXTS, parsed) == (parsed, 1)


def test_cached_registry__no_folder_to_write__is_parsed_each_time(tmp_path: Path, parsed: Registry) -> None:
    (tmp_path / ".cache").write_text("", encoding="utf-8")
    assert cached(tmp_path / "content", TEXTS, parsed) == (parsed, 1)
    assert cached(tmp_path / "content", TEXTS, parsed) == (parsed, 1)


def test_read_registry__a_mistake__is_not_kept(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "companies.yml").write_text(TEXTS[0] + "- name: Kettle\n  kind: spoon\n", encoding="utf-8")
    with pytest.raises(ContentError, match="unknown kind"):
        read_registry(content)
    assert not (tmp_path / ".cache").exists()


def test_read_registry__small_texts__leave_no_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "companies.yml").write_text("- name: Kettle\n", encoding="utf-8")
    assert [company.name for company in read_registry(content).companies] == ["Kettle"]
    assert not (tmp_path / ".cache").exists()
