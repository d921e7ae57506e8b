"""A sheet that went through editors, word processors and hands says the same as a clean one."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from clusterdyn.worksheet import SheetRead, markdown, read, sheet_of
from support.pen import Pen, written_off
from support.played import TODAY, fresh
from support.worksheets_played import at_review, before


def lines(change: Callable[[str], str | None]) -> Callable[[str], str]:
    """A change of every line; a line that becomes None is gone."""

    def changed(text: str) -> str:
        found = (change(line) for line in text.split("\n"))
        return "\n".join(line for line in found if line is not None)

    return changed


def wrapped(line: str) -> str:
    """As an editor breaks long lines."""
    return line if line.startswith("|") else "\n".join(textwrap.wrap(line, 60)) or ""


def prettified(line: str) -> str:
    """As an editor aligns tables."""
    if not line.startswith("|"):
        return line
    if set(line) <= set("|-"):
        return line.replace("-", " :---------- ")
    return line.replace(" | ", "      |     ")


def in_a_word_processor(line: str) -> str:
    line = re.sub(r"^- \[ \]", "☐", re.sub(r"^- \[x\]", "☒", line))
    line = re.sub(r"^#+ |^> ", "", line).replace("**a**", "a").replace("**b**", "b")
    line = line.replace("**c**", "c").replace('"', "“").replace("'", "’")
    return line.replace("-|-", "–|–") if set(line) <= set("|-–") else line


def is_ruler(line: str) -> bool:
    return line.startswith("|-")


def heads_gone(text: str) -> str:
    """Without the headings of tables and the rulers below them; a grid keeps its initials."""
    found = text.split("\n")
    gone = {n for n, line in enumerate(found) if is_ruler(line)}
    gone |= {n - 1 for n in gone if "KH" not in found[n - 1]}
    return "\n".join(line for n, line in enumerate(found) if n not in gone)


MESSES: dict[str, Callable[[str], str]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old line ends": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "no bars at the ends": lines(
        lambda line: line.strip("|").strip() if "KH" not in line else line
    ),
    "no bar at the right": lines(lambda line: line.removesuffix(" |")),
    "indented": lines(lambda line: f"   {line}  "),
    "tables aligned": lines(prettified),
    "long lines broken": lines(wrapped),
    "no empty lines": lines(lambda line: line or None),
    "empty lines between": lines(lambda line: f"{line}\n" if "KH" not in line else line),
    "no rulers": lines(lambda line: None if is_ruler(line) and line.count("-") < 9 else line),
    "no headings of tables": heads_gone,
    "no empty rows": lines(lambda line: None if re.fullmatch(r"\|[\s|]+\|", line) else line),
    "more empty rows": lines(lambda line: f"{line}\n|  |  |" if line.startswith("|  |") else line),
    "big crosses": lambda text: text.replace("[x]", "[X]"),
    "hooks": lambda text: text.replace("[x]", "[ ✓ ]"),
    "no blanks in boxes": lambda text: text.replace("[ ]", "[]").replace("- [", "-["),
    "boxes escaped": lambda text: text.replace("[x]", r"\[x\]").replace("[ ]", r"\[ \]"),
    "dashes and dots before boxes": lambda text: text.replace("- [", "• ["),
    "stars before boxes": lambda text: text.replace("- [", "* ["),
    "a word processor": lines(in_a_word_processor),
    "no title": lines(lambda line: None if line.startswith("# Step") else line),
    "no help": lines(lambda line: None if line.startswith(">") else line),
    "no boxes left empty": lines(lambda line: None if line.startswith("- [ ]") else line),
}


@cache
def clean(step: str) -> str:
    sheet = markdown([sheet_of(before(step), TODAY, step)])
    return written_off(sheet, at_review(step), step, TODAY)


@pytest.mark.parametrize("mess", MESSES)
@pytest.mark.parametrize("step", ["identification", "leadership", "strategy"])
def test_a_mess_says_the_same(step: str, mess: str) -> None:
    text = MESSES[mess](clean(step))
    assert text != clean(step) or mess in ("big crosses", "hooks", "no boxes left empty")
    found = read(before(step), text, TODAY)
    assert [mistake.text() for mistake in found.mistakes] == []
    assert found.data["steps"] == at_review(step)["steps"]
    assert found.data["people"] == at_review(step)["people"]
    assert found.data["organisations"] == at_review(step)["organisations"]


def typed(step: str, *changes: tuple[str, str]) -> SheetRead:
    """What is read of a blank sheet with these changes."""
    text = markdown([sheet_of(before(step), TODAY, step)])
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read(before(step), text, TODAY)


LEADERS = "| Person | Organisation | Seat | Done so far | Mandate |\n|-|-|-|-|-|\n"


def leaders(rows: str) -> dict[str, Any]:
    found = typed("leadership", (LEADERS, LEADERS + rows))
    assert [mistake.text() for mistake in found.mistakes] == []
    return found.data["steps"]["leadership"]["leaders"]


@pytest.mark.parametrize(
    "row",
    [
        "| Karen Holm | Limfjord Pumps | small firm | contributes | yes |",
        "Karen Holm | Limfjord Pumps | small | contributes | y",
        "| karen  |  Limfjord P | small  firm | contributes| YES|",
        "| Karen Holm; Limfjord Pumps; small firm; contributes; yes |  |  |  |  |",
        "Karen Holm; Limfjord Pumps; small firm; contributes; yes",
        "Karen Holm\tLimfjord Pumps\tsmall firm\tcontributes\tyes",
        "| 1. Karen Holm | Limfjord Pumps | small firm | 4 | yes |",
        "| Karen Holm | Limfjord Pumps | small\nfirm | contributes | yes |",
    ],
)
def test_a_row_is_read_however_it_is_typed(row: str) -> None:
    found = leaders(row + "\n")
    assert list(found) == ["karen-holm"]
    assert found["karen-holm"]["seat"] == "small-firm"
    assert found["karen-holm"]["mandate"] == "yes"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("24 April", "2027-04-24"),
        ("24.4.2027", "2027-04-24"),
        ("24/4/27", "2027-04-24"),
        ("Sat 24 April 2027", "2027-04-24"),
        ("24th of April 2027", "2027-04-24"),
        ("2027-04-24", "2027-04-24"),
    ],
)
def test_a_date_is_read_as_people_write_it(said: str, day: str) -> None:
    found = typed(
        "leadership", ("| First meeting |\n|-|\n|  |", f"| First meeting |\n|-|\n| {said} |")
    )
    assert [mistake.text() for mistake in found.mistakes] == []
    assert found.data["steps"]["leadership"]["first_meeting"]["on"] == day


def test_an_answer_may_stand_below_its_blank() -> None:
    blank = "| Offer |\n|-|\n|  |\n"
    found = typed("leadership", (blank, blank + "\nfirst test customers at home\n"))
    assert found.data["steps"]["leadership"]["offer"] == "first test customers at home"


def test_a_reason_may_go_over_two_lines() -> None:
    parked = "- [x] parked because: the quote from the utility\nis not due before May"
    found = typed("vision", ("- [ ] parked because: " + "_" * 30, parked))
    why = found.data["marks"]["parked"]["steps.vision.year"]["why"]
    assert why == "the quote from the utility is not due before May"


@pytest.mark.parametrize(
    ("step", "old", "new", "said"),
    [
        ("identification", "- [ ] go if", "- [ ] go if x", "The box before"),
        ("identification", "- [ ] go\n", "- [x] perhaps\n", 'perhaps": which one?'),
        ("identification", "- [ ] go\n", "- [x] go\nnot sure about it\n", "stands in no blank"),
        ("leadership", "| small firm |  |", "| small firm | 3 | 4 |", "3 cells, and 2 are printed"),
        ("leadership", "| small firm |  |", "|  | 3 |", "Copy its name into the first cell"),
        ("leadership", "| supplier |  |", "| user | 1 |\n| user | 2 |", "stands in row"),
        ("leadership", "| anchor firm |  |", "three for small firms", "stands in no blank"),
        ("leadership", "| Chair |\n|-|\n|  |", "| Chair |\n|-|\n| Zorro |", "is not in the list"),
        ("vision", "| Karen Holm |  |  |", "| Karen Holm | 7 |  |", "from 0 to 5"),
        ("vision", "| Karen Holm |  |  |", "| Karen Holm | 4 | too dear |", "not asked for"),
        ("checkup", "| Karen Holm |  |", "| Karen Holm | 9 |", "from 1 to 5"),
        ("leadership", "## 3.2 ·", "## 3.9 ·", "There is no such question. Step 3 ends with 3.7"),
        ("leadership", "## 3.2 ·", "## 3.1 ·", "This question stands twice"),
        ("leadership", "## 3.2 ·", "## 4.2 ·", "There is no such question"),
        ("leadership", "# Step 3 ·", "# Step 12 ·", "There is no step 12"),
    ],
)
def test_what_cannot_be_placed_is_told(step: str, old: str, new: str, said: str) -> None:
    found = typed(step, (old, new))
    assert found.data == before(step)
    assert any(said in mistake.text() for mistake in found.mistakes), found.mistakes


def test_two_rows_of_one_name_are_told_not_mixed() -> None:
    pen = Pen(markdown([sheet_of(before("analysis"), TODAY, "analysis")]))
    pen.rows("2.6", "a", [["no test site", "gap", "yes"], ["No test site", "chance", "no"]])
    (mistake,) = read(before("analysis"), pen.text, TODAY).mistakes
    assert "same name as row 1" in mistake.sentence and mistake.path == "2.6, row 2"


def test_every_wrong_cell_of_a_row_is_told_and_nothing_that_hangs_on_it() -> None:
    pen = Pen(markdown([sheet_of(before("leadership"), TODAY, "leadership")]))
    pen.rows("3.3", "a", [["Ida Ny", "Limfjord Pumps", "sofa", "leads", "perhaps"]])
    pen.rows("3.4", "a", [["Ida Ny"]])
    found = read(before("leadership"), pen.text, TODAY).mistakes
    assert [mistake.path for mistake in found] == ["3.3, row 1", "3.3, row 1"]
    assert [mistake.sentence.partition(":")[0] for mistake in found] == ["Seat", "Mandate"]


def test_lines_outside_the_questions_are_told_but_do_no_harm() -> None:
    text = clean("leadership").replace("## 3.1", "Written by Lise, in haste.\n\n## 3.1")
    found = read(before("leadership"), text + "\nThanks to all!\n", TODAY)
    assert found.mistakes == ()
    assert sum("was not read" in note for note in found.notes) == 2


def test_a_slip_without_initials_asks_whose_it_is() -> None:
    pen = Pen(markdown([sheet_of(fresh(), TODAY, "identification")]))
    pen.rows("1.0", "a", [["Karen Holm", "Limfjord Pumps"]])
    pen.rows("1.1", "a", [["Water technology", "utilities"], ["Green hydrogen", "ferries"]])
    pen.rows("1.2", "a", [["Water technology", "44353"]])
    (mistake,) = read(fresh(), pen.text, TODAY).mistakes
    assert "Whose slip is this?" in mistake.sentence


def test_who_did_not_vote_is_left_out() -> None:
    rows = [("Karen Holm", "4"), ("Lise Wahl", "5")]
    found = typed("vision", *((f"| {who} |  |  |", f"| {who} | {vote} |  |") for who, vote in rows))
    votes = found.data["steps"]["vision"]["votes"]
    assert votes == {"karen-holm": {"fist": 4}, "lise-wahl": {"fist": 5}}


def test_a_line_of_a_list_may_hold_several() -> None:
    pen = Pen(markdown([sheet_of(before("vision"), TODAY, "vision")]))
    pen.rows("4.7", "a", [["no test site, stricter rules"], ["strong pump makers"]])
    found = read(before("vision"), pen.text, TODAY)
    assert [mistake.text() for mistake in found.mistakes] == []
    answers = found.data["steps"]["vision"]["answers"]
    assert answers == ["no-test-site", "stricter-rules", "strong-pump-makers"]
    pen = Pen(markdown([sheet_of(fresh(), TODAY, "identification")]))
    pen.rows("1.4", "a", [["Aalborg, Hjørring"], ["Thisted"]])
    places = read(fresh(), pen.text, TODAY).data["steps"]["identification"]["region_units"]
    assert places == ["Aalborg", "Hjørring", "Thisted"]


def test_a_wrong_line_of_a_list_and_a_short_slip_are_told_where_they_stand() -> None:
    pen = Pen(markdown([sheet_of(before("vision"), TODAY, "vision")]))
    pen.rows("4.7", "a", [["no test site"], ["Atlantis"]])
    (mistake,) = read(before("vision"), pen.text, TODAY).mistakes
    assert mistake.path == "4.7a, row 2" and "not in the list" in mistake.sentence
    text = clean("identification").replace("| 44353 |", "| 4435 |")
    (mistake,) = read(fresh(), text, TODAY).mistakes
    assert mistake.path == "1.2a, row 1, KH"
