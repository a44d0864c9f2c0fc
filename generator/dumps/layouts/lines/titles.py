"""Which words of an item are its title.

Data: `is_title` of a line; `split_line` of an item that is one line (`Title: text`, `Title — text`); `TitleCase` brings
titles in capitals back to ordinary letters with the words of the text itself.
Limits: a line that ends like a sentence is no title, unless a mark of the layout says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

SUBJECT_PREFIX = re.compile(
    r"\A\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|enc|res|antw|doorst|i|r|转发|回复|答复|转寄)\s*(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
"""What mail programs put before the subject of a reply or of a forwarded mail."""
_LONGEST, _MOST_WORDS = 170, 28
_NO_END = tuple(".,;:…。，；：、।")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St|No|vs|Bros|etc))\.?$")
_QUOTED = re.compile(r"[\"“”„«‘'「『](.+?)[\"”“»’'」』]$")
LOOSE = "loose dash"
"""The kind of separator of a list in which nearly every item has a dash after as many words as a title has."""
RUN_IN = "first sentence"
"""The kind of separator of a list in which most items begin with a sentence as short as a title."""
_LEAST_RUN_IN, _MOST_RUN_IN, _MOST_BEGIN_SO = 3, 9, 0.7
_FIRST_SENTENCE = re.compile(r"[.!?。！？][”\"’»]?(?:\*\*|__)?\s+(?=[\"“„«‘'(\[]?[A-ZÀ-ÞА-Я\d$€£¥])")
_LIST_MARK = re.compile(r"^(?:[^\w\s\"“”„«‘'\[(*$€£¥]\ufe0f?|\*(?!\*)|\(?\d{1,3}[.):](?=\s))\s*")
_LEAST_LOOSE, _NEARLY_ALL, _LEAST_LOOSE_TITLE, _MOST_LOOSE_TITLE = 4, 0.9, 3, 14
_SPLITS = (
    ("dash", re.compile(r"\s+(?:[—–―]|--?-?)\s+|(?<=[^\W\d_])—(?=[^\W\d_])")),
    ("colon", re.compile(r":\s+|：\s*")),
    ("bar", re.compile(r"\s+[|｜·•]\s+")),
    ("question", re.compile(r"(?<=[?!？！])[\"”’]?\s*(?=\S)")),
    ("stop", re.compile(r"(?<=[.。])\s*(?=\S)")),
)
_LEAST_WORDS, _LEAST_REST = 3, 6
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DECORATION = re.compile(
    r"(?:(?:>{1,3}|»+|=+>|-+>|→|\*{2,3}|={2,4}|-{2,4}|#{2,3}|[•·▪◦‣●◆■□○►▶➤✓✔]|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]\ufe0f?)\s*)++"  # possessive: a long rule would take ages
    r"(?=[^\s>=#-])"
)
_UNSPACED = re.compile(r"[\u2e80-\u9fff\u3040-\u30ff]")


def word_count(text: str) -> int:
    """Words; two characters of Chinese or Japanese count as one."""
    wide = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (wide + 1) // 2


def unlisted(text: str) -> str:
    """An entry of a list without its bullet or number."""
    return _LIST_MARK.sub("", text)


def undecorated(text: str) -> str:
    """A title's line without what stands before it, and after it in the same way: emoji, arrows, stars, bullets."""
    match = _DECORATION.match(text)
    if not match:
        return text
    rest = text[match.end() :]
    return (
        rest.rstrip(match[0][::-1].strip() + " ") if match[0].strip() and rest.endswith(match[0].strip()[0]) else rest
    )


def is_title(text: str) -> bool:
    """Whether a line may be a title: not long, and without the end of a sentence."""
    text = undecorated(text)
    if not text or len(text) > _LONGEST or word_count(text) > _MOST_WORDS or "://" in text:
        return False
    if text.endswith(_NO_END) and not _ABBREVIATED.search(text):
        return False
    return any(char.isalpha() for char in text) and (text[0].isalnum() or text[0] in "\"“„«‘'「『【$€£¥#@¿¡([")


def bare_title(text: str) -> str:
    """A title without the quotation marks around the whole of it, or the full stop of a run-in head."""
    text = undecorated(text.strip())
    quoted = _QUOTED.fullmatch(text)
    if quoted and not re.search(r"[\"“”„«»「」]", quoted[1]):
        text = quoted[1]
    if text.endswith((".", "。", ":", "：")) and not text.endswith("..") and not _ABBREVIATED.search(text):
        text = text[:-1]
    return text.strip()


def split_line(text: str, preferred: Sequence[str] = ()) -> tuple[str, str, str] | None:
    """Title, text and the kind of separator between them, of an item that is one line; None where it has no title.

    `preferred` are kinds of separators, the best first: those that most items of the list have.
    """
    found: list[tuple[int, int, str, str, str]] = []
    if LOOSE in preferred and (match := _loose(text)):
        return text[: match.start()].strip(), text[match.end() :].strip(), LOOSE
    if RUN_IN in preferred and (match := _run_in(text)):
        return text[: match.end()].strip(), text[match.end() :].strip(), RUN_IN
    for name, pattern in _SPLITS:
        for match in pattern.finditer(text[: _LONGEST + 20]):
            title, rest = text[: match.start()].strip(), text[match.end() :].strip()
            if name in ("question", "stop"):
                title = text[: match.start()].strip() if name == "stop" else text[: match.end()].strip()
            if _fits(title, rest, name):
                rank = preferred.index(name) if name in preferred else len(preferred) + (name == "stop")
                found.append((rank, match.start(), title, rest, name))
                break
    if not found:
        return None
    _, _, title, rest, name = min(found)
    return title, rest, name


