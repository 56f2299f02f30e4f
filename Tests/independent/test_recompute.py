#!/usr/bin/env python3
"""Checks recompute.py against logs written by hand, so that it can be trusted to check the program. Run: python3 test_recompute.py"""
import sqlite3, subprocess, sys, tempfile

sys.dont_write_bytecode = True
import recompute
from handmade import Log, digest, expect, one, run


def test_draw_by_hand():
    """Two units and four surveyors, one of whom must avoid a unit: every ticket and place worked out step by step."""
    log = Log({"甲": [], "乙": ["公安局"], "丙": []}).units("水利局", "公安局")
    log.contacts("公安局", ["2020-09-18"] * 4).contacts("水利局", ["2020-09-18"] * 3).draw(6, seed="20200921", per_unit=3)
    lists = log.result()["lists"]
    ticket = lambda key: digest(f"20200921,{key}")
    units = ["公安局", "水利局"]  # two may call the one, three the other
    drawn = {"公安局": sorted((f"公安局-0{n}" for n in (1, 2, 3, 4)), key=ticket)[:3], "水利局": sorted((f"水利局-0{n}" for n in (1, 2, 3)), key=ticket)}
    place, total = {}, {"甲": 0, "乙": 0, "丙": 0}
    for unit in units:
        mine = {"甲": 0, "乙": 0, "丙": 0}
        for key in drawn[unit]:
            ranks = sorted((mine[s], total[s], digest(f"20200921,{unit},{s}"), s) for s in "甲乙丙" if (unit, s) != ("公安局", "乙"))
            s = ranks[0][3]
            place[key], mine[s], total[s] = s, mine[s] + 1, total[s] + 1
    expect(lists, {s: sorted((key for key in place if place[key] == s), key=ticket) for s in "甲乙丙"})
    assert all(not key.startswith("公安局") for key in lists["乙"])
    # the same as `printf 20200921,公安局-01 | sha256sum`
    expect(ticket("公安局-01"), "f89443fc7ab91bc70df75fbca1340daa8a620f5564edc165372b071c37d85c47")


def test_supplementary_draw_and_reassignment():
    log = Log({"甲": [], "乙": []}).contacts("水利局", ["2020-09-18"] * 4).draw(4, seed="a", per_unit=10)
    log.contacts("水利局", ["2020-09-19"] * 9, first=5).draw(6, seed="b", per_unit=10)
    result = log.result()
    expect(sorted(len(keys) for keys in result["lists"].values()), [5, 5])
    first = {key for key in result["states"] if int(key[-2:]) <= 4}
    assert all(result["states"][key] == "open" for key in first)
    expect(sum(state == "not-drawn" for state in result["states"].values()), 3)
    for keys in result["lists"].values():
        assert set(keys[:2]) <= first and not set(keys[2:]) & first, "places of the first draw moved"
    moved = result["lists"]["甲"][:2]
    after = log.add("reassigned", **{"from": "甲", "to": {"乙": moved}}, reason="休假").result()["lists"]
    expect(after, {"甲": result["lists"]["甲"][2:], "乙": result["lists"]["乙"] + moved})


def test_reassignment_over_two_draws():
    """Contacts of one surveyor whose draws had different colleagues: each goes to a colleague of its own draw, though
    the counts would give some to the other; or, where the office named who is to get them, by the counts alone."""
    def log():
        log = Log({"甲": [], "乙": []}).contacts("水利局", ["2020-09-18"] * 6).draw(6, seed="a")
        log.surveyors = {"甲": [], "丙": []}
        return log.contacts("公安局", ["2020-09-19"] * 2).draw(2, seed="b")
    lists = log().result()["lists"]
    old = [key for key in lists["甲"] if key.startswith("水利局")]
    new = [key for key in lists["甲"] if key.startswith("公安局")]
    assert old and new
    reassigned = lambda to: log().add("reassigned", **{"from": "甲", "to": to}, reason="休假").result()["lists"]
    expect(reassigned({"乙": old, "丙": new})["丙"], lists["丙"] + new)
    expect(reassigned({"丙": old + new})["丙"], lists["丙"] + old + new)
    try:
        reassigned({"乙": old[:1] + new, "丙": old[1:]})
    except SystemExit as found:
        expect(str(found), "reassignment: contacts of 甲 do not go where the log says")
    else:
        raise AssertionError("contacts that went to the wrong colleagues were not found")


