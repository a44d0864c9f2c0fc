"""A folder that is removed while the program goes on.

Data: `Removal.wait` returns when the folder is gone.
Limits: POSIX; where there is no `rm`, the folder is removed by `wait`. What an ended program leaves of it, the next build
removes (`write`).
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path


class Removal:
    """The process that removes the folder."""

    def __init__(self, folder: Path) -> None:
        """Begins."""
        self._folder = folder
        self._process = 0
        # Not as a thread, which would ask for the lock of Python after each file, nor as a copy of this process, which is large.
        with contextlib.suppress(OSError):
            self._process = os.posix_spawnp("rm", ["rm", "-rf", "--", str(folder)], os.environ)

    def wait(self) -> None:
        """Returns when the folder is gone, as far as the system lets it go."""
        if self._process:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._process, 0)
            self._process = 0
        if os.path.lexists(self._folder):
            shutil.rmtree(self._folder, ignore_errors=True)
