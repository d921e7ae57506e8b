"""Takes an answer at the place in hand: values, digits, rows, records added in place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ..changes import ABSENT, in_order, order_path, value_at, with_changes
from ..dossier import REGISTERS
from ..draft import Unanswered
from ..fields import Need, Table
from ..form import Part, record_model
from ..leaves import leaf_of
from ..offer import Offer
from ..parse import NotUnderstood, day, digits, line, slug
from ..places import Place, fields_of, title_field
from ..references import used_at
from ..rooms import look
from ..words import field_words, label_of
from . import asking, editing
from .moves import Answer, Back, Copy, Edit, Move, Park, Remove, Shift, Skip, Take
from .people import listed, read_people
from .reading import Reading
from .rows import RowsRead, read_rows
from .trail import Spot, Trail
from .views import Question

if TYPE_CHECKING:
    from .interview import Interview


def refuse(text: str) -> Exception:
    from .interview import Refused

    return Refused(text)


def clean_line(text: str) -> str:
    return str(line(text).value)


def read_day(text: str, today: date) -> date:
    return day(text, today).value


# -- values


def answer(talk: Interview, spot: Spot, text: str) -> str:
    """An answer at a spot, whatever kind of place it is."""
    part = talk.trail.part(spot)
    if spot.column == asking.IN_THE_ROOM:
        return _people(talk, spot, text)
    if part.kind == "digits" and not spot.column:
        return _digits(talk, spot, part, text)
    if part.kind == "table" and not spot.key:
        return _at_prompt(talk, spot, part, text)
    if not text.strip():
        return _keep(talk, spot)
    if several(talk, spot, text):
        return ""
    return _one_value(talk, spot, text)


def _people(talk: Interview, spot: Spot, text: str) -> str:
    """Somebody who is in the room; an empty line ends the list."""
    if text.strip():
        talk.data = read_people(talk.data, text, talk.reader)
        talk.gathering = True
        return f"{len(listed(talk.data))} in the room."
    if not listed(talk.data):
        raise refuse("Slips are read person by person. Type at least one name, or park it.")
    talk.gathering = False
    talk._trail = None
    talk.spot = next(s for s in talk.trail.spots if (s.screen, s.part) == (spot.screen, spot.part))
    return ""


def _keep(talk: Interview, spot: Spot) -> str:
    """Enter alone: keeps the old answer, takes the offered one, or leaves an optional one empty."""
    if talk.answered(spot):
        talk.advance(spot)
        return ""
    view = asking.question(talk.trail, talk.reader, spot)
    if view.old:
        return _one_value(talk, spot, view.old)
    return skip(talk, spot)


def skip(talk: Interview, spot: Spot) -> str:
    """Leaves an optional place empty; a needed one is refused kindly."""
    part = talk.trail.part(spot)
    need = talk.need(spot)
    if part.kind in ("digits", "table") and not spot.column:
        if need == Need.REQUIRED:
            raise refuse("This one is needed for the next steps. Answer it, or park it.")
        if value_at(talk.data, part.path) is ABSENT:
            talk.data = editing.put(talk.data, part.path, None)
        else:
            talk.data = editing.close(talk.data, part.path)
        _leave_part(talk, spot)
        return ""
    place = talk.trail.place(spot)
    if need == Need.REQUIRED or not place.shape.nullable:
        raise refuse("This one is needed for the next steps. Type an answer, or park it.")
    _settle_row(talk, spot)
    talk.data = editing.put(talk.data, place.path, None)
    talk.data = editing.unpark(talk.data, place.path)
    _answered(talk, spot)
    return ""


def several(talk: Interview, spot: Spot, text: str) -> bool:
    """Several short answers of one screen typed in one go: "Jens Due; 15"."""
    parts = talk.trail.screens[spot.screen].parts[spot.part :]
    cells = [cell.strip() for cell in text.split(";")]
    if spot.key or len(cells) < 2 or any(part.kind != "value" for part in parts):
        return False
    places = [talk.trail.places.place(part.path) for part in parts][: len(cells)]
    kinds = {leaf_of(place).kind for place in places}
    if len(cells) > len(parts) or kinds <= {"line", "text"} or kinds & {"lines", "refs", "choices"}:
        return False
    readings = [
        (place, talk.reader.read(place, cell)) for place, cell in zip(places, cells, strict=True)
    ]

    def store() -> str:
        for place, reading in readings:
            value = _registered(talk, place, reading)
            talk.data = editing.put(talk.data, place.path, value)
            talk.data = editing.unpark(talk.data, place.path)
        talk.advance(Spot(spot.screen, spot.part + len(cells) - 1))
        return " · ".join(reading.said for _, reading in readings if reading.said)

    if any(reading.unknown or reading.guess for _, reading in readings):
        said = " · ".join(reading.said for _, reading in readings)
        talk.ask(f"Understood: {said}. Is that right?", store)
    else:
        store()
    return True


def _registered(talk: Interview, place: Place, reading: Reading) -> Any:
    """A reading's value, its unknown names entered in the register."""
    if not reading.unknown:
        return reading.value
    table, keys = leaf_of(place).ref, []
    for name in reading.unknown:
        make = editing.register if table in REGISTERS else None
        if make is None:
            raise NotUnderstood(f'"{name}" is not in {_table_name(table)}.')
        talk.data, key = make(talk.data, talk.trail.places, table, name, {})
        keys.append(key)
    return _filled_in(reading.value, keys)


