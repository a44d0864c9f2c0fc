"""Write `generator/data/verbs-en.json`: the forms of every English verb that lemminflect's lexicon has.

    .venv/bin/python scripts/verb_forms.py

Data: `verb_forms` gives the table; the file holds it as JSON, one verb a line.
Limits: only words of the letters a-z; where the lexicon has several spellings of a form, all of them, its first one first.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import lemminflect

TARGET = Path(__file__).resolve().parent.parent / "generator" / "data" / "verbs-en.json"
_FORMS = ("VBZ", "VBG", "VBD", "VBN")
_LEXICON = Path(lemminflect.__file__).parent / "resources" / "infl_lu.csv.gz"


def verb_forms() -> dict[str, str]:
    """By plain form: third person, present participle, past and past participle, parted by spaces, spellings by `/`."""
    found = {}
    for verb in sorted(_verbs()):
        forms = [[f for f in lemminflect.getInflection(verb, tag, False) if _is_plain(f)] for tag in _FORMS]
        if all(forms):
            found[verb] = " ".join("/".join(spellings) for spellings in forms)
    return found


def _verbs() -> set[str]:

    with gzip.open(_LEXICON, "rt", encoding="utf-8") as lines:
        entries = (line.split(",") for line in lines)
        return {entry[0] for entry in entries if entry[1:2] == ["verb"] and _is_plain(entry[0])}


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower()


def written(forms: dict[str, str]) -> str:
    """The file's text."""
    return json.dumps(forms, indent=0) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(verb_forms()), encoding="utf-8")
