"""Which record a cell's name means: a known one, a new one, or none that can be told.

Nobody is there to be asked, so what may be meant in two ways is refused with the question.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..answers.names import says_new
from ..answers.sheet_words import is_everybody, is_nobody
from ..parse.characters import bare, looks_like
from ..parse.legal_forms import has_form, is_form, without_form
from .errors import quoted
from .known_names import ORGANISATIONS, PEOPLE, KnownNames
from .person_cells import PersonCell, person_in, several_in

WITH_FIRM = "Write one person in each cell, and the organisation in a column of its own."


class Refused(Exception):
    """A cell that nobody can be asked about; the sentence says what it leaves open."""


class CellNames:
    """Reads names in cells. ``together`` are the pairs (name, organisation) of the whole sheet: of
    two people with one name each has a row. ``taken`` are the rows so far; ``notes`` what is told.
    """

    def __init__(
        self, names: KnownNames, together: frozenset[tuple[str, str]], taken: Mapping[str, int]
    ) -> None:
        self.names = names
        self.together = together
        self.taken = taken
        self.notes: list[str] = []

    def _note(self, line: int, sentence: str) -> None:
        self.notes.append(f"line {line}: {sentence}")

    def found(self, table: str, text: str) -> str | None:
        """The record of this name, None for a new one. Raises Refused where there are several."""
        fits = self.names.fits(table, text)
        if len(fits) > 1:
            raise Refused(
                f"{quoted(text)} fits several in {table.removeprefix('steps.')}. "
                f"Write the id of the one that is meant: {', '.join(fits[:6])}."
            )
        return fits[0] if fits else None

    def new(self, table: str, text: str, line: int, twins: bool = False) -> str:
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

    def reference(self, table: str, text: str, line: int) -> str:
        found = self.found(table, text)
        return found if found is not None else self.new(table, text, line)

    def organisation(self, text: str, line: int) -> str:
        return self.reference(ORGANISATIONS, " ".join(text.removeprefix("+").split()), line)

    def person(self, text: str, line: int) -> str:
        """The one person whom a cell names. Raises Refused where that is open."""
        fits = self.names.fits(PEOPLE, text)
        if len(fits) == 1 and not says_new(text):
            return fits[0]
        cell = self.one_person(text, line)
        fits = self.names.fits(PEOPLE, cell.name) or self.names.without_titles(cell.name)
        if cell.new:
            fits = [key for key in fits if key in self.names.new.get(PEOPLE, {})]
        fits = fits or ([] if cell.new else self.names.first_names(cell.name))
        firm = self.firm_of_row("", cell, line)
        here = [key for key in fits if self.names.employer(key) == firm] if firm else fits
        if len(here) == 1:
            self._tell_taken(text, cell, here[0], line)
            return here[0]
        if len(here) > 1:
            raise Refused(self._several_sentence(cell.name, here))
        if len(fits) == 1 and not cell.new and self.names.employer(fits[0]):
            raise Refused(self._moved_sentence(cell.name, fits[0], firm))
        made = fits[0] if len(fits) == 1 and not cell.new else self.new(PEOPLE, cell.name, line)
        if firm:
            self.names.employ(made, firm)
        return made

    def _tell_taken(self, text: str, cell: PersonCell, key: str, line: int) -> None:
        shown = self.names.shown(PEOPLE, key)
        if key not in self.names.fits(PEOPLE, cell.name):
            self._note(line, f"{quoted(text)} was taken as {quoted(shown)}.")

    def one_person(self, text: str, line: int) -> PersonCell:
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

    def firm_of_row(self, column: str, cell: PersonCell, line: int) -> str:
        """The id of the organisation that a row of a person names, "" where it names none."""
        text = column or cell.organisation
        if not text or is_nobody(text):
            return ""
        return self.organisation(text, line)

    def colleague(self, cell: PersonCell, firm: str, line: int) -> str | None:
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

    def _namesakes(self, cell: PersonCell) -> list[str]:
        return self.names.fits(PEOPLE, cell.name)

    def _has_own_row(self, key: str) -> bool:
        """Whether the sheet has a row of this person where they are known to work."""
        pair = (self.names.shown(PEOPLE, key), self._employer_said(key))
        return key in self.taken or _pair(*pair) in self.together

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


def together_in(pairs: list[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The pairs (person, organisation) of a sheet as they are compared."""
    return frozenset(_pair(person_in(person).name, firm) for person, firm in pairs)


def _pair(person: str, firm: str) -> tuple[str, str]:
    return bare(looks_like(person)), without_form(bare(looks_like(firm)))
