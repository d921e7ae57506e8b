"""A region is asked for as people say it; a name that may mean two regions is never guessed."""

import unicodedata

import pytest

from clusterdyn.tables.errors import TableError


@pytest.fixture
def regions(table):
    """A table with regions of these names."""

    def write(*names):
        lines = "".join(
            f"{name};{industry};{jobs}\n"
            for place, name in enumerate(names)
            for industry, jobs in (("Fish", 100 + place), ("Wood", 200))
        )
        return table("region;industry;jobs\n" + lines)

    return write


def asked(screened, path, name):
    return screened(path, name).report.region["region"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Syddanmark", "Region Syddanmark"), ("syd", "Region Syddanmark"),
        ("region  nord", "Region Nordjylland"), ("ÆRØ", "Ærø"), ("ær", "Ærø"),
        ("łódź", "Łódź"), ("Αττική", "Αττική"), (unicodedata.normalize("NFD", "Ærø"), "Ærø"),
        (unicodedata.normalize("NFD", "łódź"), "Łódź"),
    ],
)  # fmt: skip
def test_a_part_of_a_name_or_another_case_is_enough(regions, screened, name, found):
    path = regions("Region Syddanmark", "Region Nordjylland", "Ærø", "Łódź", "Αττική")
    assert asked(screened, path, name) == found


def test_a_word_in_two_names_is_never_guessed(regions, screened):
    path = regions("Freistaat Sachsen", "Sachsen-Anhalt", "Hessen")
    with pytest.raises(TableError, match="fits several regions: Freistaat Sachsen, Sachsen-A"):
        screened(path, "Sachsen")
    assert asked(screened, path, "sachsen anhalt") == "Sachsen-Anhalt"


def test_a_whole_name_wins_over_one_that_only_begins_with_it(regions, screened):
    path = regions("Odense", "Odense Nord", "Vejle")
    assert asked(screened, path, "odense") == "Odense"


@pytest.mark.parametrize("name", ["", "  ", "%", "--"])
def test_an_empty_name_is_no_region(regions, screened, name):
    with pytest.raises(TableError, match="no region"):
        screened(regions("Odense", "Vejle"), name)
