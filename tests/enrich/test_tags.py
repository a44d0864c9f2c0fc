"""Tags from cues: what speaks for a tag, against it, and from where."""

from __future__ import annotations

import json
from pathlib import Path

from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.enrich.entities.companies import find_companies
from generator.enrich.entities.gazetteer import Gazetteer
from generator.enrich.tags import TagModel, assign_tags
from generator.model import Block, BlockKind, CompanyMatches, Document, Registry
from tests.support.factories import make_item

NOBODY = CompanyMatches((), ())
FEED = "002_49b20c881b644463.txt"
TAGS = """
- slug: gaming
  cues: [game, esports, game studio, game licence]
  negative_cues: [game changer]
- slug: metaverse-and-vr
  cues: [AR, VR headset]
- slug: ipo
  cues: [listing]
"""


def make_model(tags: str = TAGS, companies: str = "") -> TagModel:
    return TagModel(Registry(parse_companies(companies, "companies.yml"), parse_tags(tags, "tags.yml")))


def make_document(lede: str, **labels: str) -> Document:
    blocks = [Block(BlockKind.PARAGRAPH, lede)]
    blocks += [Block(BlockKind.LABEL, text, label.replace("_", " ")) for label, text in labels.items()]
    return Document(make_item(lede), tuple(blocks))


def test_cues__plural_and_longer_words__count_whole_words_only() -> None:
    slugs = [slug for slug, worth in make_model().cues("Games and esports at the gamepad; AR, but no ar or art.")]
    assert slugs == ["gaming", "gaming", "metaverse-and-vr"]


def test_cues__negative__speaks_against() -> None:
    assert any(worth < 0 for slug, worth in make_model().cues("A game changer"))


def test_assign_tags__strong_lede__comes_first() -> None:
    document = make_document("A game studio won a game licence for its new game.", Context="It plans a listing.")
    assert assign_tags(document, NOBODY, make_model())[0] == "gaming"


def test_assign_tags__only_a_negative_cue__gives_no_such_tag() -> None:
    assert "gaming" not in assign_tags(make_document("The plan is a game changer."), NOBODY, make_model())


def test_assign_tags__no_cue_at_all__gives_none() -> None:
    assert assign_tags(make_document("Nothing of note was said."), NOBODY, make_model()) == ()


def test_assign_tags__sector_of_the_company__is_weak_evidence() -> None:
    model = make_model(companies="- name: Teapot\n  tags: [gaming]\n")
    document = make_document("Teapot plans a listing, and the listing is near.")
    tags = assign_tags(document, CompanyMatches(("Teapot",), ()), model)
    assert tags[0] == "ipo"


def test_assign_tags__everything_at_once__gives_four_at_most() -> None:
    tags = "\n".join(f"- slug: t{n}\n  cues: [alpha, beta, gamma, delta]" for n in range(9))
    document = make_document("An alpha, a beta, a gamma, and a delta.")
    assert assign_tags(document, NOBODY, make_model(tags)) == ("t0", "t1", "t2", "t3")


def test_assign_tags__real_feed__reaches_the_baseline(real_dumps: Path, gold: Path) -> None:
    registry = Registry(
        parse_companies(starter_text("companies.yml"), "companies.yml"), parse_tags(starter_text("tags.yml"), "t")
    )
    gazetteer, model = Gazetteer(registry.companies), TagModel(registry)
    items = {item.first: item for item in read_items(read_dump(real_dumps / FEED)).items}
    right = wrong = missed = 0
    for label in json.loads((gold / "feed-dev.json").read_text(encoding="utf-8"))["articles"]:
        document = read_structure(items[label["start_line"]])
        mine = set(assign_tags(document, find_companies(document, gazetteer), model))
        truth = set(label["tags"])
        right, wrong, missed = right + len(mine & truth), wrong + len(mine - truth), missed + len(truth - mine)
    assert 2 * right / (2 * right + wrong + missed) >= 0.7
