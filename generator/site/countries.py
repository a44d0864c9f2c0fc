"""English names of countries.

Data: `country_name`, from ISO 3166-1 alpha-2 codes.
Limits: short names as news use them, from Unicode's CLDR; an unknown code is shown as it is.
"""

from __future__ import annotations

from functools import cache

from generator.package_data import read_json


def country_name(code: str) -> str:
    """`China` for `CN`; an unknown code comes back as it is."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = read_json("countries.json")
    return names
