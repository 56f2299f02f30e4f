import SurveyCore
import SurveyWords

/// `doctor` for people: a line a subject, and below it what to do.
package enum DoctorText {
    package static func text(_ checkup: Checkup, _ words: Words, columns: Int?) -> String {
        let width = Checkup.Subject.allCases.map { DisplayWidth.of(words.subject($0)) }.max()! + 2
        let symptoms = checkup.symptoms
        var lines: [String] = []
        for subject in Checkup.Subject.allCases {
            let found = symptoms[subject] ?? []
            let worst = found.map(\.severity).max() ?? .ok
            let head = padded(words.severity(worst), toColumns: 9) + padded(words.subject(subject), toColumns: width)
            lines.append(head + words.seen(subject, in: checkup))
            let blanks = String(repeating: " ", count: 9)
            for symptom in found {
                let text = words.symptom(symptom, of: checkup)
                lines += wrapped(text, columns: max(30, (columns ?? 100) - 9)).map { blanks + $0 }
            }
        }
        return (lines + ["", words.conclusion(checkup)]).joined(separator: "\n")
    }
}

extension Checkup {
    /// What `doctor` answers a program (contract.md §Doctor).
    package func json(_ words: Words) -> JSONValue {
        let symptoms = symptoms
        let offset = survey?.offset ?? machine.offset
        return [
            "ok": .bool(worst < .warning), "survey": .string(path),
            "checks": .array(
                Subject.allCases.map { subject in
                    let found = symptoms[subject] ?? []
                    return [
                        "check": .string(subject.rawValue),
                        "severity": .string((found.map(\.severity).max() ?? .ok).rawValue),
                        "seen": .string(words.seen(subject, in: self)),
                        "findings": .array(
                            found.map {
                                [
                                    "code": .string($0.code), "severity": .string($0.severity.rawValue),
                                    "message": .string(words.symptom($0, of: self)),
                                ]
                            }
                        ),
                    ]
                }
            ),
            "facts": [
                "entries": .optional(survey?.entries), "fileSystem": .optional(folder.fileSystem),
                "size": .optional(file?.size), "free": .optional(folder.free),
                "mode": .optional(file.map { String($0.mode, radix: 8) }),
                "folderMode": .string(String(folder.mode, radix: 8)),
                "journal": .optional(file?.journal), "now": .string(machine.now.iso8601(offset)),
                "backup": backup.map {
                    ["file": .string($0.path), "entries": .int($0.entries), "last": .string($0.last.iso8601(offset))]
                } ?? .null,
                "version": .string(machine.program), "schema": .int(machine.schema), "sqlite": .string(machine.sqlite),
            ],
        ]
    }
}
