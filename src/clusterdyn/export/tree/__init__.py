"""The plan as plain data: what every format shows, free of layout.

``None`` stands for "not decided yet" (or, for a number, not known). Amounts are whole units of the
passport's currency. Tuples keep the order in which things are shown.
"""

from .cluster import FindingLine, Goal, Passport, StepLine, Vision
from .elsewhere import Seen
from .numbers import Indicator, Priority, Strategy, Value
from .organisation import Body, Budget, Cost, Fee, Income, Launch, Organisation, WorkingGroup
from .page import Page, PagePart
from .plan import FullPlan, Plan
from .waiting import OpenQuestions, OpenStep, ParkedLine, Remark
from .work import Action, ActionGroup, Actions, Milestone, Pilot, Risk, Span, YearOne

__all__ = [
    "Action",
    "ActionGroup",
    "Actions",
    "Body",
    "Budget",
    "Cost",
    "Fee",
    "FindingLine",
    "FullPlan",
    "Goal",
    "Income",
    "Indicator",
    "Launch",
    "Milestone",
    "OpenQuestions",
    "OpenStep",
    "Organisation",
    "Page",
    "PagePart",
    "ParkedLine",
    "Passport",
    "Pilot",
    "Plan",
    "Priority",
    "Remark",
    "Risk",
    "Seen",
    "Span",
    "StepLine",
    "Strategy",
    "Value",
    "Vision",
    "WorkingGroup",
    "YearOne",
]
