"""What is worked out in step 1: the ranking with its spread, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean

from ...model.draft import value
from ...model.rules import Result, ResultBook, RuleContext
from .model import Identification, Slip

results = ResultBook(Identification)

CRITERIA = tuple(Slip.model_fields)
MANY_FIRMS = 15
MANY_WORKS = 3


def slips_by_candidate(step: Identification) -> dict[str, list[Slip]]:
    """All slips of each candidate, whoever wrote them."""
    found: dict[str, list[Slip]] = {key: [] for key in step.candidates}
    for of_person in (step.scores or {}).values():
        for key, slip in of_person.items():
            if key in found and len(slip.__dict__) == len(CRITERIA):
                found[key].append(slip)
    return found


def mean_score(slips: list[Slip]) -> float:
    """Mean of all scores, every criterion with the same weight (1 to 5)."""
    return fmean(getattr(slip, criterion) for slip in slips for criterion in CRITERIA)


@results.calculation("figures", after="candidates")
def figures(step: Identification, context: RuleContext) -> Iterable[Result]:
    """Candidates with figures from a table, most surplus jobs first."""
    known = []
    for candidate in step.candidates.values():
        one = value(candidate, "figures")
        if one is not None and value(one, "lq") is not None and value(one, "employment"):
            known.append((value(one, "surplus") or 0.0, candidate.name, one))
    known.sort(key=lambda row: -row[0])
    if known:
        _, name, first = known[0]
        rows = [
            (name, f"{one.employment:,.0f}", f"{one.lq:.1f}", f"{surplus:+,.0f}")
            for surplus, name, one in known
        ]
        values = {"name": name, "lq": first.lq, "jobs": first.employment}
        yield Result(values | {"year": value(first, "year") or "no year"}, rows)


@results.calculation("ranking", after="scores")
def ranking(step: Identification, context: RuleContext) -> Iterable[Result]:
    """Mean score of each candidate, the best first."""
    scored = [(mean_score(s), key) for key, s in slips_by_candidate(step).items() if s]
    scored.sort(key=lambda pair: -pair[0])
    if scored:
        best, key = scored[0]
        rows = [(step.candidates[k].name, f"{mean:.1f}") for mean, k in scored]
        yield Result({"name": step.candidates[key].name, "mean": best}, rows)


@results.calculation("spread", after="scores")
def spread(step: Identification, context: RuleContext) -> Iterable[Result]:
    """Highest minus lowest score of each criterion and candidate; the widest is talked about."""
    wide = []
    for key, slips in slips_by_candidate(step).items():
        for criterion in CRITERIA if slips else ():
            scores = [getattr(slip, criterion) for slip in slips]
            wide.append((max(scores) - min(scores), criterion, key, min(scores), max(scores)))
    wide.sort(key=lambda row: -row[0])
    if wide and wide[0][0] > 0:
        _, criterion, key, low, high = wide[0]
        rows = [(step.candidates[k].name, c, lo, hi) for w, c, k, lo, hi in wide[:5] if w]
        name = step.candidates[key].name
        yield Result({"criterion": criterion, "name": name, "low": low, "high": high}, rows)


@results.calculation("verdict", after="joint_evidence")
def verdict(step: Identification, context: RuleContext) -> Iterable[Result]:
    """Neighbours, emerging or cluster: our own thresholds of joint works and named firms."""
    works, firms = len(step.joint_evidence or {}), len(step.firm_list)
    if works == 0:
        word = "neighbours"
    elif works < MANY_WORKS or firms < MANY_FIRMS:
        word = "emerging"
    else:
        word = "cluster"
    yield Result({"verdict": word, "works": works, "firms": firms})
