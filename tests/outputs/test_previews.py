"""Previews: what is in them, how they are parted, and that nothing in them can become code."""

from __future__ import annotations

import json
import re

from generator.model import Article
from generator.site.outputs.previews import preview_outputs, shortened
from generator.site.paths import TargetPaths
from generator.site.views.shared import SharedViews
from tests.support.files import inflated
from tests.support.site_factories import archive, article, bodies, catalog, company


def _made(*articles: Article) -> dict[str, dict[str, list[str]]]:
    of = archive(*articles, companies=(company("Alibaba", country="CN"),))
    grouped = catalog(of)
    cards = SharedViews(grouped, bodies(of), TargetPaths(of), 40)
    found = {}
    for output in preview_outputs(grouped, cards, bodies(of).texts):
        call = output.render({}).decode()
        assert call.startswith("briefingsPreview(")
        assert call.endswith(");\n")
        name, data = json.loads(f"[{call.removeprefix('briefingsPreview(')[:-3]}]")
        assert output.path == f"previews/{name}.js"
        found[name] = inflated(data)
    return found


def test_preview_outputs__articles_and_companies__are_divided_by_month_and_initial() -> None:
    made = _made(
        article("b", "2024-07-03", companies=("Alibaba",), summary="What happened."),
        article("a", "2024-06-03", mentions=("Alibaba", "Temu")),
        article("x", None),
    )
    assert sorted(made) == ["2024-06", "2024-07", "companies-48", "companies-58", "undated"]
    assert made["2024-07"]["b"] == ["B", "3 Jul 2024 · Alibaba", "What happened."]
    assert made["companies-48"]["alibaba"] == ["Alibaba", "Company · China · 2 articles", "3 Jul 2024: B"]
    assert made["companies-58"]["temu"] == ["Temu", "Company · 1 article", "3 Jun 2024: A"]
    assert made["undated"]["x"][1] == "date unknown"


def test_preview_outputs__hostile_words__stay_words() -> None:
    title = "</script><script>alert(1)</script>\u2028\"'"
    of = archive(article("a", title=title))
    grouped = catalog(of)
    cards = SharedViews(grouped, bodies(of), TargetPaths(of), 40)
    (output,) = preview_outputs(grouped, cards, bodies(of).texts)
    data = output.render({})
    assert re.fullmatch(rb'briefingsPreview\("2024-07","[A-Za-z0-9+/=]+"\);\n', data)
    assert inflated(data.decode().split('"')[3])["a"][0] == title


def test_shortened__a_long_text__ends_at_a_word() -> None:
    text = shortened("word " * 100)
    assert len(text) <= 181
    assert text.endswith("word…")
    assert shortened("short\ntext") == "short text"
