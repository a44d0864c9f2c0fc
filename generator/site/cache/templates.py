"""Compiled templates from one build to the next: compiling them takes as long as rendering a few hundred pages.

Data: `read_templates` and `keep_templates` for `COMPILED`.
Limits: reading code is as good as running it, so that the file is not next to the content, which may come from somebody
else, but in the user's own folder for such files, `$XDG_CACHE_HOME` or `~/.cache`, and counts only if nobody else can
write there. A cache: what is missing or damaged counts as missing, and deleting it is safe.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import stat
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from generator.site.cache.blob import read_blob, write_blob
from generator.site.theming import compiled

_PROGRAMS = 4
"""Versions of the program whose templates are kept: those that were used last."""


def read_templates() -> None:
    """Take in the templates that earlier processes of this user have compiled."""
    file = _file()
    if file and _is_own(file.parent):
        found: Any = read_blob(file, _program())
        if found:
            compiled.COMPILED.known({key: marshal.loads(code) for key, code in found})


def keep_templates() -> None:
    """Keep the templates that this process has compiled, if there are new ones."""
    file = _file()
    if not compiled.COMPILED.is_new or not file:
        return
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_own(file.parent):
            read_templates()  # again: another build may have ended meanwhile
            write_blob(file, _program(), [(key, marshal.dumps(code)) for key, code in compiled.COMPILED.codes.items()])
            compiled.COMPILED.is_new = False
            for old in sorted(file.parent.glob("templates-*.bin"), key=lambda one: -one.stat().st_mtime_ns)[_PROGRAMS:]:
                old.unlink()


def _file() -> Path | None:
    """None where the user has no folder."""
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    except RuntimeError:
        return None
    return caches / "briefings" / f"templates-{_program()[:12]}.bin" if caches.is_absolute() else None


def _is_own(path: Path) -> bool:
    """Whether only this user can write it."""
    try:
        status = path.lstat()
    except OSError:
        return False
    others = stat.S_IWGRP | stat.S_IWOTH
    return status.st_uid == os.geteuid() and not status.st_mode & others and not stat.S_ISLNK(status.st_mode)


@cache
def _program() -> str:
    """Digest of all that decides on the code of a template, but for its text."""
    folder = Path(str(compiled.__file__)).parent
    parts = [jinja2.__version__.encode(), *(file.read_bytes() for file in sorted(folder.glob("*.py")))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
