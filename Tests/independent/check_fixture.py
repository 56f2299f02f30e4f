#!/usr/bin/env python3
"""check_fixture.py SURVEY.db EXPECTED.csv: the grades that recompute.py finds in a survey file against a table worked out by hand.
Prints every difference, and ends with 1 if there is one."""
import csv, sys

sys.dont_write_bytecode = True
import recompute

LABELS = {"excellent": "优", "good": "良", "fair": "中", "poor": "差", None: "待裁定"}


def row(unit, found):
    """What the table holds of a unit: label, average truncated to two decimals, number of scores, number unreachable."""
    grade, states = found["grades"][unit], [state for key, state in found["states"].items() if key.rpartition("-")[0] == unit]
    average = ""
    if grade["average"]:
        hundredths = grade["average"][0] * 100 // grade["average"][1]
        average = f"{hundredths // 100}.{hundredths % 100:02d}"
    return [LABELS[grade["grade"]], average, str(states.count("scored")), str(states.count("unreachable"))]


def main(survey, table):
    found = recompute.recompute(survey)
    with open(table, encoding="utf-8", newline="") as file:
        expected = {line["单位"]: [line[column] for column in ("等次", "平均分", "已评分", "联系不上")] for line in csv.DictReader(file)}
    if list(expected) != list(found["grades"]):
        sys.exit("the units, or their order, are not those of the table")
    wrong = [f"{unit}: {row(unit, found)}, by hand {line}" for unit, line in expected.items() if row(unit, found) != line]
    print("\n".join(wrong) or f"{len(expected)} grades as worked out by hand; head {found['head']}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
