"""People as they are typed, pasted or copied: names, organisations, titles, mail addresses.

A line is "name; organisation" or "name, organisation". Lists come in other forms too: "Holm,
Karen" from a directory, "Karen Holm <karen@example.org>; Per Bak <…>" from a mail, "Per Bak,
director, Nordic Pack" from a programme. What is plain is taken; what could be meant otherwise is
not ``sure``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from ..parse import SEPARATORS, ParseError, lines, quoted, row
from .sheet_words import is_everybody, is_nobody, plain, words

Knows = Callable[[str], bool]

ADDRESS = re.compile(
    r"[<(\[]?\s{0,3}(?:mailto:)?(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\s{0,3}[>)\]]?"
)  # bounded, for what is pasted may be of any length


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _words("""
    director ceo cto cfo coo chair chairman chairwoman chairperson president manager head owner
    partner founder mayor professor consultant adviser advisor secretary direktør direktor leder
    formand chef vd geschäftsführer geschäftsführerin leiter leiterin directeur directrice
    gerente presidente presidenta dyrektor prezes direttore directora voorzitter ordförande
    styreleder
""")
GIVEN_NAMES = _words("""
    adam agnieszka alan alessandro alex alexander alice ana anders andrea andreas andrzej anja
    ann anna anne annika antonio arne astrid barbara bart beata ben bente bernd birgit birgitte
    björn bo brian camilla carina carl carla carlos carmen caroline catherine cecilia charlotte
    chiara chris christian christina christine christopher claire clara claudia daniel daniela
    david dieter eduardo elena elisabeth elizabeth ellen elsa emil emily emma eric erik ernst
    eva ewa fernando finn francesca francesco frank franz frederik fredrik gabriel georg george
    giovanni giulia graham grethe gustav hanna hannah hanne hans harald heidi heike helen helena
    helle henrik henry herbert ida inge inger ingrid irene isabel ivan jan jane jean jens jesper
    jesus joan joanna joao johan johanna john jonas jorge jose josef joseph juan julia jörg
    jürgen kai karen kari karin karl karsten kate katarina katarzyna katharina kerstin kim
    kirsten kirsti kjell klaus kristian kristin lars laura laurent lena lene linda lise lisa
    lone lotte louise lucas lucia luis lukas magnus manuel marc marcin marco marcus margarita
    maria marianne marie mario marion markus marta martha martin mary mathias matteo matthias
    max mette michael michal michel miguel mikael monica monika morten nicola nicole niels nils
    nina ola olaf ole olga oliver oscar otto pablo paola paolo patricia patrick paul paula pavel
    pedro per peter petra philip philippe pia pierre pilar piotr rafael ralf rasmus renate
    ricardo richard rita robert roberto rolf rosa ruth sabine sandra sara sarah silvia simon
    sofia sofie solveig sonja stefan stefano steffen stephanie steven stine sue susan susanne
    sven svend søren tanja teresa thea thomas tina tobias tom tomasz tone torben ulla ulrich
    ulrike ursula uwe vera vibeke victor vincent walter werner wim wolfgang yvonne åsa øystein