def common_splits(texts: Iterable[str], *, run_in: bool = False) -> tuple[str, ...]:
    """The kinds of separators in these items, the most frequent first; a full stop only separates sentences.

    `run_in`: in a list, a sentence that is as short as a title is one where most entries begin so.
    """
    counts: Counter[str] = Counter()
    texts = list(texts)
    if len(texts) >= _LEAST_LOOSE and sum(_loose(text) is not None for text in texts) >= _NEARLY_ALL * len(texts):
        return (LOOSE,)
    for text in texts:
        for name, pattern in _SPLITS[:4]:
            matches = pattern.finditer(text[: _LONGEST + 20])
            if any(_fits(text[: m.start()].strip(), text[m.end() :].strip(), name) for m in matches):
                counts[name] += 1
    begin_so = sum(_run_in(text) is not None for text in texts) if run_in else 0
    if len(texts) >= _LEAST_RUN_IN and begin_so >= _MOST_BEGIN_SO * len(texts):
        counts[RUN_IN] = begin_so
    return tuple(name for name, _ in counts.most_common())


def _run_in(text: str) -> re.Match[str] | None:
    """The end of a first sentence that is as short as a title and has a longer text after it."""
    match = next(
        (m for m in _FIRST_SENTENCE.finditer(text[: _LONGEST + 20]) if not _ABBREVIATED.search(text[: m.start() + 1])),
        None,
    )
    if match is None:
        return None
    words = word_count(text[: match.end()])
    return match if 2 <= words <= _MOST_RUN_IN and word_count(text[match.end() :]) >= max(3, words) else None


def _loose(text: str) -> re.Match[str] | None:
    """A dash between a title and a text that may begin in lower case, where items of a list are written so."""
    match = _SPLITS[0][1].search(text[: _LONGEST + 20])
    if match is None:
        return None
    title, rest = text[: match.start()], text[match.end() :]
    words = word_count(title)
    plain_title = not re.search(r"[.!?;:]\s", title) and not title[:1].islower()
    return (
        match
        if plain_title and _LEAST_LOOSE_TITLE <= words <= _MOST_LOOSE_TITLE and word_count(rest) >= 2 * words
        else None
    )


def _fits(title: str, rest: str, name: str) -> bool:
    words = word_count(title)
    if not title or not rest or not _LEAST_WORDS <= words <= _MOST_WORDS or word_count(rest) < _LEAST_REST:
        return False
    if name == "stop":
        return False
    first = rest.lstrip("\"“„«‘'([")[:1]
    begins = first.isupper() or first.isdigit() or first in "$€£¥" or (first.isalpha() and not first.islower())
    camel = re.match(r"[a-z]{1,2}[A-Z]", rest) is not None
    return (begins or camel) and not re.search(r"[.!?]\s+[A-Z]", title) and len(rest) >= 0.7 * len(title)


class TitleCase:
    """Brings titles in capitals back to ordinary letters, as their words are written in a text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    def restore(self, title: str, own: Iterable[str] = ()) -> str:
        """The title as it is; in ordinary letters where it is in capitals. `own` are the texts of its item."""
        letters = [char for char in title if char.isalpha()]
        if len(letters) < 8 or any(char.islower() for char in letters) or not any(char.isupper() for char in letters):
            return title
        if whole := self._lines.get(title.casefold()):
            return whole
        spellings = dict(self._spellings)
        spellings.update(_spellings(own))
        words = _WORD.sub(lambda match: spellings.get(match[0].casefold(), match[0].lower()), title)
        return words[:1].upper() + words[1:]

    @cached_property
    def _lines(self) -> dict[str, str]:
        """The same title in ordinary letters, as a table of contents has it."""
        found: dict[str, str] = {}
        for text in self._texts:
            line = re.sub(r"^(?:[-*•·]|\(?\d{1,3}[.)])\s+", "", text)
            if not line.isupper():
                found.setdefault(line.casefold(), line)
        return found

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return _spellings(self._texts)


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """Word in lower case -> as it is written most, inside of sentences where it is found there."""
    inside: dict[str, Counter[str]] = {}
    start: dict[str, Counter[str]] = {}
    for text in texts:
        if text.isupper():
            continue
        for match in _WORD.finditer(text):
            opening = match.start() == 0 or re.search(r"[.!?:“\"]\s*$", text[: match.start()]) is not None
            counts = start if opening else inside
            counts.setdefault(match[0].casefold(), Counter())[match[0]] += 1
    found = {word: counts.most_common(1)[0][0] for word, counts in start.items() if not _function_like(word)}
    found.update({word: counts.most_common(1)[0][0] for word, counts in inside.items()})
    return found


def _function_like(word: str) -> bool:
    """A short word that opens a sentence says nothing about its capital."""
    return len(word) < 4
