"""Step 1: the verdict counts one thing and many in the same plain words."""

import pytest

from clusterdyn.content import catalogue


@pytest.mark.parametrize(("works", "firms"), [(1, 1), (2, 12)])
def test_the_verdict_says_what_it_counted(works: int, firms: int) -> None:
    said = catalogue.result_words("identification.verdict")
    values = {"verdict": "emerging", "works": works, "firms": firms}
    assert catalogue.fill(said.say, values, said.choices) == (
        f"An emerging cluster. Things done together: {works}. Firms named: {firms}."
    )
