"""Random edits of a small archive, of every kind that editors make: for comparing a build after an edit with a clean one.

Data: `Edits.one` makes one edit and returns what it was; `small_archive` writes an archive to edit.
Limits: the edits of one seed are always the same. Some are mistakes, such as a link to a deleted article.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.content.front_matter import format_article, parse_article
from generator.errors import ContentError
from generator.model import Article, CorrectionNote, DateEstimate, SitePath, Slug

_GOLDEN = Path(__file__).resolve().parent.parent.parent / "tests" / "golden"
_COMPANIES = ("Kettle & Co", "Spoutly", "Spoutly Mini", "Leaf C++", "Never Named Ltd", "Saucer")
_TAGS = ("funding", "shops", "unused", "glazing")
_WORDS = (
    "teapot kiln glaze market price spout factory winter harvest opens closes raises buys ships lid porcelain".split()
)


def small_archive(folder: Path, articles: int = 10) -> Path:
    """Write a content folder with its theme next to it; `folder` must not exist. Returns the content folder."""
    shutil.copytree(_GOLDEN / "themes", folder / "themes")
    shutil.copytree(_GOLDEN / "content", folder / "content")
    for name, more in (("companies.yml", "- name: Saucer\n"), ("tags.yml", "- slug: glazing\n  name: Glazing\n")):
        with (folder / "content" / name).open("a", encoding="utf-8") as file:
            file.write(more)
    chance = random.Random(articles)
    for number in range(articles):
        _write(folder / "content", _new_article(chance, number))
    return folder / "content"


class Edits:
    """Makes edits of one archive, of its site in `site` next to it, and of what builds keep in `.cache`."""

    def __init__(self, content: Path, seed: int) -> None:
        self._content = content
        self._chance = random.Random(seed)
        self._number = 1000
        self._kinds: tuple[tuple[int, Callable[[], object]], ...] = (
            (8, self.body),
            (4, self.title),
            (4, self.day),
            (4, self.names),
            (3, self.details),
            (3, self.reference),
            (2, self.rename),
            (2, self.delete),
            (3, self.add),
            (2, self.note),
            (2, self.digest),
            (1, self.text_page),
            (2, self.settings),
            (1, self.template),
            (2, self.registry),
            (1, self.static),
            (2, self.touch),
            (2, self.site),
            (2, self.cache),
        )

    def one(self) -> str:
        """Make one edit. Returns its name."""
        weights = [weight for weight, _ in self._kinds]
        ((_, edit),) = self._chance.choices(self._kinds, weights)
        edit()
        return getattr(edit, "__name__", "edit")

    # Articles

    def body(self) -> None:
        """More words, other words, or a section of its own."""
        article, words = self._article(), _sentence(self._chance)
        bodies = (f"{article.body.rstrip()}\n\n{words}\n", f"{words}\n", f"{words}\n\n**Why it matters:** {words}\n")
        self._save(article, body=self._chance.choice(bodies))

    def title(self) -> None:
        """Another title, another summary, or both."""
        article, title = self._article(), _title(self._chance)
        changes = ({"title": title}, {"summary": _sentence(self._chance)}, {"title": title, "summary": ""})
        self._save(article, **self._chance.choice(changes))

    def day(self) -> None:
        """Another day, a range, or none."""
        self._save(self._article(), date=_day(self._chance))

    def names(self) -> None:
        """Other companies and tags."""
        companies = _some(self._chance, _COMPANIES)
        mentions = tuple(name for name in _some(self._chance, _COMPANIES) if name not in companies)
        tags = tuple(map(Slug, _some(self._chance, _TAGS)))
        article = self._article()
        changes: tuple[dict[str, object], ...] = (
            {"companies": companies, "mentions": mentions},
            {"tags": tags},
            {"companies": companies, "mentions": (), "tags": tags},
        )
        self._save(article, **self._chance.choice(changes))

    def details(self) -> None:
        """Whatever else an article has."""
        today = dt.date(2024, 9, 1 + self._chance.randrange(28))
        corrections = (CorrectionNote(_sentence(self._chance), today),)
        changes: tuple[dict[str, object], ...] = (
            {"featured": self._chance.random() < 0.5},
            {"author": _title(self._chance)},
            {"publication": _title(self._chance)},
            {"draft": self._chance.random() < 0.5},
            {"updated": today, "corrections": corrections},
            {"extra": {"mood": self._chance.choice(_WORDS)}},
            {"aliases": (SitePath(f"old/{self._next()}.html"),)},
            {"slug": Slug(f"moved-{self._next()}")},
        )
        self._save(self._article(), **self._chance.choice(changes))

    def reference(self) -> None:
        """A link to something, or articles that an editor calls related."""
        article, other = self._article(), self._article()
        words = self._chance.choice([other.slug, *_COMPANIES, *_TAGS, "2024-07"])
        changes = ({"body": f"{article.body.rstrip()}\n\nSee [[{words}]].\n"}, {"related": (other.slug,)})
        self._save(article, **self._chance.choice(changes))

    def rename(self) -> None:
        """Another file name, which is another address."""
        path = self._chance.choice(self._files())
        path.rename(path.with_name(f"renamed-{self._next()}.md"))

    def delete(self) -> None:
        """One article less."""
        if len(self._files()) > 4:
            self._chance.choice(self._files()).unlink()

    def add(self) -> None:
        """One article more."""
        _write(self._content, _new_article(self._chance, self._next()))

    def touch(self) -> None:
        """Saved as it was."""
        self._chance.choice(self._files()).touch()

    # Other texts

    def note(self) -> None:
        """A note on something: a new one, another text, or gone."""
        about = self._chance.choice([*_COMPANIES, *_TAGS, "2024-07", "2024", self._article().slug])
        self._text("notes", f"title: {_title(self._chance)}\nabout: ['{about}']\ndate: 2024-08-02")

    def digest(self) -> None:
        """A digest of two articles, with a comment."""
        chosen = dict.fromkeys(self._article().slug for _ in range(2))
        entries = "\n".join(f"  - article: {slug}\n    comment: {_sentence(self._chance)}" for slug in chosen)
        day = f"2024-08-{1 + self._chance.randrange(28):02}"
        self._text("briefings", f"title: {_title(self._chance)}\ndate: {day}\narticles:\n{entries}")

    def text_page(self) -> None:
        """A page of the editors' own, in the menu."""
        self._text("pages", f"title: {_title(self._chance)}")

    def _text(self, folder: str, front_matter: str) -> None:
        files = sorted((self._content / folder).glob("*.md"))
        if len(files) > 2 and self._chance.random() < 0.3:
            self._chance.choice(files).unlink()
            return
        path = self._content / folder / f"text-{self._chance.randrange(3)}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{front_matter}\n---\n\n{_sentence(self._chance)}\n", encoding="utf-8")

    # What all pages depend on

    def settings(self) -> None:
        """One setting."""
        path, chance = self._content / "site.yml", self._chance
        key, value = chance.choice(
            (
                ("title", _title(chance)),
                ("tagline", _sentence(chance)),
                ("page_size", str(chance.randrange(2, 6))),
                ("feed_size", str(chance.randrange(2, 6))),
                ("feed_min_articles", str(chance.randrange(1, 4))),
                ("offline", chance.choice(("true", "false"))),
                ("smart_quotes", chance.choice(("true", "false"))),
                ("exports", chance.choice(("[json]", "[zip]", "[json, csv, sqlite, zip]", "[]"))),
                ("theme", chance.choice(("plain", "plain", "broadsheet"))),
                ("base_url", chance.choice(("https://example.org/gazette/", "https://other.example/", '""'))),
            )
        )
        lines = path.read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if line and not line.startswith(f"{key}:")]
        path.write_text("\n".join([*kept, f"{key}: {value}", ""]), encoding="utf-8")

    def template(self) -> None:
        """More words in the template of all pages, or in that of one kind."""
        templates = self._content.parent / "themes" / "plain" / "templates"
        path, before = self._chance.choice(
            (
                (templates / "base.html", "</head>"),
                (templates / "article.html", "{% endblock %}"),
                (templates / "company.html", "{% endblock %}"),
                (templates / "home.html", "{% endblock %}"),
            )
        )
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(before, f"<!-- {self._next()} -->\n{before}", 1), encoding="utf-8")

    def registry(self) -> None:
        """Another entry, another name, another description."""
        if self._chance.random() < 0.5:
            path, old = self._content / "tags.yml", "description: "
            new = f"description: {self._chance.choice(_WORDS)} "
        else:
            path, old = self._content / "companies.yml", "aliases: ["
            new = f"aliases: [Alias {self._next()}, "
        text = path.read_text(encoding="utf-8")
        if self._chance.random() < 0.3:
            number = self._next()
            more = f"- name: Company {number}\n" if path.stem == "companies" else f"- slug: t{number}\n  name: Tag\n"
            path.write_text(f"{text.rstrip()}\n{more}", encoding="utf-8")
        else:
            path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def static(self) -> None:
        """A file that the site has as it is."""
        path = self._content / "static" / "own.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_sentence(self._chance), encoding="utf-8")

    # What a build has written

    def site(self) -> None:
        """Somebody edits or deletes a file of the site."""
        files = [path for path in _below(self._content.parent / "site") if not path.name.startswith(".")]
        if files:
            _damage(self._chance, self._chance.choice(files))

    def cache(self) -> None:
        """Somebody edits, cuts off or deletes a file of the cache."""
        files = list(_below(self._content.parent / ".cache"))
        if files:
            _damage(self._chance, self._chance.choice(files))

    # Parts

    def _files(self) -> list[Path]:
        return [path for path in _below(self._content / "articles") if path.suffix == ".md"]

    def _article(self) -> Article:
        path = self._chance.choice(self._files())
        try:
            return parse_article(path.read_text(encoding="utf-8"), path.relative_to(self._content).as_posix())
        except ContentError:
            return _new_article(self._chance, self._next())

    def _save(self, article: Article, **changes: object) -> None:
        _write(self._content, dataclasses.replace(article, **changes))  # type: ignore[arg-type]

    def _next(self) -> int:
        self._number += 1
        return self._number


