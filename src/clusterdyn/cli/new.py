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
    from ..parse import country as country_in
    from ..parse import currency_of

    found = {}
    if region.strip():
        found["region"] = region.strip()
    country = country or country_in(region)
    if country:
        if len(country) != 2 or not country.isalpha():
            raise UsageError(f'"{country}" is no country code. Type two letters, for example DK.')
        found["country"] = country.upper()
    if currency or country:
        code = (currency or currency_of(country)).upper()
        if len(code) != 3 or not code.isalpha():
            raise UsageError(
                f'"{currency}" is no currency code. Type three letters, for example EUR.'
            )
        found["currency"] = code
    return found


def _first_questions(store: Store) -> None:
    from ..interview.conversation import about_cluster
    from .dialogue import frontend, hold

    hold(store, about_cluster(store.load(), today()), frontend())
