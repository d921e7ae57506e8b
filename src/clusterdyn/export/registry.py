"""What can be exported, in which formats: one module for each, found by name when it is wanted.

A format's module has a function ``render(data, today) -> Rendered``. To add a format, write the
module and enter it here.
"""

from __future__ import annotations

from collections.abc import Mapping
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


FORMATS: dict[str, dict[str, str]] = {
    "plan": {"md": "markdown", "json": "plan_json"},
    "dossier": {"json": "dossier_json"},
}
"""What → format → module of this package. The first format of each is the usual one."""


def renderer(what: str, form: str) -> Render:
    """The function that renders it; KeyError when there is none."""
    module = import_module(f".{FORMATS[what][form]}", __package__)
    found: Render = module.render
    return found
