"""Markdown to safe HTML: the body of an article, a note, a digest or a page.

Data: `BodyRenderer.render` turns text into `Rendered`: sanitised HTML, the same words as plain text, and the article's
"Why it matters".
Limits: raw HTML in a text is shown, not obeyed; what is left passes a strict allow-list; no images. An address of the
site itself stands as `site:/path`, for the page that shows the text knows where the root is.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree  # noqa: N813 (Python-Markdown's own name for it)
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import markdown
import nh3
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, AtomicString
from markupsafe import Markup

from generator.content.slugs import slugify_name

Resolve = Callable[[str], tuple[str, str] | None]
"""What stands in `[[...]]` -> (site path, words to show), or None where nothing is called so."""

SITE_LINK = '<a href="site:/'
"""How every link to the site's own pages begins in `Rendered.html`; text can never contain it."""

WIKI_LINK = re.compile(r"\[\[\s*([^\[\]|\n]+?)\s*(?:\|\s*([^\[\]|\n]+?)\s*)?\]\]")
"""`[[name]]` or `[[name|words to show]]`."""

_TAGS = frozenset(
    "a blockquote br code em h2 h3 h4 h5 h6 hr li ol p pre section strong table tbody td th thead tr ul".split()
)
_SCHEMES = frozenset({"http", "https", "mailto", "site"})
_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|td|th|pre|blockquote)>|<br>")
_LABEL_NAME = re.compile(r'<h2 class="label-name">.*?</h2>', re.DOTALL)
_WHY = re.compile(r'<section class="label label-why-[^"]*">(.*?)</section>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MAX_LEAD_IN = 60
"""Characters of a bold lead-in; a longer one is a bold sentence, not a speaker."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One text in the three shapes in which the site needs it."""

    html: Markup
    """Sanitised; safe on any page once `SITE_LINK` is given the page's root."""
    text: str
    """The words alone, one block a line, names of labels left out."""
    why: str
    """The words of its "Why it matters" on one line, or empty."""
    unknown: tuple[str, ...] = ()
    """Names in `[[...]]` that `resolve` did not know; each stands as plain words in `html`."""


def split_why(body: Markup) -> tuple[Markup, Markup]:
    """An article's "Why it matters" as a section, or empty; and the rest of its body in order."""
    why = _WHY.search(body)
    if why is None:
        return Markup(), body
    return Markup(why.group()), Markup(body[: why.start()] + body[why.end() :].lstrip("\n"))


class BodyRenderer:
    """Renders many texts with one Markdown parser; not for use from several threads at once."""

    def __init__(self, labels: Iterable[str]) -> None:
        """`labels` are the lead-ins that make a paragraph a marked section, such as `Why it matters`."""
        names = tuple(labels)
        self._links = _WikiLinks()
        self._shape = _Shape(names)
        self._markdown = _parser(self._links, self._shape)
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            attributes={"a": {"href"}, "p": {"id"}, "ol": {"start"}},
            tag_attribute_values={
                "a": {"rel": {"noopener"}},
                "td": {"align": {"left", "center", "right"}},
                "th": {"align": {"left", "center", "right"}},
            },
            allowed_classes={
                "section": {
                    "label",
                    *(f"label-{slugify_name(name)}" for name in names),
                },
                "h2": {"label-name"},
                "p": {"speaker", "aside"},
                "strong": {"speaker-name"},
            },
            url_schemes=set(_SCHEMES),
            link_rel=None,
        )

    def render(self, text: str, *, resolve: Resolve | None = None, paragraph_ids: bool = False) -> Rendered:
        """The text as safe HTML.

        `resolve` is asked for every `[[name]]` outside code; without it they stay as they are written. With
        `paragraph_ids` each paragraph gets `p1`, `p2` and so on: for the main text of a page only, since an id may
        stand on a page once.
        """
        self._links.start(resolve)
        self._shape.paragraph_ids = paragraph_ids
        unsafe = self._markdown.reset().convert(text)
        clean = self._cleaner.clean(unsafe)
        why = _WHY.search(clean)
        return Rendered(
            html=Markup(clean),
            text=_plain(clean),
            why=" ".join(_plain(why.group(1)).split()) if why else "",
            unknown=tuple(dict.fromkeys(self._links.unknown)),
        )


def _parser(links: _WikiLinks, shape: _Shape) -> markdown.Markdown:
    parser = markdown.Markdown(
        extensions=[
            "fenced_code",
            "sane_lists",
            TableExtension(use_align_attribute=True),
        ],
        output_format="html",
    )
    # Raw HTML becomes text. Nothing an author typed vanishes, and the sanitiser is the second fence, not the only one.
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    # Above links and references (170 and below), under code (190) and backslashes (180), which therefore shield it.
    parser.inlinePatterns.register(links, "wiki_link", 175)
    # After the inline patterns (20), when bold is an element; before serialisation.
    parser.treeprocessors.register(shape, "shape", 5)
    return parser


