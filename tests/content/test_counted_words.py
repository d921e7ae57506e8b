"""Numbers with the word that belongs to them: "1 vote", "6 votes"."""

from __future__ import annotations

import re

import pytest

from clusterdyn.content.catalogue import fill, result_words, rule_names, rule_words
from clusterdyn.content.step_names import NAMES

COUNT = re.compile(r"\{(\w+):([^{}|]+)\|([^{}]+)\}")
BARE = re.compile(r"\{(\w+)\} (\w+s)\b")  # a number and a word that is always many
NO_COUNT = {"name", "names", "year", "horizon", "kind", "day"}
ALWAYS_MANY = {"actions"}  # the rule speaks from fifteen on


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 vote: mean"), (0, "0 votes: mean"), (1200, "1,200 votes: mean")]
)
def test_a_number_takes_its_word(number: int, said: str) -> None:
    assert fill("{n:vote|votes}: mean", {"n": number}) == said


def sentences() -> list[str]:
    found = []
    for step in NAMES:
        for part, words in (("rules", rule_words), ("results", result_words)):
            for name in rule_names(step, part):
                one = words(f"{step}.{name}")
                found += [one.say, one.do]
    return found


def test_no_sentence_says_one_votes() -> None:
    bare = {
        text: match
        for text in sentences()
        for name, match in BARE.findall(text)
        if name not in NO_COUNT and match not in ALWAYS_MANY
    }
    assert set(bare.values()) <= SINGULAR, bare


SINGULAR = {"asks", "costs", "ends", "has", "is", "leads", "pays"}  # verbs, or more than one always


def test_both_words_of_a_count_differ() -> None:
    pairs = [found for text in sentences() for found in COUNT.findall(text)]
    assert len(pairs) >= 8
    assert all(one != many for _, one, many in pairs)
