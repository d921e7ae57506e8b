"""``clusterdyn explain TERM``: a word of the field, or a way of working, in plain English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ..batch.errors import quoted
from ..content.catalogue import titles
from ..content.library import Format, Term, find_format, find_term, glossary, near_terms
from ..content.step_names import NAMES
from ..errors import UsageError
from ..language.phrases import either
from .guide_text import wrapped
from .output import as_json, say_all
from .overview import terminal_width

WIDEST = 88
NO_BREAK = "\u00a0"


def explain(
    term: Annotated[list[str] | None, typer.Argument(metavar="WORD", hidden=True)] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """What a word of the field means. Without a word, the list of them."""
    wanted = " ".join(term or []).strip()
    if not wanted:
        if json:
            as_json({"terms": [term_data(one) for one in glossary().values()]})
        else:
            say_all(list_lines(width()))
        return
    known = find_term(wanted)
    way = find_format(wanted) if known is None else None
    if known is not None:
        as_json(term_data(known)) if json else say_all(term_lines(known, width()))
    elif way is not None:
        as_json(format_data(way)) if json else say_all(format_lines(way, width()))
    else:
        raise UsageError(not_known(wanted))


def width() -> int:
    return min(WIDEST, terminal_width())


def not_known(wanted: str) -> str:
    """What is said of a word that is not in the glossary."""
    near = [f'"{one.term}"' for one in near_terms(wanted)]
    hint = "The list of all words: clusterdyn explain"
    if near:
        names = either(near)
        hint = f"Did you mean {names}?"
    return f"There is no entry for {quoted(wanted)}. {hint}"


# -- a word


def term_data(term: Term) -> dict[str, object]:
    return {
        "term": term.term,
        "meaning": term.meaning,
        "aliases": list(term.aliases),
        "see_also": [glossary()[key].term for key in term.see_also],
        "steps": list(term.steps),
    }


def term_lines(term: Term, width: int) -> Iterator[str]:
    yield ""
    yield f"  {term.term}"
    yield from wrapped(term.meaning, width, "  ")
    yield ""
    if term.aliases:
        yield from wrapped(f"Also called: {', '.join(term.aliases)}", width, "  ")
    if term.see_also:
        names = ", ".join(glossary()[key].term for key in term.see_also)
        yield from wrapped(f"See also: {names}", width, "  ")
    yield from wrapped(f"You meet it in: {', '.join(map(step_said, term.steps))}", width, "  ")
    yield ""


def step_said(number: int) -> str:
    return f"step {number} ({titles()[NAMES[number - 1]]})"


# -- a way of working


def format_data(way: Format) -> dict[str, object]:
    return {
        "format": way.name,
        "people": way.people,
        "minutes": way.minutes,
        "material": list(way.material),
        "how_to": list(way.how_to),
        "good_for": way.good_for,
        "not_for": way.not_for,
        "steps": list(way.steps),
    }


def format_lines(way: Format, width: int) -> Iterator[str]:
    yield ""
    yield f"  {way.name}: {way.people} people, {way.minutes} minutes"
    yield from wrapped(f"On the table: {', '.join(way.material)}", width, "  ")
    yield ""
    for number, line in enumerate(way.how_to, 1):
        yield from wrapped(f"{number}. {line}", width, "  ", "     ")
    yield ""
    yield from wrapped(f"Good for: {way.good_for}", width, "  ")
    yield from wrapped(f"Not for: {way.not_for}", width, "  ")
    yield ""


# -- the list


def list_lines(width: int) -> Iterator[str]:
    """Every word under the step where it is met first."""
    yield ""
    for number, name in enumerate(NAMES, 1):
        terms = (t.term for t in glossary().values() if t.steps[0] == number)
        whole = [term.replace(" ", NO_BREAK) for term in sorted(terms, key=str.casefold)]
        yield f"  Step {number}, {titles()[name]}"
        yield from (
            line.replace(NO_BREAK, " ") for line in wrapped(", ".join(whole), width, "    ")
        )
    yield ""
    yield "  One of them:  clusterdyn explain lock-in"
    yield ""
