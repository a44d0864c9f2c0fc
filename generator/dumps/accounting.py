"""What becomes of the words of a dump: in articles, or dropped; and how to keep all of them.

Data: `count_words` gives the `WordCount` of a dump; `keep_all` puts what was dropped back into the articles.
Limits: facts that the front matter holds, unpublished entries and the code around a text are no words of articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.discard_reason import DiscardReason as Reason
from generator.dumps.items import DumpItems
from generator.model import Discard, Dump, DumpKind, Item, Paragraph

MOST_DROPPED = 0.3
"""Share of a dump's words that may be dropped without an alarm."""
MOST_DROPPED_OF_A_PAGE = 0.7
"""Likewise of a saved or copied page, on which other articles begin and readers comment."""
_FEWEST = 100
"""Words of a dump from which a share of them says something."""
_PROSE = 12
"""Words of a line on a page that is a sentence: menus, buttons and teasers around an article are shorter."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_SENTENCE_END = re.compile(r"[.!?。！？…][\"”’»)\]]*\s*$")
_PAGES = (DumpKind.PAGE, DumpKind.WEB_PAGE)

_FACTS = frozenset(
    {
        Reason.TITLE_LINE,
        Reason.PIXEL_AND_TITLE_LINE,
        Reason.REPEATED_TITLE,
        Reason.BYLINE,
        Reason.BYLINE_AND_READING_TIME,
        Reason.DATE_LINE,
        Reason.DATE_LINE_OR_BYLINE,
        Reason.FRONT_MATTER,
        Reason.SOURCE_LINE,
        Reason.GROUP_HEADING,
        Reason.CHAT_STAMP,
        Reason.MAIL_HEADER,
        Reason.AUTHOR_NAME,
    }
)
"""The front matter has them."""
_UNPUBLISHED = frozenset(
    {
        Reason.REMARK,
        Reason.ATTACHMENT,
        Reason.MENU_ENTRY,
        Reason.REVISION,
        Reason.OTHER_POST_TYPE,
        Reason.DRAFT,
        Reason.IN_THE_TRASH,
        Reason.PRIVATE,
        Reason.PASSWORD_PROTECTED,
        Reason.BLOG_SETTING,
        Reason.SCHEDULED,
        Reason.OTHER_STATUS,
        Reason.READER_COMMENT,
    }
)
_NO_WORDS = frozenset(
    {
        Reason.PAGE_FRAME,
        Reason.FEED_FRAME,
        Reason.SEPARATOR,
        Reason.EMPTY_ITEM,
        Reason.MARKUP_WITHOUT_TEXT,
        Reason.UNPRINTABLE_CHARACTERS,
        Reason.SCRIPT_REMNANT,
        Reason.TRACKING_PIXEL,
        Reason.NO_TEXT,
        Reason.NO_TEXT_ONLY_TITLE,
        Reason.NO_TEXT_ONLY_TITLE_OR_DATE,
        Reason.OTHER_FIELD,
        Reason.PAGE_NUMBER,
        Reason.IMAGE_NOT_FOUND,
        Reason.IMAGE_NOT_SHOWN,
        Reason.IMAGE_LEFT_OUT,
        Reason.LINK_TO_A_FILE,
        Reason.LOST_ELEMENT,
        Reason.SECTION_BREAK,
        Reason.END_MARK,
    }
)
"""The code around a text, and lines without words."""
_ELSEWHERE = frozenset(
    {Reason.REPEATS_ANOTHER, Reason.OVERLAPS_EDITED, Reason.SUMMARY_OF_THE_TEXT, Reason.REPEATED_LINE}
)
"""The words are in the archive already."""
_NOT_COUNTED = _FACTS | _UNPUBLISHED | _NO_WORDS | _ELSEWHERE


@dataclass(frozen=True, slots=True)
class WordCount:
    """The words of a dump."""

    kept: int
    """In its articles."""
    dropped: int
    """In none, although they may be of one; of a page only whole sentences, since a site has many words of its own."""
    most: float = MOST_DROPPED
    """Share of the words that may be dropped without an alarm."""

    @property
    def share(self) -> float:
        """Share of the words that were dropped, 0 to 1."""
        return self.dropped / max(1, self.kept + self.dropped)

    @property
    def alarming(self) -> bool:
        """Whether more was dropped than a reader would expect."""
        return self.share > self.most and self.kept + self.dropped >= _FEWEST


def words_in(text: str) -> int:
    """The number of words; of Chinese, Japanese and Korean, of characters."""
    return len(_WORD.findall(text))


def count_words(dump: Dump, items: Iterable[Item], discards: Iterable[Discard]) -> WordCount:
    """Count the words of the items and of what was dropped."""
    kept = sum(words_in(paragraph.text) for item in items for paragraph in item.paragraphs)
    dropped = [discard.text for discard in discards if discard.reason not in _NOT_COUNTED]
    most = MOST_DROPPED
    if dump.kind in _PAGES:
        most = MOST_DROPPED_OF_A_PAGE
        dropped = [text for text in dropped if words_in(text) >= _PROSE and _SENTENCE_END.search(text)]
    return WordCount(kept, sum(words_in(text) for text in dropped), most)


def keep_all(dump: Dump, found: DumpItems) -> DumpItems:
    """The items with everything that was dropped of them, in the order of its lines; all in one where there is no item.

    What the front matter holds, unpublished entries and the code around a text stay out.
    """
    back = [discard for discard in found.discards if discard.reason not in _NOT_COUNTED]
    if not back:
        return found
    items = list(found.items)
    if not items:
        last = max(discard.line for discard in back)
        items = [Item(dump.name, min(discard.line for discard in back), last, ())]
    parts: list[list[Discard]] = [[] for _ in items]
    for discard in back:
        parts[_owner(items, discard.line)].append(discard)
    whole = tuple(_with(item, part) for item, part in zip(items, parts, strict=True))
    return replace(found, items=whole, discards=tuple(one for one in found.discards if one.reason in _NOT_COUNTED))


def _owner(items: Sequence[Item], line: int) -> int:
    """The index of the item in which a line lies, or of the one before it; 0 above the first."""
    return max((index for index, item in enumerate(items) if item.first <= line), default=0)


def _with(item: Item, part: Sequence[Discard]) -> Item:
    if not part:
        return item
    back = [Paragraph(discard.line, discard.text) for discard in part]
    paragraphs = sorted((*item.paragraphs, *back), key=lambda paragraph: paragraph.line)
    lines = [discard.line for discard in part]
    return replace(item, first=min(item.first, *lines), last=max(item.last, *lines), paragraphs=tuple(paragraphs))
