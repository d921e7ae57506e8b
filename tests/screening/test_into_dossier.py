"""``screen --take``: candidates with figures in step 1, and the same again a year later."""

import json

import pytest

from clusterdyn.cli.run import run

HEAD = "region,industry,year,employment\n"
TODAY = "2026-03-09"


def rows(year, factor=1):
    jobs = {"North": (400, 100, 60), "South": (100, 300, 200)}
    return "".join(
        f"{region},{industry},{year},{value * factor}\n"
        for region, row in jobs.items()
        for industry, value in zip(("Ships", "Food", "Wood"), row, strict=True)
    )


@pytest.fixture
def typed(tmp_path, monkeypatch, capsys):
    """Types a command in an empty folder; gives (code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLUSTERDYN_TODAY", TODAY)
    monkeypatch.delenv("CLUSTERDYN_DOSSIER", raising=False)

    def type_(*words):
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return type_


@pytest.fixture
def ours(typed, tmp_path):
    """A new dossier; gives a function that reads it."""
    assert typed("new", "Ours")[0] == 0
    return lambda: json.loads((tmp_path / "ours.cluster.json").read_text())


@pytest.fixture
def chosen(typed, tmp_path):
    """Finishes the table of candidates and chooses one."""

    def choose(key):
        file = tmp_path / "answers.yaml"
        marks = "marks:\n  closed: {1.candidates: yes}\n"
        file.write_text(f"1:\n  chosen: {key}\n" + marks)
        assert typed("fill", file)[0] == 0

    return choose


def candidates(data):
    return data["steps"]["identification"]["candidates"]


def test_candidates_come_with_their_figures(typed, ours, table):
    code, out, err = typed("screen", table(HEAD + rows(2023)), "--region", "north", "--take", "1")
    assert code == 0
    assert "Taken into step 1: Ships." in err
    assert "Candidates in North" in out
    found = candidates(ours())["ships"]
    assert found["name"] == "Ships"
    assert found["figures"]["taken_on"] == TODAY
    assert found["figures"]["year"] == 2023
    assert ours()["indicators"] == {}
    assert typed("check", "1")[0] in (0, 1)
    shown = " ".join(typed("show", "1")[1].split())
    assert "1.7 times the usual share of jobs, 400 jobs (2023)" in shown


def test_a_year_later_the_old_figures_stay_as_readings(typed, ours, table):
    typed("screen", table(HEAD + rows(2023)), "--region", "North", "--take", "1")
    first = candidates(ours())["ships"]["figures"]
    later = table(HEAD + rows(2023) + rows(2024, 2), "later.csv")
    err = typed("screen", later, "--region", "North", "--take", "1")[2]
    assert "updated from 2023 to 2024" in err
    data = ours()
    assert list(candidates(data)) == ["ships"]
    assert candidates(data)["ships"]["figures"]["employment"] == 800
    jobs = data["indicators"]["jobs-ships"]["readings"]
    assert {day: one["value"] for day, one in jobs.items()} == {
        "2023-12-31": 400, "2024-12-31": 800,
    }  # fmt: skip
    assert jobs["2023-12-31"]["source"] == first["source"]
    quotients = data["indicators"]["lq-ships"]["readings"]
    assert quotients["2023-12-31"]["value"] == first["lq"]
    assert typed("status")[0] == 0


def test_step_10_proposes_the_jobs_of_the_chosen_candidate(typed, ours, table):
    from datetime import date

    from clusterdyn.steps.checkup.proposals import proposed_indicators
    from clusterdyn.steps.registry import rule_context

    typed("screen", table(HEAD + rows(2023)), "--region", "North", "--take", "1,2")
    later = table(HEAD + rows(2024), "later.csv")
    typed("screen", later, "--region", "North", "--take", "1,2")
    typed("set", "1.chosen", "Ships")
    proposed = proposed_indicators(rule_context(ours(), date(2026, 3, 9)))
    assert [proposal.key for proposal in proposed] == ["jobs-ships"]


def test_an_older_table_never_replaces_newer_figures(typed, ours, table):
    typed("screen", table(HEAD + rows(2023)), "--region", "North", "--take", "1")
    old = table(HEAD + rows(2019, 3), "old.csv")
    assert "newer figures already" in typed("screen", old, "--region", "North", "--take", "1")[2]
    data = ours()
    assert candidates(data)["ships"]["figures"]["year"] == 2023
    assert set(data["indicators"]["jobs-ships"]["readings"]) == {"2019-12-31", "2023-12-31"}


def test_quarters_are_told_apart_and_an_older_one_replaces_nothing(typed, ours, table):
    def take(quarter, many):
        text = (HEAD + rows(2016, many)).replace("2016", f"2016-Q{quarter}")
        return typed("screen", table(text, f"q{quarter}.csv"), "--region", "North", "--take", "1")

    assert take(2, 1)[0] == 0
    assert candidates(ours())["ships"]["figures"]["as_of"] == "2016-06-30"
    assert "updated from 30 June 2016 to 31 December 2016" in take(4, 2)[2]
    assert "newer figures already; those of 31 March 2016" in take(1, 3)[2]
    data = ours()
    assert candidates(data)["ships"]["figures"]["employment"] == 800
    assert {d: r["value"] for d, r in data["indicators"]["jobs-ships"]["readings"].items()} == {
        "2016-03-31": 1200, "2016-06-30": 400, "2016-12-31": 800,
    }  # fmt: skip


def test_figures_for_a_candidate_in_the_words_of_the_group(typed, ours, table):
    path = table(HEAD + rows(2023))
    typed("set", "1.candidates.boats.name", "Boats that are repaired")
    assert typed("screen", path, "--region", "North", "--take", "1=boats")[0] == 0
    found = candidates(ours())
    assert list(found) == ["boats"]
    assert found["boats"]["name"] == "Boats that are repaired"
    assert found["boats"]["figures"]["industry"] == "Ships"
    code, _, err = typed("screen", path, "--region", "North", "--take", "2=trains")
    assert (code, 'no candidate "trains"' in err) == (2, True)
    assert list(candidates(ours())) == ["boats"]


def test_any_rank_can_be_taken_and_step_1_says_what_it_thinks(typed, ours, table, chosen):
    path = table(HEAD + rows(2023))
    typed("screen", path, "--region", "North", "--take", "1,3")
    weak = next(key for key in candidates(ours()) if key != "ships")
    chosen(weak)
    assert "no concentration of" in typed("check", "1")[1]
    chosen("ships")
    assert "no concentration of" not in typed("check", "1")[1]


def test_checks_use_the_figures(typed, ours, table, chosen, monkeypatch):
    typed("screen", table(HEAD + rows(2023)), "--region", "North", "--take", "1,3")
    chosen("ships")
    typed("set", "1.jobs", "900")
    typed("set", "1.data_source", "statistics")
    assert "You wrote 900 jobs, the table has 400" in typed("check", "1")[1]
    typed("set", "1.jobs", "420")
    assert "the table has" not in typed("check", "1")[1]
    assert "Is there a newer table?" not in typed("check", "1")[1]
    monkeypatch.setenv("CLUSTERDYN_TODAY", "2027-04-01")
    assert "Is there a newer table?" in typed("check", "1")[1]


def test_few_jobs_are_too_small_to_tell(typed, ours, table, chosen):
    typed("screen", table(HEAD + rows(2023)), "--region", "North", "--take", "1",
          "--floor-jobs", "1000")  # fmt: skip
    chosen("ships")
    assert "That is too small to tell" in typed("check", "1")[1]


def test_without_a_dossier_nothing_is_read_and_the_code_is_3(typed, table):
    code, out, err = typed("screen", table(HEAD + rows(2023)), "--region", "North", "--take", "1")
    assert (code, out) == (3, "")
    assert "clusterdyn new" in err


def test_taking_can_be_undone_in_one_go(typed, ours, table):
    before = ours()
    typed("screen", table(HEAD + rows(2023)), "--region", "North", "--take", "1,2")
    assert typed("undo")[0] == 0
    assert ours()["steps"] == before["steps"]


def test_the_same_field_of_another_region_is_another_candidate(typed, ours, table):
    path = table(HEAD + rows(2023))
    typed("screen", path, "--region", "North", "--take", "1")
    err = typed("screen", path, "--region", "South", "--take", "3")[2]
    assert "Taken into step 1: Ships (South)." in err
    found = candidates(ours())
    assert [(row["name"], row["figures"]["employment"]) for row in found.values()] == [
        ("Ships", 400), ("Ships (South)", 100),
    ]  # fmt: skip
    assert "taken again" in typed("screen", path, "--region", "South", "--take", "3")[2]
    assert len(candidates(ours())) == 2
    assert ours()["indicators"] == {}


@pytest.mark.parametrize("picks", ["1=a,2=a", "1=a,1=b", "1,1=b"])
def test_one_rank_goes_to_one_candidate(typed, ours, table, picks):
    code, _, err = typed("screen", table(HEAD + rows(2023)), "--region", "North", "--take", picks)
    assert (code, "one rank to two candidates, or two ranks to one" in err) == (2, True)
    assert ours()["steps"] == {}
