"""The lines that people would see in a terminal, made by pyte from what a program sends."""

from __future__ import annotations

import pyte


class Emulator(pyte.Screen):
    """A screen of 80 by 24; ``feed`` it, then read ``seen``.

    What has scrolled off since the last clearing is kept in ``above``; ``pages`` is the most
    that stood there before each clearing. Fewer lines after ``resize`` lose the rest.
    """

    def __init__(self, width: int = 80, height: int = 24) -> None:
        self.above: list[str] = []
        self.pages: list[list[str]] = []
        self.most: list[str] = []
        super().__init__(width, height)
        self.feed = pyte.Stream(self).feed

    def index(self) -> None:
        """A line down; at the bottom the first line scrolls off."""
        if self.cursor.y == self.lines - 1:
            first = self.buffer[0]
            self.above.append("".join(first[x].data for x in range(self.columns)).rstrip())
        super().index()

    def erase_in_display(self, how: int = 0, *more: int, **private: bool) -> None:
        self.most = max(self.most, self.seen, key=len)  # a list takes itself away when it ends
        if how == 2:
            self.pages.append(self.most)
            self.most = []
            self.above.clear()
        super().erase_in_display(how, *more, **private)

    @property
    def cleared(self) -> int:
        return len(self.pages)

    @property
    def seen(self) -> list[str]:
        """The lines on the screen, without spaces at their ends and empty lines at the bottom."""
        return "\n".join(line.rstrip() for line in self.display).rstrip("\n").split("\n")

    @property
    def flowing(self) -> str:
        """All text since the last clearing as one line, so that wrapping does not matter."""
        return " ".join(" ".join([*self.above, *self.seen]).split())

    @property
    def underlined(self) -> str:
        """What stands underlined on the screen."""
        rows = (self.buffer[y] for y in range(self.lines))
        return "".join(
            row[x].data for row in rows for x in range(self.columns) if row[x].underscore
        )
