"""Mails as articles: a newsletter is divided into its items, any other mail is one article with its subject as title.

Data: `read_mails` gives the items of a file of mails in the form of `mail_text`, and what is left out.
Limits: an item without a date has that of the mail. Of a mail that was forwarded the inner one counts. The parts of a mail in
HTML are items where they state something of themselves, as those of a page: sections of an article have headings, too.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr
from functools import partial
from typing import TYPE_CHECKING

from generator.date_basis import BasisKind, basis
from generator.discard_reason import DiscardReason
from generator.dumps.formats.entry import clip
from generator.dumps.formats.stated_date import stated
from generator.dumps.layouts.lines.labels import has_publication_word
from generator.dumps.layouts.lines.titles import SUBJECT_PREFIX
from generator.dumps.layouts.reader import read_layout
from generator.dumps.messages.alert import is_alert, read_alert
from generator.dumps.messages.article import read_article
from generator.dumps.messages.mail_text import IMAGE, ONE_PAGE, RICH, STARTS
from generator.dumps.plain_text import letters_of
from generator.model import DateEstimate, Discard, Dump, Item

if TYPE_CHECKING:
    from generator.dumps.layouts.choose import Division
    from generator.dumps.layouts.signs import Signs

_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|enc|doorst|转发|转寄)\s*[:：]", re.IGNORECASE)
_RULE = re.compile(
    r"[->*\s]*-{2,}\s*[^\W\d][^-]{3,60}-{2,}\s*\Z|_{10,}\Z|(?:>\s*)?Begin forwarded message:\Z", re.IGNORECASE
)
_LABEL = re.compile(r"\s*\*{0,2}(?P<label>[^\W\d][^:：*]{0,24}?)\s*\*{0,2}\s*[:：]\*{0,2}\s*(?P<rest>.*)$")
_LABELS = {
    "from": "from von de da van från od от от_кого 发件人 寄件者 差出人 보낸_사람 보낸사람 kimden".split(),
    "subject": "subject betreff objet asunto assunto oggetto onderwerp ämne temat тема 主题 主旨 件名 제목 konu".split(),
    "date": "date sent datum gesendet envoyé enviado fecha data inviato verzonden datum: дата отправлено 日期 发送时间 "
    "送信日時 날짜 보낸_날짜 tarih".split(),
    "to": "to an à para a aan till do кому 收件人 宛先 받는_사람 kime cc copie copia kopie reply-to 抄送".split(),
}
_FROM = re.compile(r"^>(>*From )")
_LONGEST_MASTHEAD = 80
"""Letters."""
_SHORTEST, _KEPT = 25, 0.5
"""Letters of a usual item of a newsletter, and the share of a mail's letters that is in its items."""
_LONGEST_SIGNATURE = 12
"""Lines with words, `--` among them."""
_OWN_WORDS = 60
"""Words above an inner mail from which the outer one is no mere remark."""


@dataclass(frozen=True, slots=True)
class _Mail:
    """One mail, its lines 1-based."""

    first: int
    last: int
    body: int
    """The first line of its text."""
    sender: str
    subject: str
    date: str
    start: str
    """Which of `STARTS` it begins with."""


def is_mail_text(lines: Sequence[str]) -> bool:
    """Whether lines are in the form of `mail_text`."""
    return bool(lines) and lines[0] in STARTS


def read_mails(dump: Dump) -> tuple[tuple[Item, ...], tuple[Discard, ...]]:
    """Items in the file's order, and what is in none, each with its reason."""
    items: list[Item] = []
    discards: list[Discard] = []
    for outer in _mails(dump.lines):
        discards += _lines(dump, outer.first, outer.body - 1, DiscardReason.MAIL_HEADER)
        mail, start = _inner(dump.lines, outer)
        if start:
            discards += _lines(dump, outer.body, start - 1, DiscardReason.REMARK)
            discards += _lines(dump, start, mail.body - 1, DiscardReason.MAIL_HEADER)
        found, dropped = _read(dump, mail)
        items += found
        discards += dropped
    return tuple(items), tuple(discards)


def _read(dump: Dump, mail: _Mail) -> tuple[Sequence[Item], Sequence[Discard]]:
    """The items of one mail, read from its own lines only: a file may have thousands of mails."""
    above = mail.first - 1
    text = [_FROM.sub(r"\1", line) for line in dump.lines[mail.body - 1 : mail.last]]
    own = replace(mail, first=1, body=mail.body - above, last=mail.last - above)
    items, discards = _read_lines(dump.name, [""] * (own.body - 1) + text, own)
    return (
        [item.moved(above) for item in items],
        [replace(discard, line=discard.line + above) for discard in discards],
    )


def _read_lines(dump: str, lines: list[str], mail: _Mail) -> tuple[Sequence[Item], Sequence[Discard]]:
    """The items of a mail whose headers are empty lines."""
    name, _ = parseaddr(mail.sender)
    name = name or mail.sender.partition("<")[0].strip(' "')
    subject = SUBJECT_PREFIX.sub("", mail.subject, count=1).strip()
    date = stated([("the mail says", mail.date)])
    issue = DateEstimate(date.day, basis=basis(BasisKind.ISSUE, mail.date[:60])) if date else None
    if is_alert(mail.sender, subject) and (alert := read_alert(dump, lines, issue))[0]:
        return alert
    masthead = _take_masthead(lines, mail, subject, name)
    text = lines if (signed := _signature(lines)) is None else lines[:signed]
    layout = read_layout(
        dump, text, accepts=partial(_state_themselves, mail) if mail.start in (RICH, ONE_PAGE) else None
    )
    if layout and len(layout.items) > 1 and _are_items(layout.items, lines):
        paper = name if name and "@" not in name else None
        items = [replace(item, date=item.date or issue, publication=item.publication or paper) for item in layout.items]
        return items, (*masthead, *layout.discards, *_below(lines, signed))
    item, discards = read_article(dump, lines, subject)
    if item is None:
        return (), (*masthead, *discards)
    is_paper = has_publication_word(name) or "@" in name
    author = item.author or (None if is_paper else name or None)
    publication = item.publication or (name if is_paper and "@" not in name else None)
    item = replace(item, author=author, publication=publication, date=item.date or date)
    return (item,), (*masthead, *discards)


