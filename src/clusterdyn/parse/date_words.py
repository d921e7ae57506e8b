"""The words in a typed day: what each may mean, in eleven languages, and misspelled ones."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from ..language.time_words import time_words
from .calendar import MONTH_NAMES, WEEKDAY_NAMES
from .characters import looks_like, written_out
from .result import ParseError


class Word(NamedTuple):
    """One meaning of a word.

    `kind`: a letter of language/time_words.tsv, or D one or two figures (with a mark in `typed`
    where an ordinal may be meant, "3."), o the same as an ordinal, Y a year, Z other figures.
    """

    kind: str
    value: int
    typed: str


_TOKEN = re.compile(
    r"'(?P<short>[0-9]{2})(?![0-9])|(?P<figures>[0-9]+)"
    r"(?P<mark>\.|(?:st|nd|rd|th|er|re|de|ste|e|a|o)\b)?|(?P<letters>[^\W\d_]+)"
)
_ELIDED = re.compile(r"\b(?:d|l)['’´](?=[^\W\d_])")
_LONGEST_PHRASE = 5
_MOST_MEANINGS = 400
_DROPPED = "fV"
_ENOUGH = 0.8  # how alike a misspelling must be (difflib), and by how much more than the next word
_CLEARLY = 0.1
_NEAR_WORDS = ("today", "tomorrow", "yesterday", "quarter", "month", "months")


def meanings(text: str) -> Iterator[list[Word]]:
    """Every way to understand the words of a text, the likelier ones first, fillers left out.

    Nothing for a text with a word that is none of a day's.
    """
    candidates = _candidates(_tokens(text))
    if any(not words for words in candidates):
        return
    for way in islice(product(*candidates), _MOST_MEANINGS):
        found = [word for word in way if word.kind not in _DROPPED]
        if kinds(found) != "DY" or way.index(found[1]) == way.index(found[0]) + 1:
            yield found  # "3 des 2027" is no March of 2027


def is_vague(text: str) -> bool:
    """Whether "about" stands before it."""
    return any(word.kind == "V" for words in _candidates(_tokens(text)) for word in words)


def is_month(word: str) -> bool:
    """Whether a word is the name of a month."""
    return any(found.kind == "M" for found in _lexicon().get(looks_like(word), ()))


def kinds(words: list[Word]) -> str:
    """The kinds of words as one string."""
    return "".join(word.kind for word in words)


@cache
def _lexicon() -> dict[str, list[Word]]:
    """Words without accents, and phrases with single blanks → what they may mean.

    Feasts first: before "jul" as a month comes Christmas, which is read only in "before jul".
    """
    found: dict[str, list[Word]] = {}
    for kind, value, word in time_words():
        if kind == "=":
            continue
        for key in {_key(looks_like(word)), _key(written_out(word))}:
            meant = Word(kind, int(value), key)
            if meant not in found.setdefault(key, []):
                found[key].insert(0 if kind == "F" else len(found[key]), meant)
    return found


@cache
def _said_as() -> dict[str, str]:
    """Phrases that stand for others: "fortnight" → "2 weeks"."""
    return {_key(looks_like(word)): value for kind, value, word in time_words() if kind == "="}


def _key(word: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", word))


def _tokens(text: str) -> list[re.Match[str]]:
    plain = _ELIDED.sub("", looks_like(text).replace("’", "'"))
    for phrase, other in _said_as().items():
        if phrase.split()[0] in plain:
            plain = re.sub(rf"\b{'[ -]+'.join(phrase.split())}\b", other, plain)
    return list(_TOKEN.finditer(plain))


def _candidates(tokens: list[re.Match[str]]) -> list[list[Word]]:
    """What each word may mean; the longest known phrase is one word."""
    found, at = [], 0
    while at < len(tokens):
        size, words = _phrase(tokens[at : at + _LONGEST_PHRASE])
        found.append(words)
        at += size
    pairs = zip(found, [*found[1:], []], strict=False)
    return [_beside_figures(*pair) for pair in pairs]


def _beside_figures(words: list[Word], behind: list[Word]) -> list[Word]:
    """What may be a week and stands before figures ("w 12") is no filler ("w marcu")."""
    is_week = any(word.kind == "w" for word in words) and any(word.kind == "D" for word in behind)
    return [word for word in words if word.kind not in _DROPPED] if is_week else words


def _phrase(tokens: list[re.Match[str]]) -> tuple[int, list[Word]]:
    for size in range(len(tokens), 0, -1):
        key = " ".join(token[0].strip(".'") for token in tokens[:size])
        if key in _lexicon():
            return size, _lexicon()[key]
    return 1, _figures(tokens[0])


def _figures(token: re.Match[str]) -> list[Word]:
    if token["short"]:
        return [Word("Y", 2000 + int(token["short"]), token[0])]
    digits = token["figures"]
    if digits is None:
        return []
    kind = {1: "D", 2: "D", 4: "Y"}.get(len(digits), "Z")
    more = [Word("o", int(digits), digits)] if kind == "D" and token["mark"] else []
    return [Word(kind, int(digits), digits + (token["mark"] or "")), *more]


# -- misspelled


@cache
def _meant() -> dict[str, str]:
    """Names that may be misspelled, without accents → the English word."""
    names = {"M": MONTH_NAMES, "W": WEEKDAY_NAMES}
    found = {
        key: names[word.kind][word.value - (word.kind == "M")].lower()
        for key, words in _lexicon().items()
        for word in words
        if word.kind in names and len(key) > 3 and " " not in key
    }
    return {**found, **{word: word for word in _NEAR_WORDS}}


def respelled(text: str) -> tuple[str, bool]:
    """Return `text` with misspelled names put right, and whether any was.

    Raises ParseError when a word could be two of them ("thuesday").
    """
    corrected = re.sub(r"[^\W\d_]{4,}", lambda found: _corrected(found[0]), text)
    return corrected, corrected != text


@cache
def _known() -> frozenset[str]:
    phrases = (*_lexicon(), *_said_as())
    return frozenset(word for phrase in phrases for word in phrase.split())


def _corrected(word: str) -> str:
    plain = looks_like(word)
    if plain in _known() or len(plain) > 15:
        return word
    likeness: dict[str, float] = {}
    for name, meant in _meant().items():
        score = SequenceMatcher(None, plain, name, autojunk=False).ratio()
        likeness[meant] = max(score, likeness.get(meant, 0.0))
    (best, score), (second, next_score) = sorted(likeness.items(), key=lambda item: -item[1])[:2]
    if score < _ENOUGH:
        return word
    if score - next_score < _CLEARLY:
        raise ParseError(f"do you mean {best.capitalize()} or {second.capitalize()}?")
    return best


def spans_named(key: str) -> list[str]:
    """The kinds of spans (d w m q h y) that a word without accents names."""
    return [word.kind for word in _lexicon().get(key, ()) if word.kind in "dwmqhy"]
