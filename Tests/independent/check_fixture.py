#!/usr/bin/env python3
"""check_fixture.py SURVEY.db EXPECTED.csv [GRADES.json]: the grades that recompute.py finds in a survey file against a
table worked out by hand and, if given, against what `huifang grade --format json` printed, unit by unit.
Prints every difference, and ends with 1 if there is one."""
import csv
import json
import sqlite3
import sys
from collections import Counter
from contextlib import closing

sys.dont_write_bytecode = True
import recompute

LABELS = {"excellent": "优", "good": "良", "fair": "中", "poor": "差", None: "待裁定"}
COLUMNS = ("等次", "平均分", "已评分", "联系不上")


def states_of(unit, found):
    return Counter(state for key, state in found["states"].items() if key.rpartition("-")[0] == unit)


def truncated(average):
    """To two decimals, never rounded up."""
    if average is None:
        return ""
    numerator, denominator = average
    hundredths = numerator * 100 // denominator
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def against_table(found, path):
    """What differs between the recomputed grades and the table, a sentence each."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        expected = {line["单位"]: [line[column] for column in COLUMNS] for line in csv.DictReader(file)}
    if list(expected) != list(found["grades"]):
        return ["the units, or their order, are not those of the table"]
    differences = []
    for unit, by_hand in expected.items():
        grade, states = found["grades"][unit], states_of(unit, found)
        counts = [str(states["scored"]), str(states["unreachable"])]
        row = [LABELS[grade["grade"]], truncated(grade["average"])] + counts
        if row != by_hand:
            differences.append(f"{unit}: {row}, by hand {by_hand}")
    return differences


def shown_names(survey):
    """The name by which the program shows a unit that was renamed; the log keeps the first."""
    with closing(sqlite3.connect(survey)) as database:
        entries = [json.loads(entry) for entry, in database.execute("SELECT entry FROM log ORDER BY sequence")]
    return {entry["unit"]: entry["name"] for entry in entries if entry["act"] == "renamed"}


def recomputed_unit(unit, found):
    """The fields of `grade --format json` that recompute.py can say something about."""
    grade, states = found["grades"][unit], states_of(unit, found)
    average = grade["average"] and dict(zip(("numerator", "denominator"), grade["average"]))
    return {
        "grade": grade["grade"], "status": grade["status"],
        "average": average and average | {"text": truncated(grade["average"])},
        "provided": states.total(), "drawn": states.total() - states["not-drawn"],
        "scored": states["scored"], "reached": states["reached"], "unreachable": states["unreachable"],
        **{field: grade[field] for field in ("receivedOn", "firstReceivedOn", "late", "receivedCorrected", "replacedAfterDraw")},
        "open": states["open"] + states["awaiting-confirmation"], "notFinished": states["not-finished"],
    }


def against_program(found, survey, path):
    """What differs between the recomputed grades and those that the program printed, a sentence each."""
    with open(path, encoding="utf-8") as file:
        printed = json.load(file)
    names = shown_names(survey)
    units = [names.get(unit, unit) for unit in found["grades"]]
    if [unit["unit"] for unit in printed["units"]] != units:
        return ["the units that the program printed, or their order, are not those of the log"]
    differences = []
    if printed["logHead"] != found["head"]:
        differences.append(f"the log ends with {found['head']}, the program printed {printed['logHead']}")
    for unit, said in zip(found["grades"], printed["units"]):
        for field, value in recomputed_unit(unit, found).items():
            if said[field] != value:
                differences.append(f"{unit}: {field} {value}, the program printed {said[field]}")
    return differences


def main(survey, table, grades=None):
    found = recompute.recompute(survey)
    differences = against_table(found, table)
    if grades:
        differences += against_program(found, survey, grades)
    sources = "worked out by hand" + (" and as the program printed" if grades else "")
    print("\n".join(differences) or f"{len(found['grades'])} grades as {sources}; head {found['head']}")
    sys.exit(bool(differences))


if __name__ == "__main__":
    main(*sys.argv[1:])
