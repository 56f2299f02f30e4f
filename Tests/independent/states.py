"""The states of contacts, entry after entry beside lists.py: protocol.md §State."""
import sys
from collections import Counter, defaultdict
from datetime import datetime
from itertools import combinations

from avoidances import persons
from counting import DEAD, ONE_MORE_TRY, REACHED, SETTLES, Counting
from lists import check, is_digest


class Fieldwork(Counting):
    """Dials, corrections of numbers, rulings, publications, the end of fieldwork; and the state of every contact."""

    def __init__(self, survey):
        self.survey, self.rules = survey, survey.rules
        self.zone = datetime.fromisoformat("2020-01-01T00:00" + self.rules["offset"]).tzinfo
        self.calls, self.of_contact = {}, defaultdict(list)  # every call by its number; the numbers by contact
        self.dropped, self.corrections = set(), defaultdict(list)  # dropped: calls voided or replaced
        self.rulings, self.closed, self.publications, self.changed_after_close = {}, False, [], []
        self.latest = None  # when the latest entry was written

    def replay(self, entry):
        match entry:
            case {"act": "called" | "amended", "call": call, "contact": key}:
                self.changing(key, call, lambda: self.add_call(key, entry))
            case {"act": "voided", "call": call}:
                self.changing(self.calls[call]["contact"], call, lambda: self.dropped.add(call))
            case {"act": "numberCorrected", "contact": key, "at": at, "number": number}:
                check(not self.closed, f"numberCorrected: the number of {key} was corrected after the close")
                self.corrections[key].append((datetime.fromisoformat(at), number))
            case {"act": "ruled", "unit": unit}:
                self.rulings[unit] = entry
            case {"act": "rulingWithdrawn", "unit": unit}:
                del self.rulings[unit]
            case {"act": "closed" | "reopened" as act}:
                self.closed = act == "closed"
            case {"act": "published"}:
                self.publications.append(entry)
            case {"act": "forgotten", "contact": key, "reason": reason}:
                check(is_digest(reason), f"forgotten: the reason why {key} was erased stands in the log")
            case {"act": "skipped", "contact": key, "reason": reason}:
                check(is_digest(reason), f"skipped: the reason why {key} was left for later stands in the log")
            case {"act": "created" | "purged"}:
                pass  # no list, state or grade follows from these
            case _:
                sys.exit(f"log: an act with these fields is not known: {entry}")

    def note_time(self, entry):
        written = datetime.fromisoformat(entry["written"])
        self.latest = max(self.latest or written, written)

    def add_call(self, key, entry):
        """With what follows from the entries before it."""
        at = datetime.fromisoformat(entry["at"]).astimezone(self.zone)
        check(f"{at:%Y-%m-%d}" >= self.rules["fieldwork"][0], f"call {entry['call']} is dated before the first day of fieldwork")
        written, old = datetime.fromisoformat(entry["written"]), self.calls.get(entry.get("replaces"))
        self.calls[entry["call"]] = entry | {
            "at": at, "written": written, "behind": self.latest is not None and written < self.latest,
            # "An amendment keeps the place of what it replaces."
            "entered": old["entered"] if old else entry["call"],
            "recused": self.is_recused(key, entry["surveyor"], at, old),
        }
        self.of_contact[key].append(entry["call"])
        self.dropped |= {entry["replaces"]} if old else set()

    def is_recused(self, key, name, at, old):
        """"An amendment that keeps the surveyor keeps the judgement of what it replaces; one that names another is judged
        at its own entry.\""""
        if old and old["surveyor"] == name:
            return old["recused"]
        return self.survey.avoidances.must_avoid(name, self.survey.contacts[key].unit, at)

    def changing(self, key, call, body):
        """"Every dial written, amended or voided between close and reopen that changed a state or a graded score.\""""
        before = self.graded(key)
        body()
        if self.closed and self.is_provided(key) and self.graded(key) != before:
            self.changed_after_close.append(call)

    def graded(self, key):
        interviews = self.interviews(key)
        return self.state(key), self.score(interviews[0]) if interviews else None

    def is_provided(self, key):
        return key in self.survey.provided[self.survey.contacts[key].unit]

    # States

    def states(self):
        return {key: self.state(key) for keys in self.survey.provided.values() for key in keys}

    def state(self, key):
        if key not in self.survey.draw_of:
            return "not-drawn"
        dials = self.counting_dials(key)
        outcomes = [dial["outcome"] for dial in dials]
        if "completed" in outcomes:
            return "scored"
        if any(outcome in REACHED for outcome in outcomes):
            return "reached" if self.closed or self.is_settled(dials, outcomes) else "open"
        unreachable = bool(self.carriers(key))
        if unreachable and (self.corrections[key] or not self.survey.contacts[key].completed):
            return "unreachable"
        if self.closed:
            return "not-finished"
        return "awaiting-confirmation" if unreachable or outcomes and outcomes[-1] in DEAD else "open"

    def is_settled(self, dials, outcomes):
        """Whether somebody who was reached, without a score, is not called again."""
        first_reach = next(place for place, outcome in enumerate(outcomes) if outcome in REACHED)
        # "Of the five attempts at most two a day count."
        days = Counter(dial["at"].date() for dial in dials if not dial["incoming"])
        attempts = sum(min(count, self.rules["silent"]["perDay"]) for count in days.values())
        # "The two of gatekeeper-refused and broke-off lie on different days."
        sent_away = {dial["at"].date() for dial in dials if dial["outcome"] in ONE_MORE_TRY}
        return (
            any(outcome in SETTLES for outcome in outcomes)
            or any(outcome in DEAD for outcome in outcomes[first_reach:])
            or len(sent_away) >= self.rules["refusals"]
            or attempts >= self.rules["reachedAttempts"] and outcomes[-1] != "appointment"
        )

    def carriers(self, key):
        """The dials on which it rests that a number was never answered: the dead ones that first confirmed each other, else
        the silent ones that count; none where neither suffices."""
        dead = [dial for dial in self.counting_dials(key) if dial["outcome"] in DEAD]
        confirmed = [
            chosen for chosen in combinations(range(len(dead)), self.rules["dead"])
            if all(self.confirm(dead[a], dead[b], key) for a, b in combinations(chosen, 2))
        ]
        if confirmed:  # "Of several such pairs the state rests on the one whose last dial comes first."
            return [dead[place] for place in min(confirmed, key=lambda chosen: chosen[::-1])]
        silent, needed = [dial for dial, reason in self.silent_dials(key) if not reason], self.rules["silent"]
        if len(silent) < needed["attempts"]:
            return []
        days = len({dial["at"].date() for dial in silent})
        surveyors = persons(dial["surveyor"] for dial in silent)
        voices = max(surveyors, days) if self.survey.is_single(key) else surveyors
        slices = len({self.slice_at(dial["at"]) for dial in silent})
        enough = days >= needed["days"] and slices >= needed["slices"] and voices >= needed["surveyors"]
        return silent if enough else []

    def confirm(self, a, b, key):
        """By different surveyors; where the draw has only one, and for 停机 by anybody, on different working days."""
        days = {a["at"].date(), b["at"].date()}
        apart = len(days) == 2 and all(self.is_working_day(day) for day in days)
        independent = persons([a["surveyor"], b["surveyor"]]) == 2 or self.survey.is_single(key) and apart
        return independent and (apart or "suspended" not in (a["outcome"], b["outcome"]))
