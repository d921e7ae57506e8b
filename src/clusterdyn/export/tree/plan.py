"""The whole plan: the page first, then everything behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .cluster import Passport, Vision
from .elsewhere import Seen
from .numbers import Indicator, Strategy
from .organisation import Budget, Organisation
from .page import Page
from .waiting import OpenQuestions, Remark
from .work import Actions, Milestone, Pilot


@dataclass(frozen=True)
class FullPlan:
    """Everything that a plan holds; the page a board adopts is made from it."""

    as_of: date
    fictional: bool
    currency: str
    passport: Passport
    vision: Vision
    milestones: tuple[Milestone, ...]
    actions: Actions
    pilots: tuple[Pilot, ...]
    organisation: Organisation
    budget: Budget
    strategy: Strategy
    indicators: tuple[Indicator, ...]
    seen: tuple[Seen, ...]
    open_questions: OpenQuestions
    findings: tuple[Remark, ...]


@dataclass(frozen=True)
class Plan:
    """The page first, then the full plan."""

    page: Page
    full: FullPlan
