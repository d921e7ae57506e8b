"""``clusterdyn status``: where we are and what comes next."""

from __future__ import annotations

from typing import Annotated

import typer

from .overview import overview


def status(
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """Where we are and what comes next."""
    overview(json)
