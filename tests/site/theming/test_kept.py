"""Parts of pages that are rendered once for a site."""

import jinja2
import pytest

from generator.site.theming import kept
from generator.site.theming.kept import KeptParts, kept_parts


class _Counted:
    """A value that counts how often a template writes it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.written = 0

    def __str__(self) -> str:
        self.written += 1
        return self.text


def _environment(**templates: str) -> tuple[jinja2.Environment, KeptParts]:
    environment = jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True, extensions=[KeptParts])

    return environment, kept_parts(environment)


def test_keep__the_same_values__are_rendered_once_and_escaped_once() -> None:
    environment, _ = _environment(
        page="{% for x in (1, 2, 1) %}{% keep x %}<b>{{ value }}</b>{% endkeep %}{% endfor %}"
    )
    value = _Counted("a & b")
    assert environment.get_template("page").render(value=value) == "<b>a &amp; b</b>" * 3
    assert value.written == 2


def test_keep__another_folder__is_rendered_again() -> None:
    environment, part = _environment(page="{% keep 1 %}{{ root }}{% endkeep %}")
    pages = []
    for root in ("", "../", ""):
        part.start(root)
        pages.append(environment.get_template("page").render(root=root))
    assert pages == ["", "../", ""]


def test_keep__two_places_with_equal_values__do_not_share() -> None:
    environment, _ = _environment(page="{% keep 1 %}a{% endkeep %}\n{% keep 1 %}b{% endkeep %}")
    assert environment.get_template("page").render() == "a\nb"


def test_keep__in_a_macro__sees_its_arguments() -> None:
    environment, _ = _environment(
        parts="{% macro card(c, level=3) %}{% keep c, level %}{{ c }}{{ level }}{% endkeep %}{% endmacro %}",
        page='{% import "parts" as m with context %}{{ m.card("x") }}{{ m.card("x", 2) }}{{ m.card("y") }}{{ m.card("x") }}',
    )
    assert environment.get_template("page").render() == "x3x2y3x3"


def test_keep__a_full_store__begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 2)
    environment, _ = _environment(page="{% for x in range(9) %}{% keep x % 5 %}{{ x }},{% endkeep %}{% endfor %}")
    assert environment.get_template("page").render() == "0,1,2,3,4,5,6,7,8,"
