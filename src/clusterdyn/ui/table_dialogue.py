"""Step 1's question about candidates, with a choice: take them from a table of statistics.

"from table" at that question opens three short questions (which file, which region, which of the
candidates found) and puts the picked ones into the step, as ``screen --take`` does. They are two
kinds of question that only a dialogue with files knows.
"""

from __future__ import annotations

import os
import re
import shlex
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote, urlparse

from ..answers.edit import Data, Refused
from ..answers.views import Question
from ..batch.screened_candidates import CANDIDATES, with_candidates
from ..interview.conversation import Conversation, about_step
from ..interview.kind import Kind
from ..interview.kinds import KINDS
from ..interview.kinds.table import TablePrompt, TableRead
from ..interview.moves import Back, Move, Skip
from ..interview.questions import bare_question
from ..interview.state import Frame, State, Turn
from ..model.fields import Need
from ..screening.decisions import Refusal, Way
from ..screening.options import DEFAULT_MEMORY, ReadingOptions, ScreeningOptions
from ..steps.wording import ResultText
from ..tables.errors import TableError

ASKED = re.compile(r"\s*from (?:a )?table\b:?\s*(.*?)\s*", re.IGNORECASE | re.DOTALL)
CHOICE = "Do you have a table of jobs from the statistics office? Type: from table"
TABLES = (".csv", ".tsv", ".xlsx", ".parquet", ".gz")
LISTED, SHORT_LIST = 6, 9
COLUMNS = ("", "Field", "Jobs", "Times usual share", "Surplus jobs", "Class")
WHERE_MORE = "For more choices:  clusterdyn screen --help"
JOBS = "Jobs by region and industry, as CSV, Excel or Parquet."
HELP_FILE = "One row for each region and industry with its jobs, better for several years."
HELP_RANKS = "Figures nominate, people decide: a field with figures needs firms that meet."


def about_step_or_table(data: Data, today: date, step: str, path: str = "") -> Conversation:
    """A conversation about a step that can also take step 1's candidates from a table."""
    kinds: tuple[Kind[Any], ...] = (TableQuestions(), CandidatesPrompt(), *KINDS)
    return about_step(data, today, step, path, kinds=kinds)


NO_TABLE = ReadingOptions(Path())
Stage = Literal["file", "region", "ranks", "way"]


@dataclass(frozen=True)
class TableFrame(Frame):
    """A table that is being read: which of its questions is asked, and what is known so far.

    ``ways`` are the readings to choose from where the table may mean several things, ``problem``
    says which things, and ``asked`` is the answer that is taken again with the way that is chosen.
    """

    stage: Stage = "file"
    reading: ReadingOptions = NO_TABLE
    ways: tuple[Way, ...] = ()
    problem: str = ""
    asked: tuple[Stage, str] = ("file", "")
    regions: tuple[dict[str, Any], ...] = ()
    region: str = ""
    rows: tuple[dict[str, Any], ...] = ()
    report: dict[str, Any] | None = None
    kind = "table file"


class OpenTable(NamedTuple):
    """ "from table", with the file if it was named."""

    file: str


class CandidatesPrompt(Kind[TableRead | OpenTable]):
    """The prompt of step 1's candidates, where "from table" is no row."""

    name = "candidates"
    _table = TablePrompt()

    def fits(self, state: State) -> bool:
        return self._table.fits(state) and state.item.path == CANDIDATES

    def view(self, state: State) -> Question:
        return replace(self._table.view(state), prompt=CHOICE)

    def read(self, state: State, text: str) -> TableRead | OpenTable:
        found = ASKED.fullmatch(text)
        return OpenTable(found[1]) if found else self._table.read(state, text)

    def take(self, state: State, reading: TableRead | OpenTable) -> Turn:
        if not isinstance(reading, OpenTable):
            return self._table.take(state, reading)
        state = state.but(stack=(*state.stack, TableFrame()))
        return TableQuestions().take(state, reading.file) if reading.file else Turn(state)

    def move(self, state: State, move: Move) -> Turn:
        return self._table.move(state, move)

    def preview(self, reading: TableRead | OpenTable) -> str:
        return "" if isinstance(reading, OpenTable) else self._table.preview(reading)

    def names(self, state: State, column: int) -> Any:
        return self._table.names(state, column)


