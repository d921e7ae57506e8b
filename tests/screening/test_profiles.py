"""Profiles of publishers: data that are complete, and that decide only what was seen."""

import pytest

from clusterdyn.cli.run import run
from clusterdyn.screening.publisher_profiles import all_profiles, profile_for

PROFILES = list(all_profiles())


def test_every_profile_has_a_name_a_source_and_columns():
    assert len({profile.name for profile in PROFILES}) == len(PROFILES) >= 5
    for profile in PROFILES:
        assert profile.source.startswith("https://")
        assert len(profile.when) >= 3


@pytest.mark.parametrize("profile", PROFILES, ids=lambda p: p.name)
def test_a_profile_fits_its_own_columns(profile):
    assert profile_for(profile.when) == profile
    assert profile_for(profile.when[1:]) != profile


def test_a_shape_that_nobody_has_seen_is_only_named(table, screened):
    rows = "".join(
        f"{state},-,{code},G,{jobs},9\n"
        for state, figures in {"01": (300, 100, 600), "02": (100, 500, 1400)}.items()
        for code, jobs in zip(("311", "332", "445"), figures, strict=True)
    )
    found = screened(table("fipstate,lfo,naics,emp_nf,emp,est\n" + rows), "01")
    assert any(
        "This looks like: County Business Patterns by state" in n for n in found.report.notes
    )
    assert not [d for d in found.report.decisions if d.about == "profile"]


def test_the_profiles_are_listed(capsys):
    assert run(["screen", "--profiles"]) == 0
    out = capsys.readouterr().out
    assert all(profile.name in out and profile.source in out for profile in PROFILES)
    assert out.count("not checked with a real file") == sum(not p.seen for p in PROFILES)
