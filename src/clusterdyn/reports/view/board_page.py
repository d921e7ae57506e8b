"""The page a board adopts: twelve numbered parts, made from the full plan.

Never on it: scores, votes, parked answers, opponents, nor actions that objections led to. No text
is cut (see ``limits``); of a long list the page shows what comes next, as far as the sheet goes
(see ``page_fit``), and says how many more stand in the full plan.
"""

from __future__ import annotations

from datetime import date, timedelta

from . import page_fit, wording
from .decisions_asked import ADOPTED, PLAN, decisions_asked
from .limits import LIMITS, too_long, words_of
from .plan_data import FullPlan, Page, PagePart, Pilot, Risk
from .work import is_live

NEXT_DAYS = 90
LADDER = ("impact", "outcome", "output", "activity")
DONE, REACHED = "done", "reached"
GRADES = ("high", "medium", "low")


def page(plan: FullPlan) -> Page:
    """The twelve parts, how long they are, and which are too long."""
    head = page_fit.head_lines(wording.or_undecided(plan.passport.name), wording.introduction(plan))
    everything = (
        PagePart(1, "Decisions asked today", decisions_asked(plan)),
        PagePart(2, "Who we are", facts=who_we_are(plan)),
        _vision(plan),
        _findings(plan),
        _milestones(plan),
        _next_days(plan),
        _pilots(plan),
        PagePart(8, "Who leads", facts=_people(plan)),
        _year_one(plan),
        _indicators(plan),
        PagePart(11, "Biggest risk", facts=biggest_risk(plan)),
        _adopted(plan),
    )
    parts = page_fit.fitted(everything, page_fit.LINES - head)
    limited = {
        2: " ".join(text for fact in who_we_are(plan) for text in fact),
        3: plan.vision.statement or "",
        11: " ".join(text for fact in biggest_risk(plan) for text in fact),
    }
    return Page(
        parts,
        words=sum(map(words_of, parts)),
        lines=head + sum(map(page_fit.lines_of, parts)),
        too_long=tuple(too_long(parts, limited, head)),
    )


Facts = tuple[tuple[str, str], ...]


def who_we_are(plan: FullPlan) -> Facts:
    """Where, what is inside, jobs with who says so. The name stands above."""
    known = plan.passport
    jobs = wording.number(known.jobs, wording.UNKNOWN)
    if known.jobs is not None and known.jobs_source:
        jobs += f" ({known.jobs_source})"
    region = (("", known.region),) if known.region else ()
    return (*region, ("inside:", wording.or_undecided(known.boundary_in)), ("jobs:", jobs))


def _vision(plan: FullPlan) -> PagePart:
    aim = plan.vision.goal
    number = f"The number: {wording.goal(aim) if aim else wording.UNDECIDED}"
    return PagePart(3, "Vision", (plan.vision.statement or wording.OPEN, number))


def _findings(plan: FullPlan) -> PagePart:
    """The findings in the order of the group, who put the weightiest first."""
    answered = [found.text or "" for found in plan.vision.findings if found.answered]
    shown = answered[: LIMITS[4].rows]
    note = page_fit.rest(len(shown), len(answered))
    return PagePart(4, "Findings answered", tuple(shown) or (wording.OPEN,), note=note)


def _milestones(plan: FullPlan) -> PagePart:
    """The next ones by date; a reached one gives its place to the next."""
    live = [stone for stone in plan.milestones if stone.status not in ("dropped", REACHED)]
    rows = tuple(
        (
            wording.milestone(stone.number),
            wording.or_undecided(stone.text),
            wording.overdue(wording.day(stone.due), stone.due, plan.as_of),
            wording.or_undecided(stone.owner),
        )
        for stone in live
    )
    empty = "All of them are reached." if plan.milestones else wording.OPEN
    return _table(5, "Milestones", ("", "What is true", "By", "Owner"), rows, empty)


def _next_days(plan: FullPlan) -> PagePart:
    """Actions that are due within 90 days or overdue, and not done."""
    last = plan.as_of + timedelta(days=NEXT_DAYS)
    grouped = [action for group in plan.actions.by_quarter for action in group.actions]
    every = [action for action in grouped if not action.off_page]
    soon = [action for action in every if action.due is not None and action.due <= last]
    rows = tuple(
        (
            wording.or_undecided(action.what),
            wording.overdue(wording.near_day(action.due, plan.as_of), action.due, plan.as_of),
            wording.or_undecided(action.owner),
        )
        for action in soon
        if is_live(action) and action.status != DONE
    )
    empty = "Nothing is due in the next 90 days." if every else wording.OPEN
    return _table(6, "Next 90 days", ("What", "By", "Owner"), rows, empty)


