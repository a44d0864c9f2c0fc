"""The plan of a whole site: what each output needs, and that it depends on nothing else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from generator.analysis.analyse import analyse
from generator.building import build
from generator.errors import ContentError
from generator.model import SitePath, WrittenFile
from generator.site.foreign import MARKER
from generator.site.load import load_sources
from generator.site.output import OutputKind
from generator.site.plan import SitePlan, plan_site
from generator.site.render import render_outputs
from tests.commands.test_building import GOLDEN, _golden_copy


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden content with everything switched on that a site can have."""
    content = _golden_copy(tmp_path_factory.mktemp("golden"))
    settings = content / "site.yml"
    kept = [line for line in settings.read_text().splitlines() if not line.startswith(("offline:", "exports:"))]
    everything = ["offline: true", "social_cards: true", "exports: [json, csv, sqlite, zip]", ""]
    settings.write_text("\n".join(kept + everything))
    return content


def _plan(content: Path) -> SitePlan:
    sources = load_sources(content)
    analysis = analyse(sources.archive, sources.names, sources.bodies.linked, sources.bodies.plain_texts)
    return plan_site(sources, analysis, lambda key, draw: draw)


def test_plan_site__every_file_of_a_build__is_planned_once(content: Path, tmp_path: Path) -> None:
    plan = _plan(content)
    report = build(content, tmp_path / "site")
    site = tmp_path / "site"
    written = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {MARKER}
    assert plan.paths == written
    assert len(plan.outputs) + 1 == len(plan.paths) == report.files
    assert plan.page_count == report.pages == sum(path.endswith(".html") for path in written)


def test_plan_site__what_an_output_needs__is_of_an_earlier_kind(content: Path) -> None:
    plan = _plan(content)
    outputs, order = plan.outputs, list(OutputKind)
    kinds = {output.path: order.index(output.kind) for output in outputs}
    assert plan.zip
    kinds[plan.zip.path] = order.index(OutputKind.DOWNLOAD)
    needing = [output for output in outputs if output.needs]
    assert {output.path for output in needing} == {"data/index.html", "service-worker.js"}
    assert all(kinds[path] < kinds[output.path] for output in needing for path in output.needs)


def test_render__outputs_made_alone_in_any_order__are_those_of_a_whole_build(content: Path) -> None:
    whole = {each.file.path: each for each in render_outputs(_plan(content).outputs)}
    built: dict[SitePath, WrittenFile] = {path: each.facts for path, each in whole.items()}
    outputs = list(_plan(content).outputs)
    random.Random(1).shuffle(outputs)
    assert [output.path for output in outputs if output.render(built) != whole[output.path].file.data] == []


def test_render_outputs__a_page__comes_with_its_links_and_other_files_without() -> None:
    rendered = list(render_outputs(_plan(GOLDEN / "content").outputs))
    assert {each.file.path.endswith(".html") for each in rendered if each.links is not None} == {True}
    assert not any(each.file.path.endswith(".html") for each in rendered if each.links is None)


def test_render_outputs__progress__counts_each_kind_to_its_total() -> None:
    calls: list[tuple[OutputKind, int, int]] = []
    outputs = _plan(GOLDEN / "content").outputs
    list(render_outputs(outputs, lambda *call: calls.append(call)))
    assert len(calls) == len(outputs)
    totals = {kind: total for kind, _, total in calls}
    assert [(kind, done) for kind, done, _ in calls] == [
        (kind, number) for kind in totals for number in range(1, totals[kind] + 1)
    ]


def test_plan_site__the_service_worker__needs_every_file_but_itself_and_the_zip(content: Path) -> None:
    plan = _plan(content)
    (worker,) = [output for output in plan.outputs if output.kind is OutputKind.SUMMARY]
    assert set(worker.needs) == plan.paths - {"service-worker.js", "data/archive.zip"}


def test_plan_site__the_data_page__lists_the_zip_except_inside_it(content: Path) -> None:
    plan = _plan(content)
    built = {each.file.path: each.facts for each in render_outputs(plan.outputs)}
    (outside,) = [output for output in plan.outputs if output.path == "data/index.html"]
    assert plan.zip is not None
    (inside,) = plan.zip.replaced
    assert inside.path == outside.path
    built[SitePath("data/archive.zip")] = WrittenFile(1_200_000, "")
    assert b"1.2\xc2\xa0MB" in outside.render(built)
    assert (b"archive.zip" in outside.render(built), b"archive.zip" in inside.render(built)) == (True, False)
    assert b"archive.json" in outside.render(built)
    assert b"archive.json" not in inside.render(built)


def test_plan_site__without_social_cards__has_none_and_no_page_names_one(tmp_path: Path) -> None:
    content = _golden_copy(tmp_path)
    settings = (content / "site.yml").read_text().replace("offline: false", "offline: true")
    (content / "site.yml").write_text(settings + "social_cards: false\n")
    rendered = list(render_outputs(_plan(content).outputs))
    assert [each.file.path for each in rendered if each.file.path.startswith("cards/")] == []
    assert [each.file.path for each in rendered if b"og:image" in each.file.data] == []


@pytest.mark.parametrize(
    ("place", "moved", "other"),
    [
        ("data/archive.zip", "themes/plain/theme.yml", "the site itself"),
        ("about.html", "content/pages/about.md", "themes/plain/theme.yml"),
    ],
)
def test_plan_site__two_outputs_with_one_path__the_one_that_can_move_is_named(
    content: Path, tmp_path: Path, place: str, moved: str, other: str
) -> None:
    shutil.copytree(content.parent, tmp_path, dirs_exist_ok=True)
    theme = tmp_path / "themes/plain/theme.yml"
    theme.write_text(f"{theme.read_text()}bundles:\n  {place}: [theme.yml]\n")
    with pytest.raises(ContentError) as caught:
        _plan(tmp_path / "content")
    (problem,) = caught.value.problems
    assert problem.path == str(tmp_path / moved)
    assert problem.what.endswith(f"made from {other if 'site' in other else tmp_path / other}")
    assert problem.fix