def _one_value(talk: Interview, spot: Spot, text: str) -> str:
    place = talk.trail.place(spot)
    reading = talk.reader.read(place, text)
    if reading.unknown:
        return _add_in_place(talk, spot, place, reading.unknown, reading.value)
    if reading.guess:
        return talk.ask(
            f"{text.strip()}: {reading.said}. Is that right?",
            lambda: _store(talk, spot, place, reading.value, reading.said),
            lambda: "Type it once more, a little clearer.",
        )
    return _store(talk, spot, place, reading.value, reading.said)


def _store(talk: Interview, spot: Spot, place: Place, value: Any, said: str) -> str:
    _settle_row(talk, spot)
    talk.data = editing.put(talk.data, place.path, value)
    talk.data = editing.unpark(talk.data, place.path)
    _answered(talk, spot)
    return said


def _settle_row(talk: Interview, spot: Spot) -> None:
    """The first answer of an offered row brings the row's known fields with it."""
    if not spot.key:
        return
    part = talk.trail.part(spot)
    if part.kind != "table" or value_at(talk.data, f"{part.path}.{spot.key}") is not ABSENT:
        return
    offer = next((o for o in talk.trail.offers(part) if o.key == spot.key), None)
    if offer is not None:
        talk.data = editing.put(talk.data, f"{part.path}.{spot.key}", dict(offer.values))


def _answered(talk: Interview, spot: Spot) -> None:
    """What follows an answer in a row, then on to the next place."""
    if spot.key:
        follow(talk, talk.trail.part(spot), spot.key)
    talk.advance(spot)


def follow(talk: Interview, part: Part, key: str) -> None:
    """Lets the step add what follows from a record (a kept suggestion becomes an action)."""
    work = talk.room.offers.of_follow.get(part.path.split(".")[2])
    if work is None:
        return
    seen = look(talk.data, talk.today)
    found: list[tuple[str, Any]] = []
    try:
        for path, value in work(seen.step(talk.room.model), seen, key):
            found.append((path, value))
    except Unanswered:
        pass
    for path, value in found:
        talk.data = editing.put(talk.data, path, value)


# -- records added in place


def _add_in_place(
    talk: Interview, spot: Spot, place: Place, names: tuple[str, ...], value: Any
) -> str:
    table = leaf_of(place).ref
    where = _table_name(table)

    def yes() -> str:
        keys, paths = [], []
        for name in names:
            preset: dict[str, Any] = {}
            talk.data, key = (
                editing.register(talk.data, talk.trail.places, table, name, preset)
                if table in REGISTERS
                else editing.create(talk.data, talk.trail.places, table, name)
            )
            keys.append(key)
            paths += _further_paths(talk, table, key)
        whole = _filled_in(value, keys)

        def then() -> str:
            return _store(talk, spot, place, whole, "")

        if not paths:
            return then()
        from .interview import Nested

        talk.nested.append(Nested(", ".join(names), paths, then))
        return ""

    listed = ", ".join(names)
    return talk.ask(
        f'"{listed}" is not in {where} yet. Add it?',
        yes,
        lambda: "Not added. Type part of a name that is in the list.",
        "add it",
        "type again",
    )