""")
"""Names that many people bear in the languages of the workbook's readers; they only decide whether
something is asked."""


class TypedPerson(NamedTuple):
    name: str
    firm: str = ""
    sure: bool = True


def typed_people(text: str, is_person: Knows, is_firm: Knows) -> list[TypedPerson]:
    """Everybody who was typed, in order. Refuses what names nobody."""
    typed = lines(text)
    if len(typed) > 1 and all(_is_turned(one) for one in typed):
        return [TypedPerson(_turned(one)) for one in typed]
    found: list[TypedPerson] = []
    for one in typed:
        found += _of_line(one, len(typed) > 1, is_person, is_firm)
    for person in found:
        refuse_nobody(person.name)
    return found


def refuse_nobody(name: str) -> None:
    """Refuses "all", "TBD" and the like, and two people in one place: who there?"""
    if is_nobody(name) or is_everybody(name):
        raise ParseError(f"{quoted(name)}: who there? Type one name, or leave it open.")
    parts = [part for part in _and().split(name) if part]
    if len(parts) > 1 and any(is_given_name(part) for part in parts):
        raise ParseError(f"{quoted(name)}: who of them? Type one name.")


@cache
def _and() -> re.Pattern[str]:
    """What stands between two names."""
    between = "|".join(re.escape(word) for word in sorted(words("and")))
    return re.compile(rf"\s{{1,9}}(?:{between}|&|\+)\s{{1,9}}|\s{{0,9}}/\s{{0,9}}", re.IGNORECASE)


def is_given_name(text: str) -> bool:
    """Whether a text begins as people are called ("Per", "Per Bak")."""
    first = text.split()[:1]
    return bool(first) and first[0].casefold().rstrip(".") in GIVEN_NAMES


def _of_line(line: str, in_a_list: bool, is_person: Knows, is_firm: Knows) -> list[TypedPerson]:
    if ADDRESS.search(line):
        return _of_addresses(line)
    if any(mark in line for mark in SEPARATORS):
        return _of_cells(line, is_firm)
    cells = [part.strip() for part in line.split(",") if part.strip()]
    roles = [cell for cell in cells[1:] if _is_role(cell)]
    cells = [cell for cell in cells if cell not in roles]
    if len(cells) == 1:
        return _of_words(cells[0])
    if len(cells) == 2:
        return _of_two(cells[0], cells[1], bool(roles), is_person, is_firm)
    if in_a_list and not is_person(cells[-1]):
        return [TypedPerson(cells[0], ", ".join(cells[1:]))]
    sure = all((len(cell.split()) > 1 and not is_firm(cell)) or is_person(cell) for cell in cells)
    return [TypedPerson(cell, sure=sure) for cell in cells]


def _of_two(
    name: str, other: str, has_role: bool, is_person: Knows, is_firm: Knows
) -> list[TypedPerson]:
    if is_person(other):
        return [TypedPerson(name), TypedPerson(other)]
    if has_role or is_firm(other) or not is_given_name(other):
        return [TypedPerson(name, other)]
    if _is_turned(f"{name}, {other}"):
        return [TypedPerson(_turned(f"{name}, {other}"), sure=False)]
    several = len(other.split()) > 1
    return (
        [TypedPerson(name, sure=False), TypedPerson(other, sure=False)]
        if several
        else [TypedPerson(name, other, sure=False)]
    )


def _of_words(text: str) -> list[TypedPerson]:
    """A name, with its organisation in brackets; or two whole names with "and" between them."""
    held = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text)
    if held:
        return [TypedPerson(held[1], "" if _is_role(held[2]) else held[2].strip())]
    parts = [part.strip() for part in _and().split(text)]
    whole = all(len(part.split()) > 1 and is_given_name(part) for part in parts)
    if len(parts) > 1 and whole:
        return [TypedPerson(part, sure=False) for part in parts]
    return [TypedPerson(text)]


def _of_cells(line: str, is_firm: Knows) -> list[TypedPerson]:
    """Cells of a table: name and organisation; with the role or the last name between them."""
    mark = next(mark for mark in SEPARATORS if mark in line)
    cells = [cell.strip() for cell in line.split(mark)]
    if len(cells) == 3 and cells[2]:
        first, second, third = cells
        if _is_role(second):
            return [TypedPerson(first, third)]
        if mark == "\t" and is_given_name(first) and len(first.split()) == 1:
            return [TypedPerson(f"{first} {second}", third, sure=False)]
    cells = row(line, 2)
    if not cells[0]:
        return []
    name, firm = cells[0], cells[1] if len(cells) > 1 else ""
    if _is_turned(name) and _is_turned(firm):
        return [TypedPerson(_turned(cell)) for cell in cells]
    name = _turned(name) if _is_turned(name) else name
    one_word_each = len(name.split()) == len(firm.split()) == 1
    if mark == "\t" and one_word_each and is_given_name(name):
        return [TypedPerson(f"{name} {firm}", sure=False)]
    both_people = is_given_name(firm) and len(firm.split()) > 1 and not is_firm(firm)
    return [TypedPerson(name, firm, sure=not both_people)]


def _of_addresses(line: str) -> list[TypedPerson]:
    """Names as they stand in a mail; the addresses are left out, for the dossier is sent round."""
    pieces = [piece.strip(" \t;,\"'()<>") for piece in ADDRESS.split(line)]
    found = [_turned(piece) if _is_turned(piece) else piece for piece in pieces if piece]
    if not found:
        raise ParseError(f"{quoted(line)}: whose address? Type the name; addresses are not kept.")
    people = []
    for name in found:
        people += (
            [TypedPerson(part) for part in name.split(",")[:1]] if "," in name else _of_words(name)
        )
    return people


def _is_turned(line: str) -> bool:
    """Whether a line is "Holm, Karen": a last name, with its particles, and a given name."""
    parts = [part.strip() for part in line.split(",")]
    if len(parts) != 2 or not all(parts) or any(mark in line for mark in SEPARATORS):
        return False
    last = [word for word in parts[0].split() if plain(word) not in words("particles")]
    return len(last) == 1 and is_given_name(parts[1]) and len(parts[1].split()) <= 2


def _turned(line: str) -> str:
    last, first = (part.strip() for part in line.split(","))
    return f"{first} {last}"


def _is_role(text: str) -> bool:
    said: Sequence[str] = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(said) and (said[-1] in ROLES or said[0] in ROLES)
