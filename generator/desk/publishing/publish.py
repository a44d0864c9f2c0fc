"""Checks the content, builds the site and publishes it as a commit on a branch of a remote.

Data: `publish` with `PublishOptions` gives a `PublishReport`.
Limits: pushes nothing but the site; the branch keeps its history, and files in it that no build made, such as `CNAME`.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.building import Progress, build
from generator.config import load_config
from generator.desk.check import check
from generator.desk.publishing.git import Repository, open_repository
from generator.errors import ContentError, Problem, nearest
from generator.site.cache.report import BuildReport
from generator.site.foreign import MARKER, built_files

_CNAME = "CNAME"
_GITHUB = re.compile(r"(?:git@|ssh://git@|https?://(?:[^@/]+@)?)github\.com[:/]([^/\s]+)/([^/\s]+?)(?:\.git)?/?\Z")
_MOST_BYTES = 100_000_000
"""Of one file on GitHub."""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What `publish` is given, apart from folders."""

    branch: str = "gh-pages"
    remote: str = ""
    """Empty: the remote of the present branch, `origin`, or the only one."""
    base_url: str | None = None
    replace: bool = False
    """Whether to take over a branch that holds something else than a site."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What was published, or would be."""

    build: BuildReport
    remote: str
    branch: str
    commit: str
    """Short name; empty if nothing was pushed."""
    new: int
    """Files that the branch did not have."""
    changed: int
    removed: int
    kept: tuple[str, ...]
    """Files of the branch that no build made."""
    left_out: tuple[str, ...]
    """Files in the site's folder that no build made: not published."""
    address: str
    """Of the published site; empty if it is not known."""
    first: bool
    """Whether the branch is new."""
    uncommitted: bool
    """Whether the content has changes that are not committed."""
    dry_run: bool


def publish(
    content: Path, out: Path, options: PublishOptions, today: dt.date, progress: Progress | None = None
) -> PublishReport:
    """Publish the site of a content folder; `out` is where it is built.

    Raises `ContentError` if the content has errors, or if git or the remote refuses; then nothing has been published.
    """
    repository = open_repository(content)
    remote = _remote(repository, options.remote)
    _check_branch(repository, options.branch)
    there = repository.remote_branch(remote, options.branch)
    if there.commit:
        repository.fetch(remote, options.branch)
    _check_local_branch(repository, remote, options.branch, there.commit)
    old = repository.files(there.commit) if there.commit else {}
    if old and MARKER not in old and not options.replace:
        what = f"the branch {options.branch} on {remote} holds something else than a site that briefings has published"
        fix = "name another with --branch, or take it over with --replace: its history stays"
        raise ContentError([Problem(str(repository.root), 0, what, fix)])
    errors = check(content, today).errors
    if errors:
        raise ContentError(errors)
    address = _address(repository, content, out, remote, options.base_url, old)
    with tempfile.TemporaryDirectory(prefix="briefings-") as scratch:
        site = Path(scratch) / "site" if options.dry_run else out
        made = build(content, site, address or None, progress, record_addresses=not options.dry_run)
        files, kept = _files(repository, site, out, old, write=not options.dry_run)
        _check_sizes(repository.remote_address(remote), site, files)
    changed = {path for path in files.keys() & old.keys() if files[path] != old[path]}
    commit = ""
    if files != old and not options.dry_run:
        commit = repository.commit(files, there.commit, _message(made, repository, content))
        repository.push(commit, remote, options.branch)
    return PublishReport(
        build=made,
        remote=remote,
        branch=options.branch,
        commit=commit[:7],
        new=len(files.keys() - old.keys()),
        changed=len(changed),
        removed=len(old.keys() - files.keys()),
        kept=kept,
        left_out=tuple(name for name in made.kept if name not in (_CNAME, ".git")),
        address=address,
        first=not there.commit,
        uncommitted=repository.has_changes(content),
        dry_run=options.dry_run,
    )


