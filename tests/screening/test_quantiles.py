"""The quantile in SQL equals the quantile of type 7, whatever the values are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterdyn.screening import measures
from clusterdyn.screening.band import quantile_of_all, quantile_sql
from clusterdyn.screening.engines.duckdb_engine import Engine

VALUES = st.lists(
    st.one_of(st.integers(0, 5).map(float), st.floats(0, 1e7, allow_subnormal=False)),
    min_size=1, max_size=60,
)  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    opened = Engine("200MB", tmp_path_factory.mktemp("engine"))
    yield opened
    opened.close()


@settings(max_examples=60, deadline=None)
@given(VALUES, st.sampled_from([0.1, 0.25, 0.5, 0.75, 0.9]))
def test_same_as_sorting(engine, values, p):
    rows = ", ".join(f"({part}, CAST({x!r} AS DOUBLE))" for part in (1, 2) for x in values)
    source = f"(SELECT * FROM (VALUES {rows}) v(part, x))"
    expected = measures.quantile(values, p)
    for _, found in engine.rows(quantile_sql(source, p)):
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_no_values_no_quantile(engine):
    assert quantile_of_all(engine, "(SELECT CAST(NULL AS DOUBLE) AS x)", 0.5) is None
