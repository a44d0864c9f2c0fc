"""Parts of pages that are rendered once for a site: `{% keep card.path %}...{% endkeep %}`.

Data: `KeptParts`, an extension of Jinja; `start` says from where the links of the next page lead.
Limits: what stands between the tags may depend only on the values behind `keep`, on the site and on the folder of the
page; one store for each environment, which starts anew when it is full.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

_MOST = 20_000
"""Parts that are kept: some 20 MB."""


class KeptParts(Extension):
    """Renders what is between `{% keep a, b %}` and `{% endkeep %}` once for each `a, b` and folder."""

    tags = {"keep"}  # noqa: RUF012 (as Jinja declares it)

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._root = ""
        self._parts: dict[tuple[object, ...], Markup] = {}

    def start(self, root: str) -> None:
        """The next page's way to the root of the site is `root`."""
        self._root = root

    def parse(self, parser: Parser) -> nodes.Node:
        """The call of `_keep` in place of the tag."""
        line = next(parser.stream).lineno
        values = parser.parse_tuple(with_condexpr=True)
        body = parser.parse_statements(("name:endkeep",), drop_needle=True)
        place = nodes.Const(f"{parser.filename or parser.name}:{line}")
        return nodes.CallBlock(self.call_method("_keep", [place, values]), [], [], body).set_lineno(line)

    def _keep(self, place: str, values: object, caller: Callable[[], str]) -> Markup:
        key = (place, self._root, values)
        part = self._parts.get(key)
        if part is None:
            if len(self._parts) >= _MOST:
                self._parts.clear()
            part = self._parts[key] = Markup(caller())
        return part


def kept_parts(environment: Environment) -> KeptParts:
    """The extension of an environment that has it."""
    extension = environment.extensions[KeptParts.identifier]
    assert isinstance(extension, KeptParts)
    return extension
