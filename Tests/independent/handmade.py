"""Logs written by hand, as the program would write them, for test_recompute.py and test_fairness.py."""
import json, os, sqlite3, sys, tempfile
from datetime import datetime, timedelta
from hashlib import sha256

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import recompute

RULES = {
    "offset": "+08:00", "quota": 10, "deadline": "2020-09-20", "R1": "inclusive", "R2": "once", "R3": "report", "R8": "complete",
    "fieldwork": ["2020-09-21", "2020-10-16"],
    "steps": {"late": 1, "unreachable": 1}, "bands": [["excellent", 9000], ["good", 8500], ["fair", 7000], ["poor", 0]],
    "weights": {"understanding": 1, "satisfaction": 1},
    "slices": [["09:00", "11:30"], ["14:30", "16:00"], ["16:00", "17:30"], ["18:00", "20:00"]],
    "silent": {"attempts": 5, "days": 3, "slices": 3, "surveyors": 2, "minutes": 180, "busyMinutes": 30, "perDay": 2},
    "dead": 2, "reachedAttempts": 5, "refusals": 2,
    "holidays": [f"2020-10-0{n}" for n in range(1, 9)], "workdays": ["2020-09-27", "2020-10-10"]}
THREE = {"甲": [], "乙": [], "丙": []}


def digest(text):
    return sha256(text.encode()).hexdigest()


def time(text):
    """`09-22T09:10` of the year of fieldwork."""
    return f"2020-{text}:00+08:00"


class Log:
    """Entries in the order of writing, with evidence beside them. Written is each when it happened, unless told otherwise."""

    def __init__(self, surveyors=THREE, **rules):
        self.entries, self.evidence, self.digests, self.call, self.surveyors = [], [], {}, 0, surveyors
        self.add("created", title="试", rulebook="", rules=RULES | rules)

    def add(self, act, **fields):
        self.entries.append({"act": act, "written": time("09-21T09:00"), "by": "经办", "login": "office"} | fields)
        return self

    def units(self, *names, aliases=()):
        return self.add("units", units=[[name, list(aliases)] for name in names])

    def contacts(self, unit, dates, first=1, completed=(), refused=0):
        rows = []
        for n, day in enumerate(dates, first):
            key, salt = f"{unit}-{n:02d}", f"{n:04x}"
            text = f"{key}\t公司{n}\t经理\t王{n}\t154000{n:05d}\t\t"  # neither an officer nor a remark: the TABs stay
            self.digests[key] = digest(f"{salt},{text}")
            self.evidence.append((self.digests[key], salt, text))
            rows.append([n, day, self.digests[key], n in completed])
        written = f"{max(dates, default='2020-09-18')}T18:00:00+08:00"
        return self.add("contacts", written=written, unit=unit, name="0", file="0", refused=refused, contacts=rows)

    def table(self, surveyors, **fields):
        self.tabled = surveyors
        return self.add("surveyors", surveyors=surveyors, **fields)

    def draw(self, drawn, seed="s", per_unit=10, **fields):
        if getattr(self, "tabled", None) != self.surveyors:
            self.table(self.surveyors)
        roster = digest("".join(f"{key}\t{self.digests[key]}\n" for key in sorted(self.digests, key=str.encode)))
        return self.add("drawn", **{"seed": seed, "perUnit": per_unit, "rosterDigest": roster, "rosterGiven": True,
                                    "surveyors": self.surveyors, "drawn": drawn} | fields)

    def dial(self, contact, at, surveyor, outcome, scores=None, act="called", **fields):
        """Typed by the surveyor a minute afterwards."""
        self.call += 1
        scores = dict(zip(("understanding", "satisfaction"), scores)) if scores else {}
        written = datetime.fromisoformat(time(at)) + timedelta(minutes=1)
        return self.add(act, **{"written": written.isoformat(), "by": surveyor, "login": surveyor,
                                "call": self.call, "contact": contact, "number": None, "surveyor": surveyor, "outcome": outcome, "scores": scores,
                                "at": time(at), "until": None, "appointment": None, "incoming": False, "review": False, "note": None,
                                "source": "record", "sheet": None} | fields)

    def store(self, path):
        db, previous = sqlite3.connect(path), "0" * 64
        db.execute("CREATE TABLE log(sequence INTEGER PRIMARY KEY, previous TEXT, entry TEXT, hash TEXT)")
        db.execute("CREATE TABLE evidence(digest TEXT, salt TEXT, text TEXT)")
        for n, entry in enumerate(self.entries, 1):
            text = json.dumps(entry, ensure_ascii=False)
            hashed = digest(f"{previous}\n{text}")
            db.execute("INSERT INTO log VALUES (?, ?, ?, ?)", (n, previous, text, hashed))
            previous = hashed
        db.executemany("INSERT INTO evidence VALUES (?, ?, ?)", self.evidence)
        db.commit()
        db.close()

    def result(self, printed=None):
        with tempfile.TemporaryDirectory() as folder:
            self.store(f"{folder}/survey.db")
            return recompute.recompute(f"{folder}/survey.db", printed)

    def state(self, key="水利局-01"):
        return self.result()["states"][key]

    def grade(self, unit="水利局"):
        """Grade, status and average of a unit."""
        found = self.result()["grades"][unit]
        return found["grade"], found["status"], found["average"]


def one_contact(*dials, completed=(), after=(), surveyors=THREE, **rules):
    """A unit's only contact, and these dials."""
    log = Log(surveyors, **rules).units("水利局").contacts("水利局", ["2020-09-18"], completed=completed).draw(1)
    for dial in dials:
        log.dial("水利局-01", *dial[:3], **(dial[3] if len(dial) > 3 else {}))
    for act, fields in after:
        log.add(act, **fields)
    return log


def one(*dials, **how):
    """The state of a unit's only contact after these dials."""
    return one_contact(*dials, **how).state()


def expect(value, wanted):
    assert value == wanted, f"{value!r} is not {wanted!r}"


def fault(log):
    """What recompute.py finds first that does not agree; None where all does."""
    try:
        log.result()
    except SystemExit as found:
        return str(found)


def run(file, names):
    tests = [test for name, test in list(names.items()) if name.startswith("test_")]
    for test in tests:
        test()
    print(f"{os.path.basename(file)}: {len(tests)} groups of checks hold")
