"""``clusterdyn new NAME``: starts a dossier."""

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
    name: Annotated[str, typer.Argument(metavar="NAME", help="The cluster's name.")] = "",
    region: Annotated[str, typer.Option(help="The region.")] = "",
    country: Annotated[str, typer.Option(help="Two letters, for example DK.")] = "",
    currency: Annotated[str, typer.Option(help="Three letters, for example DKK.")] = "",
) -> None:
    """Start a dossier for a cluster: NAME.cluster.json in this folder."""
    from ..parse import slug

    title = _line(name, NO_NAME)
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


NO_REGION = 'Give the region a name, such as --region "North Jutland, Denmark", or leave it out.'
NO_NAME = 'Give the cluster a name: clusterdyn new "Name of your cluster"'


def _line(typed: str, empty: str) -> str:
    """One line as it may stand in the dossier. ``UsageError``: why it may not, or ``empty``."""
    from ..parse import ParseError, line
    from ..parse.characters import is_blank, scrub

    if is_blank(scrub(typed)):
        raise UsageError(empty)
    try:
        return str(line(typed).value)
    except ParseError as problem:
        raise UsageError(str(problem)) from None


def _passport(region: str, country: str, currency: str) -> dict[str, str]:
    from ..parse import ParseError, country_code, currency_code, currency_of
    from ..parse import country as country_in

    found = {}
    if region.strip():
        found["region"] = _line(region, NO_REGION)
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
