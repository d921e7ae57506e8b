"""The ten steps in their order, and the schema of a dossier made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from ..content.step_names import NAMES
from ..model.draft import Drafts
from ..model.rules import RuleContext
from ..model.schema import Schema
from .step import Step


@cache
def all_steps() -> tuple[Step, ...]:
    """All ten steps, in order."""
    return tuple(import_module(f".{name}", __package__).STEP for name in NAMES)


def step_named(name: str) -> Step:
    """A step by its name; KeyError when there is none."""
    if name not in NAMES:
        raise KeyError(name)
    return all_steps()[NAMES.index(name)]


@cache
def dossier_schema() -> Schema:
    """Every place of a dossier, through the models of the ten steps."""
    return Schema({step.name: step.model for step in all_steps()})


def rule_context(
    data: Mapping[str, Any],
    today: date,
    waiting: bool = False,
    drafts: Drafts | None = None,
    suggested: Callable[[], Iterable[Any]] = tuple,
) -> RuleContext:
    """What rules see of a dossier. ``waiting`` holds back tables that are still being filled."""
    return RuleContext(data, today, dossier_schema(), waiting, drafts, suggested)
