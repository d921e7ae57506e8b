"""The printed sheet: everything on it, nothing from outside, typed names as text and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from clusterdyn.content.step_names import NAMES
from clusterdyn.model.questionnaire import core_pages
from clusterdyn.steps.registry import step_named
from clusterdyn.worksheet import html, markdown, sheet_of, walls
from clusterdyn.worksheet.sheet import Sheet
from support.played import TODAY, fresh
from support.worksheets_played import at_review, before

EVIL = "A|B <b>Water</b> *North* [x](http://x.example) `c` & “so”"


class Page(HTMLParser):
    """The text and the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())

    def count(self, tag: str, kind: str = "") -> int:
        return sum(t == tag and (not kind or a.get("class") == kind) for t, a in self.tags)


def sheet(step: str, data: dict[str, Any] | None = None) -> Sheet:
    return sheet_of(before(step) if data is None else data, TODAY, step)


@pytest.mark.parametrize("step", NAMES)
def test_the_page_asks_for_nothing_from_outside(step: str) -> None:
    page = html([sheet(step)])
    assert "default-src 'none'" in page
    assert not re.search(r"(?i)https?:|//|url\(|@import|<script|<link|<img|<iframe", page)


@pytest.mark.parametrize("step", NAMES)
def test_the_page_asks_what_the_screen_asks_in_its_order(step: str) -> None:
    page = Page(html([sheet(step)]))
    number = NAMES.index(step) + 1
    pages = [f"{number}.{s.number}" for s in core_pages(step_named(step).model)]
    heads = re.findall(rf"\b({number}\.[1-9])\b(?= [A-Z])", page.text)
    assert [head for head in heads if head in pages] == pages


@pytest.mark.parametrize("step", NAMES)
def test_both_sheets_have_the_same_places_to_write(step: str) -> None:
    """As many rows, lines and boxes on paper as in the file that is typed off."""
    printed, typed = Page(html([sheet(step)])), markdown([sheet(step)])
    blanks = [blank for question in sheet(step).questions for blank in question.blanks]
    rows = sum(b.lines for b in blanks if b.kind not in ("value", "list", "ticks"))
    tables = sum(tag == "tbody" for tag, _ in printed.tags)
    assert printed.count("tr") - tables == rows
    lists = sum(blank.lines for blank in blanks if blank.kind == "list")
    values = sum(b.columns[0].words // 13 + 1 for b in blanks if b.kind == "value")
    people = 8 if sheet(step).asks_people else 0
    assert printed.count("div", "line") == lists + values + people
    ticks = sum(len(b.columns[0].choices) for b in blanks if b.kind == "ticks")
    asides = sum(1 if q.need == "required" else 2 for q in sheet(step).questions)
    lone = [line for line in typed.splitlines() if line.startswith("- [ ]")]
    assert len(lone) == ticks + asides


def test_lines_are_nine_millimetres_apart_and_letters_twelve_points_high() -> None:
    page = html([sheet("vision")])
    assert re.search(r"\.line \{ height: 9mm", page)
    assert re.search(r"^td \{ height: 9mm", page, re.MULTILINE)
    assert "font: 12pt/" in page and "size: A4 portrait" in page


def test_what_people_typed_is_text_in_both() -> None:
    data = fresh()
    data["passport"]["name"] = EVIL
    data["people"] = {"e": {"name": EVIL}}
    data["passport"]["in_the_room"] = ["e"]
    page = Page(html([sheet("vision", data)]))
    assert EVIL in page.text
    assert page.count("b") == Page(html([sheet("vision", before("vision"))])).count("b")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown([sheet("vision", data)]))
    inline = [token for token in tokens if token.type == "inline" and token.children]
    said = ["".join(c.content for c in token.children or []) for token in inline]
    assert said.count(EVIL) == 2, "the cluster and the voter, each in one cell"


@pytest.mark.parametrize("step", NAMES)
def test_typed_texts_leave_the_tags_of_a_printed_sheet_as_they_are(step: str) -> None:
    same_length = re.sub(r"[^\w ]", "x", EVIL)
    harmless, evil = sheet_full_of(same_length, step), sheet_full_of(EVIL, step)
    assert Page(html([evil])).tags == Page(html([harmless])).tags
    assert structure(markdown([evil])) == structure(markdown([harmless]))


def sheet_full_of(text: str, step: str) -> Sheet:
    """The sheet with the text in its headings and wherever people type it."""
    made = sheet(step, typed_everywhere(at_review(step), text))
    return replace(
        made, title=text, questions=tuple(replace(asked, spoken=text) for asked in made.questions)
    )


