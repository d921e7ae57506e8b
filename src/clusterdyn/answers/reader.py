"""Reads a typed text as the value of a field, and says a value as people would type it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from .. import parse
from ..changes import ABSENT, value_at
from ..content.catalogue import field_text, format_date
from ..model.answer_types import AnswerType
from ..model.draft import Unanswered
from ..model.fast_validation import as_whole
from ..model.fields import Aim, Code, DayOf, Each, Exact, Need
from ..model.prefill import Prefills
from ..model.rules import RuleContext
from ..model.schema import Schema, SchemaNode
from ..parse import OtherCurrency, ParseError, Understood
from ..parse import name as find_name
from ..steps.registry import step_named
from .names import (
    AmbiguousName,
    Decisions,
    Named,
    Options,
    clean,
    is_closed,
    named,
    records,
    refuse_as_person,
)

# numbers may be typed with their sign
SIGNED = ("number", "whole", "money", "percent", "year")
NUMBERED = 12  # of a longer list no numbers are shown to choose by
NUMBERS = ("number", "whole", "money", "percent")
UNKNOWN = ("unknown", "not known")
"""Values of a choice that say that it is not known."""
BLANK = ("none", "-", "–")
"""What is no answer in words either."""
NEEDED = "This one is needed for the next steps. Type an answer, or park it."
NOTHING = ("none", "nothing", "no", "-", "–", "ingen")
ENDLESS = 10**12
CURRENCY, COUNTRY = "passport.currency", "passport.country"
SHORT = 3  # words of a name; longer parts are one sentence with commas


class TypedName(NamedTuple):
    """A name in an answer: ``key`` is the record it means, None for one that nobody knows yet.

    With a ``doubt`` the record may be meant, or a new one.
    """

    typed: str
    key: str | None
    label: str
    guess: bool = False
    doubt: AmbiguousName | None = None

    def decided(self, decisions: Decisions) -> TypedName:
        """The same when the group has said which one is meant."""
        if self.doubt is None or self.doubt.name_key not in decisions:
            return self
        key = decisions[self.doubt.name_key]
        label = self.label if key is not None else f"new: {self.typed}"
        return TypedName(self.typed, key, label, self.guess)


@dataclass(frozen=True)
class Reading:
    """What a text means. ``value`` as JSON; ``said`` how it is read back.

    ``guess``: it may be meant otherwise (``mild``: reading it back is enough). ``names`` are the
    names typed where records are referred to. ``currency``: an amount in another currency than the
    dossier's, which nobody has said yet. ``beside`` are values of other fields of the same record
    that the text answers too (the exact amount of a band).
    """

    value: Any
    said: str = ""
    guess: bool = False
    mild: bool = False
    names: tuple[TypedName, ...] = ()
    currency: str = ""
    beside: Mapping[str, Any] = field(default_factory=dict)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names that stand in no register yet; ``value`` holds None in their places."""
        return tuple(name.typed for name in self.names if name.key is None)

    @property
    def doubts(self) -> tuple[AmbiguousName, ...]:
        """Names that may be known ones or new; ``value`` holds the known ones."""
        return tuple(name.doubt for name in self.names if name.doubt)

    def decided(self, decisions: Decisions) -> Reading:
        """The same reading when the group has said who is meant; nothing is read again."""
        if not self.doubts:
            return self
        names = tuple(name.decided(decisions) for name in self.names)
        return replace(_of_names(names, isinstance(self.value, list)), guess=self.guess)

    def filled_in(self, keys: Sequence[str]) -> Any:
        """The value, the ids of new records in the places of the ``unknown`` names."""
        rest = iter(keys)
        if isinstance(self.value, list):
            return [item if item is not None else next(rest) for item in self.value]
        return self.value if self.value is not None else next(rest)


