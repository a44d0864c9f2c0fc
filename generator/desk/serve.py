"""`briefings serve`: shows the site on this computer while its content is edited.

Data: `serve` runs until it is interrupted; `watched_paths` and `may_matter` say what it looks at.
Limits: writes no file. Changes of hidden and temporary files are ignored.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import watchfiles

from generator.config import load_config
from generator.content.documents import documents_folder
from generator.desk.server import PreviewServer
from generator.desk.session import Session
from generator.errors import ContentError
from generator.site.cache.files import State, same, states

_QUIET = 30
"""Milliseconds without a change after which a burst of changes is over."""
_LOOK = 500
"""Milliseconds after which a watch without a change says so."""
_TEMPORARY = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")


def serve(content: Path, port: int, show: Callable[[str, Session, float], None], stop: threading.Event) -> None:
    """Serve the site of `content` until `stop` is set.

    `show` is called with the address, the session and the seconds of the last refresh: at the start, after each change.
    Raises OSError if the port is taken.
    """
    server = PreviewServer(port, _prefix(content))
    session = server.session = Session(content, server.address)
    shown: Mapping[str, State] | None = _states(content)
    seconds = _timed(session.refresh)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        show(server.address, session, seconds)
        while not stop.is_set():
            paths, first = watched_paths(content), True
            for changes in watchfiles.watch(
                *paths,
                watch_filter=lambda _, path: may_matter(Path(path), content.resolve(), _documents(content)),
                step=_QUIET,
                debounce=800,
                stop_event=stop,
                raise_interrupt=False,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
            ):
                # What was saved after the site was read and before the watch began is no change that is announced.
                missed, first = first and (shown is None or not same(shown, _states(content))), False
                if not changes and not missed:
                    continue
                seconds = _timed(session.refresh)
                server.publish()
                show(server.address, session, seconds)
                if watched_paths(content) != paths:  # site.yml names other documents, or there are themes now
                    shown = None
                    break
        server.shutdown()


def watched_paths(content: Path) -> list[Path]:
    """The folders that a site is made from: the content, `themes/` next to it, and the documents that `site.yml` adds."""
    folders = (content.resolve().parent / "themes", _documents(content))
    return [content, *(folder for folder in folders if folder and folder.is_dir())]


def _states(content: Path) -> Mapping[str, State]:
    return states(watched_paths(content), time.time_ns(), hidden=False)


def _documents(content: Path) -> Path | None:
    try:
        folder = documents_folder(content, load_config(content).documents)
    except ContentError:  # the page will show it
        return None
    return folder.resolve() if folder else None


def may_matter(path: Path, content: Path, documents: Path | None) -> bool:
    """Whether the change of a file may change the site. All paths are absolute.

    Of documents only Markdown files and folders count, for the site itself and much else may be in their folder.
    """
    if path.name.startswith((".", "#")) or path.name.endswith(_TEMPORARY):
        return False
    if documents is None or not path.is_relative_to(documents) or path.is_relative_to(content):
        return True
    if path.is_relative_to(content.parent / "themes"):
        return True
    hidden = any(part.startswith(".") for part in path.relative_to(documents).parts)
    return path.suffix in ("", ".md") and not hidden


def _prefix(content: Path) -> str:
    """The path of the published site, so that links behave as they will there."""
    try:
        path = urlsplit(load_config(content).base_url).path
    except ContentError:  # the page will show it
        return "/"
    return path or "/"


def _timed(step: Callable[[], None]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start