class _WikiLinks(InlineProcessor):
    """`[[name]]` becomes a link, through the resolver of the text in hand."""

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


class _Shape(Treeprocessor):
    """Gives the tree the shape that `docs/themes.md` promises: sections, speakers, asides, ids, addresses."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        self.paragraph_ids = False
        self._labels = {_fold(label): label for label in labels}

    def run(self, root: etree.Element) -> None:
        _shift_headings(root)
        for element in root.iter():
            if element.tag == "img":
                _unmake_image(element)
            if element.tag == "a":
                _set_address(element)
        self._mark_paragraphs(root)
        if self.paragraph_ids:
            # A placeholder stands for a code block, which takes its paragraph's place only if that has no attributes.
            paragraphs = [p for p in root.iter("p") if not HTML_PLACEHOLDER_RE.fullmatch(p.text or "")]
            for number, paragraph in enumerate(paragraphs, 1):
                paragraph.set("id", f"p{number}")

    def _mark_paragraphs(self, root: etree.Element) -> None:
        section: etree.Element | None = None
        for block in list(root):
            if section is not None and block.tag in {"ul", "ol"}:
                root.remove(block)  # a list right under a labelled paragraph is part of what the label names
                section.append(block)
                continue
            section = None
            if block.tag != "p":
                continue
            lead_in = _lead_in(block)
            label = self._labels.get(_fold(lead_in))
            if label:
                section = _make_section(block, label)
                root[list(root).index(block)] = section
            elif _fold(lead_in) == "read more" or _is_bracketed(block):
                block.set("class", "aside")
            elif lead_in and (len(block) > 1 or (block[0].tail or "").strip()):
                block.set("class", "speaker")
                block[0].set("class", "speaker-name")


def _lead_in(paragraph: etree.Element) -> str:
    """The bold words that open a paragraph and end in a colon, without it; or empty."""
    if (paragraph.text or "").strip() or not len(paragraph) or paragraph[0].tag != "strong" or len(paragraph[0]):
        return ""
    words = (paragraph[0].text or "").strip()
    return words[:-1].strip() if words.endswith((":", "：")) and len(words) <= _MAX_LEAD_IN else ""


def _make_section(paragraph: etree.Element, label: str) -> etree.Element:
    section = etree.Element("section", {"class": f"label label-{slugify_name(label)}"})
    name = etree.SubElement(section, "h2", {"class": "label-name"})
    name.text = AtomicString(label)
    paragraph.text = (paragraph[0].tail or "").lstrip()
    paragraph.remove(paragraph[0])
    if paragraph.text or len(paragraph):
        section.append(paragraph)
    return section


def _is_bracketed(paragraph: etree.Element) -> bool:
    """Whether a paragraph is `*(...)*` and nothing else."""
    if (paragraph.text or "").strip() or len(paragraph) != 1 or paragraph[0].tag != "em":
        return False
    words = "".join(paragraph[0].itertext()).strip()
    return not (paragraph[0].tail or "").strip() and words.startswith("(") and words.endswith(")")


def _shift_headings(root: etree.Element) -> None:
    """The page has the only h1: the highest heading of a text becomes h2, the others keep their distance."""
    headings = [element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
    if not headings:
        return
    shift = 2 - min(int(element.tag[1]) for element in headings)
    for element in headings:
        element.tag = f"h{min(6, int(element.tag[1]) + shift)}"


def _unmake_image(element: etree.Element) -> None:
    """An image would be a request to who knows where: it becomes a link to itself."""
    address, words = element.get("src", ""), element.get("alt", "")
    element.attrib.clear()
    element.tag, element.text = "a", AtomicString(words or address)
    element.set("href", address)


def _set_address(element: etree.Element) -> None:
    """Marks links to other hosts, and makes an address without a scheme one from the site's root."""
    # Python-Markdown writes an e-mail address letter by letter, with this in place of "&".
    address = html.unescape(element.get("href", "").replace(AMP_SUBSTITUTE, "&")).strip()
    title = element.attrib.pop("title", None)
    if title:
        element.text = element.text or AtomicString(title)
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:  # such as http://[ : no browser can follow it
        element.attrib.pop("href", None)
        return
    if scheme in {"http", "https"}:
        element.set("rel", "noopener")
    elif scheme == "mailto":
        element.set("href", address)
    elif not scheme and address and not address.startswith("#"):
        element.set("href", "site:/" + (address.lstrip("/") or "index.html"))


def _plain(clean: str) -> str:
    """Sanitised HTML as words; after the sanitiser every `<` opens a tag."""
    spaced = _BLOCK_END.sub("\n", _LABEL_NAME.sub("", clean))
    return "\n".join(_lines(html.unescape(_TAG.sub("", spaced))))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words:
            yield words


def _fold(label: str) -> str:
    return label.replace("'", "’").casefold()