def _of_names(names: tuple[TypedName, ...], many: bool) -> Reading:
    """The reading of one name, or of several in their order, no record twice."""
    if not many:
        return Reading(names[0].key, names[0].label, names[0].guess, names=names)
    once: dict[tuple[str | None, str], TypedName] = {}
    for name in names:
        in_words = name.typed.casefold() if name.key is None or name.doubt else ""
        once.setdefault((name.key, in_words), name)
    kept = tuple(once.values())
    said = "; ".join(name.label for name in kept)
    guess = any(name.guess for name in names)
    return Reading([name.key for name in kept], said, guess, names=kept)


@dataclass(frozen=True)
class Reader:
    """Reads answers in the light of a dossier and a day.

    ``past``: of a day without its year the last one is meant. ``any_currency``: an amount in
    another currency is read and said to be one, where nobody has named the dossier's.
    """

    data: Mapping[str, Any]
    today: date
    schema: Schema
    past: bool = False
    any_currency: bool = False
    _options: dict[tuple[str, str, str, AnswerType], Options] = field(
        default_factory=dict, compare=False, repr=False
    )

    def on(self, data: Mapping[str, Any]) -> Reader:
        """The same for other data; names are looked up anew."""
        return self if data is self.data else replace(self, data=data, _options={})

    def going_on(self, data: Mapping[str, Any]) -> Reader:
        """The same for more answers, where no name was added: what can be chosen is kept."""
        return replace(self, data=data)

    def options(self, node: SchemaNode) -> Options:
        """(value, label) of a choice, or (id, name) of the records a reference can name."""
        answer = node.answer_type
        step, _, below = node.path.removeprefix("steps.").partition(".")
        known = (step, below.partition(".")[0], node.name, answer)  # the rows of a table share them
        if known not in self._options:
            self._options[known] = self._find_options(node, answer)
        return self._options[known]

    def _find_options(self, node: SchemaNode, answer: AnswerType) -> Options:
        offered = _offered_options(node, RuleContext(self.data, self.today, self.schema))
        if offered is not None:
            return offered
        if answer.ref:
            return records(self.data, self.schema, answer.ref)
        labels = field_text(node.path).choices
        if answer.kind == "whole":
            return list(labels.items())
        return [(option, labels.get(option, option)) for option in answer.options]

    def read(self, node: SchemaNode, text: str, listed: bool = False) -> Reading:
        """The value that ``text`` means at this node; ``ParseError`` says why not.

        ``listed``: its choices stand there as a numbered list, so that a number can be a place.
        """
        answer = node.answer_type
        if answer.kind not in SIGNED or self.is_scale(node, answer):
            _refuse_taking(text)
        if node.mark(Code) is not None:
            return self._code(node, text)
        if self._left_empty(node, answer, text):
            return Reading(None, "left empty")
        if answer.kind in ("line", "text") and text.strip().casefold() in BLANK:
            raise ParseError(NEEDED)  # a vision called "none" is nobody's wish
        if answer.kind == "lines":
            return self._lines(node, answer, text)
        if answer.kind == "refs":
            return self._references(node, text, listed)
        if answer.kind == "ref":
            return self._reference(node, text, listed)
        if answer.kind in ("choice", "choices") or self.is_scale(node, answer):
            return self._choice(node, answer, text, listed)
        if answer.kind == "money":
            return self._money(node, text)
        return _reading(self._plain(node, answer, text))

    def _code(self, node: SchemaNode, text: str) -> Reading:
        """A country or a currency: a code or its name goes before a word for nothing ("NO")."""
        try:
            if node.mark(Code) is Code.COUNTRY:
                return Reading(code := parse.country_code(text), parse.country_name(code))
            country = value_at(self.data, COUNTRY, None)
            return Reading(code := parse.currency_code(text, country or ""), code)
        except ParseError:
            if node.field.nullable and parse.says_empty(text):
                return Reading(None, "left empty")
            raise

    def _money(self, node: SchemaNode, text: str) -> Reading:
        """An amount; in another currency only where the dossier may still count in that one."""
        try:
            return _reading(parse.money(text, self.currency, _measure(node)))
        except OtherCurrency as other:
            if not self.any_currency or value_at(self.data, CURRENCY, None) is not None:
                raise
            return _in_other_money(text, other)

    def _day(self, node: SchemaNode, text: str) -> Understood[date]:
        of = node.mark(DayOf)
        past = self.past or of is DayOf.PAST
        return parse.day(text, self.today, start=of is DayOf.START, past=past)

    def _left_empty(self, node: SchemaNode, answer: AnswerType, text: str) -> bool:
        """Whether a clear word for it leaves an answer empty, where nothing may stand.

        In numbers "none" is zero, and "unknown" leaves them empty.
        """
        if answer.kind in ("lines", "refs", "choices", "yes_no"):
            return False
        if not node.field.nullable or node.need == Need.REQUIRED:
            if answer.kind in (*NUMBERS, "day") and parse.says_unknown(text):
                raise ParseError(NEEDED)
            return False
        if answer.kind in NUMBERS:
            is_word = not parse.says_zero(text) or (answer.low or 0) > 0
            return is_word and (parse.says_empty(text) or parse.says_unknown(text))
        if text.strip().casefold() in {value.casefold() for value in answer.options}:
            return False
        said_no = answer.kind in ("ref", "day", "year") and parse.says_no(text)
        unknown = answer.kind in ("day", "year") and parse.says_unknown(text)
        return parse.says_empty(text) or said_no or unknown

    def _plain(self, node: SchemaNode, answer: AnswerType, text: str) -> Understood[Any]:
        low, high = answer.low, answer.high
        if answer.kind == "day":
            return self._day(node, text)
        if answer.kind == "yes_no":
            return parse.yes_no(_also(node, text))
        if answer.kind == "percent":
            understood = parse.percent(text)
            if understood.value != int(understood.value):
                raise ParseError(f'"{text.strip()}": type a whole number from 0 to 100.')
            return replace(understood, value=int(understood.value))
        if answer.kind == "year":
            return parse.year(text, int(low or 1900), int(high or 2200), self.today)
        if answer.kind == "whole":
            return parse.whole(text, _whole(low), _whole(high), _measure(node))
        if answer.kind == "number":
            comma = parse.decimal_comma(value_at(self.data, COUNTRY, None) or "")
            return parse.number(text, _bound(low), _bound(high), _measure(node), comma)
        if answer.kind == "text":
            return parse.text(text, answer.longest)
        return parse.line(text, answer.longest)

    @property
    def currency(self) -> str:
        """What the dossier counts in."""
        return value_at(self.data, CURRENCY, None) or "EUR"

    def _lines(self, node: SchemaNode, answer: AnswerType, text: str) -> Reading:
        if text.strip().casefold() in NOTHING:
            return Reading([], "none")
        if "\n" not in text.strip():
            aim = node.mark(Aim)
            sentences = aim is not None and aim.words > 0
            text = "\n".join(split_lines(text, sentences))
        found = [str(parse.line(line, answer.longest).value) for line in parse.lines(text)]
        if not found:
            raise ParseError('Nothing was typed. Type one per line, or "none".')
        return Reading(found, "; ".join(found) if len(found) > 1 else "")

    def _choice(self, node: SchemaNode, answer: AnswerType, text: str, listed: bool) -> Reading:
        options = self.options(node)
        labels = dict(options)
        if answer.kind != "choices":
            quantity = _quantity_of(node, text, len(options) if listed else 0)
            if quantity:
                return Reading(quantity, labels.get(quantity, quantity), guess=True)
            text = _unknown_of(options, _also(node, text))
            one = parse.choice(text, options, listed)
            value: Any = int(one.value) if answer.kind == "whole" else one.value
            band = Reading(value, labels.get(one.value, one.value), one.guess)
            exact = node.mark(Exact)
            return self._with_amount(band, exact.field, text) if exact else band
        many = parse.choices(text, options, listed)
        said = ", ".join(labels.get(value, value) for value in many.value) or "none"
        return Reading(many.value, said, many.guess)

    def _with_amount(self, band: Reading, beside: str, text: str) -> Reading:
        """A band, with the exact amount where one was typed; "0" is exact as it stands."""
        try:
            amount = parse.money(text, self.currency)
        except OtherCurrency:
            if value_at(self.data, CURRENCY, None) is not None:
                raise
            return band
        except ParseError:
            return band
        if band.guess or amount.guess or not amount.value:
            return band
        said = f"{amount.said} ({band.said})"
        return replace(band, said=said, beside={beside: amount.value})

    def is_scale(self, node: SchemaNode, answer: AnswerType) -> bool:
        """Whether the whole numbers of a field have names (0 aware … 4 leads)."""
        return answer.kind == "whole" and bool(field_text(node.path).choices)

    def _reference(self, node: SchemaNode, text: str, listed: bool) -> Reading:
        return _of_names((self._name(node, text, listed, self._names(node)),), many=False)

    def _references(self, node: SchemaNode, text: str, listed: bool) -> Reading:
        if text.strip().casefold() in NOTHING:
            return Reading([], "none")
        known = self._names(node)
        names = tuple(self._name(node, part, listed, known) for part in split_names(text))
        if not names:
            raise ParseError("Nothing was typed. Type one or more names.")
        return _of_names(names, many=True)

    def _name(
        self, node: SchemaNode, text: str, listed: bool, known: Mapping[str, str]
    ) -> TypedName:
        found = self.find(node, text, listed)
        if found.key is None:
            refuse_as_person(self.data, self.schema, node.answer_type.ref, text)
            return TypedName(clean(text), None, f"new: {clean(text)}")
        return TypedName(clean(text), found.key, known[found.key], found.guess, found.doubt)

    def _names(self, node: SchemaNode) -> dict[str, str]:
        """Names by id: of the records that can be chosen here, and of all the others."""
        every = records(self.data, self.schema, node.answer_type.ref)
        return {**dict(every), **dict(self.options(node))}

    def find(self, node: SchemaNode, text: str, listed: bool) -> Named:
        """The record meant at a node; a step's own table is a list to choose from."""
        options, table = self.options(node), node.answer_type.ref
        numbered = listed and len(options) <= NUMBERED
        found = named(text, options, table, {}, numbered, is_closed(table))
        if found.key is None:
            self._refuse_known(clean(text), options, table)
        return found

    def _refuse_known(self, name: str, options: Options, table: str) -> None:
        """Refuses what stands in the table, and cannot be chosen here (the chair as deputy)."""
        every = records(self.data, self.schema, table)
        if len(every) > len(options) and find_name(name, every, numbered=False).kind == "exact":
            names = ", ".join(label for _, label in options[:8])
            raise ParseError(
                f'"{name}" cannot be chosen here. '
                + (f"Choose one of: {names}." if names else "There is nobody to choose from yet.")
            )

    def text(self, node: SchemaNode, value: Any, short: bool = False) -> str:
        """A value as text: as people read it, and as they could type it again."""
        if value is None or value is ABSENT:
            return ""
        answer = node.answer_type
        value = value if answer.kind == "number" else as_whole(value)
        if isinstance(value, list):
            labels = dict(self.options(node)) if answer.kind != "lines" else {}
            return "; ".join(labels.get(str(item), str(item)) for item in value)
        if answer.kind in ("choice", "ref") or self.is_scale(node, answer):
            return dict(self.options(node)).get(str(value), str(value))
        if answer.kind == "day" and isinstance(value, str):
            return _day(value, short)
        if answer.kind == "yes_no":
            return "yes" if value is True else "no" if value is False else str(value)
        if answer.kind in ("money", "whole") and isinstance(value, int):
            return f"{value:,}"
        if answer.kind == "number" and isinstance(value, int | float):
            return f"{value:,.10g}"
        return str(value)


