"""Money, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.parse import ParseError, money


@pytest.mark.parametrize(
    ("typed", "currency", "expected"),
    [
        ("40,000", "DKK", 40000),
        ("40.000 kr", "DKK", 40000),
        ("kr. 40.000", "DKK", 40000),
        ("DKK 40,000", "DKK", 40000),
        ("40.000,00", "DKK", 40000),
        ("400,-", "DKK", 400),
        ("40 tkr", "DKK", 40000),
        ("40 t.kr.", "DKK", 40000),
        ("2 mio. kr.", "DKK", 2000000),
        ("400 kr", "NOK", 400),
        ("€3,000", "EUR", 3000),
        ("3.000 €", "EUR", 3000),
        ("2m€", "EUR", 2000000),
        ("40k", "EUR", 40000),
        ("40keur", "EUR", 40000),
        ("40,5k", "EUR", 40500),
        ("£5", "GBP", 5),
        ("$5", "CAD", 5),
        ("5 XYZ", "xyz", 5),
        ("1'200.-", "CHF", 1200),
        ("1'200.–", "CHF", 1200),
        ("1’200.—", "CHF", 1200),
        ("CHF 1'200.-", "CHF", 1200),
        ("Fr. 1'200.--", "CHF", 1200),
        ("SFr. 1'200", "CHF", 1200),
        ("1'200 Franken", "CHF", 1200),
        ("1.500,-- €", "EUR", 1500),
        ("1.500,— €", "EUR", 1500),
        ("40:-", "SEK", 40),
        ("TDKK 40", "DKK", 40000),
        ("tDKK 40", "DKK", 40000),
        ("MDKK 2", "DKK", 2000000),
        ("T€ 50", "EUR", 50000),
        ("TEUR 50", "EUR", 50000),
        ("kEUR 50", "EUR", 50000),
        ("k€ 50", "EUR", 50000),
        ("M€ 2", "EUR", 2000000),
        ("EUR 2m", "EUR", 2000000),
        ("50 Tsd. €", "EUR", 50000),
        ("2 mln", "EUR", 2000000),
        ("2 mln zł", "PLN", 2000000),
        ("50 tys. zł", "PLN", 50000),
        ("3 millions d'euros", "EUR", 3000000),
        ("2 millones de euros", "EUR", 2000000),
        ("40 tusen kronor", "SEK", 40000),
        ("2 Mkr", "SEK", 2000000),
        ("½ mio", "EUR", 500000),
        ("2½ mio. kr.", "DKK", 2500000),
        ("1,5 Mrd. €", "EUR", 1500000000),
        ("0", "EUR", 0),
    ],
)
def test_an_amount(typed: str, currency: str, expected: int) -> None:
    found = money(typed, currency)
    assert (found.value, found.guess) == (expected, False)
    assert found.said == f"{currency.upper()} {expected:,}"


@pytest.mark.parametrize(
    ("typed", "currency", "sentence"),
    [
        ("€3,000", "DKK",
         '"€3,000" is in EUR, but this dossier counts in DKK. Type the amount in DKK.'),
        ("400 kr", "EUR",
         '"400 kr" is in kr, but this dossier counts in EUR. Type the amount in EUR.'),
        ("40,50 kr", "DKK",
         '"40,50 kr" is not a whole number of DKK. Type whole DKK, for example 40.'),
        ("-300", "EUR", '"-300" is below zero. Type the amount without the minus.'),
        ("all", "EUR",
         '"all": how much? Type an amount in EUR, for example 40,000, 40k or 2 mio.'),
        ("T€ 50", "DKK",
         '"T€ 50" is in EUR, but this dossier counts in DKK. Type the amount in DKK.'),
        ("a lot", "EUR",
         '"a lot": how much? Type an amount in EUR, for example 40,000, 40k or 2 mio.'),
        ("", "EUR",
         "Nothing was typed. Type an amount in EUR, for example 40,000, 40k or 2 mio."),
    ],
)  # fmt: skip
def test_an_amount_that_is_refused(typed: str, currency: str, sentence: str) -> None:
    with pytest.raises(ParseError) as refused:
        money(typed, currency)
    assert str(refused.value) == sentence


@given(st.integers(0, 10**15 - 1), st.sampled_from(["DKK", "EUR", "USD", "PLN"]))
def test_an_amount_reads_back_the_same(value: int, currency: str) -> None:
    said = money(str(value), currency).said
    assert money(said, currency).value == value
