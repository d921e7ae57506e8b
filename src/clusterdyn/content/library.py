"""What one looks up: glossary, cases, formats and activities, read when they are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from .catalogue import read_yaml, workbook

ALIKE = 0.6
STAGES = ("agglomeration", "emerging", "growth", "mature", "decline", "transformation")
"""The stages of a cluster in the order of its life (Menzel and Fornahl 2010 describe four of
them; nearness without links, and a new field from old skills, stand before and after)."""


@dataclass(frozen=True)
class Term:
    """A word of the field. ``see_also`` are keys, ``steps`` the numbers where it is met."""

    key: str
    term: str
    meaning: str
    aliases: tuple[str, ...]
    see_also: tuple[str, ...]
    steps: tuple[int, ...]


@dataclass(frozen=True)
class Case:
    """A real cluster and what it teaches. Every fact names its source in brackets.

    ``at`` holds for a step the fact that speaks to it (counted from 1) and the step's own lesson.
    """

    key: str
    name: str
    country: str
    stage: str
    steps: tuple[int, ...]
    facts: tuple[str, ...]
    lesson: str
    sources: tuple[str, ...]
    at: Mapping[int, tuple[int, str]] = field(default_factory=dict)

    def facts_for(self, step: int) -> list[str]:
        """The facts, the one that speaks to this step first."""
        first = self.at[step][0] - 1 if step in self.at else 0
        return [*self.facts[first : first + 1], *self.facts[:first], *self.facts[first + 1 :]]

    def lesson_for(self, step: int) -> str:
        return self.at[step][1] if step in self.at else self.lesson


@dataclass(frozen=True)
class Format:
    """A way of working in a room. ``people`` and ``minutes`` are ranges as text: "4 to 20"."""

    key: str
    name: str
    people: str
    minutes: str
    material: tuple[str, ...]
    how_to: tuple[str, ...]
    steps: tuple[int, ...]
    good_for: str
    not_for: str


@dataclass(frozen=True)
class Activity:
    """Something that fits a stage of the cluster. ``source`` is empty for advice of our own."""

    key: str
    what: str
    why: str
    stages: tuple[str, ...]
    steps: tuple[int, ...]
    source: str


@cache
def glossary() -> Mapping[str, Term]:
    """Every term by its key, in the order of the file."""
    return {
        key: Term(
            key,
            raw["term"],
            raw["meaning"],
            tuple(raw.get("aliases", ())),
            tuple(raw.get("see_also", ())),
            _numbers(raw.get("step", ())),
        )
        for key, raw in read_yaml(workbook() / "glossary.yaml").items()
    }


@cache
def cases() -> Mapping[str, Case]:
    return {
        key: Case(
            key,
            raw["name"],
            raw["country"],
            raw["stage"],
            _numbers(raw["steps"]),
            tuple(raw["facts"]),
            raw["lesson"],
            tuple(raw["sources"]),
            {int(n): (int(one["fact"]), one["lesson"]) for n, one in raw.get("at", {}).items()},
        )
        for key, raw in read_yaml(workbook() / "cases.yaml").items()
    }


@cache
def formats() -> Mapping[str, Format]:
    return {
        key: Format(
            key,
            raw["name"],
            raw["people"],
            raw["minutes"],
            tuple(raw["material"]),
            tuple(raw["how_to"]),
            _numbers(raw["steps"]),
            raw["good_for"],
            raw["not_for"],
        )
        for key, raw in read_yaml(workbook() / "formats.yaml").items()
    }


@cache
def activities() -> Mapping[str, Activity]:
    return {
        key: Activity(
            key,
            raw["what"],
            raw["why"],
            tuple(raw["stages"]),
            _numbers(raw["steps"]),
            raw.get("source", ""),
        )
        for key, raw in read_yaml(workbook() / "activities.yaml").items()
    }


def _numbers(raw: Any) -> tuple[int, ...]:
    return tuple(int(number) for number in ([raw] if isinstance(raw, str) else raw))


# -- terms


@cache
def _by_name() -> Mapping[str, str]:
    """Key of a term by each of its names, in small letters."""
    names: dict[str, str] = {}
    for key, term in glossary().items():
        for name in (key, term.term, *term.aliases):
            names.setdefault(_plain(name), key)
    return names


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("-", " ").split())


def find_term(text: str) -> Term | None:
    """The term called so, under whichever of its names; None if there is none."""
    key = _by_name().get(_plain(text.strip("[]")))
    return glossary()[key] if key else None


def near_terms(text: str, most: int = 3) -> list[Term]:
    """Terms that may be meant: those whose name holds the text, then those spelled alike."""
    wanted = _plain(text)
    if not wanted:
        return []
    names = _by_name()
    inside = [name for name in names if wanted in name] if len(wanted) > 2 else []
    alike = get_close_matches(wanted, names, n=most, cutoff=ALIKE)
    keys = dict.fromkeys(names[name] for name in (*alike, *inside))
    return [glossary()[key] for key in list(keys)[:most]]


def find_format(text: str) -> Format | None:
    """The format called so, by its key or its name."""
    wanted = _plain(text.removeprefix("format:"))
    names = {_plain(name): one for one in formats().values() for name in (one.key, one.name)}
    return names.get(wanted)
