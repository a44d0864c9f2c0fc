"""`briefings serve`: shows the site on this computer while its content is edited.

Data: `serve` runs until it is interrupted; `watched_paths` says what it looks at.
Limits: writes no file. Changes of hidden and temporary files are ignored.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import watchfiles

from generator.config import load_config
from generator.desk.server import PreviewServer
from generator.desk.session import Session
from generator.errors import ContentError

_QUIET = 60
"""Milliseconds without a change after which a burst of changes is over."""
_TEMPORARY = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")


def serve(content: Path, port: int, show: Callable[[str, Session, float], None], stop: threading.Event) -> None:
    """Serve the site of `content` until `stop` is set.

    `show` is called with the address, the session and the seconds of the last refresh: at the start, after each change.
    Raises OSError if the port is taken.
    """
    server = PreviewServer(port, _prefix(content))
    session = server.session = Session(content, server.address)
    seconds = _timed(session.refresh)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        show(server.address, session, seconds)
        for _ in watchfiles.watch(
            *watched_paths(content),
            watch_filter=_is_content,
            step=_QUIET,
            debounce=800,
            stop_event=stop,
            raise_interrupt=False,
        ):
            seconds = _timed(session.refresh)
            server.publish()
            show(server.address, session, seconds)
        server.shutdown()


def watched_paths(content: Path) -> list[Path]:
    """The folders that a site is made from: the content, and `themes/` next to it."""
    themes = content.resolve().parent / "themes"
    return [content, *([themes] if themes.is_dir() else [])]


def _is_content(change: watchfiles.Change, path: str) -> bool:
    name = Path(path).name
    return not name.startswith((".", "#")) and not name.endswith(_TEMPORARY)


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
