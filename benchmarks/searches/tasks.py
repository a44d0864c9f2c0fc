"""How long a page keeps its browser busy in one go: the tasks of the main thread, from Chromium's own trace.

Data: `longest_tasks(browser, page, act)` runs `act` and gives milliseconds of processor time, longest first.
Limits: Chromium only; pages of its own user interface are left out. Processor time, not time on the clock, so that a
machine with other work to do gives the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Browser, Page


def longest_tasks(browser: Browser, page: Page, act: Callable[[], None]) -> list[float]:
    """Milliseconds of each task of the pages' main threads while `act` ran, the longest first."""
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline", "__metadata"])
    try:
        act()
    finally:
        trace = browser.stop_tracing()
    events = json.loads(trace)["traceEvents"]
    pages = {
        event["pid"]
        for event in events
        if event["name"] == "ParseHTML" and event["args"]["beginData"]["url"].startswith(("file:", "http"))
    }
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain" and event["pid"] in pages
    }
    tasks = (
        event["tdur"] / 1000
        for event in events
        if event["name"].endswith("RunTask") and "tdur" in event and (event["pid"], event["tid"]) in mains
    )
    return sorted(tasks, reverse=True)
