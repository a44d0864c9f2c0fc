"""`briefings rename`: a company, tag, article, note, digest or page under another name, with every reference to it.

Data: `plan_rename` gives an `EditPlan`: content files, registries, the record of imports, the list of addresses.
Limits: writes nothing. Changes names only: titles, and aliases that editors have written, stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.analysis.catalog import complete_registry
from generator.config import load_config
from generator.content.documents import document_paths
from generator.content.folder.registries import COMPANIES_NAME, PEOPLE_NAME, TAGS_NAME
from generator.content.front_matter import front_matter_span
from generator.content.links import Names, Target, TargetKind, UnknownNameError, article_reference
from generator.content.merging.transaction import FileEdit
from generator.content.registry import starter_text
from generator.content.slugs import slugify_name, unique_slugs
from generator.content.store import load_archive
from generator.content.yaml_edit import Span, values, with_spans, written
from generator.desk.edits.plan import EditPlan, read_documents, read_text, read_texts
from generator.desk.edits.record import address_edit, record_edits
from generator.desk.edits.references import Renaming, renamed_text
from generator.desk.edits.registries import company_renamed, employer_renamed, sectors_renamed, tag_renamed
from generator.errors import ContentError, Problem, nearest
from generator.model import Archive, Article, Briefing, CompanyKind, Note, TextPage
from generator.site.addresses import KnownAddress
from generator.site.paths import TargetPaths

KINDS: Mapping[str, TargetKind] = {
    "company": TargetKind.COMPANY,
    "tag": TargetKind.TAG,
    "article": TargetKind.ARTICLE,
    "note": TargetKind.NOTE,
    "digest": TargetKind.BRIEFING,
    "page": TargetKind.PAGE,
}
"""What can be renamed."""
_PAGE_KINDS = {
    TargetKind.COMPANY: "company",
    TargetKind.TAG: "tag",
    TargetKind.ARTICLE: "article",
    TargetKind.NOTE: "note",
    TargetKind.BRIEFING: "briefing",
    TargetKind.PAGE: "text",
}
"""As `PlannedPage.kind`."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A rename, decided."""

    renaming: Renaming
    registry: Mapping[str, Callable[[str], str]]
    """Registry file -> what becomes of its text."""
    old: KnownAddress
    new: KnownAddress
    published: bool
    """Whether a build has a page of it."""
    notes: tuple[str, ...] = ()


def plan_rename(content: Path, kind: TargetKind, old: str, new: str) -> EditPlan:
    """Returns all that changes. Raises `ContentError` if the content has errors, if `old` is unknown, or if `new` is taken."""
    archive = load_archive(content, drafts=True)
    whole = complete_registry(archive)
    names = Names(whole)
    new = " ".join(new.split())
    if not new:
        raise ContentError([Problem(str(content), 0, "the new name is empty", "write a name")])
    make = {TargetKind.COMPANY: _company, TargetKind.TAG: _tag}.get(kind, _file)
    change = make(content, kind, whole, names, (old.strip(), new))
    edits = _text_edits(content, change.renaming)
    edits += _registry_edits(content, change.registry)
    target = Target(kind, change.old.key, "")
    address = TargetPaths(whole).path_of(target) if change.published else None
    listed = address_edit(content, address, change.old, change.new)
    records = record_edits(content, {edit.was or edit.path: edit for edit in edits})
    shown = tuple(sorted([*edits, *([listed] if listed else [])], key=lambda edit: edit.path))
    return EditPlan(shown, tuple(records), change.notes)


