"""The companies an article is about, and those it only mentions.

Data: `find_companies`, from a document and a gazetteer; `weigh_companies` returns the evidence as well. The weights of
`data/company_weights.json` are fitted by `training/fit_companies.py`.
Limits: knows positions and frequencies, not grammar; a company outside the registry is not seen; a fair or conference is
never what an article is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.enrich.entities.features import FEATURES, Features, is_absent, name_features
from generator.enrich.entities.gazetteer import Gazetteer, Match
from generator.enrich.entities.layout import ArticleText, lay_out
from generator.enrich.evidence import NameEvidence, Sign, TextSpan
from generator.model import CompanyMatches, Document
from generator.package_data import read_json

__all__ = ["Gazetteer", "find_companies", "find_names", "weigh_companies"]

_MAX = 6


@dataclass(frozen=True, slots=True)
class CompanyWeights:
    """Log-odds that an article is about a company."""

    features: Mapping[str, float]
    """Of each feature of `features.FEATURES`, for its value of 1."""
    even: float
    """The score at which a name is as likely to be what an article is about as not."""
    enough: float
    """The score from which an article is about a company."""
    alone: float
    """The score from which it is about the best of them where none has enough."""


@cache
def packaged_weights() -> CompanyWeights:
    """The fitted weights."""
    data = read_json("company_weights.json")
    return CompanyWeights(data["features"], data["even"], data["enough"], data["alone"])


def find_companies(document: Document, gazetteer: Gazetteer) -> CompanyMatches:
    """Split the registry names in a text into those it is about, most central first, and the others."""
    return weigh_companies(document, gazetteer)[0]


def find_names(text: ArticleText, gazetteer: Gazetteer) -> list[Match]:
    """The registry names in a text, in order, without those that say nothing of the company."""
    return [match for match in gazetteer.find(text.whole) if not is_absent(text.whole, match)]


def weigh_companies(
    document: Document, gazetteer: Gazetteer, weights: CompanyWeights | None = None
) -> tuple[CompanyMatches, tuple[NameEvidence, ...]]:
    """The same, and the evidence for each name, in the order of the matches."""
    weights = weights or packaged_weights()
    text = lay_out(document)
    matches = find_names(text, gazetteer)
    firms = name_features(text, [match for match in matches if match.name not in gazetteer.events])
    features: Features = {match.name: firms.get(match.name, {}) for match in matches}
    scores = {name: score(weights.features, values) for name, values in features.items()}
    signs = {name: _signs(weights.features, values) for name, values in features.items()}
    about = choose({name: value for name, value in scores.items() if name not in gazetteer.events}, weights)
    if about and scores[about[0]] < weights.enough:
        signs[about[0]].append(Sign("nobody scores enough, and it is the most central", 0.0))
    found = CompanyMatches(tuple(about), tuple(name for name in features if name not in about))
    spans = _spans(text, matches)
    evidence = (
        NameEvidence(
            name,
            name in about,
            scores[name],
            weights.even,
            weights.enough,
            tuple(signs[name]),
            tuple(spans.get(name, ())),
        )
        for name in (*found.companies, *found.mentions)
    )
    return found, tuple(evidence)


def score(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """The weighted sum of a name's features, in nats."""
    return sum(weights.get(feature, 0.0) * value for feature, value in values.items())


def choose(scores: Mapping[str, float], weights: CompanyWeights) -> list[str]:
    """The names that an article is about, the best first; equal scores stay in order of appearance."""
    ranked = sorted(scores, key=lambda name: -scores[name])
    about = [name for name in ranked if scores[name] >= weights.enough][:_MAX]
    return about or [name for name in ranked[:1] if scores[name] >= weights.alone]


def _signs(weights: Mapping[str, float], values: Mapping[str, float]) -> list[Sign]:
    return [Sign(FEATURES[feature], weights.get(feature, 0.0) * value) for feature, value in values.items()]


def _spans(text: ArticleText, matches: Sequence[Match]) -> dict[str, list[TextSpan]]:
    """The spans of each name, by block; names in labels have none."""
    found: dict[str, list[TextSpan]] = {}
    for match in matches:
        block = text.block_at(match.start)
        if block >= 0:
            start = text.starts[block]
            found.setdefault(match.name, []).append(TextSpan(block - 1, match.start - start, match.end - start))
    return found
