"""One or several of a list of choices, and yes or no."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from ..language.phrases import either
from .characters import bare, flat, looks_like, with_plain_dashes
from .nothing import says_empty
from .ranges import Span, bands, held_by, span
from .result import ParseError, Understood, listed, quoted, typed

Options = Sequence[tuple[str, str]]

_YES = frozenset(("yes", "y", "ja", "j", "jo", "true", "oui", "si", "sí", "sì", "tak", "sim"))
_NO = frozenset(("no", "n", "nej", "nein", "false", "nee", "non", "nie", "não", "nei"))
LONGEST_QUANTITY = 80
_ALIKE = 0.75
_CLEARLY = 0.06


def yes_no(text: str) -> Understood[bool]:
    """Read yes or no in eleven languages; 1 and 0 are refused as unclear."""
    hint = "Type y for yes or n for no."
    answer = typed(text, hint).lower().rstrip(".")
    if answer in _YES:
        return Understood(True, "yes")
    if answer in _NO:
        return Understood(False, "no")
    raise ParseError(f"{quoted(text)}: yes or no? {hint}")


def choice(text: str, options: Options, numbered: bool = True) -> Understood[str]:
    """Read one choice and return its value; `options` are (value, label) in the order shown.

    Understood are a value or label, its place in the list counted from 1 if that list was shown
    `numbered`, its beginning where only one begins so, and, as a guess, a near misspelling. A value
    or label that equals the text goes before the place; where every value is a number, places do
    not count at all. Where the options are `banded`, a number is a quantity, never a place.
    """
    longest = max([60, *(len(name) for pair in options for name in pair)]) + 20
    answer = typed(text, _hint(options), longest)
    spans = _bands(options)
    if spans and any(sign.isdecimal() for sign in answer):
        return _in_band(answer, options, spans)
    places = _at_place(answer, options) if numbered else []
    found = (
        _equal(answer, options)
        or _said_yes_or_no(answer, options)
        or places
        or _begun(answer, options)
    )
    if len(found) == 1:
        return _taken(found[0])
    if len(found) > 1:
        names = either([_said(option) for option in found[:4]])
        raise ParseError(f"{quoted(text)} could be {names}. Type a little more of the word.")
    near = _near(answer, options)
    if len(near) == 1:
        return _taken(near[0], guess=True)
    if near:
        names = either([_said(option) for option in near[:4]])
        raise ParseError(f"{quoted(text)}: do you mean {names}? Type that word.")
    raise ParseError(f"{quoted(text)}: which one? {_hint(options)}")


def choices(text: str, options: Options, numbered: bool = True) -> Understood[list[str]]:
    """Read several choices: "1 3 5", "1,3", "money, grants", "all", or "none" for an empty list.

    Each is read as by `choice`; none is taken twice; the order is as typed.
    """
    answer = typed(text, _hint(options, several=True), 2000)
    whole = _equal(answer, options)
    if whole:
        return Understood([whole[0][0]], _said(whole[0]))
    word = with_plain_dashes(answer).lower()
    if says_empty(answer):
        return Understood([], "none")
    if word == "all":
        every = list(dict.fromkeys(value for value, _ in options))
        return Understood(every, ", ".join(_said(option) for option in options))
    taken: dict[str, Understood[str]] = {}
    for part in re.split("[,;]", answer):
        for one in _one_or_more(part.strip(), options, numbered) if part.strip() else ():
            taken.setdefault(one.value, one)
    if not taken:
        raise ParseError(f"{quoted(text)}: which ones? {_hint(options, several=True)}")
    said = ", ".join(one.said for one in taken.values())
    return Understood(list(taken), said, guess=any(one.guess for one in taken.values()))


def _one_or_more(part: str, options: Options, numbered: bool) -> list[Understood[str]]:
    """Read a part without commas: one choice of several words, or several of one word."""
    words = part.split()
    problem: ParseError | None = None
    try:
        one = choice(part, options, numbered)
    except ParseError as refused:
        problem = refused
    else:
        if len(words) == 1 or not one.guess:
            return [one]
    if len(words) > 1:
        try:
            return [choice(word, options, numbered) for word in words]
        except ParseError as refused:
            if all(word.isdecimal() for word in words):
                raise refused from None
    if problem is not None:
        raise problem
    return [one]


def banded(options: Options) -> bool:
    """Whether the options are bands of one quantity ("1-9", "250+")."""
    return bool(_bands(options))


def band(text: str, keys: Sequence[str]) -> str | None:
    """The one of `keys` such as "1-5" and "21+" in which a typed quantity falls; else None."""
    if len(text) > LONGEST_QUANTITY:
        return None
    spans = {key: found for key in keys if any(sign.isdecimal() for sign in key)
             and (found := span(key)) is not None}  # fmt: skip
    meant = span(text) if spans and any(sign.isdecimal() for sign in text) else None
    place = held_by(meant, list(spans.values())) if meant is not None else None
    return None if place is None else list(spans)[place]


def _bands(options: Options) -> list[Span]:
    """The bands that the values stand for, else the labels; none where neither are bands."""
    return bands([value for value, _ in options]) or bands([label for _, label in options])


def _in_band(answer: str, options: Options, spans: Sequence[Span]) -> Understood[str]:
    """Read a quantity as the band it falls into.

    A guess is what could be thousands as well ("40" beside "10-50k").
    """
    for key in (_as_typed, _small):
        for side in (0, 1):
            same = [option for option in options if key(option[side]) == key(answer)]
            if same:
                return _taken(same[0])
    in_thousands = _small_options(options, answer + "k")
    if in_thousands:
        return _taken(in_thousands[0], guess=True)
    meant = span(answer)
    place = held_by(meant, spans) if meant is not None else None
    if meant is None or place is None:
        raise ParseError(f"{quoted(answer)}: which one? {_hint(options)}")
    guess = meant.rough
    if re.fullmatch(r"[^a-z%]*", answer.lower()) and any(k.endswith("k") for k, _ in options):
        guess = guess or (meant.high < 1000 and held_by(meant.times(1000), spans) != place)
    return _taken(options[place], guess)


def _small_options(options: Options, answer: str) -> list[tuple[str, str]]:
    return [option for option in options if _small(option[0]) == _small(answer)]


def _said(option: tuple[str, str]) -> str:
    return option[1] or option[0]


def _taken(option: tuple[str, str], guess: bool = False) -> Understood[str]:
    return Understood(option[0], _said(option), guess)


def _hint(options: Options, several: bool = False) -> str:
    if not options:
        return "There is nothing to choose from yet."
    how = 'Type one or more of these with commas, or "none"' if several else "Type one of these"
    return f"{how}: {listed([_said(option) for option in options])}."


def _as_typed(text: str) -> str:
    return flat(text)


def _small(text: str) -> str:
    return with_plain_dashes(flat(text)).casefold()


def _loose(text: str) -> str:
    return bare(looks_like(flat(text)))


def _equal(answer: str, options: Options) -> list[tuple[str, str]]:
    """Return the options whose value, else whose label, equals the answer."""
    keys: tuple[Callable[[str], str], ...] = (_as_typed, _small, _loose)
    for key in keys:
        wanted = key(answer)
        for side in (0, 1):
            found = [option for option in options if wanted and key(option[side]) == wanted]
            if found:
                return _different(found)
    return _different([option for option in options if _loose(answer) in _bracketed(option[1])])


def _bracketed(label: str) -> list[str]:
    """What stands in brackets behind a label: the S.L. of "limited company (S.L.)"."""
    return [_loose(part) for part in re.findall(r"\(([^()]*)\)", label) if _loose(part)]


def _said_yes_or_no(answer: str, options: Options) -> list[tuple[str, str]]:
    """Return yes or no of a list that has both, where it is said in another language or short."""
    if not {"yes", "no"} <= {value for value, _ in options}:
        return []
    word = answer.lower().rstrip(".")
    meant = "yes" if word in _YES else "no" if word in _NO else ""
    return [option for option in options if option[0] == meant]


def _at_place(answer: str, options: Options) -> list[tuple[str, str]]:
    place = re.fullmatch(r"#?([0-9]{1,3})[.)]?", answer)
    if place is None or all(re.fullmatch("-?[0-9]+", value) for value, _ in options):
        return []
    number = int(place[1])
    return [options[number - 1]] if 1 <= number <= len(options) else []


def _begun(answer: str, options: Options) -> list[tuple[str, str]]:
    """Return the options that begin so; a number does not begin a longer number."""
    for key in (_small, _loose):
        wanted = key(answer)
        if not wanted:
            continue
        start = re.compile(re.escape(wanted) + ("(?![0-9])" if wanted[-1].isdecimal() else ""))
        found = [option for option in options if any(start.match(key(side)) for side in option)]
        if found:
            return _different(found)
    return []


def _near(answer: str, options: Options) -> list[tuple[str, str]]:
    """Return the options that are most alike in spelling, if they are alike enough."""
    wanted = _loose(answer)
    if len(wanted) < 3 or wanted.replace(" ", "").isdecimal():
        return []
    scores = [
        max(SequenceMatcher(None, wanted, _loose(side), autojunk=False).ratio() for side in option)
        for option in options
    ]
    best = max(scores, default=0.0)
    if best < _ALIKE:
        return []
    pairs = zip(options, scores, strict=True)
    return _different([option for option, score in pairs if score > best - _CLEARLY])


def _different(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return list({value: (value, label) for value, label in reversed(found)}.values())[::-1]
