""""""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.factories import briefing_lines

FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors", "Tin Kettle", "Ferry Bank"]


def _feed(path: Path, firms: list[str]) -> Path:
    lines = [line for firm in firms for line in briefing_lines(firm, separator="]]>")]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return _feed(tmp_path / "feed.txt", FIRMS)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "companies.yml").write_text("- name: Orchard Robotics\n", encoding="utf-8")
    (folder / "tags.yml").write_text("- slug: robots\n  name: Robots\n", encoding="utf-8")
    return folder