def structure(text: str) -> list[tuple[str, list[str]]]:
    """Everything in a Markdown text but its words."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    inner = [[c.type for c in token.children or [] if "text" not in c.type] for token in tokens]
    return [(token.type, types) for token, types in zip(tokens, inner, strict=True)]


def typed_everywhere(data: Any, text: str) -> Any:
    """The dossier with the text in front of all that is a sentence or a name of several words."""
    if isinstance(data, dict):
        return {key: typed_everywhere(inner, text) for key, inner in data.items()}
    if isinstance(data, list):
        return [typed_everywhere(inner, text) for inner in data]
    return f"{text} {data}" if isinstance(data, str) and " " in data else data


def test_all_steps_are_one_file_with_a_page_for_each() -> None:
    sheets = [sheet(step, fresh()) for step in NAMES]
    assert Page(html(sheets)).count("section") == 10
    assert html(sheets).count("<!DOCTYPE") == 1
    assert markdown(sheets).count("\n# Step ") == 9


def test_slips_stand_in_a_grid_with_initials_above() -> None:
    page = html([sheet("quick_wins")])
    heads = re.findall(r'<table class="tall">.*?</thead>', page)[0]
    assert re.findall(r"<th>(\w+)</th>", heads) == ["Idea", "KH", "JD", "LW", "OB"]


def test_two_people_of_the_same_initials_keep_their_names() -> None:
    data = fresh()
    data["people"] = {"a": {"name": "Karen Holm"}, "b": {"name": "Kim Hansen"}}
    data["passport"]["in_the_room"] = ["a", "b"]
    grid = sheet("identification", data).questions[1].blanks[0]
    assert [column.head for column in grid.columns][1:3] == ["Karen Holm", "Kim Hansen"]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("leadership", "There already: first test customers at home"),
        ("leadership", "There already: anchor firm · 2; small firm · 3"),
        ("leadership", "There already: Karen Holm; Ole Bak; Lise Wahl"),
        ("vision", "There already: Karen Holm; Jens Due; Lise Wahl; Ole Bak"),
        ("quick_wins", "There already: Joint test day · 400 · 0; Leak hunt week · 300 · 2"),
    ],
)
def test_what_is_answered_stands_on_the_sheet_already(step: str, said: str) -> None:
    assert said in Page(html([sheet(step, at_review(step))])).text


def test_of_many_rows_that_are_there_twelve_are_named() -> None:
    data = at_review("plan")
    actions = {f"a{n}": {"what": f"Action {n}"} for n in range(1, 20)}
    data["steps"]["plan"]["actions"] = actions
    said = Page(html([sheet("plan", data)])).text
    assert "Action 12 and 7 more" in said


def test_rows_that_are_known_are_printed_with_their_names() -> None:
    seats = sheet("leadership").questions[1].blanks[0]
    assert seats.names == (
        "anchor firm",
        "small firm",
        "supplier",
        "user or customer",
        "research or education",
        "public",
    )
    kept = sheet("strategy").questions[5].blanks[0]
    assert len(kept.names) == kept.lines == 3
    assert kept.names[0].startswith("staff 0.8 FTE")


def test_the_wall_has_three_large_sheets_with_what_the_dossier_knows() -> None:
    page = walls(before("plan"), TODAY)
    assert Page(page).count("section") == 3
    assert "size: A3 landscape" in page and "default-src 'none'" in page
    assert not re.search(r"(?i)https?:|//|url\(|<script|<link|<img", page)
    said = Page(page).text
    assert "In 2035 Europe's utilities test clean water in North Denmark" in said
    years = [year for year in range(2027, 2036) if f" {year} " in said]
    assert years == list(range(2027, 2036))


def test_the_wall_of_a_new_dossier_leaves_room_for_a_goal_and_shows_names_as_text() -> None:
    data = fresh()
    data["passport"]["name"] = EVIL
    said = Page(walls(data, TODAY)).text
    assert EVIL in said and "the year you choose" in said
    data["steps"]["vision"] = {"statement": EVIL}
    assert Page(walls(data, TODAY)).tags == Page(walls(fresh(), TODAY)).tags


@pytest.mark.parametrize("year", [2027, 2046, 1999, 2200])
def test_the_way_back_has_at_most_twelve_years_and_ends_with_the_goal(year: int) -> None:
    data = fresh()
    data["steps"]["vision"] = {"year": year}
    said = re.findall(r"<div>(\d{4})</div>", walls(data, TODAY))
    assert 1 <= len(said) <= 12
    assert said == sorted(said) and int(said[0]) > TODAY.year
    assert year <= TODAY.year or said[-1] == str(year)
