"""What the tests of readings share."""

import pytest

from clusterdyn.parse.date_words import is_month


@pytest.fixture(autouse=True, scope="session")
def words_are_loaded() -> None:
    """The lists of words are read once, and not within the first example of a property."""
    is_month("june")
