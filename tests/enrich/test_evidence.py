"""What spoke for a fact: every kind is told with its words, and the words stand where it says."""

from __future__ import annotations

import datetime as dt

from generator.content.registry import parse_companies, starter_text
from generator.date_basis import BasisKind, DateBasis
from generator.dumps.structure import read_structure
from generator.enrich.dates.estimate import weigh_dates
from generator.enrich.dates.event_file import parse_calendar
from generator.enrich.entities.companies import Gazetteer, find_companies, weigh_companies
from generator.enrich.evidence import DateSign, TextSpan, locate, source_sentence, text_at
from generator.enrich.headlines.choose import make_titles, weigh_titles
from generator.enrich.tags import TagModel, assign_tags, weigh_tags
from generator.model import CompanyMatches, Document, Registry, Slug, Tag
from tests.support.factories import briefing_lines, make_item

CALENDAR = parse_calendar((starter_text("events.yml"), "events.yml"))
GAZETTEER = Gazetteer(parse_companies(starter_text("companies.yml"), "companies.yml"))


def make_document(*texts: str, **changes: object) -> Document:
    return read_structure(make_item(*texts, **changes))


def test_weigh_companies__subject_and_rival__each_has_its_signs_and_places() -> None:
    document = make_document(
        "Shein on Monday opened a warehouse in Leeds, a town that rival Temu had turned down a year before.",
        "Details: Shein’s second one will follow, and the firm has not said where or when that is to be.",
    )
    matches, (shein, temu) = weigh_companies(document, GAZETTEER)
    assert matches == find_companies(document, GAZETTEER) == CompanyMatches(("Shein",), ("Temu",))
    assert shein.about
    assert not temu.about
    assert shein.score >= shein.enough > temu.score
    assert {"in the first sentence", "the subject of the lede"} <= {sign.words for sign in shein.signs}
    assert not {"in the first sentence", "the subject of the lede"} & {sign.words for sign in temu.signs}
    assert abs(sum(sign.weight for sign in temu.signs) - temu.score) < 1e-9
    assert [span.block for span in shein.spans] == [0, 1]
    assert [text_at(document, span) for span in (*shein.spans, *temu.spans)] == ["Shein", "Shein", "Temu"]


def test_weigh_companies__a_name_in_the_title_of_the_dump__is_in_block_minus_one() -> None:
    document = make_document("It was the last of three.", title="Lazada closes a shop")
    _, (lazada,) = weigh_companies(document, GAZETTEER)
    assert lazada.spans == (TextSpan(-1, 0, 6),)
    assert text_at(document, lazada.spans[0]) == "Lazada"


def test_weigh_tags__cues_in_two_places__are_reported_with_their_words_and_weights() -> None:
    tags = (Tag(Slug("games"), "Games", ("console",)), Tag(Slug("food"), "Food", ("noodle soup",)))
    document = make_document(
        "A Console for the pocket went on sale. It costs as much as a noodle soup.",
        "Details: The console weighs less than the soup, and lasts longer than it on a train.",
    )
    slugs, evidence = weigh_tags(document, CompanyMatches((), ()), TagModel(Registry((), tags)))
    assert slugs == assign_tags(document, CompanyMatches((), ()), TagModel(Registry((), tags)))
    assert [e.slug for e in evidence] == ["games", "food"]
    assert tuple(e.slug for e in evidence if e.given) == slugs
    games, food = evidence
    assert [sign.words for sign in games.signs] == ['"Console" in the first sentence', '"console" under Details']
    assert [text_at(document, span) for span in games.spans] == ["Console", "console"]
    assert [text_at(document, span) for span in food.spans] == ["noodle soup"]
    assert games.score > food.score
    assert games.score == sum(sign.weight for sign in games.signs)


def test_weigh_dates__a_feed__every_hint_and_whether_it_agrees() -> None:
    texts = [briefing_lines(firm) for firm in ("Orchard Robotics", "Lantern Foods")]
    texts[0][0] += " The plan dates from March 4, 2023."
    documents = [make_document(*lines) for lines in texts]
    weighed = weigh_dates(documents, CALENDAR, newest=dt.date(2023, 3, 31), oldest=dt.date(2023, 3, 1))
    for _, signs in weighed:
        assert 'The text says "on Tuesday".' in [str(sign.basis) for sign in signs]
        assert list(signs) == sorted(signs, key=lambda sign: -sign.weight)
    for estimate, signs in weighed:
        agreeing = [sign.basis for sign in signs if sign.agrees][:3]
        assert all(word in estimate.basis for basis in agreeing for word in basis.words)


def test_weigh_titles__one_article__the_runners_up_are_others() -> None:
    lines = briefing_lines("Orchard Robotics")
    document = make_document(lines[0], "The founder will open the first shop in Leeds in spring next year.", *lines[1:])
    (title,) = weigh_titles([document])
    assert (title.title,) == make_titles([document])
    assert not title.from_dump
    assert title.others
    assert title.title not in title.others


def test_weigh_titles__the_dump_tells_it__there_is_nothing_to_choose() -> None:
    (title,) = weigh_titles([make_document("A text.", title="A title of its own")])
    assert (title.title, title.from_dump, title.others) == ("A title of its own", True, ())


def test_locate__quoted_words_and_named_events__stand_in_the_text() -> None:
    document = make_document("On Tuesday, ahead of the 618 festival, sales rose.", "It began on\u00a0TUESDAY.")
    day = DateSign(DateBasis(BasisKind.WEEKDAY, ("Tuesday",)), True, 1.0)
    event = DateSign(DateBasis(BasisKind.EVENT, ("618",), "Mid-year sale 2023"), True, 1.0)
    assert [text_at(document, span) for span in locate(document, day)] == ["Tuesday", "TUESDAY"]
    assert [text_at(document, span) for span in locate(document, event)] == ["618"]
    assert list(locate(document, DateSign(DateBasis(BasisKind.ORDER), True, 1.0))) == []


def test_source_sentence__a_shortened_headline__comes_from_the_sentence_it_was_made_of() -> None:
    document = make_document("It had rained. Orchard, a firm in Leeds, plans forty shops.", "Nobody knows why.")
    span = source_sentence(document, "Orchard plans forty shops")
    assert span is not None
    assert text_at(document, span) == "Orchard, a firm in Leeds, plans forty shops."
    assert source_sentence(document, "Quite another matter") is None


def test_source_sentence__chinese__shares_characters() -> None:
    document = make_document("昨天下雨了。果园公司计划开设四十家店。")
    span = source_sentence(document, "果园公司开设四十家店")
    assert span is not None
    assert text_at(document, span) == "果园公司计划开设四十家店。"
