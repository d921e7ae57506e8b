"""Somebody with a pen: writes the answers of a played dossier into the blanks of a printed sheet,
in the words people use (names, initials, ticked boxes, "2 April 2027")."""

from __future__ import annotations

from datetime import date
from typing import Any

from clusterdyn.answers.reader import Reader
from clusterdyn.answers.routing_path import RoutingPath
from clusterdyn.changes import value_at
from clusterdyn.interview.rows_in_words import row_name, row_table
from clusterdyn.model.field_spec import fields_of
from clusterdyn.model.fields import Table
from clusterdyn.model.questionnaire import Item, core_pages
from clusterdyn.steps.registry import dossier_schema, step_named

LETTERS = "abcdefghij"


class Pen:
    """A sheet of paper and what is written on it."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def section(self, number: str, letter: str) -> tuple[int, int]:
        """First and last+1 line of a question's blank."""
        start = next(n for n, line in enumerate(self.lines) if line.startswith(f"## {number} "))
        after = range(start + 1, len(self.lines))
        end = next((n for n in after if self.lines[n].startswith(("## ", "---"))), len(self.lines))
        letters = [n for n in range(start, end) if self.lines[n].startswith("**")]
        if letters:
            here = next(n for n in letters if self.lines[n].startswith(f"**{letter}**"))
            later = [n for n in letters if n > here]
            return here, later[0] if later else end
        return start, end

    def rows(self, number: str, letter: str, rows: list[list[str]]) -> None:
        """Writes rows into the blank's table; adds lines below when the printed ones are full."""
        start, end = self.section(number, letter)
        head = next(n for n in range(start, end) if self.lines[n].startswith("|"))
        at = head + 2
        for row in rows:
            row = self.with_printed_number(self.lines[at] if at < end else "", row)
            cells = " | ".join(cell.replace("|", "\\|") for cell in row)
            if at < end and self.lines[at].startswith("|"):
                self.lines[at] = f"| {cells} |"
            else:
                self.lines.insert(at, f"| {cells} |")
                end += 1
            at += 1

    def with_printed_number(self, line: str, row: list[str]) -> list[str]:
        """The row under the number that is printed in its first cell, if there is one."""
        first = line.strip("| ").partition(" | ")[0].strip(" |")
        return [first, *row[1:]] if first.isdecimal() and len(row) > 1 else row

    def heads(self, number: str, letter: str, heads: list[str]) -> None:
        """Writes into the headings after the first one."""
        start, end = self.section(number, letter)
        at = next(n for n in range(start, end) if self.lines[n].startswith("|"))
        cells = self.lines[at].strip("| ").split(" | ")
        kept = [
            cells[0],
            *heads,
            *[""] * (len(self.lines[at + 1].strip("|").split("|")) - 1 - len(heads)),
        ]
        self.lines[at] = "| " + " | ".join(kept) + " |"

    def tick(self, number: str, letter: str, label: str) -> None:
        start, end = self.section(number, letter)
        at = next(
            n
            for n in range(start, end)
            if self.lines[n].replace("\\", "").startswith(f"- [ ] {label}")
        )
        self.lines[at] = self.lines[at].replace("- [ ]", "- [x]", 1)

    def park(self, number: str, why: str) -> None:
        start, _ = self.section(number, "a")
        after = range(start, len(self.lines))
        at = next(n for n in after if self.lines[n].startswith("- [ ] parked because:"))
        self.lines[at] = f"- [x] parked because: {why}"


def written_off(text: str, answers: dict[str, Any], step: str, today: date) -> str:
    """The sheet ``text`` of a step with what ``answers`` (a dossier) hold for it."""
    return Writer(text, answers, step, today).all()


