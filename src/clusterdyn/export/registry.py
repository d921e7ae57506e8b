"""What can be exported, in which formats: one module for each, found by name when it is wanted.

A format's module has a function ``render(data, today) -> Rendered``; of what is made step by step,
``render(data, today, steps)``. To add a format, write the module and enter it here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, Protocol


@dataclass(frozen=True)
class Rendered:
    """The content of a file, and sentences for whoever made it (what to shorten)."""

    content: bytes
    notes: tuple[str, ...] = ()


class Render(Protocol):
    def __call__(self, data: Mapping[str, Any], today: date) -> Rendered: ...


class RenderSteps(Protocol):
    def __call__(self, data: Mapping[str, Any], today: date, steps: Sequence[str]) -> Rendered: ...


FORMATS: dict[str, dict[str, str]] = {
    "plan": {"md": "markdown", "html": "plan_html", "json": "plan_json"},
    "calendar": {"ics": "calendar_ics"},
    "worksheet": {"md": "worksheet_md", "html": "worksheet_html"},
    "wall": {"html": "wall_html"},
    "dossier": {"json": "dossier_json"},
}
"""What → format → module of this package. The first format of each is the usual one."""

BY_STEP = ("worksheet",)
"""What is made for one step, or for all of them."""


def renderer(what: str, form: str) -> Render:
    """The function that renders it; KeyError when there is none."""
    found: Render = _module(what, form).render
    return found


def steps_renderer(what: str, form: str) -> RenderSteps:
    """The function that renders what is made step by step."""
    found: RenderSteps = _module(what, form).render
    return found


def _module(what: str, form: str) -> Any:
    return import_module(f".{FORMATS[what][form]}", __package__)
