"""A YAML or JSON text as a tree that knows its lines. Scalars of YAML stay text (NO is Norway)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..content.catalogue import text_loader
from .errors import InputError, quoted

DEEPEST = 30
"""Levels. A dossier has about seven."""
MOST_NODES = 200_000
EMPTY = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class TreeEntry:
    """``value``: a text, None (left empty), a list of nodes, or nodes by name; from JSON also
    numbers and true or false. ``line`` counts from 1, 0 if unknown."""

    value: Any
    line: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether it says: asked, and left empty."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


def tree_of(text: str, is_json: bool = False) -> tuple[TreeEntry | None, list[InputError]]:
    """The tree of a text, and every name that stands twice. The tree is None if it cannot be read.

    What begins with a curly bracket and is JSON is read as JSON, with its lines as far as known.
    """
    text = text.removeprefix("\ufeff")
    mistakes: list[InputError] = []
    try:
        if is_json or text.lstrip().startswith("{"):
            found = _json(text, mistakes, is_json)
            if found is not None:
                return found, mistakes
        return _Yaml(text, mistakes).tree(), mistakes
    except _Unreadable as problem:
        return None, [problem.mistake]
    except RecursionError:
        return None, [InputError("", TOO_DEEP)]


TOO_DEEP = "The file is nested too deeply. Is it another file?"
TOO_LARGE = "The file holds far more than a dossier ever does. Is it another file?"


class _Unreadable(Exception):
    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.mistake = InputError("", sentence, line)


class _Yaml:
    """Turns YAML nodes into ours, counting them: a few lines of YAML can stand for millions."""

    def __init__(self, text: str, mistakes: list[InputError]) -> None:
        self.text = text
        self.mistakes = mistakes
        self.count = 0

    def tree(self) -> TreeEntry:
        import yaml

        try:
            root = yaml.compose(self.text, Loader=text_loader())
        except yaml.YAMLError as error:
            raise _bad_yaml(error, self.text) from None
        return TreeEntry({}) if root is None else self._node(root, "", 0)

    def _node(self, node: Any, path: str, depth: int) -> TreeEntry:
        import yaml

        self.count += 1
        if depth > DEEPEST:
            raise _Unreadable(TOO_DEEP, node.start_mark.line + 1)
        if self.count > MOST_NODES:
            raise _Unreadable(TOO_LARGE)
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return TreeEntry(self._mapping(node, path, depth), line)
        if isinstance(node, yaml.SequenceNode):
            return TreeEntry([self._node(item, path, depth + 1) for item in node.value], line)
        empty = not node.style and node.value in EMPTY
        return TreeEntry(None if empty else node.value, line)

    def _mapping(self, node: Any, path: str, depth: int) -> dict[str, TreeEntry]:
        import yaml

        found: dict[str, TreeEntry] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.mistakes.append(InputError(path, "A name must be a word, not a list.", line))
                continue
            key = key_node.value
            here = f"{path}.{key}" if path else key
            value = self._node(value_node, here, depth + 1)
            if key in found:
                self.mistakes.append(_twice(here, key, line))
                continue
            found[key] = TreeEntry(value.value, line)
        return found


def _twice(path: str, key: str, line: int = 0) -> InputError:
    return InputError(path, f"{quoted(key)} stands twice. Take one of the two out.", line)


def _bad_yaml(error: Any, text: str) -> _Unreadable:
    """What the YAML reader could not read, with the usual cause."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML"
    return _Unreadable(
        f"This cannot be read as YAML ({what}). Check the indentation, and put a text that holds "
        'a colon or a quotation mark into "…".',
        min(mark.line + 1, len(text.splitlines())) if mark is not None else 0,
    )


def _json(text: str, mistakes: list[InputError], insist: bool) -> TreeEntry | None:
    """The tree of a JSON text; None if it is none and need not be."""
    try:
        raw = json.loads(text, object_pairs_hook=_Pairs, parse_constant=str)
    except json.JSONDecodeError as error:
        if not insist:
            return None
        raise _Unreadable(
            f"This cannot be read as JSON ({error.msg.lower()}). Mend that line, then try again.",
            error.lineno,
        ) from None
    except ValueError:
        raise _Unreadable("This file holds a number that is too long. Shorten it.") from None
    return _from_json(raw, "", _lines(text), mistakes, 0)


class _Pairs:
    """The pairs of a JSON object in their order, names that stand twice included."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs


def _lines(text: str) -> TreeEntry:
    """The same text read as YAML, for its lines only; JSON is nearly always YAML too."""
    try:
        return _Yaml(text, []).tree()
    except _Unreadable:
        return TreeEntry({})


def _from_json(
    raw: Any, path: str, lines: TreeEntry, mistakes: list[InputError], depth: int
) -> TreeEntry:
    if depth > DEEPEST:
        raise _Unreadable(TOO_DEEP, lines.line)
    if isinstance(raw, list):
        known = lines.value if isinstance(lines.value, list) else []
        marks = [known[i] if i < len(known) else TreeEntry(None) for i in range(len(raw))]
        items = zip(raw, marks, strict=True)
        return TreeEntry(
            [_from_json(i, path, m, mistakes, depth + 1) for i, m in items], lines.line
        )
    if not isinstance(raw, _Pairs):
        return TreeEntry(raw, lines.line)
    found: dict[str, TreeEntry] = {}
    beside = lines.value if isinstance(lines.value, dict) else {}
    for key, value in raw.pairs:
        here = f"{path}.{key}" if path else key
        mark = beside.get(key, TreeEntry(None))
        if key in found:
            mistakes.append(_twice(here, key, mark.line))
        else:
            found[key] = _from_json(value, here, mark, mistakes, depth + 1)
    return TreeEntry(found, lines.line)
