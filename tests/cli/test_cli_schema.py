"""``clusterdyn schema``: prints a sound schema, with or without a dossier around."""

from jsonschema import Draft202012Validator

from clusterdyn.steps.json_schema import schema


def test_the_schema_is_printed_and_sound(empty_desk):
    ended = empty_desk.run("schema")
    assert ended.code == 0 and ended.err == ""
    Draft202012Validator.check_schema(ended.data)
    assert ended.data == schema()


def test_it_accepts_what_the_program_writes(desk):
    Draft202012Validator(desk.run("schema").data).validate(desk.content)
