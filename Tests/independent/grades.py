"""The grades of units, from their contacts' states (states.py): log.md §Grades."""
from datetime import date, timedelta


def grades(fieldwork):
    """Every unit's grade as it stands: the ruling's where one holds, else the computed one; and the day of its hand-in."""
    survey, table = fieldwork.survey, {}
    for unit in survey.provided:
        if unit in survey.left:
            continue
        record = UnitRecord(unit, fieldwork)
        grade, status, average = record.computed()
        ruling = fieldwork.rulings.get(unit)
        if ruling and (ruling["computed"] is not None or average is None):  # made without a score: ends with the first
            grade, status = ruling["grade"], "provisional" if record.unfinished else "final"
        fraction = None if average is None else [average.numerator, average.denominator]
        table[unit] = {
            "grade": grade, "status": status, "average": fraction, "receivedOn": record.received_on(),
            "firstReceivedOn": min(record.received, default=None), "late": record.is_late(),
            "receivedCorrected": record.is_dated_anew(), "replacedAfterDraw": unit in survey.left_after_draw,
        }
    return table


class UnitRecord:
    def __init__(self, unit, fieldwork):
        self.fieldwork, self.rules, self.survey = fieldwork, fieldwork.rules, fieldwork.survey
        self.unit, self.keys = unit, self.survey.provided[unit]
        self.received = sorted(self.survey.received(key) for key in self.keys)
        self.states = {key: fieldwork.state(key) for key in self.keys}
        states = list(self.states.values())
        self.unreachable, self.undrawn = states.count("unreachable"), states.count("not-drawn")
        self.drawn = len(states) - self.undrawn
        self.unfinished = states.count("open") + states.count("awaiting-confirmation")

    def computed(self):
        """(grade, status, average) without regard to a ruling."""
        poorest = self.rules["bands"][-1][0]
        if not self.keys:
            return (None, "undetermined", None) if self.survey.refused[self.unit] else (poorest, "final", None)
        due = max(0, min(self.survey.per_unit - self.drawn, self.undrawn))
        if self.drawn and self.unreachable == self.drawn and not due:
            return poorest, "final", None
        pending = self.unfinished or due and not self.fieldwork.closed
        scored = [key for key in self.keys if self.states[key] == "scored"]
        if not scored:
            return None, "provisional" if pending else "undetermined", None
        average = sum(self.fieldwork.score(self.fieldwork.interviews(key)[0]) for key in scored) / len(scored)
        return self.grade(average), "provisional" if pending else "final", average

    def grade(self, average):
        """The band that the average reaches, lowered by what C7, R2 and R3 say, never below the last."""
        bands = self.rules["bands"]
        band = next(place for place, (_, lowest) in enumerate(bands) if average * 100 >= lowest)
        short = self.rules["R3"] == "downgrade" and len(self.keys) < self.rules["quota"]
        by_date = self.rules["steps"]["late"] if self.is_late() else 0
        by_numbers = self.rules["steps"]["unreachable"] if self.unreachable or short else 0
        steps = by_date + by_numbers if self.rules["R2"] == "each" else max(by_date, by_numbers)
        return bands[min(band + steps, len(bands) - 1)][0]

    def received_on(self):
        """"`first` is the smallest, `complete` the quota-th smallest (fewer: the largest) date of contacts now provided.\""""
        if not self.received:
            return None
        return self.received[0] if self.rules["R8"] == "first" else self.received[:self.rules["quota"]][-1]

    def is_dated_anew(self):
        """Whether a contact now provided has the date that was put right."""
        _, dated = self.survey.corrected.get(self.unit) or (None, set())
        return any(key in dated for key in self.keys)

    def is_late(self):
        """R1 reads the day that R8 found."""
        if not self.received:
            return False
        handed_in, deadline = date.fromisoformat(self.received_on()), date.fromisoformat(self.rules["deadline"])
        if self.rules["R1"] == "exclusive":
            return handed_in >= deadline
        while self.rules["R1"] == "next-working-day" and not self.fieldwork.is_working_day(deadline):
            deadline += timedelta(days=1)
        return handed_in > deadline
