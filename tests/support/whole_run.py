"""A group's answers to all ten steps, as typed: used by every front end's whole-run test.

Keys are field paths without "steps."; a list is typed line by line at a table's prompt (an empty
line finishes it). "North Denmark Water Technology" is invented.
"""

from __future__ import annotations

from collections.abc import Sequence

from clusterdyn.answers.views import Confirm, Question, Review

NAME = "North Denmark Water Technology (fictional)"
REGION = "North Jutland"
PEOPLE = (
    "Karen Holm; Limfjord Pumps",
    "Jens Due; Business Council North",
    "Lise Wahl; Kattegat Utility",
    "Ole Bak; Rensdal Sensor",
)

TYPED: dict[str, list[str]] = {
    # 1
    "identification.candidates": ["Water technology; utilities", "Green hydrogen; ferries"],
    "identification.scores": [
        "44353",
        "22232",
        "43442",
        "31223",
        "54353",
        "22111",
        "34343",
        "23222",
    ],
    "identification.chosen": ["water"],
    "identification.boundary_in": ["water equipment and water data"],
    "identification.boundary_out": ["bathrooms and plumbing shops"],
    "identification.region_units": ["Aalborg, Hjørring, Thisted"],
    "identification.firm_list": [
        "Limfjord Pumps; 50-249; maker",
        "Rensdal Sensor; 10-49; maker",
        "Vendsyssel Valves; 50-249; maker",
        "Hanstholm Filters; 10-49; supplier",
        "Nibe Membranes; 1-9; maker",
        "Fjord Data; 10-49; service",
        "Thy Tanks; 50-249; supplier",
        "Aalborg Pipework; 250+; anchor",
    ],
    "identification.joint_evidence": ["shared fair stand; 2024", "joint apprentices; 2025"],
    "identification.jobs": ["1,900"],
    "identification.data_source": ["estimate"],
    "identification.largest_share": ["25-50"],
    "identification.decision.choice": ["go if"],
    "identification.decision.reason": ["two utilities join"],
    # 2
    "analysis.chain_stages": [
        "research; some; 3",
        "components; many; 4",
        "assembly; many; 4",
        "full-scale testing; none; 1",
        "operation; few; 3",
    ],
    "analysis.actors": [
        "Kattegat Utility; public; 5; 3",
        "Limfjord University; research; 4; 4",
        "Vendsyssel Technical School; education; 3; 4",
        "Business Council North; intermediary; 4; 5",
        "North Bank; finance; 3; 2",
        "Region North; public; 5; 2",
        "Clean Fjord; civil society; 2; 4",
        "Aalborg Pipework; company; 5; 4",
    ],
    "analysis.outside_sources": ["Dutch water boards; Swedish pump makers"],
    "analysis.swot": [
        "S; strong pump makers; case; 4",
        "S; short way to utilities; opinion; 2",
        "W; no test site; case; 5",
        "W; few engineers; figure; 3",
        "O; stricter rules for wastewater; case; 4",
        "O; utilities renew pipes; figure; 2",
        "T; cheap imports; opinion; 2",
        "T; firms bought from abroad; case; 3",
    ],
    "analysis.symptoms": ["@1 3"],
    "analysis.cluster_stage": ["emerging"],
    "analysis.initiative_stage": ["forming"],
    "analysis.findings": [
        "no test site; gap; yes",
        "stricter rules; chance; yes",
        "strong pump makers; asset; yes",
    ],
    "analysis.baseline": [
        "Jobs; 1,900; people; estimate",
        "Paid tests; 0; tests a year; utility",
        "Shared projects; 2; projects; count",
    ],
    "analysis.ask_firms": ["Would you pay to test?; Who tests for you today?"],
    # 3
    "leadership.offer": ["first test customers at home"],
    "leadership.hours_asked": ["6"],
    "leadership.seats": ["2", "3", "1", "1", "1", "1"],
    "leadership.leaders": [
        "Karen Holm; Limfjord Pumps; small firm; 3; yes",
        "Ole Bak; Rensdal Sensor; small firm; 3; yes",
        "Lise Wahl; Kattegat Utility; user; 2; yes",
        "Jens Due; Business Council North; public; 3; unknown",
        "Eva Lund; Vendsyssel Valves; small firm; 2; yes",
        "Nina Krog; Aalborg Pipework; anchor firm; 1; unknown",
        "Per Holst; Thy Tanks; supplier; 1; no",
    ],
    "leadership.chair": ["Karen"],
    "leadership.deputy": ["Ole"],
    "leadership.facilitator.person": ["Jens Due"],
    "leadership.facilitator.hours_per_week": ["15"],
    "leadership.asks": [
        "Nina Krog; Karen; 12 March",
        "Per Holst; Ole; 14 March",
        "Eva Lund; Karen; 16 March",
        "Lise Wahl; Jens; 20 March",
    ],
    "leadership.ground_rules": ["@1 3 5"],
    "leadership.first_meeting.on": ["24 April"],
    "leadership.first_meeting.place": ["Limfjord Pumps"],
    # 4
    "vision.year": ["2035"],
    "vision.headlines": [
        "Twenty countries test water in Aalborg; Utilities queue for North Jutland; "
        "First clean fjord in Europe; Pump makers hire abroad"
    ],
    "vision.drafts": ["Europe tests its water here; The fjord is our laboratory"],
    "vision.statement": ["In 2035 Europe's utilities test clean water in North Denmark"],
    "vision.bold_goal.indicator": ["Jobs"],
    "vision.bold_goal.value": ["2,600"],
    "vision.gains": [
        "first customer at home",
        "real test data",
        "students with jobs",
        "cheaper clean water",
        "safer loans",
        "a clean fjord",
        "a role to be proud of",
    ],
    "vision.not_we": ["general cleantech"],
    "vision.answers": ["no test site; stricter rules"],
    "vision.neighbour_test": ["no"],
    "vision.votes": ["4514"],
    "vision.votes.objection": ["the utility has no budget for it"],
    # 5
    "plan.milestones": [
        "Test site open; Q3 2029; three paid tests; Karen",
        "Two utilities signed; Q2 2027; two letters; Lise",
        "Ten firms in the test ring; Q4 2027; list of firms; Ole",
        "Course for engineers runs; Q3 2028; twenty students; Jens",
        "Twenty paid tests a year; Q4 2032; invoices; Karen",
    ],
    "plan.suggestions": [],  # decided with one key each: see `suggestion`
    "plan.actions": [
        "Map test needs; Jens; Test site; 30 June 2027; 0",
        "Visit two utilities; Lise; Two utilities; 12 December 2026; 0",
        "Write the test offer; Karen; Test site; 30 April 2027; <10k",
        "Find land for the site; Ole; Test site; 31 August 2027; 10-50k",
        "Plan the engineers' course; Jens; Course; 30 September 2027; <10k",
        "Sign the test ring; Ole; Ten firms; 31 October 2027; 0",
        "Ask the bank; Karen; Test site; 15 March 2027; 0",
        "Meet the school; Jens; Course; 15 February 2027; 0",
    ],
    "plan.actions.what": [""],
    "plan.actions.owner": ["Jens"],
    "plan.actions.milestone": ["Test site"],
    "plan.actions.due": ["31 January 2027"],
    "plan.actions.cost_band": ["0"],
    "plan.owner_hours": ["4"],
    "plan.money_in_sight": ["40,000; region; likely"],
    "plan.risks": [
        "utilities busy; two cancelled visits",
        "no land; the municipality is silent",
        "chair leaves; misses two meetings",
    ],
    "plan.plan_keeper": ["Jens"],
    "plan.review_date": ["24 September 2027"],
    # 6
    "quick_wins.pains": [
        "SME; approval takes 14 months",
        "large; no skilled fitters",
        "public; pipes leak and nobody knows where",
    ],
    "quick_wins.ideas": [
        "Joint test day; knowledge; SME",
        "Shared fitters' course; people; large",
        "Leak hunt week; innovation; public",
        "Joint stand at a fair; market; SME",
        "Shared sensor purchase; cost; SME",
        "Breakfast with a utility; market; SME",
        "Grant clinic; funding; SME",
        "Permit talk with the region; voice; SME",
        "Member map; brand; SME",
        "Thesis bank; people; research",
    ],
    "quick_wins.idea_scores": ["42"],
    "quick_wins.pilots": [
        "Joint test day; Karen; Rensdal Sensor; 15 April 2027; 3,000",
        "Leak hunt week; Lise; Fjord Data; 1 May 2027; 2,500",
        "Breakfast with a utility; Ole; Nibe Membranes; 1 March 2027; 500",
    ],
    "quick_wins.pilots.price_said": ["400", "300", "50"],
    "quick_wins.pilots.firms_asked": ["0", "2", "5"],
    "quick_wins.pilots.access": ["members", "all", "members"],
    "quick_wins.pilots.free_ride": ["medium", "low", "low"],
    "quick_wins.pilots.proof_sentence": [
        "five firms halved their test costs",
        "one week found forty leaks",
        "six firms met their next customer",
    ],
    # 7
    "structure.decision_rights": ["board", "members", "board", "board", "secretariat", "board"],
    "structure.bodies": [
        "Members' meeting; sets fees and direction; 1; 40",
        "Board; picks pilots and guards the budget; 6; 9",
        "Secretariat; does the daily work; 12; 1",
    ],
    "structure.working_groups": [
        "Test site; Karen; Test site; 12 May 2027",
        "Skills; Nina; Course; 20 May 2027",
    ],
    "structure.host": ["Business Council"],
    "structure.fte": ["0.8"],
    "structure.proofs": ["Joint test day; 15 April 2027"],
    "structure.launch.on": ["3 December 2027; test hall; 25"],
    # 8
    "formalisation.need_now": ["@1 2"],
    "formalisation.legal_form": ["association"],
    "formalisation.form_reason": ["one member, one vote"],
    "formalisation.categories": ["SME; 600; 18; 1", "large; 4,000; 4; 3", "utilities; 2,500; 6; 2"],
    "formalisation.costs": [
        "staff 0.8 FTE; 60,000",
        "activities; 20,000",
        "administration; 8,000",
    ],
    "formalisation.other_income": ["region; 45,000; likely; December 2028"],
    "formalisation.rules_state": ["open"],
    "formalisation.fee_votes": ["4435"],
    # 9
    "strategy.horizon": ["2031"],
    "strategy.changes": [
        "stricter wastewater rules; chance",
        "cheap imports; threat",
        "the grant ends; threat",
    ],
    "strategy.options": [
        "Dutch firms test here; go abroad; 4; 3",
        "Deeper into sensors; deepen; 5; 4",
        "Join with the energy cluster; cross with another cluster; 3; 4",
        "Sell a test label; widen; 4; 4",
    ],
    "strategy.priorities": [
        "Deeper into sensors; Karen; Paid tests; 12; 15,000",
        "Sell a test label; Ole; Shared projects; 6; 5,000",
    ],
    "strategy.income_mix": ["50", "30", "0", "20", "40", "30", "10", "10", "0", "10"],
    "strategy.minus_30": ["49,860", "5,000", "8,000"],
    "strategy.stop_doing": ["the newsletter"],
    "strategy.end_rule": ["under 15 members in two years"],
    # 10
    "checkup.indicators": [
        "Jobs; impact; 2,600; yearly; Karen",
        "Paid tests; outcome; 12; quarterly; Karen",
        "Shared projects; output; 6; half-yearly; Ole",
        "Members; output; 30; quarterly; Jens",
        "Visits to firms; activity; 40; monthly; Jens",
        "Costs saved in testing; outcome; 20; yearly; Lise",
    ],
    "checkup.readings.value": ["1,900", "0", "2", "8", "unknown", "unknown"],
    "checkup.readings.on": ["1 November 2026"],
    "checkup.confidence": ["4324353234", "4334443344", "3324353234", "4424354333"],
    "checkup.reopen": ["3; no replies yet; 15 May 2027; Lise"],
    "checkup.report_to": ["Members"],
    "checkup.report_date": ["3 December 2027"],
    "checkup.next_check": ["24 September 2027"],
    "checkup.check_keeper": ["Jens"],
    "checkup.pledges": ["phones the mayor"],
}


