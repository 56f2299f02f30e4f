import SurveyCore
import SurveyWords

extension LogLine {
    /// One line: `{"sequence","previous","hash","entry"}`, the entry as it is stored, so that its bytes can be hashed again.
    /// What is no JSON (a tampered file) stands as a string, and cannot break the line.
    package var jsonLine: String {
        let entry =
            (try? JSONValue(parsing: text)) != nil && !text.contains(where: \.isNewline)
            ? text : JSONValue.string(text).text()
        let previous = JSONValue.string(previous).text()
        let hash = JSONValue.string(hash).text()
        return "{\"sequence\":\(sequence),\"previous\":\(previous),\"hash\":\(hash),\"entry\":\(entry)}"
    }
}

extension Verification {
    package func json(_ words: Words) -> JSONValue {
        let printed: [(String, JSONValue)] = proof.map { [("printed", $0.json(words.offset, of: self))] } ?? []
        return agreement(words).adding(printed)
    }

    private func agreement(_ words: Words) -> JSONValue {
        [
            "ok": .bool(ok), "entries": .int(entries), "head": .string(head), "publications": .int(publication.number),
            "checks": .array(
                checks.map { check in
                    [
                        "check": .string(check.name.rawValue), "ok": .bool(check.ok),
                        "detail": .optional(check.detail.map { words.detail($0) }),
                    ]
                }
            ),
        ]
    }
}

extension Verification.Proof {
    fileprivate func json(_ offset: UTCOffset, of all: Verification) -> JSONValue {
        [
            "heads": .array(
                heads.map { ["line": .optional($0.line), "entry": .optional($0.sequence)] }
            ),
            "upTo": .int(upTo),
            "unseen": .int(all.entries - upTo),
            "unseenSince": .optional(unseenSince?.iso8601(offset)),
        ]
    }
}

/// `backup`: the file's name, and what `verify` says of the copy.
package func backupJSON(_ file: String, _ copy: Verification, _ words: Words) -> JSONValue {
    guard case .object(let members) = copy.json(words) else { return .null }
    return .object([.init(key: "file", value: .string(file))] + members)
}

/// `restore`: the survey's name, how the file that was there is called now, and what `verify` says of the backup.
package func restoredJSON(
    _ file: String,
    _ replaced: String?,
    _ backup: Verification,
    forgotten: [String] = [],
    purged: Int = 0,
    _ words: Words
) -> JSONValue {
    guard case .object(let members) = backup.json(words) else { return .null }
    let names: [JSONValue.Member] = [
        .init(key: "file", value: .string(file)), .init(key: "replaced", value: .optional(replaced)),
        .init(key: "forgotten", value: .array(forgotten.map { .string($0) })),
        .init(key: "purged", value: .int(purged)),
    ]
    return .object(names + members)
}
