"""Why lines are in no article, in words for people.

Data: `DISCARD_WORDS`, words for each `DiscardReason`; `reason_words` of one discard, with what its reason is about.
Limits: English; nothing decides by these words.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.discard_reason import DiscardReason
from generator.model import Discard

DISCARD_WORDS: Mapping[DiscardReason, str] = {
    DiscardReason.TRACKING_PIXEL: "tracking pixel",
    DiscardReason.SCRIPT_REMNANT: "script remnant",
    DiscardReason.COMMENT_FORM: "comment form",
    DiscardReason.COMMENT_BUTTON: "comment button",
    DiscardReason.READER_COMMENT: "reader’s comment",
    DiscardReason.LOADING_NOTICE: "loading notice",
    DiscardReason.FIRST_PUBLISHED_ELSEWHERE: "first published elsewhere",
    DiscardReason.CONTACT_LINE: "contact line",
    DiscardReason.UPDATE_NOTE: "update note",
    DiscardReason.FEED_TAIL: "feed tail",
    DiscardReason.READING_TIME: "reading time",
    DiscardReason.LISTEN_BUTTON: "listen button",
    DiscardReason.SHARE_BUTTONS: "share buttons",
    DiscardReason.FOLLOW_US: "follow us",
    DiscardReason.NEWSLETTER_FORM: "newsletter form",
    DiscardReason.PAYWALL_NOTICE: "paywall notice",
    DiscardReason.SUPPORT_US: "support us",
    DiscardReason.ADVERTISEMENT: "advertisement",
    DiscardReason.SITE_NAVIGATION: "site navigation",
    DiscardReason.SECTION_NAME: "section name",
    DiscardReason.PAGINATION: "pagination",
    DiscardReason.RELATED_LINKS: "related links",
    DiscardReason.LINK_TO_ANOTHER_ARTICLE: "link to another article",
    DiscardReason.TOPIC_LIST: "topic list",
    DiscardReason.COPYRIGHT_LINE: "copyright line",
    DiscardReason.FOOTER: "footer",
    DiscardReason.COOKIE_NOTICE: "cookie notice",
    DiscardReason.APP_BADGE: "app badge",
    DiscardReason.IMAGE_CAPTION: "image caption",
    DiscardReason.PORTRAIT: "portrait",
    DiscardReason.IMAGE_NOT_FOUND: "image that is not there",
    DiscardReason.IMAGE_NOT_SHOWN: "image that cannot be shown",
    DiscardReason.IMAGE_LEFT_OUT: "image",
    DiscardReason.LOST_ELEMENT: "not in the article",
    DiscardReason.LINK_TO_A_FILE: "link to what is not in the archive",
    DiscardReason.FORM: "form",
    DiscardReason.BUTTON: "button",
    DiscardReason.SECTION_BREAK: "section break",
    DiscardReason.END_MARK: "end mark",
    DiscardReason.PRESS_CONTACT: "press contact",
    DiscardReason.COMPANY_BOILERPLATE: "company boilerplate",
    DiscardReason.AUTHOR_BOX: "author box",
    DiscardReason.AUTHOR_BIO: "author bio",
    DiscardReason.AUTHOR_NAME: "author name",
    DiscardReason.PULL_QUOTE: "pull quote",
    DiscardReason.SECTION_LABEL: "section label",
    DiscardReason.TITLE_LINE: "title line",
    DiscardReason.PIXEL_AND_TITLE_LINE: "pixel and title line",
    DiscardReason.REPEATED_TITLE: "repeated title",
    DiscardReason.BYLINE: "byline",
    DiscardReason.BYLINE_AND_READING_TIME: "byline and reading time",
    DiscardReason.DATE_LINE: "date line",
    DiscardReason.DATE_LINE_OR_BYLINE: "date line or byline",
    DiscardReason.MASTHEAD: "masthead",
    DiscardReason.TABLE_OF_CONTENTS: "table of contents",
    DiscardReason.ISSUE_FOOTER: "footer of the issue",
    DiscardReason.GROUP_HEADING: "heading of several articles",
    DiscardReason.REPEATED_LINE: "line that every item repeats",
    DiscardReason.SOURCE_LINE: "address or source",
    DiscardReason.PAGE_NUMBER: "page number",
    DiscardReason.RUNNING_HEAD: "running head",
    DiscardReason.CHAT_STAMP: "sender and time",
    DiscardReason.CHAT_SYSTEM_LINE: "line of the chat program",
    DiscardReason.CHAT_REMARK: "remark in a chat",
    DiscardReason.REACTION: "reactions",
    DiscardReason.ABOVE_THE_ARTICLE: "above the article",
    DiscardReason.HEAD_OF_THE_ARTICLE: "head of the article",
    DiscardReason.BETWEEN_THE_PARAGRAPHS: "between the paragraphs",
    DiscardReason.BELOW_THE_ARTICLE: "below the article",
    DiscardReason.AROUND_THE_ARTICLE: "around the article",
    DiscardReason.PAGE_FRAME: "page frame",
    DiscardReason.FEED_FRAME: "feed frame",
    DiscardReason.SEPARATOR: "separator",
    DiscardReason.EMPTY_ITEM: "separator with nothing after it",
    DiscardReason.MARKUP_WITHOUT_TEXT: "markup without text",
    DiscardReason.UNPRINTABLE_CHARACTERS: "unprintable characters",
    DiscardReason.FRONT_MATTER: "front matter",
    DiscardReason.REMARK: "remark that readers do not see",
    DiscardReason.TEASER_OF_ANOTHER_ARTICLE: "teaser of another article",
    DiscardReason.TEASER_OF_THE_ARTICLE_BELOW: "teaser of the article below it",
    DiscardReason.FEED_GIVES_TEASER: "the feed gives only a teaser of this article",
    DiscardReason.SUMMARY_OF_THE_TEXT: "summary next to the whole text",
    DiscardReason.NO_TEXT: "no text",
    DiscardReason.NO_TEXT_ONLY_TITLE: "no text: only a title",
    DiscardReason.NO_TEXT_ONLY_TITLE_OR_DATE: "no text: only a title or a date",
    DiscardReason.PAGE_WITHOUT_ARTICLE: "no text: page without an article",
    DiscardReason.OTHER_FIELD: "fields that articles have no place for",
    DiscardReason.MAIL_HEADER: "header of a mail",
    DiscardReason.NOT_AN_ITEM: "not an item",
    DiscardReason.ATTACHMENT: "not an article: attachment",
    DiscardReason.MENU_ENTRY: "not an article: menu entry",
    DiscardReason.REVISION: "not an article: revision",
    DiscardReason.OTHER_POST_TYPE: "not an article",
    DiscardReason.DRAFT: "not published: draft",
    DiscardReason.IN_THE_TRASH: "not published: in the trash",
    DiscardReason.PRIVATE: "not published: private",
    DiscardReason.PASSWORD_PROTECTED: "not published: behind a password",
    DiscardReason.BLOG_SETTING: "not an article: setting or template",
    DiscardReason.SCHEDULED: "not published: scheduled",
    DiscardReason.OTHER_STATUS: "not published",
    DiscardReason.REPEATS_ANOTHER: "repeats",
    DiscardReason.OVERLAPS_EDITED: "overlaps the edited",
}
_WITH_COLON = frozenset(
    {
        DiscardReason.LOST_ELEMENT,
        DiscardReason.IMAGE_NOT_SHOWN,
        DiscardReason.OTHER_POST_TYPE,
        DiscardReason.OTHER_STATUS,
    }
)


def reason_words(discard: Discard) -> str:
    """`comment form`, `repeats articles/2024/taobao-ships.md`."""
    words = DISCARD_WORDS[discard.reason]
    if not discard.detail:
        return words
    return f"{words}: {discard.detail}" if discard.reason in _WITH_COLON else f"{words} {discard.detail}"
