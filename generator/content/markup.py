"""Renders the Markdown of an article, a note, a digest or a page to safe HTML.

Data: `BodyRenderer.render` returns `Rendered`: sanitised HTML, the same text without markup, and the section
"Why it matters".
Limits: raw HTML is escaped, and the result passes a strict allow-list; images are the site's own. An address of the site is
written as `site:/path`; the page that shows the HTML replaces it with a relative one: `place`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import markdown
import nh3
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markupsafe import Markup
from pymdownx.magiclink import MagiclinkExtension

from generator.content.markdown_rules.extras import CALLOUTS, PIPE, guard_table_links, own_footnotes, unescape_addresses
from generator.content.markdown_rules.finish import colour_code, order_images, set_heading_ids
from generator.content.markdown_rules.heavy import as_written, put_back, set_aside
from generator.content.markdown_rules.images import place_addresses
from generator.content.markdown_rules.lists import ListPreprocessor
from generator.content.markdown_rules.plain import plain_html
from generator.content.markdown_rules.quotes import settle_apostrophes, smart_quotes
from generator.content.markdown_rules.references import References
from generator.content.markdown_rules.remarks import hide_remarks
from generator.content.markdown_rules.shape import TreeShape
from generator.content.markdown_rules.wiki_links import Embeds, Resolve, WikiLinks
from generator.content.slugs import slugify_name

SITE_LINK = '<a href="site:/'
"""The beginning of every link to a page of the site in `Rendered.html`; escaped text cannot contain it."""

_TAGS = frozenset(
    "a blockquote br code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img li ol p pre section strong sup table"
    " tbody td th thead tr ul".split()
)
_IMAGE_ATTRIBUTES = frozenset("src srcset sizes alt width height loading decoding title".split())
_SCHEMES = frozenset({"http", "https", "mailto", "site"})
_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|td|th|pre|blockquote|dt|dd|figcaption)>|<br>")
_LABEL_NAME = re.compile(r'<h2 class="label-name">.*?</h2>', re.DOTALL)
_WHY = re.compile(r'<section class="label label-why-[^"]*">(.*?)</section>', re.DOTALL)
_FOOTNOTE = re.compile(r'<sup id="fnref[^"]*"><a [^>]*>([^<]*)</a></sup>')
_BACK = re.compile(r'\s*<a [^>]*class="footnote-backref"[^>]*>[^<]*</a>')
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Rendered:
    """One text in the three forms that the site uses."""

    html: Markup
    """Sanitised; safe on any page after `SITE_LINK` is replaced by the path to the root."""
    text: str
    """Plain text, one block on each line, without the names of labels."""
    why: str
    """The text of the section "Why it matters" on one line, or empty."""
    unknown: tuple[str, ...] = ()
    """Names in `[[...]]` for which `resolve` returned None; they are plain text in `html`."""
    missing: tuple[str, ...] = ()
    """Addresses of images and of content files that are not there."""
    ids: frozenset[str] = frozenset()
    """What can be linked to in it."""


def place(page: str, root: str) -> str:
    """Returns a page with `root` in front of every address of the site in its texts.

    `root` is the way to the site's root, such as `../`, empty at the root itself, or an absolute address.
    """
    # Everywhere else a template has escaped the "<". "./" keeps an address such as "/javascript:x" a path on the pages that
    # are at the root.
    return place_addresses(str(page).replace(SITE_LINK, f'<a href="{root or "./"}'), root)


def split_why(body: Markup) -> tuple[Markup, Markup]:
    """Returns the section "Why it matters" of a body, or empty, and the rest of the body in order."""
    why = _WHY.search(body)
    if why is None:
        return Markup(), body
    return Markup(why.group()), Markup(body[: why.start()] + body[why.end() :].lstrip("\n"))


class BodyRenderer:
    """Renders many texts with one Markdown parser; not for use from several threads at once."""

    def __init__(self, labels: Iterable[str], quotes: str = "") -> None:
        """`labels`: the bold labels that make a paragraph a marked section, such as `Why it matters`. `quotes`: the language
        in whose typographic quotation marks straight ones are shown; empty for as they are."""
        names = tuple(labels)
        self._quotes = quotes
        self._links = WikiLinks()
        self._embeds = Embeds()
        self._shape = TreeShape(names)
        self._markdown = _parser(self._links, self._embeds, self._shape, quotes)
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            attributes={
                "a": {"href", "title"},
                "code": {"class"},
                "img": set(_IMAGE_ATTRIBUTES),
                "li": {"id"},
                "ol": {"start"},
                "p": {"id"},
                "sup": {"id"},
            },
            tag_attribute_values={
                "a": {"rel": {"noopener"}},
                "td": {"align": {"left", "center", "right"}},
                "th": {"align": {"left", "center", "right"}},
            },
            allowed_classes={
                "section": {
                    "callout",
                    "embed",
                    "label",
                    *(f"callout-{kind}" for kind in CALLOUTS),
                    *(f"label-{slugify_name(name)}" for name in names),
                },
                "a": {"footnote-ref", "footnote-backref"},
                "div": {"footnote"},
                "h2": {"label-name"},
                "p": {"speaker", "aside", "callout-title", "embed-title", "embed-summary", "embed-note"},
                "strong": {"speaker-name"},
            },
            url_schemes=set(_SCHEMES),
            link_rel=None,
        )

    def render(
        self,
        text: str,
        *,
        resolve: Resolve | None = None,
        references: References | None = None,
        paragraph_ids: bool = False,
        heading_ids: bool = True,
    ) -> Rendered:
        """Returns the text as safe HTML.

        `resolve` is called for every `[[name]]` outside code; without it they stay unchanged. `references` finds images,
        content files and cards; without it images are links. With `paragraph_ids` the paragraphs get the ids `p1`, `p2` and
        so on: for the main text of a page only, since an id must be unique; likewise with `heading_ids` the headings.
        """
        plain = plain_html(text, self._shape.labels, paragraph_ids=paragraph_ids)
        if plain and not self._quotes:
            return _rendered(*plain)
        self._links.start(resolve)
        self._embeds.start(references)
        self._shape.start(references, paragraph_ids=paragraph_ids)
        words, passages = set_aside(hide_remarks(text))
        try:
            unsafe = self._markdown.reset().convert(unescape_addresses(guard_table_links(words)))
        except RecursionError:  # lists or quotations hundreds deep
            unsafe = as_written(words)
            # The old parser still holds that it is inside a list, and would leave out the paragraphs of every later text.
            self._markdown = _parser(self._links, self._embeds, self._shape, self._quotes)
        unsafe = settle_apostrophes(unsafe.replace(PIPE, "|"), self._quotes)
        clean = order_images(own_footnotes(self._cleaner.clean(unsafe), text))
        clean = put_back(colour_code(set_heading_ids(clean) if heading_ids else clean), passages)
        return _rendered(clean, _plain(clean), (*self._links.unknown, *self._embeds.unknown), self._shape.missing)


def _rendered(clean: str, words: str, unknown: Iterable[str] = (), missing: Iterable[str] = ()) -> Rendered:
    why = _WHY.search(clean)
    return Rendered(
        html=Markup(clean),
        text=words,
        why=" ".join(_plain(why.group(1)).split()) if why else "",
        unknown=tuple(dict.fromkeys(unknown)),
        missing=tuple(dict.fromkeys(missing)),
        ids=frozenset(_ID.findall(clean)),
    )


def _parser(links: WikiLinks, embeds: Embeds, shape: TreeShape, quotes: str) -> markdown.Markdown:
    parser = markdown.Markdown(
        extensions=[
            AdmonitionExtension(),
            "def_list",
            "fenced_code",
            FootnoteExtension(BACKLINK_TITLE="Back to the text"),
            MagiclinkExtension(),
            "sane_lists",
            TableExtension(use_align_attribute=True),
            *smart_quotes(quotes),
        ],
        output_format="html",
    )
    parser.preprocessors.register(ListPreprocessor(parser), "lists", 28)  # before fenced code (25)
    # Raw HTML becomes text: no word of an author is lost, and the sanitiser is a second protection, not the only one.
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    # Before links and references (170 and below), after code (190) and backslashes (180), which therefore prevent it.
    parser.inlinePatterns.register(embeds, "embed", 176)
    parser.inlinePatterns.register(links, "wiki_link", 175)
    parser.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del"), "strikethrough", 65)
    # After the inline patterns (20), when bold is an element; before serialisation.
    parser.treeprocessors.register(shape, "shape", 5)
    return parser


def _plain(clean: str) -> str:
    """Sanitised HTML as plain text; in sanitised HTML every `<` begins a tag."""
    spaced = _BLOCK_END.sub("\n", _FOOTNOTE.sub(r" [\1]", _BACK.sub("", _LABEL_NAME.sub("", clean))))
    return "\n".join(_lines(html.unescape(_TAG.sub("", spaced))))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words:
            yield words
