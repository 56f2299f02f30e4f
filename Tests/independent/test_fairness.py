#!/usr/bin/env python3
"""Checks recompute.py against logs written by hand, for the rules that keep one person's slip, haste or favour from deciding.
Run: python3 test_fairness.py"""
import json

from handmade import THREE, Log, digest, expect, fault, one, one_contact, run, time

from names import folded

KEY = "水利局-01"


def reasons(log):
    return log.result()["notCounted"]


def test_units_that_few_may_call_come_first():
    """甲 may call both units, 乙 only 水利局. 公安局 has one eligible surveyor and is taken first, whatever the tickets: both of
    its contacts are 甲's. So of 水利局 (fewest of this unit; then fewest overall: 乙 0, 甲 2) 乙 gets the first, 甲 the second,
    and the third goes by the fewest overall: 乙 1, 甲 3."""
    for seed in "abcdefgh":
        log = Log({"甲": [], "乙": ["公安局"]}).contacts("水利局", ["2020-09-18"] * 3).contacts("公安局", ["2020-09-18"] * 2)
        lists = log.draw(5, seed=seed).result()["lists"]
        tickets = sorted((f"水利局-0{n}" for n in (1, 2, 3)), key=lambda key: digest(f"{seed},{key}"))
        expect(sorted(key for key in lists["乙"]), sorted([tickets[0], tickets[2]]))
        expect(sorted(lists["甲"]), sorted(["公安局-01", "公安局-02", tickets[1]]))


def test_ties_are_decided_by_unit_and_surveyor():
    """One contact of one unit, two surveyors who hold nothing: `printf 's,水利局,甲' | sha256sum` decides, not the key."""
    first = min("甲乙", key=lambda name: digest(f"s,水利局,{name}"))
    expect(Log({"甲": [], "乙": []}).contacts("水利局", ["2020-09-18"]).draw(1).result()["lists"][first], [KEY])


RULES_THREE = {"attempts": 5, "days": 3, "slices": 3, "surveyors": 2, "minutes": 180, "busyMinutes": 30, "perDay": 3}
SPREAD = [("09-22T09:10", "甲", "no-answer"), ("09-23T14:30", "甲", "no-answer"), ("09-24T16:00", "乙", "no-answer")]


def test_silent_dials_that_do_not_count():
    def reason(*dials, **how):
        """Of the last dial."""
        return reasons(one_contact(*dials, **how)).get(len(dials))
    first = ("09-22T09:00", "甲", "no-answer")
    expect(reason(first), None)
    expect(reason(("09-26T09:00", "甲", "no-answer")), "day-off")  # a Saturday
    expect(reason(("09-27T09:00", "甲", "no-answer")), None)  # a Sunday worked
    expect(reason(("10-01T03:30", "甲", "no-answer")), "day-off")  # a holiday, and outside the slices
    expect(reason(("09-22T03:30", "甲", "no-answer")), "outside-slices")
    expect(reason(("09-22T11:30", "甲", "no-answer")), "outside-slices")  # half-open
    expect(reason(first, ("09-22T09:01", "乙", "busy")), "too-soon")
    expect(reason(first, ("09-22T11:29", "乙", "busy")), "too-soon")
    busy = ("09-22T09:00", "甲", "busy")
    expect(reason(busy, ("09-22T09:29", "乙", "no-answer")), "too-soon")
    expect(reason(busy, ("09-22T09:30", "乙", "no-answer")), None)  # exactly the delay is enough
    expect(reason(busy, ("09-22T09:30", "乙", "busy"), ("09-22T10:00", "丙", "busy")), "third-in-a-day")
    expect(reason(busy, ("09-22T09:30", "乙", "busy"), ("09-22T10:00", "丙", "busy"), silent=RULES_THREE), None)
    # The delay is that of the dial that counted before: the one at 9:01 does not put the next off.
    expect(reason(busy, ("09-22T09:01", "乙", "no-answer"), ("09-22T09:30", "丙", "no-answer")), None)
    # Dead dials neither delay nor fill the day.
    expect(reason(("09-22T09:00", "甲", "unallocated"), ("09-22T09:01", "乙", "no-answer")), None)
    # By time, not as they were entered: the later entry of an earlier time takes the place.
    expect(reasons(one_contact(("09-22T09:10", "甲", "no-answer"), ("09-22T09:00", "乙", "no-answer"))), {1: "too-soon"})


