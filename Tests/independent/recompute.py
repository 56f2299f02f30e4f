#!/usr/bin/env python3
"""recompute.py SURVEY.db: recomputes a survey from its table `log` and its view `evidence`, knowing nothing of the
program that wrote them. Here the chain, in lists.py the draw, in states.py the states, in grades.py the grades. Prints
{"head": …, "lists": {surveyor: [keys]}, "states": {key: state},
 "grades": {unit: {"grade", "status", "average": [numerator, denominator] or null}}};
ends with 1 and a sentence on stderr that names the first thing that does not agree."""
import json
import sqlite3
import sys

sys.dont_write_bytecode = True
from grades import grades
from lists import Survey, check, digest
from states import Fieldwork


def checked_chain(rows):
    """The entries of the log and its head."""
    entries, head = [], "0" * 64
    for place, (sequence, previous, entry, stored) in enumerate(rows, 1):
        follows = (sequence, previous, stored) == (place, head, digest(f"{previous}\n{entry}"))
        check(follows, f"chain: entry {place} does not follow from what is stored")
        entries.append(json.loads(entry))
        head = stored
    check(entries and entries[0]["act"] == "created", "chain: the first entry creates no survey")
    return entries, head


def recompute(path):
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    database = sqlite3.connect(f"file:{escaped}?mode=ro", uri=True)
    evidence = {row[0]: row[1:] for row in database.execute("SELECT digest, salt, text FROM evidence")}
    entries, head = checked_chain(database.execute("SELECT sequence, previous, entry, hash FROM log ORDER BY sequence"))
    survey = Survey(entries, evidence)
    fieldwork = Fieldwork(survey)
    return {"head": head, "lists": survey.lists, "states": fieldwork.states, "grades": grades(fieldwork)}


if __name__ == "__main__":
    print(json.dumps(recompute(sys.argv[1]), ensure_ascii=False, indent=1))