def _table_name(table: str) -> str:
    return table if table in REGISTERS else f'"{field_words(table).label}"'


def _filled_in(value: Any, keys: list[str]) -> Any:
    rest = list(keys)
    if isinstance(value, list):
        return [item if item is not None else rest.pop(0) for item in value]
    return keys[0]


def _further_paths(talk: Interview, table: str, key: str) -> list[str]:
    """Paths of what else is asked about a record added in place."""
    place = talk.trail.places.place(table)
    mark = place.mark(Table)
    record = record_model(place.shape)
    title = title_field(record, mark)
    own = fields_of(record)
    paths = []
    for column in mark.row if mark else ():
        if column == title and place.key_ref is None:
            continue
        if mark is not None and column in mark.home and place.key_ref is not None:
            path = f"{place.key_ref.to}.{key}.{mark.home[column]}"
        elif column in own:
            path = f"{table}.{key}.{column}"
        else:
            continue
        if value_at(talk.data, path) is ABSENT:
            paths.append(path)
    return paths


def nested_question(talk: Interview) -> Question:
    """The question about the record being added in place."""
    nested = talk.nested[-1]
    place = talk.trail.places.place(nested.paths[nested.index])
    words = field_words(place.path)
    spot = talk.spot or talk.trail.spots[0]
    frame = asking._frame(talk.trail, spot, place.path, words)
    frame["spoken"] = words.say
    frame["row"] = nested.title
    return asking.value_view(talk.trail, talk.reader, place, frame)


def nested_move(talk: Interview, move: Move) -> str:
    """A move while a record is being added in place."""
    nested = talk.nested[-1]
    path = nested.paths[nested.index]
    place = talk.trail.places.place(path)
    if isinstance(move, Back):
        if nested.index:
            nested.index -= 1
        else:
            talk.nested.pop()
        return ""
    if isinstance(move, Park):
        raise refuse("Leave it empty with Enter; it can be filled in later.")
    if isinstance(move, Skip) or (isinstance(move, Answer) and not move.text.strip()):
        if value_at(talk.data, path) is ABSENT and place.shape.nullable:
            talk.data = editing.put(talk.data, path, None)
        return _nested_on(talk)
    if not isinstance(move, Answer):
        raise refuse("Finish the new entry first, or go back.")
    reading = talk.reader.read(place, move.text)
    if reading.unknown:
        return _nested_add(talk, place, reading.unknown[0])
    talk.data = editing.put(talk.data, path, reading.value)
    return _nested_on(talk) or reading.said


def _nested_add(talk: Interview, place: Place, name: str) -> str:
    """A name inside a new record that is itself new (a person's firm): added with its name."""
    table = leaf_of(place).ref
    if table not in REGISTERS:
        raise refuse(f'"{name}" is not in the list.')

    def yes() -> str:
        talk.data, key = editing.register(talk.data, talk.trail.places, table, name, {})
        talk.data = editing.put(talk.data, place.path, key)
        return _nested_on(talk)

    return talk.ask(f'"{name}" is not in {table} yet. Add it?', yes, lambda: "Not added.")


def _nested_on(talk: Interview) -> str:
    nested = talk.nested[-1]
    nested.index += 1
    if nested.index < len(nested.paths):
        return ""
    talk.nested.pop()
    return nested.then()


# -- digits


