"""``clusterdyn check``: findings, the worst first, with what to do; and why a rule exists."""


def test_the_agreed_data(desk):
    ended = desk.run("check", "--json")
    found = ended.data
    assert set(found) == {"findings", "errors", "warnings"}
    assert found["errors"] + found["warnings"] == len(found["findings"])
    for finding in found["findings"]:
        assert set(finding) == {"rule", "severity", "step", "path", "message", "hint"}
    assert ended.code == (1 if found["errors"] else 0)


def add_low_vote(desk):
    """A vote of 1 without a reason: a warning of step 4."""
    desk.run("set", "vision.votes", "{karen: {fist: 1, objection: ~}}")


def test_errors_end_with_one_and_stand_before_warnings(desk):
    desk.run("set", "identification.joint_evidence", "none")  # passes over the boundary
    ended = desk.run("check", "1")
    assert ended.code == 1
    assert ended.out.index("Wrong") < ended.out.index("Look at")
    assert "Step 1, Is there a cluster?" in ended.out
    assert "identification.boundary-missing" in ended.out
    severities = [one["severity"] for one in desk.run("check", "1", "--json").data["findings"]]
    assert severities == sorted(severities)  # "error" before "warning"


def test_warnings_alone_end_with_zero(desk):
    add_low_vote(desk)
    ended = desk.run("check", "vision", "--json")
    assert ended.code == 0 and ended.data["errors"] == 0 and ended.data["warnings"] >= 1
    assert {one["step"] for one in ended.data["findings"]} == {"vision"}


def test_nothing_found(empty_desk):
    empty_desk.run("new", "Quiet")
    ended = empty_desk.run("check")
    assert ended.code == 0 and "Nothing found" in ended.out


def test_a_dangling_reference_is_an_error(desk):
    content = desk.content
    content["steps"]["plan"]["plan_keeper"] = "nobody"
    desk.path.write_text(__import__("json").dumps(content), encoding="utf-8")
    ended = desk.run("check", "--json")
    assert ended.code == 1
    match = [one for one in ended.data["findings"] if one["path"] == "steps.plan.plan_keeper"]
    assert match[0]["rule"] == "general.dangling"


def test_why_a_rule_exists(empty_desk):
    ended = empty_desk.run("check", "--explain", "vision.slogan")
    assert ended.code == 0 and "Why:" in ended.out and "warning" in ended.out
    assert empty_desk.run("check", "--explain", "slogan").out == ended.out
    data = empty_desk.run("check", "--explain", "vision.slogan", "--json").data
    assert data["rule"] == "vision.slogan" and data["why"] and data["severity"] == "warning"


def test_a_misspelled_rule(empty_desk):
    ended = empty_desk.run("check", "--explain", "slogn")
    assert ended.code == 2 and 'Did you mean "vision.slogan"?' in ended.err
