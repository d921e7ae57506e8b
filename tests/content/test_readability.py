"""Plain English, counted: prompts and helps ask for ten years of school at most, guides for twelve.

The grade of a few words says little, so prompts of fewer than eight are measured together.
"""

import pytest

from clusterdyn.cli.guide_text import named, plain_text
from clusterdyn.content.catalogue import (
    of_register,
    of_step,
    rule_names,
    rule_words,
    unmarked,
    workbook,
)
from clusterdyn.content.guides import guide
from clusterdyn.content.library import activities, cases, formats, glossary
from clusterdyn.content.step_names import NAMES
from support.readability import WORD, grade, sentences, syllables

PROMPTS, GUIDES = 10, 12
ALONE = 8
STEPS = pytest.mark.parametrize("step", NAMES)


def prose(text: str) -> str:
    """The running text of a guide, without headings, tables and lists of sources."""
    lines = [line for line in text.split("\n") if line[:1] not in ("#", "|")]
    return plain_text(unmarked(named("\n".join(lines))), 10_000)


def says(step: str) -> list[str]:
    words = of_step(step)
    return [*(field.say for field in words.fields.values()), *words.pages.values()]


@STEPS
def test_prompts_of_a_step(step):
    assert grade("\n".join(says(step))) <= PROMPTS
    for text in says(step):
        if len(WORD.findall(text)) >= ALONE:
            assert grade(text) <= PROMPTS, text


@STEPS
def test_each_help_of_a_step(step):
    helps = [field.help for field in of_step(step).fields.values() if field.help]
    assert helps
    for text in helps:
        assert grade(text) <= PROMPTS, text


@STEPS
def test_what_a_rule_says(step):
    for name in rule_names(step, "rules"):
        words = rule_words(f"{step}.{name}")
        assert grade(f"{words.say}\n{words.do}\n{words.why}") <= PROMPTS, name


def test_the_register():
    assert grade("\n".join(f"{one.say}\n{one.help}" for one in of_register().values())) <= PROMPTS


@STEPS
def test_each_part_of_a_guide(step):
    assert grade(prose(guide(step))) <= GUIDES
    for part in guide(step).split("\n## ")[1:]:
        if not part.startswith("Further reading"):
            assert grade(prose(part.partition("\n")[2])) <= GUIDES, part[:40]


def test_the_introduction_and_the_shelf():
    assert grade(prose((workbook() / "introduction.md").read_text(encoding="utf-8"))) <= GUIDES
    assert grade("\n".join(term.meaning for term in glossary().values())) <= PROMPTS
    assert grade("\n".join(case.lesson for case in cases().values())) <= PROMPTS
    assert grade("\n".join(line for way in formats().values() for line in way.how_to)) <= PROMPTS
    assert grade("\n".join(f"{a.what}\n{a.why}" for a in activities().values())) <= PROMPTS


def test_the_measure_itself():
    """Known syllables, and a text whose grade can be worked out by hand."""
    known = {"cluster": 2, "facilitator": 5, "organisation": 5, "lunch": 1, "idea": 3, "1,900": 1}
    assert {word: syllables(word) for word in known} == known
    assert len(sentences('One. Two? "Three!" Four\nFive')) == 5
    assert grade("The cat sat.") == pytest.approx(0.39 * 3 + 11.8 * 1 - 15.59)
    hard = (
        "Notwithstanding organisational heterogeneity, institutionalised facilitation necessitates"
    )
    assert grade(f"{hard} legitimating stakeholders.") > 20
