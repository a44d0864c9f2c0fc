"""The posts of a digest of Google Groups: `Digest for ferries@lists.example - 3 updates in 2 topics`.

Data: `groups_posts` gives each post as a mail of its own, and the digest's own lines around them; none where a text is no
such digest.
Limits: pure; from its plain text, or from lines of Markdown made of its HTML. Days have no year: it is that of the digest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.dumps.layouts.lines.rows import links, unmarked

_DAY = r"(?P<day>[A-Z][a-z]{2} \d{1,2}) (?P<time>\d{1,2}:\d{2} ?[AP]M)(?: (?P<zone>[+-]\d{4}))?"
_WRITTEN = re.compile(
    rf"(?!(?:Date|Sent|Posted|On)\b)(?P<sender>\"?[^<>\"]{{1,80}}\"?(?:\s*<[^<>\s]*@[^<>\s]*>)?|<?[^<>\s]+@[^<>\s]+>?)\s*:\s*{_DAY}\s*"
)
"""A line above a post in HTML: `Ada Lovel <ada@news.example>: May 02 10:00AM +0200`."""
_TOPIC = re.compile(r"Topic:\s*(?P<topic>\S.*)")
_COUNTED = re.compile(r"-{3,}\s*(?:Post\s*)?\d+ of \d+\s*-{3,}")
_FIELD = re.compile(r"(?P<name>From|Date|Url):\s*(?P<value>.*)")
_DATED = re.compile(_DAY)
_FORM = re.compile(
    r"(?:back to top|view all topics|reply to sender.*|reply to group.*|google groups|topic digest|={5,}|-{5,})",
    re.IGNORECASE,
)
_END = re.compile(r"you(?:'ve| have)? receive[d]? this (?:digest|message|e-?mail)", re.IGNORECASE)
_COUNT = re.compile(r"\s*(?:[-–—]|\[|\()\s*\d+ (?:New )?(?:Updates?|Messages?)\s*[\])]?\s*$", re.IGNORECASE)
_NEAR = 45
"""Days after the digest's own from which a day without a year is one of the year before."""


@dataclass(slots=True)
class _Post:
    topic: str
    sender: str = ""
    date: str = ""
    lines: list[str] = field(default_factory=list)

    def as_mail(self) -> str:
        """The post with its headers."""
        kind = 'MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: 8bit'
        head = f"From: {self.sender}\nDate: {self.date}\nSubject: {self.topic}"
        return f"{head}\n{kind}\n\n" + "\n".join(self.lines).strip() + "\n"


def groups_posts(lines: Sequence[str], sent: dt.date | None) -> tuple[list[str], list[str]]:
    """Returns each post with its headers, an empty line and its text, and the digest's own lines; no post where there is
    none. `sent` is the digest's day."""
    topics = frozenset(_COUNT.sub("", _words(line)).casefold() for line in lines if _COUNT.search(_words(line)))
    reader = _GroupsReader(sent, topics)
    for index, line in enumerate(lines):
        reader.line(line, lines[index + 1 :])
    posts = [post for post in reader.posts if any(line.strip() for line in post.lines)]
    return ([post.as_mail() for post in posts], reader.own) if posts else ([], [])


class _GroupsReader:
    def __init__(self, sent: dt.date | None, topics: frozenset[str]) -> None:
        self._sent, self._topics = sent, topics
        self._between = True
        """No post has begun since the start, or since a line that ends a topic."""
        self._topic = ""
        self._head = False
        """The lines are fields above a post in plain text."""
        self._post: _Post | None = None
        self.posts: list[_Post] = []
        self.own: list[str] = []

    def line(self, line: str, below: Sequence[str]) -> None:
        """Sort one line."""
        words = _words(line)
        if topic := _TOPIC.fullmatch(words):
            self._begin_topic(topic["topic"], line)
        elif self._is_topic(line, words, below):
            self._begin_topic(words, line)
        elif _COUNTED.fullmatch(words):
            self._begin("", "", line)
            self._head = True
        elif written := _WRITTEN.fullmatch(words):
            self._begin(written["sender"], self._day(written[0]), line)
        elif self._head and (found := _FIELD.match(words)):
            self._fill(found["name"], found["value"], line)
        elif _FORM.fullmatch(words) or self._post is None or _END.match(words):
            self._own(line)
            self._post = None if _END.match(words) else self._post
            self._between = self._between or words.casefold() == "back to top"
        else:
            self._head = self._head and not words
            self._post.lines.append(line)

    def _is_topic(self, line: str, words: str, below: Sequence[str]) -> bool:
        """Whether a line names the topic of the posts below: one of the list at the start, or right above a post."""
        if not words or any(form.match(words) for form in (_WRITTEN, _FIELD, _FORM)) or not _heads_posts(below):
            return False
        address = next((url for _, url in links(line)), "")
        return self._between or words.casefold() in self._topics or "groups.google." in address

    def _own(self, line: str) -> None:
        if words := line.strip():
            self.own.append(words)

    def _begin_topic(self, words: str, line: str) -> None:
        self._topic, self._post, self._head = _COUNT.sub("", words).strip(), None, False
        self._own(line)

    def _begin(self, sender: str, date: str, line: str) -> None:
        self._post = _Post(self._topic, sender.strip(), date)
        self._head = self._between = False
        self.posts.append(self._post)
        self._own(line)

    def _fill(self, name: str, value: str, line: str) -> None:
        assert self._post is not None
        if name == "From":
            self._post.sender = value.strip()
        elif name == "Date":
            self._post.date = self._day(value)
        self._own(line)

    def _day(self, words: str) -> str:
        """A day and time without a year as the header of a mail; the words where they have one."""
        found = _DATED.search(words)
        if not found or self._sent is None:
            return words.strip()
        for year in (self._sent.year, self._sent.year - 1):
            try:
                day = dt.datetime.strptime(f"{found['day']} {year}", "%b %d %Y").replace(tzinfo=dt.UTC).date()
            except ValueError:
                continue
            if (day - self._sent).days <= _NEAR:
                time = dt.datetime.strptime(found["time"].replace(" ", ""), "%I:%M%p").replace(tzinfo=dt.UTC)
                return f"{day.day} {found['day'][:3]} {day.year} {time:%H:%M}:00 {found['zone'] or '+0000'}"
        return words.strip()


def _words(line: str) -> str:
    """A line without the marks of headings, entries and links."""
    return unmarked(re.sub(r"^(?:[#>]+|[-*•](?=\s))\s*", "", line.strip()))


def _heads_posts(below: Sequence[str]) -> bool:
    """Whether the next line with words is the head of a post."""
    for line in below:
        words = _words(line)
        if words and not _FORM.fullmatch(words) and not words.startswith("http"):
            return bool(_WRITTEN.fullmatch(words) or _COUNTED.fullmatch(words))
    return False


def is_groups(lines: Sequence[str]) -> bool:
    """Whether a text without the headers of a mail is such a digest, as one copies it from a mail program."""
    words = [_words(line) for line in lines]
    heads = sum(bool(_WRITTEN.fullmatch(line) or _COUNTED.fullmatch(line)) for line in words)
    return heads > 0 and any(_COUNT.search(line) for line in words)
