"""``clusterdyn guide --course``: on the screen, as data and as a Markdown file."""

import pytest
from markdown_it import MarkdownIt


def test_both_days_with_their_clock(empty_desk):
    out = empty_desk.run("guide", "--course").out
    assert "Day 1, 09:00 to 17:25" in out and "Day 2, 08:30 to 17:00" in out
    assert "Day 3" not in out and "Visit sheet" not in out
    assert "Who does what by Monday" in out
    assert "10:45 Step 1" in out and max(map(len, out.splitlines())) <= 80


def test_the_third_day_brings_the_visit_sheet(empty_desk):
    out = empty_desk.run("guide", "--course", "--day3").out
    assert "Day 3, 09:00 to 16:15" in out and "Visit sheet" in out
    assert "clusterdyn fill visit.yaml" in out


@pytest.mark.parametrize(
    ("typed", "meant"), [("10", "10:00"), ("8.45", "08:45"), ("7:05", "07:05")]
)
def test_a_day_begins_when_somebody_says_so(empty_desk, typed, meant):
    first, second = empty_desk.run("guide", "--course", "--start", typed, "--json").data["days"]
    assert first["slots"][0]["from"] == meant
    assert second["slots"][0]["from"] == "08:30"


@pytest.mark.parametrize(
    ("starts", "said"),
    [(["25:00"], "no time of the day"), (["soon"], "no time"), (["16:00"], "midnight")],
)
def test_an_impossible_start_is_one_sentence(empty_desk, starts, said):
    words = [word for start in starts for word in ("--start", start)]
    ended = empty_desk.run("guide", "--course", *words)
    assert ended.code == 2 and said in ended.err and ended.err.count("\n") == 1 and not ended.out


def test_more_starts_than_days(empty_desk):
    words = ["--start", "9"] * 3
    assert "There are 2 days" in empty_desk.run("guide", "--course", *words).err
    assert empty_desk.run("guide", "--course", "--day3", *words).code == 0


def test_the_course_as_a_file(empty_desk):
    ended = empty_desk.run("guide", "--course", "--day3", "--to", "course.md")
    assert ended.code == 0 and ended.out == "" and "Written: course.md" in ended.err
    text = (empty_desk.folder / "course.md").read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    tables = [token for token in tokens if token.type == "table_open"]
    # a clock for each day, an agenda for each step, "what and why", mobilising, talks, Monday
    assert len(tables) == 3 + 10 + 1 + 1 + 1 + 1
    assert "[[" not in text and "format:" not in text
    again = empty_desk.run("guide", "--course", "--to", "course.md")
    assert again.code == 2 and "--force" in again.err
    assert empty_desk.run("guide", "--course", "--to", "course.md", "--force").code == 0
    assert "Day 3" not in (empty_desk.folder / "course.md").read_text(encoding="utf-8")


def test_a_guide_as_a_file(empty_desk):
    assert empty_desk.run("guide", "4", "--to", "vision.md").code == 0
    assert "# Step 4" in (empty_desk.folder / "vision.md").read_text(encoding="utf-8")
    assert "Markdown" in empty_desk.run("guide", "4", "--to", "vision.docx").err
