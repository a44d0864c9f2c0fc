"""The style of a theme's pictures: colours and fonts.

Data: `read_style` takes them from `pictures:` of `theme.yml`, overlaid with that of `theme_settings:`.
Limits: pure but for the font files, which are read; unknown keys, colours and files are problems.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import ImageColor

from generator.errors import ContentError, Problem, nearest
from generator.model import SitePath
from generator.site.pictures.typeface import Typeface

Colour = tuple[int, int, int]

_COLOURS = {"paper": "#fcfbf8", "ink": "#1b1a17", "soft": "#5e594f", "accent": "#9c2a1d"}
_FONTS = ("headline", "text")


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """Colours and fonts of the pictures of one site."""

    paper: Colour
    ink: Colour
    soft: Colour
    accent: Colour
    headline: Typeface
    text: Typeface
    strong: Typeface
    """The text's font, bolder."""
    digest: str
    """Differs for every other style."""

    def hex(self, colour: Colour) -> str:
        """A colour as style sheets write it."""
        return "#{:02x}{:02x}{:02x}".format(*colour)


def read_style(layers: Sequence[object], read: Callable[[SitePath], bytes | None], declared_in: str) -> PictureStyle:
    """Returns the style that the `pictures:` settings describe, later ones over earlier.

    `read` gives a font file of the site by its path, None if there is none;
    `declared_in` is the file to name in a problem. Raises `ContentError` with every mistake.
    """
    problems: list[Problem] = []

    def wrong(what: str, fix: str) -> None:
        problems.append(Problem(declared_in, 0, f"pictures: {what}", fix))

    settings: dict[str, Any] = {}
    for layer in layers:
        if isinstance(layer, Mapping):
            settings |= layer
        elif layer is not None:
            wrong(f"{layer!r} is not a list of keys", "write indented lines such as accent: '#9c2a1d'")
    for key in settings:
        if key not in {*_COLOURS, *_FONTS}:
            wrong(f'unknown key "{key}"', nearest(str(key), [*_COLOURS, *_FONTS]))
    colours = {key: _colour(settings.get(key, default), key, wrong) for key, default in _COLOURS.items()}
    parts = {key: _font_files(settings.get(key, []), key, read, wrong) for key in _FONTS}
    if problems:
        raise ContentError(problems)
    digest = hashlib.sha256(repr((colours, parts)).encode()).hexdigest()
    return PictureStyle(
        **colours,
        headline=Typeface(parts["headline"], 680),
        text=Typeface(parts["text"], 430),
        strong=Typeface(parts["text"], 640),
        digest=digest,
    )


def _colour(value: object, key: str, wrong: Callable[[str, str], None]) -> Colour:
    try:
        red, green, blue, *_ = ImageColor.getrgb(str(value))
    except ValueError:
        wrong(f"{key}: invalid colour {value!r}", "write it as #9c2a1d, in quotes")
        return (0, 0, 0)
    return (red, green, blue)


def _font_files(
    value: object, key: str, read: Callable[[SitePath], bytes | None], wrong: Callable[[str, str], None]
) -> list[bytes]:
    found = []
    for path in value if isinstance(value, list) else [value]:
        data = read(SitePath(str(path)))
        if data is None:
            wrong(f'{key}: there is no file "{path}"', "name font files of the site, such as assets/vendor/serif.woff2")
        else:
            found.append(data)
    return found