def _company(content: Path, kind: TargetKind, archive: Archive, names: Names, words: tuple[str, str]) -> _Change:
    old, new = words
    path = str(content / COMPANIES_NAME)
    companies = {company.name.casefold(): company for company in archive.registry.companies}
    entry = companies.get(old.casefold())
    if entry is None:
        raise _unknown(path, "company", old, {company.name: company.aliases for company in companies.values()})
    taken = next((c for c in companies.values() if new.casefold() in map(str.casefold, (c.name, *c.aliases))), None)
    if new == entry.name or (taken and taken is not entry):
        raise _taken(path, new, "" if new == entry.name or not taken else f"the company {taken.name}")
    slugs = unique_slugs([new if c is entry else c.name for c in archive.registry.companies])
    spellings = {_fold(entry.slug): str(slugs[new]), _fold(entry.name): new}
    renaming = Renaming(kind, names, entry.name, spellings, prefixed=_means_more(names, new, kind))
    has_page = entry.kind is not CompanyKind.PRODUCT and any(
        entry.name in (*article.companies, *article.mentions) for article in archive.articles if not article.draft
    )
    registry: dict[str, Callable[[str], str]] = {COMPANIES_NAME: lambda text: company_renamed(text, entry.name, new)}
    if archive.registry.people:
        spelt = (entry.name, *entry.aliases)
        registry[PEOPLE_NAME] = lambda text: employer_renamed(text, spelt, new)
    return _Change(
        renaming,
        registry,
        KnownAddress("company", entry.name, entry.name),
        KnownAddress("company", new, new),
        has_page,
        (f"Texts that name {entry.name} stay as they are: it is an alias now, and an import knows both names.",),
    )


def _tag(content: Path, kind: TargetKind, archive: Archive, names: Names, words: tuple[str, str]) -> _Change:
    old, new = words
    path = str(content / TAGS_NAME)
    tags = archive.registry.tags
    entry = next((tag for tag in tags if old in (tag.slug, tag.name)), None)
    if entry is None:
        raise _unknown(path, "tag", old, {tag.slug: tag.aliases for tag in tags})
    slug = str(slugify_name(new))
    taken = next((tag for tag in tags if slug in (tag.slug, *tag.aliases)), None)
    if slug == entry.slug or (taken and taken is not entry):
        raise _taken(path, slug, "" if slug == entry.slug or not taken else f"the tag {taken.slug}")
    usual = entry.name.casefold() == entry.slug.replace("-", " ")
    name = new if new != slug else slug.replace("-", " ").capitalize() if usual else None
    note = () if name else (f'Readers still see "{entry.name}": change name: in tags.yml if that is to change, too.',)
    renaming = Renaming(kind, names, entry.slug, {_fold(entry.slug): slug}, prefixed=_means_more(names, slug, kind))
    return _Change(
        renaming,
        {
            TAGS_NAME: lambda text: tag_renamed(text, entry.slug, slug, name),
            COMPANIES_NAME: lambda text: sectors_renamed(text, entry.slug, slug),
        },
        KnownAddress("tag", entry.slug, entry.name),
        KnownAddress("tag", slug, name or entry.name),
        any(entry.slug in article.tags for article in archive.articles if not article.draft),
        note,
    )


def _file(content: Path, kind: TargetKind, archive: Archive, names: Names, words: tuple[str, str]) -> _Change:
    old, new = words
    record = _record(content, kind, archive, names, old)
    path = str(content / record.path)
    outside = _folder_of_document(content, record)
    new = new.removeprefix(outside)
    if new != str(slugify_name(new)):
        what = f'invalid slug "{new}"'
        fix = f"write {slugify_name(new)}; to change what readers see, edit title: in the file"
        raise ContentError([Problem(path, 0, what, fix)])
    folder = record.path.rpartition("/")[0]
    new_path = f"{folder}/{new}.md"
    meant = _meaning(names, f"{outside}{new}")
    if meant and meant.key != record.path:
        raise _taken(path, new, f"the {_word(meant.kind)} {meant.title}")
    if f"{outside}{new}" == record.slug:
        raise _taken(path, new, "")
    if new_path != record.path and (content / new_path).exists():
        raise _taken(path, new, str(content / new_path))
    spellings = {_fold(record.slug): f"{outside}{new}"}
    if isinstance(record, Article):
        reference = article_reference(record)
        spellings[reference] = f"{reference.rpartition('/')[0]}/{new}"
    page = _PAGE_KINDS[kind]
    return _Change(
        Renaming(kind, names, record.path, spellings, path=record.path, new_path=new_path),
        {},
        KnownAddress(page, record.path, record.title),
        KnownAddress(page, new_path, record.title),
        not record.draft,
    )


def _folder_of_document(content: Path, record: Article | Note | Briefing | TextPage) -> str:
    """What the slug of a document begins with, such as `docs/`; empty for a file of the content folder."""
    is_document = record.path in document_paths(content, load_config(content).documents)
    return record.slug[: record.slug.rindex("/") + 1] if is_document else ""


