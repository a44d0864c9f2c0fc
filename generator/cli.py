"""The command line: `main`, the click group behind `briefings`, with every command of `commands`."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
import threading
from typing import Any

import click

from generator import __version__
from generator.commands.build import build_command
from generator.commands.desk import check_command, init_command, schema_command, serve_command
from generator.commands.edits import restore_command, status_command
from generator.commands.imports import import_command
from generator.commands.new import enrich_command, new_command
from generator.commands.publish import publish_command
from generator.commands.rename import rename_command
from generator.commands.suggest import suggest_command

# Each command imports its modules when it runs: a build starts sooner without the word lists of the import.


class _Program(click.Group):
    """Ends the process without freeing its memory object by object, which takes a tenth of the time of a build after an edit."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """What the script calls; a program that uses the commands calls `main`, which ends no process."""
        try:
            return super().__call__(*args, **options)
        except SystemExit as end:
            _leave(end.code)
            raise


def _leave(code: object) -> None:
    """Run the exit functions, flush the output and end the process.

    Returns, for Python to end it, if threads are running, `code` is a message, or the output is closed.
    """
    if threading.active_count() > 1 or not isinstance(code, int):
        return
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # nobody reads it, or it is closed
        return
    os._exit(code)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefings")
def main() -> None:
    """Turn raw dumps of news articles into a curated archive to read, search and add to.

    \b
    briefings init my-archive               write the files of a new archive
    briefings import content/dumps/*.txt    cut dumps into Markdown articles
    briefings serve                         read and edit: the page follows each save
    briefings new note "A title"            begin a note, digest, article, company or tag
    briefings build                         build the site from the content folder
    briefings suggest companies             find names that the registry lacks
    briefings status                        show what you have changed since the last import
    briefings rename company OLD NEW        a new name everywhere, shown as a diff first
    briefings publish                       check, build, and push the site to gh-pages
    """
    gc.set_threshold(
        100_000, 20, 20
    )  # most objects live to the end: looking for garbage took a third of a check's time
    atexit.register(gc.freeze)  # at the end Python looks for garbage in all that is about to go anyway
    for stream in (sys.stdout, sys.stderr):  # a terminal or pipe that is not UTF-8 shows "?" and stops nothing
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


for _command in (
    init_command,
    import_command,
    serve_command,
    check_command,
    build_command,
    suggest_command,
    status_command,
    restore_command,
    rename_command,
    publish_command,
    new_command,
    enrich_command,
    schema_command,
):
    main.add_command(_command)


if __name__ == "__main__":
    main()
