"""Networks of companies that appear in the same articles, laid out at build time.

Data: `network_view` is the picture of a whole archive, `around` the small one of one company.
Limits: pure. The layout is a spring embedder of our own, for that of networkx sums floats as
the machine's vector units do: here only + - * / and square roots are used, which every machine rounds alike, from
rounded beginnings, so that the same archive gives the same bytes everywhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from generator.analysis.catalog import Catalog
from generator.analysis.pairs import CompanyPairs, Shared, pair_of
from generator.site.figures.records import CompanyPairView, NetworkEdge, NetworkNode, NetworkView
from generator.site.views.shared import company_link

_NODES = 40
"""Companies in the picture of the whole archive."""
_LEAST_SHARED = 2
"""Articles that make a pair worth a line there, unless there would be too few lines."""
_PAIRS = 60
"""CompanyPairs in the list."""
_STEPS = 220
_WIDTH, _HEIGHT, _MARGIN = 960.0, 720.0, 70.0
_CHARACTER = 7.8
"""Width of a character of a name in the picture, on the safe side."""
_RADIUS = 18.0
"""Of the company with most articles."""
_SMALL_WIDTH, _SMALL_HEIGHT = 320.0, 280.0
_SMALL = 8
"""Companies around the one in the middle."""


def network_view(catalog: Catalog, pairs: CompanyPairs) -> NetworkView:
    """The most connected companies of an archive, and the pairs as a list."""
    names = _most_connected(pairs)
    inside = {pair: count for pair, count in pairs.shared.items() if pair[0] in names and pair[1] in names}
    least = _LEAST_SHARED if sum(count >= _LEAST_SHARED for count in inside.values()) >= len(names) else 1
    lines = {pair: count for pair, count in inside.items() if count >= least}
    names = _largest_part(names, lines)
    lines = {pair: count for pair, count in lines.items() if pair[0] in names}
    places = _apart(_layout(names, lines), [_box(catalog, name) for name in names])
    listed = sorted(pairs.shared, key=lambda pair: (-pairs.shared[pair], pair))[:_PAIRS]
    return NetworkView(
        words=_words(names, lines, listed, pairs),
        width=int(_WIDTH),
        height=int(_HEIGHT),
        nodes=_nodes(catalog, names, places),
        edges=_edges(names, lines, places),
        pairs=tuple(_listed(catalog, pair, pairs.shared[pair]) for pair in listed),
        companies=len(catalog.companies),
    )


def around(catalog: Catalog, pairs: CompanyPairs, name: str) -> NetworkView | None:
    """One company in the middle of those that it shares most articles with; None where that are fewer than two."""
    shared = pairs.neighbours.get(name, {})
    others = sorted(shared, key=lambda other: (-shared[other], other))[:_SMALL]
    if len(others) < 2:
        return None
    middle = (_SMALL_WIDTH / 2, _SMALL_HEIGHT / 2)
    names = [name, *sorted(others)]
    places = [middle, *(_on_ring(number, len(others), middle) for number in range(len(others)))]
    lines = {pair_of(a, b): pairs.shared.get(pair_of(a, b), 0) for a, b in combinations(names, 2)}
    lines = {pair: count for pair, count in lines.items() if count}
    return NetworkView(
        words=f"{name} and the {len(others)} companies that it shares most articles with.",
        width=int(_SMALL_WIDTH),
        height=int(_SMALL_HEIGHT),
        nodes=tuple(
            NetworkNode(
                link=company_link(catalog.companies[each], shared.get(each, 0)),
                x=x,
                y=y,
                radius=9.0 if each == name else 5.0,
                label_x=x,
                label_y=round(y + (-14 if y < middle[1] or each == name else 20), 1),
                anchor="middle",
            )
            for each, (x, y) in zip(names, places, strict=True)
        ),
        edges=_edges(names, lines, places),
        pairs=(),
        companies=len(catalog.companies),
    )


def _on_ring(number: int, of: int, middle: tuple[float, float]) -> tuple[float, float]:
    angle = 2 * math.pi * number / of - math.pi / 2
    return round(middle[0] + 112 * math.cos(angle), 1), round(middle[1] + 105 * math.sin(angle), 1)


def _most_connected(pairs: CompanyPairs) -> list[str]:
    """Names by the articles they share, most first."""
    strength = {name: sum(others.values()) for name, others in pairs.neighbours.items()}
    return sorted(strength, key=lambda name: (-strength[name], name))[:_NODES]


def _largest_part(names: Sequence[str], lines: Shared) -> list[str]:
    """The names of the largest group that lines connect, in their order; islands would only push it aside."""
    groups = {name: {name} for name in names}
    for first, second in sorted(lines):
        if groups[first] is not groups[second]:
            groups[first] |= groups[second]
            for name in groups[second]:
                groups[name] = groups[first]
    largest = max(groups.values(), key=len, default=set())
    return [name for name in names if name in largest] if len(largest) > 1 else []


def _layout(names: Sequence[str], lines: Shared) -> list[tuple[float, float]]:
    """Springs between pairs, repulsion between all, a weak pull to the middle; then fitted into the picture."""
    places = [_sunflower(number, len(names)) for number in range(len(names))]
    index = {name: number for number, name in enumerate(names)}
    most = max(lines.values(), default=1)
    degree = Counter(name for pair in lines for name in pair)
    # A company with many pairs would draw all of them into one heap: its springs are weaker for it.
    springs = [
        (index[a], index[b], (0.4 + count / most) / math.sqrt(min(degree[a], degree[b])))
        for (a, b), count in sorted(lines.items())
    ]
    ideal = math.sqrt(1.0 / max(1, len(names)))
    for step in range(_STEPS):
        places = _moved(places, springs, ideal, 0.08 * (1 - step / _STEPS) + 0.001)
    return _fitted(places)


def _sunflower(number: int, of: int) -> tuple[float, float]:
    """A place to begin at: the seeds of a sunflower, rounded so that the result of cosine is the same on every machine."""
    angle, radius = 2.399963 * number, math.sqrt((number + 0.5) / of) / 2
    return round(0.5 + radius * math.cos(angle), 4), round(0.5 + radius * math.sin(angle), 4)


def _moved(
    places: Sequence[tuple[float, float]],
    springs: Sequence[tuple[int, int, float]],
    ideal: float,
    hottest: float,
) -> list[tuple[float, float]]:
    """One step of Fruchterman and Reingold: no place moves further than `hottest`."""
    # Element by element and one place after another: a sum of a whole array would differ by the machine.
    xs, ys = np.array([x for x, _ in places]), np.array([y for _, y in places])
    push_x, push_y = 0.35 * (0.5 - xs) * ideal, 0.35 * (0.5 - ys) * ideal
    for x, y in places:
        away_x, away_y = xs - x, ys - y
        forces = ideal * ideal / np.maximum(away_x * away_x + away_y * away_y, 1e-6)
        push_x += away_x * forces
        push_y += away_y * forces
    pushes = [list(push) for push in zip(push_x.tolist(), push_y.tolist(), strict=True)]
    for first, second, strength in springs:
        dx, dy = places[first][0] - places[second][0], places[first][1] - places[second][1]
        force = -strength * math.sqrt(dx * dx + dy * dy) / ideal
        _push(pushes, first, second, dx * force, dy * force)
    moved = []
    for (x, y), (dx, dy) in zip(places, pushes, strict=True):
        length = math.sqrt(dx * dx + dy * dy)
        part = min(length, hottest) / length if length else 0.0
        moved.append((x + dx * part, y + dy * part))
    return moved


def _push(pushes: list[list[float]], first: int, second: int, dx: float, dy: float) -> None:
    pushes[first][0] += dx
    pushes[first][1] += dy
    pushes[second][0] -= dx
    pushes[second][1] -= dy


def _fitted(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretched to the picture's size inside its margins."""
    if not places:
        return []
    xs, ys = [x for x, _ in places], [y for _, y in places]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return [
        (
            round(_MARGIN + (x - min(xs)) / wide * (_WIDTH - 2 * _MARGIN), 1),
            round(_MARGIN / 2 + (y - min(ys)) / high * (_HEIGHT - _MARGIN), 1),
        )
        for x, y in places
    ]