def test_haste_makes_nobody_unreachable():
    """Three that count, on three days; two more within two minutes of the third are no fourth and fifth."""
    hasty = [("09-24T16:01", "乙", "no-answer"), ("09-24T16:02", "甲", "no-answer")]
    expect(one(*SPREAD, *hasty), "open")
    expect(reasons(one_contact(*SPREAD, *hasty)), {4: "too-soon", 5: "too-soon"})
    expect(one(*SPREAD, *hasty, ("09-25T09:00", "甲", "busy"), ("09-25T09:30", "甲", "busy")), "unreachable")
    # A non-counting dial stays a dial: after a dead one it makes the contact open again.
    expect(one(("09-22T09:10", "甲", "unallocated"), ("09-22T13:00", "乙", "no-answer")), "open")


def test_haste_makes_nobody_closed():
    """Of the five attempts at most two a day count; the two of broke-off and gatekeeper-refused lie on different days."""
    absent = lambda *times: [(at, "甲", "absent") for at in times]
    expect(one(*absent("09-22T09:00", "09-22T10:00", "09-22T11:00", "09-23T09:00", "09-23T10:00")), "open")  # 2 + 2
    expect(one(*absent("09-22T09:00", "09-22T10:00", "09-22T11:00", "09-23T09:00", "09-23T10:00", "09-24T09:00")), "reached")
    expect(one(*absent("09-22T09:00"), *[(at, "甲", "no-answer") for at in ("09-22T09:01", "09-23T03:00", "09-23T04:00", "09-26T09:00")]), "reached")
    expect(one(("09-22T09:10", "甲", "broke-off"), ("09-22T15:10", "乙", "gatekeeper-refused")), "open")
    expect(one(("09-22T09:10", "甲", "broke-off"), ("09-22T15:10", "乙", "broke-off"), ("09-23T09:00", "乙", "broke-off")), "reached")


DEAD = [("09-22T09:10", "甲", "unallocated"), ("09-22T10:00", "乙", "unallocated")]
AVOIDS = {"甲": [], "乙": ["水利局"], "丙": []}


def test_dials_of_those_who_must_avoid():
    expect(one(*DEAD, surveyors=AVOIDS), "awaiting-confirmation")
    expect(reasons(one_contact(*DEAD, surveyors=AVOIDS)), {2: "must-avoid"})
    expect(one(("09-22T10:00", "乙", "absent", {"incoming": True}), *DEAD[:1], ("09-23T10:00", "丙", "unallocated"), surveyors=AVOIDS), "unreachable")
    expect(one(("09-22T10:00", "乙", "completed", {"scores": (9000, 9000)}), surveyors=AVOIDS), "open")
    # As it was when its entry was written: avoided only later, it counts.
    expect(one(*DEAD, after=[("surveyors", {"surveyors": AVOIDS})]), "unreachable")


def test_amendments_of_those_who_must_avoid():
    later = lambda log: log.table({"乙": ["水利局"]})
    amended = lambda log, name, at="09-22T10:00": log.dial(KEY, at, name, "unallocated", act="amended", replaces=2, reason="r")
    log = one_contact(*DEAD)
    expect(amended(later(log), "乙", "09-22T10:30").state(), "unreachable")  # keeps the judgement of what it replaces
    expect(amended(one_contact(*DEAD, surveyors=AVOIDS), "丙").state(), "unreachable")  # judged anew: 丙 avoids nothing
    log = later(one_contact(DEAD[0], ("09-22T10:00", "丙", "unallocated")))
    expect(amended(log, "乙").state(), "awaiting-confirmation")  # judged anew: 乙 must avoid now


