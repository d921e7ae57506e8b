"""Reads the text of typed-off worksheets, line by line.

They were typed in an editor or a word processor, by somebody who cannot see what a sign means: so
lines that are printed are known by their wording, not only by their marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from . import words
from .boxes import same, tick_line
from .printed import printed_lines, printed_words
from .sheet import Blank, Sheet, SheetQuestion
from .typed import TypedQuestion, TypedRow, TypedSheet

TITLE = re.compile(r"(?:#\s*)?Step\s+(\d{1,2})\b", re.IGNORECASE)
QUESTION = re.compile(r"(#{1,6}\s*)?(?:\*\*)?(\d{1,2})\.(\d{1,2})(?:\*\*)?(?:\s*[·•]|\s+|$)(.*)")
LETTER = re.compile(r"(\*\*|__)?\s*([a-z])\s*(?:\*\*|__)?(?:[.):]|\s)\s*(.*)", re.IGNORECASE)
QUOTE = (">", "&gt;")


def typed_sheets(text: str, sheet: Callable[[int], Sheet | None]) -> list[TypedSheet]:
    """The sheets as they were typed off; ``sheet`` gives the printed one of a step."""
    lines = lines_of(text)
    reading = _Reading(sheet)
    for at, line in enumerate(lines):
        reading.take(at + 1, line, lines[at + 1] if at + 1 < len(lines) else "")
    return reading.sheets


class _Reading:
    """Goes through the lines. ``help`` is what is printed around here, ``last`` the printed line
    just read: an editor may have broken it, and the next line goes on with it."""

    def __init__(self, sheet: Callable[[int], Sheet | None]) -> None:
        self.printed_sheet = sheet
        self.sheets: list[TypedSheet] = []
        self.question: TypedQuestion | None = None
        self.printed: SheetQuestion | None = None
        self.blank: Blank | None = None
        self.sheet: Sheet | None = None
        self.help = self.last = ""
        self.reason = self.foot = False

    def take(self, number: int, line: str, following: str) -> None:
        if not line or (RULER.fullmatch(line) and "_" not in line):
            self.last, self.reason = "", False
        elif line.startswith(QUOTE) or same(line).startswith((same(words.SUMS), same(words.FOOT))):
            self._quoted(line)
        elif self._title(number, line) or self._heading(number, line) or self._goes_on(line):
            return
        elif self.question is None or self.foot:
            self._outside(number, line)
        else:
            self._inside(number, line, following, self.question)

    def _quoted(self, line: str) -> None:
        self.last = same(written(line.lstrip("> ")))
        if self.last == same(words.FOOT) and self.sheet:
            self.foot = True
            self.help = same(" ".join([words.FOOT, *words.footer_names(self.sheet)]))

    def _goes_on(self, line: str) -> bool:
        """Whether this is the rest of a printed line, or of a reason for parking."""
        longer = self.last + same(written(line))
        if self.last and longer in self.help and "|" not in line:
            self.last = longer
            return True
        if self.reason and self.question is not None and tick_line(line) is None:
            self.question.parked = f"{self.question.parked} {written(line)}"
            return True
        self.last, self.reason = "", False
        return False

    # -- headings

    def _title(self, number: int, line: str) -> bool:
        title = TITLE.match(line)
        sheet = self.printed_sheet(int(title[1])) if title else None
        if title is None or (
            not line.startswith("#") and (sheet is None or same(sheet.title) not in same(line))
        ):
            return False
        self.sheet, self.question, self.foot = sheet, None, False
        self.help = same(f"{sheet.question} {words.HOW}") if sheet else ""
        self.sheets.append(TypedSheet(int(title[1]), number))
        return True

    def _heading(self, number: int, line: str) -> bool:
        found = QUESTION.match(line)
        if found is None:
            return False
        step, name = int(found[2]), f"{found[2]}.{found[3]}"
        if not found[1] and not self._says(name, found[4]):
            return False
        if not self.sheets:  # the title was lost; the question's number says the step
            self.sheet = self.printed_sheet(step)
            self.sheets.append(TypedSheet(step, number))
        self._open(name, number, found[4])
        return True

    def _says(self, name: str, rest: str) -> bool:
        """Whether a line without "##" is the printed heading of a question."""
        printed = self._printed(name)
        spoken = printed.spoken if printed else words.PEOPLE
        return same(written(rest)) == same(spoken)

    def _printed(self, name: str) -> SheetQuestion | None:
        sheet = self.sheet or self.printed_sheet(int(name.partition(".")[0]))
        return next((q for q in sheet.questions if q.number == name), None) if sheet else None

    def _open(self, name: str, number: int, rest: str) -> None:
        typed, self.printed = self.sheets[-1], self._printed(name)
        people = self.sheet is not None and name == self.sheet.people_number
        self.question = TypedQuestion(number)
        self.foot, self.help = False, printed_words(self.printed)
        self.last = same(written(rest))
        self.blank = self.printed.blanks[0] if self.printed else None
        if self.printed is None and not people:
            typed.unknown.append((name, number))
        elif name in typed.questions:
            typed.twice.append((name, number))
        else:
            typed.questions[name] = self.question

    # -- what stands below them

    def _outside(self, number: int, line: str) -> None:
        """Before the first question and below the last one."""
        if not self.sheets:
            return
        if same(written(line)) in printed_lines(self.sheet, self.printed):
            return
        parts = [written(part) for part in parts_of(line)] if PIPE.search(line) else []
        if not parts:
            self.sheets[-1].unknown_lines.append((line, number))
        elif not self.sheets[-1].questions and same(parts[0]) != same(words.HEADER[0]):
            self.sheets[-1].cluster = self.sheets[-1].cluster or parts[0]

    def _inside(self, number: int, line: str, following: str, question: TypedQuestion) -> None:
        tick = tick_line(line)
        if tick is not None:
            self._tick(number, *tick, question)
        elif self._letter(line) or same(written(line)) in printed_lines(self.sheet, self.printed):
            return
        elif PIPE.search(line):
            self._row(number, line, following, question)
        elif "\t" in line:  # a table that went through a word processor
            self._cells(number, line.split("\t"), question)
        elif same(line).startswith(same(words.PARKED)) or same(line).startswith(same(words.NONE)):
            self._tick(number, same(line).startswith(same(words.NONE)), line, question)
        elif written(line) and not (self._is_first(question) and self._is_head([line])):
            self._add(number, (written(line),), question, True)

    def _is_first(self, question: TypedQuestion) -> bool:
        return not question.blank(self._letter_now()).rows

    def _letter(self, line: str) -> bool:
        found = LETTER.match(line)
        if found is None or self.printed is None or not self.printed.lettered:
            return False
        for blank in self.printed.blanks:
            bold = bool(found[1]) and found[2].casefold() == blank.letter
            if bold or (found[2].casefold() == blank.letter and same(found[3]) == same(blank.head)):
                self.blank, self.last = blank, same(written(found[3]))
                return True
        return False

    def _tick(self, number: int, ticked: bool, label: str, question: TypedQuestion) -> None:
        lower = label.casefold()
        parked = words.PARKED.rstrip(":")
        if lower.startswith(words.NONE):
            question.none = question.none or ticked
            rest = written(label[len(words.NONE) :])
            if rest:
                question.blank(self._letter_now()).altered.append((rest, number))
        elif lower.startswith(parked):
            why = written(label[len(parked) :].lstrip(": "))
            if ticked or why:
                question.parked, self.reason = why, bool(why)
        elif ticked:
            question.blank(self._letter_now()).ticks.append((written(label), number))
        elif not self._is_choice(label):
            question.blank(self._letter_now()).altered.append((written(label), number))

    def _is_choice(self, label: str) -> bool:
        choices = self.blank.columns[0].choices if self.blank else ()
        return same(written(label)) in {same(choice) for choice in choices}

    def _letter_now(self) -> str:
        return self.blank.letter if self.blank else "a"

    def _row(self, number: int, line: str, following: str, question: TypedQuestion) -> None:
        if RULER.fullmatch(line):
            return
        parts = parts_of(line)
        is_top = self._is_first(question) and not question.blank(self._letter_now()).heads
        if is_top and RULER.fullmatch(following) and "|" in following:
            self._heads(number, parts, question)
        else:
            self._cells(number, parts, question)

    def _heads(self, number: int, parts: list[str], question: TypedQuestion) -> None:
        blank = question.blank(self._letter_now())
        blank.heads, blank.head_line = tuple(written(item) for item in parts), number

    def _cells(self, number: int, parts: list[str], question: TypedQuestion) -> None:
        if self._is_head(parts):
            self._heads(number, parts, question)
        else:
            self._add(number, tuple(written(item) for item in parts), question, False)

    def _is_head(self, parts: list[str]) -> bool:
        """Whether these are the printed headings; of a grid the first, the others are written."""
        typed = [same(written(item)) for item in parts]
        heads = [column.head for column in self.blank.columns] if self.blank else []
        heads = heads or list(words.PEOPLE_HEADS)
        if self.blank is not None and self.blank.kind == "grid":
            typed, heads = typed[:1], heads[:1]
        return typed == [same(head) for head in heads]

    def _add(
        self, number: int, cells: tuple[str, ...], question: TypedQuestion, is_free: bool
    ) -> None:
        rows = question.blank(self._letter_now()).rows
        rows.append(TypedRow(number, len(rows) + 1, cells, is_free))


LINE_ENDS = re.compile(r"\r\n|\r|\n")
PIPE = re.compile(r"(?<!\\)\|")
RULER = re.compile(r"[\s|:\-–—_]*[-–—_][\s|:\-–—_]*")
ESCAPED = re.compile(r"\\([^\w\s])")
EMPTY = re.compile(r"[\s_.…]*")
"""What a blank looks like when nobody wrote in it: lines of underscores or dots."""


def lines_of(text: str) -> list[str]:
    """The lines of a text, trimmed; rows of a table that an editor broke in two made whole."""
    lines = [line.strip() for line in LINE_ENDS.split(text.removeprefix("\ufeff"))]
    for at in range(len(lines) - 1):
        first, second = lines[at], lines[at + 1]
        broken = first.startswith("|") and not first.endswith("|") and second.endswith("|")
        if broken and not second.startswith("|"):
            lines[at], lines[at + 1] = f"{first} {second}", ""
    return lines


def parts_of(line: str) -> list[str]:
    """The cells of a table's row, with or without bars at its ends."""
    inner = line[1:] if line.startswith("|") else line
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return PIPE.split(inner)


def written(text: str) -> str:
    """What somebody wrote, without the printed line below it and the signs of Markdown."""
    text = re.sub(r"<br\s*/?>|&nbsp;", " ", text).strip()
    if EMPTY.fullmatch(text):
        return ""
    text = re.sub(r"^_{3,}|_{3,}$", "", text).strip()
    return " ".join(ESCAPED.sub(r"\1", text).split())
