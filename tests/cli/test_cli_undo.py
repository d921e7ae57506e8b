"""``clusterdyn undo``: the last change is taken back and said; then the one before."""

import pytest


def test_step_by_step_back(desk):
    before = desk.content
    desk.run("set", "4.year", "2036")
    desk.run("set", "4.statement", "Another sentence")
    assert "Taken back: Step 4, Vision:" in desk.run("undo").out
    assert "Taken back: Step 4, Year: 2035 → 2036" in desk.run("undo").out
    assert desk.content == before


def test_back_to_the_start_and_no_further(desk):
    desk.run("undo")
    assert desk.content["steps"] == {} and desk.at("passport.name") == "Water North"
    ended = desk.run("undo")
    assert ended.code == 0 and "nothing to take back" in ended.out


def by_hand(desk, old, new):
    text = desk.path.read_text(encoding="utf-8")
    assert old in text
    desk.path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_place_changed_by_hand_since_is_told_in_its_own_words(desk):
    desk.run("set", "4.year", "2036")
    by_hand(desk, "2036", "2044")
    ended = desk.run("undo")
    assert ended.code == 4
    assert 'Step 4, Year was changed by hand after that: now it is "2044"' in ended.err
    assert 'the answer was "2036"' in ended.err and "Somebody else" not in ended.err
    assert "undo --skip" in ended.err and "undo --anyway" in ended.err
    assert desk.at("steps.vision.year") == 2044


def test_undo_leaves_what_was_changed_by_hand_and_goes_on(desk):
    desk.run("set", "4.statement", "Another sentence")
    desk.run("set", "4.year", "2036")
    by_hand(desk, "2036", "2044")
    ended = desk.run("undo", "--skip")
    assert ended.code == 0
    assert "Left as it is: entry 4" in ended.out
    assert "Taken back: Step 4, Vision" in ended.out
    assert desk.at("steps.vision.year") == 2044
    ended = desk.run("undo")
    assert "Step 4, Year" not in ended.err, "what was passed over does not stand in the way again"
    assert "Step 4, The vision was changed by hand after that. Nothing" in ended.err
    assert "Passed over: it was changed by hand since" in desk.run("history").out
    assert "(taken back later)" not in desk.run("history").out.partition("2035 → 2036")[2][:40]


def test_undo_takes_back_what_was_changed_by_hand_when_told_to(desk):
    desk.run("set", "4.year", "2036")
    by_hand(desk, "2036", "2044")
    ended = desk.run("undo", "--anyway")
    assert ended.code == 0
    assert desk.at("steps.vision.year") == 2035
    assert desk.run("undo", "--anyway", "--skip").code == 2


def test_an_older_file_put_back_locks_nothing_out(desk):
    older = desk.path.read_bytes()
    desk.run("set", "4.year", "2036")
    desk.run("set", "4.statement", "Another sentence")
    desk.path.write_bytes(older)
    desk.run("set", "4.year", "2050")
    assert "2050" in desk.run("undo").out
    for _ in range(4):
        assert desk.run("undo", "--skip").code == 0
    assert desk.at("steps") == {}


@pytest.mark.parametrize("words", [("history",), ("undo",), ("restore", "1"), ("diff",)])
def test_a_history_that_cannot_be_read_is_no_empty_one(desk, words):
    before = desk.path.read_bytes()
    (history,) = desk.folder.glob("*.history.jsonl")
    history.unlink()
    history.mkdir()
    ended = desk.run(*words)
    assert ended.code == 3
    assert history.name in ended.err and ended.out == ""
    assert desk.path.read_bytes() == before
