"""A week of an editor, as one story: an archive that begins in an empty folder and is read where it was published.

Every step uses the installed package as a command, real git and a real browser, and no network. The days of the week
are functions, called in order by one test: each finds what the day before has left.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.desk import Desk

FERRY = """The ferry line Skagen Link has ordered three electric ships from a yard in Gdansk, its chief executive said.
Why it matters: Each of the ships replaces a diesel ferry that is older than most of its captains.
By the numbers: The order is worth 210 million euros, half of it lent by the state."""
TEA = """Lantern Foods will sell its tea houses to their managers, the company said on Thursday, after four years of losses.
Why it matters: It leaves the company with its factories only, which earn money.
By the numbers: 61 houses are sold for 14 million euros."""
ROBOTS = """Orchard Robotics has taken its apple picker off the market after a court found that it copies a rival's hand.
Why it matters: The picker made two thirds of the company's sales.
By the numbers: 900 machines stand in orchards already and may go on working."""
BANK = """Ferry Bank raised the rate for savings to 3.1 per cent on Monday, the first of the small banks to do so.
Why it matters: The larger banks have said that they would rather lose customers.
By the numbers: Deposits grew by 9 per cent in a week."""
KITES = """Pebble Motors has begun to tow its container ships with kites, and says that they use a fifth less fuel.
Why it matters: From next year on, ships pay for what they emit.
By the numbers: A kite has 1,000 square metres."""
GROWN = """Quill Cloud opens its second data centre under a lake in June, the company said, and heats a village with it.
Why it matters: Neighbours of the first one went to court over its noise.
By the numbers: 2,400 homes are heated."""
OTHER = """Title: Reed Works buys a weaver
Date: 3 June 2024

The furniture maker Reed Works has bought a weaver of cane in Porto, which keeps its name and its forty people.

Title: Glass by post
Date: 11 June 2024

The glassworks of Bergen sends its glasses by post from now on, in boxes of moss that it also sells for gardens.
"""
FEED = "content/dumps/feed.txt"
NOTE = """---
title: What a ferry costs
about: [skagen-link-orders-ships]
author: Ann
---

Half of it is a loan[^1]; see [[skagen-link-orders-ships|the order]].

![A ferry at its quay](ferry.png)

