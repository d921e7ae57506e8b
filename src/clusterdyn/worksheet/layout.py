"""The sheet of a step: its questions with their blanks, derived from the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ..answers.reader import Reader
from ..answers.routing_path import RoutingPath
from ..changes import value_at
from ..content.catalogue import field_text, fill, of_step, placeholders, read_yaml, workbook
from ..model.answer_types import answer_type
from ..model.fields import LINE_LENGTH, Aim, Need
from ..model.questionnaire import Item, Page
from ..steps.registry import dossier_schema, step_named
from .choices import labels
from .footer_names import footer_names
from .score_rows import score_rows
from .sheet import Blank, Column, Kind, Sheet, SheetQuestion
from .tables import table

LETTERS = "abcdefghij"
FIVE = 5
SENTENCE = 20


def sheet_of(data: Mapping[str, Any], today: date, step: str) -> Sheet:
    """The sheet of a step for a dossier as it is."""
    route = RoutingPath(data, today, step_named(step))
    reader = Reader(data, today, dossier_schema())
    words = of_step(step)
    questions = tuple(_question(route, reader, page) for page in route.pages)
    kinds = {blank.kind for question in questions for blank in question.blanks}
    nobody = not value_at(data, "passport.in_the_room", None)
    return Sheet(
        route.step.number,
        step,
        words.title,
        words.question,
        str(value_at(data, "passport.name", None) or ""),
        questions,
        nobody and bool(kinds & {"scores", "votes", "grid"}),
        footer_names(route, questions),
    )


def _question(route: RoutingPath, reader: Reader, page: Page) -> SheetQuestion:
    spoken = filled(route, _spoken(route, page))
    needs = {item.need for item in page.items}
    need = next(n for n in (Need.REQUIRED, Need.ASKED, Need.OPTIONAL) if n in needs)
    blanks = tuple(
        _quiet(_blank(route, reader, item, letter), spoken)
        for item, letter in zip(page.items, LETTERS, strict=False)
    )
    number = f"{route.step.number}.{page.number}"
    return SheetQuestion(number, spoken, need, blanks, _sums().get(number, ""))


def _spoken(route: RoutingPath, page: Page) -> str:
    words, first = of_step(route.step.name), page.items[0]
    spoken = words.pages.get(page.key, "") or field_text(first.path).say
    return words.pages.get(page.key.rpartition(".")[2], spoken) if first.columns else spoken


def filled(route: RoutingPath, text: str) -> str:
    return fill(text, placeholders(route.data))


def _quiet(blank: Blank, spoken: str) -> Blank:
    """The blank without a prompt that only says the question again."""
    return replace(blank, prompt="") if blank.prompt == spoken else blank


def _sums() -> Mapping[str, str]:
    file = workbook() / "worksheets.yaml"
    return (read_yaml(file) or {}).get("sums", {}) if file.is_file() else {}


def _blank(route: RoutingPath, reader: Reader, item: Item, letter: str) -> Blank:
    words = field_text(item.path)
    prompt, example = filled(route, words.say), filled(route, words.example)
    if item.kind == "value":
        return _value(route, reader, item, Blank(letter, item, "value", prompt, (), 1, (), example))
    if item.kind == "scores":
        return score_rows(route, Blank(letter, item, "scores", prompt, (), 1, (), example))
    return table(route, reader, Blank(letter, item, "rows", prompt, (), 1, (), example))


def _value(route: RoutingPath, reader: Reader, item: Item, blank: Blank) -> Blank:
    """One value, a list of them, or boxes to tick."""
    node = route.schema.node(item.path)
    answer, kind, lines, aim = answer_type(node), "value", 1, node.mark(Aim)
    ticked = () if answer.ref else labels(reader, node, answer)
    if ticked:
        kind = "ticks"
    elif answer.kind in ("lines", "refs"):
        kind = "list"
        lines = aim.lines[1] if aim and aim.lines[1] else FIVE
    before = reader.text(node, value_at(route.data, item.path, None))
    label, most = field_text(item.path).label, aim.words if aim else 0
    if kind == "list" and answer.longest > LINE_LENGTH:
        most = most or SENTENCE
    column = Column(node.name, label, ticked, bool(ticked), answer.kind, most)
    chosen: Kind = kind  # type: ignore[assignment]
    return replace(
        blank,
        kind=chosen,
        columns=(column,),
        lines=lines,
        example="" if ticked else blank.example,
        already=(before,) if before else (),
    )
