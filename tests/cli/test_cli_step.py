"""``step``: which step or passport question is opened."""

from __future__ import annotations

import io


def test_the_passport_opens_at_a_question(desk, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("eur\n"))
    ended = desk.run("--plain", "step", "passport", "currency")
    assert ended.code == 0 and "Which currency?" in ended.out
    assert desk.at("passport.currency") == "EUR"


def test_an_unknown_passport_question_names_those_there_are(desk):
    ended = desk.run("--plain", "step", "passport", "money")
    assert ended.code == 2 and "region, country, currency" in ended.err


def test_without_a_terminal_the_command_that_changes_it_is_named(desk):
    ended = desk.run("step", "passport")
    assert ended.code == 2 and "clusterdyn set passport.region" in ended.err
