"""The forms of the editor in the browser: a configuration that Sveltia CMS accepts, with a field for each key."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from generator.config import SiteConfig
from generator.content.keys import ARTICLE, BRIEFING, NOTE, TEXT_PAGE
from generator.model import Slug, Tag
from generator.site.admin.form import form_config, repository_of
from tests.conftest import ROOT

SCHEMA = ROOT / "node_modules/@sveltia/cms/schema/sveltia-cms.json"
NOT_IN_FORMS = {"slug", "aliases", "source", "correction"}


def made(config: SiteConfig | None = None) -> dict[str, Any]:
    tags = [Tag(Slug("ipo"), "Flotations"), Tag(Slug("tea"), "Tea")]
    return form_config(config or SiteConfig(title="Pots", admin=True), tags, "content")


@pytest.mark.parametrize("address", ["", "https://ann.github.io/pots/", "https://ann.example/"])
def test_form_config__any_settings__are_accepted_by_the_editors_schema(address: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    config = made(SiteConfig(base_url=address))
    assert list(Draft7Validator(schema).iter_errors(config)) == []
    assert config.get("site_url", "") == address  # the editor takes no relative one, which its schema does not say


def test_form_config__each_kind_of_file__has_a_field_for_each_key() -> None:
    found = {one["name"]: {field["name"]: field for field in one["fields"]} for one in made()["collections"]}
    kinds = {"articles": ARTICLE, "notes": NOTE, "briefings": BRIEFING, "pages": TEXT_PAGE}
    assert set(found) == set(kinds)
    for name, keys in kinds.items():
        assert set(found[name]) == {key.name for key in keys} - NOT_IN_FORMS | {"body"}
        assert {field for field, one in found[name].items() if one["required"]} - {"body"} == {
            key.name for key in keys if key.required
        }
    assert found["articles"]["tags"]["options"][1] == {"label": "Tea", "value": "tea"}
    assert [field["name"] for field in found["briefings"]["articles"]["fields"]] == ["article", "comment"]


@pytest.mark.parametrize(
    ("base_url", "setting", "repository"),
    [
        ("https://ann.github.io/pots/", "", "ann/pots"),
        ("https://ann.github.io/", "", "ann/ann.github.io"),
        ("https://ann.github.io/pots/", "desk/archive", "desk/archive"),
        ("https://news.example/pots/", "", ""),
        ("https://github.io.example/pots/", "", ""),
        ("", "", ""),
    ],
)
def test_repository_of__an_address__is_the_one_it_is_published_from(
    base_url: str, setting: str, repository: str
) -> None:
    assert repository_of(SiteConfig(base_url=base_url, repository=setting)) == repository
