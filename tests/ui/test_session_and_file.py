"""Whatever becomes of the file under an open dialogue, what was typed is not dropped."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clusterdyn.changes import value_at, with_changes
from clusterdyn.cli.context import loose_ends
from clusterdyn.interview.conversation import about_step
from clusterdyn.interview.moves import Answer, Leave, Undo
from clusterdyn.steps.validation import empty_dossier
from clusterdyn.store import Missing, NotWritten, Store, Unreadable
from clusterdyn.ui.frontend import EndOfInput
from clusterdyn.ui.plain import Plain
from clusterdyn.ui.session import Session
from support.hands import TODAY

YEAR, PLACE = "steps.vision.year", "passport.region"


def clock():
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Choosing:
    """Plays moves and choices; before each move something may happen to the file."""

    def __init__(self, moves, choices=()):
        self.moves, self.choices = list(moves), list(choices)
        self.said: list[str] = []
        self.conversation = None

    def ask(self, view):
        move = self.moves.pop(0) if self.moves else Leave()
        while callable(move):
            move()
            move = self.moves.pop(0)
        return move

    def tell(self, outcome):
        self.said.append(outcome.say)

    def note(self, text):
        self.said.append(text)

    def choose(self, text, yes, no):
        self.said.append(text)
        chosen = self.choices.pop(0)
        chosen = chosen() if callable(chosen) else chosen
        assert chosen in (yes, no), (chosen, yes, no)
        return chosen == yes


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "a.cluster.json"
    Store.create(made, empty_dossier("Fjord Food"), clock, "karen")
    return made


def opened(path: Path, by: str = "karen") -> Store:
    store = Store(path, clock, by, loose_ends=loose_ends)
    store.load()
    return store


def held(path, moves, choices=(), step="vision"):
    """A dialogue at the year of the vision; the front end, for what was said."""
    frontend = Choosing(moves, choices)
    store = opened(path)
    Session(store, about_step(store.load(), TODAY, step, YEAR), frontend).run()
    assert frontend.choices == []
    return frontend


def on_disk(path):
    return json.loads(path.read_text("utf-8"))


def broken(path):
    return lambda: path.write_text("{")


def gone(path):
    return path.unlink


@pytest.mark.parametrize("harm", [broken, gone])
def test_a_file_that_is_gone_for_a_moment_is_tried_again(path, harm):
    whole = path.read_bytes()

    def there_again():
        path.write_bytes(whole)
        return "try again"

    frontend = held(path, [harm(path), Answer("2047")], [there_again])
    assert value_at(on_disk(path), YEAR) == 2047
    assert "The last answer is not in the file yet." in frontend.said[0]


@pytest.mark.parametrize("harm", [broken, gone])
def test_a_file_that_stays_away_is_written_anew_from_memory(path, harm):
    frontend = held(
        path,
        [harm(path), Answer("2047")],
        ["write it anew", "write it anew"],
    )
    assert value_at(on_disk(path), YEAR) == 2047
    assert on_disk(path)["id"] and value_at(on_disk(path), "passport.name") == "Fjord Food"
    assert (path.with_name("a.cluster.json.broken").exists()) == (harm is broken)
    assert any("Written" in (entry.say or "") for entry in opened(path).history())
    assert frontend.said


@pytest.mark.parametrize(("harm", "error"), [(broken, Unreadable), (gone, Missing)])
def test_leaving_says_that_the_last_answer_is_not_in_the_file(path, harm, error):
    with pytest.raises(error):
        held(path, [harm(path), Answer("2047")], ["write it anew", "leave"])


@pytest.mark.parametrize("end", [EndOfInput, KeyboardInterrupt])
def test_whoever_goes_away_at_that_question_is_told_too(path, end):
    def goes():
        raise end

    with pytest.raises(Missing):
        held(path, [gone(path), Answer("2047")], [goes])


def test_a_newer_version_of_the_file_is_not_written_over(path):
    text = path.read_text().replace('"version": 2', '"version": 99')
    choices = ["leave"]
    with pytest.raises(Exception, match="newer clusterdyn"):
        held(path, [lambda: path.write_text(text), Answer("2047")], choices)
    assert path.read_text() == text


def test_a_folder_that_was_pulled_out_is_tried_again(path):
    away = path.parent.with_name("away")

    def plugged_in():
        away.rename(path.parent)
        return "try again"

    held(path, [lambda: path.parent.rename(away), Answer("2047")], [plugged_in])
    assert value_at(on_disk(path), YEAR) == 2047


def test_an_older_file_under_an_open_dialogue_is_told_and_its_answers_offered_back(path):
    older = []
    frontend = held(
        path,
        [
            Answer("2036"),
            lambda: older.append(path.read_bytes()),
            Answer("Ships clean the fjord"),
            lambda: path.write_bytes(older[0]),
            Answer("Every ferry runs on fish oil"),
        ],
        ["put them back"],
    )
    said = "\n".join(frontend.said)
    assert "replaced by an older one" in said and "Ships clean the fjord" in said
    text = path.read_text("utf-8")
    assert "Ships clean the fjord" in text and "Every ferry runs on fish oil" in text
    history = opened(path).history()
    assert any(entry.is_outside for entry in history), "what was done is not called undone"
    assert history[-1].say == "Answers put back"


def test_undo_in_a_dialogue_goes_past_a_hand_edit(path):
    def by_hand():
        data = with_changes(on_disk(path), {YEAR: (2036, 2044)})
        path.write_text(json.dumps(data))

    moves = [Answer("2036"), by_hand, Undo()]
    frontend = held(path, moves, ["leave it", "yes"])
    assert value_at(on_disk(path), YEAR) == 2044
    assert any("changed by hand" in said for said in frontend.said)
    frontend = held(path, [Undo()], [])
    assert value_at(on_disk(path), YEAR) == 2044


@pytest.mark.parametrize("typed", ["2042", "o", "", "maybe", "theirs please"])
@pytest.mark.parametrize(("word", "chosen"), [("ours", True), ("theirs", False), ("YES", True)])
def test_at_a_clash_only_clear_words_count(typed, word, chosen):
    out = io.StringIO()
    plain = Plain(io.StringIO(f"{typed}\n{word}\n"), out)
    assert plain.choose("Which one stays?", "ours", "theirs") is chosen
    assert 'Type "ours" or "theirs".' in out.getvalue()


# Two people's answers joined


@pytest.fixture
def firm(path):
    store = opened(path)
    now = store.load()
    store.save({
        "organisations.lim": (value_at(now, "organisations.lim"), {"name": "Limfjord Pumps"}),
        "people.kar": (value_at(now, "people.kar"), {"name": "Karen Holm"}),
    })  # fmt: skip
    return path


REMOVED = {"organisations.lim": ({"name": "Limfjord Pumps"}, None)}
NAMED = {"people.kar.organisation": (None, "lim")}


def changes_of(path, changes):
    from clusterdyn.changes import ABSENT

    now = on_disk(path)
    return {
        place: (value_at(now, place), ABSENT if new is None else new)
        for place, (_, new) in changes.items()
    }


@pytest.mark.parametrize(("theirs", "ours"), [(REMOVED, NAMED), (NAMED, REMOVED)])
def test_what_one_removed_and_the_other_named_is_asked_about(firm, theirs, ours):
    from clusterdyn.store import Clash

    other, own = opened(firm, "jens"), opened(firm)
    their_changes, our_changes = changes_of(firm, theirs), changes_of(firm, ours)
    other.save(their_changes)
    before = firm.read_bytes()
    with pytest.raises(Clash) as caught:
        own.save(our_changes)
    assert firm.read_bytes() == before
    assert len(caught.value.collisions) == 1
    data = own.save(our_changes, insist=True).data
    assert loose_ends(data) == []
    named = value_at(data, "people.kar.organisation", None)
    assert (named, "lim" in data["organisations"]) == (
        ("lim", True) if ours is NAMED else (None, False)
    )


def test_what_led_nowhere_before_stands_in_nobodys_way(firm):
    data = on_disk(firm)
    data["people"]["kar"]["organisation"] = "nobody"
    firm.write_text(json.dumps(data))
    own, other = opened(firm), opened(firm, "jens")
    other.save({"passport.region": (value_at(data, "passport.region"), "Fyn")})
    assert own.save({"passport.country": (value_at(data, "passport.country"), "DK")}).data


def test_not_written_is_told_with_what_is_in_the_file(path, monkeypatch):
    def refuse(*_):
        raise OSError(28, "full")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(NotWritten):
        held(path, [Answer("2047")], ["try again", "leave"])