def _digits(talk: Interview, spot: Spot, part: Part, text: str) -> str:
    view, old = asking.digits_view(talk.trail, spot, part)
    if not text.strip():
        if not old:
            raise refuse(
                f"Type {len(view.across)} digits from {view.low} to {view.high}, "
                "or - to leave this slip out."
            )
        talk.advance(spot)
        return ""
    record = record_model(talk.trail.places.place(part.path).shape)
    columns = list(fields_of(record))
    if talk.trail.digits_across(part) == "people":
        _fists(talk, part, columns[0], text, view)
        talk.data = editing.unpark(talk.data, part.path)
        talk.advance(spot)
        return ""
    if text.strip() in ("-", "–"):
        found: list[int | None] = []
    else:
        found = list(digits(text, len(columns), view.low, view.high, view.across).value)
        if None in found:
            raise refuse(f"Type all {len(columns)} digits, or - to leave the whole slip out.")
    path = f"{part.path}.{spot.key}"
    value: Any = dict(zip(columns, found, strict=True)) if found else ABSENT
    talk.data = editing.put(talk.data, path, value)
    if value_at(talk.data, part.path) is ABSENT:
        talk.data = editing.put(talk.data, part.path, {})
    talk.data = editing.unpark(talk.data, part.path)
    talk.advance(spot)
    return ""


def _fists(talk: Interview, part: Part, column: str, text: str, view: Any) -> None:
    """One digit for each person, in the order in which they sit in the list."""
    found = digits(text, len(view.across), view.low, view.high, view.across).value
    people = [offer.key for offer in talk.trail.offers(part)]
    for key, digit in zip(people, found, strict=True):
        if digit is None:
            talk.data = editing.put(talk.data, f"{part.path}.{key}", ABSENT)
        else:
            old = value_at(talk.data, f"{part.path}.{key}", None)
            record = {**(old if isinstance(old, dict) else {}), column: digit}
            talk.data = editing.put(talk.data, f"{part.path}.{key}", record)
    if value_at(talk.data, part.path) is ABSENT:
        talk.data = editing.put(talk.data, part.path, {})
    talk.data = editing.close(talk.data, part.path)


# -- tables


def _at_prompt(talk: Interview, spot: Spot, part: Part, text: str) -> str:
    typed = text.strip()
    if not typed:
        return _finish(talk, spot, part)
    if typed.startswith("+") and all(c in "+0123456789 ,all" for c in typed):
        numbers = tuple(int(n) for n in typed.replace("+", " ").replace(",", " ").split() if n.isdigit())
        return row_move(talk, spot, Take(numbers))
    if typed.isdigit() and 1 <= int(typed) <= len(talk.trail.keys(part)):
        return row_move(talk, spot, Edit(typed))
    if typed.casefold() in ("none", "nothing") and part.need != Need.REQUIRED:
        if not talk.trail.keys(part):
            talk.data = editing.put(talk.data, part.path, {})
        return _finish(talk, spot, part)
    found = read_rows(asking.row_table(talk.trail, talk.reader, part), talk.data, text)
    if found.guesses or found.added:
        return talk.ask(_rows_question(found), lambda: _rows(talk, spot, part, found))
    return _rows(talk, spot, part, found)


def _rows_question(found: RowsRead) -> str:
    said = []
    if found.guesses:
        said.append("Understood as " + "; ".join(found.guesses[:5]) + ".")
    if found.added:
        said.append("New in the register: " + ", ".join(dict.fromkeys(found.added)) + ".")
    return " ".join(said) + " Is that right?"


def _rows(talk: Interview, spot: Spot, part: Part, found: RowsRead) -> str:
    talk.data = editing.unpark(found.data, part.path)
    for key in found.keys:
        follow(talk, part, key)
    half = [
        other
        for other in talk.trail.spots
        if (other.screen, other.part) == (spot.screen, spot.part)
        and other.key in found.keys
        and not talk.trail.answered(other)
    ]
    talk.spot = half[0] if half else spot
    if len(found.keys) > 1:
        return f"{len(found.keys)} rows taken."
    return found.said[0]


def _finish(talk: Interview, spot: Spot, part: Part) -> str:
    """Enter at an empty prompt: the table is finished; a short one is mentioned once."""
    keys = talk.trail.keys(part)
    low = talk.trail.places.place(part.path).mark(Table).rows[0]  # type: ignore[union-attr]
    if not keys and part.need == Need.REQUIRED:
        raise refuse("Nothing stands here yet. Type a row, or park the question.")
    if not keys and part.need == Need.OPTIONAL:
        return skip(talk, spot)
    if 0 < len(keys) < low and talk.hinted != spot:
        talk.hinted = spot
        raise refuse(f"{len(keys)} so far; {low} or more help. Add some, or press Enter to go on.")
    if value_at(talk.data, part.path) is ABSENT:
        talk.data = editing.put(talk.data, part.path, {})
    talk.data = editing.unpark(editing.close(talk.data, part.path), part.path)
    _leave_part(talk, spot)
    return ""


