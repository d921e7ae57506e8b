"""The questions about a note, as a front end shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..answers.reader import Reader
from ..answers.views import Question, Row, TableView
from ..changes import ABSENT, value_at
from ..content.catalogue import field_text, format_date
from ..model.fields import Need
from ..model.schema import SchemaNode
from .journal_kinds import KINDS, called, fields, unfinished


def kinds_on_offer(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(path, words): notes that were begun come first, then a new one of each kind."""
    begun = [(path, f'go on with "{called(data, path)}"') for path in unfinished(data)]
    return [*begun, *((table, field_text(table).say) for table in KINDS.values())]


def kind_question(data: Mapping[str, Any]) -> Question:
    words = field_text("journal")
    return Question(
        step_title=words.label,
        number=1,
        of=1,
        path="journal",
        kind="choice",
        spoken=words.say,
        prompt=words.say,
        label=words.label,
        help=words.help,
        need=Need.REQUIRED,
        options=kinds_on_offer(data),
    )


def field_question(reader: Reader, path: str, name: str, line: int) -> Question:
    """The question about a field of the note at ``path``; ``line`` of a list is being changed."""
    table = path.rpartition(".")[0]
    node, words = reader.schema.node(f"{path}.{name}"), field_text(f"{path}.{name}")
    answer, raw = node.answer_type, value_at(reader.data, f"{path}.{name}")
    there = lines_at(reader.data, node) if answer.kind == "lines" else []
    old = reader.text(node, raw)
    if answer.kind == "lines":
        old = there[line - 1] if line else ""
    names = fields(table)
    return Question(
        step_title=field_text(table).label,
        number=names.index(name) + 1,
        of=len(names),
        path=node.path,
        kind=answer.kind,
        spoken=words.say,
        prompt=words.say,
        label=words.label,
        row=f"{line} of {len(there)}" if line else "",
        help=words.help,
        example=words.example,
        old=old or proposed(reader, node),
        asked=raw is not ABSENT,
        need=node.need,
        options=reader.options(node) if answer.ref else (),
        reference=bool(answer.ref),
        table=_lines(words.label, there) if answer.kind == "lines" else None,
        row_key=str(line) if line else "",
    )


def proposed(reader: Reader, node: SchemaNode) -> str:
    """Today, where a day is needed and none was given."""
    unknown = value_at(reader.data, node.path) is ABSENT
    wanted = unknown and node.need == Need.REQUIRED and node.answer_type.kind == "day"
    return format_date(reader.today) if wanted else ""


def lines_at(data: Mapping[str, Any], node: SchemaNode) -> list[str]:
    return list(value_at(data, node.path, None) or [])


def _lines(label: str, there: list[str]) -> TableView:
    return TableView((label,), tuple(Row(str(n), (text,)) for n, text in enumerate(there, 1)))
