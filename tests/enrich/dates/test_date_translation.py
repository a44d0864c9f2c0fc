"""Days in other languages, in the words that the date evidence reads."""

from __future__ import annotations

import pytest

from generator.enrich.dates.translate import in_english
from generator.model import Block, BlockKind, Document
from tests.support.factories import make_item


def translated(text: str) -> str:
    document = Document(make_item(text), (Block(BlockKind.PARAGRAPH, text),))
    return in_english(document).blocks[0].text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Weber haben sich am Freitagabend auf einen Preis und eine Frist geeinigt.", "on Friday"),
        ("Der Preis für die Wolle gilt seit dem 24. Juli und nicht länger.", "24 July"),
        ("Die Weber wollen mit dem Geld bis 2030 eine Halle und das Lager bauen.", "by 2030"),
        ("La Gazette est vendue depuis mardi dans les villages pour une pièce.", "on Tuesday"),
        ("Les tisserands ont signé le 3 juillet 2024 dans la halle pour une saison.", "3 July 2024"),
        ("Los tejedores acordaron este lunes el precio de la lana para el valle.", "on Monday"),
        ("La lana que se vendió en marzo de 2023 costó el doble para los sastres.", "in March 2023"),
        ("织工们周四就羊毛价格达成一致。", "on Thursday"),
        ("织工们于2024年7月25日达成一致。", "25 July 2024"),
    ],
)
def test_in_english__a_day_in_another_language__is_translated(text: str, words: str) -> None:
    assert words in translated(text)


@pytest.mark.parametrize(
    "text",
    [
        "The weavers of the valley agreed on Mars, and the price of the wool was that of April.",
        "Will sold the mill on the river, and the wool with it.",
    ],
)
def test_in_english__an_english_text__is_left_alone(text: str) -> None:
    assert translated(text) == text
