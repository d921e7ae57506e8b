"""Free text, rows, lines and ids."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.parse import ParseError, line, lines, row, slug, text, words

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    st.sampled_from("a \t\r\n\x1b[]0;31mP\\\x07\x9b\x9d\x9c\u202e\u200b\u200d\ud83d\ude00é\u0301")
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two \t blanks\nand a line  ", "two blanks and a line"),
        ("a\x1b[31mred\x1b[0m end", "ared end"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "alink"),
        ("a\x9b31mb\x9d0;title\x9cc", "abc"),
        ("a\x1bPsecret\x1b\\b", "ab"),
        ("bell\x07 null\x00", "bell null"),
        ("half \ud800 pair", "half pair"),
        ("whole \ud83d\ude00 pair", "whole \U0001f600 pair"),
        ("pay \u202eEUR\u202c now", "pay EUR now"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c"),
        ("Ae\u0301", "A\u00e9"),
        ("one\u2028two", "one two"),
    ],
)
def test_a_line_keeps_what_can_be_seen(typed: str, kept: str) -> None:
    assert line(typed).value == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a  \n \n\t\n b\n", "a\n\n b"),
        ("two  blanks", "two  blanks"),
    ],
)
def test_a_text_keeps_its_paragraphs(typed: str, kept: str) -> None:
    assert text(typed).value == kept


def test_too_long_says_by_how_much() -> None:
    with pytest.raises(ParseError) as refused:
        line("x" * 250)
    assert str(refused.value) == (
        "This text has 250 characters, and at most 200 fit here. Shorten it by 50."
    )
    with pytest.raises(ParseError, match=r"10,000 characters, and at most 4,000 fit here"):
        text("x" * 10_000)
    assert len(text("x" * 4000).value) == 4000


@pytest.mark.parametrize("typed", ["", " \n ", "\x1b[31m", "\u200b", "\u200d", "\ud800", "\u0301"])
def test_nothing_readable_is_refused(typed: str) -> None:
    for read in (line, text):
        with pytest.raises(ParseError, match=r"Type a few words\.$"):
            read(typed)


@given(ANY_TEXT)
def test_free_text_never_lets_a_control_through(typed: str) -> None:
    for read, allowed in ((line, ""), (text, "\n")):
        try:
            kept = read(typed).value
        except ParseError:
            continue
        assert not [c for c in kept if unicodedata.category(c) in ("Cc", "Cs") and c not in allowed]
        assert not set(kept) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b\ufeff")
        assert unicodedata.is_normalized("NFC", kept)
        assert kept.encode("utf-8")
        assert "\n\n\n" not in kept and kept == kept.strip()
        assert read(kept).value == kept


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece", ["\x1b]", "\x1b]a", "\x9d", "\x9b", "\x1b[;", "\x1bP1", "\u2028 "]
)
def test_a_flood_of_escapes_is_read_in_time(piece: str) -> None:
    assert line(piece * 100_000 + "\nthe end", 1_000_000).value.endswith("the end")


@pytest.mark.parametrize(
    ("typed", "columns", "cells"),
    [
        ("Ole; harbour director; 2 April", 3, ["Ole", "harbour director", "2 April"]),
        ("Ole\tdirector; harbour\t", 3, ["Ole", "director; harbour", ""]),
        ("Ole | 2 April", 3, ["Ole", "2 April"]),
        ("| Ole | 2 April |", 2, ["Ole", "2 April"]),
        ("Ole;;2 April", 3, ["Ole", "", "2 April"]),
        ("Ole; 2 April;;", 2, ["Ole", "2 April"]),
        ("stop; then go", 1, ["stop; then go"]),
        ("", 3, [""]),
    ],
)
def test_a_row_is_split_into_cells(typed: str, columns: int, cells: list[str]) -> None:
    assert row(typed, columns) == cells


def test_a_row_with_too_many_cells_is_refused() -> None:
    with pytest.raises(ParseError) as refused:
        row("a; b; c; d", 3)
    assert str(refused.value) == (
        '"a; b; c; d" has 4 cells, but a row here has at most 3. '
        'Type it again with ";" only between cells.'
    )


def test_other_separators_can_be_named() -> None:
    assert row("a, b; c", 2, (",",)) == ["a", "b; c"]


CELL = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=";|"), min_size=1)


@given(st.lists(CELL, min_size=2, max_size=6), st.sampled_from(["\t", "; ", " ;"]))
def test_every_row_comes_back_cell_by_cell(cells: list[str], separator: str) -> None:
    assert row(separator.join(cells), len(cells)) == cells


def test_lines_lose_bullets_and_numbers() -> None:
    pasted = "- one\n* two\r\n1. three\n2) four\n\n  • five\n- [x] six\n•\tseven\n  \nplain\n"
    assert lines(pasted) == ["one", "two", "three", "four", "five", "six", "seven", "plain"]


@pytest.mark.parametrize(
    "kept",
    ["2. april", "2. maj 2027", "- 4 3 5", "- -", "-5", "44353", "1.5 million", "*", "-\tb\tc"],
)
def test_what_only_looks_like_a_bullet_is_kept(kept: str) -> None:
    assert lines(kept) == [kept]


@pytest.mark.parametrize(
    ("title", "taken", "expected"),
    [
        ("Test rig open", (), "test-rig-open"),
        ("Test rig open", ("test-rig-open", "test-rig-open-2"), "test-rig-open-3"),
        ("Rødgrød på Ærø, Åse & Jürgen Größe", (), "roedgroed-paa-aeroe-aase-juergen-groesse"),
        ("Café Łódź", (), "cafe-lodz"),
        ("The members' meeting", (), "the-members-meeting"),
        (
            "A sentence that goes on for longer than an id",
            (),
            "a-sentence-that-goes-on-for-longer-than",
        ),
        ("x" * 60, (), "x" * 40),
        ("3", (), "n-3"),
        ("M3", (), "n-m3"),
        ("3 utilities", (), "3-utilities"),
        ("Кластер", (), "item"),
        ("", ("item",), "item-2"),
    ],
)
def test_an_id_from_a_title(title: str, taken: tuple[str, ...], expected: str) -> None:
    assert slug(title, taken) == expected


@given(st.lists(ANY_TEXT | st.sampled_from(["Same title", "x" * 50, "7"]), max_size=12))
def test_ids_have_one_shape_and_are_never_taken_twice(titles: list[str]) -> None:
    taken: set[str] = set()
    for title in titles:
        made = slug(title, taken)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
        assert len(made) <= 40
        assert not re.fullmatch(r"[a-z]?[0-9]+", made)
        assert made not in taken
        taken.add(made)


@pytest.mark.parametrize(
    ("written", "count"), [("", 0), ("one – two, three", 3), ("state-of-the-art 2.0", 2), ("…", 0)]
)
def test_words_are_counted(written: str, count: int) -> None:
    assert words(written) == count


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        (
            '"Limfjord\nPumps"\t45\tmaker\nNordic Pack\t12',
            ["Limfjord Pumps\t45\tmaker", "Nordic Pack\t12"],
        ),
        ('Bak\t"two\r\nlines"\r\nDam\t"a ""b"" c"', ["Bak\ttwo lines", 'Dam\ta "b" c']),
        ('"Limfjord\nPumps"\nNordic Pack', ["Limfjord Pumps", "Nordic Pack"]),
        ('Bak\t"a\tb"\t5', ["Bak\ta b\t5"]),
        ('"Made here" is our line', ['"Made here" is our line']),
        ('"Made here"\nfor you', ['"Made here"', "for you"]),
        ('12" pipes\t5\n8" pipes\t6', ['12" pipes\t5', '8" pipes\t6']),
        ('"\n', ['"']),
    ],
)
def test_cells_in_quotation_marks_that_a_spreadsheet_copied(pasted, rows):
    assert lines(pasted) == rows
