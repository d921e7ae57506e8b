"""The plan as plain data: what every format shows, free of layout.

``None`` stands for "not decided yet" (or, for a number, not known). Amounts are whole units of the
passport's currency. Tuples keep the order in which things are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Which cluster this is, where its steps stand, and what it wants to be.


@dataclass(frozen=True)
class StepLine:
    """Where one step stands; ``answered`` of ``core`` questions."""

    number: int
    title: str
    state: str
    answered: int
    core: int
    adopted_by: str | None
    adopted_on: date | None


@dataclass(frozen=True)
class Passport:
    name: str | None
    region: str | None
    country: str | None
    start_point: str | None
    in_the_room: tuple[str, ...]
    field: str | None
    boundary_in: str | None
    boundary_out: str | None
    places: tuple[str, ...]
    firms: int
    jobs: int | None
    jobs_source: str | None
    decision: str | None
    reason: str | None
    steps: tuple[StepLine, ...]


@dataclass(frozen=True)
class Goal:
    indicator: str
    unit: str | None
    value: float | None
    year: int | None


@dataclass(frozen=True)
class FindingLine:
    """A finding of step 2; ``answered`` by the vision or not (None: not asked yet)."""

    text: str | None
    kind: str | None
    ours: bool | None
    answered: bool | None


@dataclass(frozen=True)
class Vision:
    statement: str | None
    year: int | None
    goal: Goal | None
    gains: tuple[tuple[str, str | None], ...]
    not_we: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    worked_out: tuple[str, ...]


# What the group saw at other clusters.


@dataclass(frozen=True)
class Seen:
    """Another cluster: what is so there and who says so, and what the group takes from it.

    ``step`` is the title of the step for which it helps; None: anywhere.
    """

    name: str
    on: date | None
    facts: tuple[str, ...]
    lesson: str
    step: str | None
    source: str


# What is counted, and the priorities that are counted by it.


@dataclass(frozen=True)
class Priority:
    text: str
    owner: str | None
    indicator: str | None
    target: float | None
    per_year: int | None


@dataclass(frozen=True)
class Strategy:
    horizon: int | None
    priorities: tuple[Priority, ...]
    stop_doing: tuple[str, ...]
    end_rule: str | None


@dataclass(frozen=True)
class Value:
    """One value of an indicator; the day is unknown for old baselines."""

    value: float
    on: date | None
    source: str | None


@dataclass(frozen=True)
class Indicator:
    """``series`` holds every known value by day, the latest last; ``goal``: of the vision."""

    name: str
    unit: str | None
    ladder: str | None
    baseline: Value | None
    target: float | None
    latest: Value | None
    frequency: str | None
    owner: str | None
    goal: bool
    series: tuple[Value, ...]

    @property
    def start(self) -> Value | None:
        """Where it began: the baseline of step 2, else the first value that became known."""
        return self.baseline or (self.series[0] if self.series else None)


# Who leads and decides, and the money of one calm year.


@dataclass(frozen=True)
class Body:
    name: str | None
    mandate: str | None
    meetings: int | None
    size: int | None
    decides: tuple[str, ...]


@dataclass(frozen=True)
class WorkingGroup:
    topic: str | None
    lead: str | None
    milestone: int | None
    first_meeting: date | None


@dataclass(frozen=True)
class Launch:
    """``sign_ups`` is what was hoped for, ``signed_up`` what came of it."""

    on: date | None
    place: str | None
    sign_ups: int | None
    signed_up: int | None
    proofs: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True)
class Organisation:
    """``no_form``: the group decided that nothing needs a legal body yet."""

    chair: str | None
    deputy: str | None
    facilitator: str | None
    hours_per_week: float | None
    ground_rules: tuple[str, ...]
    bodies: tuple[Body, ...]
    groups: tuple[WorkingGroup, ...]
    host: str | None
    fte: float | None
    volunteer_hours: int | None
    launch: Launch
    need_now: tuple[str, ...]
    no_form: bool
    legal_form: str | None
    form_reason: str | None
    rules: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Fee:
    name: str | None
    fee: int | None
    members: int | None
    votes: int | None
    income: int | None


@dataclass(frozen=True)
class Income:
    source: str | None
    per_year: int | None
    certainty: str | None
    ends: date | None


@dataclass(frozen=True)
class Cost:
    line: str | None
    per_year: int | None


@dataclass(frozen=True)
class YearEnd:
    """What is ``left`` of a year when ``other`` income is ``counted`` so ("with likely money")."""

    counted: str
    other: int
    left: int


@dataclass(frozen=True)
class Budget:
    """One calm year. ``result`` waits until fees, other income and costs have been asked."""

    fees: tuple[Fee, ...]
    fees_total: int
    other: tuple[Income, ...] | None
    other_total: int
    costs: tuple[Cost, ...]
    costs_total: int
    result: tuple[YearEnd, ...] | None
    worked_out: tuple[str, ...]


# The page a board adopts, part by part.


@dataclass(frozen=True)
class PagePart:
    """One part of the one-page plan: sentences, or named facts, or the rows of a list.

    A fact without a label speaks for itself; one without a value is filled in by hand. ``there``
    counts the rows of the whole list, of which ``rows`` are the first; ``note`` says so.
    """

    number: int
    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    there: int = 0
    note: str = ""


@dataclass(frozen=True)
class Page:
    """The page a board adopts, ``lines`` long with its head.

    ``too_long`` names each part to shorten, in plain sentences.
    """

    parts: tuple[PagePart, ...]
    words: int
    lines: int
    too_long: tuple[str, ...]


# What is still open, parked or doubtful.


@dataclass(frozen=True)
class OpenStep:
    """``questions`` are those not answered yet; a step nobody began has ``begun`` False."""

    number: int
    title: str
    begun: bool
    questions: tuple[str, ...]


@dataclass(frozen=True)
class ParkedLine:
    step: str
    question: str
    why: str | None
    typed: str | None
    on: date | None


@dataclass(frozen=True)
class OpenQuestions:
    steps: tuple[OpenStep, ...]
    ask_firms: tuple[str, ...]
    journal: tuple[str, ...]
    parked: tuple[ParkedLine, ...]


@dataclass(frozen=True)
class Remark:
    """What a check says of ``path``: ``severity`` "error" or "warning", and what to do."""

    rule: str
    path: str
    severity: str
    step: str
    message: str
    hint: str


# What is to be done: milestones, actions with their cost, pilots, risks.


@dataclass(frozen=True)
class Span:
    """An amount from ``low`` to ``high``; ``high`` None has no upper end. ``open``: so many of the
    things summed have no figure yet and are not in it."""

    low: int
    high: int | None
    open: int = 0


@dataclass(frozen=True)
class Milestone:
    """``number`` counts in the order of the days; ``after`` are numbers of other milestones."""

    number: int
    text: str | None
    due: date | None
    proof: str | None
    owner: str | None
    after: tuple[int, ...]
    status: str | None


@dataclass(frozen=True)
class Action:
    """``off_page``: it stems from what is never on a board's page, and stands in the plan only."""

    what: str | None
    owner: str | None
    milestone: int | None
    start: date | None
    due: date | None
    cost: Span | None
    status: str | None
    note: str | None
    off_page: bool = False


