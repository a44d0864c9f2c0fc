"""Why a line of a dump is in no article: a closed set of ids, with no words for people.

Data: `DiscardReason`; furniture patterns name its values, `reports.reasons` has the words for people.
Limits: an id never reaches a reader, and code never decides by the words.
"""

from __future__ import annotations

from enum import Enum


class DiscardReason(Enum):
    """Why a line, or a part of one, is in no article."""

    # Boilerplate: lines that a site or a publishing system puts around its articles.
    TRACKING_PIXEL = "tracking-pixel"
    SCRIPT_REMNANT = "script-remnant"
    COMMENT_FORM = "comment-form"
    COMMENT_BUTTON = "comment-button"
    READER_COMMENT = "reader-comment"
    LOADING_NOTICE = "loading-notice"
    FIRST_PUBLISHED_ELSEWHERE = "first-published-elsewhere"
    CONTACT_LINE = "contact-line"
    UPDATE_NOTE = "update-note"
    FEED_TAIL = "feed-tail"
    """`The post ... appeared first on ...`, `Continue reading`."""
    READING_TIME = "reading-time"
    LISTEN_BUTTON = "listen-button"
    SHARE_BUTTONS = "share-buttons"
    FOLLOW_US = "follow-us"
    NEWSLETTER_FORM = "newsletter-form"
    PAYWALL_NOTICE = "paywall-notice"
    SUPPORT_US = "support-us"
    ADVERTISEMENT = "advertisement"
    SITE_NAVIGATION = "site-navigation"
    SECTION_NAME = "section-name"
    """A word such as `Business` alone on its line."""
    PAGINATION = "pagination"
    RELATED_LINKS = "related-links"
    LINK_TO_ANOTHER_ARTICLE = "link-to-another-article"
    TOPIC_LIST = "topic-list"
    COPYRIGHT_LINE = "copyright-line"
    FOOTER = "footer"
    COOKIE_NOTICE = "cookie-notice"
    APP_BADGE = "app-badge"
    IMAGE_CAPTION = "image-caption"
    PORTRAIT = "portrait"
    """The description of a picture of the author."""
    FORM = "form"
    BUTTON = "button"
    SECTION_BREAK = "section-break"
    """A row of stars."""
    END_MARK = "end-mark"
    """`###`, `ENDS`."""
    PRESS_CONTACT = "press-contact"
    COMPANY_BOILERPLATE = "company-boilerplate"
    """`About ...` below a press release."""
    AUTHOR_BOX = "author-box"
    """The heading of a text about the author."""
    AUTHOR_BIO = "author-bio"
    AUTHOR_NAME = "author-name"
    PULL_QUOTE = "pull-quote"
    """A quotation that a paragraph says again."""
    SECTION_LABEL = "section-label"
    """The site's label above a sub-heading."""

    # Lines that state a fact about the article, which its front matter holds.
    TITLE_LINE = "title-line"
    PIXEL_AND_TITLE_LINE = "pixel-and-title-line"
    REPEATED_TITLE = "repeated-title"
    BYLINE = "byline"
    BYLINE_AND_READING_TIME = "byline-and-reading-time"
    DATE_LINE = "date-line"
    DATE_LINE_OR_BYLINE = "date-line-or-byline"

    # By its place only: nothing in its words says more.
    ABOVE_THE_ARTICLE = "above-the-article"
    HEAD_OF_THE_ARTICLE = "head-of-the-article"
    BETWEEN_THE_PARAGRAPHS = "between-the-paragraphs"
    BELOW_THE_ARTICLE = "below-the-article"
    AROUND_THE_ARTICLE = "around-the-article"
    """Of a saved page: outside of its article."""
    PAGE_FRAME = "page-frame"
    """Of a saved page: mark-up without words."""
    FEED_FRAME = "feed-frame"
    """Outside of all items of a feed with mark-up."""

    # Separators and marks without words.
    SEPARATOR = "separator"
    EMPTY_ITEM = "empty-item"
    """A separator with nothing after it."""
    MARKUP_WITHOUT_TEXT = "markup-without-text"
    UNPRINTABLE_CHARACTERS = "unprintable-characters"

    # Text that an article does not repeat, or that is no article's.
    TEASER_OF_ANOTHER_ARTICLE = "teaser-of-another-article"
    TEASER_OF_THE_ARTICLE_BELOW = "teaser-of-the-article-below"
    FEED_GIVES_TEASER = "feed-gives-teaser"
    SUMMARY_BESIDE_THE_TEXT = "summary-beside-the-text"
    """A summary in words of its own."""
    NO_TEXT = "no-text"
    NO_TEXT_ONLY_TITLE = "no-text-only-title"
    NO_TEXT_ONLY_TITLE_OR_DATE = "no-text-only-title-or-date"
    PAGE_WITHOUT_ARTICLE = "page-without-article"

    # Entries of an export that are no published articles.
    NOT_AN_ITEM = "not-an-item"
    ATTACHMENT = "attachment"
    MENU_ENTRY = "menu-entry"
    REVISION = "revision"
    OTHER_POST_TYPE = "other-post-type"
    """`Discard.detail` holds the type, as the export names it."""
    DRAFT = "draft"
    IN_THE_TRASH = "in-the-trash"
    PRIVATE = "private"
    SCHEDULED = "scheduled"
    OTHER_STATUS = "other-status"
    """`Discard.detail` holds the status, as the export names it."""

    # Articles that the import did not write.
    REPEATS_ANOTHER = "repeats-another"
    """The archive holds the same words in the file of `Discard.detail`."""
    OVERLAPS_EDITED = "overlaps-edited"
    """An editor has changed the article of these lines, in the file of `Discard.detail`."""
