import SurveyCore
import SurveyWords

extension ContactListing {
    /// A contact as `contacts`, `contact` and `sheet` show it (contract.md §JSON).
    package func json(_ offset: UTCOffset) -> JSONValue {
        [
            "id": .int(id), "key": .string(key), "unit": .string(unit), "organisation": .string(organisation),
            "person": .string(person), "position": .string(position), "phone": .optional(phone),
            "otherPhones": .strings(otherPhones), "phoneAsGiven": .string(phoneAsGiven),
            "surveyor": .optional(surveyor), "state": .string(state.rawValue), "attempts": .int(attempts),
            "notBefore": .time(notBefore, offset), "appointment": .time(appointment, offset),
        ]
    }
}

extension CallRecord {
    /// One attempt of `contact CONTACT`; scores in points, answered questions only.
    package func json(_ words: Words) -> JSONValue {
        let scores = words.questions.compactMap { question in
            attempt.scores[question.key].map { JSONValue.Member(key: question.key, value: .hundredths($0.hundredths)) }
        }
        return [
            "call": .int(attempt.call), "at": .time(attempt.at, words.offset),
            "until": .time(attempt.until, words.offset), "surveyor": .string(attempt.surveyor),
            "outcome": .string(attempt.outcome.rawValue), "scores": .object(scores),
            "appointment": .time(attempt.appointment, words.offset), "incoming": .bool(attempt.incoming),
            "review": .bool(attempt.review), "note": .optional(note), "replaces": .optional(replaces),
            "voided": .bool(voided), "notCounted": .optional(notCounted?.code),
        ]
    }
}

extension ContactFile {
    package func json(_ words: Words) -> JSONValue {
        contact.json(words.offset).adding([("calls", .array(calls.map { $0.json(words) }))])
    }
}

/// `contacts` → `{"contacts":[…]}`
package func contactsJSON(_ contacts: [ContactListing], _ offset: UTCOffset) -> JSONValue {
    ["contacts": .array(contacts.map { $0.json(offset) })]
}

extension CallSheet {
    /// The whole list in list order.
    package func json(_ offset: UTCOffset) -> JSONValue {
        ["surveyor": .string(surveyor), "contacts": .array(whole.map { $0.json(offset) })]
    }
}

/// `sheet` without a surveyor → `{"sheets":[…]}`
package func sheetsJSON(_ sheets: [CallSheet], _ offset: UTCOffset) -> JSONValue {
    ["sheets": .array(sheets.map { $0.json(offset) })]
}
