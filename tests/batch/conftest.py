"""A folder with a new dossier, and lists to import there. All names are invented."""

from __future__ import annotations

import openpyxl
import pytest

from support.desk import Desk, set_the_clock


@pytest.fixture
def folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    set_the_clock(monkeypatch)
    here = Desk(tmp_path, capsys.readouterr)
    assert here.run("new", "Water North", "--country", "DK")[0] == 0
    return here


@pytest.fixture
def take(folder):
    """Import a text or the rows of a workbook's sheet; what was said comes back."""

    def run(table, content, *options, code=0):
        name = "list.csv"
        if isinstance(content, str):
            folder.write(name, content)
        else:
            name = "list.xlsx"
            (content if isinstance(content, openpyxl.Workbook) else book(content)).save(
                folder.folder / name
            )
        ended = folder.run("import", table, name, *options)
        assert ended.code == code, ended.err
        return ended.out + ended.err

    return run


def book(rows):
    """A workbook with these rows. A text that begins with # is an error."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for cell in (cell for row in made.active.iter_rows() for cell in row):
        if isinstance(cell.value, str) and cell.value.startswith("#"):
            cell.data_type = "e"
    return made


@pytest.fixture
def names(folder):
    """The names in a register, in their order."""
    return lambda register="organisations": [one["name"] for one in folder.at(register).values()]
