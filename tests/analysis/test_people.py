"""People whom texts name."""

from __future__ import annotations

import pytest

from generator.analysis.people import PeopleIndex
from generator.model import Person

ANA, BO = Person("Ana Soto", aliases=("A. Soto",)), Person("Bo Lin")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Bo Lin met Ana Soto, and A. Soto met Bo Lin.", (BO, ANA)),
        ("Bo Linden met Anana Soto.", ()),
        ("“Bo Lin’s pot”", (BO,)),
    ],
)
def test_named__a_text__has_those_whose_whole_names_are_in_it(text: str, named: tuple[Person, ...]) -> None:
    assert PeopleIndex((ANA, BO)).named(text) == named
    assert PeopleIndex(()).named(text) == ()