def _leave_part(talk: Interview, spot: Spot) -> None:
    mine = [s for s in talk.trail.spots if (s.screen, s.part) == (spot.screen, spot.part)]
    talk.advance(mine[-1] if mine else spot)


def passed_tables(trail: Trail, upto: Spot | None) -> list[str]:
    """Paths of given tables (fixed rows, digits) before ``upto`` that hold all they can."""
    closed = value_at(trail.data, "marks.closed", None) or {}
    found = []
    for s, screen in enumerate(trail.screens):
        for p, part in enumerate(screen.parts):
            if part.kind not in ("digits", "table") or part.path in closed:
                continue
            if upto is not None and (s, p) >= (upto.screen, upto.part):
                return found
            table = trail.places.place(part.path).mark(Table)
            if part.kind == "table" and not (table and table.fixed):
                continue
            spots = [spot for spot in trail.spots if (spot.screen, spot.part) == (s, p)]
            raw = value_at(trail.data, part.path)
            passed = all(trail.answered(spot) for spot in spots)
            if passed and raw is not None:
                found.append(part.path)
    return found


def row_key(talk: Interview, part: Part, row: str) -> str:
    """The row meant by a number from 1 or the beginning of its name."""
    keys = talk.trail.keys(part)
    if row.strip().isdigit() and 1 <= int(row) <= len(keys):
        return keys[int(row) - 1]
    wanted = row.strip().casefold()
    fits = [
        key for key in keys if asking.row_name(talk.trail, part, key).casefold().startswith(wanted)
    ]
    if len(fits) == 1 and wanted:
        return fits[0]
    if not keys:
        raise refuse("There are no rows yet.")
    raise refuse(f"Which row? Type its number, 1 to {len(keys)}, or the beginning of its name.")


def row_move(talk: Interview, spot: Spot, move: Edit | Copy | Shift | Remove | Take) -> str:
    """Edit, copy, move, remove or take rows of the table in hand."""
    part = talk.trail.part(spot)
    if part.kind not in ("table", "columns"):
        raise refuse("There are no rows at this question.")
    if isinstance(move, Take):
        return _take_offers(talk, spot, part, move)
    key = row_key(talk, part, move.row)
    if isinstance(move, Edit):
        mine = [s for s in talk.trail.spots if talk.trail.part(s) == part and s.key == key]
        talk.spot = mine[0] if mine else spot
        return ""
    table = talk.trail.places.place(part.path).mark(Table)
    if part.kind != "table" or table is None or table.fixed:
        raise refuse("These rows are given. They can be filled in, not added or removed.")
    if isinstance(move, Shift):
        return _shift(talk, part, key, move.to)
    if isinstance(move, Copy):
        return _copy(talk, part, key)
    return remove(talk, part, key)


def _take_offers(talk: Interview, spot: Spot, part: Part, move: Take) -> str:
    offers = asking.open_offers(talk.trail, part)
    numbers = move.offers or tuple(range(1, len(offers) + 1))
    if not offers or any(not 1 <= number <= len(offers) for number in numbers):
        raise refuse("There is no such proposal." if offers else "Nothing is proposed here.")
    keys = []
    for number in numbers:
        talk.data, key = editing.take_offer(
            talk.data, talk.trail.places, part.path, offers[number - 1]
        )
        follow(talk, part, key)
        keys.append(key)
    half = [
        s
        for s in talk.trail.spots
        if talk.trail.part(s) == part and s.key in keys and not talk.trail.answered(s)
    ]
    prompt = Spot(spot.screen, spot.part)
    talk.spot = half[0] if half else prompt
    return f"Taken: {', '.join(offers[number - 1].label for number in numbers)}."


