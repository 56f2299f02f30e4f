"""Which calls count, and what for: protocol.md §Counting."""
from datetime import timedelta
from fractions import Fraction

# With their codes, which decide the order of dials at equal times
REACHED = {"completed": 50, "partial": 51, "refused": 61, "gatekeeper-refused": 42, "broke-off": 62,
           "appointment": 20, "absent": 41, "left": 43, "unable": 81, "denies": 82}
SILENT = {"voicemail": 83, "busy": 30, "no-answer": 10, "powered-off": 70, "no-service": 90, "barred": 84}
DEAD = {"suspended": 2, "unallocated": 1, "wrong-number": 3, "not-voice": 4, "undiallable": 5}
CODE = REACHED | SILENT | DEAD
SETTLES = ("partial", "refused", "left", "unable", "denies")
ONE_MORE_TRY = ("gatekeeper-refused", "broke-off")


class Counting:
    """Of a Fieldwork (states.py), which has rules, calls, of_contact, dropped and corrections."""

    def counting_dials(self, key):
        """"First drop voided, replaced, our-fault, review, old-number dials" and those of surveyors who must avoid the unit;
        "then by time to the second, surveyor's bytes, code"."""
        made = [dial for dial in map(self.calls.get, self.of_contact[key]) if self.is_attempt(dial)]
        counting = [dial for dial in made if not dial["recused"] and not self.is_of_old_number(dial)]
        return sorted(counting, key=lambda dial: (dial["at"], dial["surveyor"].encode(), CODE[dial["outcome"]]))

    def is_attempt(self, dial):
        return dial["call"] not in self.dropped and not dial["review"] and dial["outcome"] != "our-fault"

    def is_of_old_number(self, dial):
        """Silent and dead dials count only of the number now in force."""
        in_force = None
        for _, number in sorted(self.corrections[dial["contact"]], key=lambda correction: correction[0]):  # equal: as logged
            in_force = number or in_force
        return dial["outcome"] not in REACHED and dial["number"] != in_force

    def not_counted(self, dial):
        """Why a call counts for nothing, or not towards unreachable: "null or the first that fits". One that was voided or
        replaced, of our own fault, or a review says so by its own fields."""
        # Of a review dial, too, it is said that its surveyor had to avoid the unit.
        if not self.is_attempt(dial | {"review": False}) or dial["review"] and not dial["recused"]:
            return None
        if dial["recused"]:
            return "must-avoid"
        if self.is_of_old_number(dial):
            return "old-number"
        return next((reason for silent, reason in self.silent_dials(dial["contact"]) if silent is dial), None)

    def silent_dials(self, key):
        """Every silent dial to the number in force, and why it does not count towards unreachable."""
        counted, found = [], []
        for dial in self.counting_dials(key):
            if dial["outcome"] in SILENT:
                reason = self.reason_against(dial["at"], counted)
                found.append((dial, reason))
                counted += [] if reason else [dial]
        return found

    def reason_against(self, time, counted):
        """"Only on a working day, inside a slice, no sooner after the silent dial that counted before than that one's delay,
        and as one of at most two a day.\""""
        if not self.is_working_day(time.date()):
            return "day-off"
        if self.slice_at(time) is None:
            return "outside-slices"
        if counted and time < counted[-1]["at"] + self.delay(counted[-1]):
            return "too-soon"
        same_day = [dial for dial in counted if dial["at"].date() == time.date()]
        return "third-in-a-day" if len(same_day) >= self.rules["silent"]["perDay"] else None

    def delay(self, silent):
        """"Busy 30 minutes, others 3 hours.\""""
        return timedelta(minutes=self.rules["silent"]["busyMinutes" if silent["outcome"] == "busy" else "minutes"])

    def is_working_day(self, day):
        return str(day) in self.rules["workdays"] or day.weekday() < 5 and str(day) not in self.rules["holidays"]

    def slice_at(self, time):
        """The start of the slice that holds the time of day; None where none does."""
        return next((start for start, end in self.rules["slices"] if start <= f"{time:%H:%M}" < end), None)

    def interviews(self, key):
        """Completed ones: "the one entered first counts (an amendment keeps the place of what it replaces)"."""
        completed = [dial for dial in self.counting_dials(key) if dial["outcome"] == "completed"]
        return sorted(completed, key=lambda dial: dial["entered"])

    def score(self, interview):
        """In points: the weighted mean of the answers, which are hundredths."""
        weights = {question: Fraction(str(weight)) for question, weight in self.rules["weights"].items()}
        return sum(weights[question] * interview["scores"][question] for question in weights) / sum(weights.values()) / 100
