"""What imports remember of the texts of one content folder: the same text is not read twice.

Data: `read_memo` and `write_memo` keep a `Memo` in `.cache/` next to the content folder.
Limits: a cache, which can be deleted at any time. It holds what one paragraph or one article says by itself, by its words and
by the registries; boundaries and days depend on all texts of a dump, and are found anew.
"""

from __future__ import annotations

import copyreg
import dataclasses
import hashlib
import operator
import os
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import generator
from generator.content.merging.disk import write_file
from generator.date_basis import DateBasis
from generator.dumps.feed import segment
from generator.enrich import enricher
from generator.enrich.evidence import DateSign
from generator.memo import Memo
from generator.model import CompanyMatches, DateEstimate
from generator.site.cache.blob import read_blob, write_blob

_SPARE = 32_000_000
"""Bytes that are kept of texts of earlier imports, which may be imported again."""
_CODE = (".py", ".json", ".yml", ".txt")


def read_memo(content: Path) -> Memo:
    """What earlier imports by the same program have read."""
    classes = (*segment.REMEMBERED, *enricher.REMEMBERED)
    _pack_as_calls(*classes, CompanyMatches, DateEstimate, DateSign, DateBasis)
    return Memo(read_blob(_file(content), _program()), classes)


def write_memo(content: Path, memo: Memo) -> None:
    """Keep what was read, for the next import. Does nothing if the folder cannot be written."""
    file = _file(content)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        ignored = file.parents[1] / ".gitignore"
        if not ignored.exists():
            write_file(ignored, "*\n")
    except OSError:
        return
    write_blob(file, _program(), memo.packed(_SPARE))


def _pack_as_calls(*classes: type) -> None:
    """Have records packed, by the memo and between processes, as calls of their class: unpacking takes a third of the time of
    `dataclasses`, which asks for the fields of each record anew."""
    for one in filter(dataclasses.is_dataclass, classes):
        names = [field.name for field in dataclasses.fields(one)]
        copyreg.pickle(one, partial(_as_call, operator.attrgetter(*names), len(names) == 1))


def _as_call(values: Callable[[object], Any], single: bool, record: object) -> tuple[type, tuple[Any, ...]]:
    return type(record), (values(record),) if single else values(record)


def _file(content: Path) -> Path:
    name = hashlib.sha256(os.path.realpath(content).encode(errors="surrogateescape")).hexdigest()
    return content.resolve().parent / ".cache" / "imports" / f"{name[:16]}.bin"


@cache
def _program() -> str:
    """Digest of all code and data that reads texts."""
    package = Path(generator.__file__).resolve().parent
    found = hashlib.sha256(generator.__version__.encode())
    for folder in (package, package / "data", package / "model", package / "dumps", package / "enrich"):
        for path in sorted(folder.glob("*") if folder == package else folder.rglob("*")):
            if path.suffix in _CODE and path.is_file():
                found.update(f"{path.relative_to(package)} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return found.hexdigest()
