"""What stands on the screen: header, question, what the group already said, tables, review."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ...answers.views import Outcome, Question, Review, TableView
from ...calculations.column_widths import fitted
from ...language.phrases import shortened
from ...steps.wording import ResultText
from ..plain_text import NUMBERED, SLIPS, place_said, so_far, state_said, taking

LEFT = 2
SUGGESTED = 4
GAP = 2
READ = 8  # slips that are shown
SIDE, TITLE, NAME = 16, 22, 20  # signs of a column beside the title, of a title, of a name
IN_A_ROW = 2  # lines that names may take beside each other
FEWEST, AROUND = 4, 3  # lines a table needs at least; lines around slips and rows
REVIEW_HEIGHT = 18  # what findings, suggestions and choices need below the results
QUIET = "dim"
TAB = 4  # signs from one stop to the next
HINTS = {
    "people": "Enter alone goes on.",
    "lines": "One line at a time, or paste a list.",
    "refs": "Several at once: put a semicolon between them.",
}
MORE_HELP = "F1 again: the words in it, a case from elsewhere, how the group works."


def console() -> Console:
    """A console that obeys NO_COLOR and the window's width."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def harmless(text: str) -> str:
    """Typed text without control characters, so that it cannot steer the terminal."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", text)


class Screen:
    """Writes the parts of a view, one below the other."""

    def __init__(self) -> None:
        self.console = console()
        self._left = self.console.height  # lines that may still be written above the prompt

    def clear(self) -> None:
        if os.environ.get("CLUSTERDYN_KEEP_SCREEN"):
            self.line()
            return
        self.console.clear()

    def begin(self, below: int) -> None:
        """A new screen whose prompt needs ``below`` lines: what is written is counted."""
        self._left = self.console.height - below

    def _print(self, shown: Any) -> None:
        self._left -= len(self.console.render_lines(shown))
        self.console.print(shown)

    def line(self, text: str = "", style: str = "") -> None:
        self._print(Padding(Text(harmless(text), style=style), (0, LEFT)))

    def marked(self, text: str, words: Sequence[str], style: str = "") -> None:
        """A text in which the words that the glossary explains are quietly underlined."""
        shown = Text(harmless(text), style=style)
        for word in words:
            shown.highlight_regex(rf"(?i)\b{re.escape(word)}\b", "underline")
        self._print(Padding(shown, (0, LEFT)))

    def item(self, text: str) -> None:
        """A numbered line whose further lines stand below its text."""
        number, _, rest = text.partition(" ")
        grid = Table.grid(padding=(0, 1))
        grid.add_row(number, Text(harmless(rest)))
        self._print(Padding(grid, (0, LEFT)))

    def header(self, view: Question, left: int | None) -> None:
        """Where we are; on the right how many minutes are left."""
        place = f"{place_said(view)}"
        if view.step:
            place = f"Step {view.step}, {view.step_title} · {place.partition(' · ')[2]}"
        right = f"{left} min left" if left is not None and left > 0 else ""
        width = self.console.width - 2 * LEFT
        gap = max(1, width - len(place) - len(right))
        self.line()
        self.line(f"{place}{' ' * gap}{right}", QUIET)
        self.line()

    def question(self, view: Question, helped: bool = False) -> None:
        """The spoken question large and alone, then the prompt of this very field, and help."""
        self.line(view.spoken, "bold")
        if view.row:
            self.line()
            self.line(view.row, "cyan")
        if view.prompt != view.spoken:
            self.marked(view.prompt, view.terms)
        hint = SLIPS if view.kind == "scores" and view.row else HINTS.get(view.kind, "")
        aim = " ".join(part for part in (view.aim and f"Aim: {view.aim}.", hint) if part)
        if aim:
            self.line(aim, QUIET)
        if helped:
            self.line()
            self.marked(view.help or view.prompt, view.terms, "green")
            if view.step:
                self.line(MORE_HELP, QUIET)
        if view.example and (helped or not view.old):
            self.line(f"For example: {view.example}", QUIET)
        if view.parked:
            self.line(f"Parked: {view.parked}", "yellow")
        self.line()

    def outcome(self, outcome: Outcome | None) -> None:
        """What the last move did, or why it was refused."""
        if outcome is None:
            return
        if outcome.say and outcome.refused:
            self.line(f"✗ {outcome.say}", "yellow")
        elif outcome.say:
            self.line(f"✓ {outcome.say}", "green")
        results = outcome.results
        if self.height_of(results) > self.console.height // 3:  # the question keeps its place
            results = tuple(replace(result, rows=()) for result in results)
        for result in results:
            self.result(result)

    def names(self, names: Sequence[str], several: bool = False) -> None:
        """The names that can be chosen, with their numbers, where they are few; long ones below
        each other."""
        if not 0 < len(names) <= NUMBERED:
            return
        which = "Any of" if several else "One of"
        listed = " · ".join(f"{number} {name}" for number, name in enumerate(names, 1))
        if self._lines(f"{which}: {listed}") <= IN_A_ROW or len(names) > self._left - FEWEST:
            self.line(f"{which}: {listed}", QUIET)
        else:
            for number, name in enumerate(names, 1):
                self.line(f"{number:>2}  {shortened(name, self.console.width - 10)}", QUIET)
        self.line()

    def table(self, view: TableView, here: str = "", one: str = "row") -> None:
        """The rows so far, one line each; those around ``here``, or the last that fit.

        Below them the rows that are proposed, and what a short answer does here.
        """
        if self._left < FEWEST:
            return
        how = "" if here else so_far(view, one, "Enter alone goes on")
        below = taking(view.proposals)
        reserved = self._lines(below) + self._lines(how)
        room = self._left - reserved - AROUND
        proposals = min(len(view.proposals), max(room - len(view.rows), room // 2, 1))
        if view.heads and (view.rows or len(view.heads) > 1):
            self._grid(view, here, proposals + reserved, one)
        for number, proposal in enumerate(view.proposals[:proposals], 1):
            self.line(f"+{number:<3}{shortened(proposal, self.console.width - 10)}", "cyan")
        for text in (below, how):
            if text:
                self.line(text, QUIET)
        self.line()

    def _lines(self, text: str) -> int:
        """How many lines a text takes; none takes none."""
        return len(textwrap.wrap(text, self.console.width - 2 * LEFT)) if text else 0

    def _grid(self, view: TableView, here: str, reserved: int, one: str) -> None:
        room = self._left - reserved - 2  # besides its head and the space below it
        if len(view.rows) > room:
            room -= 2  # what is not shown is said
        first, last = _shown(view, here, max(1, room))
        if first:
            self.line(f"… {_rows(one, 1, first, 'come')} before", QUIET)
        rows = []
        for number, row in enumerate(view.rows[first:last], first + 1):
            mark = f"❯{number}" if row.key == here else str(number)
            rows.append((mark, *row.cells))
        self._columns(("", *view.heads), rows)
        if last < len(view.rows):
            self.line(f"… {_rows(one, last + 1, len(view.rows), 'follow')}", QUIET)

    def _columns(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows of one line each; where the title would be hard to read, the last columns go."""
        natural = [max(map(cell_len, cells)) for cells in zip(heads, *rows, strict=True)]
        widths = self._widths(natural)
        while len(widths) > 3 and widths[1] < min(natural[1], TITLE):
            natural.pop()
            widths = self._widths(natural)
        for number, row in enumerate([heads, *rows]):
            cells = [Text(harmless(cell)) for cell in row[: len(widths)]]
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                cell.truncate(width, overflow="ellipsis", pad=True)
                cell.stylize(QUIET if not number or not place else "")
            line = Text(" " * GAP).join(cells)
            line.rstrip()
            self._print(Padding(line, (0, LEFT)))

    def _widths(self, natural: Sequence[int]) -> list[int]:
        room = self.console.width - 2 * LEFT - GAP * (len(natural) - 1)
        beside = [min(width, SIDE) for width in natural[2:]]
        natural = fitted(natural, room, [*natural[:2], *beside])  # the title is cut last
        return fitted(natural, room)

    def scores(self, view: Question) -> None:
        """Slips read so far, and for whom or what the digits stand."""
        assert view.scores is not None
        most = max(0, min(READ, self._left - AROUND))
        across, slips = view.scores.across, view.scores.before[-most:] if most else ()
        if slips and sum(map(len, across)) + GAP * len(across) <= self.console.width - NAME:
            self._columns(("", *across), [row.cells for row in slips])
        else:
            for row in slips:
                self.line(f"{''.join(row.cells[1:]):<12} {row.cells[0]}", QUIET)
            self.line("In this order: " + ", ".join(across), QUIET)
        if view.scores.apart:
            self.line(f"Most apart so far: {view.scores.apart}. Talk about that one.", "cyan")
        self.line()

    def result(self, result: ResultText) -> None:
        """Something worked out: the sentence first, then its small table."""
        self.line(result.text)
        if result.rows:
            grid = Table(box=None, padding=(0, 1), show_header=bool(result.columns))
            for index in range(max(len(row) for row in result.rows)):
                head = result.columns[index] if index < len(result.columns) else ""
                grid.add_column(Text(head, style=QUIET), overflow="fold")
            for row in result.rows[:12]:
                grid.add_row(*[Text(harmless(cell)) for cell in row])
            self._print(Padding(grid, (0, LEFT + 2)))

    def card(self, lines: Sequence[tuple[str, str]]) -> None:
        for text, style in lines:
            self.line(text, style)

    def height_of(self, results: Sequence[ResultText]) -> int:
        """How many lines results take on this screen."""
        left = self._left
        with self.console.capture() as captured:
            for result in results:
                self.result(result)
        self._left = left
        return captured.get().count("\n")

    def review_title(self, view: Review) -> None:
        self.line()
        self.line(f"Step {view.step}, {view.title} · {state_said(view)}", "bold")
        self.line()

    def review(self, view: Review) -> None:
        """What was found in a step, what is suggested, what is parked or open."""
        for finding in view.findings:
            sign, style = ("✗", "red") if finding.severity == "error" else ("!", "yellow")
            where = f"  → question {finding.number}" if finding.number else ""
            self.line(f"{sign}  {finding.text}{where}", style)
            if finding.hint:
                self.line(f"   {finding.hint}", QUIET)
        if view.more:
            self.line(f"{view.more} more:  clusterdyn check {view.step}", QUIET)
        if view.suggested:
            self.line()
            self.line(f"Suggested {view.suggested_when}:")
            for suggestion in view.suggested[:SUGGESTED]:
                self.line(f"·  {suggestion}")
            if len(view.suggested) > SUGGESTED:
                self.line(f"   and {len(view.suggested) - SUGGESTED} more", QUIET)
        for _, parked in view.parked:
            self.line(f"Parked: {parked}", "yellow")
        if view.open:
            self.line(f"Still open: {'; '.join(view.open)}", "yellow")
        self.line()


def _rows(one: str, first: int, last: int, verb: str) -> str:
    """ "rows 1 to 35 come", "line 4 follows"."""
    one = one or "row"
    return f"{one} {first} {verb}s" if first == last else f"{one}s {first} to {last} {verb}"


def _shown(view: TableView, here: str, room: int) -> tuple[int, int]:
    """Which rows are shown where ``room`` fit: those around ``here``, else the last."""
    rows = view.rows
    keys = [row.key for row in rows]
    if here in keys:
        first = max(0, min(keys.index(here) - room // 2, len(rows) - room))
        return first, min(len(rows), first + room)
    return max(0, len(rows) - room), len(rows)
