"""What makes one doubt a downgrade, as far as the log tells: which calls it rests on, and what is odd about them."""
from datetime import datetime, timedelta

from counting import DEAD

A_DAY = timedelta(hours=24)


def not_counted(fieldwork):
    """By call why it does not count, where it does not."""
    reasons = {call: fieldwork.not_counted(dial) for call, dial in fieldwork.calls.items()}
    return {call: reason for call, reason in reasons.items() if reason}


def further_interviews(fieldwork):
    """By contact the completed interviews that do not count, because another was entered first."""
    further = {key: [dial["call"] for dial in fieldwork.interviews(key)[1:]] for key in list(fieldwork.of_contact)}
    return {key: calls for key, calls in further.items() if calls}


def doubts(fieldwork):
    """By call, of those that make a contact unreachable."""
    found = {}
    for key, state in fieldwork.states().items():
        carriers = fieldwork.carriers(key) if state == "unreachable" else []
        for dial in carriers:
            found[dial["call"]] = of_dial(dial, carriers[0], fieldwork.survey.draw_of[key])
    return {call: codes for call, codes in found.items() if codes}


def of_dial(dial, first, draw):
    """"Dials dated before their contact was drawn, entered more than a day after their time (from a sheet seven), a `written` that goes
    back or lies in the future, a confirming dial typed (not from a sheet) under the same `by` or login as the first.\""""
    typed_confirmation = dial["outcome"] in DEAD and dial is not first and dial["sheet"] is None
    odd = {
        "before-draw": dial["at"] < datetime.fromisoformat(draw["written"]),
        "late-entry": dial["written"] - dial["at"] > (A_DAY if dial["sheet"] is None else 7 * A_DAY),
        "clock-back": dial["behind"], "clock-ahead": dial["written"] > datetime.now(dial["written"].tzinfo),
        "same-hand": typed_confirmation and (dial["by"] == first["by"] or dial["login"] == first["login"]),
    }
    return [code for code, holds in odd.items() if holds]
