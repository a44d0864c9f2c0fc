"""What may be the name of a person, a paper or a site.

Data: `is_name` of a few words.
Limits: by shape: capitals and no sentence; a script without capitals by its length.
"""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    "of the and de del da do dos das la le les du des di von van der den zu zur y e et und & à al el bin ibn ter ten for in ed".split()
)
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.&+!-]*$")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]|[^\W\d_a-zß-öø-ÿ]|[a-z]+[A-Z]|[dl]['’][A-Z]|(?:[\w-]+\.)+[a-z]{2,6}$")
_MAX_NAME_WORDS, _MAX_NAME = 6, 60


def is_name(text: str) -> bool:
    """Whether a few words may be the name of a person, a paper or a site: capitals, no sentence."""
    words = text.split()
    if (
        not words
        or len(text) > _MAX_NAME
        or len(words) > _MAX_NAME_WORDS
        or (text.endswith((".", "!", "?", ":")) and len(words) > 3)
    ):
        return False
    if not text[0].isascii() and not text[0].isupper() and not text[0].islower():  # a script without capitals
        return len(text) <= 24 and len(words) <= 4 and not re.search(r"[。！？「」“”\d]", text)
    own = [word for word in words if word.casefold() not in _PARTICLES]
    return bool(own) and all(_NAME_WORD.match(word) and _CAPITAL.match(word) for word in own)
