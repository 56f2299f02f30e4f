import SurveyCore

extension Board {
    /// `status` (contract.md §Board).
    package func json(_ offset: UTCOffset) -> JSONValue {
        [
            "title": .string(title), "at": .string(at.iso8601(offset)), "closedAt": .time(closedAt, offset),
            "fieldwork": ["from": .string(from.description), "until": .string(until.description)],
            "workingDaysLeft": .int(workingDaysLeft), "total": total.json,
            "due": [
                "overdue": .int(due.overdue), "dueNow": .int(due.dueNow), "appointments": .int(due.appointments),
                "confirming": .int(due.confirming), "callable": .int(due.callable), "laterToday": .int(due.laterToday),
                "numberChecks": .int(due.numberChecks),
            ],
            "surveyors": .array(
                surveyors.map { line in
                    [
                        "surveyor": .string(line.name), "number": .int(line.number), "list": line.list.json,
                        "dials": .int(line.dials), "dialsToday": .int(line.dialsToday),
                    ]
                }
            ),
            "units": .array(
                units.map { unit in
                    ["unit": .string(unit.name), "provided": .int(unit.provided), "contacts": unit.contacts.json]
                }
            ),
            "dials": .int(dials.total), "outcomes": dials.outcomesJSON, "apart": dials.apartJSON,
            "rates": rates.json,
        ]
    }
}

extension Board.Progress {
    fileprivate var json: JSONValue {
        let states: [ContactState] = [.scored, .reached, .unreachable, .open, .awaitingConfirmation, .notFinished]
        return JSONValue.object([.init(key: "drawn", value: .int(drawn))])
            .adding(states.map { ($0.rawValue, .int(self[$0])) })
    }
}
