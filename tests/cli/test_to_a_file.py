"""``--to``: several files at once, the whole guide, and options that take one value."""

import pytest

from clusterdyn.content.catalogue import titles


def test_two_files_in_two_formats(desk):
    ended = desk.run("export", "plan", "--to", "plan.md", "--to", "plan.html")
    assert ended.code == 0 and ended.out == ""
    assert "Written: plan.md\nWritten: plan.html\n" in ended.err
    assert (desk.folder / "plan.md").read_text("utf-8").startswith("# ")
    assert "<html" in (desk.folder / "plan.html").read_text("utf-8")


def test_nothing_is_written_where_one_file_is_in_the_way(desk):
    (desk.folder / "b.html").write_text("mine", "utf-8")
    for files in (("a.md", "b.html"), ("a.md", "a.md"), ("a.md", "a.pdf7")):
        words = [word for name in files for word in ("--to", name)]
        ended = desk.run("export", "plan", *words)
        assert ended.code == 2 and ended.err.count("\n") == 1
        assert not (desk.folder / "a.md").exists()


def test_the_guide_without_a_step_is_the_whole_guide(desk):
    assert desk.run("guide", "--to", "guide.md").code == 0
    text = (desk.folder / "guide.md").read_text("utf-8")
    assert all(f"\n# Step {n} " in text for n in range(1, len(titles()) + 1))
    assert "[[" not in text and "`format:" not in text
    assert desk.run("guide", "4", "--to", "a.md", "--to", "b.md").code == 0
    assert (desk.folder / "a.md").read_bytes() == (desk.folder / "b.md").read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("new", "Fjord", "--region", "A", "--region", "B"),
        ("export", "plan", "--format", "md", "--format=json"),
        ("screen", "x.csv", "--to", "a.csv", "--to", "b.csv"),
        ("import", "people", "x.csv", "--sheet", "A", "--sheet", "B"),
    ],
)
def test_an_option_that_takes_one_value_is_not_given_twice(empty_desk, words):
    ended = empty_desk.run(*words)
    assert ended.code == 2
    assert ended.err.endswith(" was given twice, and takes one value. Give it once.\n")
