"""The briefs that the layouts are made of, and the forms in which they give a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brief:
    """One article."""

    title: str
    day: dt.date
    author: str
    paper: str
    url: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A text, and which facts of the briefs it tells."""

    text: str
    title: bool = True
    day: bool = True
    author: bool = False
    url: bool = False
    first_only: bool = False
    """It has only the first paragraph of each."""
    issue: dt.date | None = None
    """The day of all of them."""


BRIEFS = (
    Brief(
        "Orla Cycles recalls 9,000 cargo bikes over a weld",
        dt.date(2023, 11, 21),
        "Maeve Dunning",
        "Harbour Gazette",
        "https://wire.example.com/2023/orla-recall",
        (
            "Orla Cycles is calling back 9,000 cargo bikes because a weld below the front box can crack, the Dublin company said in a notice to shops.",
            "Nobody has been hurt. A mechanic in Cork noticed the fault in October and wrote to the firm three times before it answered.",
            "Repairs take twenty minutes and are free; owners of bikes sold before 2021 get a new frame instead.",
        ),
    ),
    Brief(
        "Why Tessaly Bank gave its branches to a bakery chain",
        dt.date(2023, 11, 20),
        "Ruben Okafor",
        "Daily Counter",
        "https://wire.example.com/2023/tessaly-bakery",
        (
            "Tessaly Bank will let out 41 of its branches to the bakery chain Morgen, and keep a single desk in each of them.",
            "The bank expects to save 6.5 million euros a year. Morgen pays no rent in the first year but trains its staff to reset cash cards.",
        ),
    ),
    Brief(
        "Kestrel Air sells its last two jets",
        dt.date(2023, 11, 17),
        "Ines Valdemar",
        "Harbour Gazette",
        "https://wire.example.com/2023/kestrel-jets",
        (
            "Regional carrier Kestrel Air has sold its last two jets to a leasing firm in Shannon and will fly turboprops only from January.",
            "“We were an airline of empty seats,” managing director Paul Ferrow told staff on Thursday.",
            "Five routes end, among them the one to Bergen that the airline began with in 1998.",
        ),
    ),
    Brief(
        "Solar glass maker Lumenta moves to Porto",
        dt.date(2023, 11, 14),
        "Maeve Dunning",
        "The Northern Ledger",
        "https://wire.example.com/2023/lumenta-porto",
        (
            "Lumenta, which makes glass that turns light into power, is moving its head office from Lyon to Porto after a quarrel over a building permit.",
            "About 70 people were asked to go along, and 52 of them said yes. The company pays for language lessons and for one flight home a month.",
        ),
    ),
    Brief(
        "Two in five parcels of Packro arrive late",
        dt.date(2023, 11, 9),
        "Ruben Okafor",
        "Daily Counter",
        "https://wire.example.com/2023/packro-late",
        (
            "Two in five parcels that Packro carried in October came at least a day late, figures of the postal regulator show.",
            "The company blames a new sorting hall near Ghent in which the belts stop whenever it rains.",
            "It has asked for a delay of the fines that are due in December. The regulator has not replied.",
        ),
    ),
)
_MONTHS = "January February March April May June July August September October November December".split()
_GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAYS: dict[str, Callable[[dt.date], str]] = {
    "english": lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    "american": lambda day: f"{_MONTHS[day.month - 1]} {day.day}, {day.year}",
    "weekday": lambda day: f"{_WEEKDAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}, {day.year}",
    "short": lambda day: f"{_MONTHS[day.month - 1][:3]} {day.day}, {day.year}",
    "iso": lambda day: day.isoformat(),
    "german": lambda day: f"{day.day}. {_GERMAN[day.month - 1]} {day.year}",
    "french": lambda day: f"{day.day} {_FRENCH[day.month - 1]} {day.year}",
    "spanish": lambda day: f"{day.day} de {_SPANISH[day.month - 1]} de {day.year}",
    "slashes": lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    "us slashes": lambda day: f"{day.month}/{day.day}/{day.year}",
    "dots": lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
}