class TableQuestions(Kind[str]):
    """Which file, which region, which candidates. The files are opened when an answer is taken."""

    name = TableFrame.kind

    def fits(self, state: State) -> bool:
        return False  # its frame calls it

    def view(self, state: State) -> Question:
        questions = {
            "file": _which_file, "region": _which_region, "ranks": _which_ranks, "way": _which_way,
        }  # fmt: skip
        return questions[_frame(state).stage](state)

    def read(self, state: State, text: str) -> str:
        return text.strip() or self.view(state).old

    def take(self, state: State, reading: str) -> Turn:
        stage = _frame(state).stage
        if not reading:
            raise Refused("Type the answer, or go back.")
        state = _naming_file(state, reading) if stage == "file" else state
        take = {"file": _take_file, "region": _take_region, "ranks": _take_ranks}
        try:
            return self._take_way(state, reading) if stage == "way" else take[stage](state, reading)
        except Refusal as problem:
            if not problem.ways:
                raise _refused(problem) from None
            asked = (stage, reading) if stage != "way" else _frame(state).asked
            return _to(state, stage="way", ways=problem.ways, problem=problem.message, asked=asked)
        except TableError as problem:
            raise _refused(problem) from None

    def _take_way(self, state: State, text: str) -> Turn:
        """Reads the table in the way that was chosen, and takes the answer before once more."""
        frame = _frame(state)
        words = [_said(way) for way in frame.ways]
        number = words.index(text) + 1 if text in words else int(text) if text.isdecimal() else 0
        if not 1 <= number <= len(words):
            raise TableError("Which of them?", f"Type a number from 1 to {len(words)}.")
        stage, before = frame.asked
        reading = frame.ways[number - 1].change(frame.reading)
        return self.take(_to(state, stage=stage, reading=reading).state, before)

    def move(self, state: State, move: Move) -> Turn:
        if not isinstance(move, Back | Skip):
            raise Refused("Answer this first, or go back.")
        stage = _frame(state).stage
        if stage == "file":
            return Turn(state.but(stack=state.stack[:-1]))
        return _to(state, stage="file" if stage in ("region", "way") else "region")


def _refused(problem: TableError) -> Refused:
    more = f" {WHERE_MORE}" if "--" in problem.hint else ""
    return Refused(f"{problem.in_one_line}{more}")


def _said(way: Way) -> str:
    return way.words or way.options


def _frame(state: State) -> TableFrame:
    frame = state.stack[-1]
    assert isinstance(frame, TableFrame)
    return frame


def _to(state: State, **changes: Any) -> Turn:
    return Turn(state.but(stack=(*state.stack[:-1], replace(_frame(state), **changes))))


# -- the three questions


def _ask(state: State, label: str, spoken: str, prompt: str = "", **more: Any) -> Question:
    bare = bare_question(state, CANDIDATES)
    plain: dict[str, Any] = {"example": "", "help": "", "parked": "", "path": "", "terms": ()}
    plain |= {"need": Need.REQUIRED, "parkable": False} | more
    return replace(bare, spoken=spoken, prompt=prompt or spoken, label=label, **plain)


def _which_file(state: State) -> Question:
    near = []
    with suppress(OSError):
        near = sorted(p.name for p in Path().iterdir() if p.suffix.casefold() in TABLES)
    several = f"In this folder: {', '.join(near[:LISTED])}." if len(near) > 1 else ""
    file = _frame(state).reading.path
    known = str(file) if Path(file).name else ""
    old = known or (near[0] if len(near) == 1 else "")
    return _ask(
        state, "file", "Which file holds the table?", several or JOBS,
        example="jobs.xlsx", old=old, help=HELP_FILE,
    )  # fmt: skip


def _regions(state: State) -> tuple[tuple[str, str], ...]:
    return tuple((str(one["region"]), region_label(one)) for one in _frame(state).regions)


