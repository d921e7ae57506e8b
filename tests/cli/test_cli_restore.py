"""``clusterdyn restore``: back to an entry, or back from a broken or lost file."""

import pytest


def test_back_to_an_entry_and_forward_again(desk):
    filled = desk.content
    desk.run("set", "4.year", "2036")
    changed = desk.content
    ended = desk.run("restore", "2")
    assert ended.code == 0 and "Back to entry 2" in ended.out
    assert "Year: 2036 → 2035" in ended.out and "clusterdyn undo" in ended.out
    assert desk.content == filled
    desk.run("undo")
    assert desk.content == changed


@pytest.mark.parametrize("words", [[], ["--last"], ["2"]])
def test_a_broken_file_is_rebuilt_and_kept_beside(desk, words):
    before = desk.content
    desk.path.write_text('{"version": 1, "pass', encoding="utf-8")
    assert desk.run("status").code == 3
    ended = desk.run("restore", *words)
    assert ended.code == 0 and "broken" in ended.err
    assert desk.content == before
    kept = desk.folder / "water-north.cluster.json.broken"
    assert kept.read_text(encoding="utf-8") == '{"version": 1, "pass'


def test_a_lost_file_is_brought_back(desk):
    before = desk.content
    desk.path.unlink()
    assert desk.run("-d", desk.path.name, "restore").code == 0
    assert desk.content == before


def test_an_unfit_content_can_be_left_behind(desk):
    text = desk.path.read_text(encoding="utf-8").replace("2035,", '"soon",', 1)
    desk.path.write_text(text, encoding="utf-8")
    assert desk.run("show").code == 3
    assert desk.run("restore", "2").code == 0
    assert desk.run("show").code == 0


def test_a_number_is_needed_while_the_file_is_whole(desk):
    ended = desk.run("restore")
    assert ended.code == 2 and "clusterdyn history" in ended.err
    assert desk.run("restore", "99").code == 2
    assert desk.run("restore", "1", "--last").code == 2


def test_nothing_to_restore(desk):
    before = desk.path.read_bytes()
    assert "already" in desk.run("restore", "2").out
    assert "already" in desk.run("restore", "--last").out
    assert desk.path.read_bytes() == before


def test_without_a_history_it_says_so(desk):
    (desk.folder / "water-north.history.jsonl").unlink()
    desk.path.write_text("{", encoding="utf-8")
    ended = desk.run("restore", "--last")
    assert ended.code == 3 and "no history" in ended.err