def test_dead():
    suspended = ("09-22T09:10", "甲", "suspended")
    expect(one(suspended), "awaiting-confirmation")
    expect(one(("09-22T09:10", "甲", "unallocated"), ("09-22T10:00", "甲", "unallocated")), "awaiting-confirmation")
    expect(one(("09-22T09:10", "甲", "unallocated"), ("09-22T10:00", "乙", "wrong-number")), "unreachable")
    expect(one(suspended, ("09-22T16:10", "乙", "suspended")), "awaiting-confirmation")
    expect(one(suspended, ("09-22T16:10", "乙", "unallocated")), "awaiting-confirmation")
    expect(one(suspended, ("09-23T09:10", "乙", "suspended")), "unreachable")
    expect(one(suspended, ("09-26T09:10", "乙", "suspended")), "awaiting-confirmation")  # a Saturday
    expect(one(suspended, ("09-27T21:10", "乙", "suspended")), "unreachable")  # a Sunday worked, at any hour
    expect(one(suspended, ("09-22T16:10", "乙", "suspended"), ("09-23T09:00", "甲", "suspended")), "unreachable")  # 乙 on the 22nd, 甲 on the 23rd
    expect(one(("09-22T09:10", "甲", "unallocated"), ("09-22T10:00", "乙", "no-answer")), "open")
    alone = {"甲": [], "乙": ["水利局"]}
    expect(one(("09-22T09:10", "甲", "unallocated"), ("09-22T10:00", "甲", "unallocated"), surveyors=alone), "awaiting-confirmation")
    expect(one(("09-22T09:10", "甲", "unallocated"), ("09-23T10:00", "甲", "unallocated"), surveyors=alone), "unreachable")
    expect(one(("09-22T09:10", "甲", "unallocated"), dead=1), "unreachable")


# On two days in four slices; 19:00 is three hours after 16:00, which is enough.
SILENT = [("09-22T09:10", "甲", "no-answer"), ("09-22T14:30", "甲", "busy"), ("09-23T16:00", "甲", "powered-off"), ("09-23T19:00", "甲", "voicemail")]


def test_silent():
    expect(one(*SILENT), "open")
    expect(one(*SILENT, ("09-24T09:00", "乙", "barred")), "unreachable")
    expect(one(*SILENT, ("09-24T09:00", "甲", "barred")), "open")  # one person
    expect(one(*SILENT, ("09-24T09:00", "甲", "barred"), surveyors={"甲": []}), "unreachable")  # the only one there is
    expect(one(*SILENT, ("09-23T09:00", "乙", "barred")), "open")  # two days
    expect(one(*SILENT, ("09-24T11:30", "乙", "barred")), "open")  # outside the slices: no third day
    expect(one(*SILENT, ("10-01T09:00", "乙", "barred")), "open")  # a holiday
    expect(one(*SILENT, ("09-24T09:00", "乙", "our-fault")), "open")  # no attempt at all
    mornings = [(f"09-{day}T09:10", "甲", "no-answer") for day in (22, 23, 24, 25)]
    expect(one(*mornings, ("09-28T09:00", "乙", "barred")), "open")  # one slice


def test_reached():
    dead = [("09-22T09:10", "甲", "unallocated"), ("09-22T10:00", "乙", "unallocated")]
    done = ("09-25T09:00", "丙", "completed", {"scores": (9000, 9000)})
    expect(one(*dead, done), "scored")
    expect(one(*dead, ("09-25T09:00", "丙", "absent")), "open")  # ever reached: never unreachable
    expect(one(*dead, ("09-21T09:00", "丙", "absent")), "reached")  # dead after the reach closes it
    expect(one(*dead, ("09-25T09:00", "丙", "completed", {"scores": (9000, 9000), "review": True})), "unreachable")
    for outcome in ("partial", "refused", "left", "unable", "denies"):
        expect(one(("09-22T09:10", "甲", outcome)), "reached")
    expect(one(("09-22T09:10", "甲", "broke-off")), "open")
    expect(one(("09-22T09:10", "甲", "broke-off"), ("09-23T09:10", "甲", "gatekeeper-refused")), "reached")
    expect(one(*SILENT, ("09-24T09:00", "甲", "absent")), "reached")  # the fifth
    expect(one(*SILENT, ("09-24T09:00", "甲", "appointment")), "open")
    expect(one(*SILENT, ("09-24T09:00", "甲", "absent", {"incoming": True})), "open")  # not among the five
    expect(one(*SILENT, ("09-24T09:00", "甲", "absent"), ("09-24T09:30", "甲", "appointment", {"incoming": True})), "open")  # but can be the last


