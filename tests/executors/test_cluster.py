"""Imports and builds on a Dask cluster of two workers, which the tests start in processes of their own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.executors import cluster as module
from generator.executors.base import WorkerDiedError
from generator.executors.cluster import Cluster, NoClusterError
from tests.commands.test_building import GOLDEN, _golden_copy, _tree
from tests.conftest import ROOT
from tests.support.factories import briefing_lines

pytest.importorskip("distributed", reason='needs pip install "briefings[dask]"')

_PROGRAM = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""

_PATIENCE = 600
"""Seconds: the machine may be busy."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """HOST:PORT of a cluster of two workers; a worker that dies once is not replaced by another try."""
    settings = {
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
        "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": f"{_PATIENCE}s",
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdin
    line = process.stdout.readline()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_SECONDS", _PATIENCE)
        yield line.strip().removeprefix("tcp://")
    process.stdin.close()
    process.wait()
    process.stdout.close()


@pytest.fixture
def cluster(address: str) -> Iterator[Cluster]:
    executor = Cluster(address)
    yield executor
    executor.close()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def test_cluster__pieces__come_in_order_from_other_processes(cluster: Cluster) -> None:
    made = list(cluster(lambda number: (number * number, os.getpid()), 40))
    assert [square for square, _ in made] == [number * number for number in range(40)]
    assert os.getpid() not in {process for _, process in made}
    assert list(cluster(lambda number: number, 0)) == []


def test_cluster__what_is_raised__is_raised_here(cluster: Cluster) -> None:
    def make(number: int) -> int:
        return 1 // (number - 3)

    with pytest.raises(ZeroDivisionError):
        list(cluster(make, 9))


def test_import_and_build__on_a_cluster__are_the_same_files(address: str, tmp_path: Path) -> None:
    dump = tmp_path / "feed.txt"
    firms = ["Orchard Robotics", "Lantern Foods", "Pebble Motors"]
    dump.write_text(
        "\n".join(line for firm in firms for line in briefing_lines(firm, separator="]]>")), encoding="utf-8"
    )
    for name, option in (("here", ("--jobs", 1)), ("there", ("--executor", f"dask://{address}"))):
        assert run("import", dump, "--content", tmp_path / name, *option).exit_code == 0
    assert dict(_tree(tmp_path / "here")) == dict(_tree(tmp_path / "there"))
    result = run("build", "--content", _golden_copy(tmp_path), "--out", tmp_path / "site", "--fresh", *option)
    assert result.exit_code == 0, result.output
    made = {path: data for path, data in _tree(tmp_path / "site").items() if not path.startswith("search/")}
    assert made == dict(_tree(GOLDEN / "expected"))


def test_cluster__another_version__is_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__version__", "9.9")
    with pytest.raises(NoClusterError, match=r"have briefings [\d.]+, not 9\.9"):
        Cluster(address)


def test_import__no_scheduler__is_a_wrong_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 0.5)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # nobody listens there
        port = free.getsockname()[1]
        result = run("import", tmp_path / "x.txt", "--content", tmp_path, "--executor", f"dask://127.0.0.1:{port}")
    assert result.exit_code == 2
    assert f"no Dask scheduler answers at 127.0.0.1:{port}" in re.sub(r"[│\s]+", " ", result.stderr)
    assert not (tmp_path / "articles").exists()


@pytest.mark.parametrize("address", ["spark://localhost:1", "dask://localhost", "dask://:8786", "two"])
def test_build__a_wrong_address__names_the_right_form(address: str) -> None:
    result = run("build", "--executor", address)
    assert result.exit_code == 2
    assert "is not dask://HOST:PORT" in result.stderr


def test_import__jobs_and_cluster__are_one_too_many(tmp_path: Path) -> None:
    result = run("import", tmp_path / "x.txt", "--jobs", 2, "--executor", "dask://localhost:8786")
    assert result.exit_code == 2
    assert "cannot be combined with --executor" in result.stderr


def test_cluster__a_worker_that_is_killed__is_an_error(address: str) -> None:
    """The last test: the cluster has lost a worker."""
    executor = Cluster(address)

    def make(number: int) -> int:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    try:
        with pytest.raises(WorkerDiedError, match="a worker of the Dask cluster was ended"):
            list(executor(make, 12))
    finally:
        executor.close()
