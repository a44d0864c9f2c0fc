"""A Jinja environment whose templates render faster, with the same output.

Data: `QuickEnvironment`. Its code generator writes direct code for the most frequent cases: printing a `str`, reading an
attribute that exists, calling a plain function. Everything else goes the way that Jinja takes.
Limits: the output and the errors are Jinja's. One loader, whose templates do not change; no `async`. It overrides methods of
Jinja's code generator, so test it with each new version of Jinja.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule, create_cache
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""Escapes text without making it `Markup`."""
_FUNCTIONS = frozenset({FunctionType, MethodType, BuiltinFunctionType})
_TEMPLATES = 400
"""Templates that Jinja keeps in memory."""


class _Code(CodeGenerator):
    """Writes the Python code of a template."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline("shown, called = environment.shown, environment.called")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Reads an attribute directly; `environment.getattr` is called only if there is none."""
        self.write("(found if (found := getattr((holder := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(holder, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller:
            super().visit_Call(node, frame, forward_caller=True)
            return
        self.write("called(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")


class _Template(jinja2.Template):
    """A template that has the same globals for every page."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Returns the module of an imported template, made once."""
        return self._module or super()._get_default_module(ctx)


class QuickEnvironment(jinja2.Environment):
    """Renders as `jinja2.Environment` does, in less time."""

    code_generator_class = _Code
    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(cache_size=_TEMPLATES, **options)
        self._ready: dict[str, jinja2.Template] = {}

    def __getstate__(self) -> dict[str, Any]:
        """A copy for another process has no compiled templates, which cannot be pickled."""
        return {**self.__dict__, "_ready": {}, "cache": create_cache(_TEMPLATES)}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (as Jinja names it)
    ) -> jinja2.Template:
        """Returns the template of a name; the loader is asked once."""
        ready = self._ready.get(name) if isinstance(name, str) and globals is None else None
        if ready is None:
            ready = super().get_template(name, parent, globals)
            if isinstance(name, str) and globals is None:
                self._ready[name] = ready
        return ready

    @staticmethod
    def shown(value: object) -> str:
        """Returns the text of a value, escaped unless it is `Markup`."""
        kind = type(value)
        if kind is str:
            return _escaped(value)  # type: ignore[arg-type]
        return value if kind is Markup else escape(value)  # type: ignore[return-value]

    @staticmethod
    def called(context: Context, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Calls a function, a method or a macro, and returns its result."""
        kind = type(function)
        try:
            if kind is Macro:
                return function(context.eval_ctx, *args, **kwargs)
            if kind in _FUNCTIONS and not hasattr(function, "jinja_pass_arg"):
                return function(*args, **kwargs)
        except StopIteration:
            return context.environment.undefined(
                "value was undefined because a callable raised a StopIteration exception"
            )
        return context.call(function, *args, **kwargs)
