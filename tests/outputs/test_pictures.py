"""Social cards and icons: that they show what they should, in any script, and are drawn once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.building import build
from generator.errors import ContentError
from generator.site.pictures.cache import PictureCache
from generator.site.pictures.canvas import Canvas
from generator.site.pictures.icons import draw_icon, initial
from generator.site.pictures.social_card import SocialCard, draw_card
from generator.site.pictures.style import PictureStyle, read_style
from generator.site.pictures.typeface import Typeface, wrap
from tests.commands.test_building import _golden_copy
from tests.conftest import ROOT

FONTS = ROOT / "node_modules/@fontsource-variable/source-serif-4/files"
LATIN, EXTENDED = (FONTS / f"source-serif-4-{part}-wght-normal.woff2" for part in ("latin", "latin-ext"))
CARD = SocialCard("The Gazette", "Shops", "Leaf opens a shop", "about 2 July 2024", ("Leaf", "Kettle"))


@pytest.fixture(scope="module")
def style() -> PictureStyle:
    return read_style([{"headline": ["latin", "ext"], "text": ["latin"], "paper": "#ffffff"}], _read, "theme.yml")


def _read(path: str) -> bytes | None:
    places = {"latin": LATIN, "ext": EXTENDED}
    return places[path].read_bytes() if path in places else None


def _open(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def _ink(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Pixels in a part of a picture that are not paper."""
    part = picture.crop(box)
    paper = part.getpixel((0, 0))
    return sum(count for count, colour in part.getcolors(1 << 20) or [] if colour != paper)


HEADLINE = (60, 150, 1140, 490)
DATE = (60, 530, 560, 600)
NAMES = (640, 530, 1140, 600)


def test_draw_card__an_article__is_a_small_png_with_headline_date_and_companies(style: PictureStyle) -> None:
    data = draw_card(CARD, style)
    picture = _open(data)
    assert picture.size == (1200, 630)
    assert len(data) < 30_000
    assert all(_ink(picture, box) > 500 for box in (HEADLINE, DATE, NAMES))


def test_draw_card__the_same_words__give_the_same_bytes_and_other_words_others(style: PictureStyle) -> None:
    other = dataclasses.replace(CARD, date="3 July 2024")
    assert draw_card(CARD, style) == draw_card(CARD, style) != draw_card(other, style)
    assert CARD.key(style) != other.key(style)
    assert CARD.key(style) == dataclasses.replace(CARD).key(style)


def test_draw_card__a_headline_that_the_fonts_lack__shows_the_site_instead(style: PictureStyle) -> None:
    chinese = dataclasses.replace(CARD, headline="淘宝将免费向海外发货", companies=("阿里巴巴", "Leaf"))
    same = dataclasses.replace(CARD, headline=CARD.site, companies=("Leaf",))
    assert draw_card(chinese, style) == draw_card(same, style)


def test_draw_card__nothing_that_can_be_drawn__is_still_a_card(style: PictureStyle) -> None:
    empty = SocialCard("港口", "", "淘宝", "", ())
    assert _open(draw_card(empty, style)).size == (1200, 630)


@pytest.mark.parametrize("headline", ["word " * 80, "unbreakable" * 30, "a"])
def test_draw_card__a_headline_of_any_length__stays_in_its_place(style: PictureStyle, headline: str) -> None:
    picture = _open(draw_card(dataclasses.replace(CARD, headline=headline), style))
    assert _ink(picture, HEADLINE) > 100
    margins = [(0, 150, 60, 490), (1141, 150, 1200, 490), (60, 105, 1140, 140), (60, 495, 1140, 515)]
    assert [_ink(picture, box) for box in margins] == [0, 0, 0, 0]


def test_typeface__characters_of_another_part__are_drawn_from_it_and_unknown_ones_left_out() -> None:
    latin, both = Typeface([LATIN.read_bytes()], 400), Typeface([LATIN.read_bytes(), EXTENDED.read_bytes()], 400)
    assert (latin.clean("Łódź"), both.clean("Łódź")) == ("", "Łódź")
    assert both.clean("Tea \U0001f375 for two") == "Tea for two"
    assert both.clean("茶 for two") == ""
    assert both.width("Łódź", 40) > both.width("Łó", 40) > 0


def test_typeface__another_weight__is_another_width() -> None:
    data = LATIN.read_bytes()
    assert Typeface([data], 800).width("Headline", 60) > Typeface([data], 300).width("Headline", 60)


def test_typeface__without_fonts__draws_with_a_plain_one() -> None:
    assert Typeface([], 400).clean("Plain words") == "Plain words"


