"""A small terminal: turns what a program sends into the lines that people would see.

Knows what rich and prompt_toolkit use: cursor moves, erasing, wrapping, scrolling. Colours and
other settings are skipped. What has scrolled off since the last clearing is kept in ``above``.
"""

from __future__ import annotations

import re
import unicodedata

SEQUENCE = re.compile(
    r"\x1b\[(?P<values>[0-9;?]*)(?P<final>[@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()#].|\x1b."
)
UNFINISHED = re.compile(r"\x1b(?:\[[0-9;?]*|\][^\x07\x1b]*|[()#])?$")


class Emulator:
    """A screen of ``width`` by ``height``; ``feed`` it, then read ``lines``.

    ``cleared`` counts how often the whole screen was cleared.
    """

    def __init__(self, width: int = 80, height: int = 24) -> None:
        self.width, self.height = width, height
        self.above: list[str] = []
        self.cleared = 0
        self._rest = ""
        self._row = self._column = 0
        self._wraps = True
        self._cells = [self._blank() for _ in range(height)]

    def feed(self, text: str) -> None:
        """Takes what the program sent; an unfinished sequence waits for its end."""
        text = self._rest + text
        cut = UNFINISHED.search(text)
        self._rest = text[cut.start() :] if cut else ""
        text = text[: cut.start()] if cut else text
        at = 0
        for found in SEQUENCE.finditer(text):
            self._write(text[at : found.start()])
            at = found.end()
            if found["final"]:
                self._obey(found["final"], found["values"])
        self._write(text[at:])

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without spaces at their ends and empty lines at the bottom."""
        lines = ["".join(cells).rstrip() for cells in self._cells]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    @property
    def flowing(self) -> str:
        """All text since the last clearing as one line, so that wrapping does not matter."""
        return " ".join(" ".join([*self.above, *self.lines]).split())

    def _blank(self) -> list[str]:
        return [" "] * self.width

    def _write(self, text: str) -> None:
        for sign in text:
            if sign == "\r":
                self._column = 0
            elif sign == "\n":
                self._down()
            elif sign == "\b":
                self._column = max(0, self._column - 1)
            elif sign >= " ":
                self._put(sign)

    def _put(self, sign: str) -> None:
        if self._column >= self.width:
            if not self._wraps:
                return
            self._column = 0
            self._down()
        self._cells[self._row][self._column] = sign
        self._column += 2 if unicodedata.east_asian_width(sign) in "WF" else 1

    def _down(self) -> None:
        if self._row < self.height - 1:
            self._row += 1
            return
        self.above.append("".join(self._cells.pop(0)).rstrip())
        self._cells.append(self._blank())

    def _obey(self, final: str, values: str) -> None:
        if values.startswith("?"):
            if values == "?7":
                self._wraps = final == "h"
            return
        numbers = [int(value) if value else 0 for value in values.split(";")]
        many = max(1, numbers[0])
        if final == "A":
            self._row = max(0, self._row - many)
        elif final == "B":
            self._row = min(self.height - 1, self._row + many)
        elif final == "C":
            self._column = min(self.width - 1, self._column + many)
        elif final == "D":
            self._column = max(0, self._column - many)
        elif final == "G":
            self._column = many - 1
        elif final in "Hf":
            self._row = many - 1
            self._column = (max(1, numbers[1]) if len(numbers) > 1 else 1) - 1
        elif final == "J":
            self._erase_below(numbers[0])
        elif final == "K":
            self._erase_line(numbers[0])

    def _erase_below(self, how: int) -> None:
        if how == 2:
            self.above.clear()
            self.cleared += 1
            self._cells = [self._blank() for _ in range(self.height)]
        elif how == 0:
            self._erase_line(0)
            for row in range(self._row + 1, self.height):
                self._cells[row] = self._blank()

    def _erase_line(self, how: int) -> None:
        first = 0 if how else min(self._column, self.width)
        last = self.width if how != 1 else min(self._column + 1, self.width)
        self._cells[self._row][first:last] = [" "] * (last - first)
