"""axe-core in a page of a test: its rules of WCAG 2.2 AA and of good practice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""The rules that read colours: the others find the same in both colour schemes."""

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def add_axe(tab: Page) -> None:
    """Load axe-core into the page; evaluated, not added as a script, for pages whose own policy lets no script in."""
    tab.evaluate(_AXE.read_text(encoding="utf-8"))


def violations(tab: Page, rules: Sequence[str] = RULES) -> list[str]:
    """What axe-core finds by these rules, or tags of rules; no rule of ours needs stylesheets fetched again (`preload`)."""
    found: list[dict[str, Any]] = tab.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false, elementRef: false})"
        ".then(r => r.violations)",
        list(rules),
    )
    return [f"{v['id']}: {node['html'][:120]} ({node['failureSummary'][:160]})" for v in found for node in v["nodes"]]
