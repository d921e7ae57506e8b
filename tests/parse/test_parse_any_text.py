"""Whatever is typed: a value, or one sentence that helps. Never anything else."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn import parse

TODAY = date(2027, 3, 3)
OPTIONS = [("one", "The first"), ("2", "Second"), ("", "<10k")]

READERS: dict[str, Callable[[str], object]] = {
    "day": lambda typed: parse.day(typed, TODAY),
    "day at the end of the calendar": lambda typed: parse.day(typed, date.max),
    "day at its beginning": lambda typed: parse.day(typed, date.min),
    "year": lambda typed: parse.year(typed, 2032, 2047, TODAY),
    "whole": lambda typed: parse.whole(typed, 1, 5),
    "number": parse.number,
    "hours a month": lambda typed: parse.number(typed, 0, 744, parse.Measure("hours", "month")),
    "meetings a year": lambda typed: parse.whole(typed, 0, 99, parse.Measure("meetings", "year")),
    "money a year": lambda typed: parse.money(typed, "EUR", parse.Measure("", "year")),
    "start": lambda typed: parse.day(typed, TODAY, start=True),
    "past": lambda typed: parse.day(typed, TODAY, past=True),
    "country": parse.country_code,
    "currency": lambda typed: parse.currency_code(typed, "NO"),
    "percent": parse.percent,
    "money": lambda typed: parse.money(typed, "DKK"),
    "yes_no": parse.yes_no,
    "choice": lambda typed: parse.choice(typed, OPTIONS),
    "choice of nothing": lambda typed: parse.choice(typed, []),
    "choices": lambda typed: parse.choices(typed, OPTIONS),
    "digits": lambda typed: parse.digits(typed, 5, 1, 5, ["links"]),
    "name": lambda typed: parse.name(typed, OPTIONS),
    "row": lambda typed: parse.row(typed, 3),
    "lines": parse.lines,
    "line": parse.line,
    "text": parse.text,
    "slug": lambda typed: parse.slug(typed, ()),
    "words": parse.words,
}

PIECES = [
    "next", "last", "in", "end", "of", "mid", "week", "uge", "day", "days", "months", "years",
    "ago", "quarter", "half", "friday", "fri", "thuesday", "april", "maj", "feb", "feburary",
    "2", "31", "29", "0", "13", "99", "'27", "2027", "2029", "99999", "1,900", "1.9", "k",
    "mio", "kr", "€", "DKK", "EUR", "%", "-", "-5", "/", ".", ",", ";", "|", "Q3", "H1",
    "w", "12", "12.", "KW", "S", "before", "Christmas", "jul", "first", "spring", "in", "vor", "sem",
    "per", "test", "h", "month", "monthly", "to", "½", "half", "1/2", "T€", "t", ".-", ",--", "'000",
    "the", "a", "one", "none", "all", "²", "٣", "½", "İ", "ſ", "\ud800", "\x1b[31m", "\u202e",
    "\u0301", "\u200d", "#3", "M3",
]  # fmt: skip
TYPED = (
    st.text(st.characters(codec=None, exclude_categories=()))
    | st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
)


def refusal(read: Callable[[str], object], typed: str) -> str | None:
    try:
        read(typed)
    except parse.ParseError as refused:
        return str(refused)
    return None


@pytest.mark.parametrize("reader", READERS)
def test_any_text_gives_a_value_or_a_sentence(reader: str) -> None:
    @given(TYPED)
    def check(typed: str) -> None:
        sentence = refusal(READERS[reader], typed)
        if sentence is not None:
            assert sentence[-1] in ".?"
            assert sentence.isprintable()
            assert "!" not in sentence.replace(typed, "") or "!" in typed
            assert len(sentence) < 400

    check()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", ["x", "9", "a ", "1,", "\x1b]", "[31m", "é\u0301", "- ", ";"])
def test_ten_thousand_characters_do_no_harm(reader: str, piece: str) -> None:
    typed = (piece * 10_000)[:10_000]
    sentence = refusal(READERS[reader], typed)
    assert sentence is None or len(sentence) < 400


def test_nothing_typed_is_said_so() -> None:
    silent = {"name", "row", "lines", "slug", "words"}
    for reader in READERS.keys() - silent:
        sentence = refusal(READERS[reader], " ")
        assert sentence is not None and sentence.startswith("Nothing "), reader
