"""The JSON Schemas say what the checks say: for every key of every kind of file, and for the sample's own files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator import yaml_lines
from generator.config import parse_config
from generator.content.front_matter import (
    parse_article,
    parse_briefing,
    parse_note,
    parse_text_page,
    split_front_matter,
)
from generator.content.registry import parse_companies, parse_people, parse_tags
from generator.desk.forms.schemas import SCHEMAS, FileSchema, json_schema, schema_texts
from generator.errors import ContentError
from generator.model.keys import Key, ValueShape
from tests.conftest import ROOT

PARSERS: dict[str, Callable[[str, str], object]] = {
    "article": parse_article,
    "note": parse_note,
    "briefing": parse_briefing,
    "page": parse_text_page,
    "site": parse_config,
    "companies": parse_companies,
    "tags": parse_tags,
    "people": parse_people,
}
KINDS = {kind.name: kind for kind in SCHEMAS}
VALIDATORS = {kind.name: Draft7Validator(json_schema(kind)) for kind in SCHEMAS}
BASE: dict[str, dict[str, Any]] = {
    "article": {"title": "A pot", "date": dt.date(2024, 5, 1), "updated": dt.date(2024, 5, 2)},
    "note": {"title": "A pot"},
    "briefing": {"title": "A pot", "date": dt.date(2024, 5, 1)},
    "page": {"title": "A pot"},
    "site": {"title": "Pots"},
    "companies": {"name": "Quill"},
    "tags": {"slug": "pots"},
    "people": {"name": "Ana Soto"},
}
DAY = dt.date(2024, 5, 1)
VALUES: tuple[Any, ...] = (
    *(None, "", "  ", "A kettle", "Quill", "pots", "two words", "Größe", 5, 0, -1, 1.5, 100_001, True, False, DAY),
    *("2024-05-01", "2024-05-01 10:30", "2024-05-01T10:30:00Z", "2024-13-01", "0204-05-01", "May 2024", "yes"),
    *(
        "CN",
        "cn",
        "CHN",
        "company",
        "Company",
        "github-pages",
        "GitHub",
        "https://ann.example",
        "https://ann.example/a/",
    ),
    *("http://localhost", "ftp://ann.example/", "www.ann.example", "https://ann.example/?q=1", "ann@ann.example"),
    *("2024/07/old.html", "/2024/07/old/", "/2024/07/old", "old", "old.htm", "https://ann.example/a.html", "a\\b.html"),
    *(
        [],
        [""],
        ["pots"],
        ["A", "B"],
        [5],
        [True],
        [None],
        [["A"]],
        [{"a": 1}],
        ["a.html", "/b/"],
        ["zip"],
        ["zip", "xls"],
    ),
    *([1, 4], [4], [0, 4], [1, 2, 3], ["1", "4"], [1.5, 2], [True, 4], {}, {"a": 1}, {"pictures": {"font": "x"}}),
    *({"text": "Wrong"}, {"text": "Wrong", "date": DAY}, {"text": ""}, {"date": DAY}, {"text": "x", "day": DAY}),
    *([{"text": "Wrong"}, "More"], ["Wrong", 5], [{"article": "a-pot"}], [{"article": "a-pot", "comment": "Good."}]),
    *([{"article": "a-pot", "comment": 5}], [{"comment": "Good."}], [{"article": "a-pot", "coment": "Good."}]),
    *({"dump": "a.txt", "lines": [1, 4]}, {"dump": "a.txt"}, {"lines": [1, 4]}, {"dump": "a.txt", "lines": 4}),
    *({"dump": "a.txt", "lines": [1, 4], "url": "https://a.example/x"}, {"dump": "a.txt", "lines": [1, 4], "url": "x"}),
    *({"dump": "a.txt", "lines": [1, 4], "tags": ["A"]}, {"dump": "a.txt", "lines": [1, 4], "line": 3}),
)
"""Something of every shape, and close to it: each is tried under each key."""
KEYS = [(kind.name, key) for kind in SCHEMAS for key in kind.keys]


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes each value in full: no reference to an earlier one."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def judged(kind: FileSchema, record: dict[str, Any]) -> tuple[list[str], list[str]]:
    """What the checks say of a file with these values, and what its schema says."""
    written = yaml.dump([record] if kind.listed else record, Dumper=Dumper, allow_unicode=True, sort_keys=False)
    front = kind.files.endswith(".md")
    text = f"---\n{written}---\n\nA text.\n" if front else written
    try:
        PARSERS[kind.name](text, "a-pot.md")
        said = []
    except ContentError as error:
        said = [str(problem) for problem in error.problems]
    read = split_front_matter(text, "a-pot.md")[0].value if front else yaml_lines.load(text, "").value
    return said, [error.message for error in VALIDATORS[kind.name].iter_errors(plain(read))]


@pytest.mark.parametrize(("name", "key"), KEYS, ids=[f"{name}-{key.name}" for name, key in KEYS])
def test_schema__each_value_under_each_key__is_judged_as_the_checks_do(name: str, key: Key) -> None:
    kind = KINDS[name]
    wrong = []
    for value in VALUES:
        record = {**BASE[name], key.name: value}
        if name == "companies" and key.name == "parent":
            if isinstance(value, str | int | float | dt.date) and not isinstance(value, bool) and str(value).strip():
                continue  # whether there is such an entry is no question of a schema
        elif name == "companies" and value == "product":
            record["parent"] = "Kettle"
        if (isinstance(value, dt.date) and key.shape is ValueShape.RECORDS) or (value == "  " and key.values):
            continue  # in JSON a text as others; as good as empty
        if key.name in ("date_earliest", "date_latest"):
            record = {**record, **{other: DAY for other in ("date_earliest", "date_latest") if other != key.name}}
        said, refused = judged(kind, record)
        if bool(said) != bool(refused) and not only_together(key, said):
            wrong.append((value, said, refused))
    assert wrong == []


def only_together(key: Key, said: list[str]) -> bool:
    """Whether the checks complain of two keys that do not fit, each of which is right."""
    return key.shape is ValueShape.DAY and all(
        "without the other end" in one or "is not between" in one for one in said
    )


@pytest.mark.parametrize("name", KINDS)
def test_schema__misspelt_and_missing_keys__are_refused_by_both(name: str) -> None:
    kind = KINDS[name]
    assert judged(kind, BASE[name]) == ([], [])
    said, refused = judged(kind, {**BASE[name], "colour": "red"})
    assert bool(said) == bool(refused) == kind.closed
    for key in (key for key in kind.keys if key.required):
        said, refused = judged(
            kind, {one: value for one, value in BASE[name].items() if one != key.name} | {"tags": []}
        )
        assert said
        assert refused


@pytest.mark.parametrize("kind", SCHEMAS, ids=list(KINDS))
def test_schema__every_file_of_the_sample__is_valid(kind: FileSchema) -> None:
    files = sorted(ROOT.glob(kind.files))
    assert files or kind.name == "people"  # the sample has none of its own
    Draft7Validator.check_schema(json_schema(kind))
    for path in files:
        text = path.read_text(encoding="utf-8")
        front = path.suffix == ".md"
        read = split_front_matter(text, path.name)[0].value if front else yaml_lines.load(text, path.name).value
        assert [error.message for error in VALIDATORS[kind.name].iter_errors(plain(read))] == []


def test_schema_texts__of_every_kind__explain_every_key() -> None:
    texts = schema_texts()
    assert set(texts) == {f"{name}.json" for name in KINDS}
    for name, text in texts.items():
        read = json.loads(text)
        keys = (read.get("items") or read)["properties"]
        assert all(key["description"].endswith(".") for key in keys.values()), name
