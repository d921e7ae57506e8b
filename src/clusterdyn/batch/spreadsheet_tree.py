"""The tree of answers that rows of a spreadsheet stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..answers.reader import split_list
from ..model.schema import SchemaNode
from ..parse.characters import bare, flat, looks_like, scrub
from ..parse.legal_forms import has_form, is_form, without_form
from ..steps.registry import dossier_schema
from .column_headings import ID, Target, naming
from .errors import InputError, quoted
from .known_names import ORGANISATIONS, PEOPLE, KnownNames
from .person_cells import PersonCell, person_in, several_in
from .sheet_words import is_everybody, is_nobody
from .yaml_tree import TreeEntry

Data = dict[str, Any]
ORGANISATION = "organisation"
WITH_FIRM = "Write one person in each cell, and the organisation in a column of its own."


class Refused(Exception):
    """A cell that nobody can be asked about; the sentence says what it leaves open."""


class RowTree:
    """Takes row after row. ``rows``: ids of the rows in their order → the line they stand in.

    ``together`` are the pairs (name, organisation) of the whole sheet: of two people with one
    name each has a row.
    """

    def __init__(
        self, data: Data, table: SchemaNode, names: KnownNames, together: frozenset[tuple[str, str]]
    ) -> None:
        self.data = data
        self.table = table
        self.names = names
        self.together = together
        self.home, self.title = naming(table)
        self.rows: dict[str, int] = {}
        self.mistakes: list[InputError] = []
        self.notes: list[str] = []
        self._cells: dict[str, dict[str, TreeEntry]] = {}
        self._home_cells: dict[str, dict[str, TreeEntry]] = {}

    def row(self, line: int, cells: Mapping[Target, str]) -> None:
        """One row; a row without a name is a mistake, a row that stands twice is one row."""
        given = {target: clean(text) for target, text in cells.items() if clean(text)}
        named = next((text for target, text in given.items() if self._names(target)), "")
        wanted = next((text for target, text in given.items() if target.name == ID), "")
        if not given:
            return
        known = self.names.find(self.table.path, wanted) if wanted else None
        if not named and known is None:
            self._mistake("", f"This row has no {self._title_said()}.", line)
            return
        try:
            key, name = self._key(named, wanted, given, line)
        except Refused as problem:
            self._mistake("", str(problem), line)
            return
        self.rows.setdefault(key, line)
        title = self.names.new.get(self.table.path, {}).get(key) or (name if wanted else "")
        if title and self.table.key_ref is None:
            self._cells.setdefault(key, {}).setdefault(self.title, TreeEntry(title, line))
        for target, text in given.items():
            if target.name != ID and not self._names(target):
                self._cell(key, target, text, line)

    def top_level(self) -> TreeEntry:
        """The whole tree, with new records of the registers first."""
        tree: dict[str, Any] = {}
        for register, new in self.names.new.items():
            if register != self.table.path:
                for key, name in new.items():
                    _put(tree, f"{register}.{key}", {"name": TreeEntry(name)})
        for key, fields in self._home_cells.items():
            _put(tree, f"{self.home}.{key}", fields)
        for key in self.names.new.get(PEOPLE, {}):
            firm = self.names.employer(key)
            if firm:
                _put(tree, f"{PEOPLE}.{key}", {ORGANISATION: TreeEntry(firm)})
        for key, line in self.rows.items():
            _put(tree, f"{self.table.path}.{key}", self._cells.get(key, {}), line)
        return _nodes(tree)

    def _mistake(self, path: str, sentence: str, line: int) -> None:
        self.mistakes.append(InputError(path, sentence, line))

    def _note(self, line: int, sentence: str) -> None:
        self.notes.append(f"line {line}: {sentence}")

    def _names(self, target: Target) -> bool:
        return target.path == f"{self.home}.x.{self.title}"

    def _title_said(self) -> str:
        return self.title.replace("_", " ")

    # -- whose row it is

    def _key(
        self, named: str, wanted: str, given: Mapping[Target, str], line: int
    ) -> tuple[str, str]:
        """The id of the row's record, made where it is new, and its name."""
        at = self.table.path
        if self.home == PEOPLE and named:
            return self._key_of_person(named, wanted, given, line)
        if wanted and self.table.key_ref is None:
            return self._with_id(named, wanted), named
        ref = self.table.key_ref
        found = self._found(ref.to if ref else at, named)
        if found is not None:
            return found, named
        if ref is not None and not self.names.can_grow(ref.to):
            where = ref.to.removeprefix("steps.")
            raise Refused(f"{quoted(named)} is not in {where}. Add it there first.")
        return self._new(ref.to if ref else at, named, line), named

    def _with_id(self, named: str, wanted: str) -> str:
        at = self.table.path
        if self.names.find(at, wanted) is None and named:
            return self.names.add(at, named, wanted)
        return wanted

    def _key_of_person(
        self, named: str, wanted: str, given: Mapping[Target, str], line: int
    ) -> tuple[str, str]:
        cell = self._one_person(named, line)
        if wanted and self.table.key_ref is None:
            return self._with_id(cell.name, wanted), cell.name
        ref = self.table.key_ref
        if ref is not None and not self.names.can_grow(ref.to):
            return self._in_table(ref.to, cell), cell.name
        column = next((t for name, t in _by_name(given).items() if name == ORGANISATION), "")
        firm = self._firm(column, cell, line)
        key = self._colleague(cell, firm, line)
        if key is None:
            key = self._new(PEOPLE, cell.name, line, twins=bool(self._namesakes(cell)))
        if firm and key in self.names.new.get(PEOPLE, {}):
            self.names.employ(key, firm)
        if firm and not column:
            into = self._cells if self.table.path == PEOPLE else self._home_cells
            into.setdefault(key, {}).setdefault(ORGANISATION, TreeEntry(firm, line))
        return key, cell.name

    def _in_table(self, table: str, cell: PersonCell) -> str:
        found = self._found(table, cell.name)
        if found is None:
            where = table.removeprefix("steps.")
            raise Refused(f"{quoted(cell.name)} is not in {where}. Add it there first.")
        return found

    def _firm(self, column: str, cell: PersonCell, line: int) -> str:
        """The id of the organisation that a row of a person names, "" where it names none."""
        text = column or cell.organisation
        if not text or is_nobody(text):
            return ""
        return self._organisation(text, line)

    def _namesakes(self, cell: PersonCell) -> list[str]:
        return self.names.fits(PEOPLE, cell.name)

    def _colleague(self, cell: PersonCell, firm: str, line: int) -> str | None:
        """The known person of this name and organisation; None for a new one.

        Nobody's employer is changed here: it would need a question that names both.
        """
        fits = self._namesakes(cell)
        same = [key for key in fits if firm and self.names.employer(key) == firm]
        if len(same) == 1:
            return same[0]
        if cell.new or not fits:
            return None
        free = [key for key in fits if self.names.employer(key) is None] if firm else fits
        if len(free) == 1:
            return free[0]
        if not firm or free:
            raise Refused(self._several_sentence(cell.name, fits))
        moved = [key for key in fits if not self._has_own_row(key)]
        if moved:
            raise Refused(self._moved_sentence(cell.name, moved[0], firm))
        others = ", ".join(self._employer_said(key) for key in fits)
        here = self.names.shown(ORGANISATIONS, firm)
        self._note(line, f"Two people are called {quoted(cell.name)}: of {others}, and of {here}.")
        return None

    def _has_own_row(self, key: str) -> bool:
        """Whether the sheet has a row of this person where they are known to work."""
        pair = (self.names.shown(PEOPLE, key), self._employer_said(key))
        return key in self.rows or _pair(*pair) in self.together

    def _employer_said(self, person: str) -> str:
        firm = self.names.employer(person)
        return self.names.shown(ORGANISATIONS, firm) if firm else ""

    def _several_sentence(self, name: str, keys: list[str]) -> str:
        every = "; ".join(self.names.person(key) for key in keys[:6])
        example = self.names.person(keys[-1])
        return (
            f"{quoted(name)} fits several people: {every}. Who of them? "
            f'Write the organisation behind the name, as in "{example}".'
        )

    def _moved_sentence(self, name: str, key: str, firm: str) -> str:
        old, new = self._employer_said(key), self.names.shown(ORGANISATIONS, firm)
        return (
            f"{quoted(name)} of {old} is known, and this row says {new}. Is it the same person? "
            f'Then first: clusterdyn set people.{key}.organisation "{new}". '
            f'Somebody else? Write "+{name}".'
        )

    # -- records

    def _new(self, table: str, text: str, line: int, twins: bool = False) -> str:
        """A new record, told where a known one resembles it; a legal form alone makes none."""
        same = self.names.without_form(table, text) if table == ORGANISATIONS else None
        if same is not None:
            shown = self.names.shown(table, same)
            self._note(line, f"{quoted(text)} was taken as {quoted(shown)}.")
            return same
        near = "" if twins else self.names.alike(table, text)
        if near:
            self._note(
                line,
                f"{quoted(text)} is new beside {quoted(near)}. If both are one, "
                "undo, write the same name and import again.",
            )
        return self.names.add(table, text)

    def _cell(self, key: str, target: Target, text: str, line: int) -> None:
        into = self._home_cells if target.home else self._cells
        node = dossier_schema().node(target.path)
        path = f"{self.table.path}.{key}.{target.field}"
        try:
            entry = TreeEntry(self._referring(node, text, line), line)
        except Refused as problem:
            self._mistake(path, str(problem), line)
            return
        if entry.value is None:
            return
        row = into.setdefault(key, {})
        before = row.get(target.field)
        if before is not None and _flat(before.value) != _flat(entry.value):
            one, other = self._said(node, before.value), self._said(node, entry.value)
            self._mistake(path, f"Line {before.line} says {one}, this one {other}. {BOTH}", line)
        row.setdefault(target.field, entry)

    def _said(self, node: SchemaNode, value: Any) -> str:
        """A value as people know it: the names of records, not their ids."""
        table = node.answer_type.ref
        flat_value = _flat(value)
        keys = flat_value if isinstance(flat_value, list) else [flat_value]
        grown = bool(table) and self.names.can_grow(table)
        return quoted("; ".join(self.names.shown(table, k) if grown else str(k) for k in keys))

    # -- references

    def _referring(self, node: SchemaNode, text: str, line: int) -> Any:
        """Names in a cell as ids; new ones are added where a register can grow. None: nobody."""
        answer = node.answer_type
        if not answer.ref or not self.names.can_grow(answer.ref):
            return text
        take = self._person if answer.ref == PEOPLE else self._organisation
        if answer.kind == "ref":
            if answer.ref not in (PEOPLE, ORGANISATIONS):
                return self._reference(answer.ref, text, line)
            return take(text, line)
        parts = [part for part in self._parts(answer.ref, text) if not is_nobody(part)]
        return [TreeEntry(take(part, line), line) for part in parts]

    def _parts(self, table: str, text: str) -> list[str]:
        """The names in a cell. A comma may belong to a known name, or stand before its form."""
        if self.names.fits(table, text):
            return [text]
        parts = split_list(text)
        if "\n" in text or ";" in text:
            return parts
        found: list[str] = []
        while parts:
            size = next(n for n in range(len(parts), 0, -1) if self._is_name(table, parts[:n], n))
            found.append(", ".join(parts[:size]))
            parts = parts[size:]
        return found

    def _is_name(self, table: str, parts: list[str], size: int) -> bool:
        joined = ", ".join(parts)
        return (
            size == 1
            or bool(self.names.fits(table, joined))
            or (
                size == 2 and is_form(parts[1])  # "Acme, Inc."
            )
        )

    def _reference(self, table: str, text: str, line: int) -> str:
        found = self._found(table, text)
        return found if found is not None else self._new(table, text, line)

    def _found(self, table: str, text: str) -> str | None:
        """The record of this name, None for a new one. Raises Refused where there are several."""
        fits = self.names.fits(table, text)
        if len(fits) > 1:
            raise Refused(
                f"{quoted(text)} fits several in {table.removeprefix('steps.')}. "
                f"Write the id of the one that is meant: {', '.join(fits[:6])}."
            )
        return fits[0] if fits else None

    def _organisation(self, text: str, line: int) -> str:
        return self._reference(ORGANISATIONS, " ".join(text.removeprefix("+").split()), line)

    def _person(self, text: str, line: int) -> str:
        """The one person whom a cell names. Raises Refused where that is open."""
        fits = self.names.fits(PEOPLE, text)
        if len(fits) == 1:
            return fits[0]
        cell = self._one_person(text, line)
        fits = self.names.fits(PEOPLE, cell.name) or self.names.without_titles(cell.name)
        if not cell.new:
            fits = fits or self.names.first_names(cell.name)
        firm = self._firm("", cell, line)
        here = [key for key in fits if self.names.employer(key) == firm] if firm else fits
        if len(here) == 1:
            self._tell_taken(text, cell, here[0], line)
            return here[0]
        if len(here) > 1:
            raise Refused(self._several_sentence(cell.name, here))
        if len(fits) == 1 and not cell.new and self.names.employer(fits[0]):
            raise Refused(self._moved_sentence(cell.name, fits[0], firm))
        made = fits[0] if len(fits) == 1 and not cell.new else self._new(PEOPLE, cell.name, line)
        if firm:
            self.names.employ(made, firm)
        return made

    def _tell_taken(self, text: str, cell: PersonCell, key: str, line: int) -> None:
        shown = self.names.shown(PEOPLE, key)
        if key not in self.names.fits(PEOPLE, cell.name):
            self._note(line, f"{quoted(text)} was taken as {quoted(shown)}.")

    def _one_person(self, text: str, line: int) -> PersonCell:
        """What a cell says of one person. Raises Refused for several, and for an organisation."""
        if is_everybody(text):
            raise Refused(f"One person belongs here, and {quoted(text)} are several. Who of them?")
        cell = person_in(text)
        if not cell.name:
            raise Refused(f"{quoted(text)} is a mail address. Write the name of the person.")
        known = self.names.fits(PEOPLE, text)
        if known or (self.names.fits(PEOPLE, cell.name) and not cell.organisation):
            return cell
        several = several_in(text)
        if several:
            either = " or ".join(quoted(name) for name in several[:4])
            raise Refused(f"One person belongs here, not several. Who of them: {either}?")
        self._refuse_organisation(text, cell)
        if cell.organisation and not self._is_organisation(cell.organisation):
            raise Refused(
                f"{quoted(text)}: is {quoted(cell.organisation)} an organisation, or another "
                f"person? {WITH_FIRM}"
            )
        if cell.turned:
            self._note(line, f"{quoted(text)} was read as {quoted(cell.name)}.")
        if cell.role:
            self._note(line, f"{quoted(cell.role)} was left out of {quoted(text)}.")
        return cell

    def _refuse_organisation(self, text: str, cell: PersonCell) -> None:
        if self._is_known(text) or has_form(cell.name) or is_form(cell.organisation):
            raise Refused(f"{quoted(text)} is an organisation. Who there?")

    def _is_organisation(self, text: str) -> bool:
        return self._is_known(text) or has_form(text)

    def _is_known(self, text: str) -> bool:
        same = self.names.without_form(ORGANISATIONS, text)
        return bool(self.names.fits(ORGANISATIONS, text)) or same is not None


