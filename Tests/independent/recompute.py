#!/usr/bin/env python3
"""recompute.py SURVEY.db [DIGEST]: recomputes a survey from its table `log` and its view `evidence`, knowing nothing of the
program that wrote them. Here the chain, in lists.py the draw, in states.py and counting.py the states, in grades.py the
grades, in doubts.py what counts against a unit and is to be seen. Prints {"head", "publication": its number or null,
"draws": [{"seed", "rosterGiven"}], "lists": {surveyor: [keys]}, "states": {key: state}, "notCounted": {call: reason},
"doubts": {call: [codes]}, "furtherInterviews": {key: [calls]}, "changedAfterClose": [calls], "leftAfterDraw": [units],
"grades": {unit: {"grade", "status", "average": [numerator, denominator] or null, "receivedOn", "firstReceivedOn", "late",
"receivedCorrected", "replacedAfterDraw"}}}; with DIGEST, 16 digits or more of a printed head, "publication" is the one that
this head belongs to. Ends with 1 and a sentence on stderr that names the first thing that does not agree."""
import json
import sqlite3
import sys

sys.dont_write_bytecode = True
from doubts import doubts, further_interviews, not_counted
from grades import grades
from lists import Survey, check, digest
from states import Fieldwork


def checked_chain(rows):
    """The entries of the log and their hashes."""
    entries, hashes = [], ["0" * 64]
    for place, (sequence, previous, entry, stored) in enumerate(rows, 1):
        follows = (sequence, previous, stored) == (place, hashes[-1], digest(f"{previous}\n{entry}"))
        check(follows, f"chain: entry {place} does not follow from what is stored")
        entries.append(json.loads(entry))
        named = all(str(entries[-1].get(who) or "").strip() for who in ("by", "login"))
        check(named, f"log: entry {place} does not say who wrote it")
        hashes.append(stored)
    check(entries and entries[0]["act"] == "created", "chain: the first entry creates no survey")
    return entries, hashes[1:]


def checked_evidence(rows):
    """The texts by digest."""
    for stored, salt, text in rows:
        check(digest(f"{salt},{text}") == stored, f"texts: the text kept for {stored} is not the logged one")
    return {stored: text for stored, _, text in rows}


def publication(entries, hashes, printed):
    """"A digest belongs to the newest publication at or before its entry"; None before the first."""
    places = [place for place, stored in enumerate(hashes) if stored.startswith(printed)]
    check(len(printed) >= 16 and places, f"head: {printed} is no digest of this log")
    return sum(entry["act"] == "published" for entry in entries[:places[0] + 1]) or None


def recompute(path, printed=None):
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    database = sqlite3.connect(f"file:{escaped}?mode=ro", uri=True)
    entries, hashes = checked_chain(database.execute("SELECT sequence, previous, entry, hash FROM log ORDER BY sequence"))
    evidence = checked_evidence(database.execute("SELECT digest, salt, text FROM evidence").fetchall())
    found = replayed(entries, evidence)
    return {"head": hashes[-1], "publication": publication(entries, hashes, printed or hashes[-1])} | found


def replayed(entries, evidence):
    """What follows from the entries, one after another."""
    survey = Survey(entries[0]["rules"], evidence)
    fieldwork = Fieldwork(survey)
    for entry in entries:
        if not survey.replay(entry):
            fieldwork.replay(entry)
        fieldwork.note_time(entry)
    return {
        "draws": [{"seed": draw["seed"], "rosterGiven": draw["rosterGiven"]} for draw in survey.draws],
        "lists": survey.lists, "states": fieldwork.states(), "notCounted": not_counted(fieldwork),
        "doubts": doubts(fieldwork), "furtherInterviews": further_interviews(fieldwork),
        "changedAfterClose": fieldwork.changed_after_close,
        "leftAfterDraw": [unit for unit in survey.provided if unit in survey.left & survey.left_after_draw],
        "grades": grades(fieldwork),
    }


if __name__ == "__main__":
    print(json.dumps(recompute(*sys.argv[1:]), ensure_ascii=False, indent=1))
