"""``clusterdyn guide``: the facilitator's guide, plain where nobody can turn pages."""

import pytest

from clusterdyn.cli.guide_text import named, plain_text
from clusterdyn.content import catalogue
from clusterdyn.content.step_names import NAMES


@pytest.mark.parametrize("number", range(1, 11))
def test_each_step_has_a_guide_without_signs_of_markup(empty_desk, number):
    out = empty_desk.run("guide", str(number)).out
    assert out.startswith(f"Step {number} ")
    assert "[[" not in out and "**" not in out and "\n#" not in out


def test_the_same_step_by_name_and_as_data(empty_desk):
    assert empty_desk.run("guide", "vision").out == empty_desk.run("guide", "4", "--plain").out
    found = empty_desk.run("guide", "4", "--json").data
    assert found["name"] == "vision" and found["text"].startswith("# Step 4")


def test_the_introduction_and_the_contents(empty_desk):
    assert "Clusters" in empty_desk.run("guide", "--intro").out
    out = empty_desk.run("guide").out
    assert "4  The vision" in out and "guide --intro" in out
    assert len(empty_desk.run("guide", "--json").data["guides"]) == len(NAMES)


def test_a_missing_guide_is_one_sentence(empty_desk, monkeypatch):
    monkeypatch.setattr(
        "clusterdyn.cli.guide.folder", lambda name: catalogue.workbook() / "nowhere"
    )
    ended = empty_desk.run("guide", "4")
    assert ended.code == 2 and "missing" in ended.err and ended.err.count("\n") == 1


def test_markdown_as_plain_text():
    text = "# Title\n\nSome **bold** and *light* words, a [page](https://x.example).\n\n## Part\n- item\n"
    assert plain_text(text) == (
        "Title\n=====\n\nSome bold and light words, a page (https://x.example).\n\nPart\n----\n- item"
    )


def test_formats_and_cases_are_called_by_their_names():
    assert named("| 5 | x | `format:two-camps` |\n### case:gce-node GCE NODE") == (
        "| 5 | x | Two camps |\n### GCE NODE"
    )
    assert named("`format:pitch` and `format:coins`") == '"Pitch" and "A hundred coins"'


def test_a_table_is_read_row_by_row():
    text = "| Min | What | Format | Who |\n|-|-|-|-|\n| 5 | Pitch | Round | All |\n| 15 | Break | – | – |\n"
    assert plain_text(text).split("\n") == [
        "  5  Pitch",
        "     Format: Round · Who: All",
        " 15  Break",
    ]


@pytest.mark.parametrize("part", [*(str(n) for n in range(1, 11)), "--intro"])
def test_a_guide_fits_into_80_columns_and_names_its_words(empty_desk, part):
    out = empty_desk.run("guide", part).out
    assert max(map(len, out.splitlines())) <= 80
    assert "format:" not in out and "case:" not in out
    flat = " ".join(out.split())
    assert "Words explained:" in flat and "clusterdyn explain" in flat


def test_a_guide_ends_with_what_the_own_group_saw(desk):
    before = desk.run("guide", "9").out
    case = (
        "journal: {cases: {holm: {name: '*Holm* [Harbour](x)', source: its manager, "
        "lesson: Ask late, facts: [31 members in 2025], for_step: 9}}}"
    )
    desk.run("fill", desk.write("visit.yaml", case))
    out = desk.run("guide", "9").out
    assert out.startswith(before.rstrip("\n"))
    assert "Seen by your own group" in out and "*Holm* [Harbour](x)" in out
    assert "31 members in 2025 (its manager)." in out and "→ Ask late" in out
    assert "Seen by your own group" not in desk.run("guide", "4").out
    desk.run("guide", "9", "--to", str(desk.folder / "nine.md"))
    written = (desk.folder / "nine.md").read_text(encoding="utf-8")
    assert r"### \*Holm\* \[Harbour\](x)" in written


def test_a_guide_does_not_mind_a_broken_dossier(desk):
    desk.path.write_text("{", encoding="utf-8")
    assert desk.run("guide", "9").code == 0
