"""The decision whom an article is about, with weights of the test's own."""

from __future__ import annotations

import math

import pytest

from generator.enrich.entities.companies import CompanyWeights, choose, packaged_weights, score, weigh_companies
from generator.enrich.entities.features import name_features
from generator.enrich.entities.layout import lay_out
from generator.enrich.evidence import NameEvidence, text_at
from generator.model import Block, BlockKind, Document
from tests.enrich.entities.test_companies import make_gazetteer
from tests.support.factories import make_item
from training.fit_companies import fit, read_examples

WEIGHTS = CompanyWeights({"first": 2.0, "once": -1.0}, even=1.0, enough=1.0, alone=0.5)
FIRMS = make_gazetteer("- name: Quill\n- name: Pebble\n- name: Kettle\n")
NOTHING = "nobody scores enough, and it is the most central"


@pytest.mark.parametrize(
    ("scores", "about"),
    [
        ({"Quill": 1.0, "Pebble": 0.99}, ["Quill"]),
        ({"Quill": 1.0, "Pebble": 2.0}, ["Pebble", "Quill"]),
        ({"Quill": 0.9, "Pebble": 0.9, "Kettle": 0.6}, ["Quill"]),
        ({"Quill": 0.5}, ["Quill"]),
        ({"Quill": 0.49}, []),
        ({}, []),
        (dict.fromkeys("abcdefg", 3.0), ["a", "b", "c", "d", "e", "f"]),
    ],
)
def test_choose__scores__are_those_with_enough_or_the_best_one(scores: dict[str, float], about: list[str]) -> None:
    assert choose(scores, WEIGHTS) == about


def test_score__a_feature_without_a_weight__counts_nothing() -> None:
    assert score(WEIGHTS.features, {"first": 1.0, "once": 0.5, "turn": 9.0}) == 1.5


@pytest.mark.parametrize(("enough", "said"), [(-9.0, False), (99.0, True)])
def test_weigh_companies__nobody_scores_enough__the_evidence_says_so(enough: float, said: bool) -> None:
    document = Document(make_item("x"), (Block(BlockKind.PARAGRAPH, "Quill grew. Pebble watched Quill."),))
    weights = CompanyWeights(WEIGHTS.features, 0.0, enough, alone=-99.0)
    found, evidence = weigh_companies(document, FIRMS, weights)
    assert found.companies[0] == "Quill"
    assert next(any(sign.words == NOTHING for sign in one.signs) for one in evidence) is said
    assert all(sign.weight == 0.0 for one in evidence for sign in one.signs if sign.words == NOTHING)


def test_weigh_companies__a_score_of_exactly_enough__is_enough() -> None:
    document = Document(make_item("x"), (Block(BlockKind.PARAGRAPH, "Quill grew."),))
    nothing = CompanyWeights({}, even=0.0, enough=0.0, alone=0.0)
    found, (evidence,) = weigh_companies(document, FIRMS, nothing)
    assert found.companies == ("Quill",)
    assert NOTHING not in [sign.words for sign in evidence.signs]
    assert [sign.weight for sign in evidence.signs] == [0.0] * len(evidence.signs)


@pytest.mark.parametrize(
    ("text", "units", "dropped"),
    [
        ("Quill moved the head of Quill Ships to Pebble. Quill Ships grew.", {"Quill Ships"}, {"Quill", "Pebble"}),
        ("Quill Ships grew. Quill watched it, and Quill Ships sold.", {"Quill Ships"}, set()),
        ("Quill Ships and Pebble met. Pebble grew.", set(), {"Quill Ships"}),
    ],
)
def test_name_features__a_unit_or_a_name_that_is_dropped__is_marked(
    text: str, units: set[str], dropped: set[str]
) -> None:
    firms = make_gazetteer("- name: Quill\n- name: Quill Ships\n- name: Pebble\n")
    laid = lay_out(Document(make_item("x"), (Block(BlockKind.PARAGRAPH, text),)))
    found = name_features(laid, firms.find(laid.whole))
    assert {name for name, values in found.items() if "unit" in values} == units
    assert {name for name, values in found.items() if "dropped" in values} == dropped


def test_weigh_companies__names_in_title_and_text__are_about_or_not_with_their_places() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, "Quill grew in spring."), Block(BlockKind.PARAGRAPH, "It met Kettle once."))
    document = Document(make_item("x", title="Pebble and Quill"), blocks)
    found, evidence = weigh_companies(document, FIRMS)
    by_name = {one.name: one for one in evidence}
    assert {name: one.about for name, one in by_name.items()} == {
        name: name in found.companies for name in ("Quill", "Pebble", "Kettle")
    }
    assert {name: [span.block for span in one.spans] for name, one in by_name.items()} == {
        "Quill": [-1, 0],
        "Pebble": [-1],
        "Kettle": [1],
    }
    assert text_at(document, by_name["Kettle"].spans[0]) == "Kettle"


@pytest.mark.parametrize(("even", "about"), [(1.0, 0.5), (1.0 - math.log(3), 0.75), (1.0 + math.log(3), 0.25)])
def test_probability__a_score__is_that_of_the_logistic_model(even: float, about: float) -> None:
    chosen = NameEvidence("Quill", True, 1.0, even, 0.0, (), ())
    named = NameEvidence("Quill", False, 1.0, even, 2.0, (), ())
    assert (chosen.probability, named.probability) == pytest.approx((about, 1 - about))


def test_fit__the_labelled_sources__gives_the_weights_of_the_package() -> None:
    assert fit(list(read_examples().values())) == packaged_weights()
