#!/usr/bin/env python3
"""agree.py < LINES: each line {"about", "log": [entries], "found": what somebody else found in this log}; prints where
recompute.py finds otherwise, a line each, and ends with 1 if it does. Tests/NaiveTests writes such lines."""
import json
import sys

sys.dont_write_bytecode = True
from lists import digest
from recompute import checked_chain, replayed


def chained(entries):
    """Rows of a log as the store would have them."""
    head = "0" * 64
    for sequence, entry in enumerate(entries, 1):
        text = json.dumps(entry, ensure_ascii=False)
        hashed = digest(f"{head}\n{text}")
        yield sequence, head, text, hashed
        head = hashed


def differences(case):
    entries, _ = checked_chain(chained(case["log"]))
    own = json.loads(json.dumps(replayed(entries, {})))  # calls as keys become texts
    for field, theirs in case["found"].items():
        mine = own[field]
        if field == "lists":
            mine, theirs = ({name: keys for name, keys in lists.items() if keys} for lists in (mine, theirs))
        if mine != theirs:
            yield f"{case['about']}: {field} {differing(mine, theirs)}"


def differing(mine, theirs):
    if not isinstance(mine, dict):
        return f"{mine}, not {theirs}"
    odd = [name for name in mine | theirs if mine.get(name) != theirs.get(name)]
    return ", ".join(f"{name}: {mine.get(name)}, not {theirs.get(name)}" for name in odd)


if __name__ == "__main__":
    found = []
    for line in sys.stdin:
        case = json.loads(line)
        try:
            found += differences(case)
        except SystemExit as fault:
            found.append(f"{case['about']}: {fault}")
    print("\n".join(found))
    sys.exit(bool(found))
