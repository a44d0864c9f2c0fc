"""What the elements of HTML are for readers: silent, dropped, a block, a list, a mark.

Data: sets and tables of tag names; `judge` says whether an element is dropped, and why; `image_of` reads an image.
Limits: by tags, classes and attributes, never by words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.discard_reason import DiscardReason
from generator.dumps.markup.addresses import absolute_image, image_address
from generator.dumps.markup.inline import CODE, EMPHASIS, STRIKE, STRONG
from generator.dumps.plain_text import plain
from generator.dumps.to_markdown import escape_inline

SILENT = frozenset(
    "script style template svg head iframe object embed canvas video audio map noscript math-field".split()
)
"""Elements whose text is not for readers."""
DROPPED = {
    "figcaption": DiscardReason.IMAGE_CAPTION,
    "nav": DiscardReason.SITE_NAVIGATION,
    "form": DiscardReason.FORM,
    "button": DiscardReason.BUTTON,
    "select": DiscardReason.FORM,
    "textarea": DiscardReason.FORM,
}
BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer header hr html li main "
    "ol p pre section summary table tbody tfoot thead tr ul h1 h2 h3 h4 h5 h6 caption legend title option".split()
)  # fmt: skip
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LISTS = frozenset("ol ul menu dir".split())
MARKED = (
    dict.fromkeys(("b", "strong", "dt"), STRONG)
    | dict.fromkeys(("i", "em", "cite", "dfn", "var"), EMPHASIS)
    | dict.fromkeys(("del", "s", "strike"), STRIKE)
    | dict.fromkeys(("code", "kbd", "samp", "tt"), CODE)
)
"""The inline mark of an element."""
_SHARE = re.compile(
    r"(?:^|[\s_-])(?:sharedaddy|addtoany|share-?this|social-?(?:share|links|icons)|share-?(?:bar|buttons?|links|tools)|"
    r"jp-relatedposts|feedflare|wp-caption-text)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|more-(?:news|stories|from)|most-(?:read|popular)|popular|trending|"
    r"comments?|respond|disqus|newsletter|subscri(?:be|ption)|signup|sign-up|paywall|cookies?|consent|gdpr|banner|promo|"
    r"advert(?:s|isement|ising)?|ads?|sponsor(?:ed)?|sidebar|side-bar|widget|breadcrumbs?|pagination|pager|share|sharing|"
    r"social|navigation|menu|footer|author-?(?:box|bio|info|card)|biography|tags?|taglist|read-?more|see-?also|teasers?|"
    r"outbrain|taboola|modal|popup|toolbar|login|search)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = "descendant::figcaption | descendant::*[contains(@class, 'wp-caption-text')]"
_LINKED_CAPTION = f"({_CAPTION})[descendant::a[@href]]"
_FIGURE = "ancestor::figure[1] | ancestor::*[contains(concat(' ', @class, ' '), ' wp-caption ')][1]"
_EMOJI = re.compile(r"(?:^|[\s_-])(?:emoji|emoticon|wp-smiley|twemoji|latex|math)(?=$|[\s_-])", re.IGNORECASE)
_NOTE = re.compile(r"foot-?note|reference|noteref|fn", re.IGNORECASE)
_LAYOUT = (
    "descendant::*[self::table or self::ul or self::ol or self::pre or self::blockquote or self::form or self::h1 or "
    "self::h2 or self::h3 or self::h4 or self::button or self::nav]"
)
_ICON = 24
"""Pixels."""
_LONG_SHARE = 500
"""Characters of an element that is more than buttons."""
_LONG_CELL = 300
"""Characters of a cell that is a column of a page and no cell of a table."""


def judge(tag: str, element: Any, around: DiscardReason | None) -> tuple[bool, DiscardReason | None]:
    """Whether an element is dropped, and the reason; None for one without words for readers.

    `around` is the reason for which the elements around it are dropped.
    """
    if tag in SILENT:
        return True, None
    if tag in DROPPED:
        if tag == "figcaption" and _has_image(element):
            return True, None  # its words come with the image
        return True, around or DROPPED[tag]
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    found = _SHARE.search(names) if len(names) > 1 and tag not in ("body", "html", "article", "main") else None
    if not found:
        return False, None
    if "caption" in found[0]:
        return True, None if _has_image(element) else DiscardReason.IMAGE_CAPTION
    if "share" in found[0].lower() and len(element.text_content()) > _LONG_SHARE:
        return False, None  # the whole text, in an element named after its buttons
    return True, DiscardReason.SHARE_BUTTONS


def is_beside(tag: str, element: Any) -> bool:
    """Whether an element is beside the text of a page by its name: a sidebar, related articles, comments, a banner."""
    if tag in ("aside", "footer", "nav"):
        return True
    if tag in ("body", "html", "article", "main"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return len(names) > 2 and bool(_BESIDE.search(names))


def is_body(element: Any) -> bool:
    """Whether an element is stated to hold the text of the page's article."""
    return element.get("itemprop") == "articleBody" or "e-content" in (element.get("class") or "").split()