class Writer:
    def __init__(self, text: str, answers: dict[str, Any], step: str, today: date) -> None:
        self.pen = Pen(text)
        self.answers = answers
        self.route = RoutingPath.of_step(answers, today, step_named(step))
        self.reader = Reader(answers, today, dossier_schema())
        self.step = step

    def all(self) -> str:
        people = value_at(self.answers, "passport.in_the_room", None)
        if any(line.startswith(f"## {self.route.step.number}.0 ") for line in self.pen.lines):
            self.pen.rows(f"{self.route.step.number}.0", "a", [self.person(key) for key in people])
        for page in core_pages(self.route.step.model):
            number = f"{self.route.step.number}.{page.number}"
            for letter, item in zip(LETTERS, page.items, strict=False):
                self.item(number, letter, item)
        return self.pen.text

    def person(self, key: str) -> list[str]:
        firm = self.answers["people"][key].get("organisation")
        return [self.name("people", key), self.name("organisations", firm) if firm else ""]

    def name(self, table: str, key: str) -> str:
        return dossier_schema().name_of(self.answers, table, key)

    def said(self, path: str) -> str:
        return self.reader.text(dossier_schema().node(path), value_at(self.answers, path))

    def item(self, number: str, letter: str, item: Item) -> None:
        parked = value_at(self.answers, "marks.parked", {})
        if item.path in parked:
            self.pen.park(number, parked[item.path]["why"])
            return
        raw = value_at(self.answers, item.path, None)
        if raw is None:
            return
        if item.kind == "value":
            self.value(number, letter, item, raw)
        elif item.kind == "scores":
            self.scores(number, letter, item, raw)
        else:
            self.table(number, letter, item, raw)

    def value(self, number: str, letter: str, part: Item, raw: Any) -> None:
        node = dossier_schema().node(part.path)
        answer = node.answer_type
        if answer.kind == "yes_no":
            self.pen.tick(number, letter, "yes" if raw else "no")
        elif answer.kind in ("choice", "choices"):
            labels = dict(self.reader.options(node))
            for one in raw if isinstance(raw, list) else [raw]:
                self.pen.tick(number, letter, labels[one])
        elif isinstance(raw, list):
            known = dict(self.reader.options(node)) if answer.kind == "refs" else {}
            self.pen.rows(number, letter, [[known.get(item, item)] for item in raw])
        else:
            self.pen.rows(number, letter, [[self.said(part.path)]])

    def table(self, number: str, letter: str, item: Item, raw: dict[str, Any]) -> None:
        rows_of = row_table(self.route, self.reader, item)
        mark = dossier_schema().node(item.path).mark(Table)
        named = rows_of.keyed or bool(item.columns) or mark.fixed
        rows = []
        for key in raw:
            cells = [self.said(rows_of.cell(key, column)) for column in rows_of.columns]
            rows.append([*([row_name(self.route, item, key)] if named else []), *cells])
        if rows:
            self.pen.rows(number, letter, rows)
        elif item.need != "required":
            self.pen.tick(number, letter, "nothing")

    def scores(self, number: str, letter: str, item: Item, raw: dict[str, Any]) -> None:
        fields = list(fields_of(dossier_schema().node(item.path).field.record))
        if all(isinstance(slip, dict) for slips in raw.values() for slip in slips.values()):
            self.grid(number, letter, item, raw)
            return
        rows = []
        for who, slip in raw.items():
            cells = [slip.get(field) for field in fields]
            rows.append([self.initials(who), *("" if c is None else str(c) for c in cells)])
        self.pen.rows(number, letter, rows)

    def initials(self, who: str) -> str:
        return "".join(word[0] for word in self.name("people", who).split())

    def grid(self, number: str, letter: str, item: Item, raw: dict[str, Any]) -> None:
        """Initials above, what is scored at the side, a slip in each cell."""
        table = "identification.candidates" if "identification" in item.path else "quick_wins.ideas"
        self.pen.heads(number, letter, [self.initials(who) for who in raw])
        scored = dict.fromkeys(what for slips in raw.values() for what in slips)
        rows = []
        for what in scored:
            cells = ["".join(map(str, slips.get(what, {}).values())) for slips in raw.values()]
            rows.append([self.name(f"steps.{table}", what), *cells])
        self.pen.rows(number, letter, rows)
