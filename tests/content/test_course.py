"""The course: clock times that add up, every step in its length, breaks in time."""

from datetime import time

import pytest

from clusterdyn.content.course import FULL, SHORT, course, days
from clusterdyn.content.guides import agenda
from clusterdyn.content.library import find_term, formats
from clusterdyn.content.step_names import NAMES

ALL = days(third=True)
DAYS = pytest.mark.parametrize("day", ALL, ids=lambda day: day.name)
LONGEST_SITTING = 105


def clock(at: time) -> int:
    return at.hour * 60 + at.minute


@DAYS
def test_each_slot_begins_when_the_one_before_ends(day):
    for before, after in zip(day.slots, day.slots[1:], strict=False):
        assert before.end == after.begin
    for slot in day.slots:
        assert clock(slot.end) - clock(slot.begin) == slot.minutes
    total = sum(slot.minutes for slot in day.slots)
    assert clock(day.slots[-1].end) - clock(day.slots[0].begin) == total


@DAYS
def test_the_parts_of_a_slot_fill_it(day):
    for slot in day.slots:
        if slot.parts:
            assert slot.parts[0].begin == slot.begin
            assert sum(part.minutes for part in slot.parts) == slot.minutes, slot.what
            ends = clock(slot.parts[-1].begin) + slot.parts[-1].minutes
            assert ends == clock(slot.end)


def test_ten_steps_in_order_five_a_day():
    assert [slot.step for slot in ALL[0].slots if slot.step] == [1, 2, 3, 4, 5]
    assert [slot.step for slot in ALL[1].slots if slot.step] == [6, 7, 8, 9, 10]


def test_the_first_day_plans_sixty_minutes_and_no_step_has_another_length():
    assert {slot.minutes for slot in ALL[0].slots if slot.step} == {SHORT}
    assert {slot.minutes for slot in ALL[1].slots if slot.step} <= {SHORT, FULL}


def test_a_step_follows_the_agenda_of_its_guide():
    for slot in (slot for day in ALL for slot in day.slots if slot.step):
        planned = [
            (row.what, row.minutes if slot.minutes == FULL else row.short)
            for row in agenda(NAMES[slot.step - 1])
            if slot.minutes == FULL or row.short
        ]
        assert [(part.what, part.minutes) for part in slot.parts] == planned


@DAYS
def test_nobody_sits_longer_than_two_parts_without_a_break(day):
    sitting = 0
    for slot in day.slots:
        sitting = 0 if slot.kind == "break" else sitting + slot.minutes
        assert sitting <= LONGEST_SITTING, slot.what
    assert sum(slot.minutes for slot in day.slots) <= 9 * 60


def test_what_the_course_programme_asks_for_is_there():
    first, second, third = ALL
    assert [slot.what for slot in first.slots[1:3]] == [
        "Round of expectations",
        "Clusters: what and why",
    ]
    assert any(slot.monday for slot in second.slots) and second.slots[-2].monday
    assert first.evening and [slot.kind for slot in third.slots].count("visit") == 3
    assert len(days()) == 2


def test_other_starts_move_every_time_alike():
    moved = days([time(10, 15), time(9)], third=True)
    for day, usual, start in zip(moved, ALL, (75, 30, 0), strict=True):
        assert {
            clock(a.begin) - clock(b.begin) for a, b in zip(day.slots, usual.slots, strict=True)
        } == {start}


def test_material_of_the_formats_is_on_the_list():
    assert "a hundred coins or counters" in ALL[1].material
    assert "four chairs in a ring of chairs" in ALL[1].material
    for day in ALL:
        assert len(set(day.material)) == len(day.material)


def test_the_course_names_only_what_exists():
    for day in ALL:
        for slot in day.slots:
            assert all(key in formats() for part in slot.parts for key in part.formats)
    assert find_term("case owner") and course()["visit"]["questions"]
