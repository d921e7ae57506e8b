"""Step 1's question about candidates, with a choice: take them from a table of statistics.

"from table" at that question opens three short questions (which file, which region, which of the
candidates found) and puts the picked ones into the step, as ``screen --take`` does.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from ..answers.views import Confirm, Outcome, Question
from ..batch.screened_candidates import CANDIDATES, with_candidates
from ..changes import difference
from ..interview.confirm import Pending
from ..interview.conversation import View
from ..interview.interview import Interview
from ..interview.moves import Answer, Back, Leave, Move, Skip
from ..screening.options import DEFAULT_MEMORY, ReadingOptions, ScreeningOptions
from ..steps.wording import ResultText
from ..tables.errors import TableError

ASKED = re.compile(r"\s*from (?:a )?table\b:?\s*(.*?)\s*", re.IGNORECASE | re.DOTALL)
CHOICE = "Do you have a table of jobs from the statistics office? Type: from table"
TABLES = (".csv", ".tsv", ".xlsx", ".parquet", ".gz")
LISTED, SHORT_LIST = 6, 9
COLUMNS = ("", "Field", "Jobs", "Times usual share", "Surplus jobs", "Class")
WHERE_MORE = "For more choices:  clusterdyn screen --help"
Found = tuple[list[dict[str, Any]], dict[str, Any]]


class TableInterview(Interview):
    """An interview that can also take step 1's candidates from a table."""

    table: TableTalk | None = None

    def current(self) -> View:
        if self.table is not None:
            return self.table.question
        view = super().current()
        if isinstance(view, Question) and view.path == CANDIDATES and view.kind == "table":
            return replace(view, prompt=CHOICE)
        return view

    def take(self, move: Move) -> Outcome:
        if self.table is None:
            asked = self._asked(move)
            return super().take(move) if asked is None else self._open(asked)
        if isinstance(move, Leave):
            self._close()
            return super().take(move)
        if isinstance(move, Back | Skip):
            if not self.table.back():
                self._close()
            return Outcome()
        if not isinstance(move, Answer):
            return Outcome(say="Answer this first, or go back.", refused=True)
        return self._answer(move.text)

    def _asked(self, move: Move) -> str | None:
        """The file named after "from table" at the question about candidates; else None."""
        if not isinstance(move, Answer) or (found := ASKED.fullmatch(move.text)) is None:
            return None
        view = super().current()
        here = isinstance(view, Question) and view.path == CANDIDATES
        return found[1] if here else None

    def _open(self, file: str) -> Outcome:
        view = super().current()
        assert isinstance(view, Question)
        self.table = TableTalk(view, self.today)
        self.pending = Pending(Confirm(""), str, str)  # nothing typed now is an answer of the step
        return self._answer(file) if file else Outcome()

    def _close(self) -> None:
        self.table = self.pending = None

    def _answer(self, text: str) -> Outcome:
        assert self.table is not None
        try:
            outcome = self.table.answer(text)
        except TableError as problem:
            more = f" {WHERE_MORE}" if "--" in problem.hint else ""
            return Outcome(say=f"{problem.in_one_line}{more}", refused=True)
        if self.table.taken is None:
            return outcome
        before = self.data
        self.data, said = with_candidates(before, self.table.taken, self.today)
        self._close()
        return Outcome(difference(before, self.data), " ".join(said))


