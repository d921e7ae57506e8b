"""Choices, yes or no, and digit rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.parse import ParseError, banded, choice, choices, digits, yes_no

ROLES = [(role, role) for role in ("anchor", "maker", "supplier", "service", "user")]
COSTS = [("none", "0"), ("small", "<10k"), ("middle", "10-50k"), ("large", ">50k")]
RUNGS = [("0", "aware"), ("1", "interested"), ("2", "attends"), ("3", "contributes")]
SIZES = [(size, size) for size in ("1-9", "10-49", "50-249", "250+")]
NEEDS = [
    ("contracts", "sign contracts"), ("money", "hold money"), ("staff", "employ staff"),
    ("liability", "limit liability"), ("grants", "apply for grants"),
]  # fmt: skip
BODIES = [("members-meeting", "members' meeting"), ("board", "board")]
CRITERIA = ["concentration", "links", "growth", "knowledge", "leaders"]


@pytest.mark.parametrize("typed", ["yes", "Y", "ja", "J", "true", "Yes."])
def test_yes(typed: str) -> None:
    assert yes_no(typed).value is True


@pytest.mark.parametrize("typed", ["no", "N", "nej", "NO", "false"])
def test_no(typed: str) -> None:
    assert yes_no(typed).value is False


@pytest.mark.parametrize("typed", ["1", "0", "maybe", "yesno", ""])
def test_neither_yes_nor_no(typed: str) -> None:
    with pytest.raises(ParseError, match="Type y for yes or n for no"):
        yes_no(typed)


@pytest.mark.parametrize(
    ("typed", "options", "expected", "guess"),
    [
        ("maker", ROLES, "maker", False),
        ("MAKER", ROLES, "maker", False),
        ("2", ROLES, "maker", False),
        ("2)", ROLES, "maker", False),
        ("mak", ROLES, "maker", False),
        ("suplier", ROLES, "supplier", True),
        ("0", COSTS, "none", False),
        ("2", COSTS, "small", False),
        ("<10k", COSTS, "small", False),
        ("1", RUNGS, "1", False),
        ("attends", RUNGS, "2", False),
        ("1", SIZES, "1-9", False),
        ("10–49", SIZES, "10-49", False),
        ("10", SIZES, "10-49", False),
        ("members meeting", BODIES, "members-meeting", False),
    ],
)
def test_one_choice(typed: str, options: list[tuple[str, str]], expected: str, guess: bool) -> None:
    found = choice(typed, options)
    assert (found.value, found.guess) == (expected, guess)
    assert found.said == dict(options)[expected]


@pytest.mark.parametrize(
    ("typed", "options", "sentence"),
    [
        ("x", ROLES,
         '"x": which one? Type one of these: anchor, maker, supplier, service, user.'),
        ("6", ROLES,
         '"6": which one? Type one of these: anchor, maker, supplier, service, user.'),
        ("s", ROLES, '"s" could be supplier or service. Type a little more of the word.'),
        ("4", RUNGS,
         '"4": which one? Type one of these: aware, interested, attends, contributes.'),
        ("5-20", SIZES, '"5-20": which one? Type one of these: 1-9, 10-49, 50-249, 250+.'),
        ("0", SIZES, '"0": which one? Type one of these: 1-9, 10-49, 50-249, 250+.'),
        ("", BODIES, "Nothing was typed. Type one of these: members' meeting, board."),
    ],
)  # fmt: skip
def test_a_choice_that_is_refused(
    typed: str, options: list[tuple[str, str]], sentence: str
) -> None:
    with pytest.raises(ParseError) as refused:
        choice(typed, options)
    assert str(refused.value) == sentence


BUDGETS = [("0", "nothing"), ("<10k", "less than 10k"), ("10-50k", "10k to 50k"),
           (">50k", "more than 50k")]  # fmt: skip
SHARES = [("<25", "less than 25%"), ("25-50", "25 to 50%"), (">50", "more than 50%")]


@pytest.mark.parametrize(
    ("typed", "options", "expected"),
    [
        ("4", SIZES, "1-9"),
        ("<10", SIZES, "1-9"),
        ("25", SIZES, "10-49"),
        ("49", SIZES, "10-49"),
        ("50 employees", SIZES, "50-249"),
        ("300 ansatte", SIZES, "250+"),
        ("1.900", SIZES, "250+"),
        ("over 300", SIZES, "250+"),
        ("10 to 20", SIZES, "10-49"),
        ("0", BUDGETS, "0"),
        ("0 kr", BUDGETS, "0"),
        ("nothing", BUDGETS, "0"),
        ("5", BUDGETS, "<10k"),
        ("€ 9,999", BUDGETS, "<10k"),
        ("40.000 kr", BUDGETS, "10-50k"),
        ("40 tkr", BUDGETS, "10-50k"),
        ("50k", BUDGETS, "10-50k"),
        ("2 mio", BUDGETS, ">50k"),
        ("more than 50k", BUDGETS, ">50k"),
        ("30%", SHARES, "25-50"),
        ("75", SHARES, ">50"),
        ("less", SHARES, "<25"),
    ],
)
def test_a_number_falls_into_its_band(
    typed: str, options: list[tuple[str, str]], expected: str
) -> None:
    found = choice(typed, options, numbered=False)
    assert (found.value, found.guess) == (expected, False)


@pytest.mark.parametrize(
    ("typed", "options", "expected"),
    [("40", BUDGETS, "<10k"), ("10-50", BUDGETS, "10-50k"), ("ca. 30", SIZES, "10-49"),
     ("0.3", SHARES, "<25")],
)  # fmt: skip
def test_a_number_that_may_mean_another_band_is_asked_about(
    typed: str, options: list[tuple[str, str]], expected: str
) -> None:
    found = choice(typed, options, numbered=False)
    assert (found.value, found.guess) == (expected, True)


@pytest.mark.parametrize("typed", ["1", "2", "3", "4"])
def test_a_number_is_a_quantity_among_bands_and_never_a_place(typed: str) -> None:
    for numbered in (True, False):
        found = choice(typed, SIZES, numbered)
        assert (found.value, found.guess) == ("1-9", False)
    assert choices(typed, SIZES).value == ["1-9"]
    assert banded(SIZES) and banded(BUDGETS) and not banded(ROLES) and not banded(RUNGS)


@pytest.mark.parametrize("band", [value for value, _ in [*SIZES, *BUDGETS, *SHARES]])
def test_every_band_is_itself(band: str) -> None:
    options = next(o for o in (SIZES, BUDGETS, SHARES) if band in dict(o))
    assert choice(band, options).value == band
    assert choice(dict(options)[band], options).value == band


def test_no_place_counts_in_a_list_that_nobody_sees() -> None:
    with pytest.raises(ParseError, match="anchor, maker"):
        choice("2", ROLES, numbered=False)
    assert choice("1", RUNGS, numbered=False).value == "1"
    with pytest.raises(ParseError, match="sign contracts"):
        choices("1, 3", NEEDS, numbered=False)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1 3 5", ["contracts", "staff", "grants"]),
        ("1,3", ["contracts", "staff"]),
        ("5; 1", ["grants", "contracts"]),
        ("money, grants", ["money", "grants"]),
        ("money grants", ["money", "grants"]),
        ("apply for grants, hold money", ["grants", "money"]),
        ("1,1,money,2", ["contracts", "money"]),
        ("none", []),
        ("all", ["contracts", "money", "staff", "liability", "grants"]),
    ],
)
def test_several_choices(typed: str, expected: list[str]) -> None:
    found = choices(typed, NEEDS)
    assert (found.value, found.guess) == (expected, False)


def test_none_is_a_choice_where_the_list_has_it() -> None:
    assert choices("none", [("none", "none"), ("few", "few")]).value == ["none"]


def test_several_choices_read_back_by_their_labels_and_guess_kindly() -> None:
    found = choices("monney, 1", NEEDS)
    assert (found.value, found.said, found.guess) == (
        ["money", "contracts"], "hold money, sign contracts", True,
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["", ",;", "1 9", "money, zebra", "none, 1"])
def test_choices_that_are_refused(typed: str) -> None:
    with pytest.raises(ParseError, match="sign contracts, hold money"):
        choices(typed, NEEDS)


@given(st.lists(st.sampled_from(NEEDS), unique=True, min_size=1))
def test_choices_read_back_the_same(picked: list[tuple[str, str]]) -> None:
    typed = ", ".join(label for _, label in picked)
    found = choices(typed, NEEDS)
    assert found.value == [value for value, _ in picked]
    assert choices(found.said, NEEDS).value == found.value


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("44353", [4, 4, 3, 5, 3]),
        ("4 4 3 5 3", [4, 4, 3, 5, 3]),
        ("4,4,3,5,3", [4, 4, 3, 5, 3]),
        ("44-53", [4, 4, None, 5, 3]),
        ("- 4 3 5 –", [None, 4, 3, 5, None]),
    ],
)
def test_a_digit_row(typed: str, expected: list[int | None]) -> None:
    assert digits(typed, 5, 1, 5, CRITERIA).value == expected


def test_a_digit_row_is_read_back_by_what_is_scored() -> None:
    assert digits("4-", 2, 1, 5, ["impact", "effort"]).said == "impact 4, effort missing"
    assert digits("4-", 2, 1, 5).said == "4 missing"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("4435",
         '"4435" has 4 digits, and 5 are needed. Type 5 digits from 1 to 5, in this order: '
         "concentration, links, growth, knowledge, leaders. Type - for a missing one."),
        ("44953",
         '"44953": digit 3 (growth) is 9. Each digit goes from 1 to 5. Type the row again.'),
        ("44a53",
         '"44a53" has "a" in it. Type 5 digits from 1 to 5, in this order: '
         "concentration, links, growth, knowledge, leaders. Type - for a missing one."),
        ("10 4 3 5",
         '"10 4 3 5" has a 10 in it. Type 5 digits from 1 to 5, in this order: '
         "concentration, links, growth, knowledge, leaders. Type - for a missing one."),
    ],
)  # fmt: skip
def test_a_digit_row_that_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(ParseError) as refused:
        digits(typed, 5, 1, 5, CRITERIA)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("typed", ["3 3 2 1 -", "-332?", "443"])
def test_a_slip_that_must_be_whole_says_how_to_leave_it_out(typed: str) -> None:
    with pytest.raises(ParseError, match="Type - alone to leave the whole slip out") as refused:
        digits(typed, 5, 1, 5, CRITERIA, gaps=False)
    assert "missing one" not in str(refused.value)


@given(st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=12), st.sampled_from(["", " "]))
def test_every_row_of_scores_is_read_digit_by_digit(scores: list[int | None], gap: str) -> None:
    typed = gap.join("-" if score is None else str(score) for score in scores)
    assert digits(typed, len(scores), 0, 5).value == scores
