"""Results of pure functions, kept from one build or import to the next by a digest of their arguments.

Data: `Memo.get` gives a result that is known, or makes it, `Memo.get_all` many of them; `Memo.last` gives what `Memo.keep`
has kept, for functions that need only what has changed; `Memo.packed` gives what was used, to be kept. `KnownFiles`: what was
read in files, as long as these are as they were. `KnownResults`: many small results.
Limits: records of the model, rendered texts, dates, numbers, strings and what is made of these, and the
classes that a memo is created with. Reading what was kept runs no code: it makes such values, or counts as unknown. What was not used since the last `packed` is forgotten.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import marshal
import pickle
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, Generic, TypeVar

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

    def __init__(self, packed: Mapping[bytes, bytes] | None = None, classes: Collection[type] = ()) -> None:
        """`packed`: what `packed` returned. `classes` are those of results, apart from those of every memo."""
        self._classes = _OTHERS.union((one.__module__, one.__qualname__) for one in classes)
        self._packed = dict(packed or {})
        self._values: dict[bytes, Any] = {}
        self._used: set[bytes] = set()

    def get(self, kind: str, arguments: tuple[object, ...], make: Callable[[], _T]) -> _T:
        """Returns what `make` returned for the same `arguments` earlier, or what it returns now.

        `kind` names the function; the `repr` of `arguments` must tell them apart.
        """
        (value,) = self.get_all(kind, [arguments], lambda _: (make(),))
        return value

    def get_all(
        self, kind: str, arguments: Sequence[tuple[object, ...]], make: Callable[[Sequence[int]], Iterable[_T]]
    ) -> list[_T]:
        """The results for each of several arguments; `make` makes those of the given indices, in order, all at once."""
        found: list[Any] = []
        missing: list[tuple[int, bytes]] = []
        for index, one in enumerate(arguments):
            key = _digest_of(kind, one)
            known = self._known(key)
            found.append(known[0] if known else None)
            if not known:
                missing.append((index, key))
        if missing:
            for (index, key), value in zip(missing, make([index for index, _ in missing]), strict=True):
                found[index] = value
                if len(self._used) < _MOST:
                    self._used.add(key)
                    self._values[key] = value
        return found

    def _known(self, key: bytes) -> tuple[Any] | None:
        if key not in self._values and key in self._packed:
            found = _unpacked(self._packed[key], self._classes)
            if found is None:
                del self._packed[key]
                return None
            (self._values[key],) = found
        if key not in self._values:
            return None
        self._used.add(key)
        return (self._values[key],)

    def last(self, kind: str) -> Any:
        """Returns what was kept under a name; None if nothing is known."""
        found = self._known(_key_of(kind))
        return found[0] if found else None

    def keep(self, kind: str, value: object) -> None:
        """Keep a value under a name until the next one; it must not change any more."""
        key = _key_of(kind)
        self._values[key] = value
        self._packed.pop(key, None)
        self._used.add(key)

    def packed(self, spare: int = 0) -> dict[bytes, bytes]:
        """What was used since the last call, as bytes; the rest is forgotten, but for the newest so many bytes of it."""
        unused = [(key, kept) for key, kept in self._packed.items() if key not in self._used] if spare else []
        self.forget()
        for key, value in self._values.items():
            if key not in self._packed:
                self._packed[key] = _pickled((value,))
        rest: list[tuple[bytes, bytes]] = []
        for key, kept in reversed(unused):
            spare -= len(kept)
            if spare < 0:
                break
            rest.append((key, kept))
        return {**dict(reversed(rest)), **self._packed}

    def forget(self) -> None:
        """Forget what was not used since the last call."""
        self._packed = {key: kept for key, kept in self._packed.items() if key in self._used}
        self._values = {key: value for key, value in self._values.items() if key in self._used}
        self._used = set()


def _digest_of(kind: str, arguments: tuple[object, ...]) -> bytes:
    """Of plain data as `marshal` writes it, which takes a tenth of the time of `repr`, else of their `repr`."""
    try:
        plain: Any = (kind, arguments)
        data = marshal.dumps(plain, 2)  # a later version writes the same value in several ways
    except ValueError:
        data = repr((kind, arguments)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).digest()


def _key_of(kind: str) -> bytes:
    return hashlib.blake2b(f"last {kind}".encode(), digest_size=16).digest()


class _Unpickler(pickle.Unpickler):
    """Makes values of a few classes, and calls nothing else."""

    def __init__(self, data: bytes, classes: Set[tuple[str, str]]) -> None:
        super().__init__(io.BytesIO(data))
        self._classes = classes

    def find_class(self, module_name: str, global_name: str) -> Any:
        if module_name.startswith(_MODEL) or (module_name, global_name) in self._classes:
            found = _FOUND.get((module_name, global_name)) or super().find_class(module_name, global_name)
            if isinstance(found, type) and found.__module__ == module_name:
                _FOUND[module_name, global_name] = found
                return found
        raise pickle.UnpicklingError(f"not a record: {module_name}.{global_name}")


_FOUND: dict[tuple[str, str], type] = {}
"""Classes by module and name: thousands of small values have the same few."""


class _Reductions(dict[type, Any]):
    """Packs a record as a call of its class. The default of dataclasses takes three times as long to read."""

    def __missing__(self, cls: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
        if not dataclasses.is_dataclass(cls):
            raise KeyError(cls)
        names = [one.name for one in dataclasses.fields(cls)]

        def reduced(record: object) -> tuple[type, tuple[Any, ...]]:
            return cls, tuple(getattr(record, name) for name in names)

        self[cls] = reduced
        return reduced


_REDUCTIONS = _Reductions()


def _pickled(value: object) -> bytes:
    file = io.BytesIO()
    pickler = pickle.Pickler(file, 5)
    pickler.dispatch_table = _REDUCTIONS
    pickler.dump(value)
    return file.getvalue()


def _unpacked(data: bytes, classes: Set[tuple[str, str]]) -> tuple[Any] | None:
    try:
        (value,) = _Unpickler(data, classes).load()
    except Exception:  # whatever is wrong with it: it is made again
        return None
    return (value,)


State = tuple[int, int, int, str]
"""Size in bytes, time of the last change of the content and of the file in ns, and the SHA-256 of the content or ""."""
States = Mapping[str, State]
"""By path, as they were before anything was read: a file that is saved meanwhile has another state at the next look."""

_PARTS = 16
"""What has changed is kept anew: a part of all files."""


class KnownFiles(Generic[_T]):
    """What was read in files of one kind.

    A file is known by its state. One that was saved in the very moment of a look has a digest in its state: it may have been
    saved again since, so that its bytes are compared.
    """

    def __init__(self, kind: str, memo: Memo, states: States) -> None:
        self._kind, self._memo, self._states = kind, memo, states
        self._last: list[Mapping[str, tuple[State, Any]]] = [memo.last(f"{kind} {n}") or {} for n in range(_PARTS)]
        self._found: list[dict[str, tuple[State, Any]]] = [{} for _ in range(_PARTS)]
        self._changed: set[int] = set()

    def known(self, place: str) -> _T | None:
        """The record of a file; None if it has changed, or is new."""
        part = _part(place)
        last, state = self._last[part].get(place), self._states.get(place)
        if not last or not state or not _is_same(place, last[0], state):
            return None
        if last[0] != state:
            self._changed.add(part)
        self._found[part][place] = state, last[1]
        record: _T = last[1]
        return record

    def add(self, place: str, record: _T) -> None:
        """Take in the record of a file that was read now."""
        state = self._states.get(place)
        if state:
            part = _part(place)
            self._found[part][place] = state, record
            self._changed.add(part)

    def keep(self) -> None:
        """Keep all records."""
        for part, (last, found) in enumerate(zip(self._last, self._found, strict=True)):
            if part in self._changed or len(last) != len(found):
                self._memo.keep(f"{self._kind} {part}", found)


class KnownResults(Generic[_T]):
    """Results of a function, many of them small: they are kept in parts, for to unpack each takes longer than to make some."""

    def __init__(self, kind: str, memo: Memo) -> None:
        self._kind, self._memo = kind, memo
        self._last: list[Mapping[bytes, _T]] = [memo.last(f"{kind} {n}") or {} for n in range(_PARTS)]
        self._found: list[dict[bytes, _T]] = [{} for _ in range(_PARTS)]

    def key(self, *arguments: object) -> bytes:
        """What a result is kept by; the `repr` of `arguments` must tell them apart."""
        return _digest_of(self._kind, arguments)

    def get(self, key: bytes) -> _T | None:
        """What is known; None if nothing is."""
        part = key[0] % _PARTS
        found = self._last[part].get(key)
        if found is not None:
            self._found[part][key] = found
        return found

    def add(self, key: bytes, result: _T) -> None:
        """Take in what was found now."""
        self._found[key[0] % _PARTS][key] = result

    def keep(self) -> None:
        """Keep what was found and asked for; of a larger archive nothing."""
        few = sum(map(len, self._found)) <= _MOST
        for part, (last, found) in enumerate(zip(self._last, self._found, strict=True)):
            if last.keys() != found.keys():
                self._memo.keep(f"{self._kind} {part}", found if few else {})


def _part(place: str) -> int:
    return zlib.crc32(place.encode("utf-8", "surrogateescape")) % _PARTS


def _is_same(place: str, old: State, new: State) -> bool:
    return old[:3] == new[:3] and (not old[3] or old[3] == (new[3] or _digest(place)))


def _digest(place: str) -> str:
    try:
        return hashlib.sha256(Path(place).read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
