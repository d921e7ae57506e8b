"""The board's page on paper: one sheet of A4, by count and by what a browser prints."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterdyn.reports.formats.plan_html import html
from clusterdyn.reports.formats.plan_markdown import markdown
from clusterdyn.reports.view import page_fit
from clusterdyn.reports.view.plan import plan_view
from clusterdyn.reports.view.plan_data import Page, PagePart
from clusterdyn.reports.view.wording import introduction
from clusterdyn.templates import FRAMES
from support.export_parsing import texts, viewer
from support.export_samples import TODAY, empty, full, half
from support.made_dossiers import made
from support.services import chromium

FONTS = (FRAMES / "fonts.css").read_text(encoding="utf-8")
PLAIN_STYLE = f"""<!doctype html><meta charset="utf-8"><style>{FONTS}
@page {{ size: A4; margin: 20mm }}
body {{ margin: 0; font: 11pt Arial, "Liberation Sans", "As wide as Arial", sans-serif }}
</style>"""
LIKE_ARIAL = '"Helvetica Neue", Arial, "Liberation Sans", '
ADJUSTED = '"As wide as Arial",\n  '
TYPEFACES = {
    "as exported": {},
    "no Arial": {LIKE_ARIAL: ""},
    "no Arial and none as wide": {LIKE_ARIAL: "", ADJUSTED: ""},
}
"""What is taken from the page's list of typefaces, as it is on machines that lack them."""


def crowded(milestones: int, actions: int, words: int) -> dict[str, Any]:
    """The sample with long lists, each text of so many words."""
    data, plan = full(), full()["steps"]["plan"]
    text = " ".join(["refit", "ferries", "together", "every", "winter"] * 5)
    said = " ".join(text.split()[:words])
    stone, action = plan["milestones"]["first-class"], plan["actions"]["visit-owners"]
    data["steps"]["plan"]["milestones"] = {
        f"stone-{n}": {
            **stone,
            "text": f"{n} {said}",
            "due": f"{2028 + n // 12}-{n % 12 + 1:02}-15",
        }
        for n in range(milestones)
    }
    data["steps"]["plan"]["actions"] = {
        f"act-{n}": {
            **action,
            "what": f"{n} {said}",
            "milestone": None,
            "due": f"2027-0{n % 3 + 4}-20",
        }
        for n in range(actions)
    }
    for n in range(8):
        data["indicators"][f"more-{n}"] = {"name": f"Ferries refitted in harbour {n}"}
        data["steps"]["checkup"]["indicators"][f"more-{n}"] = {"ladder": "output", "target": n}
    return data


def page(data: dict[str, Any]) -> Page:
    return plan_view(data, TODAY).page


def shown(data: dict[str, Any]) -> dict[int, int]:
    return {item.number: len(item.rows) for item in page(data).parts if item.rows}


def test_with_room_on_the_sheet_every_list_shows_all_it_may():
    assert shown(crowded(6, 8, 3)) == {5: 6, 6: 8, 7: 1, 10: 5}


def test_a_full_sheet_takes_rows_from_the_longest_list_first_and_says_so():
    data = crowded(60, 260, 12)
    found = page(data)
    assert found.lines == page_fit.LINES and found.too_long == ()
    assert sorted(shown(data).values()) == [1, 4, 5, 5]
    notes = [item.note for item in found.parts if item.number in (5, 6)]
    rest = "; the others stand in the full plan"
    assert notes == [f"5 of 60{rest}", f"5 of 260{rest}"]


def test_three_rows_stay_and_then_the_longest_part_is_named():
    data = crowded(60, 260, 25)
    for stone in data["steps"]["plan"]["milestones"].values():
        stone["text"] = "MEMBERSHIP " * 17
    data["passport"]["name"] = "The Association of Boat Builders between Quiet Bay and Long Strand"
    found = page(data)
    assert shown(data) == {5: 3, 6: 3, 7: 1, 10: 3}
    assert found.lines > page_fit.LINES and found.words <= 450
    assert found.too_long == (
        f"The page has {found.lines} lines; 57 fit on one sheet. "
        "Shorten part 5, Milestones: it is the longest.",
    )


