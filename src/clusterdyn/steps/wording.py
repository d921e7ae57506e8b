"""Pages, findings and results in words: the one place that finds and fills their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..content.catalogue import (
    aside_words,
    field_text,
    fill,
    of_step,
    placeholders,
    result_words,
    rule_words,
)
from ..model.prefill import Aside
from ..model.questionnaire import Page
from .check import ComputedResult, Finding


class FindingText(NamedTuple):
    """What is seen, and what to do about it."""

    say: str
    do: str


@dataclass(frozen=True)
class ResultText:
    """The sentence of a result, and the small table below it."""

    text: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def spoken_text(step: str, page: Page) -> str:
    """What is read aloud at a page of a step: its own sentence, else that of its first field.

    A page of later columns of a table is called by its own name there, without the table's.
    """
    pages, first = of_step(step).pages, page.items[0]
    key = page.key.rpartition(".")[2] if first.columns else page.key
    return pages.get(key) or field_text(first.path).say


def finding_text(data: Mapping[str, Any], finding: Finding) -> FindingText:
    """A finding or suggestion of a dossier in words."""
    words = rule_words(finding.rule)
    known = {**placeholders(data), **finding.values}
    return FindingText(fill(words.say, known, words.choices), fill(words.do, known, words.choices))


def result_text(data: Mapping[str, Any], computed: ComputedResult) -> ResultText:
    """A result in words: the sentence first, then its small table."""
    words = result_words(computed.id)
    known = {**placeholders(data), **computed.result.values}
    rows = tuple(tuple(_cell(cell) for cell in row) for row in computed.result.rows)
    return ResultText(fill(words.say, known, words.choices), words.columns, rows)


def aside_text(step: str, aside: Aside) -> str:
    """What is said beside or about an answer, in words."""
    return fill(aside_words(step, aside.name), aside.values)


def _cell(cell: Any) -> str:
    return fill("{x}", {"x": cell}) if not isinstance(cell, str) else cell
