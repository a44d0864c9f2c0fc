"""The server of `briefings serve`: what it answers, and what it refuses."""

from __future__ import annotations

import http.client
import json
import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.desk.serve import may_matter, serve, watched_paths
from generator.desk.server import PreviewServer
from generator.desk.session import Session
from tests.desk.test_check import article, write

PREFIX = "/archive/"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {
        "site.yml": "title: Harbour News\nbase_url: https://ann.example/archive/\nadmin: true\n",
        "articles/2024/kettle.md": article(),
        "articles/2024/secret.md": article("A secret", more="draft: true\n"),
    }
    return write(tmp_path / "content", files)


@pytest.fixture
def server(content: Path) -> Iterator[PreviewServer]:
    with PreviewServer(0, PREFIX) as server:
        server.session = Session(content, server.address)
        server.session.refresh()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def get(server: PreviewServer, path: str, host: str | None = None) -> tuple[int, str, str]:
    """Status, `Location` and text."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1])
    headers = {"Host": host} if host is not None else {}
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.headers.get("Location", ""), answer.read().decode("utf-8", "replace")


def test_serve__pages_and_drafts__are_there_below_the_path_of_the_site(server: PreviewServer) -> None:
    status, _, page = get(server, f"{PREFIX}2024/05/kettle.html")
    assert (status, "It boils." in page) == (200, True)
    assert f'<script src="{PREFIX}__briefings/reload.js"></script></body>' in page
    _, _, draft = get(server, f"{PREFIX}2024/05/secret.html")
    assert "Draft: A secret" in draft
    assert get(server, f"{PREFIX}search/index.js")[0] == 200
    assert get(server, f"{PREFIX}companies/")[0] == 200


def test_serve__the_editor_with_forms__is_there_and_not_loaded_anew_while_somebody_writes(
    server: PreviewServer,
) -> None:
    status, _, page = get(server, f"{PREFIX}admin/")
    assert (status, "sveltia-cms.js" in page, "reload.js" in page) == (200, True, False)
    assert json.loads(get(server, f"{PREFIX}admin/config.json")[2])["app_title"] == "Harbour News"
    assert "admin/" not in get(server, PREFIX)[2]


def test_serve__addresses_without_a_page__are_redirected_or_answered_with_the_404_page(server: PreviewServer) -> None:
    assert get(server, "/")[:2] == (302, PREFIX)
    assert get(server, f"{PREFIX}companies")[:2] == (302, f"{PREFIX}companies/")
    status, _, page = get(server, f"{PREFIX}no/such.html")
    assert (status, "briefings/reload.js" in page) == (404, True)


@pytest.mark.parametrize(
    "path", ["/../site.yml", "/archive/../../etc/passwd", "/archive/%2e%2e/site.yml", "//etc/passwd"]
)
def test_serve__a_path_out_of_the_site__is_not_found(server: PreviewServer, path: str) -> None:
    assert get(server, path)[0] == 404


@pytest.mark.parametrize(
    ("host", "status"), [("localhost:1", 200), ("127.0.0.1", 200), ("evil.example", 403), ("", 403)]
)
def test_serve__another_host__is_refused(server: PreviewServer, host: str, status: int) -> None:
    assert get(server, PREFIX, host)[0] == status


def test_serve__a_mistake_and_its_correction__are_announced_and_the_old_page_stays(
    server: PreviewServer, content: Path
) -> None:
    path = content / "articles/2024/kettle.md"
    path.write_text(article(day="soon"), encoding="utf-8")
    server.session.refresh()
    server.publish()
    wrong = json.loads(server.state())
    assert [(Path(p["path"]).name, p["line"]) for p in wrong["problems"]] == [("kettle.md", 3)]
    assert "It boils." in get(server, f"{PREFIX}2024/05/kettle.html")[2]
    path.write_text(article(body="It sings."), encoding="utf-8")
    server.session.refresh()
    server.publish()
    right = json.loads(server.state())
    assert right == {"version": wrong["version"] + 1, "problems": []}
    assert "It sings." in get(server, f"{PREFIX}2024/05/kettle.html")[2]


def test_session__a_site_that_never_could_be_read__answers_with_the_script_that_shows_why(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"articles/2024/kettle.md": article(day="soon")})
    session = Session(content, "http://127.0.0.1/")
    session.refresh()
    assert session.file("index.html") is None
    assert len(session.problems) == 1


@pytest.mark.parametrize(
    ("name", "seen"),
    [("kettle.md", True), ("site.yml", True), (".kettle.md.swp", False), ("kettle.md~", False), ("#kettle.md#", False)],
)
def test_may_matter__a_changed_file__counts_unless_it_is_temporary(name: str, seen: bool) -> None:
    assert may_matter(Path(f"/news/content/{name}"), Path("/news/content"), None) is seen


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("content/site.yml", True),
        ("docs/search.md", True),
        ("docs/old", True),
        ("docs/plan.docx", False),
        ("site/index.html", False),
        (".cache/registry/a.json", False),
        (".git/notes.md", False),
        ("themes/ours/static/site.css", True),
    ],
)
def test_may_matter__documents_in_a_folder_with_all_else__counts_what_a_site_is_made_of(path: str, seen: bool) -> None:
    assert may_matter(Path("/news") / path, Path("/news/content"), Path("/news")) is seen


def test_watched_paths__documents_and_themes__are_watched_once_they_are_there(content: Path) -> None:
    assert watched_paths(content) == [content]
    with (content / "site.yml").open("a", encoding="utf-8") as settings:
        settings.write("documents: ../handbook\n")
    assert watched_paths(content) == [content]
    for name in ("handbook", "themes"):
        (content.parent / name).mkdir()
    assert [path.name for path in watched_paths(content)] == ["content", "themes", "handbook"]
    (content / "site.yml").write_text("documents: [a", encoding="utf-8")
    assert [path.name for path in watched_paths(content)] == ["content", "themes"]


def test_serve__a_document_is_changed__is_shown_and_other_documents_are_watched_after_it(content: Path) -> None:
    """The real loop, with real changes on disk."""
    handbook, guide = content.parent / "handbook", content.parent / "guide"
    for folder in (handbook, guide):
        folder.mkdir()
        (folder / "README.md").write_text("# The start\n\nOne.\n", encoding="utf-8")
    settings = content / "site.yml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(f"{plain}documents: ../handbook\n", encoding="utf-8")
    shown: queue.Queue[bytes] = queue.Queue()
    stop = threading.Event()

    def show(address: str, session: Session, seconds: float) -> None:
        shown.put((session.file("handbook/index.html") or b"") + (session.file("guide/index.html") or b""))

    def save(path: Path, text: str, words: bytes) -> None:
        """It is seen whenever it comes: while the site is read, before the folder is watched, later."""
        path.write_text(text, encoding="utf-8")
        page = b""
        while words not in page:
            page = shown.get()
            assert page, "the loop has ended"

    def run() -> None:
        try:
            serve(content, 0, show, stop)
        finally:
            shown.put(b"")

    serving = threading.Thread(target=run, daemon=True)
    serving.start()
    save(handbook / "README.md", "# The start\n\nTwo.\n", b"Two.")
    save(settings, f"{plain}documents: ../guide\n", b"One.")
    save(guide / "README.md", "# The start\n\nThree.\n", b"Three.")
    stop.set()
    serving.join()
