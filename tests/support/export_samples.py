"""Dossiers for the export's tests. The cluster and everybody in it are invented."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from clusterdyn.changes import value_at
from clusterdyn.model.schema import NoSuchNode
from clusterdyn.steps.registry import dossier_schema

TODAY = date(2027, 4, 2)


def empty() -> dict[str, Any]:
    """Only a name."""
    return {
        "version": 2,
        "passport": {"name": "Quiet Bay Boats"},
        "organisations": {},
        "people": {},
        "indicators": {},
        "journal": {},
        "steps": {},
        "marks": {},
    }


def full() -> dict[str, Any]:
    """Something in every step; small enough to read."""
    return copy.deepcopy(_FULL)


def half() -> dict[str, Any]:
    """The same cluster, stopped in the middle of step 4: a sentence, half a goal, no votes."""
    data = full()
    data["steps"] = {
        name: data["steps"][name] for name in ("identification", "analysis", "leadership")
    }
    data["steps"]["vision"] = {
        "year": 2035,
        "headlines": ["Ferries come here to be refitted"],
        "bold_goal": {"indicator": "jobs"},
    }
    data["marks"] = {
        "parked": {
            "steps.leadership.deputy": {
                "why": "Ole asks his director",
                "text": "Ole?",
                "on": "2027-03-02",
            }
        }
    }
    return data


_FULL: dict[str, Any] = {
    "version": 2,
    "passport": {
        "name": "Quiet Bay Boats",
        "region": "Quiet Bay",
        "start_point": "network",
        "in_the_room": ["mette", "ole", "sara"],
        "country": "DK",
        "currency": "DKK",
        "fictional": True,
    },
    "organisations": {
        "bay-yard": {"name": "Bay Yard", "helix": "company", "size_class": "50-249"},
        "north-sails": {"name": "Northern Sailmakers", "helix": "company", "size_class": "10-49"},
        "harbour": {"name": "Harbour Office", "helix": "public"},
    },
    "people": {
        "mette": {"name": "Mette Krog", "organisation": "bay-yard"},
        "ole": {"name": "Ole Lind", "organisation": "north-sails"},
        "sara": {"name": "Sara Dam", "organisation": "harbour"},
    },
    "indicators": {
        "jobs": {
            "name": "Jobs in boat building",
            "unit": "people",
            "readings": {"2027-06-30": {"value": 610, "source": "yearly count"}},
        },
        "refits": {"name": "Paid refits", "unit": "a year"},
        "apprentices": {"name": "Apprentices", "unit": "people"},
    },
    "journal": {
        "questions": {"crane": {"text": "Who insures the shared crane?"}},
        "cases": {
            "holm-harbour": {
                "name": "Holm Harbour",
                "on": "2027-03-03",
                "source": "talk with its manager",
                "facts": ["31 members paid in 2025", "the first offer was a shared crane"],
                "lesson": "Ask for money last",
                "for_step": 8,
            },
            "lock-town": {"name": "Lock Town", "lesson": "a note without a source"},
        },
    },
    "steps": {
        "identification": {
            "candidates": {"boats": {"name": "Boat building", "serves_whom": "ferry lines"}},
            "scores": {
                "mette": {
                    "boats": {
                        "concentration": 4,
                        "links": 3,
                        "growth": 2,
                        "knowledge": 4,
                        "leaders": 5,
                    }
                }
            },
            "chosen": "boats",
            "boundary_in": "building, refitting and equipping working boats",
            "boundary_out": "marinas, yacht charter",
            "region_units": ["Quiet Bay", "Long Strand"],
            "firm_list": {"bay-yard": {"role": "anchor"}, "north-sails": {"role": "supplier"}},
            "joint_evidence": {"fair": {"what": "a shared stand in Oslo", "year": 2025}},
            "jobs": 600,
            "data_source": "estimate",
            "largest_share": "25-50",
            "decision": {"choice": "go", "reason": "two yards turn refits away"},
        },
        "analysis": {
            "findings": {
                "no-dry-dock": {"text": "no dry dock over 40 metres", "kind": "gap", "ours": True},
                "welders": {
                    "text": "welders retire within five years",
                    "kind": "gap",
                    "ours": True,
                },
                "green-ferries": {
                    "text": "ferry lines go electric",
                    "kind": "chance",
                    "ours": False,
                },
            },
            "baseline": {
                "jobs": {"value": 600, "source": "estimate", "on": "2027-01-20"},
                "refits": {"value": None, "source": "nobody counts yet", "on": "2027-01-20"},
                "apprentices": {"value": 4, "source": "vocational school", "on": "2027-01-20"},
            },
            "ask_firms": ["Which refit did you turn away last year?"],
        },
        "leadership": {
            "offer": "Share the dock, win the ferries",
            "hours_asked": 6,
            "leaders": {
                "mette": {"seat": "anchor-firm", "rung": 4, "mandate": "yes"},
                "ole": {"seat": "small-firm", "rung": 3, "mandate": "unknown"},
            },
            "chair": "mette",
            "deputy": "ole",
            "facilitator": {"person": "sara", "hours_per_week": 12},
            "ground_rules": ["competition law", "decide by consent"],
            "first_meeting": {"on": "2027-02-24", "place": "Bay Yard"},
        },
        "vision": {
            "year": 2035,
            "headlines": ["Ferries come here to be refitted"],
            "statement": "In 2035 every electric ferry in the north is refitted in Quiet Bay.",
            "bold_goal": {"indicator": "jobs", "value": 1000},
            "gains": {
                "company": {"gain": "refits all winter"},
                "public": {"gain": "young families"},
            },
            "not_we": ["We do not build yachts"],
            "answers": ["no-dry-dock", "green-ferries"],
            "neighbour_test": False,
            "votes": {
                "mette": {"fist": 5},
                "ole": {"fist": 1, "objection": "the dock is too dear for us"},
            },
        },
        "plan": {
            "milestones": {
                "dock-open": {
                    "text": "shared dock open",
                    "due": "2031-09-30",
                    "proof": "three ferries docked",
                    "owner": "mette",
                    "after": ["money-signed"],
                },
                "money-signed": {
                    "text": "money for the dock signed",
                    "due": "2029-03-31",
                    "proof": "signed contract",
                    "owner": "sara",
                },
                "first-class": {
                    "text": "first welding class",
                    "due": "2028-08-31",
                    "proof": "twelve apprentices",
                    "owner": "ole",
                    "status": "on the way",
                },
            },
            "suggestions": {},
            "actions": {
                "visit-owners": {
                    "what": "visit four ferry lines",
                    "owner": "mette",
                    "milestone": "dock-open",
                    "due": "2027-05-14",
                    "cost_band": "0",
                    "origin": "room",
                },
                "welding-day": {
                    "what": "shared welding day",
                    "owner": "ole",
                    "milestone": "first-class",
                    "due": "2027-06-15",
                    "cost_band": "<10k",
                    "origin": "pilot",
                },
                "dock-study": {
                    "what": "compare three places for a dock",
                    "owner": "sara",
                    "milestone": "money-signed",
                    "start": "2027-05-01",
                    "due": "2027-11-30",
                    "cost_band": "10-50k",
                    "cost": 40000,
                    "status": "running",
                    "origin": "room",
                },
                "yacht-fair": {
                    "what": "stand at a yacht fair",
                    "owner": "ole",
                    "milestone": None,
                    "due": "2027-05-20",
                    "cost_band": "<10k",
                    "status": "dropped",
                },
            },
            "owner_hours": {"mette": {"hours": 6}, "ole": {"hours": 4}, "sara": {"hours": 20}},
            "money_in_sight": {
                "region": {"amount": 30000, "source": "the region", "certainty": "signed"},
                "bank": {"amount": 10000, "source": "Strand Bank", "certainty": "hope"},
            },
            "risks": {
                "yards-busy": {
                    "cause": "the yards are too busy",
                    "early_sign": "two visits cancelled",
                },
                "no-welders": {
                    "cause": "nobody learns welding",
                    "early_sign": "six empty seats",
                    "grade": "high",
                },
            },
            "plan_keeper": "sara",
            "review_date": "2027-10-01",
        },
        "quick_wins": {
            "pilots": {
                "welding-day": {
                    "who_gains": ["bay-yard", "north-sails"],
                    "first_result": "2027-06-15",
                    "cost": 3000,
                    "price_said": 400,
                    "firms_asked": 5,
                    "access": "members",
                    "free_ride": "low",
                    "proof_sentence": "Nine welders learned it in one day",
                }
            }
        },
        "structure": {
            "decision_rights": {
                "admit-a-member": {"body": "board"},
                "hire": {"body": "board"},
                "approve-the-budget": {"body": "members-meeting"},
            },
            "bodies": {
                "members-meeting": {
                    "name": "Members' meeting",
                    "mandate": "elects the board",
                    "meetings_per_year": 1,
                    "size": 25,
                },
                "board": {
                    "name": "Board",
                    "mandate": "picks pilots, guards the budget",
                    "meetings_per_year": 6,
                    "size": 7,
                },
            },
            "working_groups": {
                "dock": {
                    "topic": "the dock",
                    "lead": "mette",
                    "milestone": "dock-open",
                    "first_meeting": "2027-05-12",
                }
            },
            "host": "harbour",
            "fte": 0.4,
            "proofs": {"welding-day": {"true_by": "2027-06-15"}},
            "launch": {"on": "2027-12-03", "place": "the old rope walk", "sign_ups": 25},
        },
        "formalisation": {
            "need_now": ["hold money", "apply for grants"],
            "legal_form": "association",
            "form_reason": "one member, one vote",
            "categories": {
                "yard": {"name": "Yard", "fee": 9000, "expected_members": 4, "votes": 1},
                "small": {"name": "Small firm", "fee": 3000, "expected_members": 12, "votes": 1},
            },
            "costs": {
                "staff": {"line": "Staff 0.4", "per_year": 200000},
                "events": {"line": "Events", "per_year": 20000},
            },
            "other_income": {
                "town": {
                    "source": "the town",
                    "per_year": 150000,
                    "certainty": "signed",
                    "ends": "2029-12-31",
                }
            },
            "rules_state": {"votes": {"state": "agreed"}, "competition-law": {"state": "open"}},
            "fee_votes": {"mette": {"fist": 4}, "ole": {"fist": 2}},
        },
        "strategy": {
            "horizon": 2032,
            "options": {
                "electric": {
                    "text": "own electric refits",
                    "kind": "deepen",
                    "value": 5,
                    "feasible": 3,
                }
            },
            "priorities": {
                "electric": {
                    "owner": "mette",
                    "indicator": "refits",
                    "target": 12,
                    "per_year": 50000,
                }
            },
            "stop_doing": ["the printed newsletter"],
            "end_rule": "Under eight members we hand over to the harbour.",
        },
        "checkup": {
            "indicators": {
                "refits": {
                    "ladder": "outcome",
                    "target": 12,
                    "frequency": "quarterly",
                    "owner": "mette",
                },
                "jobs": {
                    "ladder": "impact",
                    "target": None,
                    "frequency": "yearly",
                    "owner": "sara",
                },
            },
            "readings": {
                "refits": {"value": 2, "on": "2027-09-30"},
                "jobs": {"value": None, "on": "2027-09-30"},
            },
            "confidence": {
                "mette": {
                    "identification": 4,
                    "analysis": 4,
                    "leadership": 3,
                    "vision": 5,
                    "plan": 4,
                    "quick_wins": 4,
                    "structure": 3,
                    "formalisation": 2,
                    "strategy": 3,
                    "checkup": 4,
                }
            },
            "next_check": "2027-09-24",
            "check_keeper": "sara",
        },
    },
    "marks": {
        "closed": {
            "steps.analysis.findings": True,
            "steps.plan.milestones": True,
            "steps.plan.actions": True,
        },
        "parked": {
            "steps.leadership.seats": {"why": "wait for the autumn", "on": "2027-03-02"},
            "steps.plan.milestones.dock-open.proof": {
                "why": "ask the port",
                "text": "two ferries?",
            },
        },
        "worked": {"plan": "2027-04-02"},
    },
}


UNTOUCHED = {"passport.country"}  # chooses the names of legal forms
OF_MARKS = ("why", "text", "by")


def typed_everywhere(text: str) -> dict[str, Any]:
    """The full sample, with one text in every place where people type freely."""
    data = full()
    for path in list(text_paths(data)):
        above, _, name = path.rpartition(".")
        record = value_at(data, above)
        record[name] = [text] if isinstance(record[name], list) else text
    for mark in data["marks"]["parked"].values():
        mark.update({key: text for key in mark if key in OF_MARKS})
    return data


def text_paths(data: Any, path: str = "") -> Iterator[str]:
    """Where people type freely in a dossier."""
    for key, inner in data.items():
        here = f"{path}.{key}" if path else key
        if isinstance(inner, dict) and here != "marks":
            yield from text_paths(inner, here)
        elif _is_typed(here, inner) and here not in UNTOUCHED:
            yield here


def _is_typed(path: str, answer: Any) -> bool:
    if not isinstance(answer, str | list):
        return False
    if path.startswith("journal.") or re.fullmatch(r"indicators\..*\.readings\..*\.source", path):
        return True
    try:
        return dossier_schema().node(path).answer_type.kind in ("line", "text", "lines")
    except NoSuchNode:
        return False
