"""Training of how the evidence of understanding is weighed, on answers about invented companies.

    python -m evals.understanding_training            keep new weights
    python -m evals.understanding_training --check    leave one dossier out, over all that are there

Logistic regressions for what is named and what holds, a ridge regression for how much is known. The latter is
trained on likelihoods from a fit without the person's own dossier, as those of strangers will be.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click
import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression, Ridge

from bot.adapters.understanding.evidence import firmness, meaning, naming, reasoning
from bot.adapters.understanding.judgement import GRASPS, grasping, matching
from bot.adapters.understanding.known import knowledge_of
from bot.adapters.understanding.said import listened
from bot.adapters.understanding.weights import KEPT, Line, Weights
from evals.statistics import weighted_kappa
from evals.understanding_cases import TRAINING_DOSSIERS, CodedSet, all_sets, given_set
from knowledge.embedding import PackagedEmbeddings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.adapters.understanding.evidence import Evidence
    from evals.understanding_cases import Expected

NAMED, FLAGS, GRASP = 10.0, 4.0, 1.0
"""How freely each may be fitted: `C` of the logistic regressions, the ridge's alpha."""
DIGITS: Final = 4


@dataclass(frozen=True)
class Person:
    """What one person's answers show, and what is expected of them."""

    dossier: str
    expected: Expected
    named: dict[str, Evidence]
    reasons: Evidence
    own_area: Evidence
    firmness: Evidence

    @property
    def matches(self) -> Evidence:
        """What speaks for a picture that fits what was decided."""
        return matching(self.reasons, self.firmness)


def train(people: Sequence[Person]) -> Weights:
    """Fit everything. There must be two dossiers at least."""
    flags = _flags(people)
    strange = [
        (_flags([one for one in people if one.dossier != person.dossier]), person) for person in people
    ]
    evidence = [_grasping(fitted, person) for fitted, person in strange]
    levels = [GRASPS.index(person.expected.knows_strategy) for person in people]
    names = list(evidence[0])
    fit = Ridge(alpha=GRASP).fit([[one[name] for name in names] for one in evidence], levels)
    return Weights(**flags, grasp=_line(names, fit.coef_, fit.intercept_))


def people_of(some: CodedSet) -> Iterator[Person]:
    """Gather the evidence in a set's answers."""
    embeddings = PackagedEmbeddings()
    known = knowledge_of(some.dossier, embeddings)
    for one in some.dossier.understanding:
        said, area = listened(one.answers, embeddings), some.dossier.area_of(one.person)
        yield Person(
            some.name,
            some.expected[one.person],
            naming(known, said),
            reasoning(known, said),
            meaning(known, said, area.id if area else None),
            firmness(known, said),
        )


def _flags(people: Sequence[Person]) -> dict[str, Line]:
    named = [(found, name in one.expected.guidelines) for one in people for name, found in one.named.items()]
    return {
        "named": _logistic(named, NAMED, None),
        "reasons": _logistic([(one.reasons, one.expected.rationale_correct) for one in people]),
        "matches": _logistic([(one.matches, one.expected.matches_decision) for one in people]),
        "own_area": _logistic([(one.own_area, one.expected.own_area_specific) for one in people]),
    }


def _logistic(
    pairs: Sequence[tuple[Evidence, bool]], freedom: float = FLAGS, weight: str | None = "balanced"
) -> Line:
    names = list(pairs[0][0])
    rows = [[evidence[name] for name in names] for evidence, _ in pairs]
    fit = LogisticRegression(C=freedom, class_weight=weight, max_iter=5000).fit(
        rows, [is_so for _, is_so in pairs]
    )
    return _line(names, fit.coef_[0], fit.intercept_[0])


def _grasping(flags: dict[str, Line], person: Person) -> Evidence:
    named = {name: flags["named"].likely(found) for name, found in person.named.items()}
    likely = (
        flags["reasons"].likely(person.reasons),
        flags["matches"].likely(person.matches),
        flags["own_area"].likely(person.own_area),
    )
    return grasping(named, likely, person.firmness)


def _line(names: Sequence[str], weights: Sequence[float], bias: float) -> Line:
    rounded = {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True)}
    return Line(bias=round(float(bias), DIGITS), weights=rounded)


def _check(people: Sequence[Person]) -> None:
    """Say how well each dossier's people are judged by what was learned from the others."""
    for name in dict.fromkeys(one.dossier for one in people):
        fitted = train([one for one in people if one.dossier != name])
        flags = {line: getattr(fitted, line) for line in ("named", "reasons", "matches", "own_area")}
        own = [one for one in people if one.dossier == name]
        judged = [round(fitted.grasp.sum(_grasping(flags, one))) for one in own]
        meant = [GRASPS.index(one.expected.knows_strategy) for one in own]
        rows = np.array([meant, np.clip(judged, 0, 3)], dtype=np.float64).T + 1
        click.echo(f"{name}: weighted kappa {weighted_kappa(rows):.2f} ({len(own)} people)")


def main() -> None:
    """Train, or check."""
    sets = [given_set(folder) for folder in TRAINING_DOSSIERS]
    if "--check" in sys.argv:
        _check([person for some in (*sets, *all_sets()) for person in people_of(some)])
        return
    learned = train([person for some in sets for person in people_of(some)])
    head = "# Learned by `python -m evals.understanding_training`; not to be edited by hand.\n"
    KEPT.write_text(head + yaml.safe_dump(learned.model_dump(), sort_keys=False), encoding="utf-8")
    click.echo(f"{KEPT.name} written")


if __name__ == "__main__":
    main()