def _pilots(plan: FullPlan) -> PagePart:
    rows = tuple(
        (
            pilot.what,
            ", ".join(pilot.who_gains) or wording.UNDECIDED,
            _first_result(pilot, plan.as_of),
        )
        for pilot in plan.pilots
        if not pilot.off_page
    )
    return _table(7, "Pilots", ("Pilot", "Who gains", "First result"), rows)


def _first_result(pilot: Pilot, today: date) -> str:
    """Its day; in the past only a pilot without a result is overdue."""
    day = wording.day(pilot.first_result)
    return day if pilot.has_result else wording.overdue(day, pilot.first_result, today)


def _people(plan: FullPlan) -> Facts:
    led = plan.organisation
    facilitator = wording.or_undecided(led.facilitator)
    if led.facilitator and led.hours_per_week is not None:
        facilitator += f", {wording.number(led.hours_per_week)} paid hours a week"
    names = (wording.or_undecided(led.chair), wording.or_undecided(led.deputy), facilitator)
    return tuple(zip(("chair", "deputy", "facilitator"), names, strict=True))


def _year_one(plan: FullPlan) -> PagePart:
    money = plan.actions.year_one
    if money is None:
        return PagePart(9, "Year one", (wording.OPEN,))
    sure, *others = money.gaps
    facts = [
        ("still needed", wording.span(money.needed, plan.currency)),
        ("signed", wording.money(sure.money, plan.currency)),
        ("missing", wording.missing(sure.missing, plan.currency)),
    ]
    facts += [
        (f"missing {gap.counted}", wording.missing(gap.missing, plan.currency)) for gap in others
    ]
    return PagePart(9, "Year one", facts=tuple(facts))


def _indicators(plan: FullPlan) -> PagePart:
    """The number of the vision first, then those that look farthest; the others are counted."""
    aimed = [one for one in plan.indicators if one.target is not None]
    rank = {name: place for place, name in enumerate(LADDER)}
    aimed.sort(key=lambda one: (not one.goal, rank.get(one.ladder or "", len(LADDER))))
    rows = tuple(
        (
            _with_unit(one.name, one.unit),
            wording.number(one.start.value if one.start else None, wording.UNKNOWN),
            wording.number(one.target),
        )
        for one in aimed
    )
    return _table(10, "Indicators", ("Indicator", "Baseline", "Target"), rows)


def _with_unit(name: str, unit: str | None) -> str:
    """The indicator's name, with its unit where the name does not say it."""
    return name if not unit or wording.says(name, unit) else f"{name} ({unit})"


def biggest_risk(plan: FullPlan) -> Facts:
    """The risk with the highest grade, else the first one, and its first sign."""
    if not plan.actions.risks:
        return (("", wording.OPEN),)
    risk = min(plan.actions.risks, key=_grade)
    sign = wording.or_undecided(risk.early_sign)
    return ("", wording.or_undecided(risk.cause)), ("first sign:", sign)


def _grade(risk: Risk) -> int:
    return GRADES.index(risk.grade) if risk.grade in GRADES else len(GRADES)


def _adopted(plan: FullPlan) -> PagePart:
    """Filled in by hand, unless milestones have been adopted and not changed since."""
    step = next(line for line in plan.passport.steps if line.number == PLAN)
    by, on = "", ""
    if step.state == ADOPTED:
        by, on = step.adopted_by or "", wording.day(step.adopted_on)
    review = wording.day(plan.actions.review)
    facts = (("by", by), ("date", on), ("next review", review), ("signature", ""))
    return PagePart(12, "Adoption", facts=facts)


def _table(
    number: int,
    title: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    empty: str = wording.OPEN,
) -> PagePart:
    if not rows:
        return PagePart(number, title, (empty,))
    whole = PagePart(number, title, columns=columns, rows=rows, there=len(rows))
    return page_fit.with_rows(whole, LIMITS[number].rows)
