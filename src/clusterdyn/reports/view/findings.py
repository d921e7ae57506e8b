"""What the checks say of the dossier today, the worst first."""

from __future__ import annotations

from ...content.catalogue import titles
from ...steps.check import findings as found_today
from ...steps.wording import finding_text
from .plan_data import Remark
from .source import Source


def findings(source: Source) -> tuple[Remark, ...]:
    """Errors, then warnings, in the order of the steps; steps nobody began are silent."""
    found = []
    for finding in found_today(source.data, source.today):
        text = finding_text(source.data, finding)
        found.append(
            Remark(
                rule=finding.rule,
                path=finding.path,
                severity=str(finding.severity),
                step=titles().get(finding.step) or place_of(finding.path),
                message=text.say,
                hint=text.do,
            )
        )
    return tuple(found)


def place_of(path: str) -> str:
    """Which part of the dossier a path outside the steps belongs to."""
    head = path.partition(".")[0]
    return head.capitalize() if head in ("passport", "journal") else "Register"