def test_a_release_helps_what_is_dialled_afterwards():
    released = ("released", {"surveyor": "乙", "unit": "水利局", "reason": "r", "written": time("09-23T12:00")})
    def after(at):
        return one_contact(DEAD[0], after=[released], surveyors=AVOIDS).dial(KEY, at, "乙", "unallocated").state()
    expect(after("09-23T11:00"), "awaiting-confirmation")  # dialled before, entered afterwards
    expect(after("09-23T12:00"), "awaiting-confirmation")
    expect(after("09-23T12:01"), "unreachable")
    expect(one(*DEAD, after=[released], surveyors=AVOIDS), "awaiting-confirmation")
    expect(fault(one_contact(after=[released])), "release: 乙 need not avoid 水利局")


def test_avoidances_never_shrink_once_a_draw_has_used_them():
    log = one_contact(surveyors=AVOIDS).table({"乙": []})
    expect(log.dial(KEY, "09-22T10:00", "乙", "unallocated").state(), "open")
    log = Log().units("水利局").contacts("水利局", ["2020-09-18"]).table({"乙": ["水利局"]}).table(THREE)  # before the draw
    expect(log.draw(1).dial(KEY, "09-22T10:00", "乙", "unallocated").state(), "awaiting-confirmation")
    # A draw whose entry says less than the tables do.
    log = one_contact(surveyors=AVOIDS).contacts("公安局", ["2020-09-18"]).table({"乙": []})
    log.surveyors = log.tabled = THREE
    expect(fault(log.draw(1, seed="t")), "draw: what 乙 must avoid is not what the tables say")
    # A table made before the unit was known, by another name of it.
    log = Log({"甲": [], "乙": ["水利局"]}).table({"甲": [], "乙": ["市 水利局"]}).units("水利局", aliases=["市水利局"])
    log.tabled = log.surveyors
    expect(log.contacts("水利局", ["2020-09-18"]).draw(1).result()["lists"]["甲"], [KEY])


def test_one_eligible_surveyor_is_who_is_eligible_now():
    """甲 found the number dead on two days. While 乙 of the same draw may call it, that is one person's word."""
    twice = [("09-22T09:10", "甲", "unallocated"), ("09-23T09:10", "甲", "unallocated")]
    two = {"甲": [], "乙": []}
    expect(one(*twice, surveyors=two), "awaiting-confirmation")
    expect(one_contact(*twice, surveyors=two).table({"乙": ["水利局"]}).state(), "unreachable")
    release = ("released", {"surveyor": "乙", "unit": "水利局", "reason": "r", "written": time("09-24T12:00")})
    expect(one(*twice, surveyors={"甲": [], "乙": ["水利局"]}, after=[release]), "awaiting-confirmation")


def test_two_spellings_are_one_person():
    spellings = {"李敏": "李　敏", "张三(二)": " 张三（二）", "Ann": "Ａｎｎ\u200b", "王强": "王\u200b强\ufeff"}
    expect([folded(other) for other in spellings.values()], list(spellings))
    expect(folded("A B"), "A B")
    expect(one(("09-22T09:10", "李敏", "unallocated"), ("09-22T10:00", "李　敏", "unallocated")), "awaiting-confirmation")


def test_the_interview_entered_first_counts():
    """90 entered first; 60, dialled before it and entered afterwards, displaces nothing."""
    interviews = [("09-23T09:00", "甲", "completed", {"scores": (9000, 9000)}), ("09-22T09:00", "乙", "completed", {"scores": (6000, 6000)})]
    log = one_contact(*interviews)
    expect((log.grade()[2], log.result()["furtherInterviews"]), ([90, 1], {KEY: [2]}))
    expect(one_contact(*interviews, after=[("voided", {"call": 1, "reason": "r"})]).grade()[2], [60, 1])
    # An amendment keeps the place of what it replaces: call 3 stands where call 1 stood.
    log.dial(KEY, "09-24T09:00", "甲", "completed", (8000, 9000), act="amended", replaces=1, reason="r")
    expect((log.grade()[2], log.result()["furtherInterviews"]), ([85, 1], {KEY: [2]}))


