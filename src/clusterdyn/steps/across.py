"""What several steps ask of one another, said once."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import value_at
from ..model.prefill import Offer
from ..model.rules import Look


def in_the_room(look: Look) -> Iterator[Offer]:
    """The people present, in the order in which slips are read aloud."""
    present = value_at(look.data, "passport.in_the_room", None) or []
    known = look.people
    for key in present:
        if key in known:
            yield Offer(key, look.name("people", key))
