"""What changed between two states of a dossier: as data that can be applied, inverted and joined.

The data are plain JSON: nested dicts whose leaves are values or lists. The order of the keys in a
dict has a meaning, because tables keep the order of their records.

A path is the keys joined by dots ("steps.plan.milestones.test-rig-open.due"); the empty path is
the whole. Keys are plain slugs as a rule. One that holds a dot (or "~", or is "#" or empty) is
written with an escape (`path_of`), so any JSON object can be described.

Changes are `{path: (old, new)}`. `ABSENT` stands for a key that is not there, which is not the same
as an explicit None. The pseudo-path "TABLE.#" carries the order of the keys of a table:
(keys before, keys after). A table's order lists may leave out an unchanged beginning.
"""

from .applying import in_order, placed, with_changes
from .as_json import content_hash, from_json, to_json
from .finding import Changes, difference, same
from .joining import inverse, merged
from .paths import (
    ABSENT,
    Absent,
    ancestors_of,
    as_mapping,
    is_order,
    keys_of,
    order_path,
    parent_of,
    path_of,
    value_at,
)

__all__ = [
    "ABSENT",
    "Absent",
    "Changes",
    "ancestors_of",
    "as_mapping",
    "content_hash",
    "difference",
    "from_json",
    "in_order",
    "inverse",
    "is_order",
    "keys_of",
    "merged",
    "order_path",
    "parent_of",
    "path_of",
    "placed",
    "same",
    "to_json",
    "value_at",
    "with_changes",
]