def test_numbers_and_corrections():
    pair = [("09-22T09:10", "甲", "unallocated"), ("09-22T10:00", "乙", "unallocated")]
    correction = lambda number: ("numberCorrected", {"contact": "水利局-01", "at": "2020-09-23T09:00:00+08:00", "number": number, "reason": "r"})
    expect(one(*pair, completed=[1]), "awaiting-confirmation")
    expect(one(*pair, completed=[1], after=[correction(None)]), "unreachable")
    expect(one(*pair, completed=[1], after=[correction("n")]), "open")
    expect(one(*pair, *[(at, s, o, {"number": "n"}) for at, s, o in pair], after=[correction("n")]), "unreachable")
    expect(one(*pair, completed=[1], after=[("closed", {"reason": "r"})]), "not-finished")
    expect(one(*pair, after=[("voided", {"call": 1, "reason": "r"})]), "awaiting-confirmation")
    expect(one(*pair, after=[("voided", {"call": n, "reason": "r"}) for n in (1, 2)]), "open")
    expect(one(*pair, ("09-22T10:00", "乙", "completed", {"act": "amended", "scores": (10000, 0), "replaces": 2, "reason": "r"})), "scored")


def test_close():
    closed = [("closed", {"reason": "期满"})]
    expect(one(after=closed), "not-finished")
    expect(one(("09-22T09:10", "甲", "unallocated"), after=closed), "not-finished")
    expect(one(("09-22T09:10", "甲", "absent"), after=closed), "reached")
    expect(one(after=closed + [("reopened", {"reason": "r"})]), "open")


def unit(scores, dates=("2020-09-18",) * 10, dead=0, close=True, **rules):
    """The grade of a unit with these pairs of scores, and so many contacts unreachable after them."""
    log = Log(**rules).units("水利局").contacts("水利局", dates).draw(min(10, len(dates)))
    for n, pair in enumerate(scores, 1):
        log.dial(f"水利局-{n:02d}", f"09-22T09:{n:02d}", "甲", "completed", pair)
    for n in range(len(scores) + 1, len(scores) + dead + 1):
        log.dial(f"水利局-{n:02d}", "09-22T10:00", "甲", "unallocated").dial(f"水利局-{n:02d}", "09-23T10:00", "乙", "unallocated")
    if close:
        log.add("closed", reason="期满")
    return log.grade()


def test_grades():
    late, nine = ("2020-09-25",) * 10, [(9500, 9500)] * 9
    expect(unit([(9000, 9000)] * 10), ("excellent", "final", [90, 1]))
    expect(unit([(9000, 9000)] * 9 + [(8990, 9000)]), ("good", "final", [17999, 200]))  # 89.995
    expect(unit([(8500, 8500)] * 10)[0], "good")
    expect(unit([(7000, 7000)] * 10)[0], "fair")
    expect(unit([(7000, 7000)] * 9 + [(7000, 6999)])[0], "poor")
    expect(unit(nine, dead=1), ("good", "final", [95, 1]))
    expect(unit([], dead=10), ("poor", "final", None))
    expect(unit([], dead=9), (None, "undetermined", None))  # the tenth was not finished
    expect(unit([], dead=9, close=False), (None, "provisional", None))
    expect(unit(nine, close=False), ("excellent", "provisional", [95, 1]))
    expect(unit(nine + nine[:1], late)[0], "good")
    expect(unit(nine, late, dead=1)[0], "good")  # R2: once
    expect(unit(nine, late, dead=1, R2="each")[0], "fair")
    expect(unit([(6000, 6000)] * 10, late)[0], "poor")
    expect(unit([(0, 0)] * 10)[2], [0, 1])
    last_day, day_after = ("2020-09-20",) * 10, ("2020-09-21",) * 10
    for reading, grades in {"inclusive": ("excellent", "good"), "exclusive": ("good", "good"), "next-working-day": ("excellent", "excellent")}.items():
        expect((unit(nine, last_day, R1=reading)[0], unit(nine, day_after, R1=reading)[0]), grades)
    expect(unit(nine, ("2020-09-18",) * 9 + ("2020-09-25",))[0], "good")  # the tenth came late
    expect(unit(nine, ("2020-09-18",) * 9 + ("2020-09-25", "2020-09-19"))[0], "excellent")  # the quota was full in time
    expect(unit(nine, ("2020-09-18",) * 9)[0], "excellent")
    expect(unit(nine, ("2020-09-18",) * 9, R3="downgrade")[0], "good")
    expect(unit(nine[:8], late[:9], dead=1, R3="downgrade", R2="each")[0], "fair")  # late one; shortfall and unreachable together one