def _write(content: Path, article: Article) -> None:
    path = content / article.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_article(article), encoding="utf-8")


def _new_article(chance: random.Random, number: int) -> Article:
    companies = _some(chance, _COMPANIES)
    return Article(
        path=f"articles/new/article-{number}.md",
        slug=Slug(f"article-{number}"),
        title=_title(chance),
        date=_day(chance),
        body=f"{_sentence(chance)}\n\n{_sentence(chance)}\n\n**Why it matters:** {_sentence(chance)}\n",
        body_line=1,
        companies=companies,
        mentions=tuple(name for name in _some(chance, _COMPANIES) if name not in companies),
        tags=tuple(map(Slug, _some(chance, _TAGS))),
        summary=_sentence(chance) if chance.random() < 0.5 else "",
    )


def _day(chance: random.Random) -> DateEstimate:
    day = dt.date(2024, 3, 1) + dt.timedelta(days=chance.randrange(200))
    week = dt.timedelta(days=7)
    return chance.choice(
        (DateEstimate(day), DateEstimate(day), DateEstimate(day, day - week, day + week), DateEstimate(None))
    )


def _some(chance: random.Random, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(chance.sample(names, chance.randrange(3)))


def _title(chance: random.Random) -> str:
    return " ".join(chance.sample(_WORDS, 4)).capitalize()


def _sentence(chance: random.Random) -> str:
    return f"{' '.join(chance.choices(_WORDS, k=12)).capitalize()} {chance.randrange(1000)}."


def _below(folder: Path) -> Iterator[Path]:
    return iter(sorted(path for path in folder.rglob("*") if path.is_file()))


def _damage(chance: random.Random, path: Path) -> None:
    data = path.read_bytes()
    place = chance.randrange(len(data) + 1)
    damages: tuple[Callable[[], object], ...] = (
        lambda: path.write_bytes(data[:place]),
        lambda: path.write_bytes(data[:place] + b"?" + data[place + 1 :]),
        lambda: path.write_bytes(b""),
        path.unlink,
    )
    chance.choice(damages)()
