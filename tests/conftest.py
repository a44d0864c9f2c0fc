"""Fixtures of all tests: the real dumps if available, golden files."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.building import build

# Nothing depends on the machine: no time is measured, and each run has the same examples. `--hypothesis-profile=explore`
# draws others.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("project", settings.get_profile("explore"), derandomize=True, database=None)
settings.register_profile("mutants", settings.get_profile("project"), max_examples=15)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_ADDRESS = "https://example.org/archive/"
"""Where `sample_site` is published, as its pages say."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/ from what the code makes now")


@pytest.fixture(scope="session", autouse=True)
def _own_caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Builds of tests keep compiled templates in a folder of the tests, not in the user's."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.getbasetemp() / "caches")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def real_dumps() -> Path:
    """The folder of real dumps next to the checkout; skips if it is missing."""
    folder = ROOT.parent / "shared" / "dumps"
    if not folder.is_dir():
        pytest.skip("needs ../shared/dumps, which is not on this machine")
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    """The hand-made truth next to the checkout; skips if it is missing."""
    folder = ROOT.parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip("needs ../shared/gold, which is not on this machine")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample archive, built once for all processes that run tests. Tests read it and never change it."""
    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    with (folder / "sample-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        out = folder / "sample" / "site"
        if not out.is_dir():
            build(ROOT / "content", out, SAMPLE_ADDRESS)
    return out


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as its wheel installs it, which reaches no network."""
    from tests.support.desk import install_wheel  # it imports this module

    return install_wheel(tmp_path_factory.mktemp("wheel"))