def test_units_without_contacts_and_rulings():
    log = Log().units("甲局", "乙局", "丙局").contacts("乙局", [], refused=3).contacts("丙局", ["2020-09-18"] * 10)
    expect({name: log.grade(name) for name in ("甲局", "乙局", "丙局")},
           {"甲局": ("poor", "final", None), "乙局": (None, "undetermined", None), "丙局": (None, "provisional", None)})
    log.draw(10).add("ruled", unit="乙局", grade="fair", computed=None, reason="r").add("withdrawn", unit="甲局", contacts=[], whole=True, reason="r")
    expect({name: g["grade"] for name, g in log.result()["grades"].items()}, {"乙局": "fair", "丙局": None})
    log.add("ruled", unit="丙局", grade="good", computed=None, reason="r")
    expect(log.grade("丙局"), ("good", "provisional", None))
    log.dial("丙局-01", "09-22T09:00", "甲", "completed", (9000, 9100)).add("closed", reason="r")  # a score ends a ruling made without one
    expect(log.grade("丙局"), ("excellent", "final", [181, 2]))


def test_contacts_still_due():
    """All drawn ones unreachable, but one that came later was never drawn: not 差 by C8."""
    log = Log().contacts("水利局", ["2020-09-18"]).draw(1)
    log.dial("水利局-01", "09-22T10:00", "甲", "unallocated").dial("水利局-01", "09-23T10:00", "乙", "unallocated")
    expect(log.grade(), ("poor", "final", None))
    log.contacts("水利局", ["2020-09-19"], first=2)
    expect(log.grade(), (None, "provisional", None))
    expect(log.add("closed", reason="期满").grade(), (None, "undetermined", None))


def test_forgeries_are_named():
    def refused(log, *changes):
        with tempfile.TemporaryDirectory() as folder:
            log.store(f"{folder}/survey.db")
            db = sqlite3.connect(f"{folder}/survey.db")
            for change in changes:
                db.execute(change)
            db.commit()
            db.close()
            run = subprocess.run([sys.executable, recompute.__file__, f"{folder}/survey.db"], capture_output=True, text=True)
        return run.returncode, run.stderr.split(":")[0]
    log = Log().contacts("水利局", ["2020-09-18"] * 3).draw(3)
    expect(refused(log)[0], 0)
    expect(refused(log, "UPDATE log SET entry = replace(entry, '09-18', '09-17') WHERE sequence = 2"), (1, "chain"))
    expect(refused(log, "DELETE FROM log WHERE sequence = 2"), (1, "chain"))
    expect(refused(log, "UPDATE evidence SET text = replace(text, '经理', '店长') WHERE rowid = 2"), (1, "texts"))
    expect(refused(log, "DELETE FROM evidence WHERE rowid = 2")[0], 0)  # erased, not forged
    expect(refused(Log().contacts("水利局", ["2020-09-18"] * 3).draw(2)), (1, "draw"))
    log.entries[-1]["rosterDigest"] = "0" * 64
    expect(refused(log), (1, "roster"))


if __name__ == "__main__":
    run(__file__, globals())
