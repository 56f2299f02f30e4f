"""The grades of units, from their contacts' states (states.py): log.md §Grades."""
from datetime import date, timedelta
from fractions import Fraction


def grades(fieldwork):
    """Every unit's grade as it stands: the ruling's where one holds, else the computed one."""
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
        table[unit] = {"grade": grade, "status": status, "average": fraction}
    return table


class UnitRecord:
    def __init__(self, unit, fieldwork):
        self.fieldwork, self.rules, self.keys = fieldwork, fieldwork.rules, fieldwork.survey.provided[unit]
        self.contacts = [fieldwork.survey.contacts[key] for key in self.keys]
        self.refused, self.per_unit = fieldwork.survey.refused[unit], fieldwork.survey.per_unit
        states = [fieldwork.states[key] for key in self.keys]
        self.unreachable, self.undrawn = states.count("unreachable"), states.count("not-drawn")
        self.drawn = len(states) - self.undrawn
        self.unfinished = states.count("open") + states.count("awaiting-confirmation")

    def computed(self):
        """(grade, status, average) without regard to a ruling."""
        poorest = self.rules["bands"][-1][0]
        if not self.keys:
            return (None, "undetermined", None) if self.refused else (poorest, "final", None)
        due = max(0, min(self.per_unit - self.drawn, self.undrawn))
        if self.drawn and self.unreachable == self.drawn and not due:
            return poorest, "final", None
        pending = self.unfinished or due and not self.fieldwork.closed
        scores = [self.score(key) for key in self.keys if self.fieldwork.states[key] == "scored"]
        if not scores:
            return None, "provisional" if pending else "undetermined", None
        average = sum(scores) / len(scores)
        return self.grade(average), "provisional" if pending else "final", average

    def score(self, key):
        """In points: the weighted mean of the earliest completed call's answers, which are hundredths."""
        weights = {question: Fraction(str(weight)) for question, weight in self.rules["weights"].items()}
        answers = next(dial["scores"] for dial in self.fieldwork.counting_dials(key) if dial["outcome"] == "completed")
        return sum(weights[question] * answers[question] for question in weights) / sum(weights.values()) / 100

    def grade(self, average):
        """The band that the average reaches, lowered by what C7, R2 and R3 say, never below the last."""
        bands = self.rules["bands"]
        band = next(place for place, (_, lowest) in enumerate(bands) if average * 100 >= lowest)
        short = self.rules["R3"] == "downgrade" and len(self.keys) < self.rules["quota"]
        by_date = self.rules["steps"]["late"] if self.is_late() else 0
        by_numbers = self.rules["steps"]["unreachable"] if self.unreachable or short else 0
        steps = by_date + by_numbers if self.rules["R2"] == "each" else max(by_date, by_numbers)
        return bands[min(band + steps, len(bands) - 1)][0]

    def is_late(self):
        """Handed in is what there is when the quota is reached; where it never is, the last contact."""
        received = sorted(contact.received for contact in self.contacts)[:self.rules["quota"]]
        handed_in, deadline = date.fromisoformat(received[-1]), date.fromisoformat(self.rules["deadline"])
        if self.rules["R1"] == "exclusive":
            return handed_in >= deadline
        while self.rules["R1"] == "next-working-day" and not self.fieldwork.is_working_day(deadline):
            deadline += timedelta(days=1)
        return handed_in > deadline
