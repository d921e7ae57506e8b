"""Facts carry their source; enough cases, formats and words; nothing refers into the void."""

import re

import pytest

from clusterdyn.content.catalogue import unmarked, workbook
from clusterdyn.content.guides import guide
from clusterdyn.content.library import (
    STAGES,
    activities,
    cases,
    find_term,
    formats,
    glossary,
    near_terms,
)
from clusterdyn.content.recommended import activities_for, cases_for
from clusterdyn.content.step_names import NAMES

CASES = pytest.mark.parametrize("case", cases().values(), ids=lambda case: case.key)
SOURCE = re.compile(r"\(([^()]*(?:\d{4}|n\.d\.)[^()]*)\)")
FIGURE = re.compile(r"\d|\bhalf\b|percent")


def test_there_is_enough_of_each():
    assert len(cases()) >= 12 and len(formats()) >= 15 and len(glossary()) >= 55
    assert {case.stage for case in cases().values()} == set(STAGES)


@CASES
def test_every_fact_of_a_case_names_a_source_that_is_listed(case):
    for fact in case.facts:
        named = SOURCE.findall(fact)
        assert named and fact.rstrip().endswith(")."), fact
        for one in re.split("; ", named[-1]):
            for source in re.split(" and (?=[A-Z])", one):
                assert listed(source, case.sources), (source, case.sources)


def listed(named: str, sources: tuple[str, ...]) -> bool:
    """Whether "Author 2020, title" stands among the sources; the year may be said once for two."""
    author = re.split(r" (?:c\. )?(?:\d{4}|n\.d\.)", named)[0].split(",")[0]
    year = re.search(r"\d{4}|n\.d\.", named)
    return any(s.startswith(author) and (not year or year[0] in s) for s in sources)


@CASES
def test_every_source_can_be_opened_and_is_used(case):
    text = " ".join(case.facts)
    for source in case.sources:
        assert re.search(r"https?://\S+", source), source
        author = re.split(r" (?:c\. )?(?:\d{4}|n\.d\.)", source)[0]
        assert author in text, source


@CASES
def test_lessons_hold_no_figure_and_each_step_has_its_fact(case):
    for lesson in (case.lesson, *(lesson for _, lesson in case.at.values())):
        assert not re.search(r"\d{2}|percent|€", lesson.replace("a board of 22", "")), lesson
    assert set(case.at) <= set(case.steps)
    assert len(case.steps) == 1 or set(case.at) == set(case.steps)
    for step, (fact, lesson) in case.at.items():
        assert 1 <= fact <= len(case.facts) and lesson.endswith(".")
        assert case.facts_for(step)[0] == case.facts[fact - 1]
        assert sorted(case.facts_for(step)) == sorted(case.facts)


@pytest.mark.parametrize("step", NAMES)
def test_figures_in_the_two_cases_of_a_guide_have_a_source(step):
    told = guide(step).split("\n## Two cases\n")[1].split("\n## ")[0]
    for line in told.splitlines():
        if not line.startswith(("#", "What to take")) and FIGURE.search(line):
            assert SOURCE.search(line), line


@pytest.mark.parametrize("name", [*NAMES, "introduction"])
def test_shares_and_sums_of_money_have_a_source_or_are_called_invented(name):
    text = (
        (workbook() / "introduction.md").read_text(encoding="utf-8")
        if name == "introduction"
        else guide(name)
    )
    for line in unmarked(text).splitlines():
        claims = re.search(r"\d+ percent|DKK \d|€\d[\d,]{3,}|CZK", line)
        ours = re.search(r"invented example|our own division|spend more than|By our|thirty", line)
        if claims and not ours:
            assert SOURCE.search(line) or re.match(r"- .+\d{4}, \*", line) or "as above" in line, (
                line
            )


@pytest.mark.parametrize("activity", activities().values(), ids=lambda a: a.key)
def test_an_activity_fits_stages_and_steps(activity):
    assert set(activity.stages) <= set(STAGES) and activity.stages
    assert all(1 <= step <= 10 for step in activity.steps)
    assert not activity.source or re.search(r"(\d{4}|n\.d\.).*https?://", activity.source)


def test_every_stage_has_something_to_try_and_a_case_in_every_step():
    for stage in STAGES:
        tries = [step for step in NAMES if activities_for(step, stage)]
        assert len(tries) >= 4, stage
        for step in NAMES:
            assert len(cases_for(step, stage)) == 2
    assert activities_for("strategy", "") == []


def test_the_nearest_stage_comes_first():
    order = [case.stage for case in cases_for("strategy", "emerging", most=9)]
    assert order == sorted(order, key=lambda s: abs(STAGES.index(s) - STAGES.index("emerging")))


@pytest.mark.parametrize("term", glossary().values(), ids=lambda term: term.key)
def test_a_word_is_short_and_leads_to_words_that_exist(term):
    assert set(term.see_also) <= set(glossary()) and term.key not in term.see_also
    assert all(1 <= step <= 10 for step in term.steps) and term.steps
    assert len(term.meaning.split()) <= 45 and term.meaning.endswith(".")
    for name in (term.key, term.term, *term.aliases):
        assert find_term(name) is term, name


def test_what_is_near_is_found_and_what_is_far_is_not():
    assert near_terms("mileston")[0].key == "milestone"
    assert near_terms("") == [] and near_terms("qqqqqq") == []
