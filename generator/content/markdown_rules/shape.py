"""Makes the tree of a Markdown text what `docs/themes.md` documents: sections, speakers, asides, ids, addresses."""

from __future__ import annotations

import xml.etree.ElementTree as etree  # noqa: N813 (Python-Markdown's own name for it)

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from generator.content.markdown_rules.extras import set_address, shape_callouts, shape_tasks, shift_headings
from generator.content.markdown_rules.images import shape_images
from generator.content.markdown_rules.plain import fold
from generator.content.markdown_rules.references import References, shape_cards
from generator.content.slugs import slugify_name

_TITLES = frozenset({"callout-title", "embed-title", "embed-summary", "embed-note"})
"""Classes of paragraphs that are none of the text's own."""
_MAX_LEAD_IN = 60
"""Maximum characters of a bold label; longer bold text is a sentence, not the name of a speaker."""


class TreeShape(Treeprocessor):
    """The last step before the tree is written; `start` prepares it for each text."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        self.missing: list[str] = []
        """Addresses of images and content files that are not there."""
        self._references: References | None = None
        self._paragraph_ids = False
        self.labels = {fold(label): label for label in labels}

    def start(self, references: References | None, *, paragraph_ids: bool) -> None:
        self._references = references
        self._paragraph_ids = paragraph_ids
        self.missing = []

    def run(self, root: etree.Element) -> None:
        shift_headings(root)
        shape_callouts(root)
        shape_tasks(root)
        references = self._references
        self.missing += shape_images(root, references.image if references else None)
        for element in root.iter("a"):
            if element.get("class") != "card":
                self.missing += filter(None, [set_address(element, references.file if references else None)])
        shape_cards(root)
        self._mark_paragraphs(root)
        if self._paragraph_ids:
            # A placeholder stands for a code block, which replaces its paragraph only if that has no attributes.
            paragraphs = [
                p
                for p in root.iter("p")
                if not HTML_PLACEHOLDER_RE.fullmatch(p.text or "") and p.get("class") not in _TITLES
            ]
            for number, paragraph in enumerate(paragraphs, 1):
                paragraph.set("id", f"p{number}")

    def _mark_paragraphs(self, root: etree.Element) -> None:
        section: etree.Element | None = None
        for block in list(root):
            if section is not None and block.tag in {"ul", "ol"}:
                root.remove(block)  # a list directly after a labelled paragraph belongs to its section
                section.append(block)
                continue
            section = None
            if block.tag != "p":
                continue
            lead_in = _lead_in(block)
            label = self.labels.get(fold(lead_in))
            if label:
                section = _make_section(block, label)
                root[list(root).index(block)] = section
            elif fold(lead_in) == "read more" or _is_bracketed(block):
                block.set("class", "aside")
            elif lead_in and (len(block) > 1 or (block[0].tail or "").strip()):
                block.set("class", "speaker")
                block[0].set("class", "speaker-name")


def _lead_in(paragraph: etree.Element) -> str:
    """The bold text that begins a paragraph and ends in a colon, without the colon; or empty."""
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
