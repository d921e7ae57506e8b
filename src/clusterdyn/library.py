"""The workbook's shelf: glossary, cases and formats, read from ``steps/`` when they are wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from .rooms import NAMES
from .words import folder, read_yaml, workbook

MARK = re.compile(r"\[\[([^\]]+)\]\]")
FORMAT = re.compile(r"`format:([a-z0-9-]+)`")
CASE = re.compile(r"case:([a-z0-9-]+)")
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
    """A real cluster and what it teaches. Every fact names its source in brackets."""

    key: str
    name: str
    country: str
    stage: str
    steps: tuple[int, ...]
    facts: tuple[str, ...]
    lesson: str
    sources: tuple[str, ...]


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


def marked(text: str) -> list[str]:
    """The words that a text marks as terms: ``[[chair]]``."""
    return MARK.findall(text)


def unmarked(text: str) -> str:
    """The text as it is read: marked terms as plain words."""
    return MARK.sub(r"\1", text)


# -- what helps where


def cases_for(step: str, stage: str | None = None, most: int = 2) -> list[Case]:
    """Cases that help in a step, those of the cluster's own stage first, then the nearest stages.

    Without a stage, those that the step's guide tells come first.
    """
    number = NAMES.index(step) + 1
    fitting = [case for case in cases().values() if number in case.steps]
    told = CASE.findall(guide(step))
    order = {case.key: at for at, case in enumerate(fitting)}

    def distance(case: Case) -> tuple[int, int, int]:
        apart = 0
        if stage in STAGES and case.stage in STAGES:
            apart = abs(STAGES.index(stage) - STAGES.index(case.stage))
        return apart, 0 if case.key in told else 1, order[case.key]

    return sorted(fitting, key=distance)[:most]


def guide(step: str) -> str:
    """The text of a step's guide, with its marks."""
    return (folder(step) / "guide.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Slot:
    """A line of an agenda. ``minutes``; ``short`` those of the 60-minute version, if it has one."""

    minutes: int
    what: str
    formats: tuple[str, ...]
    typing: str
    short: int | None = None


COURSE = "## In the course"
HOME = "## At home"


def agenda(step: str, part: str = COURSE) -> list[Slot]:
    """The agenda in a step's guide: the course's, or with ``HOME`` the half-day at home."""
    lines = guide(step).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(part))
    slots = []
    for line in lines[start + 1 :]:
        if line.startswith("## "):
            break
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and cells[0].isdigit():
            slots.append(_slot(cells))
    return slots


def _slot(cells: Sequence[str]) -> Slot:
    short = int(cells[4]) if len(cells) > 4 and cells[4].isdigit() else None
    return Slot(int(cells[0]), unmarked(cells[1]), tuple(FORMAT.findall(cells[2])), cells[3], short)


def formats_of(step: str) -> list[Format]:
    """The formats of a step's course agenda, each once, in the order in which they are used."""
    keys = dict.fromkeys(key for slot in agenda(step) for key in slot.formats)
    return [formats()[key] for key in keys]
