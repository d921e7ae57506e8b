"""The plan as an HTML page: the same plan, nothing from outside, whatever was typed."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given, settings

from clusterdyn.changes import with_changes
from clusterdyn.reports.charts.timeline_svg import Axis, timelines
from clusterdyn.reports.formats.plan_html import PART, breakable
from clusterdyn.reports.registry import renderer
from clusterdyn.reports.view.plan import plan_view
from support.export_parsing import seen_text
from support.export_samples import TODAY, empty, full, half, typed_everywhere

TAGS = {
    "html", "head", "meta", "title", "style", "body", "section", "h1", "h2", "h3", "h4", "p", "ul",
    "ol", "li", "strong", "table", "thead", "tbody", "tr", "th", "td", "figure", "svg", "path", "text",
    "rect", "wbr",
}  # fmt: skip


class Seen(HTMLParser):
    """What a browser would show: tags, attributes, headings, and the words of the body."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self._in: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._in and self._in.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self._in):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def page(data: dict[str, Any]) -> str:
    return renderer("plan", "html")(data, TODAY).content.decode()


def headings(text: str, pattern: str) -> list[str]:
    return [re.sub(r"[\\*]", "", found) for found in re.findall(pattern, text, re.MULTILINE)]


@pytest.mark.parametrize("data", [full(), half(), empty()], ids=["full", "half", "empty"])
def test_it_is_the_markdown_plan_part_by_part(data):
    source = renderer("plan", "md")(data, TODAY).content.decode()
    made = page(data)
    for level in (1, 2, 3):
        of_source = headings(source, rf"^{'#' * level} (.*)$")
        of_page = headings(made, rf"<h{level}>(.*?)</h{level}>")
        assert [re.sub("&#36;|&amp;|&quot;|&#x27;", "", one) for one in of_page] == [
            re.sub("""&#36;|&|"|'""", "", one) for one in of_source
        ]
    assert made.count("<tr>") == len(re.findall(r"^\|", source, re.MULTILINE)) - len(
        re.findall(r"^\| -", source, re.MULTILINE)
    )


def test_the_board_has_a_sheet_of_its_own():
    board, rest = page(full()).split("</section>", 1)
    assert '<section class="board">' in board and "One-page plan" in board
    assert "Passport" not in board and "Passport" in rest


def test_nothing_is_asked_from_outside():
    made = page(full())
    assert "default-src 'none'" in made
    assert not re.search(r"https?:|src=|href=|url\(|@import|<script|<link", made)
    assert Seen(made).tags <= TAGS


@settings(max_examples=12, deadline=None)
@given(seen_text)
@example("<script>alert(1)</script>")
@example("![x](http://example.org/x.png) <img src=x> [y](javascript:1)")
@example("---")
@example("<hr />")
@example("```mermaid")
@example("\x00 and \x1b[31m")
def test_typed_text_stays_text(text: str):
    made = page(typed_everywhere(text))
    seen = Seen(made)
    assert seen.tags <= TAGS
    assert not seen.attributes & {"src", "href", "onclick", "onerror"}
    assert made.count("<section") == 2


def test_a_word_without_end_may_break_and_others_stay_whole():
    assert breakable("a warranty & a half") == "a warranty &amp; a half"
    word = "x" * 60
    assert breakable(word).replace("<wbr>", "") == word
    assert max(map(len, breakable(word).split("<wbr>"))) == PART
    assert breakable("<" * 30).count("&lt;") == 30


def test_pictures_show_milestones_and_actions_that_have_their_days():
    first, second = timelines(plan_view(full(), TODAY).full)
    assert 'aria-label="Milestones by day"' in first and "M1 first welding class" in first
    assert first.count('Z"') == 3  # diamonds
    assert second.count("<rect") == 1 and "compare three places for a dock" in second
    assert "yacht fair" not in second
    dropped = with_changes(full(), {"steps.plan.milestones.dock-open.status": (None, "dropped")})
    assert "shared dock open" not in timelines(plan_view(dropped, TODAY).full)[0]
    assert timelines(plan_view(empty(), TODAY).full) == []


def test_everything_stands_within_the_picture():
    axis = Axis(date(2027, 1, 1), date(2027, 12, 31))
    assert axis.x(axis.first) < axis.x(date(2027, 7, 1)) < axis.x(axis.last) <= 760
    for years in (1, 3, 8, 40, 150):
        axis = Axis(date(2027, 5, 3), date(2027 + years, 5, 3))
        marks = list(axis.marks(1))
        assert 2 <= len(marks) // 2 <= 16
    one_day = Axis(date(2027, 12, 31), date(2027, 12, 31))
    assert one_day.first == date(2027, 10, 1) and one_day.last == date(2028, 1, 1)
