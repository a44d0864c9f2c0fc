"""Files of a folder, to compare two of them; what is in those of a site."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path
from typing import Any


def files_of(folder: Path) -> dict[str, bytes]:
    """Path in the folder -> content, of every file in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def inflated(text: str) -> Any:
    """The data that a script of a site holds compressed."""
    return json.loads(zlib.decompress(base64.b64decode(text), wbits=-zlib.MAX_WBITS))
