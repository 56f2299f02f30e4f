import SurveyCore
import SurveyWords

/// `import … --format json`, all four; `units` only for contacts.
package func importJSON(files: [FileReport], units: UnitReports? = nil, _ words: Words) -> JSONValue {
    let report: JSONValue = ["files": .array(files.map { $0.json(words) })]
    return units.map { report.adding([("units", .array($0.map(\.json)))]) } ?? report
}

extension FileReport {
    package func json(_ words: Words) -> JSONValue {
        [
            "file": .string(file), "encoding": .optional(encoding), "delimiter": .optional(delimiter),
            "headerRecord": .optional(headerRecord), "records": .int(records), "taken": .int(taken),
            "refused": .int(refused), "unchanged": .int(unchanged),
            "findings": .array(findings.map { $0.json(words) }),
        ]
    }
}

extension Finding {
    package func json(_ words: Words) -> JSONValue {
        [
            "code": .string(code), "severity": .string(severity.rawValue), "record": .optional(record),
            "line": .optional(line), "sheet": .optional(sheet), "cell": .optional(cell), "column": .optional(column),
            "value": .optional(value), "unit": .optional(unit),
            "message": .string(words.message(self)),
        ]
    }
}

extension UnitReport {
    package var json: JSONValue {
        [
            "unit": .string(unit), "provided": .int(provided), "receivedOn": .optional(receivedOn?.description),
            "firstReceivedOn": .optional(firstReceivedOn?.description), "late": .bool(late),
        ]
    }
}
