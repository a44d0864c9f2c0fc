"""The web server of `briefings serve`: the files of a session, on this computer only.

Data: `PreviewServer` answers GET and HEAD; pages get a script that reloads them when `publish` announces a change.
Limits: listens on the loopback address, answers only requests for this computer (`Host`), and reads no file from disk:
what a session does not have, it does not serve.
"""

from __future__ import annotations

import json
import mimetypes
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from generator.desk.session import Session
from generator.package_data import read_text
from generator.site.paths import ADMIN

LOOPBACK = "127.0.0.1"
_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
_OWN = "__briefings/"
"""The folder of the server's own files."""
_KEEP_ALIVE = 15.0
"""Seconds after which a page that waits gets an empty message, so that a closed one is noticed."""


class PreviewServer(ThreadingHTTPServer):
    """Serves a session below `prefix`, which begins and ends with a slash; its address is known before the session."""

    daemon_threads = True
    allow_reuse_address = True

    session: Session

    def __init__(self, port: int, prefix: str = "/") -> None:
        """Raises OSError if the port is taken; port 0 takes a free one."""
        super().__init__((LOOPBACK, port), _Handler)
        self.prefix = prefix
        self.version = 0
        """Number of sites so far; a page that has another one reloads."""
        self.changed = threading.Condition()
        self.address = f"http://{LOOPBACK}:{self.server_address[1]}{prefix}"

    def publish(self) -> None:
        """Tell all open pages of the session's present state: reload, or show its mistakes."""
        with self.changed:
            if not self.session.problems:
                self.version += 1
            self.changed.notify_all()

    def state(self) -> str:
        """The version and the mistakes, as JSON for the script."""
        problems = [{"path": p.path, "line": p.line, "what": p.what, "fix": p.fix} for p in self.session.problems]
        return json.dumps({"version": self.version, "problems": problems}, ensure_ascii=False)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class calls it so)
        """Requests are not printed: the terminal is for mistakes."""

    def _answer(self, *, body: bool) -> None:
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0] if self.headers.get("Host") != "::1" else "::1"
        if host not in _HOSTS:  # a page of another site that has its name point to this computer
            self._send(HTTPStatus.FORBIDDEN, b"Open this address as localhost or 127.0.0.1.\n", "text/plain", body=body)
            return
        path, prefix = unquote(urlsplit(self.path).path), self.server.prefix
        if not path.startswith(prefix):
            if path in ("/", prefix.rstrip("/")):
                self._redirect(prefix)
            else:
                self._not_found(body=body)
            return
        name = path.removeprefix(prefix)
        if name == f"{_OWN}events":
            self._stream()
        elif name == f"{_OWN}reload.js":
            self._send(HTTPStatus.OK, read_text("desk/reload.js").encode(), "text/javascript", body=body)
        else:
            self._file(name, body=body)

    def _file(self, name: str, *, body: bool) -> None:
        session = self.server.session
        found = session.file(f"{name}index.html" if name == "" or name.endswith("/") else name)
        if found is None and not name.endswith("/") and session.file(f"{name}/index.html") is not None:
            self._redirect(f"{self.server.prefix}{name}/")
        elif found is None:
            self._not_found(body=body)
        else:
            self._send(HTTPStatus.OK, found, _type_of(name), body=body, follows=not name.startswith(ADMIN))

    def _not_found(self, *, body: bool) -> None:
        page = self.server.session.file("404.html") or b"<!doctype html><title>Not found</title><body>Not found\n"
        self._send(HTTPStatus.NOT_FOUND, page, "text/html", body=body)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, data: bytes, kind: str, *, body: bool, follows: bool = True) -> None:
        """Send an answer; a page that `follows` is loaded anew after each change, which an editor with a form must not be."""
        if kind == "text/html" and follows:
            script = f'<script src="{self.server.prefix}{_OWN}reload.js"></script>'.encode()
            before, end, after = data.rpartition(b"</body>")
            data = before + script + end + after if end else data + script
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if body:
            self.wfile.write(data)

    def _stream(self) -> None:
        """Send the state now and after each change, until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        sent = ""
        try:
            while True:
                with self.server.changed:
                    state = self.server.state()
                    if state == sent:
                        self.server.changed.wait(_KEEP_ALIVE)
                        state = self.server.state()
                message = f"data: {state}\n\n" if state != sent else ": waiting\n\n"
                sent = state
                self.wfile.write(message.encode())
                self.wfile.flush()
        except OSError:
            return  # the page was closed


def _type_of(name: str) -> str:
    if name == "" or name.endswith("/"):
        return "text/html"
    if name.endswith(".webmanifest"):
        return "application/manifest+json"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
