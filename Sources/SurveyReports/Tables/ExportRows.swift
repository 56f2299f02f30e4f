import SurveyCore
import SurveyWords

/// Contacts as a table for Excel and WPS (contract.md §Files written), below ``Words/contactColumns``.
package enum ContactRows {
    /// - Parameters:
    ///   - words: of the survey's rulebook, in Chinese.
    ///   - masked: no number stands there in full, in free text neither.
    package static func row(_ contact: ContactListing, _ words: Words, masked: Bool = false) -> [String] {
        let number = { (number: String) in masked ? words.maskedPhone(number) : words.phone(number) }
        let text = { (text: String) in masked ? Words.maskingNumbers(in: text) : text }
        let given = contact.phoneAsGiven
        let when = [contact.notBefore, contact.appointment].map { $0.map(words.fullStamp) ?? "" }
        let cells: [String] = [
            String(contact.id), contact.key, contact.unit, text(contact.organisation), text(contact.person),
            text(contact.position), contact.phone.map(number) ?? "",
            contact.otherPhones.map(number).joined(separator: "、"),
            words.phoneText(asGiven: masked ? words.maskedPhone(asGiven: given) : given), contact.surveyor ?? "",
            words.state(of: contact), String(contact.attempts),
        ]
        return cells + when
    }
}

/// Records of dials as a table, below ``Words/callColumns``.
package enum CallRows {
    package static func row(_ record: CallRecord, of contact: ExportedContact, _ words: Words, masked: Bool) -> [String]
    {
        let dial = record.attempt
        let note = record.note ?? ""
        let answers = words.questions.map { dial.scores[$0.key]?.description ?? "" }
        let whose: [String] = [
            String(dial.call), String(contact.identity.contact), contact.identity.key, contact.identity.unit,
            dial.surveyor,
        ]
        let when: [String] = [words.fullStamp(dial.at), dial.until.map(words.fullStamp) ?? ""]
        // In one cell: alone a spreadsheet takes 01 for 1.
        let outcome = ["\(dial.outcome.code) \(words.outcome(dial.outcome))"]
        let further: [String] = [
            dial.appointment.map(words.fullStamp) ?? "", words.yes(dial.incoming), words.yes(dial.review),
            record.replaces.map(String.init) ?? "", record.replacedBy.map(String.init) ?? "", words.yes(record.voided),
            record.notCounted.map(words.whyNot) ?? "", words.yes(contact.isWithdrawn),
            masked ? Words.maskingNumbers(in: note) : note,
        ]
        return whose + when + outcome + answers + further
    }
}

extension ContactListing {
    /// As ``json(_:)``, without a number in full.
    package func maskedJSON(_ words: Words) -> JSONValue {
        var masked = self
        masked.identity.phone = phone.map { words.maskedPhone($0) }
        masked.identity.otherPhones = otherPhones.map { words.maskedPhone($0) }
        masked.identity.phoneAsGiven = words.maskedPhone(asGiven: phoneAsGiven)
        masked.identity.organisation = Words.maskingNumbers(in: organisation)
        masked.identity.person = Words.maskingNumbers(in: person)
        masked.identity.position = Words.maskingNumbers(in: position)
        return masked.json(words.offset)
    }
}

extension CallRecord {
    /// A record of `export calls`: that of `contact` with whose it is.
    package func json(of contact: ExportedContact, _ words: Words, masked: Bool) -> JSONValue {
        var record = self
        if masked { record.note = note.map { Words.maskingNumbers(in: $0) } }
        return record.json(words).adding([
            ("replacedBy", .optional(replacedBy)), ("contact", .int(contact.identity.contact)),
            ("key", .string(contact.identity.key)), ("unit", .string(contact.identity.unit)),
            ("withdrawn", .bool(contact.isWithdrawn)),
        ])
    }
}