def test_the_day_of_a_hand_in():
    """Nine contacts on the 18th, the tenth on the 23rd: completed late, begun in time."""
    def day(log):
        found = log.result()["grades"]["水利局"]
        return tuple(found[field] for field in ("receivedOn", "firstReceivedOn", "late", "receivedCorrected"))
    log = lambda **rules: Log(**rules).contacts("水利局", ["2020-09-18"] * 9).contacts("水利局", ["2020-09-23"], first=10)
    expect(day(log()), ("2020-09-23", "2020-09-18", True, False))
    expect(day(log(R8="first")), ("2020-09-18", "2020-09-18", False, False))
    right = lambda log, day: log.add("received", unit="水利局", receivedOn=day, reason="r", written=time("09-28T09:00"))
    expect(day(right(log(), "2020-09-19")), ("2020-09-19", "2020-09-19", False, True))
    expect(day(right(log(R8="first"), "2020-09-25")), ("2020-09-25", "2020-09-25", True, True))
    expect(day(right(right(log(), "2020-09-19"), "2020-09-24")), ("2020-09-24", "2020-09-24", True, True))  # the last holds
    expect(day(right(right(log(), "2020-09-19"), None)), ("2020-09-23", "2020-09-18", True, False))
    # Later contacts keep their own day: the quota's tenth is now of the 22nd.
    early = right(Log().contacts("水利局", ["2020-09-25"] * 8), "2020-09-17").contacts("水利局", ["2020-09-22"] * 3, first=9)
    expect(day(early), ("2020-09-22", "2020-09-17", True, True))
    expect(fault(right(log(), "2020-09-29")), "received: 水利局 is dated 2020-09-29, after the entry")


def test_what_changed_after_the_close_is_named():
    """Call 3 takes "unreachable" back, call 4 is silent and changes nothing, voiding call 3 brings it back."""
    log = one_contact(*DEAD, after=[("closed", {"reason": "期满"})])
    log.dial(KEY, "09-22T08:00", "丙", "absent").dial(KEY, "09-22T15:00", "丙", "no-answer")
    expect(log.result()["changedAfterClose"], [3])
    expect(log.state(), "reached")
    log.add("voided", call=3, reason="r")
    expect(log.result()["changedAfterClose"], [3, 3])
    log.add("reopened", reason="r").dial(KEY, "09-22T08:00", "丙", "completed", (9000, 9000)).add("closed", reason="r")
    expect(log.result()["changedAfterClose"], [3, 3])
    # Other answers with the same mean change no score that the grade is made of.
    log.dial(KEY, "09-22T08:00", "丙", "completed", (8000, 10000), act="amended", replaces=5, reason="r")
    expect(log.result()["changedAfterClose"], [3, 3])
    log.dial(KEY, "09-22T08:00", "丙", "completed", (8000, 9000), act="amended", replaces=6, reason="r")
    expect(log.result()["changedAfterClose"], [3, 3, 7])
    correction = dict(contact=KEY, at=time("09-23T09:00"), number="n", reason="r")
    expect(fault(log.add("numberCorrected", **correction)), f"numberCorrected: the number of {KEY} was corrected after the close")


def test_units_replaced_after_the_draw():
    marked = lambda log: log.result()["grades"]["水利局"]["replacedAfterDraw"]
    leave = lambda log: log.add("withdrawn", unit="水利局", contacts=[KEY], whole=True, reason="r")
    log = leave(one_contact(("09-22T09:10", "甲", "completed", {"scores": (0, 0)})))
    expect((log.result()["grades"], log.result()["leftAfterDraw"]), ({}, ["水利局"]))
    expect(marked(log.contacts("水利局", ["2020-09-18"], first=2)), True)
    expect(marked(leave(Log().contacts("水利局", ["2020-09-18"])).contacts("水利局", ["2020-09-18"], first=2)), False)


