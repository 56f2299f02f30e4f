"""The states of contacts, from the survey that recompute.py read and the acts that it left: protocol.md §State."""
import sys
from collections import defaultdict
from datetime import datetime
from itertools import combinations

# With their codes, which decide the order of dials at equal times
REACHED = {"completed": 50, "partial": 51, "refused": 61, "gatekeeper-refused": 42, "broke-off": 62,
           "appointment": 20, "absent": 41, "left": 43, "unable": 81, "denies": 82}
SILENT = {"voicemail": 83, "busy": 30, "no-answer": 10, "powered-off": 70, "no-service": 90, "barred": 84}
DEAD = {"suspended": 2, "unallocated": 1, "wrong-number": 3, "not-voice": 4, "undiallable": 5}
CODE = REACHED | SILENT | DEAD
SETTLES = ("partial", "refused", "left", "unable", "denies")
ONE_MORE_TRY = ("gatekeeper-refused", "broke-off")


class Fieldwork:
    """Dials, corrections of numbers, rulings, the end of fieldwork; and the state of every contact."""

    def __init__(self, survey):
        self.survey, self.rules = survey, survey.rules
        self.zone = datetime.fromisoformat("2020-01-01T00:00" + self.rules["offset"]).tzinfo
        self.dials, self.dropped, self.corrections = defaultdict(list), set(), defaultdict(list)
        self.rulings, self.closed = {}, False
        for entry in survey.others:
            self.replay(entry)
        self.states = {key: self.state(key) for keys in survey.provided.values() for key in keys}

    def replay(self, entry):
        match entry:
            case {"act": "called", "contact": key}:
                self.add_dial(key, entry)
            case {"act": "amended", "contact": key, "replaces": call}:
                self.add_dial(key, entry)
                self.dropped.add(call)
            case {"act": "voided", "call": call}:
                self.dropped.add(call)
            case {"act": "numberCorrected", "contact": key, "at": at, "number": number}:
                self.corrections[key].append((datetime.fromisoformat(at), number))
            case {"act": "ruled", "unit": unit}:
                self.rulings[unit] = entry
            case {"act": "rulingWithdrawn", "unit": unit}:
                del self.rulings[unit]
            case {"act": "closed" | "reopened" as act}:
                self.closed = act == "closed"
            case {"act": "created" | "renamed" | "published" | "forgotten" | "purged"}:
                pass  # no list, state or grade follows from these
            case _:
                sys.exit(f"log: an act with these fields is not known: {entry}")

    def add_dial(self, key, entry):
        self.dials[key].append(entry | {"at": datetime.fromisoformat(entry["at"]).astimezone(self.zone)})

    def is_working_day(self, day):
        return str(day) in self.rules["workdays"] or day.weekday() < 5 and str(day) not in self.rules["holidays"]

    def counting_dials(self, key):
        """By time; silent and dead ones only of the number now in force."""
        in_force = None
        for _, number in sorted(self.corrections[key], key=lambda correction: correction[0]):  # equal times: as logged
            in_force = number or in_force
        made = [dial for dial in self.dials[key] if dial["call"] not in self.dropped and not dial["review"]]
        heard = [dial for dial in made if dial["outcome"] != "our-fault"]
        counting = [dial for dial in heard if dial["outcome"] in REACHED or dial["number"] == in_force]
        return sorted(counting, key=lambda dial: (dial["at"], dial["surveyor"].encode(), CODE[dial["outcome"]]))

    def state(self, key):
        if key not in self.survey.draw_of:
            return "not-drawn"
        dials = self.counting_dials(key)
        outcomes = [dial["outcome"] for dial in dials]
        if "completed" in outcomes:
            return "scored"
        if any(outcome in REACHED for outcome in outcomes):
            return "reached" if self.closed or self.is_settled(dials, outcomes) else "open"
        unreachable = self.is_unreachable(key, dials)
        if unreachable and (self.corrections[key] or not self.survey.contacts[key].completed):
            return "unreachable"
        if self.closed:
            return "not-finished"
        return "awaiting-confirmation" if unreachable or outcomes and outcomes[-1] in DEAD else "open"

    def is_settled(self, dials, outcomes):
        """Whether somebody who was reached, without a score, is not called again."""
        first_reach = next(place for place, outcome in enumerate(outcomes) if outcome in REACHED)
        enough_dials = sum(not dial["incoming"] for dial in dials) >= self.rules["reachedAttempts"]
        return (
            any(outcome in SETTLES for outcome in outcomes)
            or any(outcome in DEAD for outcome in outcomes[first_reach:])
            or sum(outcome in ONE_MORE_TRY for outcome in outcomes) >= self.rules["refusals"]
            or enough_dials and outcomes[-1] != "appointment"
        )

    def is_unreachable(self, key, dials):
        """Whether dead dials confirm each other, or the silent ones are as many and as various as the rules ask."""
        unit, draw = self.survey.contacts[key].unit, self.survey.draw_of[key]
        alone = sum(unit not in avoided for avoided in draw["surveyors"].values()) < 2
        dead = [dial for dial in dials if dial["outcome"] in DEAD]
        for chosen in combinations(dead, self.rules["dead"]):
            if all(self.confirm(a, b, alone) for a, b in combinations(chosen, 2)):
                return True
        silent, needed = [dial for dial in dials if dial["outcome"] in SILENT], self.rules["silent"]
        inside = [(dial["at"].date(), start) for dial in silent for start in self.slices_at(dial["at"])]
        days, slices = len({day for day, _ in inside}), len({start for _, start in inside})
        surveyors = len({dial["surveyor"] for dial in silent})
        voices = max(surveyors, days) if alone else surveyors
        found = {"attempts": len(silent), "days": days, "slices": slices, "surveyors": voices}
        return all(found[what] >= needed[what] for what in found)

    def confirm(self, a, b, alone):
        """By different surveyors; where the draw had only one, and for 停机 by anybody, on different working days."""
        days = {a["at"].date(), b["at"].date()}
        apart = len(days) == 2 and all(self.is_working_day(day) for day in days)
        independent = a["surveyor"] != b["surveyor"] or alone and apart
        return independent and (apart or "suspended" not in (a["outcome"], b["outcome"]))

    def slices_at(self, time):
        """The slice of a working day that holds the time, if one does."""
        if not self.is_working_day(time.date()):
            return []
        return [start for start, end in self.rules["slices"] if start <= f"{time:%H:%M}" < end]