def _also(node: SchemaNode, text: str) -> str:
    """The value that a field's own words give to a text ("opportunity"), else the text."""
    return field_text(node.path).also.get(text.strip().casefold(), text)


def _quantity_of(node: SchemaNode, text: str, places: int) -> str:
    """The choice that a field's words give to a quantity ("5" is few); not to a place in a list."""
    is_place = text.strip() in map(str, range(1, places + 1))
    also = field_text(node.path).also
    key = None if is_place else parse.band(text, list(also))
    return also[key] if key is not None else ""


def _unknown_of(options: Options, text: str) -> str:
    """The choice that stands for "don't know", where there is one."""
    if not parse.says_unknown(text):
        return text
    return next((value for value, _ in options if value in UNKNOWN), text)


def _measure(node: SchemaNode) -> parse.Measure | None:
    each = node.mark(Each)
    return None if each is None else parse.Measure(each.what, each.span)


def _reading(understood: Understood[Any]) -> Reading:
    value = understood.value
    return Reading(
        value.isoformat() if isinstance(value, date) else value,
        understood.said,
        understood.guess,
        understood.mild,
    )


def _in_other_money(text: str, other: OtherCurrency) -> Reading:
    """The amount in the currency that was typed; refused where its sign is that of several."""
    if len(other.codes) > 1:
        several = " or ".join(other.codes[:4])
        raise ParseError(f"Which money is that? Type it once with its code: {several}.")
    try:
        return replace(_reading(parse.money(text, other.codes[0])), currency=other.codes[0])
    except ParseError:
        raise other from None  # no amount at all