def test_doubts_about_a_downgrade():
    def doubts(*dials):
        return one_contact(*dials).result()["doubts"]
    other = {"by": "周会计", "login": "zhou"}
    expect(doubts(*DEAD), {})
    expect(doubts(DEAD[0]), {})  # nothing rests on it yet
    same = ("09-22T10:00", "乙", "unallocated", {"by": "甲"})
    expect(doubts(DEAD[0], same), {2: ["same-hand"]})
    expect(doubts(DEAD[0], ("09-22T10:00", "乙", "unallocated", {"login": "甲"})), {2: ["same-hand"]})
    expect(doubts(DEAD[0], same[:3] + ({"by": "甲", "source": "sheet", "sheet": "d"},)), {})
    late = lambda written: ("09-22T10:00", "乙", "unallocated", other | {"written": f"2020-{written}+08:00"})
    expect(doubts(DEAD[0], late("09-23T10:00:00")), {})  # 24 hours are not over them
    expect(doubts(DEAD[0], late("09-23T10:00:01")), {2: ["late-entry"]})
    on_sheet = lambda written: late(written)[:3] + (late(written)[3] | {"source": "sheet", "sheet": "d"},)
    expect(doubts(DEAD[0], on_sheet("09-29T10:00:00")), {})  # nor are seven days, of a sheet
    expect(doubts(DEAD[0], on_sheet("09-29T10:00:01")), {2: ["late-entry"]})
    back = ("09-22T09:05", "乙", "unallocated", {"written": time("09-22T09:10")})
    expect(doubts(DEAD[0], back), {2: ["clock-back"]})  # the one before it was written at 9:11
    expect(doubts(("09-21T08:59", "甲", "unallocated"), DEAD[1]), {1: ["before-draw"]})  # drawn at 9:00
    expect(doubts(DEAD[0], ("09-22T10:00", "乙", "unallocated", other | {"written": "2999-01-01T00:00:00+08:00"})), {2: ["late-entry", "clock-ahead"]})
    expect(doubts(DEAD[0], same, ("09-23T10:00", "丙", "absent")), {})  # no downgrade any more


def test_publications_are_numbered():
    log = one_contact()
    for _ in range(2):
        log.add("published", grades={"水利局": None}, reason="r").add("renamed", unit="水利局", name="水务局", reason="r")
    heads = ["0" * 64]
    for entry in log.entries:
        heads.append(digest(f"{heads[-1]}\n" + json.dumps(entry, ensure_ascii=False)))
    # created, units, contacts, surveyors, drawn, published, renamed, published, renamed
    expect([log.result(head[:16])["publication"] for head in heads[1:]], [None] * 5 + [1, 1, 2, 2])
    expect(log.result()["publication"], 2)


def test_forgeries_that_the_rules_exclude():
    expect(fault(one_contact(("09-20T10:00", "甲", "absent"))), "call 1 is dated before the first day of fieldwork")
    expect(fault(Log().add("units", units=[], by="  ")), "log: entry 2 does not say who wrote it")
    expect(fault(Log().add("units", units=[], login="")), "log: entry 2 does not say who wrote it")
    log = Log().contacts("水利局", ["2020-09-18"])
    log.entries[-1]["written"] = "2020-09-17T10:00:00+08:00"
    expect(fault(log), "contacts: 水利局 is dated 2020-09-18, after the entry")
    log = Log().contacts("水利局", ["2020-09-18"])
    text = f"{KEY}\t公司\t经理\t王\t15400000001"  # without officer and remark
    expect(fault(Log().add("forgotten", contact=KEY, reason="搬家")), f"forgotten: the reason why {KEY} was erased stands in the log")
    log.evidence, log.entries[-1]["contacts"][0][2] = [(digest(f"s,{text}"), "s", text)], digest(f"s,{text}")
    expect(fault(log), f"texts: what is kept for {KEY} is not a contact's text")


if __name__ == "__main__":
    run(__file__, globals())
