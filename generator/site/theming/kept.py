"""Parts of pages that are rendered once for a site: `{% keep card.path %}...{% endkeep %}`.

Data: `KeptParts`, an extension of Jinja; `start` says from where the links of the next page lead.
Limits: what stands between the tags may depend only on the values behind `keep`, on the site and on the folder of the
page; one store for each environment, which starts anew when it is full.
"""

from __future__ import annotations

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

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """`part = found(values)`; if there is none, `part` is the body as it is rendered now; and `part` is printed."""
        line = next(parser.stream).lineno
        values = parser.parse_tuple(with_condexpr=True)
        body = parser.parse_statements(("name:endkeep",), drop_needle=True)
        place = nodes.Const(f"{parser.filename or parser.name}:{line}")
        part = parser.free_identifier(line)
        make = [
            nodes.AssignBlock(part, None, body),
            nodes.ExprStmt(self.call_method("_keep", [place, values, part])),
        ]
        parts: list[nodes.Node] = [
            nodes.Assign(part, self.call_method("_found", [place, values])),
            nodes.If(nodes.Not(part), make, [], []),
            nodes.Output([part]),
        ]
        return [part.set_lineno(line) for part in parts]

    def _found(self, place: str, values: object) -> Markup | None:
        return self._parts.get((place, self._root, values))

    def _keep(self, place: str, values: object, part: Markup) -> None:
        if len(self._parts) >= _MOST:
            self._parts.clear()
        self._parts[place, self._root, values] = part


def kept_parts(environment: Environment) -> KeptParts:
    """The extension of an environment that has it."""
    extension = environment.extensions[KeptParts.identifier]
    assert isinstance(extension, KeptParts)
    return extension
