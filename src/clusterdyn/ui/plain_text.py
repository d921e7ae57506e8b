"""Views as plain sentences, label before value: for plain mode, and wherever no colour is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..answers.views import Confirm, Question, Review, TableView, numbers
from ..interview.questions import Entry
from ..language.phrases import counted
from ..model.fields import Need
from ..steps.wording import ResultText

NUMBERED = 12
ROW = {"scores": "Slip:", "lines": "Line"}
SLIPS = "One slip at a time, or several, one per line."
QUANTITY = "Type one of these, or the number itself."
REVIEW = "The review: what came out, what is missing, where to go on"
ONE = {"table": "row", "lines": "line"}  # what a number opens
LIST_HINT = {
    "people": "One per line; an empty line goes on.",
    "lines": "One per line; an empty line goes on.",
    "refs": "Several in one line: put a semicolon between them.",
    "choices": "Several: type their numbers, for example 1 3.",
}


def question_lines(view: Question) -> Iterator[str]:
    """A question: where we are, what is asked, what stands there already."""
    yield f"{place_said(view)}: {view.spoken}"
    if view.row:
        yield f"  {ROW.get(view.kind, 'Row')} {view.row}"
    if view.prompt != view.spoken:
        yield f"  {view.prompt}"
    if view.scores is not None:
        yield f"  Digits, in this order: {', '.join(view.scores.across)}."
        if view.scores.apart:
            yield f"  Most apart so far: {view.scores.apart}. Talk about that one."
    changing = view.kind == "lines" and bool(view.row)
    if view.table is not None and view.kind in ("table", "people", "lines") and not changing:
        yield from table_lines(view.table, ONE.get(view.kind, ""))
    if view.options and view.kind != "people":
        yield from option_lines(view)
    if view.example:
        yield f"  For example: {view.example}"
    if view.parked:
        yield f"  Parked: {view.parked}"
    if view.old:
        now, takes = ("Proposed", "takes") if view.proposed else ("Now", "keeps")
        yield f"  {now}: {view.old} (an empty line {takes} it)"
    if hint_of(view) and not changing:
        yield f"  {hint_of(view)}"
    rows = view.kind in ("table", "scores", "lines")
    if not view.old and view.need != Need.REQUIRED and not rows:
        yield "  May stay empty."


def hint_of(view: Question) -> str:
    """How several answers are typed here; empty where there is one."""
    if view.kind == "scores":
        return SLIPS if view.row else ""
    counted = view.kind == "lines" and view.table is not None and view.table.expected[1]
    return "One per line." if counted else LIST_HINT.get(view.kind, "")


def place_said(view: Question) -> str:
    """Where in the workbook a question stands."""
    tier = "later questions, " if view.deeper else ""
    where = f"Step {view.step}" if view.step else view.step_title
    return f"{where} · {tier}{view.number} of {view.of}"


def option_lines(view: Question) -> Iterator[str]:
    """The choices with their numbers; bands have none; long lists of names are cut short."""
    before = numbers(view.options)
    for number, (_, label) in list(zip(before, view.options, strict=True))[:NUMBERED]:
        yield f"    {number}  {label}" if number else f"    {label}"
    if len(view.options) > NUMBERED:
        yield f"    … and {len(view.options) - NUMBERED} more; type part of the name"
    if not any(before):
        yield f"  {QUANTITY}"


def table_lines(table: TableView, one: str = "row") -> Iterator[str]:
    """The rows so far, and rows that can be taken."""
    if table.rows and len(table.heads) > 1:
        yield f"  Columns: {'; '.join(table.heads)}"
    elif len(table.heads) > 1:
        yield f"  A row is: {'; '.join(table.heads)}"
    for number, row in enumerate(table.rows, 1):
        yield f"    {number}  {' · '.join(cell or '(open)' for cell in row.cells)}"
    if table.proposals:
        yield f"  {taking(table.proposals)}"
    for number, proposal in enumerate(table.proposals, 1):
        yield f"    +{number}  {proposal}"
    said = so_far(table, one, "An empty line goes on")
    if said:
        yield f"  {said}"


def taking(proposals: Sequence[str]) -> str:
    """How proposed rows are taken or left out."""
    if len(proposals) < 2:
        return "Proposed: +1 or keep takes it, drop leaves it out." if proposals else ""
    every = f"all {len(proposals)}" if len(proposals) > 2 else "both"
    return f"Proposed: +1 or keep takes the first, drop leaves it out, +all takes {every}."


def so_far(table: TableView, one: str, enter: str) -> str:
    """How many rows stand there, how many help, and what a short answer does."""
    low, high = table.expected
    opens = f" A {one}'s number opens it." if one and table.rows and not table.fixed else ""
    if not high or table.fixed:
        return opens.strip()
    many = f"{low} to {high}" if 0 < low < high else f"up to {high}" if not low else f"{high}"
    helps = "helps" if high == 1 else "help"
    return f"{len(table.rows)} so far; {many} {helps}. {enter}.{opens}"


def entry_said(entry: Entry) -> str:
    """A question of a step as one line of a list."""
    return f"{entry.spoken} ({entry.state})" if entry.state else entry.spoken


def contents_lines(entries: Sequence[Entry]) -> Iterator[str]:
    """Where one can go in this step."""
    for entry in entries:
        yield f"/go {entry.number}  {entry_said(entry)}"
    yield f"/review  {REVIEW}"


def confirm_lines(view: Confirm) -> Iterator[str]:
    default = view.yes if view.default else view.no
    yield f"{view.text} yes: {view.yes}, no: {view.no} (an empty line: {default})"


def result_lines(result: ResultText) -> Iterator[str]:
    yield f"  {result.text}"
    if result.rows:
        if result.columns:
            yield f"    {' · '.join(result.columns)}"
        for row in result.rows:
            yield f"    {' · '.join(row)}"


def review_lines(view: Review) -> Iterator[str]:
    """The end of a step."""
    yield f"Step {view.step}, {view.title} · {state_said(view)}"
    for result in view.results:
        yield from result_lines(result)
    for finding in view.findings:
        sign = "Wrong" if finding.severity == "error" else "Look at"
        where = f" (question {finding.number})" if finding.number else ""
        yield f"  {sign}: {finding.text}{where}"
        if finding.hint:
            yield f"    {finding.hint}"
    if view.more:
        yield f"  {view.more} more in: clusterdyn check {view.step}"
    if view.suggested:
        yield f"  Suggested {view.suggested_when}: {'; '.join(view.suggested)}"
    for _, parked in view.parked:
        yield f"  Parked: {parked}"
    if view.open:
        yield f"  Still open: {'; '.join(view.open)}"


def state_said(view: Review) -> str:
    """The state of a step as a sentence."""
    return {
        "ready": "done in the room.",
        "endorsed": "adopted.",
        "needs_another_look": "adopted, and changed since.",
        "not_started": "not begun.",
    }.get(view.state, "not finished yet.")


def review_choices(view: Review) -> Iterator[tuple[str, str]]:
    """(word to type, what it means) at the end of a step."""
    if view.next_step:
        yield "go on", f"to step {view.next_step}, {view.next_title}"
    else:
        yield "go on", "finish; all steps are answered"
    yield "mend N", "open question N again"
    if view.deeper:
        many = counted(view.deeper, "question waits", "questions wait")
        due = f" until {view.deeper_due}" if view.deeper_due else ""
        yield "deepen", f"add what we know more ({many}{due})"
    if view.can_endorse:
        yield "endorse WHO", "a body has adopted this"
    yield "leave", "for today"
