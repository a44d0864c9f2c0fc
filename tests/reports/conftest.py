"""A feed and its import."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.review_factories import write_feed


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return write_feed(tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"
