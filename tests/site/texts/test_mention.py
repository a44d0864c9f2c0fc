"""The sentence that a page shows for a company that an article only mentions."""

from __future__ import annotations

import pytest

from generator.site.texts.mention import mention_sentence, names_pattern

TEXT = "The mill is closed.\n\nKettle Inc. bought it from Pan & Sons, said Ms. Orr of Pan. It opens in May."


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (("Pan & Sons",), TEXT, "Kettle Inc. bought it from Pan & Sons, said Ms. Orr of Pan."),
        (("Kettle", "Kettle Inc."), TEXT, "Kettle Inc. bought it from Pan & Sons, said Ms. Orr of Pan."),
        (("Mill",), TEXT, ""),  # a word of the text, no name
        (("Ettle",), TEXT, ""),
        (("Meta",), "Metal is dear. Metabolism, too. Meta is late.", "Meta is late."),
        (("阿里巴巴",), "市场平静。昨天阿里巴巴宣布新计划。其他没有。", "昨天阿里巴巴宣布新计划。"),
        (("Éclair",), "Who owns Éclair? Nobody knows.", "Who owns Éclair?"),
        ((), TEXT, ""),
    ],
)
def test_mention_sentence__a_text__is_the_first_that_has_the_name(
    names: tuple[str, ...], text: str, expected: str
) -> None:
    assert mention_sentence(text, names_pattern(names)) == expected


@pytest.mark.parametrize("place", [0, 40, 118])
def test_mention_sentence__a_long_one__is_shortened_around_the_name(place: int) -> None:
    words = ["word"] * 120
    words.insert(place, "Kettle")
    shown = mention_sentence(" ".join(words) + ".", names_pattern(("Kettle",)))
    assert "Kettle" in shown
    assert len(shown) <= 226
    assert (shown.startswith("… "), shown.endswith(" …")) == (place > 20, place < 80)
