"""Results of pure functions, kept from one build to the next by a digest of their arguments.

Data: `Memo.get` gives a result that is known, or makes it; `Memo.packed` gives what was used, to be kept.
Limits: records of the model, rendered texts, dates, numbers, strings and what is made of these. Reading what was kept runs no
code: it makes such values, or counts as unknown. What was not used since the last `packed` is forgotten.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

_T = TypeVar("_T")

_MODEL = "generator.model."
_OTHERS = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("generator.content.markup", "Rendered"),
        ("markupsafe", "Markup"),
    }
)
"""Classes besides those of the model."""


_MOST = 60_000
"""Results that are kept, some 150 MB; what a larger archive has more is made anew."""


class Memo:
    """What earlier builds have found out."""

    def __init__(self, packed: Mapping[bytes, bytes] | None = None) -> None:
        self._packed = dict(packed or {})
        self._values: dict[bytes, Any] = {}
        self._used: set[bytes] = set()

    def get(self, kind: str, arguments: tuple[object, ...], make: Callable[[], _T]) -> _T:
        """Returns what `make` returned for the same `arguments` earlier, or what it returns now.

        `kind` names the function; the `repr` of `arguments` must tell them apart.
        """
        key = hashlib.blake2b(repr((kind, arguments)).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key not in self._used and len(self._used) >= _MOST:
            return make()
        self._used.add(key)
        if key not in self._values:
            kept = self._packed.get(key)
            found = None if kept is None else _unpacked(kept)
            if found is None:
                self._packed.pop(key, None)
                found = (make(),)
            (self._values[key],) = found
        value: _T = self._values[key]
        return value

    def packed(self) -> dict[bytes, bytes]:
        """What was used since the last call, as bytes; the rest is forgotten."""
        self.forget()
        for key, value in self._values.items():
            if key not in self._packed:
                self._packed[key] = pickle.dumps((value,), 5)
        return dict(self._packed)

    def forget(self) -> None:
        """Forget what was not used since the last call."""
        self._packed = {key: kept for key, kept in self._packed.items() if key in self._used}
        self._values = {key: value for key, value in self._values.items() if key in self._used}
        self._used = set()


class _Unpickler(pickle.Unpickler):
    """Makes values of a few classes, and calls nothing else."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        if module_name.startswith(_MODEL) or (module_name, global_name) in _OTHERS:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"not a record: {module_name}.{global_name}")


def _unpacked(data: bytes) -> tuple[Any] | None:
    try:
        (value,) = _Unpickler(io.BytesIO(data)).load()
    except Exception:  # whatever is wrong with it: it is made again
        return None
    return (value,)