def _which_region(state: State) -> Question:
    listed = _regions(state)
    first = ", ".join(label for _, label in listed[:LISTED])
    many = f"{len(listed):,} regions, the largest: {first}. Type a code or a name."
    old = dict(listed).get(_frame(state).region, "")
    prompt = many if len(listed) > SHORT_LIST else ""
    spoken = "Which region is yours?"
    return _ask(state, "region", spoken, prompt, kind="choice", options=listed, old=old)


def _which_way(state: State) -> Question:
    """The table may mean several things: which one?"""
    frame = _frame(state)
    listed = tuple((str(number), _said(way)) for number, way in enumerate(frame.ways, 1))
    return _ask(state, "way", frame.problem, kind="choice", options=listed)


def _which_ranks(state: State) -> Question:
    spoken = "Which ones do we compare? Their numbers, two to four."
    return _ask(state, "ranks", spoken, example="1, 3", help=HELP_RANKS)


# -- and their answers; ``TableError`` for a table that can't be read


def _naming_file(state: State, text: str) -> State:
    """A file that is named anew is read without what was chosen for another one."""
    file = typed_path(text)
    known = file == _frame(state).reading.path
    return state if known else _to(state, reading=ReadingOptions(file)).state


def _take_file(state: State, text: str) -> Turn:
    from ..screening.pipeline import open_screening

    reading = _frame(state).reading
    with open_screening(ScreeningOptions(reading), DEFAULT_MEMORY) as screening:
        regions = tuple(screening.regions())
        year = screening.reading.report.year
    said = reading.path.name + (f", {year}" if year else "")
    return _to(state, stage="region", regions=regions)._replace(say=said)


def _take_region(state: State, text: str) -> Turn:
    from ..screening.nominate import nominate
    from ..screening.pipeline import open_screening

    listed = _regions(state)
    text = {label: code for code, label in listed}.get(text, text)
    codes = [code for code, _ in listed]
    if text.isdigit() and text not in codes and 1 <= int(text) <= len(codes):
        text = codes[int(text) - 1]
    options = ScreeningOptions(_frame(state).reading, text)
    with open_screening(options, DEFAULT_MEMORY, hash_always=True) as screening:
        region = screening.region_code(text)
        rows = nominate(screening, region)
        report = screening.reading.report.as_dict()
    if not rows:
        raise TableError(f"No candidate stands out in {text}.", "Name them yourselves.")
    turn = _to(state, stage="ranks", region=region, rows=tuple(rows), report=report)
    return turn._replace(results=(_shown(rows, report),))


def _take_ranks(state: State, text: str) -> Turn:
    from ..screening.take_candidates import read_picks, take

    frame = _frame(state)
    picks = read_picks(re.sub(r"[\s;]+", ",", text.strip()))
    taken = take(frame.report or {}, list(frame.rows), picks, state.today)
    data, said = with_candidates(state.data, taken, state.today)
    return Turn(state.but(data=data, stack=state.stack[:-1]), " ".join(said))


def _shown(rows: list[dict[str, Any]], report: dict[str, Any]) -> ResultText:
    from ..screening import wording

    cells = tuple(
        (str(row["rank"]), row["label"], wording.jobs(row["employment"]),
         wording.quotient(row["lq"]), wording.jobs(row["surplus"], sign=True), row["class"])
        for row in rows
    )  # fmt: skip
    return ResultText(wording.first_sentence(rows[0], report["region"]["label"]), COLUMNS, cells)


def typed_path(text: str) -> Path:
    """The file as typed, or as a terminal writes it when a file is dragged into the window.

    The functions of ``os.path`` raise nothing, whatever was pasted.
    """
    plain = text.strip()
    spellings = [plain, plain.strip("'\"")]
    with suppress(ValueError):  # a quotation mark that never closes
        spellings.append(" ".join(shlex.split(plain)))
    with suppress(ValueError):
        spellings.append(unquote(urlparse(plain).path))
    paths = [Path(os.path.expanduser(spelling)) for spelling in spellings]  # noqa: PTH111
    return next((path for path in paths if os.path.exists(path)), paths[1])  # noqa: PTH110


def region_label(region: dict[str, Any]) -> str:
    """Code and name, once only where they are the same."""
    code, label = str(region["region"]), str(region["label"])
    return label if code in label else f"{code} {label}"
