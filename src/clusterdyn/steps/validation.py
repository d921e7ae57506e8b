"""Whether a dossier's content fits its models: every fault with its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..changes import value_at
from ..model.draft import Answers, Drafts, ValidationFault
from ..model.records import DOSSIER_ID, REGISTERS, VERSION
from ..model.schema import ROOT_MODELS
from .registry import all_steps

ROOTS = ("version", "id", *ROOT_MODELS, *REGISTERS, "steps")


def empty_dossier(name: str) -> dict[str, Any]:
    """A new dossier: a name and nothing else."""
    return {
        "version": VERSION,
        "passport": {"name": name},
        "organisations": {},
        "people": {},
        "indicators": {},
        "journal": {},
        "steps": {},
        "marks": {},
    }


def faults(data: Mapping[str, Any], drafts: Drafts | None = None) -> list[ValidationFault]:
    """Every answer that does not fit its field, in the order of the dossier."""
    drafts = drafts or Drafts()
    found: list[ValidationFault] = [
        ValidationFault(str(key), "extra_forbidden", {}) for key in data if key not in ROOTS
    ]
    found += _id_faults(data)
    for name, model in ROOT_MODELS.items():
        found += drafts.draft(model, data.get(name, {}), name)[1]
    for name, model in REGISTERS.items():
        found += _register(data.get(name, {}), model, name, drafts)
    steps = data.get("steps", {})
    if not isinstance(steps, Mapping):
        return [*found, ValidationFault("steps", "dict_type", {"input": steps})]
    known = {step.name: step.model for step in all_steps()}
    found += [
        ValidationFault(f"steps.{name}", "extra_forbidden", {})
        for name in steps
        if name not in known
    ]
    for name, model in known.items():
        found += drafts.draft(model, value_at(data, f"steps.{name}", {}), f"steps.{name}")[1]
    return found


def _id_faults(data: Mapping[str, Any]) -> list[ValidationFault]:
    given = data.get("id", "0" * 16)
    if isinstance(given, str) and re.fullmatch(DOSSIER_ID, given):
        return []
    return [ValidationFault("id", "dossier_id", {"input": given})]


def _register(raw: Any, model: type[Answers], name: str, drafts: Drafts) -> list[ValidationFault]:
    if not isinstance(raw, Mapping):
        return [ValidationFault(name, "dict_type", {"input": raw})]
    found: list[ValidationFault] = []
    for key, record in raw.items():
        if not isinstance(record, Mapping):
            found.append(ValidationFault(f"{name}.{key}", "dict_type", {"input": record}))
        else:
            found += drafts.draft(model, record, f"{name}.{key}")[1]
    return found


def sentence(fault: ValidationFault) -> str:
    """A fault in one plain sentence."""
    detail, kind = fault.detail, fault.kind
    given = detail.get("input")
    held = f'"{given}"' if isinstance(given, str) else str(given)
    held = held if len(held) <= 60 else held[:57] + "…"
    if kind == "extra_forbidden":
        return f"{fault.path}: there is no such field."
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = detail.get("ge", detail.get("le"))
        word = "at least" if "ge" in detail else "at most"
        return f"{fault.path} holds {held}; it must be {word} {bound}."
    if kind == "literal_error":
        return f"{fault.path} holds {held}; it must be one of {detail.get('expected')}."
    if kind == "dossier_id":
        return f"{fault.path} holds {held}; 16 of the signs 0-9 and a-f belong there."
    if kind == "string_pattern_mismatch":
        return f"{fault.path}: an id has small letters, digits and single dashes only."
    if kind == "string_too_long":
        return f"{fault.path} is longer than {detail.get('max_length')} characters."
    kinds = {
        "int": "a whole number",
        "float": "a number",
        "string": "a text",
        "bool": "true or false",
        "date": "a date such as 2027-04-02",
        "list": "a list",
        "dict": "a group of fields in { }",
    }
    wanted = next((text for start, text in kinds.items() if kind.startswith(start)), None)
    if wanted:
        return f"{fault.path} holds {held}; {wanted} belongs there."
    return f"{fault.path} holds {held}, which does not fit there."
