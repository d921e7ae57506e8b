"""The JSON Schema of a dossier, derived from the models (draft 2020-12).

Half-done dossiers are valid: nothing inside a step or a record is required. What no field is
meant for is refused.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel, StringConstraints

from ..content.step_names import NAMES
from ..model.field_spec import FieldSpec, fields_of
from ..model.records import DOSSIER_ID, REGISTERS, VERSION
from ..model.schema import ROOT_MODELS
from .registry import all_steps, dossier_schema

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
AT_THE_END = r"(?!\n)"
"""Stands after "$", which some programs let a line end follow."""
DAY: Schema = {
    "type": "string",
    "format": "date",
    "pattern": f"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}${AT_THE_END}",
}
STEP_MARKS = ("endorsed", "worked")


def schema() -> Schema:
    """The schema of a whole dossier; each model stands once, under ``$defs``."""
    definitions: Schema = {}
    properties: Schema = {
        "version": {"const": VERSION, "type": "integer"},
        "id": {"type": "string", "pattern": DOSSIER_ID + AT_THE_END},
    }
    for name in (*ROOT_MODELS, *REGISTERS):
        properties[name] = _field(dossier_schema().node(name).field, definitions)
    steps = {step.name: _model(step.model, definitions) for step in all_steps()}
    properties["steps"] = {
        "type": "object",
        "properties": steps,
        "additionalProperties": False,
    }
    _name_steps_in_marks(definitions)
    return {
        "$schema": DIALECT,
        "title": "Cluster dossier",
        "description": "Everything that a group has answered about its business cluster.",
        "type": "object",
        "properties": properties,
        "required": ["version"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _name_steps_in_marks(definitions: Schema) -> None:
    """Adoption and days of work are kept by the names of steps."""
    marks = definitions["Marks"]["properties"]
    for name in STEP_MARKS:
        for option in marks[name]["anyOf"]:
            if option.get("type") == "object":
                option["propertyNames"] = {"enum": list(NAMES)}


def _model(model: type[BaseModel], definitions: Schema) -> Schema:
    """A reference to a model's definition, which is made when it is first met."""
    name = _name_of(model)
    if name not in definitions:
        made: Schema = {"type": "object"}
        definitions[name] = made
        about = (model.__doc__ or "").strip().split("\n")[0]
        if about and not about.startswith("!"):
            made["description"] = about
        made["properties"] = {
            field.name: _field(field, definitions) for field in fields_of(model).values()
        }
        made["additionalProperties"] = False
    return {"$ref": f"#/$defs/{name}"}


def _name_of(model: type[BaseModel]) -> str:
    """The model's name; records of a step carry the step's, as two steps may have a Meeting."""
    parts = model.__module__.split(".")
    step = parts[-2] if "steps" in parts else ""
    title = "".join(word.capitalize() for word in step.split("_"))
    return model.__name__ if model.__name__ == title else title + model.__name__


def _field(field: FieldSpec, definitions: Schema) -> Schema:
    if field.kind == "model":
        found = _model(field.value_type, definitions)
    elif field.kind == "table":
        assert field.key is not None and field.inner is not None
        found = {
            "type": "object",
            "propertyNames": _leaf(field.key),
            "additionalProperties": _field(field.inner, definitions),
        }
    else:
        found = _leaf(field)
    return {"anyOf": [found, {"type": "null"}]} if field.nullable else found


def _leaf(field: FieldSpec) -> Schema:
    """The schema of one answer: type, range, length, choices."""
    if field.inner is not None:
        return {"type": "array", "items": _leaf(field.inner)}
    if get_origin(field.value_type) is Literal:
        return {"type": "string", "enum": list(get_args(field.value_type))}
    if field.value_type is date:
        return dict(DAY)
    kinds = {str: "string", bool: "boolean", int: "integer", float: "number"}
    found: Schema = {"type": kinds[field.value_type]}
    for constraint in field.constraints:
        found |= _limits(constraint)
    return found


def _whole_text(pattern: Any) -> str | None:
    return f"{pattern}{AT_THE_END}" if isinstance(pattern, str) else None


def _limits(constraint: Any) -> Schema:
    if isinstance(constraint, Ge):
        return {"minimum": constraint.ge}
    if isinstance(constraint, Le):
        return {"maximum": constraint.le}
    if isinstance(constraint, StringConstraints):
        limits = {
            "minLength": constraint.min_length,
            "maxLength": constraint.max_length,
            "pattern": _whole_text(constraint.pattern),
        }
        return {name: limit for name, limit in limits.items() if limit is not None}
    return {}
