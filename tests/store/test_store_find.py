"""Which dossier is meant: the named one, the one in the environment, the one in the folder."""

from pathlib import Path

import pytest

from clusterdyn.store import VARIABLE, Ambiguous, Missing, find


def test_a_named_dossier_comes_first(tmp_path):
    (tmp_path / "a.cluster.json").write_text("{}")
    assert find(Path("b.json"), {VARIABLE: "c.json"}, tmp_path) == Path("b.json")


def test_then_the_one_in_the_environment(tmp_path):
    (tmp_path / "a.cluster.json").write_text("{}")
    assert find(None, {VARIABLE: "c.json"}, tmp_path) == Path("c.json")


@pytest.mark.parametrize("environment", [{}, {VARIABLE: ""}, {VARIABLE: "  "}])
def test_then_the_only_one_in_the_folder(tmp_path, environment):
    for name in ("a.cluster.json", ".b.cluster.json", "a.history.jsonl", "c.json"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "d.cluster.json").mkdir()
    assert find(None, environment, tmp_path) == tmp_path / "a.cluster.json"


def test_several_are_listed(tmp_path):
    for number in range(12):
        (tmp_path / f"n{number:02}.cluster.json").write_text("{}")
    with pytest.raises(Ambiguous) as caught:
        find(None, {}, tmp_path)
    assert caught.value.exit_code == 3
    assert "12 dossiers" in caught.value.sentence
    assert "n00.cluster.json, n01.cluster.json" in caught.value.sentence
    assert "and 4 more" in caught.value.sentence
    assert "clusterdyn -d n00.cluster.json" in caught.value.sentence


def test_none_says_how_to_start_one(tmp_path):
    with pytest.raises(Missing, match='clusterdyn new "') as caught:
        find(None, {}, tmp_path)
    assert caught.value.exit_code == 3


def test_a_history_without_its_dossier_is_pointed_at(tmp_path):
    (tmp_path / "a.history.jsonl").write_text("{}")
    with pytest.raises(Missing, match=r"clusterdyn -d a\.cluster\.json restore"):
        find(None, {}, tmp_path)


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(Missing):
        find(None, {}, tmp_path / "gone")
