import SurveyCore
import SurveyWords

/// Contacts as `contacts` and `contact` show them.
package enum ContactsText {
    package static func table(_ contacts: [ContactListing], _ words: Words, width: Int? = nil) -> String {
        guard !contacts.isEmpty else { return words.noContactFound }
        var table = TextTable([
            .init(words.title(.number), alignsRight: true), .init(words.title(.key), least: 12),
            .init(words.title(.organisation), least: 12), .init(words.title(.person), least: 6),
            .init(words.title(.phone)), .init(words.title(.surveyor), least: 6),
            .init(words.title(.state)), .init(words.title(.dials), alignsRight: true),
        ])
        for contact in contacts {
            table.add([
                String(contact.id), contact.key, contact.organisation, contact.person,
                number(contact, words.undiallable, words), contact.surveyor ?? "-", words.state(of: contact),
                String(contact.attempts),
            ])
        }
        let further = words.toReassign(contacts.filter(\.mustBeReassigned)).map { "\n\n" + $0 } ?? ""
        return table.text(width: width) + further
    }

    /// One contact with all its records, voided and replaced ones marked.
    package static func file(_ file: ContactFile, _ words: Words, width: Int? = nil) -> String {
        let contact = file.contact
        let who = [contact.person, contact.position, contact.organisation].filter { !$0.isEmpty }
        let fields: [(Title, String?)] = [
            (.forUnit, contact.unit), (.askFor, who.joined(separator: "  ")), (.phone, numbers(contact, words)),
            (.asGiven, contact.phoneAsGiven), (.surveyor, contact.surveyor ?? "-"),
            (.state, words.state(of: contact)), (.appointment, contact.appointment.map { words.shortMoment($0) }),
            (.notBefore, contact.notBefore.map { words.shortMoment($0) }),
        ]
        let lines = fields.compactMap { title, value in
            value.map { padded("  " + words.title(title), toColumns: 16) + words.shown($0, columns: 200) }
        }
        let records = file.calls.isEmpty ? words.notDialledYet : calls(file.calls, words, width)
        let further = contact.mustBeReassigned ? words.toReassign([contact]).map { ["", $0] } ?? [] : []
        return ([words.heading(contact)] + lines + ["", records] + further).joined(separator: "\n")
    }

    private static func numbers(_ contact: ContactListing, _ words: Words) -> String {
        words.list([number(contact, words.cannotBeDialled, words)] + words.otherPhones(of: contact))
    }

    private static func number(_ contact: ContactListing, _ undiallable: String, _ words: Words) -> String {
        contact.phone == nil && contact.isErased ? words.erased : words.phone(of: contact, else: undiallable)
    }

    private static func calls(_ calls: [CallRecord], _ words: Words, _ width: Int?) -> String {
        var table = TextTable([
            .init(words.title(.record), alignsRight: true), .init(words.title(.time)), .init(words.title(.outcome)),
            .init(words.title(.scores), least: 8), .init(words.title(.surveyor), least: 6),
            .init(words.title(.remarks), least: 10),
        ])
        for call in calls {
            table.add([
                String(call.attempt.call), words.shortMoment(call.attempt.at), words.outcome(call.attempt.outcome),
                words.scores(call.attempt.scores), call.attempt.surveyor, words.remarks(call),
            ])
        }
        return table.text(width: width)
    }
}
