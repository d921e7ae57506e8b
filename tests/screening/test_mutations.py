"""The same table written in other ways gives the same figures, or a refusal with a way out.

Headings in another shipped word, rows and columns in another order, a cell hidden, the country added.
"""

import csv
import io
import random
import shlex

import pytest

from clusterdyn.screening.decisions import Refusal
from clusterdyn.screening.names import heading_words, plain

REGIONS = ("North", "South", "West", "East")
INDUSTRIES = ("Food", "Metal", "Trade", "Boats", "Design")
COUNTRIES = (
    "Canada",
    "Italia",
    "Polska",
    "Österreich",
    "Éire",
    "日本",
    "Riket",
    "Hele landet",
    "Ensemble",
)
WORDS = {
    role: [w for w in heading_words(role) if w == plain(w)]
    for role in ("region", "industry", "year", "employment")
}
TIMES = 150


def mutated(chance):
    """(text of the table, expected LQ of Food in North, what was done)."""
    figures = {(r, i): chance.randint(40, 4000) for r in REGIONS for i in INDUSTRIES}
    words = {role: chance.choice(WORDS[role]) for role in WORDS}
    while len(set(words.values())) < len(words):
        words = {role: chance.choice(WORDS[role]) for role in WORDS}
    hidden = chance.choice([None, ("South", "Metal"), ("West", "Boats")])
    country = chance.choice([None, *COUNTRIES])
    partly = country is not None and chance.random() < 0.4
    rows = [(r, i, figures[r, i]) for r, i in figures if not (partly and r == "East")]
    known = {(r, i): v for r, i, v in rows if (r, i) != hidden}
    in_all = {i: sum(v for (_, j), v in known.items() if j == i) for i in INDUSTRIES}
    if country is not None:
        in_all = {i: sum(v for (_, j), v in figures.items() if j == i) for i in INDUSTRIES}
        rows += [(country, i, in_all[i]) for i in INDUSTRIES]
    own = sum(v for (r, _), v in known.items() if r == "North")
    quotient = known["North", "Food"] / own / (in_all["Food"] / sum(in_all.values()))
    columns = chance.sample(list(WORDS), len(WORDS))
    if chance.random() < 0.5:
        chance.shuffle(rows)
    cells = [
        {"region": r, "industry": i, "year": "2022", "employment": ".." if (r, i) == hidden else v}
        for r, i, v in rows
    ]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([words[c] for c in columns])
    writer.writerows([[row[c] for c in columns] for row in cells])
    return text.getvalue(), quotient, (words, hidden, country, partly)


def test_nine_of_ten_ways_to_write_a_table_give_its_figures(table, screened):
    refused, wrong = [], []
    for number in range(TIMES):
        text, quotient, done = mutated(random.Random(number))
        try:
            found = screened(table(text), "North")
        except Refusal as problem:
            refused.append((done, problem.message, tried(problem, table(text), screened, quotient)))
            continue
        if found.cell("Food")["lq"] != pytest.approx(quotient):
            wrong.append((done, found.cell("Food")["lq"], quotient, found.report.totals))
    assert not wrong, wrong[:3]
    assert len(refused) <= TIMES / 10, refused[:5]
    assert all(right for _, _, right in refused), refused


def tried(problem, path, screened, quotient):
    """True when one of the printed ways gives the figures."""
    for way in problem.ways:
        words = shlex.split(way.options)
        name = words[0].removeprefix("--").replace("-", "_")
        wishes = {name: words[1] if len(words) > 1 else True}
        if name.startswith("drop"):
            wishes[name] = (words[1],)
        if name.endswith("_column"):
            wishes = {"columns": {name.removesuffix("_column"): words[1]}}
        if screened(path, "North", **wishes).cell("Food")["lq"] == pytest.approx(quotient):
            return True
    return False
