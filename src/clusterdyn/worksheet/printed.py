"""The words that are printed on a sheet, to tell them from what somebody typed."""

from __future__ import annotations

from collections.abc import Iterator

from . import words
from .boxes import same
from .sheet import Sheet, SheetQuestion


def printed_words(question: SheetQuestion | None) -> str:
    """All that is printed with a question: the rest of a broken line is found in it."""
    found = [*_of_question(question), words.SUMS, question.sums if question else ""]
    return same(" ".join(found))


def printed_lines(sheet: Sheet | None, question: SheetQuestion | None) -> set[str]:
    """Whole lines that are printed around a question; a word processor may have dropped ">"."""
    found = list(_of_question(question))
    if sheet is not None:
        found += [sheet.question, words.HOW, words.FOOT, *words.footer_names(sheet)]
    return {same(line) for line in found}


def _of_question(question: SheetQuestion | None) -> Iterator[str]:
    if question is not None:
        yield question.spoken
        for blank in question.blanks:
            yield blank.head
            yield from words.notes(blank)
