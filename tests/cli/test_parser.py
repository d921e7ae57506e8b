"""What the program needs of its command parser. A version of Typer that changes this is refused by
the ceiling in ``pyproject.toml`` until these hold again."""

from __future__ import annotations

import pytest

from clusterdyn.cli.app import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_words(empty_desk, name):
    ended = empty_desk.run(name, "--help")
    assert ended.code == 0, ended.err
    assert f"Usage: clusterdyn {name} " in ended.out
    assert COMMANDS[name].split("…")[0] in " ".join(ended.out.split())
    assert "list[" not in ended.out, "a type of Python's own"
    assert "[[" not in ended.out, "brackets in brackets"


NOT_UNDERSTOOD = {
    ("nosuch",): "No such command 'nosuch'. See: clusterdyn --help",
    ("nots",): "No such command 'nots'. Did you mean 'note'? See: clusterdyn --help",
    ("--nosuch",): "No such option: --nosuch. See: clusterdyn --help",
    ("show", "--nosuch"): "No such option: --nosuch. See: clusterdyn show --help",
    ("screen",): "Missing argument 'TABLE'. See: clusterdyn screen --help",
    ("endorse", "3"): "Missing option '--by'. See: clusterdyn endorse --help",
    ("show", "3", "4"): "This is more than the command takes: (4). See: clusterdyn show --help",
    ("history", "--last", "few"): "Invalid value for '--last': write a whole number. See: "
    "clusterdyn history --help",
    ("screen", "x.csv", "--top", "-1"): "Invalid value for '--top': write at least 0. See: "
    "clusterdyn screen --help",
    ("screen", "x.csv", "--floor-jobs", "x"): "Invalid value for '--floor-jobs': write a number. "
    "See: clusterdyn screen --help",
}


@pytest.mark.parametrize(("words", "said"), NOT_UNDERSTOOD.items())
def test_a_line_that_is_not_understood_is_one_sentence(desk, words, said):
    ended = desk.run(*words)
    assert (ended.code, ended.out, ended.err) == (2, "", said + "\n")


def test_an_option_may_stand_more_than_once(desk):
    ended = desk.run("guide", "--course", "--start", "9:10", "--start", "8:40")
    assert ended.code == 0, ended.err
    assert ended.out.index("9:10") < ended.out.index("8:40")


def test_a_term_may_have_several_words(desk):
    assert "location quotient" in desk.run("explain", "location", "quotient").out.casefold()