def _box(catalog: Catalog, name: str) -> tuple[float, float]:
    """Half the width and half the height of a company with its name, in units of the picture."""
    return max(_RADIUS, _CHARACTER * len(catalog.companies[name].name) / 2) + 4, 27.0


def _apart(places: Sequence[tuple[float, float]], boxes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Moved until no name lies on another, as far as possible, along the axis that needs the smaller step."""
    moved = [list(place) for place in places]
    for _ in range(120):
        calm = True
        for first, second in combinations(range(len(moved)), 2):
            dx, dy = moved[second][0] - moved[first][0], moved[second][1] - moved[first][1]
            over_x = boxes[first][0] + boxes[second][0] - abs(dx)
            over_y = boxes[first][1] + boxes[second][1] - abs(dy)
            if over_x > 0 and over_y > 0:
                calm = False
                axis, step = (0, over_x / 2) if over_x < over_y else (1, over_y / 2)
                step = step if (dx, dy)[axis] >= 0 else -step
                moved[first][axis] -= step
                moved[second][axis] += step
        for place, (half, _) in zip(moved, boxes, strict=True):
            place[0] = min(max(place[0], half), _WIDTH - half)
            place[1] = min(max(place[1], 22.0), _HEIGHT - 40.0)
        if calm:
            break
    return [(round(x, 1), round(y, 1)) for x, y in moved]


def _nodes(catalog: Catalog, names: Sequence[str], places: Sequence[tuple[float, float]]) -> tuple[NetworkNode, ...]:
    counts = {name: len(catalog.by_company.get(name, ())) for name in names}
    most = max(counts.values(), default=1)
    nodes = []
    for name, (x, y) in zip(names, places, strict=True):
        radius = round(6 + (_RADIUS - 6) * math.sqrt(counts[name] / most), 1)
        nodes.append(
            NetworkNode(
                link=company_link(catalog.companies[name], counts[name]),
                x=x,
                y=y,
                radius=radius,
                label_x=x,
                label_y=round(y + radius + 15, 1),
                anchor="middle",
            )
        )
    return tuple(nodes)


def _edges(names: Sequence[str], lines: Shared, places: Sequence[tuple[float, float]]) -> tuple[NetworkEdge, ...]:
    index = {name: number for number, name in enumerate(names)}
    most = max(lines.values(), default=1)
    edges = []
    for (a, b), count in sorted(lines.items(), key=lambda line: (line[1], line[0])):
        first, second = index[a], index[b]
        width = round(0.8 + 5 * count / most, 2)
        edges.append(NetworkEdge(*places[first], *places[second], width, first, second))
    return tuple(edges)


def _listed(catalog: Catalog, pair: tuple[str, str], count: int) -> CompanyPairView:
    first, second = pair
    theirs = {article.path for article in catalog.by_company[second]}
    both = [article for article in catalog.by_company[first] if article.path in theirs]
    tags = ", ".join(tag.name for tag, _ in catalog.tag_counts(both)[:2])
    return CompanyPairView(company_link(catalog.companies[first]), company_link(catalog.companies[second]), count, tags)


def _words(names: Sequence[str], lines: Shared, listed: Sequence[tuple[str, str]], pairs: CompanyPairs) -> str:
    if not listed:
        return "No article names two companies yet."
    (first, second), count = listed[0], pairs.shared[listed[0]]
    return (
        f"The {len(names)} companies that share most articles, and {len(lines)} pairs of them. "
        f"Most often together: {first} and {second}, in {count} article{'' if count == 1 else 's'}."
    )