WHOLE = ("table", "scores", "choice", "whole", "line", "percent", "money", "number")
"""Kinds of question whose lines stand under the whole table's or record's path."""


class Typist:
    """Answers like a group that types the lines above, each path's lines one after the other.

    A question is looked up by its path, then as a column (step.table.column), then as a whole
    (step.table). Where a path's lines are used up, a table is finished with an empty line and any
    other question gets the last line again. A path without lines gets Enter alone, so a question
    that is new and needs an answer is refused: add its lines above.

    ``source`` says where the text came from that was typed last; put it into failure messages.
    """

    def __init__(self) -> None:
        self.used: dict[str, int] = {}
        self.source = "nothing typed yet"

    def type(self, view: Question | Confirm | Review) -> str:
        """The text typed at a view; the review is left to the caller."""
        if isinstance(view, Confirm):
            self.source = "the typist says yes to all"
            return "yes"
        assert isinstance(view, Question), f"the caller answers a {type(view).__name__} itself"
        if view.path == "passport.in_the_room":
            return self._next("PEOPLE", PEOPLE, last="")
        parts = view.path.removeprefix("steps.").split(".")
        if parts[:2] == ["plan", "suggestions"]:
            return self._next("the first two suggestions are kept", ("keep", "keep"), last="drop")
        whole = ".".join(parts[:2])
        for key in (".".join(parts), f"{whole}.{parts[-1]}", whole):
            if key in TYPED and (key != whole or view.kind in WHOLE or len(parts) == 2):
                last = "" if view.kind in ("table", "lines") else TYPED[key][-1]
                return self._next(f'TYPED["{key}"]', TYPED[key], last).removeprefix("@")
        self.source = f"Enter alone: TYPED in {__name__} has no lines for {view.path}"
        return ""

    def _next(self, key: str, lines: Sequence[str], last: str) -> str:
        """The next line of a key, or ``last`` where there is none."""
        index = self.used.get(key, 0)
        self.used[key] = index + 1
        self.source = f"line {index + 1} of {len(lines)} in {key}, {__name__}"
        return lines[index] if index < len(lines) else last
