"""The reading report: what was read, dropped and taken as missing, and what serves as base."""

from dataclasses import asdict, dataclass, field
from typing import Any

from .decisions import Decision, assumed

MOST_MARKS = 10
FLAG_WORDS = {
    "b": "break in the series", "d": "defined differently", "e": "estimated", "p": "provisional",
    "r": "revised", "u": "of low reliability", "i": "see the publisher's note",
    "s": "estimated by Eurostat", "f": "forecast", "n": "not significant", "z": "not applicable",
}  # fmt: skip
"""What the flags after a number mean, as Eurostat uses them."""


@dataclass
class ReadingReport:
    """Plain data; ``as_dict`` is the JSON, ``sentences`` the text for people."""

    file: str
    sha256: str | None = None
    format: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    rows_in_file: int = 0
    withheld_in_file: int = 0
    rows_read: int = 0
    cells: int = 0
    regions: int = 0
    industries: int = 0
    year: str | None = None
    year_before: str | None = None
    base_year: str | None = None
    complete_years: list[str] = field(default_factory=list)
    years: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    missing_figures: int = 0
    withheld_figures: int = 0
    missing_marks: dict[str, int] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)
    footnotes: dict[str, int] = field(default_factory=dict)
    totals: dict[str, Any] = field(default_factory=dict)
    denominators: dict[str, str] = field(default_factory=dict)
    coverage: dict[str, float] = field(default_factory=dict)
    band: dict[str, float] | None = None
    rule: str = ""
    floors: dict[str, float] = field(default_factory=dict)
    region: dict[str, Any] | None = None
    candidate_notes: dict[str, dict[str, Any]] = field(default_factory=dict)
    no_band: str = "that needs two comparable years"
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What the figures of the region can't tell; they close the report."""
    warnings: list[str] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    compared: str = ""
    """Where there are few regions: which they are."""

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready data."""
        found = asdict(self) | {"sentences": [*assumed(self.decisions), *self.sentences()]}
        return found | {"decisions": [decision.as_dict() for decision in self.decisions]}

    def assumed(self) -> list[str]:
        """What was assumed and changes figures, to stand with the result."""
        few = [self.compared] if self.compared else []
        return [*assumed(self.decisions), *few]

    def sentences(self) -> list[str]:
        """The report in short sentences, in reading order."""
        read = counted(self.rows_read, "row", "rows")
        found = [f"File {self.file}: {read} read.", *self.notes]
        if self.rows_in_file > self.rows_read:
            found.insert(1, self._beside())
        roles = ", ".join(f"{role} = '{name}'" for role, name in self.columns.items())
        found.append(f"Columns: {roles}.")
        found.append(
            f"{counted(self.regions, 'region', 'regions')} and "
            f"{counted(self.industries, 'industry', 'industries')} are compared."
        )
        if self.year is not None:
            found.append(f"Year: {self.year}." + self._compared())
        for part in self.dropped:
            found.append(f"Left out: {part['what']}.")
        found += self._missing()
        found += self._bases()
        found.append(self._band())
        if self.rule:
            found.append(self.rule)
        return [*found, *self.warnings, *self.remarks]

    def _beside(self) -> str:
        """How many rows of the file were not read because of owner, level or --keep."""
        figures = counted(self.withheld_in_file, "figure in it is", "figures in it are")
        withheld = f"; {figures} withheld"
        return (
            f"The file has {counted(self.rows_in_file, 'row', 'rows')}"
            f"{withheld if self.withheld_in_file else ''}. The other rows were not asked for."
        )

    def _compared(self) -> str:
        parts = ""
        if self.base_year is not None:
            parts += f" Growth is counted from {self.base_year}."
        if self.year_before is not None:
            parts += f" The band is fitted on {self.year_before} and {self.year}."
        return parts if self.band is not None else parts.split(" The band")[0]

    def _missing(self) -> list[str]:
        found = []
        if self.missing_figures:
            marks = [f"'{mark}' {count:,}" for mark, count in self.missing_marks.items()]
            rest = f" and {len(marks) - MOST_MARKS} more" if len(marks) > MOST_MARKS else ""
            found.append(
                counted(self.missing_figures, "employment figure is", "employment figures are")
                + " missing"
                + (f" (marks: {', '.join(marks[:MOST_MARKS])}{rest})" if marks else "")
                + ("; it is" if self.missing_figures == 1 else "; they are")
                + " never taken as 0."
            )
        if self.withheld_figures:
            are = "is" if self.withheld_figures == 1 else "are"
            found.append(
                f"{self.withheld_figures:,} of them {are} withheld by the publisher "
                "(a flag says so)."
            )
        if self.flags:
            flags = (
                f"{letter} ({FLAG_WORDS[letter]}) {count:,}" if letter in FLAG_WORDS
                else f"{letter} {count:,}" for letter, count in self.flags.items()
            )  # fmt: skip
            found.append(f"Figures kept with a remark: {', '.join(flags)}.")
        if self.footnotes:
            notes = (f"'{sign}' {count:,}" for sign, count in self.footnotes.items())
            found.append(f"Figures with a footnote: {', '.join(notes)}.")
        return found

    def _bases(self) -> list[str]:
        found = []
        for axis, what in self.totals.items():
            if what:
                found.append(f"Not screened, because they contain others ({axis}): {what}.")
        if self.denominators:
            found.append(
                f"Base of the LQ: jobs of a region = {self.denominators['region']}; "
                f"jobs of an industry = {self.denominators['industry']}."
            )
        for axis, share in self.coverage.items():
            found.append(f"The {axis} detail covers {share:.1%} of the published total.")
        return found

    def _band(self) -> str:
        if self.band is None:
            return f"No stability band: {self.no_band}."
        return (
            f"Stability band: 90 % of LQs stay inside from one year to the next "
            f"(fitted on {int(self.band['cells']):,} pairs of figures of this table)."
        )


def counted(number: int, one: str, many: str) -> str:
    """'1 region', '326 regions'."""
    return f"{number:,} {one if number == 1 else many}"
