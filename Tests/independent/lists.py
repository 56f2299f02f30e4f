"""What the log says of units, contacts and call lists: log.md §Units and lists."""
import sys
from collections import Counter, namedtuple
from hashlib import sha256

Contact = namedtuple("Contact", "unit received digest completed")  # digest: of its roster line


def digest(text):
    return sha256(text.encode()).hexdigest()


def check(agrees, sentence):
    if not agrees:
        sys.exit(sentence)


class Survey:
    """The acts one after another; states.py reads `others`."""

    def __init__(self, entries, evidence):
        self.rules, self.evidence = entries[0]["rules"], evidence
        self.provided, self.refused, self.contacts = {}, Counter(), {}  # provided: keys by unit, in the order of grades
        self.left, self.others = set(), []  # units withdrawn; entries of acts that change nothing here
        self.avoided, self.draw_of, self.lists, self.per_unit = {}, {}, {}, self.rules["quota"]
        for entry in entries:
            self.replay(entry)

    def replay(self, entry):
        match entry:
            case {"act": "units", "units": units}:
                self.provided = self.provided | {unit: self.provided.get(unit, []) for unit in units}
                self.left -= set(units)
            case {"act": "surveyors", "surveyors": avoided}:
                self.avoided |= avoided
            case {"act": "contacts", "unit": unit, "refused": refused, "contacts": rows}:
                taken = {f"{unit}-{ordinal:02d}": Contact(unit, *row) for ordinal, *row in rows}
                self.contacts |= taken
                self.provided[unit] = self.provided.get(unit, []) + list(taken)
                self.refused[unit] += refused
                self.left.discard(unit)
            case {"act": "withdrawn", "unit": unit, "contacts": keys, "whole": whole}:
                gone = set(self.provided[unit] if whole else keys)
                self.provided[unit] = without(gone, self.provided[unit])
                self.lists = {name: without(gone, keys) for name, keys in self.lists.items()}
                self.left |= {unit} if whole else set()
            case {"act": "drawn"}:
                self.check_roster(entry)
                self.draw(entry)
            case {"act": "reassigned", "from": giver, "to": receivers}:
                self.reassign(giver, receivers)
            case _:
                self.others.append(entry)

    def check_roster(self, draw):
        keys = sorted((key for keys in self.provided.values() for key in keys), key=str.encode)
        kept = {key: self.evidence.get(self.contacts[key].digest) for key in keys}
        for key, (salt, line) in ((key, found) for key, found in kept.items() if found):
            logged = digest(f"{salt},{line}") == self.contacts[key].digest and line.split("\t")[0] == key
            check(logged, f"roster: the text kept for {key} is not the logged one")
        if all(kept.values()):  # where a text was erased, the digest of all can no longer be made
            roster = digest("".join(line + "\n" for _, line in kept.values()))
            check(roster == draw["rosterDigest"], f"roster: its digest is not the one drawn with seed {draw['seed']}")

    def draw(self, draw):
        """Of each unit what is missing, by ticket; units by ticket, too."""
        seed, avoided, held, receiver = draw["seed"], draw["surveyors"], self.holdings(), {}
        ticket = lambda name: digest(f"{seed},{name}")
        for unit in sorted(self.provided, key=ticket):
            undrawn = sorted(without(self.draw_of, self.provided[unit]), key=ticket)
            missing = draw["perUnit"] - (len(self.provided[unit]) - len(undrawn))
            for key in undrawn[:max(0, missing)]:
                receiver[key] = self.assign(key, seed, avoided, held)
                check(receiver[key], f"draw: nobody may call {key}")
        check(len(receiver) == draw["drawn"], f"draw: seed {seed} takes {len(receiver)}, not {draw['drawn']} contacts")
        for name in avoided:
            mine = sorted((key for key in receiver if receiver[key] == name), key=ticket)
            self.lists[name] = self.lists.get(name, []) + mine
        self.draw_of |= dict.fromkeys(receiver, draw)
        self.avoided |= avoided
        self.per_unit = draw["perUnit"]

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
            avoided = {name: self.avoided[name] for name in candidates[key]}
            given.setdefault(self.assign(key, self.draw_of[key]["seed"], avoided, held), []).append(key)
        return given

    def holdings(self):
        """How many contacts each surveyor holds, overall and of each unit."""
        places = [(name, self.contacts[key].unit) for name, keys in self.lists.items() for key in keys]
        return Counter(places) + Counter(name for name, _ in places)

    def assign(self, key, seed, avoided, held):
        """To the eligible surveyor with the fewest of this unit, then the fewest overall, then the smallest hash;
        None where nobody is eligible."""
        unit = self.contacts[key].unit
        eligible = [name for name in avoided if unit not in avoided[name]]
        if not eligible:
            return None
        chosen = min(eligible, key=lambda name: (held[name, unit], held[name], digest(f"{seed},{key},{name}")))
        held.update([chosen, (chosen, unit)])
        return chosen


def without(gone, keys):
    return [key for key in keys if key not in gone]
