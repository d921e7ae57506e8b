"""A typed-off worksheet as text: what stands in its blanks, with the line it stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .render import NONE, PARKED

TITLE = re.compile(r"#\s+Step\s+(\d+)\b")
QUESTION = re.compile(r"##\s+(\d+)\.(\d+)\b")
LETTER = re.compile(r"\*\*([a-z])\*\*")
TICK = re.compile(r"[-*+]\s+\[\s*([^\]\s]?)\s*\]\s*(.*)")
BOX = re.compile(r"\[\s*([^\]\s]?)\s*\]\s*([^\[]*)")
BOXES = re.compile(r"\s*\[\s*[xXvV✓✗]?\s*\]")
PIPE = re.compile(r"(?<!\\)\|")
RULER = re.compile(r"[\s|:-]+")
ESCAPED = re.compile(r"\\([^\w\s])")
EMPTY = re.compile(r"[\s_.…]*")
"""What a blank looks like when nobody wrote in it: lines of underscores or dots."""


@dataclass(frozen=True)
class TypedRow:
    """A row of a blank: the line of the file (from 1), its number in the table, its cells."""

    line: int
    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


@dataclass
class TypedBlank:
    """What stands in one blank: rows of a table, labels of ticked boxes."""

    rows: list[TypedRow] = field(default_factory=list)
    ticks: list[str] = field(default_factory=list)
    line: int = 0


@dataclass
class TypedQuestion:
    """A question of the sheet. ``parked``: the reason, "" if ticked without one, else None."""

    line: int
    blanks: dict[str, TypedBlank] = field(default_factory=dict)
    none: bool = False
    parked: str | None = None

    def blank(self, letter: str) -> TypedBlank:
        return self.blanks.setdefault(letter, TypedBlank())


@dataclass
class TypedSheet:
    """``step`` is 0 when the text is no worksheet. Questions by their number: "3.5"."""

    step: int = 0
    cluster: str = ""
    questions: dict[str, TypedQuestion] = field(default_factory=dict)
    twice: list[tuple[str, int]] = field(default_factory=list)


def typed_sheet(text: str) -> TypedSheet:
    """The sheet as it was typed off."""
    reading = _Reading()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        reading.take(number, line.strip())
    return reading.sheet


class _Reading:
    def __init__(self) -> None:
        self.sheet = TypedSheet()
        self.question: TypedQuestion | None = None
        self.letter = "a"
        self.in_table = 0  # lines of the present table so far

    def take(self, number: int, line: str) -> None:
        if line.startswith("|"):
            self.in_table += 1
            if self.in_table > 1 and not RULER.fullmatch(line):
                self._row(number, line)
            return
        self.in_table = 0
        title, heading = TITLE.match(line), QUESTION.match(line)
        if title and not self.sheet.step:
            self.sheet.step = int(title[1])
        elif heading:
            self._open(f"{heading[1]}.{heading[2]}", number)
        elif self.question is not None:
            self._inside(number, line, self.question)

    def _open(self, name: str, number: int) -> None:
        if name in self.sheet.questions:
            self.sheet.twice.append((name, number))
        self.question = self.sheet.questions.setdefault(name, TypedQuestion(number))
        self.letter = "a"

    def _inside(self, number: int, line: str, question: TypedQuestion) -> None:
        letter, tick = LETTER.match(line), TICK.match(line)
        if letter:
            self.letter = letter[1]
        elif tick:
            self._tick(number, bool(tick[1]), tick[2].strip(), question)

    def _tick(self, number: int, ticked: bool, label: str, question: TypedQuestion) -> None:
        if label.startswith(NONE):
            question.none = question.none or ticked
        elif label.startswith(PARKED.rstrip(":")):
            why = written(label.removeprefix(PARKED.rstrip(":")).lstrip(": "))
            if ticked or why:
                question.parked = why
        elif ticked:
            blank = question.blank(self.letter)
            blank.ticks.append(written(label))
            blank.line = blank.line or number

    def _row(self, number: int, line: str) -> None:
        cells = tuple(_cell(part) for part in _parts(line))
        if self.question is None:
            self.sheet.cluster = self.sheet.cluster or written(_parts(line)[0])
            return
        rows = self.question.blank(self.letter).rows
        rows.append(TypedRow(number, len(rows) + 1, cells))


def _parts(line: str) -> list[str]:
    inner = line[1:]
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return PIPE.split(inner)


def _cell(text: str) -> str:
    """What stands in a cell: the ticked labels, or what was written."""
    if BOXES.match(text):
        boxes = BOX.findall(text)
        return "; ".join(written(label) for mark, label in boxes if mark)
    return written(text)


def written(text: str) -> str:
    """What somebody wrote, without the printed line below it and the signs of Markdown."""
    text = text.replace("<br>", " ").replace("&nbsp;", " ").strip()
    if EMPTY.fullmatch(text):
        return ""
    text = re.sub(r"^_{3,}|_{3,}$", "", text).strip()
    return " ".join(ESCAPED.sub(r"\1", text).split())
