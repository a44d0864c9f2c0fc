"""Images as the site has them: upright, no wider than needed, never larger than the original."""

from __future__ import annotations

import zlib

import pytest
from PIL import Image

from generator.site.images.encode import encode, measure
from tests.support.pictures import PLACE, SQUARE, animation, exif, opened, picture, saved


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "gif")])
def test_measure__a_picture__is_known_by_its_content(kind: str, suffix: str) -> None:
    facts = measure(saved(picture(mode="P" if kind == "GIF" else "RGB"), kind))
    assert (facts.suffix, facts.width, facts.height, facts.fixed) == (suffix, 64, 32, False)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_measure__an_animation__keeps_its_size(kind: str) -> None:
    facts = measure(animation(kind))
    assert (facts.fixed, facts.widths) == (True, (30,))
    assert getattr(opened(encode(animation(kind), 30)), "n_frames", 1) == 3


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, (100,)),
        (480, (480,)),
        (500, (500,)),
        (700, (480, 700)),
        (1440, (480, 960, 1440)),
        (6000, (480, 960, 1440)),
    ],
)
def test_widths__of_a_picture__are_few_and_none_is_wider_than_it(width: int, widths: tuple[int, ...]) -> None:
    assert measure(saved(Image.new("L", (width, 10)), "PNG")).widths == widths


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_encode__a_picture_taken_with_a_turned_camera__is_upright(kind: str, orientation: int) -> None:
    image = picture(1200, 600)
    turned = {1: image, 3: image.rotate(180), 6: image.rotate(90, expand=True), 8: image.rotate(-90, expand=True)}
    data = saved(turned[orientation], kind, exif=exif(orientation))
    facts = measure(data)
    assert (facts.width, facts.height) == (1200, 600)
    for width in facts.widths:
        encoded = opened(encode(data, width))
        assert encoded.size == (width, width // 2)
        dark, light = (encoded.convert("L").getpixel((place, width // 2 - 5)) for place in (5, width - 5))
        assert isinstance(dark, int)
        assert isinstance(light, int)
        assert dark < 60 < light
        assert dict(encoded.getexif()) == {}
        assert PLACE.encode() not in encode(data, width)


@pytest.mark.parametrize(("kind", "quality"), [("JPEG", 30), ("JPEG", 98), ("WEBP", 20), ("WEBP", 100)])
def test_encode__whatever_the_quality__is_never_larger_than_the_original(kind: str, quality: int) -> None:
    data = saved(Image.effect_noise((900, 300), 60), kind, quality=quality)
    sizes = [len(encode(data, width)) for width in measure(data).widths]
    assert all(size <= len(data) for size in sizes)


def test_encode__a_screenshot_of_few_colours__stays_small() -> None:
    image = Image.new("RGB", (1600, 900), "white")
    for step in range(0, 1600, 20):
        image.paste((step // 100 * 12, 40, 90), (step, step // 2, step + 10, step // 2 + 60))
    data = saved(image, "PNG", optimize=True)
    assert all(len(encode(data, width)) <= len(data) for width in measure(data).widths)
    assert opened(encode(data, 480)).mode == "P"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_encode__a_transparent_png__stays_transparent(mode: str) -> None:
    image = Image.new("RGBA", (1000, 100), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (0, 0, 500, 100))
    if mode == "P":
        image = image.quantize(16)
    elif mode == "LA":
        image = image.convert("LA")
    encoded = opened(encode(saved(image, "PNG"), 480)).convert("RGBA")
    corner = encoded.getpixel((encoded.width - 10, 20))
    assert isinstance(corner, tuple)
    assert corner[3] == 0
    solid = encoded.getpixel((20, 20))
    assert isinstance(solid, tuple)
    assert solid[3] == 255


def test_encode__cmyk_as_printers_have_it__is_a_picture_of_the_same_size() -> None:
    data = saved(picture(1000, 500, "CMYK"), "JPEG", quality=95)
    assert opened(encode(data, 480)).size == (480, 240)


def test_encode__a_drawing__is_a_drawing() -> None:
    assert b"<rect" in encode(SQUARE, 40)
    assert (measure(SQUARE).width, measure(SQUARE).height) == (40, 20)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"GIF89a", "no image"),
        (b"just words", "no image"),
        (saved(picture(), "BMP"), "BMP is shown by few browsers"),
        (saved(picture(), "TIFF"), "TIFF is shown by few browsers"),
        (b"<svg", "not well-formed"),
        (b"<html><svg></svg></html>", "first element"),
    ],
)
def test_measure__what_no_page_can_show__is_said(data: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        measure(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_encode__a_file_that_is_cut_off__is_said_to_be_broken(kind: str) -> None:
    data = saved(Image.effect_noise((900, 300), 60), kind)
    with pytest.raises(ValueError, match=r"broken|no image"):
        encode(data[: len(data) // 2], 480)


def test_measure__more_pixels_than_memory__is_refused_before_they_are_read() -> None:
    data = bytearray(saved(Image.new("1", (8, 8)), "PNG"))
    data[16:24] = (40_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    with pytest.raises(ValueError, match=r"broken|pixels"):
        measure(bytes(data))
