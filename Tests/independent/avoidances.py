"""Which units each surveyor must avoid, as the log has it entry after entry."""
from datetime import datetime

from names import folded


class Avoidances:
    def __init__(self):
        self.units, self.drawn, self.releases = {}, False, []  # units: by surveyor, by the names in the contact keys

    def table(self, rows):
        """Before the first draw a surveyor's new row takes the old one's place; "avoidances never shrink once a draw has
        used them", so that afterwards the row's units are avoided as well."""
        for name, units in rows.items():
            self.units[name] = (self.units.get(name, set()) if self.drawn else set()) | set(units)

    def draw(self, resolved):
        """What a table named before the unit was known is resolved at the latest by a draw."""
        self.units, self.drawn = {name: set(map(resolved, units)) for name, units in self.units.items()}, True

    def release(self, name, unit, written):
        self.units[name].discard(unit)
        self.releases.append((name, unit, datetime.fromisoformat(written)))

    def of(self, name):
        return self.units.get(name, set())

    def must_avoid(self, name, unit, time):
        """As it is when an entry is written; "a release helps only dials whose time lies after it"."""
        late = (time <= written for who, which, written in self.releases if (who, which) == (name, unit))
        return unit in self.of(name) or any(late)


def persons(names):
    """Two surveyors are two persons: how many these are."""
    return len({folded(name) for name in names})
