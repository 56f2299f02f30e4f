"""What the log says of units, contacts and call lists: log.md §Units and lists."""
import sys
from collections import Counter, namedtuple
from hashlib import sha256

from avoidances import Avoidances
from names import folded

Contact = namedtuple("Contact", "unit received digest completed")  # digest: of its text, which is kept beside the log
FIELDS = 7  # key, organisation, position, person, phone, officer, remark


def digest(text):
    return sha256(text.encode()).hexdigest()


def is_digest(text):
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


def check(agrees, sentence):
    if not agrees:
        sys.exit(sentence)


class Survey:
    """The acts one after another, as far as lists and dates follow from them; states.py reads the others."""

    def __init__(self, rules, evidence):
        self.rules, self.evidence = rules, evidence
        self.provided, self.refused, self.contacts = {}, Counter(), {}  # provided: keys by unit, in the order of grades
        self.left, self.left_after_draw, self.other_names = set(), set(), {}  # units withdrawn; aliases and new names
        self.corrected = {}  # by unit the date put right, and the keys of the contacts that the unit had then
        self.avoidances, self.draws, self.draw_of, self.lists = Avoidances(), [], {}, {}

    @property
    def per_unit(self):
        return self.draws[-1]["perUnit"] if self.draws else self.rules["quota"]

    def replay(self, entry):
        """Whether it was an act of these."""
        match entry:
            case {"act": "units", "units": rows}:
                for unit, aliases in rows:
                    self.provided.setdefault(unit, [])
                    self.left.discard(unit)
                    self.add_names(unit, aliases)
            case {"act": "renamed", "unit": unit, "name": name}:
                self.add_names(unit, [name])
            case {"act": "surveyors", "surveyors": rows}:
                self.avoidances.table({name: map(self.unit_named, units) for name, units in rows.items()})
            case {"act": "released", "surveyor": name, "unit": unit, "written": written}:
                check(unit in self.avoidances.of(name), f"release: {name} need not avoid {unit}")
                self.avoidances.release(name, unit, written)
            case {"act": "contacts"}:
                self.hand_in(entry)
            case {"act": "received", "unit": unit, "receivedOn": day}:
                self.check_day(day, entry)
                self.corrected[unit] = day and (day, set(self.provided[unit]))
            case {"act": "withdrawn", "unit": unit, "contacts": keys, "whole": whole}:
                self.withdraw(unit, keys, whole)
            case {"act": "drawn"}:
                self.check_roster(entry)
                self.draw(entry)
            case {"act": "reassigned", "from": giver, "to": receivers}:
                self.reassign(giver, receivers)
            case _:
                return False
        return True

    # Units and contacts

    def add_names(self, unit, names):
        self.other_names |= {folded(name): unit for name in names}

    def unit_named(self, name):
        """The name in the contact keys of the unit that goes by this name; the name itself where none does."""
        own = {folded(unit): unit for unit in self.provided}
        return own.get(folded(name)) or self.other_names.get(folded(name), name)

    def hand_in(self, entry):
        unit, file = entry["unit"], self.evidence.get(entry["file"])
        check(file is None or is_digest(file), f"texts: what is kept of a file of {unit} is not its SHA-256")
        taken = {f"{unit}-{ordinal:02d}": Contact(unit, *row) for ordinal, *row in entry["contacts"]}
        for key, contact in taken.items():
            self.check_day(contact.received, entry)
            self.check_text(key, contact)
        self.contacts |= taken
        self.provided[unit] = self.provided.get(unit, []) + list(taken)
        self.refused[unit] += entry["refused"]
        self.left.discard(unit)

    def withdraw(self, unit, keys, whole):
        gone = set(self.provided[unit] if whole else keys)
        if whole:
            self.left.add(unit)
            self.left_after_draw |= {unit} if gone & set(self.draw_of) else set()
        self.provided[unit] = without(gone, self.provided[unit])
        self.lists = {name: without(gone, keys) for name, keys in self.lists.items()}

    def check_day(self, day, entry):
        """A received date in the future is refused."""
        check(day is None or day <= entry["written"][:10], f"{entry['act']}: {entry['unit']} is dated {day}, after the entry")

    def check_text(self, key, contact):
        """A contact's text holds all that was handed in."""
        if contact.digest in self.evidence:
            fields = self.evidence[contact.digest].split("\t")
            check(fields[0] == key and len(fields) == FIELDS, f"texts: what is kept for {key} is not a contact's text")

    def received(self, key):
        """Its own date, or that which was put right: "the last entry holds"."""
        contact = self.contacts[key]
        day, dated = self.corrected.get(contact.unit) or (None, ())
        return day if key in dated else contact.received

    # Lists

    def check_roster(self, draw):
        """"The roster is the lines `key TAB digest`, sorted by key as UTF-8 bytes, each ended by LF.\""""
        keys = sorted((key for keys in self.provided.values() for key in keys), key=str.encode)
        roster = digest("".join(f"{key}\t{self.contacts[key].digest}\n" for key in keys))
        check(roster == draw["rosterDigest"], f"roster: its digest is not the one drawn with seed {draw['seed']}")

    def draw(self, draw):
        """Of each unit what is missing, by ticket; the units that fewest may call first, then by ticket, too."""
        self.avoidances.draw(self.unit_named)
        self.draws.append(draw)
        seed, avoided, held, receiver = draw["seed"], draw["surveyors"], self.holdings(), {}
        for name, units in avoided.items():
            check(set(units) == self.avoidances.of(name), f"draw: what {name} must avoid is not what the tables say")
        ticket = lambda name: digest(f"{seed},{name}")
        for unit in sorted(self.provided, key=lambda unit: (len(eligible(unit, avoided)), ticket(unit))):
            undrawn = sorted(without(self.draw_of, self.provided[unit]), key=ticket)
            missing = draw["perUnit"] - (len(self.provided[unit]) - len(undrawn))
            for key in undrawn[:max(0, missing)]:
                receiver[key] = self.assign(unit, seed, avoided, held)
                check(receiver[key], f"draw: nobody may call {key}")
        check(len(receiver) == draw["drawn"], f"draw: seed {seed} takes {len(receiver)}, not {draw['drawn']} contacts")
        for name in avoided:
            mine = sorted((key for key in receiver if receiver[key] == name), key=ticket)
            self.lists[name] = self.lists.get(name, []) + mine
        self.draw_of |= dict.fromkeys(receiver, draw)

    def reassign(self, giver, receivers):
        """In list order, by the rule and the seed of the contact's own draw: among those who took part in that draw, or
        among those whom the office named. The log does not say which; either must lead to what it does say."""
        moved = [key for key in self.lists[giver] if any(key in keys for keys in receivers.values())]
        self.lists[giver] = without(moved, self.lists[giver])
        took_part = {key: without([giver], self.draw_of[key]["surveyors"]) for key in moved}
        # Of those named, who received nothing need not be known: nobody else's place depends on him.
        named = dict.fromkeys(moved, receivers)
        follows = any(self.moves(moved, candidates) == receivers for candidates in (took_part, named))
        check(follows, f"reassignment: contacts of {giver} do not go where the log says")
        for name in receivers:
            self.lists[name] = self.lists.get(name, []) + receivers[name]

    def moves(self, moved, candidates):
        held, given = self.holdings(), {}
        for key in moved:
            avoided = {name: self.avoidances.of(name) for name in candidates[key]}
            given.setdefault(self.assign(self.contacts[key].unit, self.draw_of[key]["seed"], avoided, held), []).append(key)
        return given

    def holdings(self):
        """How many contacts each surveyor holds, overall and of each unit."""
        places = [(name, self.contacts[key].unit) for name, keys in self.lists.items() for key in keys]
        return Counter(places) + Counter(name for name, _ in places)

    def assign(self, unit, seed, avoided, held):
        """To the eligible surveyor with the fewest of this unit, then the fewest overall, then the smallest hash of seed,
        unit and surveyor; None where nobody is eligible."""
        choice = eligible(unit, avoided)
        if not choice:
            return None
        chosen = min(choice, key=lambda name: (held[name, unit], held[name], digest(f"{seed},{unit},{name}")))
        held.update([chosen, (chosen, unit)])
        return chosen

    def is_single(self, key):
        """"*One eligible surveyor* means: of the draw's surveyors, those who need not avoid the unit now.\""""
        avoided = {name: self.avoidances.of(name) for name in self.draw_of[key]["surveyors"]}
        return len(eligible(self.contacts[key].unit, avoided)) < 2


def eligible(unit, avoided):
    return [name for name in avoided if unit not in avoided[name]]


def without(gone, keys):
    return [key for key in keys if key not in gone]
