"""The picture in the terminal fits the window and names every candidate it has room for."""

import random

import pytest

from clusterdyn.screening import picture


def candidates(*spots, names=None):
    return [
        {"rank": n, "employment": jobs, "lq": lq, "label": (names or {}).get(n, f"Trade {n}")}
        for n, (jobs, lq) in enumerate(spots, start=1)
    ]


@pytest.mark.parametrize("window", [40, 60, 80, 100, 200])
def test_it_fits_the_window_and_shows_every_number(window):
    chance = random.Random(window)
    spots = [(chance.randint(50, 9000), chance.uniform(1, 4)) for _ in range(12)]
    lines = picture.draw(candidates(*spots), window)
    assert max(len(line) for line in lines) < window
    words = " ".join(lines[1:-2]).replace("|", " ").replace("·", " ").split()
    numbers = [int(word) for word in words if word.isdecimal()]
    assert {n for n in range(1, 13) if numbers.count(n)} == set(range(1, 13))


def test_names_stand_beside_their_numbers():
    lines = picture.draw(candidates((100, 3), (5000, 1.5), names={2: "Boats and ships"}), 80)
    assert any("1 Trade 1" in line for line in lines)
    assert any("Boats and ships 2" in line for line in lines)


def test_two_on_one_spot_are_both_shown():
    lines = picture.draw(candidates((100, 2), (100, 2), (900, 3)), 80)
    assert sum("Trade" in line for line in lines) == 3


def test_long_names_are_cut_and_signs_are_harmless():
    names = {1: "Wood and wood products, without furniture", 2: "a\x1b[31mb\nc", 3: "日本の産業"}
    lines = picture.draw(candidates((100, 2), (300, 3), (900, 4), names=names), 80)
    text = "\n".join(lines)
    assert "1 Wood and wood products…" in text or "1 Wood and wood products,…" in text
    assert "\x1b" not in text and len(lines) == picture.HEIGHT + 3
    assert "日本" not in text