def _record(
    content: Path, kind: TargetKind, archive: Archive, names: Names, old: str
) -> Article | Note | Briefing | TextPage:
    """The article or the like that is meant: by slug, title, reference or path. Raises `ContentError`."""
    groups: Mapping[TargetKind, tuple[Article | Note | Briefing | TextPage, ...]] = {
        TargetKind.ARTICLE: archive.articles,
        TargetKind.NOTE: archive.notes,
        TargetKind.BRIEFING: archive.briefings,
        TargetKind.PAGE: archive.pages,
    }
    by_path = {record.path: record for record in groups[kind]}
    inside = Path(old).as_posix().removeprefix(f"{content.as_posix()}/")
    if inside in by_path:
        return by_path[inside]
    try:
        return by_path[names.resolve(old, (kind,)).key]
    except UnknownNameError as error:
        if error.meanings:
            several = " and ".join(target.key for target in error.meanings[:3])
            problem = Problem(str(content), 0, f'ambiguous {_word(kind)} "{old}": {several}', "name the path of one")
        else:
            fix = f"did you mean {error.closest}?" if error.closest else "give its slug, or the path of its file"
            problem = Problem(str(content), 0, f'unknown {_word(kind)} "{old}"', fix)
        raise ContentError([problem]) from None


def _text_edits(content: Path, renaming: Renaming) -> list[FileEdit]:
    found = []
    for path, text in {**read_texts(content), **read_documents(content)}.items():
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        after = mark + renamed_text(text.removeprefix(mark), path, renaming)
        if path == renaming.path:
            after = mark + _with_slug(after.removeprefix(mark), renaming.new_path)
            moved = renaming.new_path != path
            found.append(FileEdit(renaming.new_path, text, after, path if moved else ""))
        elif after != text:
            found.append(FileEdit(path, text, after))
    return found


def _with_slug(text: str, new_path: str) -> str:
    """The file with its new name as `slug:`, if it has that key."""
    place = front_matter_span(text)
    slug = new_path.rsplit("/", 1)[-1].removesuffix(".md")
    if not place:
        return text
    own = [value for value in values(text[place[0] : place[1]]) if value.keys == ("slug",) and value.text]
    return with_spans(text, [Span(v.start + place[0], v.end + place[0], written(slug, v.style)) for v in own])


def _registry_edits(content: Path, registry: Mapping[str, Callable[[str], str]]) -> list[FileEdit]:
    found = []
    for name, change in registry.items():
        text = read_text(content, name)
        plain = starter_text(name) if text is None else text
        mark = "\ufeff" if plain.startswith("\ufeff") else ""
        after = mark + change(plain.removeprefix(mark))
        if after != plain:
            found.append(FileEdit(name, text, after))
    return found


def _means_more(names: Names, name: str, kind: TargetKind) -> bool:
    """Whether a link with this name leads to something of another kind."""
    meant = _meaning(names, name)
    return meant is not None and meant.kind is not kind


def _meaning(names: Names, name: str) -> Target | None:
    try:
        return names.resolve(name)
    except UnknownNameError as error:
        return error.meanings[0] if error.meanings else None


def _unknown(path: str, kind: str, old: str, known: Mapping[str, Iterable[str]]) -> ContentError:
    """`known`: name -> aliases."""
    owner = next((one for one, others in known.items() if old.casefold() in map(str.casefold, others)), None)
    fix = f"that is an alias of {owner}: rename {owner}, or edit its aliases" if owner else nearest(old, sorted(known))
    return ContentError([Problem(path, 0, f'unknown {kind} "{old}"', fix)])


def _taken(path: str, new: str, owner: str) -> ContentError:
    """`owner`: what has the name; empty if the thing itself has it."""
    what = f'"{new}" is the name of {owner}' if owner else f'"{new}" is the name already'
    return ContentError([Problem(path, 0, what, "choose another name")])


def _word(kind: TargetKind) -> str:
    return next((word for word, value in KINDS.items() if value is kind), kind.value)


def _fold(name: str) -> str:
    return " ".join(name.replace("'", "’").casefold().split())
