"""English is told from other languages by one test."""

from __future__ import annotations

import pytest

from generator.language import is_english, is_wide

OTHER = {
    "German": "Der Hafen hat die neuen Kräne für das Werk mit einem Jahr Verspätung bekommen, sagte die Stadt.",
    "French": "Le port a reçu les nouvelles grues pour une usine dans le sud du pays, selon la ville.",
    "Spanish": "El puerto recibió las nuevas grúas para una fábrica en el sur del país, según la ciudad.",
    "Italian": "Il porto ha ricevuto le nuove gru per una fabbrica che non era pronta, dice la città con gioia.",
    "Portuguese": "O porto recebeu as novas gruas para uma fábrica que não estava pronta, diz o governo em nota.",
    "Dutch": "De haven heeft het nieuwe werk niet op tijd gekregen, zegt een raadslid van de stad.",
    "Chinese": "港口迟到一年收到了工厂的新起重机，市政府说。",
    "Japanese": "港は一年遅れで新しいクレーンを受け取ったと市が発表した。",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_is_english__another_language__is_not(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "The port has received the new cranes for its plant a year late, the city said.",
        "Chipmaker Velmic hires staff",
        "",
        "Le Figaro and Die Zeit reported on the sale of the port to a fund that is based in La Paz.",
    ],
)
def test_is_english__english_or_too_short_to_tell__is(text: str) -> None:
    assert is_english(text)


def test_is_wide__mostly_latin__is_not() -> None:
    assert (is_wide("Alibaba 阿里巴巴 opens"), is_wide("阿里巴巴 opens")) == (False, False)
    assert is_wide("阿里巴巴开店 A")
