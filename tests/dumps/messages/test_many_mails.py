"""A file of many mails: each is read as if it were alone, from its own lines only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import SupportsIndex, overload

from generator.dumps.messages.mail import read_mails
from generator.model import Dump, DumpKind


class _Counted(tuple[str, ...]):
    """Lines that count how many of them were looked at."""

    seen = 0

    @overload
    def __getitem__(self, key: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[str, ...]: ...
    def __getitem__(self, key: SupportsIndex | slice) -> str | tuple[str, ...]:
        found = super().__getitem__(key)
        _Counted.seen += len(found) if isinstance(key, slice) else 1
        return found

    def __iter__(self) -> Iterator[str]:
        for line in super().__iter__():
            _Counted.seen += 1
            yield line


def _mail(number: int) -> list[str]:
    head = [
        "From mail",
        f"From: Ana Li{number} <a{number}@press.example>",
        f"Subject: Kettle sells {number} cups of tea",
    ]
    text = ["", f"The firm Kettle sold {number} cups of tea in Rotterdam.", "", "It will sell more in May.", ""]
    return [*head, "Date: Thu, 25 Jul 2024 07:30:00 +0000", *text]


def test_read_mails__a_file_of_several__gives_what_each_gives_alone() -> None:
    mails = [_mail(number) for number in range(5)]
    items, discards = read_mails(Dump("m.mbox", DumpKind.MAIL, tuple(line for lines in mails for line in lines)))
    above = 0
    for item, lines in zip(items, mails, strict=True):
        (alone,), left_out = read_mails(Dump("m.mbox", DumpKind.MAIL, tuple(lines)))
        assert item == alone.moved(above)
        assert {replace(discard, line=discard.line + above) for discard in left_out} <= set(discards)
        above += len(lines)


def test_read_mails__a_file_of_hundreds__looks_at_each_line_a_few_times() -> None:
    lines = _Counted(line for number in range(300) for line in _mail(number))
    items, _ = read_mails(Dump("m.mbox", DumpKind.MAIL, lines))
    assert len(items) == 300
    assert _Counted.seen < 12 * len(lines)
