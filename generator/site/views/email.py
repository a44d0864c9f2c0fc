"""A digest as an e-mail: as many entries as fit, and styles where mail clients read them.

Data: `email_view` for its content; `inline_styles` for the HTML that a theme made of it.
Limits: pure. Gmail shows no more than 102 KB of an e-mail and drops style sheets in many places, so every style is
written into the element that it is for. Entries that would make it too long are left to the digest's own page.
"""

from __future__ import annotations

import css_inline

from generator.site.views.records import BriefingEntryView, BriefingView, EmailView

_MOST_CHARACTERS = 36_000
"""Of an e-mail's text with its tags; the styles add as much again."""
_ENTRY = 500
"""Characters around an entry's words: its headings, links and their styles."""

_INLINER = css_inline.CSSInliner(keep_style_tags=False, keep_link_tags=False, load_remote_stylesheets=False)


def email_view(briefing: BriefingView) -> EmailView:
    """The digest with as many of its entries as fit, the first at least."""
    left = _MOST_CHARACTERS - len(briefing.body)
    shown: list[BriefingEntryView] = []
    for entry in briefing.entries:
        left -= _ENTRY + sum(map(len, (entry.card.title, entry.card.summary, entry.card.why, entry.comment)))
        if left < 0 and shown:
            break
        shown.append(entry)
    return EmailView(briefing, tuple(shown), len(briefing.entries) - len(shown))


def inline_styles(html: str) -> str:
    """The same page with the rules of its `<style>` written into the elements, and without it."""
    return _INLINER.inline(html)
