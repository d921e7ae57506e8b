"""The ten guides: one shape, agendas that add up, and nothing named that does not exist."""

import re
from collections import defaultdict

import pytest
import yaml

from clusterdyn.content.catalogue import marked, of_step, unmarked, workbook
from clusterdyn.content.guides import CASE, FORMAT, HOME, agenda, cases_told, guide, short_version
from clusterdyn.content.library import cases, find_term, formats
from clusterdyn.content.step_names import NAMES
from support.paths import SHARED

STEPS = pytest.mark.parametrize("step", NAMES)
CORE_PATH = SHARED / "field" / "core-path.yaml"
HEADINGS = [
    "The one question",
    "The result in your hands",
    "What to bring",
    "In the course: 75 minutes",
    "At home: half a day",
    "How the formats work",
    "Three ways groups get stuck",
    "Two cases",
    "What is deeper, and when it is due",
    "Further reading",
]
HALF_A_DAY = range(180, 271)
LONG = 8
SOURCE = re.compile(r"\([^()]*(?:\d{4}|n\.d\.)[^()]*(?:\([^()]*\))?[^()]*\)")


def number(step: str) -> int:
    return NAMES.index(step) + 1


def section(step: str, heading: str) -> str:
    return guide(step).split(f"\n## {heading}\n")[1].split("\n## ")[0]


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@STEPS
def test_the_same_headings_in_the_same_order(step):
    assert re.findall(r"^## (.+)$", guide(step), re.M) == HEADINGS
    title = guide(step).splitlines()[0]
    assert title == f"# Step {number(step)} · {of_step(step).title}"


@STEPS
def test_the_course_takes_75_minutes_or_60(step):
    slots = agenda(step)
    assert sum(slot.minutes for slot in slots) == 75
    assert sum(slot.short for slot in slots) == 60
    assert all(slot.short <= slot.minutes for slot in slots)
    assert all(slot.formats and slot.typing and slot.what for slot in slots)
    assert len(short_version(step).split()) > 10


@STEPS
def test_the_half_day_takes_as_long_as_it_says(step):
    slots, text = agenda(step, HOME), section(step, HEADINGS[4])
    said = re.match(r"\s*(\d+) minutes with (?:a break|(?:two )?breaks) of ([\d and]+)", text)
    assert said, text[:80]
    assert int(said[1]) == sum(slot.minutes for slot in slots)
    assert int(said[1]) in HALF_A_DAY
    breaks = {slot.minutes for slot in slots if slot.what == "Break"}
    assert breaks == {int(n) for n in re.findall(r"\d+", said[2])}
    assert all(slot.formats or slot.what == "Break" for slot in slots)
    assert agenda(step) != slots


@STEPS
def test_the_card_and_the_guide_follow_one_agenda(step):
    assert [int(row["minutes"]) for row in of_step(step).agenda] == [
        slot.minutes for slot in agenda(step)
    ]
    assert of_step(step).minutes == 75


@pytest.mark.skipif(
    not CORE_PATH.exists(), reason="the agreed core path is not beside this checkout"
)
@STEPS
def test_the_agenda_is_the_agreed_one(step):
    agreed = yaml.safe_load(CORE_PATH.read_text(encoding="utf-8"))["steps"][number(step) - 1]
    assert [slot.minutes for slot in agenda(step)] == [row[0] for row in agreed["agenda"]]


@STEPS
def test_every_format_exists_and_is_explained(step):
    used = {
        key for part in (agenda(step), agenda(step, HOME)) for slot in part for key in slot.formats
    }
    assert used <= set(formats())
    heads = " ".join(re.findall(r"^### (.+)$", section(step, HEADINGS[5]), re.M))
    assert used == set(FORMAT.findall(heads))
    assert set(FORMAT.findall(guide(step))) == used


def test_formats_name_the_steps_that_use_them():
    used = defaultdict(set)
    for step in NAMES:
        for key in FORMAT.findall(guide(step)):
            used[key].add(number(step))
    assert {key: set(way.steps) for key, way in formats().items()} == used


@STEPS
def test_three_ways_to_get_stuck_and_two_cases(step):
    assert section(step, HEADINGS[6]).count("\n### ") == 3
    told = re.findall(r"^### case:([a-z-]+) (.+)$", section(step, HEADINGS[7]), re.M)
    assert len(told) == 2 and [key for key, _ in told] == cases_told(step)
    for key, name in told:
        assert cases()[key].name.startswith(name), key
        assert number(step) in cases()[key].steps
    assert section(step, HEADINGS[7]).count("What to take from it: ") == 2


@STEPS
def test_questions_to_bring_deeper_and_reading(step):
    assert (
        of_step(step).question.split("?")[0][-20:] in section(step, HEADINGS[0]) or step == "vision"
    )
    assert section(step, HEADINGS[2]).count("\n- ") >= 4
    assert re.search(r"[Mm]onths? \d", section(step, HEADINGS[8]))
    reading = [line for line in paragraphs(section(step, HEADINGS[9])) if line.startswith("- ")]
    assert len(reading) >= 3
    for line in reading:
        assert re.match(r"- .+(\d{4}|n\.d\.|no\. \d).*, \*.+\*|- .+ on .+", line), line


@pytest.mark.parametrize(
    "path", sorted(workbook().rglob("*.md")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_marked_terms_exist(path):
    for word in marked(path.read_text(encoding="utf-8")):
        assert find_term(word), word


@STEPS
def test_terms_marked_in_prompts_and_helps_exist(step):
    words = [word for field in of_step(step).fields.values() for word in field.terms]
    assert words
    for word in words:
        assert find_term(word), word


def test_every_guide_names_cases_that_exist():
    for step in NAMES:
        assert set(CASE.findall(guide(step))) <= set(cases())


def sentences(text: str) -> set[str]:
    """Sentences of eight words and more, without signs, so that small changes do not hide them."""
    found = set()
    for line in unmarked(text).splitlines():
        if line.startswith("#") or "http" in line or (line.startswith("- ") and " *" in line):
            continue  # headings are the same on purpose, and a source is named alike everywhere
        for part in re.split(r"[.?!:](?:\s|$)|\|", SOURCE.sub("", line)):
            plain = re.sub(r"[^\w\s]", "", part).casefold().split()
            if len(plain) >= LONG:
                found.add(" ".join(plain))
    return found


def test_no_long_sentence_stands_in_two_guides():
    where = defaultdict(set)
    texts = {step: guide(step) for step in NAMES}
    texts["introduction"] = (workbook() / "introduction.md").read_text(encoding="utf-8")
    for name in ("formats", "cases", "glossary", "course", "activities"):
        texts[name] = (workbook() / f"{name}.yaml").read_text(encoding="utf-8")
    for name, text in texts.items():
        for sentence in sentences(text):
            where[sentence].add(name)
    twice = {sentence: names for sentence, names in where.items() if len(names) > 1}
    assert twice == {}
