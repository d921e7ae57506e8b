"""The course as a Markdown text: each day with its clock, the Monday list, the visit sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from pathlib import Path

from ..templates import markdown_template
from .catalogue import of_step
from .course import SHORT, Day, Part, course
from .guides import short_version
from .library import formats
from .step_names import NAMES

TEMPLATE = Path(__file__).with_name("course.md.j2")
VISIT_FILE = """\
journal:
  cases:
    name-of-the-cluster:
      name: Name of the cluster
      on: 18 November 2026
      source: whom you talked with, or the page you read
      facts:
        - The first fact, with its year.
        - The second fact.
      lesson: What we take from it, in one sentence.
      for_step: 6"""


def coursebook(days: Sequence[Day], visits: bool) -> str:
    """Everything a trainer needs. ``visits``: with the sheet for the third day.

    Nothing in it was typed by users; the workbook's words are Markdown already.
    """
    return markdown_template(TEMPLATE, str).render(
        course=course(),
        days=days,
        visits=visits,
        clock=clock,
        steps={number: of_step(name) for number, name in enumerate(NAMES, 1)},
        short_length=SHORT,
        short_version=lambda number: short_version(NAMES[number - 1]),
        format_names=_format_names,
        visit_file=VISIT_FILE,
    )


def clock(at: time) -> str:
    return f"{at:%H:%M}"


def _format_names(part: Part) -> str:
    return " and ".join(formats()[key].name for key in part.formats)
