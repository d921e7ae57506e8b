"""Columns that share a line: the widest give way, and none beyond its floor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.calculations.column_widths import NARROWEST, fitted


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(1, 120))
def test_they_fit_or_none_can_give_way_any_more(widths: list[int], room: int) -> None:
    found = fitted(widths, room)
    assert all(1 <= now <= max(1, was) for now, was in zip(found, widths, strict=True))
    assert sum(found) <= room or all(width <= NARROWEST for width in found)
    if sum(found) < room:
        assert found == [max(1, width) for width in widths]


def test_a_column_without_text_still_takes_a_sign_and_no_more() -> None:
    assert fitted([0, 30], 20) == [1, 19]


def test_each_column_has_its_own_floor() -> None:
    assert fitted([30, 30], 30, [22, 5]) == [22, 8]
