"""Records that came into being on the way to a row: its firm, its owner, the action it stands for.

They are remembered while the group sits together, so that dropping a half-typed row can take back
what only this row brought along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..changes import ABSENT, keys_of, parent_of, value_at
from ..dossier import REGISTERS
from ..form import Part
from ..places import Places
from ..references import references
from .editing import Data
from .uprooting import without

if TYPE_CHECKING:
    from .interview import Interview


def new_records(before: Data, now: Data, places: Places, table: str) -> list[str]:
    """Paths of records in the registers, and in the table that names the rows of ``table``, that
    were not there before."""
    ref = places.place(table).key_ref
    found = []
    for home in dict.fromkeys([*REGISTERS, *([ref.to] if ref else [])]):
        old, new = value_at(before, home, None) or {}, value_at(now, home, None) or {}
        if home != table and new is not old:
            found += [f"{home}.{key}" for key in new if key not in old]
    return found


def note(talk: Interview, part: Part, key: str, before: Data) -> None:
    """Remembers what came into being for a row since the data were ``before``."""
    made = new_records(before, talk.data, talk.trail.places, part.path)
    talk.made.setdefault(f"{part.path}.{key}", []).extend(made)


def take_back(talk: Interview, row: str) -> list[str]:
    """Takes out what was made for a row that is gone, unless it is used; gives their names."""
    left = [path for path in talk.made.pop(row, []) if value_at(talk.data, path) is not ABSENT]
    taken = []
    while free := [path for path in left if not _is_used(talk, path)]:
        for path in free:
            name = talk.trail.places.name_of(talk.data, parent_of(path), keys_of(path)[-1])
            talk.data = without(talk.data, path)
            taken.append(name)
            left.remove(path)
    return taken


def _is_used(talk: Interview, path: str) -> bool:
    table, key = parent_of(path), keys_of(path)[-1]
    return any(
        reference.to == table and reference.key == key and not reference.path.startswith(path + ".")
        for reference in references(talk.data, talk.trail.places)
    )
