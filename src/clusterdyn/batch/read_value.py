"""One value of a file as the value of a field: text like a typed answer, lists item by item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pydantic_core
from pydantic import ValidationError

from ..answers.names import is_closed, is_first_name, records
from ..answers.reader import BLANK, NOTHING, NUMBERS, Reader, Reading
from ..model.answer_types import AnswerType
from ..model.draft import ValidationFault
from ..model.field_spec import field_of
from ..model.fields import Code, Need, Slug
from ..model.schema import SchemaNode
from ..parse import ParseError, choice, day, line, name, slug
from ..steps.validation import sentence
from .errors import did_you_mean, names_listed, quoted
from .yaml_tree import TreeEntry

Options = Sequence[tuple[str, str]]
LISTS = ("lines", "refs", "choices")
NATIVE = ("whole", "number", "money", "percent", "year", "yes_no")
ROW_NUMBER = re.compile(r"#?[0-9]+|[A-Za-z][0-9]+")
SLUG = field_of(Slug)
NEEDED = "This one is needed, so it cannot be left empty. Leave it out to answer it later."


def read_value(reader: Reader, node: SchemaNode, entry: TreeEntry) -> Reading:
    """The value of an ``entry`` at a schema node; ``ParseError`` says why not.

    Empty means "asked, left empty", where that is possible.
    """
    answer, raw = node.answer_type, entry.value
    if isinstance(raw, dict):
        raise ParseError("One answer belongs here, not a group of fields.")
    if entry.is_empty or _says_none(raw, node, answer):
        if not node.field.nullable or node.need == Need.REQUIRED:
            raise ParseError(NEEDED)
        return Reading(None, "left empty")
    if isinstance(raw, list):
        return _list(reader, node, answer, raw)
    if not isinstance(raw, str):
        if answer.kind in NATIVE:
            return _native(node, raw)
        raw = str(raw)
    nothing = raw.strip().casefold() in NOTHING
    if answer.kind == "ref" and not (nothing and node.field.nullable):
        key = _allowed(reader, node, answer, raw)
        return Reading(key, dict(_choices(reader, node))[key])
    if answer.kind == "refs" and not nothing:
        return _references(raw, answer, _choices(reader, node))
    return reader.read(node, raw)


def _allowed(reader: Reader, node: SchemaNode, answer: AnswerType, text: str) -> str:
    """The record that a text names, if it may be chosen here (a deputy is not the chair)."""
    options = _choices(reader, node)
    every = records(reader.data, reader.schema, answer.ref)
    key = reference(text, answer.ref, every if len(every) > len(options) else options)
    if key not in dict(options):
        names = [label for _, label in options]
        raise ParseError(f"{quoted(text)} cannot be chosen here. {_known(names)}")
    return key


def _says_none(raw: Any, node: SchemaNode, answer: AnswerType) -> bool:
    """Whether a word leaves it empty (in a list it is a list of nothing)."""
    if not isinstance(raw, str) or answer.kind in LISTS:
        return False
    if node.mark(Code) is not None or answer.kind in NUMBERS:
        return False  # Norway is NO, and none is zero
    said = raw.strip().casefold()
    if answer.kind in ("line", "text"):  # a vision called "none" is nobody's wish
        return said in BLANK
    return said == "none" and said not in answer.options and node.field.nullable


def _choices(reader: Reader, node: SchemaNode) -> Options:
    return reader.options(node)


def _native(node: SchemaNode, raw: Any) -> Reading:
    """A number or a true or false of JSON: taken as it stands, if it fits."""
    try:
        value = node.field.adapter.validate_json(pydantic_core.to_json(raw), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        fault = ValidationFault(
            "It", first["type"], {"input": first["input"], **first.get("ctx", {})}
        )
        raise ParseError(sentence(fault)) from None
    return Reading(value)


def _list(reader: Reader, node: SchemaNode, answer: AnswerType, items: list[TreeEntry]) -> Reading:
    if answer.kind not in LISTS:
        raise ParseError("One answer belongs here, not a list.")
    values: list[Any] = []
    said: list[str] = []
    guess = False
    for number, item in enumerate(items, 1):
        if isinstance(item.value, dict | list) or item.is_empty:
            raise ParseError(f"Item {number} of the list is not one answer.")
        text = str(item.value)
        try:
            value, shown, guessed = _item(reader, node, answer, text)
        except ParseError as problem:
            raise ParseError(f"Item {number}: {problem}") from None
        guess = guess or guessed
        if answer.kind == "lines" or value not in values:
            values.append(value)
            said.append(shown)
    return Reading(values, "; ".join(said) or "none", guess)


def _item(reader: Reader, node: SchemaNode, answer: AnswerType, text: str) -> tuple[str, str, bool]:
    if answer.kind == "lines":
        clean = str(line(text, answer.longest).value)
        return clean, clean, False
    options = _choices(reader, node)
    if answer.kind == "refs":
        key = reference(text, answer.ref, options)
        return key, dict(options)[key], False
    found = choice(text, options, numbered=False)
    return str(found.value), dict(options).get(found.value, found.value), found.guess


def _references(text: str, answer: AnswerType, options: Options) -> Reading:
    """Several names in one text: parted by line, semicolon or comma, unless it is one name."""
    known = {key for key, _ in options} | {shown for _, shown in options}
    parts = [text.strip()]
    if text.strip() not in known:
        mark = next((mark for mark in ("\n", ";", ",") if mark in text), "\n")
        parts = [item.strip() for item in text.split(mark) if item.strip()]
    keys = list(dict.fromkeys(reference(item, answer.ref, options) for item in parts))
    names = dict(options)
    return Reading(keys, "; ".join(names[key] for key in keys))


def reference(text: str, table: str, options: Options) -> str:
    """The id of the record that a text names by id or name; never a row number, never a guess.

    The beginning of a name counts where it is plain (a person's first name, a step's own table).
    Elsewhere it could be a new organisation, and nobody is there to confirm it.
    """
    wanted = str(line(text).value)
    names = dict(options)
    if wanted in names:
        return wanted
    found = name(wanted, options)
    one = found.ids[0] if found.ids else ""
    plain = found.kind == "begun" and (is_closed(table) or is_first_name(wanted, names[one], table))
    if (found.kind == "exact" or plain) and not ROW_NUMBER.fullmatch(wanted):
        return one
    where = _table_said(table)
    if found.kind == "several":
        several = names_listed([names[key] for key in found.ids])
        raise ParseError(
            f"{quoted(wanted)} fits several in {where}: {several}. Write more of the name."
        )
    if found.kind in ("begun", "guess"):
        hint = f'Did you mean "{names[one]}"?'
    else:
        hint = _known(list(names.values()))
    raise ParseError(f"{quoted(wanted)} is not in {where}. {hint}")


def _known(names: list[str]) -> str:
    if not names:
        return "Nothing stands there yet, so add it first."
    return f"There are: {names_listed(names)}."


def _table_said(table: str) -> str:
    return table.removeprefix("steps.")


def read_key(reader: Reader, node: SchemaNode, text: str, options: Options, today: date) -> str:
    """The key of a record in the table at ``node``: an id, a choice, a day, or a name."""
    if node.key_ref is not None:
        return reference(text, node.key_ref.to, options)
    if options:
        return _fixed_key(text, options)
    kind = key_kind(node)
    if kind == "day":
        return day(text, today).value.isoformat()
    try:
        SLUG.adapter.validate_python(text, strict=True)
    except ValidationError:
        raise ParseError(
            f"{quoted(text)} cannot be an id. An id has small letters, digits and single dashes, "
            f'for example "{slug(text, ())}".'
        ) from None
    return text


def key_kind(node: SchemaNode) -> str:
    """The kind of a table's keys: "line" for ids, "day", "choice", or "ref"."""
    assert node.field.key is not None
    return node.field.key.answer_type.kind


def _fixed_key(text: str, options: Options) -> str:
    wanted = text.strip().casefold()
    for key, label in options:
        plain = wanted.replace("_", "-").replace(" ", "-")
        if wanted in (key, label.casefold()) or plain == key:
            return key
    keys = [key for key, _ in options]
    raise ParseError(f"{quoted(text)} is no row of this table. {did_you_mean(text, keys)}")


def key_options(reader: Reader, node: SchemaNode) -> Options:
    """(key, label) that a table's keys can be: records referred to, or a fixed choice."""
    from ..answers.rows import RowTable

    if node.key_ref is not None:
        return records(reader.data, reader.schema, node.key_ref.to)
    return RowTable(node.path, (), (), reader).key_choices()
