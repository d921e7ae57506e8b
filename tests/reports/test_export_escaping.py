"""Text that somebody typed shows up as it was typed, wherever it stands in Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from clusterdyn.parse.characters import flat
from clusterdyn.reports.escaping import LONGEST_LABEL, escaped, gantt_label
from support.export_parsing import NASTY, any_text, seen_text, structure, texts

FRAMES = {
    "paragraph": "{}\n",
    "after a paragraph": "before\n\n{}\n\nafter\n",
    "second line of a paragraph": "before\n{}\n",
    "heading": "## {}\n",
    "list": "- {}\n- {}\n",
    "sentence": "It is {}, they say.\n",
    "table": "| a | b |\n| --- | --- |\n| {} | {} |\n| {} | x |\n",
    "table head": "| {} | b |\n| --- | --- |\n| x | y |\n",
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_each_nasty_sign_stays_text(frame):
    for typed in NASTY:
        if flat(typed):
            assert_plain(frame, typed)
            assert_plain(frame, f"ship{typed}ship {typed} x")


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@given(typed=seen_text)
def test_any_text_stays_text(frame, typed):
    assert_plain(frame, typed)


def assert_plain(frame, typed):
    made = frame.replace("{}", escaped(typed))
    harmless = frame.replace("{}", "ship")
    assert structure(made) == structure(harmless)
    said = [text.replace("ship", flat(typed)) for text in texts(harmless)]
    assert texts(made) == said


@given(typed=any_text)
def test_an_escaped_text_is_one_line_without_control_or_bidi_signs(typed):
    made = escaped(typed)
    assert "\n" not in made
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", made)


@pytest.mark.parametrize(
    "typed",
    [
        "Test site open, 3.5 km from here (Q3 2029)",
        "R&D with C# in Aalborg; e.g. a fair at 12:30",
        "Members' meeting - 30% of all",
        "DKK 0 to 10,000",
    ],
)
def test_ordinary_text_is_not_littered_with_escapes(typed):
    assert escaped(typed) == typed


def test_a_dollar_sign_never_starts_a_formula():
    assert "$" not in escaped("$x^2$ and $$y$$")


CODE = re.compile("#([0-9]+);")


def as_drawn(label: str) -> str:
    """What Mermaid shows of a label: its codes become the signs that they stand for."""
    return CODE.sub(lambda code: chr(int(code[1])), label)


@given(typed=any_text)
def test_a_label_in_a_diagram_holds_nothing_that_mermaid_reads(typed):
    label = gantt_label(typed)
    assert not re.search(r"[:;#%{}<>|`\"\\\n\r]", CODE.sub("", label))
    shown = as_drawn(label).removesuffix("…")
    assert flat(typed).startswith(shown)


@pytest.mark.parametrize(
    "typed",
    [
        "हिन्दी में निर्णय",
        "เปิดท่าเรือ ปี ๒๕๗๐",
        "مُؤَسَّسَةٌ جَدِيدَةٌ",
        "Prinsjesdag: 30% & € 5; #1 <soon> @home = $2",
        'a "rig"',
    ],
)
def test_a_label_is_shown_as_it_was_typed(typed):
    assert as_drawn(gantt_label(typed)) == typed


def test_a_long_label_says_that_it_is_shortened_and_parts_no_letter_from_its_marks():
    assert gantt_label("dock " * 40).endswith("…")
    hindi = gantt_label("की" * 80)
    assert hindi == "की" * (LONGEST_LABEL - 1) + "…"
