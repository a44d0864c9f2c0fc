"""A search page of ours and one of Pagefind over the same documents, and a server for them.

Data: `write_ours` and `write_pagefind` fill a folder and give seconds of processor time for the index; `served` serves a
folder on this machine, text compressed as hosts do.
Limits: articles have no pages in our folder; Pagefind indexes pages that have nothing but the text and its filters.
Pagefind is npm's: `npm install pagefind` in a folder whose `node_modules/.bin` is named by PAGEFIND or in PATH.
"""

from __future__ import annotations

import functools
import gzip
import html
import http.server
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar

from generator.building import build
from generator.search.documents import SearchDocument, SearchName
from generator.search.files import build_search

_COMPRESSED = (".html", ".js", ".css", ".json", ".svg", "/")
ROOT = Path(__file__).resolve().parent.parent.parent

_PEER_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<form id="search-form"><input id="search-input"></form><ol id="search-results"></ol>
<script type="module">
const pagefind = await import("./pagefind/pagefind.js");
const list = document.getElementById("search-results"), input = document.getElementById("search-input");
async function find(text) {
  const { results } = await pagefind.search(text);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  list.replaceChildren(...shown.map(({ url, meta, excerpt }) => {
    const item = document.createElement("li");
    item.innerHTML = `<h2><a href="${url}">${meta.title}</a></h2><p>${excerpt}</p>`;
    return item;
  }));
}
document.getElementById("search-form").addEventListener("submit", (event) => { event.preventDefault(); find(input.value); });
const first = new URLSearchParams(location.search).get("q");
if (first) await find(first);
await pagefind.filters();
</script></html>
"""


def write_ours(
    folder: Path, documents: Sequence[SearchDocument], companies: Sequence[SearchName], tags: Sequence[SearchName]
) -> float:
    """A site of the sample's pages whose search is that of the documents."""
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("dumps"))
    build(folder / "content", folder / "site", base_url="")
    shutil.rmtree(folder / "content")
    shutil.rmtree(folder / "site" / "search")
    start = time.process_time()
    files = [(file.path, file.data) for file in build_search(documents, companies, tags).files]
    took = time.process_time() - start
    (folder / "site" / "search").mkdir()
    for path, data in files:
        (folder / "site" / path).write_bytes(data)
    return took


def write_pagefind(folder: Path, documents: Sequence[SearchDocument]) -> float:
    """A page with Pagefind's search over pages of the documents."""
    for document in documents:
        path = folder / "site" / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_peer_article(document), encoding="utf-8")
    before = os.times()
    program = os.environ.get("PAGEFIND") or shutil.which("pagefind") or "pagefind"
    subprocess.run([program, "--site", str(folder / "site")], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    (folder / "site" / "search.html").write_text(_PEER_PAGE, encoding="utf-8")
    return after.children_user + after.children_system - before.children_user - before.children_system


def _peer_article(document: SearchDocument) -> str:
    filters = [f'<span data-pagefind-filter="company">{html.escape(name)}</span>' for name in document.companies]
    filters += [f'<span data-pagefind-filter="tag">{html.escape(name)}</span>' for name in document.tags]
    filters += [f'<span data-pagefind-filter="year">{document.iso[:4]}</span>']
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in document.body.split("\n"))
    title = html.escape(document.title)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<main data-pagefind-body><h1>{title}</h1>{' '.join(filters)}{body}</main></html>"
    )


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves text compressed; what was asked for and when is in `log`."""

    protocol_version = "HTTP/1.1"
    log: ClassVar[list[tuple[float, str, int]]] = []

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data, packed = path.read_bytes(), path.suffix in _COMPRESSED
        if packed:
            data = _packed(data)
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
        else:
            self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # the page was closed meanwhile
            self.wfile.write(data)
        self.log.append((time.time() * 1000, self.path.split("?")[0], len(data)))

    def log_message(self, *_: object) -> None:
        """Nothing."""


@functools.lru_cache(maxsize=4000)
def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[tuple[float, str, int]]]]:
    """The address of a folder while it is served, and a list that gets each response: milliseconds since 1970, path, bytes."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", _Handler.log
        server.shutdown()
