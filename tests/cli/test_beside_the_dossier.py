"""What lies beside a dossier is named: copies of a clash, and a history whose dossier is gone."""

import json
import shlex

import pytest

from clusterdyn.language.command_line import as_argument

COPIES = [
    "water-north.cluster (Karens conflicted copy 2026-11-28).json",
    "water-north (conflicted copy 2026-11-28).cluster.json",
    "water-north.cluster (Karens in Konflikt stehende Kopie 2026-11-28).json",
    "water-north.cluster-LAPTOP.json",
    "water-north.cluster-DESKTOP-4F2.json",
    "water-north.cluster.sync-conflict-20261128-101112-ABCDEF7.json",
    "water-north.cluster (conflicted copy 2026-11-28 101112).json",
    "water-north.cluster_conflict-20261128-101112.json",
    "water-north.cluster (SFConflict karen@example.org 2026-11-28-10-11-12).json",
    "water-north.cluster (1).json",
    "water-north.cluster 2.json",
    "water-north (2).cluster.json",
]


def lay_copy(desk, name, **passport):
    data = desk.content
    data["passport"] |= passport
    desk.write(name, json.dumps(data))


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_clash_is_named_with_the_command_to_look_at_it(desk, name):
    lay_copy(desk, name, region="Fyn")
    here = ("-d", desk.name)  # some of the names are those of a dossier
    for words in (("status",), ("check",), ("step", "4", "--plain")):
        ended = desk.run(*here, *words)
        said = ended.out + ended.err
        assert as_argument(name) in said, words
    command = ended.out.partition("To see what differs: ")[2].splitlines()[0]
    program, *typed = shlex.split(command)
    assert (program, typed) == ("clusterdyn", ["diff", name])
    ended = desk.run(*here, *typed)
    assert ended.code == 0 and "Fyn" in ended.out


@pytest.mark.parametrize("name", [COPIES[0], "water-north-2027.cluster.json", "water-north.json"])
def test_nothing_is_said_of_what_is_the_same_or_another(desk, name):
    desk.write(name, desk.path.read_bytes())
    assert "Beside" not in desk.run("-d", desk.name, "status").err
    lay_copy(desk, "water-north (other) 3.json", region="Fyn")
    other = desk.content | {"id": "0" * 16, "passport": {"name": "Another cluster"}}
    desk.write(COPIES[3], json.dumps(other))
    assert "Beside" not in desk.run("-d", desk.name, "status").err


def test_among_several_dossiers_the_plain_one_is_the_example(desk):
    lay_copy(desk, COPIES[1])
    ended = desk.run("status")
    assert ended.code == 3 and ended.err.rstrip().endswith("clusterdyn -d water-north.cluster.json")


@pytest.mark.parametrize(
    "name", ["a b.cluster.json", 'say "x".cluster.json', "$HOME.cluster.json", "it's.cluster.json"]
)
def test_an_example_of_a_command_can_be_pasted(name):
    assert shlex.split(as_argument(name)) == [name]


# A history whose dossier is gone


def test_a_lost_dossier_is_noticed_by_every_command(desk):
    desk.path.unlink()
    for words in ((), ("status",), ("show",), ("check",), ("history",), ("set", "4.year", "2036")):
        ended = desk.run(*words)
        assert ended.code == 3 and ended.out == ""
        assert f"clusterdyn -d {desk.name} restore" in ended.err
    assert desk.run("-d", desk.name, "restore").code == 0
    assert desk.at("steps.vision.year") == 2035


def test_a_history_left_alone_is_named_beside_another_dossier(desk):
    desk.run("new", "Other", "--country", "DK")
    desk.path.unlink()
    ended = desk.run("status")
    assert ended.code == 0 and f"clusterdyn -d {desk.name} restore" in ended.err


def test_a_new_dossier_says_what_became_of_an_old_history(desk):
    desk.path.unlink()
    ended = desk.run("new", "Water North")
    assert ended.code == 0
    assert "water-north.history.jsonl.old" in ended.err and "restore" in ended.err
    assert (desk.folder / "water-north.history.jsonl.old").exists()


# Two versions in one file


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("middle", ["", "||||||| base\n      1\n"])
def test_a_conflict_of_git_is_called_that(desk, end, middle):
    text = desk.path.read_text("utf-8")
    marked = text.replace(
        '      "year": 2035',
        f'<<<<<<< HEAD\n      "year": 2035\n{middle}=======\n      "year": 2036\n>>>>>>> karen',
    )
    desk.write(desk.name, marked.replace("\n", end))
    ended = desk.run("status")
    assert ended.code == 3
    assert "two versions" in ended.err and "git" in ended.err and "restore" not in ended.err
