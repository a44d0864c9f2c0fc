"""Images that come with a dump are found wherever its program keeps them; nothing outside of its folder is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.items import DumpItems
from generator.dumps.references.image_files import ImageFiles
from generator.dumps.references.place import ImageSetting, Placed, place_references, shown_images
from generator.model import DumpKind, Item, Paragraph

BOAT = b"a picture of a boat"


def checked(data: bytes) -> tuple[str, int, int]:
    if not data.startswith(b"a picture"):
        raise ValueError("it is no image that can be read")
    return "png", 300, 200


def put(path: Path, data: bytes = BOAT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def place(
    path: Path,
    markdown: str,
    *,
    root: Path | None = None,
    image: str = "",
    kind: DumpKind = DumpKind.MARKDOWN,
    setting: ImageSetting = ImageSetting.COPY,
    url: str | None = None,
) -> Placed:
    item = Item(
        path.name, 1, 2, (Paragraph(1, "Words"), Paragraph(2, "A boat", markdown=markdown, image=image)), url=url
    )
    found = DumpItems((item,), ())
    return place_references(found, ImageFiles(path, root, kind), setting, checked, {"Mill"}.__contains__)


def written(placed: Placed) -> str:
    return "\n".join(paragraph.markdown for paragraph in placed.found.items[0].paragraphs[1:])


def reasons(placed: Placed) -> list[DiscardReason]:
    return [discard.reason for discard in placed.found.discards]


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("posts/boat.png", "boat.png"),
        ("posts/boat.png", "./boat.png?width=300"),
        ("posts/two boats.png", "two%20boats.png"),
        ("images/boat.png", "../images/boat.png"),
        ("static/img/boat.png", "/img/boat.png"),
        ("public/boat.png", "/boat.png"),
        ("attachments/2024/boat.png", "boat.png"),
    ],
)
def test_place_references__image_of_a_folder__is_copied(tmp_path: Path, file: str, address: str) -> None:
    put(tmp_path / file)
    placed = place(put(tmp_path / "posts/a.md"), f"![A boat]({address})", root=tmp_path)
    (image,) = placed.images
    assert written(placed) == f"![A boat]({image.path})"
    assert image.read() == BOAT
    assert shown_images(written(placed)) == {image.path}
    assert not placed.found.discards


def test_place_references__two_images_of_one_name__have_two_paths(tmp_path: Path) -> None:
    put(tmp_path / "boat.png")
    put(tmp_path / "new/boat.png", BOAT + b", another")
    placed = place(put(tmp_path / "a.md"), "![A](boat.png) ![B](new/boat.png) ![A](boat.png)", root=tmp_path)
    assert len({image.path for image in placed.images}) == len(placed.images) == 2


def test_place_references__image_that_is_not_there__keeps_its_words_and_is_reported(tmp_path: Path) -> None:
    placed = place(put(tmp_path / "a.md"), 'See ![a boat](boat.png "At dawn").')
    assert written(placed) == "See a boat At dawn."
    assert reasons(placed) == [DiscardReason.IMAGE_NOT_FOUND]
    assert placed.found.discards[0].text == "boat.png"


def test_place_references__image_without_words_that_is_not_there__leaves_no_paragraph(tmp_path: Path) -> None:
    placed = place(put(tmp_path / "a.html"), "![](/up/a.jpg)", image="/up/a.jpg", kind=DumpKind.WEB_PAGE)
    assert [paragraph.text for paragraph in placed.found.items[0].paragraphs] == ["Words"]
    assert reasons(placed) == [DiscardReason.IMAGE_NOT_FOUND]


def test_place_references__broken_image__keeps_its_words_and_says_why(tmp_path: Path) -> None:
    put(tmp_path / "boat.png", b"not one")
    placed = place(put(tmp_path / "a.md"), "![a boat](boat.png)")
    assert (written(placed), placed.images) == ("a boat", ())
    assert placed.found.discards[0].detail == "it is no image that can be read"


@pytest.mark.parametrize(
    "address", ["../secret.png", "/../secret.png", "link.png", "file:///secret.png", "x/../../secret.png"]
)
def test_place_references__image_outside_of_the_folder__is_never_read(tmp_path: Path, address: str) -> None:
    put(tmp_path / "secret.png")
    dump = put(tmp_path / "given/a.md")
    (tmp_path / "given/link.png").symlink_to(tmp_path / "secret.png")
    for root in (None, tmp_path / "given"):
        placed = place(dump, f"![a boat]({address})", root=root)
        assert (written(placed), placed.images) == ("a boat", ())


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (ImageSetting.COPY, "![boat](https://example.org/boat.png)"),
        (ImageSetting.LINK, "![boat](https://example.org/boat.png)"),
        (ImageSetting.NONE, "boat"),
    ],
)
def test_place_references__image_of_another_site__is_a_link_unless_the_setting_is_none(
    tmp_path: Path, setting: ImageSetting, expected: str
) -> None:
    placed = place(put(tmp_path / "a.md"), "![boat](https://example.org/boat.png)", setting=setting)
    assert (written(placed), placed.images) == (expected, ())


def test_place_references__setting_link__copies_nothing(tmp_path: Path) -> None:
    put(tmp_path / "boat.png")
    placed = place(put(tmp_path / "a.md"), "![a boat](boat.png)", setting=ImageSetting.LINK)
    assert (written(placed), placed.images) == ("a boat", ())
    assert reasons(placed) == [DiscardReason.IMAGE_LEFT_OUT]


def test_place_references__saved_page__takes_the_file_and_not_the_address_made_of_it(tmp_path: Path) -> None:
    page = put(tmp_path / "Story.html")
    markdown, image = "![A boat](https://example.org/Story_files/boat.png)", "./Story_files/boat.png"
    lost = place(page, markdown, image=image, kind=DumpKind.WEB_PAGE)
    assert written(lost) == "A boat"  # the folder's name is none of the site's
    put(tmp_path / "Story_files/boat.png")
    assert shown_images(written(place(page, markdown, image=image, kind=DumpKind.WEB_PAGE)))


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (DumpKind.WORDPRESS, "https://old.example/wp-content/uploads/2024/05/boat.png"),
        (DumpKind.GHOST, "__GHOST_URL__/wp-content/uploads/2024/05/boat.png"),
    ],
)
def test_place_references__export_with_its_uploads__takes_the_files(
    tmp_path: Path, kind: DumpKind, address: str
) -> None:
    put(tmp_path / "wp-content/uploads/2024/05/boat.png")
    placed = place(put(tmp_path / "export.xml"), f"![A boat]({address})", image=address, kind=kind)
    assert shown_images(written(placed))


def test_place_references__feed_next_to_a_folder_of_the_same_name__keeps_its_links(tmp_path: Path) -> None:
    put(tmp_path / "images/boat.png")
    address = "https://other.example/images/boat.png"
    feed = place(put(tmp_path / "feed.xml"), f"![A boat]({address})", image=address, kind=DumpKind.SYNDICATION)
    assert (written(feed), feed.images) == (f"![A boat]({address})", ())


@pytest.mark.parametrize(
    ("markdown", "url", "expected"),
    [
        ("[the mill](mill.md)", None, "the mill"),
        ("[the mill](../mill/)", "https://example.org/news/a", "[the mill](https://example.org/mill/)"),
        ("[[Quay|the quay]] and [[Mill]]", None, "the quay and [[Mill]]"),
        ("[mail](mailto:a@example.org)", None, "[mail](mailto:a@example.org)"),
    ],
)
def test_place_references__links__lead_somewhere_or_are_words(
    tmp_path: Path, markdown: str, url: str | None, expected: str
) -> None:
    placed = place(put(tmp_path / "a.md"), markdown, url=url)
    assert written(placed) == expected
    assert all(reason is DiscardReason.LINK_TO_A_FILE for reason in reasons(placed))


def test_place_references__label_defined_in_another_paragraph__is_found(tmp_path: Path) -> None:
    put(tmp_path / "boat.png")
    item = Item(
        "a.md", 1, 3, tuple(Paragraph(n, "x", markdown=m) for n, m in enumerate(("![A][b]", "[b]: boat.png"), 1))
    )
    files = ImageFiles(put(tmp_path / "a.md"), None, DumpKind.MARKDOWN)
    placed = place_references(DumpItems((item,), ()), files, ImageSetting.COPY, checked, set().__contains__)
    assert [paragraph.markdown for paragraph in placed.found.items[0].paragraphs] == [f"![A]({placed.images[0].path})"]


def test_place_references__text_without_references__is_the_same_record(tmp_path: Path) -> None:
    found = DumpItems((Item("a.txt", 1, 1, (Paragraph(1, "Words"),)),), ())
    files = ImageFiles(tmp_path / "a.txt", None, DumpKind.FEED)
    assert place_references(found, files, ImageSetting.COPY, checked, set().__contains__).found is found
    assert replace(found) == found
