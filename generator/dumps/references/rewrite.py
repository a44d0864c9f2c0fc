"""The images and links of a piece of Markdown, each rewritten by functions that know where it leads.

Data: `rewrite` changes a text; `Rewriter` has a function for each form; `single_image` reads a block that is one image.
Limits: pure. Code stays as it is; a form that is not closed within some thousand characters is plain text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_CODE = r"(?P<code>(?<!`)(?P<ticks>`{1,9})(?!`)[^\n]{1,1000}?(?<!`)(?P=ticks)(?!`)|\\[\\`\[\]!()])"
_WORDS = r"(?:[^\[\]\\]|\\.|!?\[[^\[\]]{0,300}\](?:\([^()\n]{0,600}\))?){0,600}"
_ADDRESS = r"\((?:[^()\n]|\([^()\n]{0,300}\)){0,2000}\)"
_FORMS = re.compile(
    rf"{_CODE}"
    r"|!\[\[(?P<embed>[^\[\]\n]{1,300})\]\]"
    r"|(?<!!)\[\[(?P<wiki>[^\[\]\n]{1,300})\]\]"
    rf"|!\[(?P<alt>{_WORDS})\](?P<image>{_ADDRESS})"
    rf"|\[(?P<words>{_WORDS})\](?P<link>{_ADDRESS})"
    r"|<img\s(?P<tag>[^<>]{1,2000})>",
    re.DOTALL | re.IGNORECASE,
)
_REFERRED = re.compile(
    r"(?<!\\)(?P<mark>!?)\[(?P<words>[^\[\]\n]{1,300})\](?:\[(?P<label>[^\[\]\n]{0,300})\])?(?![(:\[])"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]\n^][^\[\]\n]{0,300})\]:[ \t]*(?P<address>\S[^\n]{0,2000})$", re.MULTILINE
)
_TITLE = re.compile(r"\s+(?:\"(?P<double>.*)\"|'(?P<single>.*)'|\((?P<round>[^()]*)\))\s*$")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg|bmp|tiff?|heic|avif)\s*\Z", re.IGNORECASE)
_FENCE = re.compile(r"\s*(?:> ?)*(?:`{3}|~{3})")


@dataclass(frozen=True, slots=True)
class FormTarget:
    """What a form leads to."""

    address: str
    """As written, without brackets around it."""
    title: str = ""
    """The words in quotes after it: a caption."""


@dataclass(frozen=True, slots=True)
class Rewriter:
    """Gives the Markdown that replaces each form; None leaves the form as it is written."""

    image: Callable[[str, FormTarget], str | None]
    """Called with the alternative words, as Markdown, and what the image is."""
    link: Callable[[str, FormTarget], str | None]
    """Called with the words, as Markdown, in which images are rewritten already."""
    name: Callable[[str, str], str | None]
    """Called with the name in `[[name|words]]` and the words, which are empty where there are none."""


def rewrite(markdown: str, by: Rewriter, definitions: Mapping[str, str] | None = None) -> str:
    """Returns the Markdown with each of its forms rewritten.

    `definitions` are those of the whole text by `definitions_of`; a form that uses one is written with its address.
    """
    if _FENCE.match(markdown):
        return markdown
    if definitions:
        markdown = _REFERRED.sub(lambda match: _inlined(match, definitions), markdown)
        markdown = _DEFINITION.sub(lambda match: "" if _key(match["label"]) in definitions else match[0], markdown)
    if "[" not in markdown and "<img" not in markdown.lower():
        return markdown
    return _FORMS.sub(lambda match: _form(match, by), markdown)


def definitions_of(markdown: str) -> dict[str, str]:
    """Returns label -> address of each line `[label]: address` of a text, as written, with its title."""
    if "]:" not in markdown or _FENCE.match(markdown):
        return {}
    return {_key(match["label"]): match["address"].strip() for match in _DEFINITION.finditer(markdown)}


def single_image(markdown: str) -> tuple[str, str] | None:
    """The words and the address of a block that is one image and nothing else; None for all others."""
    match = _FORMS.match(markdown.strip())
    if not match or match.end() != len(markdown.strip()):
        return None
    if match["image"] is not None:
        return match["alt"], target_of(match["image"]).address
    if match["embed"] is not None:
        name, _, words = match["embed"].partition("|")
        return words.strip(), name.strip()
    if match["tag"] is not None:
        facts = _attributes(match["tag"])
        return facts.get("alt", ""), facts.get("src", "")
    return None


def target_of(written: str) -> FormTarget:
    """What stands in the round brackets of a form, which are part of `written`."""
    inner = written.strip()[1:-1].strip() if written.strip().startswith("(") else written.strip()
    title = _TITLE.search(inner)
    address = inner[: title.start()].strip() if title else inner
    if address.startswith("<") and address.endswith(">"):
        address = address[1:-1].strip()
    words = next((part for part in title.groups() if part is not None), "") if title else ""
    return FormTarget(html.unescape(address), words)


def _form(match: re.Match[str], by: Rewriter) -> str:
    written: str | None = None
    if match["embed"] is not None:
        name, _, words = match["embed"].partition("|")
        if _PICTURE.search(name):
            written = by.image(_not_a_size(words), FormTarget(name.strip()))
        else:
            written = by.name(name.strip(), words.strip()) or match[0][1:]
    elif match["wiki"] is not None:
        name, _, words = match["wiki"].partition("|")
        written = by.name(name.strip(), words.strip())
    elif match["image"] is not None:
        written = by.image(_not_a_size(match["alt"]), target_of(match["image"]))
    elif match["link"] is not None:
        words = _FORMS.sub(lambda inner: _form(inner, by), match["words"])
        written = by.link(words, target_of(match["link"]))
        written = f"[{words}]{match['link']}" if written is None else written
    elif match["tag"] is not None:
        facts = _attributes(match["tag"])
        written = by.image(facts.get("alt", ""), FormTarget(facts.get("src", ""), facts.get("title", "")))
    return match[0] if written is None else written


def _not_a_size(words: str) -> str:
    """The words without the width in pixels that Obsidian writes in their place: `boats.png|300`."""
    return re.sub(r"(?:^|\|)\s*\d+(?:x\d+)?\s*$", "", words).strip()


def _attributes(tag: str) -> dict[str, str]:
    found = ((m[1].lower(), html.unescape(m[2] or m[3] or m[4] or "")) for m in _ATTRIBUTE.finditer(tag))
    return dict(found)


def _inlined(match: re.Match[str], definitions: Mapping[str, str]) -> str:
    address = definitions.get(_key(match["label"] or match["words"]))
    return match[0] if address is None else f"{match['mark']}[{match['words']}]({address})"


def _key(label: str) -> str:
    return " ".join(label.casefold().split())
