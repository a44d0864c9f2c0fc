"""Texts of plain paragraphs as HTML, past the Markdown library: most articles are nothing else.

Data: `plain_html` gives the sanitised HTML of a text and its words, or None if the text may hold anything but paragraphs,
some of them with a bold lead-in such as `**Why it matters:**`.
Limits: pure. Gives exactly what the library and the sanitiser make of the text, which a property test proves; whatever
could be a sign of Markdown, an address or a control character is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.content.slugs import slugify_name

_NOT_PLAIN = re.compile(
    r"[\\`*_\[\]<>|~@\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]"
    r"|://|www\.|%%|&#?[0-9a-z]+;"
    r"|^(?:\s|!!!|[-+#:=^]|\d+[.)])|\s$",
    re.MULTILINE | re.IGNORECASE,
)
_LEAD_IN = re.compile(r"\*\*(?P<name>[^\s*&\u00a0][^*&\u00a0\n]{0,58}):\*\*(?P<rest>[ ]?[^\s].*)", re.DOTALL)
_BREAK = re.compile(r"\n{2,}")


def plain_html(text: str, labels: Mapping[str, str], *, paragraph_ids: bool) -> tuple[str, str] | None:
    """Returns (HTML, words of each line without mark-up), or None if the text is not plain.

    `labels`: folded label -> label, of the lead-ins that make a section.
    """
    blocks = _BREAK.split(text.strip("\n"))
    parts, words = [], []
    for number, block in enumerate(blocks, 1):
        found = _paragraph(block, f' id="p{number}"' if paragraph_ids else "", labels)
        if found is None:
            return None
        parts.append(found[0])
        words.append(found[1])
    return _closed(parts), "\n".join(_lines("\n".join(words)))


def fold(label: str) -> str:
    """Returns the form in which labels are compared."""
    return label.replace("'", "’").casefold()


def _paragraph(block: str, attributes: str, labels: Mapping[str, str]) -> tuple[str, str] | None:
    """The HTML of a paragraph and its words."""
    lead_in = _LEAD_IN.match(block) if block.startswith("**") else None
    rest = lead_in["rest"] if lead_in else block
    if not rest or _NOT_PLAIN.search(rest.removeprefix(" ") if lead_in else rest):
        return None
    if not lead_in:
        return f"<p{attributes}>{_escaped(rest)}</p>\n", rest
    name = lead_in["name"]
    if name[-1].isspace() or _NOT_PLAIN.search(name):
        return None
    label = labels.get(fold(name))
    if label is None:
        strong = f'<strong class="speaker-name">{name}:</strong>'
        html = f'<p class="speaker"{attributes}>{strong}{_escaped(rest)}</p>\n'
        return (html, f"{name}:{rest}") if fold(name) != "read more" else None
    if _NOT_PLAIN.search(label) or "&" in label:
        return None
    rest = rest.lstrip()
    heading = f'<h2 class="label-name">{_escaped(label)}</h2>'
    section = f'<section class="label label-{slugify_name(label)}">{heading}'
    return f"{section}<p{attributes}>{_escaped(rest)}</p>\n</section>", rest


def _closed(parts: list[str]) -> str:
    """Nothing follows the last paragraph; the library strips its output."""
    return "".join(parts).rstrip("\n")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("\u00a0", "&nbsp;")


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words:
            yield words
