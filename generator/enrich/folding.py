"""Text in one form for looking words up in it.

Data: `fold`.
Limits: offsets in the folded text are offsets in the text, so nothing longer or shorter is made of a character.
"""

from __future__ import annotations


def fold(text: str) -> str:
    """Lower case, one character for one, with straight apostrophes."""
    return "".join(low if len(low := ch.lower()) == 1 else ch for ch in text).replace("’", "'")