class TableTalk:
    """Which file, which region, which candidates."""

    def __init__(self, outer: Question, today: date) -> None:
        self._outer, self._today = outer, today
        self._file, self._region = Path(), ""
        self._regions: list[dict[str, Any]] = []
        self._found: Found = ([], {})
        self.taken: list[Any] | None = None
        self.question = self._which_file()

    def answer(self, text: str) -> Outcome:
        """One answer; raises TableError for a table that can't be read."""
        given = text.strip() or self.question.old
        stage: Callable[[str], Outcome] = {
            "file": self._take_file, "region": self._take_region, "ranks": self._take_ranks,
        }[self.question.label]  # fmt: skip
        return stage(given)

    def back(self) -> bool:
        """One question back; False: out of the table."""
        stage = self.question.label
        if stage == "file":
            return False
        self.question = self._which_file() if stage == "region" else self._which_region()
        return True

    def _ask(self, label: str, spoken: str, **more: Any) -> Question:
        plain: dict[str, Any] = {
            "kind": "line", "table": None, "options": (), "example": "", "old": "", "help": "",
            "parked": "", "aim": "", "asked": False, "row": "", "path": "", "prompt": spoken,
        }  # fmt: skip
        return replace(self._outer, **plain | {"spoken": spoken, "label": label} | more)

    def _which_file(self) -> Question:
        near = []
        with suppress(OSError):
            near = sorted(p.name for p in Path().iterdir() if p.suffix.casefold() in TABLES)
        several = f"In this folder: {', '.join(near[:LISTED])}." if len(near) > 1 else ""
        return self._ask(
            "file", "Which file holds the table?",
            prompt=several or "Jobs by region and industry, as CSV, Excel or Parquet.",
            example="jobs.xlsx",
            old=str(self._file) if self._file.name else near[0] if len(near) == 1 else "",
            help="One row for each region and industry with its jobs, better for several years.",
        )  # fmt: skip

    def _which_region(self) -> Question:
        listed = tuple((str(r["region"]), region_label(r)) for r in self._regions)
        first = ", ".join(label for _, label in listed[:LISTED])
        spoken = "Which region is yours?"
        many = f"{len(listed):,} regions, the largest: {first}. Type a code or a name."
        return self._ask(
            "region", spoken, kind="choice", options=listed,
            prompt=many if len(listed) > SHORT_LIST else spoken,
            old=next((label for code, label in listed if code == self._region), ""),
        )  # fmt: skip

    def _which_ranks(self) -> Question:
        return self._ask(
            "ranks", "Which ones do we compare? Their numbers, two to four.", example="1, 3",
            help="Figures nominate, people decide: a field with figures needs firms that meet.",
        )  # fmt: skip

    def _take_file(self, text: str) -> Outcome:
        from ..screening.pipeline import open_screening

        file = typed_path(text)
        with open_screening(ScreeningOptions(ReadingOptions(file)), DEFAULT_MEMORY) as screening:
            self._file = file
            self._regions = screening.regions()
            year = screening.reading.report.year
        self.question = self._which_region()
        return Outcome(say=f"{self._file.name}" + (f", {year}" if year else ""))

    def _take_region(self, text: str) -> Outcome:
        from ..screening.nominate import nominate
        from ..screening.pipeline import open_screening

        by_label = {label: code for code, label in self.question.options}
        text = by_label.get(text, text)
        number = text.isdigit() and text not in {r["region"] for r in self._regions}
        if number and 1 <= int(text) <= len(self._regions):
            text = self._regions[int(text) - 1]["region"]
        options = ScreeningOptions(ReadingOptions(self._file), text)
        with open_screening(options, DEFAULT_MEMORY, hash_always=True) as screening:
            region = screening.region_code(text)
            rows = nominate(screening, region)
            self._found = rows, screening.reading.report.as_dict()
        if not rows:
            raise TableError(f"No candidate stands out in {text}.", "Name them yourselves.")
        self._region = region
        self.question = self._which_ranks()
        return Outcome(results=(self._shown(rows),))

    def _take_ranks(self, text: str) -> Outcome:
        from ..screening.take_candidates import read_picks, take

        rows, report = self._found
        picks = read_picks(re.sub(r"[\s;]+", ",", text.strip()))
        self.taken = take(report, rows, picks, self._today)
        return Outcome()

    def _shown(self, rows: list[dict[str, Any]]) -> ResultText:
        from ..screening import wording

        cells = tuple(
            (str(row["rank"]), row["label"], wording.jobs(row["employment"]),
             wording.quotient(row["lq"]), wording.jobs(row["surplus"], sign=True), row["class"])
            for row in rows
        )  # fmt: skip
        region = self._found[1]["region"]["label"]
        return ResultText(wording.first_sentence(rows[0], region), COLUMNS, cells)


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
