"""What is not wrong in a content folder, but probably not meant: the warnings of `briefings check` that need a look at the whole.

Data: `settings_warnings`, `shown_marks`, `address_problems` and `size_problems`.
Limits: a build goes on in spite of them. Sizes are those of the last build.
"""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from generator.analysis.catalog import Catalog
from generator.config import DEFAULT_BASE_URL, SiteConfig
from generator.content.folder.texts import key_line
from generator.content.registry import ADDRESSES_NAME
from generator.errors import ContentError, Problem, closest
from generator.language import known_languages
from generator.model import Archive, Article, Briefing, Note, SitePath, TextPage
from generator.site.addresses import AddressBook, follow, parse_addresses
from generator.site.bodies import Bodies
from generator.site.checks.collisions import collision_problems, page_claim
from generator.site.checks.hosting import HOSTS, site_parts, size_warnings
from generator.site.foreign import built_files
from generator.site.pages import plan_pages

_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:p|h[2-6]|li|td|th|blockquote|dt|dd)>|<br>")
_ELEMENTS = (
    "a abbr audio b big blockquote br button center cite code dd del details div dl dt em figcaption figure font form h1 h2"
    " h3 h4 h5 h6 hr i iframe img input ins kbd li mark ol p pre q s script section small span strike strong style sub"
    " summary sup table tbody td th thead tr tt u ul video"
)
_MARKS = (
    (re.compile(r"\*\*(?=\S)|(?<=\S)\*\*"), "two stars are shown", "close them, without spaces inside: **bold**"),
    (
        re.compile(rf"</?(?:{_ELEMENTS.replace(' ', '|')})(?:\s[^<>]*)?/?>", re.IGNORECASE),
        "HTML is shown as text",
        "write it in Markdown",
    ),
    (
        re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});", re.IGNORECASE),
        "a code of HTML is shown as text",
        "write the character itself",
    ),
    (re.compile(r"\]\((?=\S)"), "a link is shown as text", "write it as [words](address), with both brackets closed"),
)
"""What a finished page shows if Markdown did not understand it: the mark, what is wrong, how to correct it."""
_PAGE_LINK = re.compile(r'href="site:/([^"#?]+\.html)')
_CONTEXT = 12
"""Characters behind a mark by which its line is found."""
_LANGUAGE = re.compile(
    r"([a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*\Z", re.IGNORECASE
)
_GIT_LIMIT = 100 * 1024 * 1024
"""Bytes of a file that GitHub refuses; it warns from half of that."""
_SWITCHES = {"pictures": "social_cards: false", "downloads": "exports: []"}
"""Part of a site -> the setting that leaves it out."""

_Text = Article | Note | Briefing | TextPage


def settings_warnings(content: Path, config: SiteConfig, archive: Archive) -> Iterator[Problem]:
    """Yields a warning for a missing address and for each language tag that nobody knows."""
    settings = content / "site.yml"
    if config.base_url == DEFAULT_BASE_URL:
        line = key_line(settings, "base_url") if settings.is_file() else 0
        fix = "add base_url: https://name.github.io/archive/, the address of the site, for feeds and the sitemap"
        yield Problem(str(settings), line, "no base_url", fix)
    if problem := _language_problem(settings, config.language):
        yield problem
    for article in archive.articles:
        tag = article.extra.get("language")
        if tag is not None and (problem := _language_problem(content / article.path, str(tag))):
            yield problem


def _language_problem(path: Path, tag: str) -> Problem | None:
    match = _LANGUAGE.match(tag)
    known = known_languages()
    if match and match[1].lower() in known:
        return None
    by_name = {name: code for code, names in known.items() for name in names[1:]}
    by_name |= {names[0]: code for code, names in known.items()}
    code = by_name.get(tag.strip().casefold(), "")
    plain = tag.replace("_", "-")
    if code:
        fix = f"write {code}"
    elif plain != tag and (again := _LANGUAGE.match(plain)) and again[1].lower() in known:
        fix = f"write {plain}"
    else:
        fix = "use a tag such as en, de or pt-BR"
    return Problem(str(path), key_line(path, "language"), f'language: unknown tag "{tag}"', fix)


