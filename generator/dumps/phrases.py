"""Regular expressions with words of many languages in them, which are data: `phrases` in files of `generator/data`.

Data: `PhrasePattern`, compiled at its first use; `phrase_group` and `phrase_words` give the phrases of one name.
Limits: a name without phrases is an error of the program, not of its user.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from generator.calendar_words import month_spellings
from generator.dumps.line_patterns import LANGUAGES, load
from generator.required_words import GuardedPattern

FOLDERS = {"furniture": LANGUAGES, "feeds": ("en", "de", "es", "fr", "zh", "ja")}
"""Folder of `generator/data` -> the languages that have a file in it."""
_NAME = re.compile(r"\{([a-z_]+)(?:\.([a-z]{2}))?\}")


class PhrasePattern:
    """A regular expression in which `{job}` stands for the phrases `job` of all languages, `{job.en}` for those of one."""

    def __init__(self, template: str, flags: int = 0, folder: str = "furniture") -> None:
        self.template = template
        self.flags = flags
        self.folder = folder

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression. Raises `KeyError` where no file has the phrases."""
        return re.compile(
            _NAME.sub(lambda match: phrase_group(match[1], match[2], self.folder), self.template), self.flags
        )

    @cached_property
    def _guarded(self) -> GuardedPattern:
        return GuardedPattern(self.compiled)

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.match`; likewise the next two."""
        return self.compiled.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self._guarded.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def sub(self, replacement: str, text: str) -> str:
        """As `re.Pattern.sub`."""
        return self.compiled.sub(replacement, text)


def phrase_group(name: str, language: str | None = None, folder: str = "furniture") -> str:
    """A group that matches any phrase of this name, in one language or in all; `month` are the calendar's names.

    Raises `KeyError` if there are none.
    """
    if name == "month":
        return f"(?:{'|'.join(map(re.escape, month_spellings(*([language] if language else ()))))})"
    found: dict[str, None] = {}
    for code in [language] if language else FOLDERS[folder]:
        entry = load(code, folder)["phrases"].get(name, {})
        found.update(dict.fromkeys([*entry.get("patterns", ()), *map(re.escape, entry.get("words", ()))]))
    if not found:
        raise KeyError(f"no phrases {name} in {language or 'any language'}")
    return f"(?:{'|'.join(found)})"


@cache
def phrase_words(name: str, folder: str = "furniture") -> frozenset[str]:
    """The words of this name in all languages, without its patterns."""
    return frozenset(
        word for code in FOLDERS[folder] for word in load(code, folder)["phrases"].get(name, {}).get("words", ())
    )
