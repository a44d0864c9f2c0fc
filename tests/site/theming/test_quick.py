"""Templates render in less time, and as Jinja does."""

import pickle
from types import SimpleNamespace

import jinja2
import pytest
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.site.theming.quick import QuickEnvironment

_PARTS = "{% macro link(x, n=2) %}<i>{{ x.a }}{{ n }}</i>{% endmacro %}"


@pass_context
def _name_of(context: Context, key: str) -> str:
    return f"{key}={context[key]}"


def _environment(kind: type[jinja2.Environment], page: str) -> jinja2.Environment:
    loader = jinja2.DictLoader({"page": page, "parts": _PARTS})
    environment = kind(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    environment.globals["name_of"] = _name_of
    return environment


def _rendered(kind: type[jinja2.Environment], page: str) -> str:
    x = SimpleNamespace(a="a & <b>", m=Markup("<b>&amp;</b>"), d={"k": "<k>", "items": 1}, n=3, none=None, z=[])
    try:
        return _environment(kind, page).get_template("page").render(x=x, text="<t>")
    except (jinja2.TemplateError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(
    "page",
    [
        "{{ x.a }}|{{ x.m }}|{{ x.n }}|{{ x.none }}|{{ x.z }}",
        "{{ x.d.k }}|{{ x.d['items'] }}",
        "{{ x.gone }}",
        "{{ x.gone.more }}",
        "{{ x.d.gone is defined }}|{{ x.gone | default('none') }}|{{ gone is defined }}",
        "{{ gone }}",
        "{% import 'parts' as m %}{{ m.link(x) }}{{ m.link(x, n=x.d.k) }}",
        "{% import 'parts' as m %}{{ m.link(x, 1, 2) }}",
        "{% macro box(y) %}<p>{{ caller(y) }}</p>{% endmacro %}{% call(z) box(x) %}{{ z.a }}{% endcall %}",
        "{{ name_of('text') }}|{% for text in 'ab' %}{{ name_of('text') }}{% endfor %}",
        "{{ '{:,}'.format(x.n * 1000) }}|{{ x.d.get('k') }}|{{ x.a.upper() }}",
        "{% autoescape false %}{{ x.a }}{{ x.d.k }}{% endautoescape %}",
        "{% for c in x.a recursive %}{{ c }}{{ loop.cycle('<', '>') }}{% endfor %}",
        "{{ (x.a ~ x.m) }}|{{ x.a | upper }}|{{ [x.m, x.a] | join }}",
    ],
)
def test_render__any_template__is_what_jinja_renders(page: str) -> None:
    assert _rendered(QuickEnvironment, page) == _rendered(jinja2.Environment, page)


def test_get_template__twice__is_the_same_template() -> None:
    environment = _environment(QuickEnvironment, "{{ x.a }}")
    assert environment.get_template("page") is environment.get_template("page")


def test_environment__that_was_used__can_be_sent_to_another_process() -> None:
    environment = _environment(QuickEnvironment, "{{ x.a }}")
    environment.get_template("page")
    copy = pickle.loads(pickle.dumps(environment))
    assert copy.get_template("page").render(x=SimpleNamespace(a="&")) == "&amp;"