def shown_marks(archive: Archive, bodies: Bodies) -> Iterator[Problem]:
    """Yields a warning for each mark of Markdown or HTML that a finished page would show; paths from the content folder."""
    records: tuple[_Text, ...] = (*archive.articles, *archive.notes, *archive.briefings, *archive.pages)
    for record in records:
        rendered = bodies.texts.get(record.path)
        if rendered is None or not any(sign in rendered.html for sign in ("**", "&lt;", "&amp;", "](")):
            continue
        text = html.unescape(_TAG.sub("", _BLOCK.sub("\n", _CODE.sub("", rendered.html))))
        text = "\n".join(line.strip() for line in text.split("\n"))
        seen = set()
        for pattern, what, fix in _MARKS:
            for match in pattern.finditer(text):
                line = _line_of(record.body, match[0], text[match.end() : match.end() + _CONTEXT].split("\n")[0])
                if line and (line, what) not in seen:
                    seen.add((line, what))
                    yield Problem(record.path, record.body_line + line - 1, f'{what}: "{match[0][:40]}"', fix)


def _line_of(body: str, mark: str, following: str) -> int:
    """The 1-based line of a mark in the Markdown; 0 if it is not there as it is, such as behind a backslash: that is meant."""
    for words in (mark + following, mark):
        at = body.find(words)
        while at >= 0:
            if body[at - 1 : at] != "\\":
                return body.count("\n", 0, at) + 1
            at = body.find(words, at + 1)
    return 0


def address_problems(
    content: Path, config: SiteConfig, catalog: Catalog, bodies: Bodies
) -> tuple[list[Problem], list[Problem]]:
    """Returns errors and warnings: pages with one address, links to pages that are none; addresses that are gone."""
    pages = plan_pages(catalog, config.page_size)
    errors = collision_problems(page_claim(page, content) for page in pages)
    path = content / ADDRESSES_NAME
    if path.is_file():
        try:
            followed = follow(parse_addresses(path.read_bytes().decode("utf-8", "replace"), str(path)), pages, catalog)
        except ContentError as error:
            return [*errors, *error.problems], []
    else:
        followed = follow(AddressBook(), pages, catalog)
    known = {str(page.path) for page in (*pages, *followed.redirects)}
    errors += _broken_links(content, catalog.archive, bodies, known)
    return errors, [dataclasses.replace(problem, path=str(content / problem.path)) for problem in followed.lost]


def _broken_links(content: Path, archive: Archive, bodies: Bodies, known: Collection[str]) -> Iterator[Problem]:
    """A problem for each link with the address of a page that is not planned; a build checks those of other files, too."""
    records: tuple[_Text, ...] = (*archive.articles, *archive.notes, *archive.briefings, *archive.pages)
    for record in records:
        rendered = bodies.texts.get(record.path)
        for address in dict.fromkeys(_PAGE_LINK.findall(rendered.html) if rendered else ()):
            target = unquote(html.unescape(address))
            if target in known or target.startswith("stories/") or target.endswith(".email.html"):
                continue
            name = target.rsplit("/", 1)[-1]
            line = next((n for n, row in enumerate(record.body.split("\n")) if name in row), 0)
            close = closest(target, sorted(known))
            fix = f"did you mean /{close}?" if close else "every link names its file, from the site's root: /about.html"
            what = f'broken link: there is no "{target}"'
            yield Problem(str(content / record.path), record.body_line + line, what, fix)


def size_problems(content: Path, config: SiteConfig) -> Iterator[Problem]:
    """Yields a warning for each limit of the host that the last build, or a file of the content, comes near."""
    for folder in ("dumps", "images", "static"):
        for path in sorted((content / folder).rglob("*")):
            if path.is_file() and path.stat().st_size > _GIT_LIMIT // 2:
                what = f"{path.stat().st_size / 1e6:,.0f} MB: GitHub takes no file of more than 100 MB"
                yield Problem(str(path), 0, what, "divide it, or keep it out of the repository with .gitignore")
    site = content.resolve().parent / "site"
    built = built_files(site) or frozenset()
    sizes = {SitePath(name): path.stat().st_size for name in built if (path := site / name).is_file()}
    for words in size_warnings(HOSTS[config.host], sizes):
        yield Problem(str(content / "site.yml"), 0, words, _switches(sizes))


def _switches(sizes: Mapping[SitePath, int]) -> str:
    parts = sorted(site_parts(sizes), key=lambda part: -part.bytes)
    named = [f"{_SWITCHES[part.name]} saves {part.bytes / 1e6:,.0f} MB" for part in parts if part.name in _SWITCHES]
    return "; ".join([*named, "host: names another host"])
