"""Metadata goes, the picture stays: pixel for pixel, in every format."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from generator.site.images.metadata import without_metadata
from tests.support.pictures import PLACE, animation, exif, opened, picture, saved

PROFILE = b"a profile of colours" * 20


def _png() -> bytes:
    info = PngInfo()
    info.add_text("Comment", PLACE)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{PLACE}</x>", zip=True)
    return saved(picture(), "PNG", pnginfo=info, exif=exif(), icc_profile=PROFILE)


MARKED = {
    "jpeg": saved(picture(), "JPEG", exif=exif(), comment=PLACE.encode(), icc_profile=PROFILE, xmp=PLACE.encode()),
    "png": _png(),
    "webp": saved(picture(), "WEBP", lossless=True, exif=exif(), xmp=PLACE.encode(), icc_profile=PROFILE),
    "gif": saved(picture(mode="P"), "GIF", comment=PLACE.encode()),
}


@pytest.mark.parametrize("kind", MARKED)
def test_without_metadata__a_marked_picture__has_no_word_of_it_and_the_same_pixels(kind: str) -> None:
    data = MARKED[kind]
    clean = without_metadata(data)
    assert len(clean) < len(data)
    for word in (b"Ada Author", PLACE.encode(), b"Exif\x00\x00", b"EXIF", b"eXIf"):
        assert word not in clean
    before, after = opened(data), opened(clean)
    assert ImageChops.difference(before.convert("RGBA"), after.convert("RGBA")).getbbox() is None
    assert dict(after.getexif()) == {}
    assert after.info.get("icc_profile") == before.info.get("icc_profile")


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_without_metadata__an_animation__still_moves(kind: str) -> None:
    before, after = opened(animation(kind)), opened(without_metadata(animation(kind)))
    frames = [image.n_frames for image in (before, after) if isinstance(image, Image.Image)]  # type: ignore[attr-defined]
    assert frames == [3, 3]
    assert after.info.get("loop") == before.info.get("loop")


def test_without_metadata__what_a_program_has_put_behind_a_png__goes() -> None:
    text = b"tEXt" + b"Author\x00Ada Author"
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    data = saved(picture(), "PNG")
    assert without_metadata(data + b"a whole second picture") == data
    assert without_metadata(data[:33] + chunk + data[33:]) == data


def test_without_metadata__a_second_picture_inside_a_jpeg__goes() -> None:
    data = saved(picture(), "JPEG")
    segment = b"\xff\xe2" + struct.pack(">H", 2 + 4 + 30) + b"MPF\x00" + b"x" * 30
    assert without_metadata(data[:2] + segment + data[2:]) == data


@given(st.sampled_from(sorted(MARKED)), st.floats(0, 1))
def test_without_metadata__a_file_that_is_cut_off__raises_nothing(kind: str, part: float) -> None:
    data = MARKED[kind]
    assert isinstance(without_metadata(data[: round(len(data) * part)]), bytes)


@given(st.binary(max_size=200))
def test_without_metadata__any_bytes_of_no_picture__stay(data: bytes) -> None:
    assert without_metadata(b"text " + data) == b"text " + data
