"""Tables on the screen: heads, widths, and how many rows and proposals are shown."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from clusterdyn.answers.views import Row, TableView
from clusterdyn.ui.terminal.screen import Screen

HEADS = ("Action", "Owner", "Milestone", "By")
LONG = "Ask two buyers for their next tender, and when it is due"


def shown(view: TableView, width: int = 80, height: int = 24, below: int = 6) -> list[str]:
    screen = Screen()
    screen.console = Console(file=io.StringIO(), width=width, height=height, highlight=False)
    screen.begin(below)
    screen.table(view, one="row")
    return screen.console.file.getvalue().splitlines()  # type: ignore[attr-defined]


def rows(*cells: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(Row(str(number), row) for number, row in enumerate(cells, 1))


def test_heads_stand_above_proposals_too() -> None:
    lines = shown(TableView(HEADS, (), proposals=("Find a hall", "Phone the mayor")))
    assert lines[0].split() == list(HEADS)
    assert [line.strip() for line in lines[1:3]] == ["+1  Find a hall", "+2  Phone the mayor"]


def test_cells_are_not_cut_while_there_is_room_on_the_line() -> None:
    view = TableView(
        HEADS, rows(("Find a hall", "Jens Ove Trankjær-Nielsen", "A shared hall", "1 May"))
    )
    assert "Jens Ove Trankjær-Nielsen" in "\n".join(shown(view))
    assert "…" not in "\n".join(shown(view))


OWNER, MILESTONE = "Jens Ove Trankjær of Trankjær Møbler", "Firms pay half of the costs"


@pytest.mark.parametrize("title", [LONG, "Phone twelve mayors"])
@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_line_is_used_to_its_end_before_anything_is_cut(width: int, title: str) -> None:
    cells = (title, OWNER, MILESTONE, "1 May")
    lines = shown(TableView(HEADS, rows(cells)), width)
    line = next(line for line in lines if "1  " in line)
    if "…" not in line:
        assert all(cell in line for cell in cells)
    elif "By" in lines[0]:  # the last column, which is never cut
        assert len(line.rstrip()) == width - 2
    else:
        assert width - 2 - 16 < len(line.rstrip()) <= width - 2


def test_the_title_is_cut_last_and_the_others_to_sixteen_at_most() -> None:
    cells = (LONG, "Jens Ove Trankjær of Trankjær Møbler", "–", "1 May")
    line = next(line for line in shown(TableView(HEADS, rows(cells)), 100) if "1  " in line)
    assert LONG in line and "Jens Ove Trankj" in line


@pytest.mark.parametrize("height", [20, 24, 30, 40])
@pytest.mark.parametrize("many", [0, 1, 6, 30])
def test_rows_and_proposals_share_the_height_of_the_window(height: int, many: int) -> None:
    view = TableView(
        HEADS,
        rows(*[(f"row {n}", "", "", "") for n in range(many)]),
        proposals=tuple(f"offer {n}" for n in range(10)),
        expected=(4, 8),
    )
    lines = shown(view, height=height, below=6)
    assert len(lines) <= height - 6
    proposals = sum(line.strip().startswith("+") for line in lines)
    assert proposals == 10 if many + 16 + 6 <= height else proposals >= 1
    assert not many or f"row {many - 1}" in "\n".join(lines)


@pytest.mark.parametrize(
    ("names", "several", "first"),
    [
        (["Jens Due", "Karen Holm"], False, "One of: 1 Jens Due · 2 Karen Holm"),
        (["Jens Due", "Karen Holm"], True, "Any of: 1 Jens Due · 2 Karen Holm"),
        ([f"{LONG} {letter}" for letter in "abcd"], True, f"1  {LONG} a"),
    ],
)
def test_long_names_stand_below_each_other(names: list[str], several: bool, first: str) -> None:
    screen = Screen()
    screen.console = Console(file=io.StringIO(), width=80, height=24, highlight=False)
    screen.begin(6)
    screen.names(names, several)
    lines = screen.console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert lines[0].strip() == first
    assert len([line for line in lines if line.strip()]) == (1 if first[1] != " " else len(names))
