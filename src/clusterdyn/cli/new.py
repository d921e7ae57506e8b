"""``clusterdyn new "NAME"``: starts a dossier."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from ..steps.validation import empty_dossier
from ..store import ENDING, Store
from .context import now, settings, today, who
from .dossiers import tell_saved
from .output import say


def new(
    name: Annotated[str, typer.Argument(help="The cluster's name, in quotes.")],
    region: Annotated[str, typer.Option(help="The region.")] = "",
    country: Annotated[str, typer.Option(help="Two letters, for example DK.")] = "",
    currency: Annotated[str, typer.Option(help="Three letters, for example DKK.")] = "",
) -> None:
    """Start a dossier for a cluster: NAME.cluster.json in this folder."""
    from ..parse import ParseError, line, slug

    try:
        title = str(line(name).value)
    except ParseError:
        raise UsageError('Give the cluster a name: clusterdyn new "Name of your cluster"') from None
    path = settings.dossier or Path.cwd() / f"{slug(title, ())}{ENDING}"
    data = empty_dossier(title)
    data["passport"].update(_passport(region, country, currency))
    store = Store.create(path, data, now, who())
    tell_saved(store.warnings)
    say(f"  Started: {store.path.name}")
    if settings.plain or (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        _first_questions(store)
    else:
        say("  Next:  clusterdyn next-step")


def _passport(region: str, country: str, currency: str) -> dict[str, str]:
    from ..parse import ParseError, country_code, currency_code, currency_of
    from ..parse import country as country_in

    found = {}
    if region.strip():
        found["region"] = region.strip()
    try:
        code = country_code(country) if country else country_in(region)
        if code:
            found["country"] = code
        if currency or code:
            found["currency"] = currency_code(currency, code) if currency else currency_of(code)
    except ParseError as problem:
        raise UsageError(str(problem)) from None
    return found


def _first_questions(store: Store) -> None:
    from ..interview.conversation import about_cluster
    from .dialogue import frontend, hold

    hold(store, about_cluster(store.load(), today()), frontend())