[^1]: From the state, over twenty years.
"""


def test_week__from_an_empty_folder_to_readers__nothing_is_lost(installed: Path, tmp_path: Path, page: Page) -> None:
    desk = Desk(tmp_path / "news", installed)
    desk.folder.mkdir()
    _monday_begin(desk, page)
    _tuesday_correct(desk)
    _wednesday_delete_and_restore(desk)
    _thursday_write_a_note(desk, page)
    _friday_rename_and_import_again(desk)
    _saturday_merge_a_colleague(desk, tmp_path / "colleague")
    _sunday_publish(desk, tmp_path, page)


def _feed(*items: str) -> str:
    return "\n]]>".join(items) + "\n"


def _monday_begin(desk: Desk, page: Page) -> None:
    desk.briefings("init", ".", "--title", "Harbour news", "--base-url", "https://ann.example/news/")
    desk.git("init", "-q", "-b", "main")
    desk.write(FEED, _feed(FERRY, f"{TEA}\n{ROBOTS}", BANK))
    told = desk.briefings("import", "content/dumps", "--newest", "2024-05-31", "--oldest", "2024-05-01")
    assert "No line was lost." in told
    desk.briefings("build")
    desk.commit("Begin")
    page.goto((desk.folder / "site/index.html").as_uri())
    expect(page.locator("h1")).to_contain_text("Harbour news")
    page.goto((desk.folder / "site/search.html").as_uri() + "?q=kettles+managers")
    expect(page.locator("main a", has_text="tea houses").first).to_be_visible()


def _tuesday_correct(desk: Desk) -> None:
    """A boundary, a title, a day; and the address under which it was built leads on."""
    for cut, articles in (("join: 7", 3), ("split: 7", 4)):
        desk.write(f"{FEED}.cuts", f"{cut}\n")
        desk.briefings("import", "content/dumps")
        assert len(list(desk.content.glob("articles/**/*.md"))) == articles
    ferry = desk.article("Skagen Link")
    front = ferry.read_text(encoding="utf-8")
    dates = re.findall(r"^date.*\n", front, re.MULTILINE)
    title = re.findall(r"^title: .*\n", front, re.MULTILINE)[0]
    desk.edit(ferry, title, "title: A ferry line goes electric\n")
    desk.edit(ferry, "".join(dates), "date: 2024-05-30\n")
    desk.briefings("build")
    moved = ferry.rename(ferry.with_name("skagen-link-orders-ships.md"))
    desk.briefings("build")
    assert "A ferry line goes electric" in moved.read_text(encoding="utf-8")
    old = desk.folder / "site/2024/05" / f"{ferry.stem}.html"
    assert "skagen-link-orders-ships.html" in old.read_text(encoding="utf-8")
    desk.briefings("import", "content/dumps")
    text = desk.article("Skagen Link").read_text(encoding="utf-8")
    assert "title: A ferry line goes electric\ndate: 2024-05-30\n" in text
    desk.commit("Correct the ferry")


def _wednesday_delete_and_restore(desk: Desk) -> None:
    bank = desk.article("Ferry Bank raised")
    text = bank.read_bytes()
    bank.unlink()
    name = bank.relative_to(desk.content).as_posix()
    assert name in desk.briefings("status")
    assert not re.search(r"1 new", desk.briefings("import", "content/dumps"))
    assert not bank.exists()
    desk.briefings("restore", f"content/{name}")
    assert bank.read_bytes() == text
    assert desk.git("status", "--porcelain") == ""


def _thursday_write_a_note(desk: Desk, page: Page) -> None:
    """A mistake is named by `check` and shown over the page, until it is mended."""
    picture = Path(__file__).parent.parent.parent / "docs/images"
    shutil.copy(sorted(picture.glob("*.png"))[0], desk.write("content/notes/ferry.png", ""))
    note = desk.write(
        "content/notes/what-a-ferry-costs.md", NOTE.replace("[[skagen-link-orders", "[[skagen-link-order")
    )
    told = desk.briefings("check", code=1)
    assert f"notes/what-a-ferry-costs.md:{NOTE.split('[[', maxsplit=1)[0].count(chr(10)) + 1}:" in told
    assert "skagen-link-orders-ships" in told
    note.write_text(NOTE, encoding="utf-8")
    with _served(desk) as address:
        page.goto(f"{address}notes/what-a-ferry-costs.html")
        overlay = page.locator("#briefings-problems")
        note.write_text(NOTE.replace("about: [", "about: [nobody, "), encoding="utf-8")
        expect(overlay).to_contain_text("what-a-ferry-costs.md:3")
        note.write_text(NOTE, encoding="utf-8")
        expect(overlay).to_have_count(0)
        expect(page.get_by_text("over twenty years")).to_be_visible()
        expect(page.get_by_role("img", name="A ferry at its quay")).to_be_visible()
    desk.briefings("check", "--strict")
    desk.commit("What a ferry costs")


@contextlib.contextmanager
def _served(desk: Desk) -> Iterator[str]:
    """The address of `briefings serve`, which ends with the block."""
    with subprocess.Popen(
        desk.command("serve", "--port", "0"), cwd=desk.folder, env=desk.environment, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            address = re.search(r"http://\S+", server.stdout.readline())
            assert address
            yield address[0]
        finally:
            server.terminate()


def _friday_rename_and_import_again(desk: Desk) -> None:
    """The feed grew, and its tea was corrected; what was edited stays, and everything has the company's new name."""
    tea = desk.article("tea houses")
    companies = desk.content / "companies.yml"
    companies.write_text(companies.read_text(encoding="utf-8") + "\n- name: Lantern Foods\n", encoding="utf-8")
    desk.write(FEED, _feed(GROWN, FERRY, f"{TEA.replace('61 houses', '63 houses')}\n{ROBOTS}", BANK, KITES))
    desk.write(f"{FEED}.cuts", "split: 10\n")
    desk.briefings("import", "content/dumps", "--newest", "2024-06-10", "--oldest", "2024-05-01")
    assert "63 houses" in tea.read_text(encoding="utf-8")
    assert "companies: [Lantern Foods]" in tea.read_text(encoding="utf-8")
    assert "A ferry line goes electric" in desk.article("Skagen Link").read_text(encoding="utf-8")
    assert len(list(desk.content.glob("articles/**/*.md"))) == 6
    desk.briefings("build")
    desk.briefings("rename", "company", "Lantern Foods", "Lamp Foods", "--yes")
    assert "companies: [Lamp Foods]" in tea.read_text(encoding="utf-8")
    desk.briefings("build")
    assert "lamp-foods" in (desk.folder / "site/companies/lantern-foods.html").read_text(encoding="utf-8")
    assert "Nothing to write." in desk.briefings("import", "content/dumps")
    assert "companies: [Lamp Foods]" in tea.read_text(encoding="utf-8")
    desk.commit("A grown feed, and a new name")


def _saturday_merge_a_colleague(desk: Desk, folder: Path) -> None:
    """Two editors import different dumps at the same time."""
    subprocess.run(["git", "clone", "-q", desk.folder, folder], check=True)
    colleague = Desk(folder, desk.packages)
    colleague.write("content/dumps/works.txt", OTHER)
    colleague.briefings("import", "content/dumps/works.txt")
    colleague.commit("Reed Works and glass")
    desk.edit(desk.article("copies a rival"), "** The picker made two thirds", "** The picker made **two thirds**")
    desk.commit("Stress the sales")
    desk.git("pull", "-q", "--no-rebase", "--no-edit", folder, "main")
    assert len(list(desk.content.glob("articles/**/*.md"))) == 8
    desk.briefings("import", "content/dumps")
    assert "**two thirds**" in desk.article("copies a rival").read_text(encoding="utf-8")
    assert desk.git("status", "--porcelain") == ""


def _sunday_publish(desk: Desk, tmp_path: Path, page: Page) -> None:
    """The pages' branch, as a host would serve it, is what a reader opens."""
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", remote], check=True)
    desk.git("remote", "add", "origin", remote)
    assert "commit them, too" in desk.briefings("publish")
    assert desk.git("status", "--porcelain") == " M content/addresses.txt\n"
    desk.commit("The addresses of today")
    subprocess.run(["git", "clone", "-q", "-b", "gh-pages", remote, tmp_path / "host"], check=True)
    host = tmp_path / "host"
    assert not list(host.glob("**/*.md"))
    for address in (line.split()[0] for line in (desk.content / "addresses.txt").read_text().splitlines() if line):
        if not address.startswith("#"):
            assert (host / address).is_file(), address
    page.goto((host / "index.html").as_uri())
    page.get_by_role("link", name="A ferry line goes electric").first.click()
    expect(page.locator("h1")).to_have_text("A ferry line goes electric")
    expect(page.get_by_role("link", name="What a ferry costs")).to_be_visible()
