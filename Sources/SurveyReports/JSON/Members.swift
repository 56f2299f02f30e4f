import SurveyCore

extension JSONValue {
    /// An optional time in the survey's offset.
    static func time(_ time: Timestamp?, _ offset: UTCOffset) -> JSONValue {
        time.map { .string($0.iso8601(offset)) } ?? .null
    }

    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

    /// This object with further members behind its own.
    package func adding(_ members: [(String, JSONValue)]) -> JSONValue {
        guard case .object(let own) = self else { return self }
        return .object(own + members.map { Member(key: $0.0, value: $0.1) })
    }
}

/// What an act answers: `{"entry":{"sequence","hash"},…}`; `{"entry":null,…}` when it changed nothing.
package func receiptJSON(_ entry: EntryReceipt?, _ members: [(String, JSONValue)] = []) -> JSONValue {
    JSONValue.object([.init(key: "entry", value: entry?.json ?? .null)]).adding(members)
}

/// `record`, `amend`, `void`: `{"call","contact","state","remarks":[code],"entry"}`.
package func callReceiptJSON(
    call: Int,
    contact: Int,
    state: ContactState,
    remarks: [Doubt],
    entry: EntryReceipt?
) -> JSONValue {
    [
        "call": .int(call), "contact": .int(contact), "state": .string(state.rawValue),
        "remarks": .strings(remarks.map(\.code)), "entry": entry?.json ?? .null,
    ]
}
