"""What `briefings suggest` prints: each suggestion with its evidence, and entries ready to be pasted.

Data: `print_companies`, `print_aliases`, `print_people`, `print_tags`; with `only_yaml` nothing but the entries.
Limits: words only; an entry is a beginning: its country, parent and sectors are the editor's to complete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml
from rich.console import Console

from generator.content.slugs import slugify_name
from generator.suggest.aliases import AliasSuggestion
from generator.suggest.contexts import label
from generator.suggest.names import CompanySuggestion
from generator.suggest.people import PersonSuggestion
from generator.suggest.sources import SourceArticle, SourceSentence
from generator.suggest.tags import TagSuggestion

_MAX_SENTENCE = 220
_MAX_UNTAGGED = 20


def print_companies(found: Sequence[CompanySuggestion], articles: int, limit: int, *, only_yaml: bool) -> None:
    """Names that may be companies, and their entries for `companies.yml`."""
    shown = found[:limit]
    if not only_yaml:
        _say(
            f"{_count(len(found), 'name')} that may be a company, in {_count(articles, 'article')}{_cut(found, limit)}"
        )
        for number, s in enumerate(shown, 1):
            why = "; ".join(map(label, s.signs))
            counts = f"{_count(s.articles, 'article')}, {_count(s.occurrences, 'time')}"
            _say(f"{number}. {s.name}: {counts}; {why}")
            _say_places(s.examples)
    _say_entries([_company(s) for s in shown], "companies.yml", only_yaml=only_yaml)


def print_aliases(
    found: Sequence[AliasSuggestion],
    registry: Mapping[str, Sequence[str]],
    articles: int,
    limit: int,
    *,
    only_yaml: bool,
) -> None:
    """Names that may mean the same. `registry`: the aliases of every entry. Lines for entries that exist are comments."""
    shown = found[:limit]
    if not only_yaml:
        _say(
            f"{_count(len(found), 'name')} that may be another's, in {_count(articles, 'article')}{_cut(found, limit)}"
        )
        for number, s in enumerate(shown, 1):
            _say(f"{number}. {s.alias} = {s.name}: {s.evidence}; {_count(s.occurrences, 'time')}")
            _say_places(s.examples)
    known: dict[str, list[str]] = defaultdict(list)
    new: dict[str, list[str]] = defaultdict(list)
    for s in shown:
        (known if s.known else new)[s.name].append(s.alias)
    for name, more in known.items():
        line = _flow([*registry.get(name, ()), *dict.fromkeys(more)])
        _say(f"# in the entry {name}:\n#   aliases: {line}")
    _say_entries(
        [{"name": name, "aliases": list(dict.fromkeys(more))} for name, more in new.items()],
        "companies.yml",
        only_yaml=only_yaml,
    )


def print_people(found: Sequence[PersonSuggestion], articles: int, limit: int, *, only_yaml: bool) -> None:
    """People with their office, and their entries for `people.yml`."""
    shown = found[:limit]
    if not only_yaml:
        who = f"{len(found):,} {'person' if len(found) == 1 else 'people'}"
        _say(f"{who} with an office at a company, in {_count(articles, 'article')}{_cut(found, limit)}")
        for number, s in enumerate(shown, 1):
            counts = f"{_count(s.articles, 'article')}, {_count(s.occurrences, 'time')}"
            _say(f"{number}. {s.name}, {s.role} of {s.company}: {counts}")
            _say_places(s.examples)
    entries = [{"name": s.name, "role": s.role, "company": s.company} for s in shown]
    _say_entries(entries, "people.yml", only_yaml=only_yaml)


def print_tags(
    found: Sequence[TagSuggestion], bare: Sequence[SourceArticle], articles: int, limit: int, *, only_yaml: bool
) -> None:
    """Subjects that the tags may lack, the articles without a tag, and entries for `tags.yml`."""
    shown = found[:limit]
    if not only_yaml:
        _say(f"{_count(len(found), 'subject')} without a tag, in {_count(articles, 'article')}{_cut(found, limit)}")
        for number, s in enumerate(shown, 1):
            bare_words = f", {s.untagged} of them without any tag" if s.untagged else ""
            _say(f"{number}. {', '.join(s.cues)}: {_count(s.articles, 'article')}{bare_words}")
            _say_places(s.examples)
        _say(f"{_count(len(bare), 'article')} without any tag{_cut(bare, _MAX_UNTAGGED)}")
        for article in bare[:_MAX_UNTAGGED]:
            line = article.paragraphs[0].line if article.paragraphs else 1
            _say(f"    {article.path}:{line}: {_clip(article.title)}")
    _say_entries([_tag(s) for s in shown], "tags.yml", only_yaml=only_yaml)


def _company(s: CompanySuggestion) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": s.name}
    if s.aliases:
        entry["aliases"] = list(s.aliases)
    if s.parent:
        entry["parent"] = s.parent
    if s.kind != "company":
        entry["kind"] = s.kind
    if s.country:
        entry["country"] = s.country
    return entry


def _tag(s: TagSuggestion) -> dict[str, Any]:
    return {"slug": str(slugify_name(s.cues[0])), "name": s.cues[0].capitalize(), "cues": list(s.cues)}


def _say_entries(entries: Sequence[Mapping[str, Any]], file: str, *, only_yaml: bool) -> None:
    if not entries:
        return
    if not only_yaml:
        _say(f"\nFor content/{file}, after a look at each:\n")
    for entry in entries:
        lines = [f"{key}: {value if key in _BARE else _flow(value)}" for key, value in entry.items()]
        _say("- " + "\n  ".join(lines))


_BARE = {"slug", "country", "kind"}


def _flow(value: object) -> str:
    """A value of one line, quoted where YAML needs it."""
    dumped: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=1_000_000)
    return dumped.removesuffix("...\n").strip()


def _say_places(places: Iterable[SourceSentence]) -> None:
    for place in places:
        _say(f"    {place.path}:{place.line}: {_clip(place.sentence)}")


def _say(text: str) -> None:
    Console(highlight=False, soft_wrap=True).print(text, markup=False)


def _cut(found: Sequence[object], limit: int) -> str:
    return f"; the first {limit} of them (--limit N for more):" if len(found) > limit else (":" if found else ".")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _clip(text: str) -> str:
    return text if len(text) <= _MAX_SENTENCE else text[: _MAX_SENTENCE - 1].rstrip() + "…"
