"""Texts whose form grows with their length: thousands of different names, towers of marks, one line of a megabyte.

Data: `FORMS` gives by its name what makes a text of about so many characters; `FILES` likewise a whole file, with its suffix.
Limits: one form a text; `shapes` has those in which one piece is repeated.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from itertools import count

Form = Callable[[int], str]
"""Characters -> a text of about as many."""

_SENTENCE = "Kettle sold more tea on Monday, its founder Fang Li said. "
_SYLLABLES = "ba ke li mo nu ra se ti vo wu za che dor fen gal hun".split()


def _counted(piece: str) -> Form:
    """`piece` again and again, each time with another number for its `№` and another name for its `¤`."""

    def make(size: int) -> str:
        parts, length = list[str](), 0
        for number in count():
            if length >= size:
                break
            parts.append(piece.replace("№", str(number)).replace("¤", _name(number)))
            length += len(parts[-1])
        return "".join(parts)

    return make


def _name(number: int) -> str:
    """A word with a capital, another one for each number below a few million."""
    base, word = len(_SYLLABLES), _SYLLABLES[number % len(_SYLLABLES)]
    while number := number // base:
        word += _SYLLABLES[number % base]
    return word.capitalize()


def _tower(opens: str, inner: str, closes: str) -> Form:
    """`opens` as often as it fits, `inner`, and as many `closes`."""

    def make(size: int) -> str:
        times = size // (len(opens) + len(closes))
        return opens * times + inner + closes * times

    return make


def _lines_that_grow(mark: str, line: str) -> Form:
    """Each line begins with one mark more than the one above; so deep that all lines have the size together."""

    def make(size: int) -> str:
        depth = int((2 * size / len(mark)) ** 0.5)
        return "".join(mark * level + line + "\n" for level in range(1, depth + 1))

    return make


def _table(size: int) -> str:
    """A table as wide as long, in letters."""
    width = max(1, int((size / 10) ** 0.5))
    row = "| cell " * width + "|\n"
    return row + "| --- " * width + "|\n" + row * max(1, size // len(row) - 2)


def _wide_table(size: int) -> str:
    """A table of three rows, with all its columns."""
    width = max(1, size // 20)
    return "| tea " * width + "|\n" + "| --- " * width + "|\n" + "| cup " * width + "|\n"


def _words(size: int) -> str:
    """Prose in which no sentence is repeated."""
    chance = random.Random(size)
    parts, length = list[str](), 0
    while length < size:
        words = [_name(chance.randrange(5000)).lower() for _ in range(chance.randint(6, 24))]
        parts.append(" ".join(words).capitalize() + ("." if chance.random() < 0.8 else ".\n\n"))
        length += len(parts[-1]) + 1
    return " ".join(parts)


def _json(size: int) -> str:
    return json.dumps({f"key{number}": [number, "tea", {"a": None}] for number in range(size // 36)})


FORMS: dict[str, Form] = {
    "different words": _words,
    "one line": lambda size: _SENTENCE * (size // len(_SENTENCE)),
    "different names": _counted("¤ Li, "),
    "different firms": _counted("¤ Inc., "),
    "firms that act": _counted("¤ Technology bought a part of ¤ Group on Monday. "),
    "A of B of C": _counted("¤ of "),
    "different links": _counted("[tea №](https://example.org/№) "),
    "different addresses": _counted("https://example.org/№ "),
    "links and definitions": lambda size: (
        _counted("[tea][№] ")(size // 2) + "\n\n" + _counted("[№]: https://a.org/№\n")(size // 2)
    ),
    "notes and their texts": lambda size: _counted("Tea[^№] ")(size // 2) + "\n\n" + _counted("[^№]: Tea\n")(size // 2),
    "different headings": _counted("## Tea № of ¤\n\n"),
    "different labels": _counted("**¤:** Tea sold well.\n\n"),
    "days in order": _counted("On January 3, 2024, № cups were sold. "),
    "sentences": _counted("The firm ¤ sold № cups of tea on Monday. "),
    "one-line paragraphs": _counted("The firm ¤ sold № cups of tea.\n\n"),
    "headlines": _counted("¤ sells № cups of tea\n\n"),
    "stars and rules": _counted("* * *\n\n¤ sells tea\n\n"),
    "different speakers": _counted("¤ Li: It is tea №.\n\n"),
    "nested quotes": _tower("“a ", "tea", " b”"),
    "nested parentheses": _tower("(a ", "tea", " b)"),
    "nested brackets": _tower("[a ", "tea", "](b)"),
    "nested bold": _tower("**a _b ", "tea", "_ c**"),
    "nested elements": _tower("<div>", "tea", "</div>"),
    "nested lists of HTML": _tower("<ul><li>", "tea", "</li></ul>"),
    "quote tower": _lines_that_grow("> ", "tea"),
    "list tower": _lines_that_grow("  ", "- tea"),
    "one deep quote": lambda size: "> " * (size // 2) + "tea\n",
    "table": _table,
    "wide table": _wide_table,
    "short rows of a wide table": lambda size: (
        "| a " * (size // 12) + "|\n" + "| --- " * (size // 12) + "|\n" + "| b |\n" * (size // 12)
    ),
    "elements never closed": _counted("<p><b>¤ "),
    "attributes": lambda size: "<a " + _counted('x№="¤" ')(size) + ">tea</a>",
    "entities": _counted("&#№; &eacute; "),
    "minified JSON": _json,
    "zero-width marks": lambda size: "te\u200b\u200d\u2060\ufeff" * (size // 6),
    "accents on one letter": lambda size: "e" + "\u0301" * size,
    "alternating scripts": lambda size: "teaчай茶شاي" * (size // 10),
    "right to left": lambda size: "\u202eشاي\u202c " * (size // 6),
    "soft hyphens": lambda size: "tea\u00ad" * (size // 4),
    "mixed line ends": lambda size: "Tea\r\nTea\rTea\u2028Tea\x0cTea\n" * (size // 22),
    "bold and stars": lambda size: "a **b * c ** d *** e " * (size // 21),
    "prices in a row": _counted("$№.5 million, "),
    "abbreviated names": _counted("Mr. ¤ and Dr. ¤ of the U.S. "),
    "headings underlined": _counted("¤\n===\n\n"),
    "signatures": _counted("By ¤ Li\nJanuary 2, 2024\n\nTea № sold well.\n\n"),
    "front matter again": _counted("---\ntitle: Tea №\n---\n\nTea of ¤.\n\n"),
}
"""Name -> what makes a text."""


def _mbox(size: int) -> str:
    mail = (
        "From a@example.org Mon Jan  1 00:00:№ 2024\nFrom: ¤ Li <a№@example.org>\nSubject: ¤ sells № cups\n"
        "Date: Mon, 1 Jan 2024 00:00:00 +0000\nMessage-ID: <№@example.org>\n\nThe firm ¤ sold № cups of tea.\n\n"
    )
    return _counted(mail)(size)


def _around(before: str, inner: Form, after: str) -> Form:
    return lambda size: before + inner(size) + after


_HTML = ("<html><head><title>Kettle opens</title></head><body><article>", "</article></body></html>")
_RSS = ("<rss><channel><title>Tea</title>", "</channel></rss>")
_ITEM = "<item><title>¤ sells № cups</title><link>https://a.org/№</link><description>The firm ¤ sold № cups.</description></item>"
_SIBLINGS = "<div><span>¤ sold № cups of tea.</span></div>"
_RECORD = '{"title": "¤ sells № cups", "date": "2024-01-02", "text": "The firm ¤ sold № cups of tea."}'

FILES: dict[str, tuple[str, Form]] = {
    "mbox of many mails": (".mbox", _mbox),
    "RSS of many items": (".xml", _around(_RSS[0], _counted(_ITEM), _RSS[1])),
    "RSS of deep elements": (
        ".xml",
        _around(_RSS[0] + "<item><title>Tea</title>", _tower("<a>", "tea", "</a>"), "</item>" + _RSS[1]),
    ),
    "RSS of empty items": (".xml", _around(_RSS[0], _counted("<item/>"), _RSS[1])),
    "HTML siblings": (".html", _around(_HTML[0], _counted(_SIBLINGS), _HTML[1])),
    "HTML depths": (".html", _around(_HTML[0], _tower("<div><b>", _SENTENCE, "</b></div>"), _HTML[1])),
    "HTML never closed": (".html", _around(_HTML[0], _counted("<div><i><table><td>¤ "), "")),
    "HTML links": (".html", _around(_HTML[0], _counted('<p><a href="/№">¤</a> sells tea.</p>'), _HTML[1])),
    "HTML table": (
        ".html",
        _around(_HTML[0] + "<table>", _counted("<tr><td>¤</td><td>№</td></tr>"), "</table>" + _HTML[1]),
    ),
    "HTML articles": (
        ".html",
        _around(
            _HTML[0], _counted("<article><h2>¤ sells №</h2><p>The firm ¤ sold № cups of tea.</p></article>"), _HTML[1]
        ),
    ),
    "CSV of many rows": (
        ".csv",
        _around("title,date,text\n", _counted('¤ sells № cups,2024-01-02,"The firm ¤ sold № cups, of tea."\n'), ""),
    ),
    "CSV with one cell": (".csv", _around('title,date,text\nKettle opens,2024-01-02,"', _words, '"\n')),
    "CSV with many columns": (
        ".csv",
        lambda size: (
            "title,date,text,"
            + _counted("c№,")(size // 2)
            + "z\n"
            + "Kettle opens,2024-01-02,Tea sold well.,"
            + _counted("№,")(size // 2)
            + "9\n"
        ),
    ),
    "JSON of many records": (".json", _around("[", _counted(_RECORD + ","), _RECORD + "]")),
    "JSON of depths": (".json", _around('{"title": "Kettle opens", "text": ', _tower("[", '"tea"', "]"), "}")),
    "JSON lines": (".jsonl", _counted(_RECORD + "\n")),
    "BibTeX": (
        ".bib",
        _counted(
            "@article{k№,\n  title = {¤ sells № cups},\n  year = {2024},\n  abstract = {The firm ¤ sold tea.}\n}\n\n"
        ),
    ),
    "chat of many lines": (".txt", _counted("[1/2/24, 12:30:05] ¤ Li: Tea № sold well\n")),
    "feed of short articles": (
        ".txt",
        _counted("The firm ¤ sold № cups of tea on Monday, its founder ¤ Li said.\n\n]]>\n\n"),
    ),
    "feed of titles": (
        ".txt",
        _counted("¤ sells № cups\nJanuary 2, 2024\nThe firm ¤ sold № cups of tea on Monday.\n\n"),
    ),
    "notes of Markdown": (".md", _counted("# ¤ sells № cups\n\nThe firm ¤ sold № cups of tea on Monday.\n\n")),
    "subtitles": (".srt", _counted("№\n00:00:01,000 --> 00:00:02,000\nThe firm ¤ sold tea.\n\n")),
}
"""Name -> the suffix of a file, and what makes its text."""
