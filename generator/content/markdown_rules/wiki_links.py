"""Names in brackets: `[[name]]` becomes a link, `![[name]]` a card or an image.

Data: `WikiLinks` and `Embeds`, rules of Python-Markdown for one text at a time; `Resolve` finds what a name means.
Limits: a name that means nothing stays as words, and is kept in `unknown`.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree  # noqa: N813 (Python-Markdown's own name for it)
from collections.abc import Callable

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from generator.content.markdown_rules.extras import PIPE
from generator.content.markdown_rules.references import References, card_link

Resolve = Callable[[str], tuple[str, str] | None]
"""The name in `[[...]]` -> (site path, text of the link), or None if the name is unknown."""

WIKI_LINK = re.compile(rf"\[\[\s*([^\[\]|{PIPE}\n]+?)\s*(?:[|{PIPE}]\s*([^\[\]|{PIPE}\n]+?)\s*)?\]\]")
"""`[[name]]` or `[[name|text of the link]]`."""

EMBED = re.compile(rf"!\[\[\s*([^\[\]|{PIPE}\n]+?)\s*(?:[|{PIPE}]\s*([^\[\]|{PIPE}\n]+?)\s*)?\]\]")
"""`![[name]]` or `![[name|text]]`: a card, or an image."""

_IMAGE_NAME = re.compile(r"\.(?:jpe?g|png|webp|gif|svg)\Z", re.IGNORECASE)


class WikiLinks(InlineProcessor):
    """Replaces `[[name]]` with a link, using the resolver of the current text."""

    def __init__(self) -> None:
        super().__init__(WIKI_LINK.pattern)
        self.unknown: list[str] = []
        self._resolve: Resolve | None = None

    def start(self, resolve: Resolve | None) -> None:
        self._resolve = resolve
        self.unknown = []

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown calls it so)
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        if self._resolve is None:
            return None, None, None
        name, words = m.group(1), m.group(2)
        found = self._resolve(name)
        if found is None:
            self.unknown.append(name)
            return words or name, m.start(0), m.end(0)
        path, title = found
        link = etree.Element("a", {"href": f"site:/{path}"})
        link.text = AtomicString(words or title)
        return link, m.start(0), m.end(0)


class Embeds(InlineProcessor):
    """Replaces `![[name]]` with an image or with the link that `shape_cards` makes a card."""

    def __init__(self) -> None:
        super().__init__(EMBED.pattern)
        self.unknown: list[str] = []
        self._references: References | None = None

    def start(self, references: References | None) -> None:
        self._references = references
        self.unknown = []

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown calls it so)
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        if self._references is None:
            return None, None, None
        name, words = m.group(1), m.group(2)
        if _IMAGE_NAME.search(name):
            alt = "" if (words or "").isdigit() else words or ""  # a number is a width in other programs
            return etree.Element("img", {"src": name, "alt": alt}), m.start(0), m.end(0)
        card = self._references.card(name)
        if card is None:
            self.unknown.append(name)
            return words or name, m.start(0), m.end(0)
        return card_link(card, words), m.start(0), m.end(0)
