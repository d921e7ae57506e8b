"""The bar of a long read: one way to the end, however many queries follow each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.screening import progress
from clusterdyn.screening.progress import Way

SHARES = st.lists(st.floats(0, 100), max_size=40)


@given(SHARES)
def test_it_never_goes_back_and_never_beyond_the_end(shares):
    way = Way()
    places = [way.at(share) for share in shares]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


def test_each_query_takes_the_same_part_of_what_is_left():
    way = Way()
    assert [way.at(share) for share in (50, 100)] == [30, 60]
    assert [way.at(share) for share in (0, 100)] == [60, 84]


@pytest.mark.parametrize(("patience", "seen"), [(3600.0, False), (0.0, True)])
def test_only_a_long_read_shows_a_bar(patience, seen, monkeypatch, capsys):
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with progress.progress() as tick:
        tick(10)
        tick(80)
    assert ("Reading" in capsys.readouterr().err) == seen