def _remote(repository: Repository, wanted: str) -> str:
    remotes = repository.remotes()
    usual = wanted or repository.usual_remote(repository.current_branch())
    name = usual if usual in remotes else "origin" if "origin" in remotes else remotes[0] if len(remotes) == 1 else ""
    if wanted and wanted not in remotes:
        fix = nearest(wanted, remotes) if remotes else f"git remote add {wanted} ADDRESS"
        raise ContentError([Problem(str(repository.root), 0, f'unknown remote "{wanted}"', fix)])
    if not remotes:
        fix = "git remote add origin ADDRESS"
        raise ContentError([Problem(str(repository.root), 0, "the repository has no remote to publish to", fix)])
    if not name:
        fix = f"name one with --remote: {', '.join(remotes)}"
        raise ContentError([Problem(str(repository.root), 0, "the repository has several remotes", fix)])
    return name


def _check_branch(repository: Repository, branch: str) -> None:
    if not repository.is_branch_name(branch):
        raise ContentError([Problem(str(repository.root), 0, f'invalid branch "{branch}"', "use --branch gh-pages")])
    if branch == repository.current_branch():
        what = f"the branch {branch} is checked out here: the site needs a branch of its own"
        raise ContentError([Problem(str(repository.root), 0, what, "use --branch gh-pages")])


def _check_local_branch(repository: Repository, remote: str, branch: str, there: str) -> None:
    """A branch of the same name here must have nothing that the remote's has not: it would be left behind."""
    local = repository.local_commit(branch)
    if local and local != there and not (there and repository.is_ancestor(local, there)):
        what = f"the branch {branch} here has commits that {branch} on {remote} has not"
        fix = f"push it with git push {remote} {branch}, or delete it with git branch -D {branch}"
        raise ContentError([Problem(str(repository.root), 0, what, fix)])


def _address(
    repository: Repository, content: Path, out: Path, remote: str, given: str | None, old: Mapping[str, str]
) -> str:
    """The address of the published site: given, of the settings, of CNAME, or of GitHub Pages by that of the remote."""
    if given or load_config(content).base_url:
        return given or load_config(content).base_url
    name = (out / _CNAME).read_text(encoding="utf-8").strip() if (out / _CNAME).is_file() else ""
    if not name and _CNAME in old:
        name = repository.text(old[_CNAME]).strip()
    if re.fullmatch(r"[\w.-]+", name):
        return f"https://{name}/"
    match = _GITHUB.match(repository.remote_address(remote))
    if not match:
        return ""
    owner, project = match[1].lower(), match[2]
    own = project.lower() == f"{owner}.github.io"
    return f"https://{owner}.github.io/" if own else f"https://{owner}.github.io/{project}/"


def _files(
    repository: Repository, site: Path, out: Path, old: Mapping[str, str], *, write: bool
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Path -> object name of all that the branch is to have; the files among them that no build made."""
    built = built_files(site) or frozenset[str]()
    places = {path: site / path for path in (*built, MARKER)}
    if _CNAME not in built and (out / _CNAME).is_file():
        places[_CNAME] = out / _CNAME
    names = sorted(places)
    files = dict(zip(names, repository.blobs([places[name] for name in names], write=write), strict=True))
    before = repository.text(old[MARKER]).splitlines()[1:] if MARKER in old else list(old)
    folders = {path.rsplit("/", depth)[0] for path in files for depth in range(1, path.count("/") + 1)}
    foreign = {
        path: blob
        for path, blob in old.items()
        if path not in {*before, MARKER} or (path == _CNAME and MARKER not in old)
    }
    kept = {path: blob for path, blob in foreign.items() if path not in files and path not in folders}
    return dict(sorted({**files, **kept}.items())), tuple(sorted(kept))


def _check_sizes(address: str, site: Path, files: Mapping[str, str]) -> None:
    """GitHub refuses a push with a larger file, after it has been sent."""
    if not _GITHUB.match(address):
        return
    sizes = {path: (site / path).stat().st_size for path in files if (site / path).is_file()}
    large = [path for path, size in sizes.items() if size > _MOST_BYTES]
    if large:
        fix = "leave the download out: exports: in site.yml"
        what = "GitHub takes no file of more than 100 MB"
        raise ContentError(
            Problem(str(site / path), 0, f"{sizes[path] / 1_000_000:,.0f} MB: {what}", fix) for path in large
        )


def _message(made: BuildReport, repository: Repository, content: Path) -> str:
    source = repository.head()
    words = f"Built from {source}" if source else "Built from content without a commit"
    changes = ", with changes that are not committed" if repository.has_changes(content) else ""
    noun = "article" if made.articles == 1 else "articles"
    return f"Publish {made.articles} {noun}\n\n{words}{changes}.\n"