BOTH = (
    "Keep one of them; or, where two things are meant, give each a name of its own, or an id in "
    "a column headed id."
)


def clean(text: str) -> str:
    """A cell's text without control signs and double blanks; its lines stay lines."""
    lines = (flat(scrub(line)) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def together_in(pairs: list[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The pairs (person, organisation) of a sheet as they are compared."""
    return frozenset(_pair(person_in(person).name, firm) for person, firm in pairs)


def _pair(person: str, firm: str) -> tuple[str, str]:
    return bare(looks_like(person)), without_form(bare(looks_like(firm)))


def _by_name(given: Mapping[Target, str]) -> dict[str, str]:
    return {target.name: text for target, text in given.items()}


def _flat(value: Any) -> Any:
    return [entry.value for entry in value] if isinstance(value, list) else value


def _put(tree: dict[str, Any], path: str, fields: Mapping[str, TreeEntry], line: int = 0) -> None:
    """Adds fields to the record at a path, and the record itself."""
    here = tree
    for part in path.split("."):
        here = here.setdefault(part, {})
    for field, entry in fields.items():
        here.setdefault(field, entry)
    if line:
        here[""] = line


def _nodes(tree: Mapping[str, Any]) -> TreeEntry:
    line = tree.get("", 0)
    return TreeEntry(
        {
            key: value if isinstance(value, TreeEntry) else _nodes(value)
            for key, value in tree.items()
            if key
        },
        line,
    )
