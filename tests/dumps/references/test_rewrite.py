"""Each form in which Markdown shows an image or a link is rewritten, and nothing else."""

from __future__ import annotations

import pytest

from generator.dumps.references.rewrite import FormTarget, Rewriter, definitions_of, rewrite, single_image, target_of

SEEN = Rewriter(
    image=lambda words, target: f"IMAGE({words}|{target.address}|{target.title})",
    link=lambda words, target: f"LINK({words}|{target.address})",
    name=lambda name, words: f"NAME({name}|{words})",
)
NOTHING = Rewriter(lambda words, target: None, lambda words, target: None, lambda name, words: None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("See ![a boat](boat.png) there", "See IMAGE(a boat|boat.png|) there"),
        ('![a boat](boat.png "At dawn")', "IMAGE(a boat|boat.png|At dawn)"),
        ("![](<two words.png>)", "IMAGE(|two words.png|)"),
        ("![](two words.png)", "IMAGE(|two words.png|)"),
        ("![a](boat_(1).png)", "IMAGE(a|boat_(1).png|)"),
        ("![[boat.png]]", "IMAGE(|boat.png|)"),
        ("![[boat.png|300]]", "IMAGE(|boat.png|)"),
        ("![[boat.png|a boat]]", "IMAGE(a boat|boat.png|)"),
        ("![[Another note]]", "NAME(Another note|)"),
        ('<img alt="a boat" src="boat.png"/>', "IMAGE(a boat|boat.png|)"),
        ("[the mill](../mill.md)", "LINK(the mill|../mill.md)"),
        ("[![a boat](boat.png)](https://example.org)", "LINK(IMAGE(a boat|boat.png|)|https://example.org)"),
        ("[[Mill|the mill]] and [[Quay]]", "NAME(Mill|the mill) and NAME(Quay|)"),
    ],
)
def test_rewrite__every_form__is_given_to_its_function(written: str, expected: str) -> None:
    assert rewrite(written, SEEN) == expected
    assert rewrite(written, NOTHING).lstrip("!") == written.lstrip("!")


@pytest.mark.parametrize(
    "written",
    [
        "`![a boat](boat.png)` is how it is written",
        "``[[Mill]] ` and more``",
        r"\![a boat\](boat.png)",
        "```\n![a boat](boat.png)\n```",
        "a [word] in brackets (and more)",
        "![a boat",
        "x[0](" * 40,
    ],
)
def test_rewrite__code_and_what_is_no_form__stays_as_it_is(written: str) -> None:
    assert rewrite(written, SEEN) == written


@pytest.mark.parametrize("form", ["[[", "![", "[a](", "![a](", "<img ", "[![a](b)", "![[a|"])
def test_rewrite__many_open_marks__stay_as_they_are(form: str) -> None:
    assert rewrite(form * 3000, NOTHING) == form * 3000


def test_rewrite__labels__are_written_with_their_addresses() -> None:
    text = "![a boat][boat] and [boat]\n\n[boat]: boat.png"
    assert definitions_of(text) == {"boat": "boat.png"}
    assert rewrite(text, SEEN, definitions_of(text)) == "IMAGE(a boat|boat.png|) and LINK(boat|boat.png)\n\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("![a boat](boat.png)", ("a boat", "boat.png")),
        ("![[boat.png]]", ("", "boat.png")),
        ('<img src="boat.png" alt="a boat">', ("a boat", "boat.png")),
        ("![a boat](boat.png) at dawn", None),
        ("A boat", None),
    ],
)
def test_single_image__a_block__is_one_image_or_none(written: str, expected: tuple[str, str] | None) -> None:
    assert single_image(written) == expected


def test_target_of__entities_and_title__are_read() -> None:
    assert target_of('(a&amp;b.png "Two words")') == FormTarget("a&b.png", "Two words")
