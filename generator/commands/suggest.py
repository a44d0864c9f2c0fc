"""suggest: entries that the registries lack."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.options import CONTENT_OPTION

if TYPE_CHECKING:
    from generator.suggest.run import SuggestSource


@click.command("suggest", short_help="Find companies, aliases, people and tags missing in the registries.")
@click.argument(
    "what",
    metavar="companies|aliases|people|tags",
    type=click.Choice(["companies", "aliases", "people", "tags"]),
)
@click.argument("dumps", nargs=-1, metavar="[DUMP...]", type=click.Path(path_type=Path))
@CONTENT_OPTION
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Maximum number of suggestions.",
)
@click.option("--yaml", "only_yaml", is_flag=True, help="Print only the entries, to append to the registry file.")
def suggest_command(what: str, dumps: tuple[Path, ...], content: Path, limit: int, only_yaml: bool) -> None:
    """Find entries missing in the registries, in dumps or in the articles of the content folder.

    companies: names used like names of companies without an entry. aliases: spellings that may mean the same company.
    people: those who are named with an office at a company of the registry. tags: frequent subjects without a tag, and
    articles without a tag. Each is printed with its evidence and an entry for companies.yml, people.yml or tags.yml;
    nothing is written.
    """
    from generator.reports.console import print_problems, problems_printed, progress_bar
    from generator.suggest.run import read_content, read_dumps

    with problems_printed():
        with progress_bar() as progress:
            source = read_dumps(dumps, content, progress) if dumps else read_content(content)
        _print_suggestions(what, source, limit, only_yaml=only_yaml)
        if source.problems:
            print_problems(source.problems)
    if source.problems:
        sys.exit(2)


def _print_suggestions(what: str, source: SuggestSource, limit: int, *, only_yaml: bool) -> None:
    from generator.suggest.report import print_aliases, print_companies, print_people, print_tags
    from generator.suggest.run import suggest_aliases, suggest_companies, suggest_people, suggest_tags, untagged

    count = len(source.articles)
    if what == "companies":
        print_companies(suggest_companies(source), count, limit, only_yaml=only_yaml)
    elif what == "aliases":
        registry = {company.name: company.aliases for company in source.registry.companies}
        print_aliases(suggest_aliases(source), registry, count, limit, only_yaml=only_yaml)
    elif what == "people":
        print_people(suggest_people(source), count, limit, only_yaml=only_yaml)
    else:
        print_tags(suggest_tags(source), untagged(source), count, limit, only_yaml=only_yaml)