def image_of(element: Any, base: str, write: Callable[[Any], str] = lambda caption: "") -> tuple[str, str, str] | None:
    """The address as written, the words and the Markdown of an image; None for one that is no part of a text.

    `write` gives the Markdown of a caption that has links.
    """
    source = image_address(element.attrib)
    if not source or _is_tiny(element.get("width")) or _is_tiny(element.get("height")):
        return None
    alternative = plain(element.get("alt") or "")
    figure = _figure_of(element)
    caption = plain(" ".join(part.text_content() for part in figure.xpath(_CAPTION)[:1])) if figure is not None else ""
    own = "".join(write(one) for one in figure.xpath(_LINKED_CAPTION)[:1]) if figure is not None else ""
    if not own and alternative.casefold() in caption.casefold():
        alternative, caption = caption, ""
    words = " ".join(part for part in (alternative, caption) if part)
    # Whoever reads the whole dump knows which files come with it, and what a relative address means then.
    address = re.sub(r"[()\s<>]", lambda match: f"%{ord(match[0]):02X}", absolute_image(source, base) or source)
    named = escape_inline(alternative, brackets=True)
    return source, words, f"![{named}]({address}) {own or escape_inline(caption, brackets=True)}".strip()


def is_small(element: Any) -> bool:
    """Whether an image is a counter of readers or an icon, by the size that the mark-up states."""
    return _is_tiny(element.get("width")) or _is_tiny(element.get("height"))


def _is_tiny(size: str | None) -> bool:
    """Whether a width or a height is that of a pixel that counts, or of an icon."""
    figures = (size or "").strip().removesuffix("px")
    return figures.isdecimal() and int(figures) <= _ICON


def is_word_image(element: Any) -> bool:
    """Whether an image is a sign of the text, such as an emoji, whose alternative text takes its place."""
    words = (element.get("alt") or "").strip()
    few = 0 < len(words) <= 2 and not any(char.isalnum() for char in words)
    return bool(words) and (few or bool(_EMOJI.search(element.get("class") or "")))


def is_note(element: Any) -> bool:
    """Whether a superscript refers to a note."""
    return element.find(".//a") is not None or bool(_NOTE.search(element.get("class") or ""))


def table_rows(element: Any) -> list[list[Any]] | None:
    """The cells of a table of data, row by row; None of a table that only lays out a page."""
    if element.get("role") in ("presentation", "none") or element.xpath(_LAYOUT):
        return None
    rows = [row for row in element.iter("tr") if len(row)]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    cells = [row for row in cells if any((cell.text_content() or "").strip() for cell in row)]
    if len(cells) < 2 or max(len(row) for row in cells) < 2:
        return None
    if any(len(cell.text_content()) > _LONG_CELL for row in cells for cell in row):
        return None
    strange = [child for child in element.iter() if isinstance(child.tag, str) and child.tag in SILENT]
    return None if strange else cells


def _figure_of(element: Any) -> Any:
    found = element.xpath(_FIGURE)
    return found[-1] if found and len(found[-1].xpath("descendant::img")) == 1 else None


def _has_image(caption: Any) -> bool:
    """Whether the image of a caption is one that the text keeps."""
    found = caption.xpath(_FIGURE)
    images = found[-1].xpath("descendant::img") if found else []
    return len(images) == 1 and not is_word_image(images[0]) and image_of(images[0], "") is not None
