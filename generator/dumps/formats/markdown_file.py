"""A Markdown file with front matter: an article whose head says what it is and whose body stays as it is written.

Data: `has_front_matter` tells such a file; `read_markdown_file` gives its item, or why it is none.
Limits: front matter in YAML or TOML, as Hugo, Jekyll, Zola, Obsidian, Ghost and Decap write it. Comments in HTML and
remarks between `%%` never reach an article.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from generator.discard_reason import DiscardReason
from generator.dumps.formats.bad_markup import BadMarkupError
from generator.dumps.formats.stated_date import stated
from generator.dumps.layouts.lines.rows import unmarked
from generator.dumps.layouts.reader import read_layout
from generator.dumps.markup.addresses import web_address
from generator.dumps.plain_text import letters_of, plain
from generator.dumps.references.rewrite import single_image
from generator.model import BlockKind, DateEstimate, Discard, Dump, Item, Paragraph, SitePath

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_MOST_LINES = 300
"""Of a front matter; a rule of dashes further down is none of its."""
_KEY = re.compile(r"[\w-]+\s*[:=]|\[[\w.]+\]\s*$")
_NAME = re.compile(r"[\w-]+(?=\s*[:=])")
_TITLES = ("title", "titel", "titre", "titulo", "título", "标题")
_DAYS = ("date", "published", "published_at", "publishdate", "pubdate", "datum", "fecha", "data", "日期", "created")
_OWN_DAYS = _DAYS[:-1]
"""Those of an article; a note of any kind has the day on which its file was made."""
_AUTHORS = ("author", "authors", "autor", "autoren", "auteur", "autores", "byline", "作者")
_URLS = ("canonical_url", "canonicalurl", "canonical", "source", "url", "link", "original", "quelle", "fuente", "来源")
_TAGS = ("tags", "categories", "keywords", "category", "schlagworte", "etiquetas")
_PRIVATE = frozenset({"draft", "private", "scheduled", "unpublished", "pending", "entwurf"})
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|%%.*?(?:%%|\Z)", re.DOTALL)
_CODE = re.compile(r"(?ms)^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)|`[^`\n]+`")
_LISTED = re.compile(r"\s*(?:([-*+])|\d{1,9}[.)])\s+\S")
_HEADING = re.compile(r"(#{1,6})\s+(?P<words>.*?)\s*#*$")
_NAMED_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=[-_ ])")
_LEAST_LISTED = 3
"""Items of a note that collects them."""
_WIKI = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]")


def has_front_matter(lines: Sequence[str]) -> bool:
    """Whether a file begins with front matter: a fence, keys, and the fence again."""
    opening = lines[0].lstrip("\ufeff").strip() if lines else ""
    if opening not in _FENCES or len(lines) < 3 or not any(_KEY.match(line) for line in lines[1:3]):
        return False
    return _end(lines) > 0


@lru_cache(maxsize=8)  # a file is read once to be judged and once to be cut
def front_matter(lines: tuple[str, ...]) -> Mapping[str, Any]:
    """The keys, lower case, with those of TOML's tables among them. Raises `BadMarkupError`."""
    if not has_front_matter(lines):
        fix = "begin it with lines of --- around title: …, or name another kind with --as"
        raise BadMarkupError(1, "Markdown without front matter", fix)
    text = "\n".join(lines[1 : _end(lines)])
    try:
        data = tomllib.loads(text) if lines[0].strip("\ufeff \t") == "+++" else yaml.safe_load(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = f"front matter that cannot be read: {getattr(error, 'problem', None) or str(error).split(' (at')[0]}"
        raise BadMarkupError(mark.line + 2 if mark else 1, what, "put the value into quotes") from None
    if not isinstance(data, dict):
        raise BadMarkupError(1, "front matter without keys", "write lines such as title: …, or take the fences away")
    found = {str(key).lower(): value for key, value in data.items()}
    for table in ("taxonomies", "extra", "params"):
        inner = found.get(table)
        if isinstance(inner, dict):
            found = {str(key).lower(): value for key, value in inner.items()} | found
    return found


def read_markdown_file(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """The articles and the lines that are none of their words, one article for each front matter with a title or a day.

    No item where one is not published, or has no text.
    """
    if listed := _read_list(dump):
        return listed
    items: list[Item] = []
    discards: list[Discard] = []
    for start, lines in _parts(dump.lines):
        own_items, own_discards = _read_one(replace(dump, lines=lines))
        items += [item.moved(start) for item in own_items]
        discards += [replace(discard, line=discard.line + start) for discard in own_discards]
    return tuple(items), tuple(discards)


def _read_list(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]] | None:
    """The items of a note that collects them below a head without a day, an author or an address; None for others."""
    fields, end = front_matter(dump.lines), _end(dump.lines)
    own = [*_values(fields, _OWN_DAYS), *_values(fields, _AUTHORS), *_values(fields, _URLS)]
    if own or len(_starts(dump.lines)) > 1 or _unpublished(fields) or _NAMED_DAY.match(PurePosixPath(dump.name).name):
        return None
    body, remarks = _without_remarks(dump.lines[end + 1 :], end + 2)
    layout = None if remarks else read_layout(dump.name, [""] * (end + 1) + body)
    if layout is None or len(layout.items) < _LEAST_LISTED:
        return None
    made = bool(_first(fields, ("created",)))  # the file's day must be nobody's
    whole = [item for item in layout.items if item.title and ((item.url and not made) or (item.date and item.date.day))]
    if len(whole) < len(layout.items):
        return None
    return layout.items, (*_lines(dump, 1, end + 1, DiscardReason.FRONT_MATTER), *layout.discards)


def check_heads(lines: tuple[str, ...]) -> None:
    """Raises `BadMarkupError` where a front matter cannot be read."""
    for start, own in _parts(lines):
        try:
            front_matter(own)
        except BadMarkupError as error:
            raise BadMarkupError(error.line + start, error.what, error.fix) from None


def _parts(lines: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The files that were joined to one: the index at which each begins, and its lines."""
    starts = _starts(lines) if has_front_matter(lines) else [0]
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start, lines[start:stop]


def _starts(lines: Sequence[str]) -> list[int]:
    """Indices at which files begin that were joined to one: a front matter after an empty line, with a title or a day."""
    starts, ends, code = [0], _end(lines), False
    for index, line in enumerate(lines):
        code = code != bool(re.match(r"\s*(?:`{3,}|~{3,})", line))
        opens = index > ends and not code and line.rstrip() in _FENCES and not lines[index - 1].strip()
        if opens and has_front_matter(lines[index : index + _MOST_LINES]):
            end = index + _end(lines[index : index + _MOST_LINES])
            keys = {key[0].casefold() for row in lines[index + 1 : end] if (key := _NAME.match(row))}
            if keys & {*_TITLES, *_DAYS}:
                starts.append(index)
                ends = end
    return starts


def _read_one(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """The article of a file with one front matter, and the lines that are none of its words."""
    fields, end = front_matter(dump.lines), _end(dump.lines)
    last = max(number for number, line in enumerate(dump.lines, 1) if line.strip())
    if reason := _unpublished(fields):
        return (), tuple(_lines(dump, 1, last, reason))
    discards = list(_lines(dump, 1, end + 1, DiscardReason.FRONT_MATTER))
    body, remarks = _without_remarks(dump.lines[end + 1 :], end + 2)
    discards += remarks
    title = plain(_first(fields, _TITLES))
    paragraphs: list[Paragraph] = []
    for number, block in _blocks(body, end + 2):
        paragraph = _paragraph(number, block)
        heading = _HEADING.match(block[0])
        if heading and not paragraphs and (not title or letters_of(paragraph.text) == letters_of(title)):
            title = title or paragraph.text
            discards.append(Discard(number, block[0].strip(), DiscardReason.TITLE_LINE))
        elif paragraph.text:
            paragraphs.append(paragraph)
    if not paragraphs:
        return (), tuple(_lines(dump, 1, last, DiscardReason.NO_TEXT_ONLY_TITLE if title else DiscardReason.NO_TEXT))
    item = Item(
        dump.name,
        1,
        last,
        tuple(paragraphs),
        title or None,
        ", ".join(_words(fields, _AUTHORS)) or None,
        plain(_first(fields, ("publication", "site", "publisher"))) or None,
        _day(fields, dump.name),
        next((address for url in _values(fields, _URLS) if (address := web_address(url))), None),
        tuple(_words(fields, _TAGS)),
        tuple(_aliases(fields)),
    )
    return (item,), tuple(sorted(discards, key=lambda each: each.line))


def _end(lines: Sequence[str]) -> int:
    """The index of the line that ends the front matter; 0 where none does."""
    ends = _FENCES[lines[0].lstrip("\ufeff").strip()]
    return next((i for i, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in ends), 0)


def _unpublished(fields: Mapping[str, Any]) -> DiscardReason | None:
    if fields.get("draft") is True or str(fields.get("draft")).lower() in ("true", "yes"):
        return DiscardReason.DRAFT
    if fields.get("published") is False or fields.get("publish") is False:
        return DiscardReason.DRAFT
    state = str(fields.get("status") or fields.get("visibility") or "").strip().lower()
    if state in _PRIVATE:
        return {"private": DiscardReason.PRIVATE, "scheduled": DiscardReason.SCHEDULED}.get(state, DiscardReason.DRAFT)
    return None


def _values(fields: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    """Every word of the first keys that have any, whether a text, a list or a mapping with a name."""
    for key in keys:
        value = fields.get(key)
        for each in value if isinstance(value, list) else [value]:
            named = each.get("name") or each.get("title") if isinstance(each, dict) else each
            if isinstance(named, str | int | dt.date) and not isinstance(named, bool) and str(named).strip():
                yield str(named).strip()


def _first(fields: Mapping[str, Any], keys: Sequence[str]) -> str:
    return next(_values(fields, keys), "")


def _words(fields: Mapping[str, Any], keys: Sequence[str]) -> list[str]:
    """Names or tags without `[[ ]]`, each once; of a text with commas each part."""
    parts = (part for value in _values(fields, keys) for part in _WIKI.sub(r"\1", value).split(","))
    return list(dict.fromkeys(word for part in parts if (word := plain(part).lstrip("#"))))


def _day(fields: Mapping[str, Any], name: str) -> DateEstimate | None:
    """The day of the first key that states one, else that of the file's name, as Jekyll has it."""
    days = [("the front matter says", value) for value in _values(fields, _DAYS)]
    named = _NAMED_DAY.match(PurePosixPath(name).name)
    return stated([*days, ("the file's name says", named[0] if named else "")])


def _aliases(fields: Mapping[str, Any]) -> Iterator[SitePath]:
    """Old addresses on the site: `/2020/01/name/` is the file `2020/01/name/index.html`."""
    for value in _values(fields, ("aliases", "redirect_from")):
        path = re.sub(r"^https?://[^/]+", "", value).strip("/")
        if path and not {"", ".", ".."} & set(path.split("/")) and not re.search(r"[\\:?#\s]", path):
            yield SitePath(path if path.endswith(".html") else f"{path}/index.html")


def _without_remarks(lines: Sequence[str], first: int) -> tuple[list[str], list[Discard]]:
    """The lines without comments and remarks, code apart, and those that are left out."""
    text = "\n".join(lines)
    code = [place for match in _CODE.finditer(text) for place in match.span()]  # its beginning and its end, in turn
    breaks = [match.start() for match in re.finditer("\n", text)]
    discards: list[Discard] = []

    def drop(match: re.Match[str]) -> str:
        if bisect.bisect_right(code, match.start()) % 2:
            return match[0]
        words = " ".join(match[0].split())
        discards.append(Discard(first + bisect.bisect_left(breaks, match.start()), words, DiscardReason.REMARK))
        return "\n" * match[0].count("\n")

    return _HIDDEN.sub(drop, text).split("\n"), discards


def _blocks(lines: Sequence[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Blocks between empty lines, each entry of a list for itself and fenced code as a whole, with their first lines."""
    block: list[str] = []
    begun, fence = first, ""
    for number, line in enumerate(lines, first):
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        ends = not fence and (not line.strip() or _LISTED.match(line) or _HEADING.match(line) or mark)
        if ends and block:
            yield begun, block
            block = []
        if block or line.strip():
            begun = begun if block else number
            block.append(line.rstrip() if not fence else line)
        if mark:
            fence = "" if fence and line.strip().startswith(fence) else fence or mark[1]
        if block and not fence and (mark or _HEADING.match(line)) and (len(block) > 1 or not mark):
            yield begun, block
            block = []
    if block:
        yield begun, block


def _paragraph(number: int, block: Sequence[str]) -> Paragraph:
    """A block as it is written, and its words."""
    markdown = "\n".join(block)
    if image := single_image(markdown):
        return Paragraph(number, unmarked(image[0]) or image[1], BlockKind.IMAGE, markdown)
    heading, listed = _HEADING.match(block[0].strip()), _LISTED.match(block[0])
    if re.match(r"\s*(?:`{3,}|~{3,})", block[0]):
        return Paragraph(number, " ".join(markdown.split()), BlockKind.CODE, markdown)
    if heading:
        deeper = markdown if len(heading[1]) > 1 else f"#{markdown.lstrip()}"  # the page's own title is its first level
        return Paragraph(number, unmarked(heading["words"]), BlockKind.HEADING, deeper)
    if block[0].lstrip().startswith("|"):
        return Paragraph(number, " ".join(markdown.replace("|", " ").split()), BlockKind.TABLE, markdown)
    if listed:
        words = re.sub(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+", "", markdown)
        kind = BlockKind.BULLET if listed[1] else BlockKind.NUMBERED
        return Paragraph(number, unmarked(" ".join(words.split())), kind, markdown)
    if block[0].lstrip().startswith(">"):
        words = " ".join(line.lstrip("> ").strip() for line in block)
        return Paragraph(number, unmarked(words), BlockKind.QUOTE, markdown)
    return Paragraph(number, unmarked(" ".join(markdown.split())), None, markdown)


def _lines(dump: Dump, first: int, last: int, reason: DiscardReason) -> Iterator[Discard]:
    for number in range(first, last + 1):
        if text := dump.lines[number - 1].strip():
            yield Discard(number, text, reason)