def test_wrap__lines__are_of_about_equal_length_and_lose_no_word() -> None:
    face = Typeface([LATIN.read_bytes()], 600)
    text = "Taobao to ship clothes abroad free of charge to Singapore and Malaysia"
    lines = wrap(face, text, 60, 1000)
    assert " ".join(lines) == text
    widths = [face.width(line, 60) for line in lines]
    assert max(widths) <= 1000
    assert min(widths) > 0.6 * max(widths)


def test_canvas__a_fourth_layer__is_refused() -> None:
    canvas = Canvas((8, 8), (255, 255, 255))
    for _ in range(3):
        canvas.layer((0, 0, 0)).point((1, 1), 255)
    with pytest.raises(ValueError, match="three layers"):
        canvas.layer((0, 0, 0))


@pytest.mark.parametrize(
    ("title", "letter"), [("The Harbour Letter", "H"), ("the", "T"), ("“360” daily", "3"), ("!", ""), ("ß", "S")]
)
def test_initial__a_title__is_that_of_its_first_word_but_an_article(title: str, letter: str) -> None:
    assert initial(title) == letter


def test_draw_icon__a_title__is_its_initial_inside_the_circle_phones_keep(style: PictureStyle) -> None:
    picture = _open(draw_icon("The Harbour Letter", style, 192))
    assert picture.size == (192, 192)
    assert picture.getpixel((2, 2)) == style.accent
    assert _ink(picture, (0, 0, 192, 192)) == _ink(picture, (38, 38, 154, 154)) > 500
    assert draw_icon("港口", style, 192) != draw_icon("Port", style, 192)


# --- The style


def test_read_style__mistakes__are_all_reported_with_advice() -> None:
    settings = {"papre": "#fff", "ink": "blackish", "headline": "gone.woff2"}
    with pytest.raises(ContentError) as caught:
        read_style([settings, "red"], _read, "theme.yml")
    told = sorted(str(problem) for problem in caught.value.problems)
    assert len(told) == 4
    assert any("papre" in line and "paper" in line for line in told)
    assert any('no file "gone.woff2"' in line for line in told)


def test_read_style__a_sites_own_colour__wins_and_leaves_the_others() -> None:
    style = read_style([{"paper": "#111111", "ink": "#eeeeee"}, {"ink": "#ff0000"}, None], _read, "x")
    assert (style.paper, style.ink) == ((17, 17, 17), (255, 0, 0))
    assert style.digest != read_style([{"paper": "#111111"}], _read, "x").digest


# --- The cache


def _counting(made: list[str]) -> Callable[[], bytes]:
    def make() -> bytes:
        made.append("x")
        return b"picture"

    return make


def test_picture_cache__a_second_build__draws_nothing(tmp_path: Path) -> None:
    made: list[str] = []
    for _ in range(2):
        cache = PictureCache(tmp_path / "deep" / "cache")
        assert cache.later("key", _counting(made))() == b"picture"
    assert made == ["x"]
    assert [path.name for path in (tmp_path / "deep/cache").iterdir()] == ["key.png"]


def test_picture_cache__what_nobody_asked_for__is_removed(tmp_path: Path) -> None:
    PictureCache(tmp_path).later("old", lambda: b"1")()
    cache = PictureCache(tmp_path)
    cache.later("new", lambda: b"2")()
    cache.prune()
    assert [path.name for path in tmp_path.iterdir()] == ["new.png"]


def test_picture_cache__a_folder_that_cannot_be__is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert PictureCache(tmp_path / "file").later("key", lambda: b"picture")() == b"picture"


def test_build__with_social_cards__draws_each_once_and_the_pages_name_them(tmp_path: Path, monkeypatch: Any) -> None:
    content = _golden_copy(tmp_path)
    settings = content / "site.yml"
    settings.write_text(settings.read_text() + "social_cards: true\n")
    build(content, tmp_path / "site")
    cards = sorted(path.relative_to(tmp_path / "site").as_posix() for path in tmp_path.glob("site/cards/**/*.png"))
    assert len(cards) == 7
    assert "cards/briefings/digest-one.png" in cards
    page = (tmp_path / "site/2024/07/leaf-opens-shop.html").read_text()
    assert '"og:image" content=https://example.org/gazette/cards/2024/07/leaf-opens-shop.png' in page
    before = {path: path.read_bytes() for path in tmp_path.glob("site/cards/**/*.png")}
    monkeypatch.setattr("generator.site.outputs.files.draw_card", lambda *arguments: pytest.fail("drawn again"))
    build(content, tmp_path / "site")
    assert before == {path: path.read_bytes() for path in tmp_path.glob("site/cards/**/*.png")}