def _signature(lines: Sequence[str]) -> int | None:
    """Index of the line `--` above a signature or a form at the end; None where there is none."""
    full = [index for index, line in enumerate(lines) if line.strip()][-_LONGEST_SIGNATURE:]
    return next((index for index in full if lines[index].rstrip() == "--"), None)


def _below(lines: Sequence[str], signed: int | None) -> list[Discard]:
    """The lines of a signature."""
    below = enumerate(lines[signed:], signed + 1) if signed is not None else ()
    return [Discard(number, clip(line.strip()), DiscardReason.ISSUE_FOOTER) for number, line in below if line.strip()]


def _state_themselves(mail: _Mail, signs: Signs, division: Division) -> bool:
    """Whether the parts of a mail in HTML are articles of their own."""
    from generator.dumps.archive_page import evidence  # here, since mails in plain text need it not

    single = mail.start == ONE_PAGE
    if evidence.state_themselves(signs, division.drafts, single=single):
        return True
    return not single and (evidence.lead_on(signs, division.drafts) or evidence.are_from_several(division.drafts))


def _are_items(items: Sequence[Item], lines: Sequence[str]) -> bool:
    """Whether the parts of a mail are articles, and not the paragraphs of one or the entries of a list in it."""
    if 2 * sum(bool(item.title or item.url) for item in items) < len(items):
        return False
    kept = [len("".join(letters_of(part.text) for part in item.paragraphs)) for item in items]
    return statistics.median(kept) >= _SHORTEST and sum(kept) >= _KEPT * len(letters_of("".join(lines)))


def _take_masthead(lines: list[str], mail: _Mail, subject: str, name: str) -> list[Discard]:
    """The first line where it only says who sends which issue, taken out of the lines.

    A line that is all of the subject may be a title, which whoever reads on decides.
    """
    full = (number for number in range(mail.body, mail.last + 1) if lines[number - 1].strip())
    number = next(full, 0)
    words = letters_of(lines[number - 1]) if number else ""
    named = bool(name) and words.startswith(letters_of(name))
    part = letters_of(subject).startswith(words) and words != letters_of(subject)
    if not words or len(words) > _LONGEST_MASTHEAD or not (named or part):
        return []
    text, lines[number - 1] = lines[number - 1].strip(), ""
    return [Discard(number, clip(text), DiscardReason.MASTHEAD)]


def _mails(lines: Sequence[str]) -> Iterator[_Mail]:
    starts = [number for number, line in enumerate(lines, 1) if line in STARTS] or [1]
    for first, following in zip(starts, [*starts[1:], len(lines) + 1], strict=True):
        fields: dict[str, str] = {}
        number = first
        while number < following and lines[number - 1].strip():
            key, _, value = lines[number - 1].partition(": ")
            fields.setdefault(key.lower(), value)
            number += 1
        last = max((n for n in range(number, following) if lines[n - 1].strip()), default=number)
        sender, subject, date = (fields.get(key, "") for key in ("from", "subject", "date"))
        yield _Mail(first, last, number + 1, sender, subject, date, lines[first - 1])


def _inner(lines: Sequence[str], mail: _Mail) -> tuple[_Mail, int]:
    """The mail that one forwards and the line on which its headers begin; the same and 0 where it forwards none."""
    for number in range(mail.body, mail.last):
        fields, after = _headers(lines, number, mail.last)
        if "from" not in fields or not {"subject", "date"} & fields.keys():
            continue
        above = " ".join(lines[mail.body - 1 : number - 1])
        start = number
        while start > mail.body and (not lines[start - 2].strip() or _RULE.match(lines[start - 2].strip())):
            start -= 1
        if len(above.split()) >= _OWN_WORDS and not _FORWARDED.match(mail.subject):
            return mail, 0
        inner = replace(
            mail,
            body=after,
            sender=fields["from"],
            subject=fields.get("subject", mail.subject),
            date=fields.get("date", mail.date),
        )
        return _inner(lines, inner)[0], start
    return mail, 0


def _headers(lines: Sequence[str], number: int, last: int) -> tuple[dict[str, str], int]:
    """The fields of the headers that begin on a line, and the first line below them."""
    fields: dict[str, str] = {}
    while number <= last and (match := _LABEL.match(lines[number - 1].lstrip("> "))):
        label = "_".join(match["label"].casefold().split())
        key = next((key for key, words in _LABELS.items() if label in words), None)
        if key is None and not fields:
            break
        if key:
            fields.setdefault(key, match["rest"].strip().strip("*"))
        elif len(label) > 12:
            break
        number += 1
    return fields, number


def _lines(dump: Dump, first: int, last: int, reason: DiscardReason) -> Iterator[Discard]:
    for number in range(first, last + 1):
        if text := dump.lines[number - 1].strip():
            image = reason is DiscardReason.MAIL_HEADER and text.startswith(IMAGE)
            yield Discard(number, clip(text), DiscardReason.IMAGE_LEFT_OUT if image else reason)
