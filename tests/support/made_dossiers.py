"""Makes dossiers from the models: full ones and half-done ones, the same for the same seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from clusterdyn.model.field_spec import FieldSpec, fields_of
from clusterdyn.model.records import REGISTERS, VERSION
from clusterdyn.model.schema import SchemaNode
from clusterdyn.steps.registry import all_steps, dossier_schema

WORDS = [
    "water",
    "pump",
    "valve",
    "test",
    "rig",
    "firm",
    "member",
    "school",
    "harbour",
    "sensor",
    "export",
    "night",
    "tide",
]
FIRST_DAY = date(2027, 1, 1)
ROWS = 3


class Maker:
    """``share`` is how many of the fields are answered: 1.0 gives a full dossier."""

    def __init__(self, seed: int, share: float) -> None:
        self.dice = random.Random(seed)
        self.share = share
        self.counter = 0
        self.data: dict[str, Any] = {"version": VERSION, "passport": {"name": "Made up"}}
        for name in REGISTERS:
            self.data[name] = {}
        self.data |= {"journal": {}, "steps": {}, "marks": {}}

    def dossier(self) -> dict[str, Any]:
        self._register("organisations")
        self._register("people")
        self._register("indicators")
        self.data["passport"] |= self._model("passport")
        for of in all_steps():
            step = self._model(f"steps.{of.name}")
            if step:
                self.data["steps"].setdefault(of.name, {}).update(step)
        return self.data

    def _register(self, name: str) -> None:
        for _ in range(ROWS):
            key = self._slug()
            record = self._model(f"{name}.{key}")
            record["name"] = self._words(3)
            self.data[name][key] = record

    def _model(self, path: str) -> dict[str, Any]:
        model = dossier_schema().model_at(path)
        assert model is not None
        found: dict[str, Any] = {}
        for name, field in fields_of(model).items():
            if self.dice.random() > self.share:
                continue
            value = self._value(dossier_schema().node(f"{path}.{name}"))
            if value is not None:
                found[name] = value
                if path.startswith("steps.") and path.count(".") == 1:
                    self.data["steps"].setdefault(path.split(".")[1], {})[name] = value
            elif field.nullable and self.share < 1:
                found[name] = None
        return found

    def _value(self, node: SchemaNode) -> Any:
        if node.field.kind == "model":
            return self._model(node.path)
        if node.field.kind == "table":
            return self._table(node.path, node.field)
        return self._leaf(node)

    def _table(self, path: str, table: FieldSpec) -> dict[str, Any]:
        assert table.key is not None and table.inner is not None
        rows = {}
        for key in self._keys(table.key):
            if table.inner.kind == "table":
                rows[key] = self._table(f"{path}.{key}", table.inner)
            else:
                rows[key] = self._model(f"{path}.{key}")
            if path.endswith("suggestions"):
                rows[key] |= {"said": self._words(4)}
        return rows

    def _keys(self, key: FieldSpec) -> list[str]:
        if key.ref is not None:
            return self._known(key.ref.to)[:ROWS]
        answer = key.answer_type
        if answer.options:
            return list(answer.options[:ROWS])
        if answer.kind == "day":
            return [self._day() for _ in range(1)]
        return [self._slug() for _ in range(ROWS)]

    def _known(self, table: str) -> list[str]:
        rows: Any = self.data
        for part in table.split("."):
            rows = rows.get(part, {}) if isinstance(rows, dict) else {}
        return list(rows or {})

    def _leaf(self, node: SchemaNode) -> Any:
        answer = node.answer_type
        low, high = answer.low or 0, answer.high if answer.high is not None else 100
        if answer.ref:
            known = self._known(answer.ref)
            if not known:
                return [] if answer.kind == "refs" else None
            if node.name == "deputy":  # never the chair
                known = known[-1:] if len(known) > 1 else []
            if node.name == "chair":
                known = known[:1]
            if not known:
                return None
            some = self.dice.sample(known, min(2, len(known)))
            return some if answer.kind == "refs" else some[0]
        made: dict[str, Any] = {
            "line": lambda: self._words(4),
            "text": lambda: f"{self._words(5)}.\n\n{self._words(3)}",
            "lines": lambda: [self._words(3), self._words(5)],
            "choice": lambda: self.dice.choice(answer.options),
            "choices": lambda: self.dice.sample(answer.options, 2),
            "yes_no": lambda: self.dice.random() < 0.5,
            "day": self._day,
            "number": lambda: (
                self.dice.randint(int(max(low, 0)), int(min(high, 700))) + 0.5
                if high > 10
                else float(low)
            ),
        }
        if answer.kind in made:
            return made[answer.kind]()
        return self.dice.randint(int(low), int(min(high, low + 90)))

    def _day(self) -> str:
        return (FIRST_DAY + timedelta(days=self.dice.randrange(2000))).isoformat()

    def _slug(self) -> str:
        self.counter += 1
        return f"{self.dice.choice(WORDS)}-{'abcdefghij'[self.counter % 10]}{self.counter}"

    def _words(self, count: int) -> str:
        self.counter += 1
        return " ".join(self.dice.choice(WORDS) for _ in range(count)) + f" {self.counter}x"


def made(seed: int, share: float = 1.0) -> dict[str, Any]:
    """A dossier that fits the models."""
    return Maker(seed, share).dossier()
