"""The posts of a mailing list's digest in plain text, as RFC 1153 and Mailman write it.

Data: `digest_posts` gives each post as a mail of its own, and the list's own lines around them; none where a text is no digest.
Limits: pure; by the rules between the posts and the headers below each.
"""

from __future__ import annotations

import re

_RULE = re.compile(r"^-{30}[ \t]*\n|^-{60,}[ \t]*\n", re.MULTILINE)
_HEADERS = re.compile(
    r"\s*(?:Message:\s*\d+\s*\n)?(?P<head>(?:[A-Z][A-Za-z-]{1,30}:[ \t][^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)[ \t]*\n(?P<body>.*)",
    re.DOTALL,
)
_NEEDED = re.compile(r"^(?:From|Date|Subject):", re.MULTILINE)
_KEPT = re.compile(r"^(?:From|Date|Subject):[ \t].*(?:\n[ \t]+\S.*)*", re.MULTILINE)
_LEAST = 2
"""Posts of a digest, and headers of a post."""
_SUBJECT = re.compile(r"^Subject:[ \t]*\[[^\]\n]{1,40}\][ \t]*", re.MULTILINE)


def digest_posts(text: str) -> tuple[list[str], list[str]]:
    """Returns each post with its headers, an empty line and its text, and the list's own lines; no post where there are
    fewer than two."""
    parts = _RULE.split(text.replace("\r\n", "\n"))
    posts = [_post(part) for part in parts]
    if sum(bool(post) for post in posts) < _LEAST:
        return [], []
    own = "\n".join(part for part, post in zip(parts, posts, strict=True) if not post)
    return [post for post in posts if post], [words for line in own.split("\n") if (words := line.strip())]


def _post(part: str) -> str:
    """A post as a mail of its own; empty for other parts of a text."""
    match = _HEADERS.match(part)
    if match and len(_NEEDED.findall(match["head"])) >= _LEAST:
        head = "\n".join(_KEPT.findall(match["head"]))
        kind = 'MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: 8bit'
        return f"{_SUBJECT.sub('Subject: ', head)}\n{kind}\n\n{match['body'].strip()}\n"
    return ""
