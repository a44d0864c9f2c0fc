"""Memory of a process and of all that it has started.

Data: `of_tree` gives MB now; what several processes share counts once.
Limits: Linux. Processes come and go while they are looked at: a sum may be off by one that has just begun or ended.
"""

from __future__ import annotations

from pathlib import Path

_PROC = Path("/proc")


def of_tree(process: int) -> float:
    """MB of a process and its descendants: of a part that several share each has its share (PSS)."""
    return sum(_own(each) for each in _tree(process)) / 1000


def _tree(process: int) -> list[int]:
    found = [process]
    for one in found:  # grows meanwhile
        found += [int(child) for task in _tasks(one) for child in _text(task / "children").split()]
    return found


def _tasks(process: int) -> list[Path]:
    try:
        return list((_PROC / str(process) / "task").iterdir())
    except OSError:  # it has ended
        return []


def _own(process: int) -> int:
    """In kB of 1,000 bytes."""
    lines = _text(_PROC / str(process) / "smaps_rollup").splitlines()
    return next((int(line.split()[1]) * 1024 // 1000 for line in lines if line.startswith("Pss:")), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it has ended
        return ""