def _refuse_taking(text: str) -> None:
    """Refuse "+1" where nothing is proposed."""
    typed = text.strip()
    if re.fullmatch(r"(\+\s*[0-9]+[\s,]*)+|\+\s*all", typed):
        raise ParseError(
            f'"{typed[:20]}" takes a proposed row, and none is proposed here. Type the answer.'
        )


def _offered_options(node: SchemaNode, context: RuleContext) -> Options | None:
    parts = node.path.split(".")
    if parts[0] != "steps":
        return None
    book: Prefills[Any] = step_named(parts[1]).prefills
    for name in (".".join(parts[2:]), f"{parts[2]}.{parts[-1]}"):
        if name in book.of_options:
            try:
                return list(
                    book.of_options[name](context.step(step_named(parts[1]).model), context)
                )
            except Unanswered:
                return None
    return None


def _bound(bound: float | None) -> float | None:
    """A bound worth telling people; the outermost ones only keep nonsense out."""
    if bound is None or abs(bound) >= ENDLESS:
        return None
    return int(bound) if bound == int(bound) else bound


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)


def _day(iso: str, short: bool) -> str:
    try:
        day = date.fromisoformat(iso)
        return f"{day.day} {day:%b %Y}" if short else format_date(day)
    except ValueError:
        return iso


def split_list(text: str) -> list[str]:
    """Parts of a list typed in one line: by line, semicolon, else comma."""
    for mark in ("\n", ";", ","):
        if mark in text:
            return [part.strip() for part in text.split(mark) if part.strip()]
    return [text.strip()] if text.strip() else []


def split_names(text: str) -> list[str]:
    """Names typed in one line; of numbers alone ("1 3") each is one."""
    numbers = text.split()
    alone = len(numbers) > 1 and all(re.fullmatch("[0-9]{1,2}", one) for one in numbers)
    return numbers if alone else split_list(text)


def split_lines(text: str, sentences: bool) -> list[str]:
    """Lines typed in one: at semicolons; at commas only where the parts are short names."""
    if ";" in text:
        return split_list(text)
    if sentences:
        return [text.strip()]
    parts = split_list(text)
    return parts if all(len(item.split()) <= SHORT for item in parts) else [text.strip()]
