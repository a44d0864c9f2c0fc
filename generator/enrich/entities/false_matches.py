"""Phrases that hold a company's name and mean something else.

Data: `DECOYS`, which a gazetteer finds as it finds names, and credits to nobody; `is_person` for names of people.
Limits: the phrases that news use most; a person is known by a first name in front.
"""

from __future__ import annotations

import re

from generator.enrich.entities.lexicon import FIRST_NAMES

DECOYS = (
    "JD Vance|Amazon River|Amazon rainforest|Amazon basin|Amazon jungle|Amazon forest|Apple pie|apple orchard|Big Apple|Adam’s Apple|"
    "Visa application|Visa applications|Visa-free|visa waiver|Visa policy|Visa requirements|Visa rules|Oracle of Omaha|Oracle of Delphi|"
    "Oracle bone|Oracle bones|Times Square|Trafalgar Square|Red Square|Tiananmen Square|Madison Square|Union Square|Snap election|Snap judgment|"
    "Continental breakfast|Continental Europe|Continental shelf|Meta-analysis|Meta analysis|HP Sauce|Arms race|Arm’s length|Arm wrestling|"
    "Line of Actual Control|Line dancing|Production Line|Line Up|Front Line|Top Line|Bottom Line|Soul music|Soul food|National Grid|"
    "Square Mile|Square meters|Square metres|Square feet|Square kilometers|Block chain|Block party|Eastern Block|Building Block|"
    "Virgin Islands|British Virgin Islands|Shell company|Shell companies|Shell script|Orange County|Orange juice|"
    "Target price|Target audience|Gap year|Gap between|Intel report|Unity Day|National Unity|Unity government|Dell’Arte|"
    "Bain Marie|Ford Foundation|Gates Foundation|Rockefeller Center|Cisco Kid|Sharp decline|Sharp increase|Sharp rise|Sharp drop|Sharp fall|"
    "Sharp contrast|Wise men|Wise man|Wish list|Inner Circle|Vicious Circle|Virtuous Circle|Full Circle|Arctic Circle|Keep in mind|"
    "Keep an eye|Keep up|Nothing but|Nothing to|Nothing else|Nothing new|Nothing more|Zoom in|Zoom out|Zoom lens|Discord between|"
    "Universal basic income|Universal Declaration|Universal design|Windows of opportunity|Threads of|Claude Monet|Claude Debussy|"
    "Claude Shannon|Gemini constellation|Honor roll|Honor guard|Medal of Honor|Code of Honor|Guest of Honor|"
    "Prime Minister|Prime Ministers|Amazonian|Uber-rich|Tata Steel Chess|Subway station|Subway stations|Subway line|Subway lines|"
    "Subway system|Subway train|Subway trains|Twitch of|Sea level|Sea of|Black Sea|Red Sea|North Sea|South China Sea|East China Sea|"
    "Dead Sea|Caspian Sea|Baltic Sea|Yellow Sea|Mediterranean Sea|South Sea|北京东|南京东|小米粥|小米椒|Sea freight|Sea route|Sea routes"
).split("|")
"""The longest match wins: `Times Square` is no Square."""

_NO_FIRST_NAMES = frozenset(
    "Will Max Per Grace Rose Eve Mark Bill Rob Don Pat Jet Dong Ivy Roman Rich Lee Li Lei Lea Yang Kim Jordan Virginia Victoria "
    "Florian Carol Christian Oscar Magnus Sofia Santiago Stella Dean Glenn Guy Jan Gene Robin Dan Ella Luna Ann Kumar".split()
)
"""They are words, places or names of firms as well: `Will Apple`, `Max Ford` is rarer."""
_WORD_BEFORE = re.compile(r"(?<![^\W_])([A-Z][a-z]+)(?: [A-Z]\.)? $")


def is_person(text: str, start: int) -> bool:
    """Whether a first name stands right in front: `Michael Dell`, `Henry Ford`."""
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    return bool(before) and before[1] in FIRST_NAMES - _NO_FIRST_NAMES  # type: ignore[index]
