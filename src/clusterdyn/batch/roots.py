"""The top of a file of answers: registers, passport, marks, and steps by name or number."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.step_names import NAMES
from ..model.records import REGISTERS, VERSION
from ..model.schema import ROOT_MODELS
from .errors import InputError, did_you_mean, quoted
from .yaml_tree import TreeEntry

TOP = (*ROOT_MODELS, *REGISTERS)


def step_named(text: str) -> str | None:
    """The step's name for "4", "vision" or "quick-wins"; None if there is no such step."""
    wanted = text.strip().casefold().replace("-", "_").replace(" ", "_")
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(NAMES):
        return NAMES[int(wanted) - 1]
    return wanted if wanted in NAMES else None


def roots(tree: TreeEntry, mistakes: list[InputError]) -> Iterator[tuple[str, TreeEntry]]:
    """(path, node) for everything a file gives at its top; steps may stand under "steps" too."""
    seen: set[str] = set()
    for name, entry in tree.value.items():
        if name == "version":
            _check_version(entry, mistakes)
        elif name == "steps":
            yield from _steps(entry, seen, mistakes)
        elif name in TOP:
            if not (entry.is_empty and name != "marks"):
                yield name, entry
        else:
            yield from _one_step(name, entry, seen, mistakes, [*NAMES, *TOP])


def _check_version(entry: TreeEntry, mistakes: list[InputError]) -> None:
    if str(entry.value).strip() != str(VERSION):
        mistakes.append(InputError("version", f"This program reads version {VERSION}.", entry.line))


def _steps(
    entry: TreeEntry, seen: set[str], mistakes: list[InputError]
) -> Iterator[tuple[str, TreeEntry]]:
    if entry.is_empty:
        return
    if not isinstance(entry.value, dict):
        mistakes.append(InputError("steps", "The names of steps belong here.", entry.line))
        return
    for name, step in entry.value.items():
        yield from _one_step(name, step, seen, mistakes, list(NAMES))


def _one_step(
    text: str, entry: TreeEntry, seen: set[str], mistakes: list[InputError], known: list[str]
) -> Iterator[tuple[str, TreeEntry]]:
    name = step_named(text)
    if name is None:
        sentence = f"{quoted(text)} is neither a step nor a register. {did_you_mean(text, known)}"
        mistakes.append(InputError("", sentence, entry.line))
    elif name in seen:
        sentence = f'The step "{name}" stands twice. Put its answers together.'
        mistakes.append(InputError(f"steps.{name}", sentence, entry.line))
    elif not entry.is_empty:
        seen.add(name)
        yield f"steps.{name}", entry
