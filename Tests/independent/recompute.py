#!/usr/bin/env python3
"""recompute.py SURVEY.db: recomputes a survey from its table `log` and its view `evidence`, knowing nothing of the program that wrote them. Prints
{"head": …, "lists": {surveyor: [keys]}, "states": {key: state}, "grades": {unit: {"grade", "status", "average": [numerator, denominator] or null}}};
ends with 1 and a sentence on stderr that names the first thing that does not agree."""
import json, sqlite3, sys
from collections import Counter
from datetime import date, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from itertools import combinations
from pathlib import Path

REACHED = {"completed": 50, "partial": 51, "refused": 61, "gatekeeper-refused": 42, "broke-off": 62, "appointment": 20, "absent": 41, "left": 43, "unable": 81, "denies": 82}
SILENT = {"voicemail": 83, "busy": 30, "no-answer": 10, "powered-off": 70, "no-service": 90, "barred": 84}
DEAD = {"suspended": 2, "unallocated": 1, "wrong-number": 3, "not-voice": 4, "undiallable": 5}
CODE = REACHED | SILENT | DEAD


def digest(text):
    return sha256(text.encode()).hexdigest()


def check(agrees, sentence):
    if not agrees:
        sys.exit(sentence)


class Survey:
    def __init__(self, path):
        db = sqlite3.connect(Path(path).resolve().as_uri() + "?mode=ro", uri=True)
        self.evidence, self.head, log = {row[0]: row[1:] for row in db.execute("SELECT digest, salt, text FROM evidence")}, "0" * 64, []
        for n, (sequence, previous, entry, hashed) in enumerate(db.execute("SELECT sequence, previous, entry, hash FROM log ORDER BY sequence"), 1):
            check((sequence, previous, hashed) == (n, self.head, digest(f"{previous}\n{entry}")), f"chain: entry {n} does not follow from what is stored")
            self.head = hashed
            log.append(json.loads(entry))
        check(log and log[0]["act"] == "created", "chain: the first entry creates no survey")
        self.rules = log[0]["rules"]
        self.zone = datetime.fromisoformat("2020-01-01T00:00" + self.rules["offset"]).tzinfo
        self.units, self.refused, self.contacts = {}, Counter(), {}  # units: provided keys by unit, in the order of grades
        self.avoid, self.lists, self.draws, self.calls, self.dropped = {}, {}, [], {}, set()
        self.corrections, self.rulings, self.left, self.over = {}, {}, set(), False
        for entry in log:
            self.replay(entry)

    def replay(self, e):
        match e["act"]:
            case "units":
                for unit in e["units"]: self.units.setdefault(unit, [])
                self.left -= set(e["units"])
            case "surveyors": self.avoid |= e["surveyors"]
            case "contacts":
                self.refused[e["unit"]] += e["refused"]
                self.left.discard(e["unit"])
                for ordinal, received, text, completed in e["contacts"]:
                    key = f"{e['unit']}-{ordinal:02d}"
                    self.contacts[key] = {"unit": e["unit"], "received": received, "text": text, "completed": completed, "draw": None}
                    self.units.setdefault(e["unit"], []).append(key)
                self.units.setdefault(e["unit"], [])
            case "withdrawn":
                gone = set(self.units[e["unit"]] if e["whole"] else e["contacts"])
                if e["whole"]: self.left.add(e["unit"])
                self.units[e["unit"]] = [key for key in self.units[e["unit"]] if key not in gone]
                self.lists = {s: [key for key in keys if key not in gone] for s, keys in self.lists.items()}
            case "drawn": self.draw(e)
            case "reassigned": self.reassign(e)
            case "called" | "amended":
                self.calls.setdefault(e["contact"], []).append(e | {"at": datetime.fromisoformat(e["at"]).astimezone(self.zone)})
                self.dropped.add(e.get("replaces"))
            case "voided": self.dropped.add(e["call"])
            case "numberCorrected": self.corrections.setdefault(e["contact"], []).append(e)
            case "ruled": self.rulings[e["unit"]] = e
            case "rulingWithdrawn": del self.rulings[e["unit"]]
            case "closed" | "reopened": self.over = e["act"] == "closed"

    # The draw: product.md 4
    def check_roster(self, e):
        keys = sorted((key for keys in self.units.values() for key in keys), key=str.encode)
        kept = [self.evidence.get(self.contacts[key]["text"]) for key in keys]
        for key, found in zip(keys, kept):
            check(not found or digest(f"{found[0]},{found[1]}") == self.contacts[key]["text"] and found[1].split("\t")[0] == key, f"roster: the text kept for {key} is not the logged one")
        if all(kept):  # where texts were erased, the whole digest can no longer be made
            check(digest("".join(text + "\n" for _, text in kept)) == e["rosterDigest"], f"roster: its digest is not the one drawn with seed {e['seed']}")

    def assign(self, key, seed, candidates, held):
        """The candidate with the fewest of this unit, then the fewest overall, then the smallest hash."""
        unit = self.contacts[key]["unit"]
        check(candidates, f"draw: nobody may call {key}")
        s = min(candidates, key=lambda s: (held[s, unit], held[s], digest(f"{seed},{key},{s}")))
        held.update([s, (s, unit)])
        return s

    def held(self):
        return Counter(c for s, keys in self.lists.items() for key in keys for c in (s, (s, self.contacts[key]["unit"])))

    def draw(self, e):
        self.check_roster(e)
        seed, held, taken = e["seed"], self.held(), {}
        ticket = lambda name: digest(f"{seed},{name}")
        for unit in sorted(self.units, key=ticket):
            undrawn = sorted((key for key in self.units[unit] if not self.contacts[key]["draw"]), key=ticket)
            for key in undrawn[:max(0, e["perUnit"] - len(self.units[unit]) + len(undrawn))]:
                taken[key] = self.assign(key, seed, [s for s, avoided in e["surveyors"].items() if unit not in avoided], held)
                self.contacts[key]["draw"] = e
        check(len(taken) == e["drawn"], f"draw: seed {seed} takes {len(taken)} contacts, the log says {e['drawn']}")
        for s in e["surveyors"]:
            self.lists.setdefault(s, []).extend(sorted((key for key in taken if taken[key] == s), key=ticket))
        self.draws, self.avoid = self.draws + [e], self.avoid | e["surveyors"]

    def reassign(self, e):
        moved = [key for key in self.lists[e["from"]] if any(key in keys for keys in e["to"].values())]
        self.lists[e["from"]] = [key for key in self.lists[e["from"]] if key not in moved]
        held, given = self.held(), {s: [] for s in e["to"]}  # a surveyor who got nothing changes nobody else's place, so `to` says enough
        for key in moved:
            given[self.assign(key, self.contacts[key]["draw"]["seed"], [s for s in given if self.contacts[key]["unit"] not in self.avoid[s]], held)].append(key)
        check(given == e["to"], f"reassignment: contacts of {e['from']} do not go where the log says")
        for s in given: self.lists.setdefault(s, []).extend(given[s])

    # States: product.md 5
    def works(self, day):
        return str(day) in self.rules["workdays"] or day.weekday() < 5 and str(day) not in self.rules["holidays"]

    def counting(self, key):
        """The attempts that count, by time."""
        numbers = sorted((c for c in self.corrections.get(key, []) if c["number"]), key=lambda c: datetime.fromisoformat(c["at"]))  # equal times: as logged
        in_force = numbers[-1]["number"] if numbers else None
        return sorted((a for a in self.calls.get(key, []) if a["call"] not in self.dropped and not a["review"] and a["outcome"] in CODE
                       and (a["outcome"] in REACHED or a["number"] == in_force)), key=lambda a: (a["at"], a["surveyor"].encode(), CODE[a["outcome"]]))

    def unreachable(self, attempts, alone):
        """Whether the protocol says so of a number that was never reached; alone: the draw had one eligible surveyor."""
        def confirm(a, b):
            apart = a["at"].date() != b["at"].date() and self.works(a["at"].date()) and self.works(b["at"].date())
            return (a["surveyor"] != b["surveyor"] or alone and apart) and (apart or "suspended" not in (a["outcome"], b["outcome"]))
        dead, silent = ([a for a in attempts if a["outcome"] in kind] for kind in (DEAD, SILENT))
        if any(all(confirm(a, b) for a, b in combinations(some, 2)) for some in combinations(dead, self.rules["dead"])): return True
        inside = [(a["at"].date(), n) for a in silent for n, (start, end) in enumerate(self.rules["slices"]) if start <= f"{a['at']:%H:%M}" < end and self.works(a["at"].date())]
        days, slices, people = len({day for day, _ in inside}), len({n for _, n in inside}), len({a["surveyor"] for a in silent})
        need = self.rules["silent"]
        return len(silent) >= need["attempts"] and days >= need["days"] and slices >= need["slices"] and (people >= need["surveyors"] or alone and days >= need["surveyors"])

    def state(self, key):
        contact, attempts, rules = self.contacts[key], self.counting(key), self.rules
        outcomes = [a["outcome"] for a in attempts]
        if not contact["draw"]: return "not-drawn"
        if "completed" in outcomes: return "scored"
        first = next((n for n, o in enumerate(outcomes) if o in REACHED), None)
        if first is not None:
            closed = (any(o in ("partial", "refused", "left", "unable", "denies") for o in outcomes) or any(o in DEAD for o in outcomes[first:])
                      or sum(o in ("gatekeeper-refused", "broke-off") for o in outcomes) >= rules["refusals"]
                      or sum(not a["incoming"] for a in attempts) >= rules["reachedAttempts"] and outcomes[-1] != "appointment")
            return "reached" if closed or self.over else "open"
        if self.unreachable(attempts, sum(contact["unit"] not in avoided for avoided in contact["draw"]["surveyors"].values()) < 2):
            if not contact["completed"] or key in self.corrections: return "unreachable"
            return "not-finished" if self.over else "awaiting-confirmation"
        return "not-finished" if self.over else "awaiting-confirmation" if outcomes and outcomes[-1] in DEAD else "open"

    def score(self, key):
        """The earliest completed attempt's scores, weighted, as a fraction in points."""
        scores = next(a["scores"] for a in self.counting(key) if a["outcome"] == "completed")
        weights = {question: Fraction(str(weight)) for question, weight in self.rules["weights"].items()}
        return sum(weights[q] * scores[q] for q in weights) / sum(weights.values()) / 100

    # Grades: product.md 7
    def late(self, unit):
        dates, last = sorted(self.contacts[key]["received"] for key in self.units[unit]), date.fromisoformat(self.rules["deadline"])
        while self.rules["R1"] == "next-working-day" and not self.works(last): last += timedelta(1)
        handed_in = date.fromisoformat(dates[:self.rules["quota"]][-1])
        return handed_in > last or self.rules["R1"] == "exclusive" and handed_in == last

    def computed(self, unit, states):
        """(grade, status, average) without regard to a ruling."""
        rules, mine, poor = self.rules, [states[key] for key in self.units[unit]], self.rules["bands"][-1][0]
        if not mine: return (None, "undetermined", None) if self.refused[unit] else (poor, "final", None)
        drawn, undrawn, per_unit = len(mine) - mine.count("not-drawn"), mine.count("not-drawn"), self.draws[-1]["perUnit"] if self.draws else rules["quota"]
        due, unreachable = max(0, min(per_unit - drawn, undrawn)), mine.count("unreachable")
        if drawn and unreachable == drawn and not due: return poor, "final", None
        provisional = "open" in mine or "awaiting-confirmation" in mine or due and not self.over
        scores = [self.score(key) for key in self.units[unit] if states[key] == "scored"]
        if not scores: return None, "provisional" if provisional else "undetermined", None
        average = sum(scores) / len(scores)
        short = rules["R3"] == "downgrade" and len(mine) < rules["quota"]
        steps = [rules["steps"]["late"]] * self.late(unit) + [rules["steps"]["unreachable"]] * bool(unreachable or short)
        band = next(n for n, (_, least) in enumerate(rules["bands"]) if average * 100 >= least) + (sum(steps) if rules["R2"] == "each" else max(steps, default=0))
        return rules["bands"][min(band, len(rules["bands"]) - 1)][0], "provisional" if provisional else "final", average

    def grades(self, states):
        table = {}
        for unit in (unit for unit in self.units if unit not in self.left):
            grade, status, average = self.computed(unit, states)
            ruling = self.rulings.get(unit)
            if ruling and (ruling["computed"] is not None or average is None):
                unfinished = any(states[key] in ("open", "awaiting-confirmation") for key in self.units[unit])
                grade, status = ruling["grade"], "provisional" if unfinished else "final"
            table[unit] = {"grade": grade, "status": status, "average": None if average is None else [average.numerator, average.denominator]}
        return table


def recompute(path):
    survey = Survey(path)
    states = {key: survey.state(key) for keys in survey.units.values() for key in keys}
    return {"head": survey.head, "lists": survey.lists, "states": states, "grades": survey.grades(states)}


if __name__ == "__main__":
    print(json.dumps(recompute(sys.argv[1]), ensure_ascii=False, indent=1))
