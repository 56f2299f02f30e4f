import SurveyCore
import SurveyWords

extension GradeReport {
    package func json(_ words: Words, edition: Edition = .office) -> JSONValue {
        [
            "rulebook": .string(rulebook), "closed": .bool(closed), "logHead": .string(logHead),
            "units": .array(units.map { $0.json(words, edition: edition) }),
            "withdrawn": .array(withdrawn.map { $0.json(words.offset, edition) }),
        ]
    }
}

extension UnitGrade {
    /// One unit of `grade`; the label is the rulebook's in either language.
    package func json(_ words: Words, edition: Edition = .office) -> JSONValue {
        let tally = verdict.tally
        let average = verdict.average
        let possible = verdict.possible.map { best, worst -> JSONValue in
            ["best": .string(best.rawValue), "worst": .string(worst.rawValue)]
        }
        return [
            "unit": .string(unit), "status": .string(status.rawValue), "grade": .optional(grade?.rawValue),
            "label": .optional(grade.flatMap { words.grades[$0] }), "band": .optional(average?.band.rawValue),
            "average": edition.scores(of: tally, few: words.fewScores).hasAverage
                ? average?.value.json ?? .null : .null,
            "provided": .int(tally.provided), "drawn": .int(tally.drawn),
            "scored": .int(tally.scored), "reached": .int(tally.reached), "unreachable": .int(tally.unreachable),
            "open": .int(tally.open), "notFinished": .int(tally.notFinished), "corrected": .int(tally.corrected),
            "receivedOn": .optional(verdict.receivedOn?.description),
            "firstReceivedOn": .optional(tally.received?.first.description),
            "receivedCorrected": .bool(tally.receivedCorrected), "late": .bool(verdict.late),
            "shortfall": .int(verdict.shortfall),
            "downgrades": .array((average?.downgrades ?? []).map { $0.json(words) }), "possible": possible ?? .null,
            "conflicts": .strings(conflicts), "replacedAfterDraw": .bool(replacedAfterDraw),
            "ruling": ruling?.json(computed: verdict.grade, words.offset) ?? .null,
            "published": published?.json(words.offset) ?? .null,
        ]
    }
}

extension GradeReport.Withdrawn {
    fileprivate func json(_ offset: UTCOffset, _ edition: Edition) -> JSONValue {
        [
            "unit": .string(unit),
            "withdrawals": .array(
                withdrawals.map { withdrawal in
                    [
                        "at": .time(withdrawal.at, offset),
                        // The unit knows surveyors by number.
                        "by": edition == .unit && withdrawal.surveyorNumber != nil ? .null : .string(withdrawal.by),
                        "reason": .string(withdrawal.reason), "drawn": .int(withdrawal.drawn),
                        "states": .object(
                            ContactState.allCases.compactMap { state in
                                withdrawal.states[state].map { JSONValue.Member(key: state.rawValue, value: .int($0)) }
                            }
                        ),
                        "dials": .int(withdrawal.dials),
                        "contacts": .array(
                            withdrawal.contacts.map { contact in
                                [
                                    "key": .string(contact.key), "state": .string(contact.state.rawValue),
                                    "calls": calls(contact) { _ in true },
                                    "voided": calls(contact) { $0.end == .voided },
                                    "amended": calls(contact) { $0.end == .amended },
                                ]
                            }
                        ),
                    ]
                }
            ),
        ]
    }
}

private func calls(
    _ contact: UnitExplanation.Withdrawal.Contact,
    _ isOne: (UnitExplanation.Withdrawal.Call) -> Bool
) -> JSONValue {
    .array(contact.calls.filter(isOne).map { .int($0.number) })
}

extension Downgrade {
    fileprivate func json(_ words: Words) -> JSONValue {
        [
            "clause": .optional(words.notice?[.downgrade].name), "causes": .strings(causes.map(\.rawValue)),
            "steps": .int(steps),
        ]
    }
}

extension Ruling {
    /// `computed` is today's computed grade.
    fileprivate func json(computed: Grade?, _ offset: UTCOffset) -> JSONValue {
        [
            "grade": .string(grade.rawValue), "reason": .string(reason), "by": .string(by), "at": .time(at, offset),
            "computed": .optional(computed?.rawValue),
        ]
    }
}

extension PublishedGrade {
    fileprivate func json(_ offset: UTCOffset) -> JSONValue {
        ["grade": .optional(grade?.rawValue), "at": .time(at, offset), "number": .int(number)]
    }
}
