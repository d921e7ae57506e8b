"""The papers that can be made of a dossier, and their formats: one module for each format.

A format's module has a function ``render(data, today) -> Rendered``; it is loaded when it is
wanted. To add a format, write the module in ``formats/`` and enter it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any, NamedTuple, Protocol


@dataclass(frozen=True)
class Rendered:
    """The content of a file, and sentences for whoever made it (what to shorten)."""

    content: bytes
    notes: tuple[str, ...] = ()


class Saved(NamedTuple):
    """When the dossier was changed last, and how many changes its history holds."""

    at: datetime
    changes: int = 0


class Render(Protocol):
    """``WITH_HISTORY`` take the last change too, as ``saved``."""

    def __call__(self, data: Mapping[str, Any], today: date, **more: Any) -> Rendered: ...


WITH_HISTORY = ("calendar",)
"""What is to be written as of the last saved change."""


FORMATS: dict[str, dict[str, str]] = {
    "plan": {"md": "plan_markdown", "html": "plan_html", "json": "plan_json"},
    "calendar": {"ics": "calendar_ics"},
    "dossier": {"json": "dossier_json"},
}
"""What → format → module in ``formats/``. The first format of each is the usual one."""


def renderer(what: str, form: str) -> Render:
    """The function that renders it; KeyError when there is none."""
    module: Any = import_module(f".formats.{FORMATS[what][form]}", __package__)
    found: Render = module.render
    return found
