"""Words that are safe in XML.

Data: `text` for the inside of an element, `quoted` for an attribute with its quotes.
Limits: characters that XML 1.0 cannot hold, escaped or not, are left out.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> str:
    """Words inside an element."""
    return escape(_NOT_XML.sub("", str(words)))


def quoted(words: str) -> str:
    """An attribute's value with its quotes."""
    return '"' + escape(_NOT_XML.sub("", words), {'"': "&quot;", "\n": " ", "\t": " "}) + '"'