@dataclass(frozen=True)
class ActionGroup:
    """Actions of one owner or one quarter; ``title`` None gathers those without one.

    ``cost`` and ``live`` leave dropped actions out; ``hours`` a month is what the owner has.
    """

    title: str | None
    actions: tuple[Action, ...]
    live: int
    cost: Span
    hours: float | None = None


@dataclass(frozen=True)
class Gap:
    """``money`` as it is ``counted`` ("sure", "with likely money"), and what is missing then."""

    counted: str
    money: int
    missing: Span


@dataclass(frozen=True)
class YearOne:
    """Money of year one: what is still needed, and what is missing as money is counted."""

    needed: Span
    gaps: tuple[Gap, ...]
    sources: tuple[tuple[str | None, int | None, str | None], ...]


@dataclass(frozen=True)
class Risk:
    cause: str | None
    early_sign: str | None
    grade: str | None


@dataclass(frozen=True)
class Actions:
    by_owner: tuple[ActionGroup, ...]
    by_quarter: tuple[ActionGroup, ...]
    total: Span
    year_one: YearOne | None
    risks: tuple[Risk, ...]
    keeper: str | None
    review: date | None


@dataclass(frozen=True)
class Pilot:
    """``has_result``: its action is done, or something of what came of it is written down."""

    what: str
    owner: str | None
    who_gains: tuple[str, ...]
    first_result: date | None
    cost: int | None
    price: int | None
    access: str | None
    proof: str | None
    has_result: bool = False
    off_page: bool = False


# The whole plan: the page first, then everything behind it.


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
