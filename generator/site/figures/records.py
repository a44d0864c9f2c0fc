"""What a template sees of a picture: coordinates ready to be written, and the same facts in words.

Data: the records below; made by `charts`, `trends` and `network`.
Limits: no SVG is made here or there: templates write it. Every picture comes with its words and numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import SitePath
from generator.site.views.records import Link


@dataclass(frozen=True, slots=True)
class Bar:
    """One slot of a chart, in the units of its `viewBox`; `y` grows downwards. Slots without articles have no bar."""

    x: int
    width: int
    y: float
    height: float
    """Of the articles about it: begins at the base line."""
    upper_y: float
    upper_height: float
    """Of the articles that only mention it: is drawn on top; 0 where there are none."""
    title: str
    """`March 2023: 5 about it, 2 naming it`."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A name under a chart."""

    left: float
    """Per cent of the width."""
    text: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One line of the table that says the same as a chart."""

    text: str
    path: SitePath | None
    """The page of that month, where there is one."""
    about: int
    mentioned: int


@dataclass(frozen=True, slots=True)
class ChartView:
    """Articles over time."""

    title: str
    """`Articles per month`."""
    words: str
    """What it shows in a sentence: total, first and last, the highest, how much is empty."""
    width: int
    """Of the `viewBox`, which begins at 0 0; stretched to the available space."""
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[ChartRow, ...]
    """Only slots that have articles, oldest first."""
    two_kinds: bool
    """Whether "about" and "mentioned in" are distinguished."""


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A chart of the size of a word: one stroke for each part of the archive's time."""

    path: str
    """The `d` of a stroked path; the `viewBox` is `0 0 width 14`."""
    width: int
    words: str
    """`most in March 2023`."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A company or tag and how often it was named, now and before."""

    text: str
    path: SitePath
    count: int
    """Articles of the period."""
    before: int
    """Articles of the period it is compared with."""
    change: str
    """`up`, `down`, `same`, `new`; empty where there is nothing to compare with."""
    words: str
    """`up from 2`, `not named in June 2024`, `6 of the last 22 articles, 4 of the 150 before`."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How the tags of a company, or the companies of a tag, are spread over time: a table."""

    columns: tuple[str, ...]
    """Parts of the archive's time, oldest first: `2022`, `2023`."""
    rows: tuple[ShareRow, ...]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One tag or company."""

    link: Link
    """With the count of all time, undated articles included."""
    counts: tuple[int, ...]
    """One for each column."""
    strengths: tuple[float, ...]
    """Each count as a part of the table's highest, 0 to 1."""


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A company in a picture of a network."""

    link: Link
    x: float
    y: float
    radius: float
    label_y: float
    anchor: str
    """`start`, `middle` or `end`: alignment of its name to `label_x`."""
    label_x: float


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """Two companies in the same articles."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    first: int
    """Positions of both in `nodes`."""
    second: int


@dataclass(frozen=True, slots=True)
class CompanyPairView:
    """Two companies and how many articles name both."""

    first: Link
    second: Link
    count: int
    subjects: str
    """Tags that these articles have most: `E-commerce, Overseas expansion`."""


@dataclass(frozen=True, slots=True)
class NetworkView:
    """Who is in the news with whom."""

    words: str
    """What the picture shows, in a sentence or two."""
    width: int
    height: int
    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    pairs: tuple[CompanyPairView, ...]
    """The same as a list, most articles first."""
    companies: int
    """Companies of the archive, of which `nodes` are the most named ones."""