def _shift(talk: Interview, part: Part, key: str, to: int) -> str:
    rows = list(value_at(talk.data, part.path, {}))
    moved = [other for other in rows if other != key]
    moved.insert(max(0, min(to - 1, len(moved))), key)
    talk.data = with_changes(talk.data, {order_path(part.path): (rows, in_order(rows, moved))})
    return f"Moved to place {moved.index(key) + 1}."


def _copy(talk: Interview, part: Part, key: str) -> str:
    place = talk.trail.places.place(part.path)
    if place.key_ref is not None or not talk.trail.own_columns(part):
        raise refuse("A row that stands for a name cannot be copied. Type the other name.")
    rows = value_at(talk.data, part.path, {})
    title = title_field(record_model(place.shape), place.mark(Table))
    name = str(rows[key].get(title) or key)
    new = slug(name, rows)
    talk.data = editing.put(talk.data, f"{part.path}.{new}", dict(rows[key]))
    spots = [s for s in talk.trail.spots if talk.trail.part(s) == part and s.key == new]
    talk.spot = spots[0] if spots else talk.spot
    return f'Copied "{name}". Change what differs.'


def remove(talk: Interview, part: Part, key: str) -> str:
    """Asks once, then removes a row; refused while something refers to it."""
    name = asking.row_name(talk.trail, part, key)
    path = f"{part.path}.{key}"
    places = [p for p in used_at(talk.data, talk.trail.places, part.path, key) if not p.startswith(path)]
    if places:
        listed = "; ".join(place_said(talk, place) for place in places[:4])
        more = f" and {len(places) - 4} more places" if len(places) > 4 else ""
        raise refuse(f'"{name}" is used elsewhere: {listed}{more}. Change that first.')

    def yes() -> str:
        rows = list(value_at(talk.data, part.path, {}))
        talk.data = editing.put(talk.data, path, ABSENT)
        for parked in list(value_at(talk.data, "marks.parked", None) or {}):
            if parked.startswith(path + "."):
                talk.data = editing.unpark(talk.data, parked)
        spot = next((s for s in talk.trail.spots if talk.trail.part(s) == part and not s.key), None)
        talk.spot = spot or talk.spot
        return f'Removed "{name}" ({len(rows) - 1} left). U brings it back.'

    return talk.ask(f'Remove "{name}"?', yes, lambda: "Kept.", "remove it", "keep it", False)


def place_said(talk: Interview, path: str) -> str:
    """A path as people would say it: "Step 5, actions: Map the needs"."""
    parts = path.split(".")
    if parts[0] != "steps":
        return f"{label_of('passport', parts[0])}: {parts[1] if len(parts) > 1 else ''}"
    from ..rooms import room

    where = f"step {room(parts[1]).number}, {field_words('.'.join(parts[:3])).label}"
    if len(parts) > 3:
        where += f": {talk.trail.places.name_of(talk.data, '.'.join(parts[:3]), parts[3])}"
    return where


# -- half-typed records


def half_typed(talk: Interview, spot: Spot) -> bool:
    """Whether the row in hand is new and not complete, and this is its first open cell."""
    part = talk.trail.part(spot)
    table = talk.trail.places.place(part.path).mark(Table)
    if part.kind != "table" or table is None or table.fixed:
        return False
    mine = [s for s in talk.trail.spots if talk.trail.part(s) == part and s.key == spot.key]
    complete = all(talk.trail.answered(s) for s in mine)
    return not complete and bool(mine) and spot == mine[0]


def leave_half_typed(talk: Interview, spot: Spot) -> str:
    """Backing out of a half-typed row: keep it, or take it out again."""
    part = talk.trail.part(spot)
    prompt = Spot(spot.screen, spot.part)
    name = asking.row_name(talk.trail, part, spot.key)

    def keep() -> str:
        talk.spot = prompt
        return f'Kept "{name}", still open.'

    def drop() -> str:
        talk.data = editing.put(talk.data, f"{part.path}.{spot.key}", ABSENT)
        talk.spot = prompt
        return f'Taken out: "{name}".'

    return talk.ask(f'"{name}" is not finished. Keep it as it is?', keep, drop, "keep it", "take it out")


__all__ = ["NotUnderstood", "answer", "row_move", "skip"]
