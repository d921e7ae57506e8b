"""What the checks say of the dossier today, the worst first."""

from __future__ import annotations

from ...content.catalogue import fill, open_words, rule_words, titles
from ...steps.check import findings as found_today
from .plan_data import Remark
from .source import Source


def findings(source: Source) -> tuple[Remark, ...]:
    """Errors, then warnings, in the order of the steps; steps nobody began are silent."""
    spoken = open_words(source.data)
    found = []
    for finding in found_today(source.data, source.today):
        words = rule_words(finding.rule)
        known = {**spoken, **finding.values}
        found.append(
            Remark(
                rule=finding.rule,
                path=finding.path,
                severity=str(finding.severity),
                step=titles().get(finding.step) or place_of(finding.path),
                message=fill(words.say, known, words.choices),
                hint=fill(words.do, known, words.choices),
            )
        )
    return tuple(found)


def place_of(path: str) -> str:
    """Which part of the dossier a path outside the steps belongs to."""
    head = path.partition(".")[0]
    return head.capitalize() if head in ("passport", "journal") else "Register"
