import SurveyCore
import SurveyWords

/// `import … --format json`, all four; `units` only for contacts. What is found `afterwards` is of no single file and stands
/// with the last one.
package func importJSON(
    files: [FileReport],
    passedOver: [PassedOverFiles] = [],
    units: UnitReports? = nil,
    afterwards: FindingList = [],
    _ words: Words
) -> JSONValue {
    let last = files.count - 1
    let files = files.enumerated().map { $1.json(words, afterwards: $0 == last ? afterwards : []) }
    let report: JSONValue = ["files": .array(files), "passedOver": .array(passedOver.map(\.json))]
    return units.map { report.adding([("units", .array($0.map(\.json)))]) } ?? report
}

extension FileReport {
    fileprivate func json(_ words: Words, afterwards: FindingList) -> JSONValue {
        [
            "file": .string(file), "encoding": .optional(encoding), "delimiter": .optional(delimiter),
            "headerRecord": .optional(headerRecord), "records": .int(records), "header": .int(header),
            "blank": .int(blank), "passedOver": .int(passedOver), "taken": .int(taken), "refused": .int(refused),
            "unchanged": .int(unchanged),
            "findings": .array((Array(findings) + afterwards).map { $0.json(words) }),
            "omitted": .array((findings.omitted + afterwards.omitted).map(\.json)),
        ]
    }
}

extension PassedOverFiles {
    fileprivate var json: JSONValue {
        [
            "folder": .string(folder), "files": .array(files.map(JSONValue.string)),
            "folders": .array(folders.map(JSONValue.string)),
        ]
    }
}

extension FindingList.Count {
    fileprivate var json: JSONValue {
        ["code": .string(code), "severity": .string(severity.rawValue), "count": .int(count)]
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
