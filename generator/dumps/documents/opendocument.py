"""A text of LibreOffice, ODT, as lines of Markdown.

Data: `read_opendocument` gives the text and the title of the document's properties.
Limits: headings, lists, tables, links, bold and italics; comments and deleted text are left out, notes are in brackets.
"""

from __future__ import annotations

import zipfile
from typing import Any

from generator.dumps.markup.addresses import PART
from generator.dumps.plain_text import plain
from generator.dumps.to_markdown import escape_inline

_SILENT = frozenset(
    "annotation annotation-end tracked-changes title desc object forms sequence-decls note-citation".split()
)
_BREAKS = {"line-break": "\n", "tab": " ", "s": " "}


def read_opendocument(archive: zipfile.ZipFile) -> tuple[str, str]:
    """The text and the title. Raises KeyError and ValueError for a broken file."""
    from lxml import etree  # here, so that an import of plain text does not wait for it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        content = etree.fromstring(archive.read("content.xml"), parser=parser)
        meta = etree.fromstring(archive.read("meta.xml"), parser=parser) if "meta.xml" in archive.namelist() else None
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    reader = _TextWalk(_bold_styles(content))
    body = next((element for element in content.iter() if _name(element) == "text" and len(element)), None)
    reader.blocks(body if body is not None else content)
    titles = (element.text for element in meta.iter() if _name(element) == "title") if meta is not None else ()
    return "\n".join(reader.lines), plain(next(titles, "") or "") if titles else ""


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _bold_styles(content: Any) -> dict[str, str]:
    """Names of styles and their marks."""
    found = {}
    for style in content.iter():
        if _name(style) == "style":
            properties = [child for child in style if _name(child) == "text-properties"]
            bold = any(_attribute(each, "font-weight") == "bold" for each in properties)
            italic = any(_attribute(each, "font-style") == "italic" for each in properties)
            found[_attribute(style, "name")] = "**" if bold else "*" if italic else ""
    return found


def _picture(frame: Any) -> str:
    """The Markdown of the picture in a frame, on lines of its own; empty for another frame."""
    image = next((child for child in frame if _name(child) == "image"), None)
    address = _attribute(image, "href") if image is not None else ""
    if not address or ":" in address:
        return ""
    words = {_name(child): plain(child.text or "") for child in frame}
    named = escape_inline(words.get("desc") or words.get("title") or "", brackets=True)
    return f"\n![{named}]({PART}{address.removeprefix('./')})\n"


class _TextWalk:
    def __init__(self, styles: dict[str, str]) -> None:
        self.styles = styles
        self.lines: list[str] = []

    def blocks(self, parent: Any, mark: str = "") -> None:
        """Add the blocks of an element."""
        for element in parent:
            name = _name(element)
            if name == "h":
                level = _attribute(element, "outline-level") or "1"
                self._add("#" * min(6, int(level) if level.isdigit() else 1) + " ", element)
            elif name == "p":
                title = _attribute(element, "style-name") in ("Title", "Titel")
                self._add("# " if title else mark, element)
                mark = "  " * (len(mark) // 2) if mark else ""
            elif name == "list":
                for entry in element:
                    self.blocks(entry, f"{'  ' if mark else ''}- ")
            elif name == "table":
                self._table(element)
            elif name not in _SILENT:
                self.blocks(element, mark)

    def _add(self, mark: str, element: Any) -> None:
        for part in self.words(element, heading=mark.startswith("#")).split("\n"):
            if text := plain(part):
                tight = mark.strip() == "-" and bool(self.lines) and self.lines[-1].lstrip().startswith("- ")
                self.lines += ([] if tight or not self.lines else [""]) + [f"{mark}{text}"]

    def words(self, element: Any, *, heading: bool = False) -> str:
        """The words of a paragraph with their marks."""
        parts = [element.text or ""]
        for child in element:
            name = _name(child)
            if name in _BREAKS:
                parts.append(_BREAKS[name])
            elif name == "a" and (words := plain(self.words(child))):
                address = _attribute(child, "href")
                linked = address.startswith("http") and words != address
                parts.append(f"[{words}]({address})" if linked else words)
            elif name == "frame":
                parts.append(_picture(child) or self.words(child))
            elif name == "note":
                parts.append(f" [{plain(self.words(child))}]")
            elif name not in _SILENT:
                inner = self.words(child)
                own = "" if heading or not plain(inner) else self.styles.get(_attribute(child, "style-name"), "")
                parts.append(
                    f"{own}{inner.strip()}{own}" + (" " if own and inner[-1:] == " " else "") if own else inner
                )
            parts.append(child.tail or "")
        return "".join(parts)

    def _table(self, table: Any) -> None:
        rows = [row for row in table.iter() if _name(row) == "table-row"]
        cells = [[plain(self.words(cell)) for cell in row if _name(cell) == "table-cell"] for row in rows]
        cells = [row for row in cells if any(row)]
        if not cells:
            return
        width = max(len(row) for row in cells)
        self.lines.append("")
        for number, row in enumerate(cells):
            self.lines.append(f"| {' | '.join([*row, *[''] * (width - len(row))])} |")
            self.lines += [f"|{' --- |' * width}"] if number == 0 else []
