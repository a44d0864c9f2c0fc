"""Runs git for a publication: objects and references only.

Data: `open_repository` gives a `Repository`, whose methods read and write objects, list branches and push.
Limits: no method changes a file of the working tree, the index, or a branch of the repository itself. Raises `ContentError`
for what a user can correct.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ContentError, Problem

_OWN_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""Variables that a hook of git sets: they name another place than the content's repository."""
_BLOB = "100644"
_MOVED = ("fetch first", "non-fast-forward", "stale info", "cannot lock ref")
_REFUSED = (
    "could not read username",
    "could not read password",
    "authentication failed",
    "permission denied",
    "permission to",
    "error: 403",
    "host key verification failed",
    "terminal prompts disabled",
)


class GitError(Exception):
    """A command of git that failed, with what it printed."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output
        """Standard output and error."""


@dataclass(frozen=True, slots=True)
class RemoteBranch:
    """A branch of a remote, as the remote has it now."""

    commit: str
    """Empty if there is no such branch."""
    is_default: bool
    """Whether it is the branch that a clone checks out."""


class Repository:
    """The repository of a content folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def remotes(self) -> list[str]:
        """Returns the names of all remotes."""
        return self._run("remote").split()

    def remote_address(self, remote: str) -> str:
        """Returns the address to which a push to the remote goes."""
        return self._run("remote", "get-url", "--push", remote).strip()

    def current_branch(self) -> str:
        """Returns the branch that is checked out; empty if none is."""
        return self._try("symbolic-ref", "--quiet", "--short", "HEAD")

    def usual_remote(self, branch: str) -> str:
        """Returns the remote of a branch; empty if it has none."""
        return self._try("config", f"branch.{branch}.remote") if branch else ""

    def is_branch_name(self, name: str) -> bool:
        """Whether a branch may have this name."""
        return bool(self._try("check-ref-format", "--branch", name))

    def head(self) -> str:
        """Returns the short name of the commit that is checked out; empty if there is none."""
        return self._try("rev-parse", "--short", "--verify", "--quiet", "HEAD")

    def has_changes(self, folder: Path) -> bool:
        """Whether a folder has changes that are not committed."""
        return bool(self._try("status", "--porcelain", "--", str(folder.resolve())))

    def local_commit(self, branch: str) -> str:
        """Returns the commit of a branch of this repository; empty if it has none."""
        return self._try("rev-parse", "--verify", "--quiet", f"refs/heads/{branch}")

    def is_ancestor(self, commit: str, of: str) -> bool:
        """Whether a commit is in the history of another."""
        return self._done("merge-base", "--is-ancestor", commit, of)

    def remote_branch(self, remote: str, branch: str) -> RemoteBranch:
        """Asks the remote. Raises `ContentError` if it cannot be reached."""
        try:
            listed = self._run("ls-remote", "--symref", remote, "HEAD", f"refs/heads/{branch}")
        except GitError as error:
            raise _unreachable(self.root, remote, error.output) from None
        rows = [line.split("\t") for line in listed.splitlines()]
        commit = next((row[0] for row in rows if row[1:] == [f"refs/heads/{branch}"]), "")
        return RemoteBranch(commit, [f"ref: refs/heads/{branch}", "HEAD"] in rows)

    def fetch(self, remote: str, branch: str) -> None:
        """Get the commits of a branch of the remote; no branch of this repository follows."""
        options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no")
        try:
            self._run("fetch", *options, remote, f"refs/heads/{branch}")
        except GitError as error:
            raise _unreachable(self.root, remote, error.output) from None

    def files(self, commit: str) -> dict[str, str]:
        """Returns path -> object name of every file of a commit."""
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit)
        rows = (row.split("\t", 1) for row in listed.split("\0") if row)
        return {path: facts.split()[2] for facts, path in rows if facts.split()[1] == "blob"}

    def text(self, blob: str) -> str:
        """Returns the text of an object."""
        return self._run("cat-file", "blob", blob)

    def blobs(self, paths: Sequence[Path], *, write: bool) -> list[str]:
        """Returns the object names of files, byte for byte; with `write` the objects are stored."""
        listed = "".join(f"{path.resolve()}\n" for path in paths)
        options = ["--no-filters", "--stdin-paths", *(["-w"] if write else [])]
        return self._run("hash-object", *options, standard_input=listed).split()

    def commit(self, files: Mapping[str, str], parent: str, message: str) -> str:
        """Store a commit with exactly these files, path -> object name. Returns its name.

        Raises `ContentError` if git does not know who commits.
        """
        listed = "".join(f"{_BLOB} {blob}\t{path}\0" for path, blob in files.items())
        with tempfile.TemporaryDirectory(prefix="briefings-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._run("update-index", "-z", "--index-info", standard_input=listed, variables=index)
            tree = self._run("write-tree", variables=index).strip()
        parents = ("-p", parent) if parent else ()
        try:
            return self._run("commit-tree", tree, *parents, "-F", "-", standard_input=message).strip()
        except GitError as error:
            if "user.email" not in error.output and "identity" not in error.output:
                raise
            fix = 'git config --global user.name "Your name", and the same for user.email'
            raise ContentError([Problem(str(self.root), 0, "git does not know who you are", fix)]) from None

    def push(self, commit: str, remote: str, branch: str) -> None:
        """Make a commit the new end of a branch of the remote, if it follows the present one. Raises `ContentError`."""
        options = ("--porcelain", "--no-follow-tags", "--recurse-submodules=no")
        try:
            self._run("push", *options, remote, f"{commit}:refs/heads/{branch}")
        except GitError as error:
            raise _not_pushed(self.root, remote, branch, error.output) from None

    def _done(self, *args: str) -> bool:
        try:
            self._run(*args)
        except GitError:
            return False
        return True

    def _try(self, *args: str) -> str:
        try:
            return self._run(*args).strip()
        except GitError:
            return ""

    def _run(self, *args: str, standard_input: str = "", variables: Mapping[str, str] | None = None) -> str:
        return _run(self.root, args, standard_input, variables or {})


def open_repository(content: Path) -> Repository:
    """Returns the repository of a content folder. Raises `ContentError` if there is no git, or no repository."""
    try:
        root = _run(content, ("rev-parse", "--show-toplevel"), "", {}).rstrip("\n")
    except FileNotFoundError:
        fix = "install it from https://git-scm.com, or copy the site's folder to your server"
        raise ContentError([Problem(str(content), 0, "the program git is missing", fix)]) from None
    except GitError as error:
        if "dubious ownership" in error.output:
            what, fix = "git refuses the folder, as somebody else owns it", _last_line(error.output)
        else:
            what = "the content folder is in no git repository"
            fix = "git init, then git remote add origin ADDRESS"
        raise ContentError([Problem(str(content), 0, what, fix)]) from None
    return Repository(Path(root))


def _run(folder: Path, args: Sequence[str], standard_input: str, variables: Mapping[str, str]) -> str:
    """Returns what git prints. Raises `GitError` if it fails, `FileNotFoundError` if there is no git."""
    own = {name: value for name, value in os.environ.items() if name not in _OWN_VARIABLES}
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"} | ({} if sys.stdin.isatty() else {"GIT_TERMINAL_PROMPT": "0"})
    done = subprocess.run(
        ["git", "-C", str(folder), *args],
        input=standard_input.encode("utf-8", "surrogateescape"),
        capture_output=True,
        env={**own, **quiet, **variables},
        check=False,
    )
    if done.returncode:
        raise GitError((done.stdout + b"\n" + done.stderr).decode("utf-8", "replace"))
    return done.stdout.decode("utf-8", "surrogateescape")


def _unreachable(root: Path, remote: str, output: str) -> ContentError:
    if any(sign in output.casefold() for sign in _REFUSED):
        what, fix = f"{remote} refuses you: {_last_line(output)}", "check your access to it: git fetch must work"
    else:
        what, fix = (
            f"{remote} cannot be reached: {_last_line(output)}",
            f"check its address: git remote get-url {remote}",
        )
    return ContentError([Problem(str(root), 0, what, fix)])


def _not_pushed(root: Path, remote: str, branch: str, output: str) -> ContentError:
    folded = output.casefold()
    if any(sign in folded for sign in _MOVED):
        what = f"somebody has published to {branch} on {remote} meanwhile"
        return ContentError([Problem(str(root), 0, what, "run briefings publish again")])
    said = " ".join(line.removeprefix("remote:").strip() for line in output.splitlines() if line.startswith("remote:"))
    reason = next((line.rsplit("\t", 1)[-1] for line in output.splitlines() if line.startswith("!\t")), "")
    if not reason and not said:
        return _unreachable(root, remote, output)
    what = f"{remote} has rejected the push to {branch}: {reason or 'rejected'}"
    fix = said or "ask who looks after it; a protected branch needs an exception for you"
    return ContentError([Problem(str(root), 0, what, fix)])


def _last_line(output: str) -> str:
    """What git says at the end, without its prefix."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    named = [line for line in lines if line.startswith(("fatal:", "error:"))]
    words = (named or lines or ["no reason given"])[0]
    return words.removeprefix("fatal:").removeprefix("error:").strip()
