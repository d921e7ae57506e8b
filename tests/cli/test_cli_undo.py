"""``clusterdyn undo``: the last change is taken back and said; then the one before."""


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


def test_a_place_changed_by_hand_since_is_a_clash(desk):
    desk.run("set", "4.year", "2036")
    text = desk.path.read_text(encoding="utf-8").replace("2036", "2044")
    desk.path.write_text(text, encoding="utf-8")
    assert desk.run("undo").code == 4
    assert desk.at("steps.vision.year") == 2044