def test_titles_cost_lines_as_words_do_not():
    bare = PagePart(4, "Findings answered", ("no dock", "no welders"))
    assert page_fit.lines_of(bare) == 3
    assert page_fit.lines_of(PagePart(4, "Findings answered", ("no dock",))) == 1
    assert page_fit.head_lines("Quiet Bay", "Action plan.") == 9


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("x" * 400, 1),  # a word cannot be broken
        ("x" * 400 + " y", 2),
        (" ".join(["mmmmm"] * 8), 1),
        (" ".join(["mmmmm"] * 9), 2),
        (" ".join(["iiiii"] * 27), 1),
        (" ".join(["iiiii"] * 30), 2),
        (" ".join(["船船船船"] * 8), 2),
    ],
)
def test_lines_are_counted_by_the_width_of_their_letters(text, lines):
    assert page_fit.wrapped(text, page_fit.ITEM) == lines


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), share=st.sampled_from([0.2, 0.6, 1.0]))
def test_a_page_fits_on_its_sheet_or_names_what_to_shorten(seed, share):
    found = page(made(seed, share))
    assert found.lines <= page_fit.LINES or found.too_long
    for item in found.parts:
        assert len(item.rows) == item.there or item.note


def printed_pages(data: dict[str, Any], folder: Any) -> int:
    """How many sheets a browser needs for the page, in a plain style."""
    text = markdown(plan_view(data, TODAY)).split("\n---\n")[0]
    return sheets(PLAIN_STYLE + viewer().render(text), folder)


def sheets(content: str, folder: Any) -> int:
    """How many sheets a browser prints."""
    (folder / "page.html").write_text(content, encoding="utf-8")
    command = [
        chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}",
        (folder / "page.html").as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", (folder / "page.pdf").read_bytes()))


SAMPLES = [empty, half, full, lambda: crowded(60, 260, 6), lambda: crowded(60, 260, 12)]


@pytest.mark.service
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_browser_prints_the_markdown_page_on_one_sheet(sample, tmp_path):
    data = sample()
    assert page(data).too_long == ()
    assert printed_pages(data, tmp_path) == 1


@pytest.mark.service
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("typefaces", TYPEFACES)
def test_a_browser_prints_the_exported_page_on_one_sheet(sample, typefaces, tmp_path):
    of_board = html(plan_view(sample(), TODAY)).split("</section>")[0]
    for names, others in TYPEFACES[typefaces].items():
        assert names in of_board
        of_board = of_board.replace(names, others)
    assert sheets(of_board, tmp_path) == 1


@pytest.mark.service
def test_a_browser_needs_a_second_sheet_where_the_count_says_so(tmp_path):
    data = crowded(60, 260, 25)
    data["steps"]["vision"]["statement"] = " ".join(["refit"] * 200)
    assert page(data).lines > page_fit.LINES + 4
    assert printed_pages(data, tmp_path) == 2


def test_the_page_is_read_in_full_as_one_numbered_list():
    lines = texts(markdown(plan_view(full(), TODAY)))
    hand = "…" * 12
    last = f"Adoption: by {hand} · date {hand} · next review 1 October 2027 · signature {hand}"
    assert last in lines
    assert "Pilots · who gains · first result" in lines
    assert "M1 · first welding class · 31 August 2028 · Ole Lind" in lines


@pytest.mark.parametrize("sample", [empty, full])
def test_the_lines_above_the_parts_are_those_that_are_counted(sample):
    view = plan_view(sample(), TODAY)
    shown = texts(markdown(view))
    assert shown[1] == introduction(view.full)
    assert shown[2] == "One-page plan"
