import SurveyCore
import SurveyWords

/// A call sheet's parts under their titles.
struct SheetPart {
    let title: String
    let contacts: [ContactListing]
}

extension CallSheet {
    /// In the order of the console; with `all` the whole list as it stands.
    func parts(_ words: Words, all: Bool) -> [SheetPart] {
        if all {
            let offered = whole.filter { !$0.mustBeReassigned }
            return offered.isEmpty ? [] : [SheetPart(title: words.title(.wholeList), contacts: offered)]
        }
        return CallOrder.Part.allCases.map { part in
            switch part {
            case .appointments: SheetPart(title: words.title(.appointments), contacts: appointments)
            case .confirming:
                SheetPart(
                    title: words.title(.confirmingDials) + (isShared ? words.sharedDials : ""),
                    contacts: confirming
                )
            case .list: SheetPart(title: words.title(.list), contacts: list)
            }
        }
        .filter { !$0.contacts.isEmpty }
    }
}

/// A call sheet as a table to fill in and to import again (contract.md §Files written), below ``Words/sheetColumns``.
package enum SheetCSV {
    /// One row a contact; what is to be filled in is empty, but for the surveyor. Finished contacts have their results, where the
    /// sheet has them: read back they change nothing.
    package static func rows(_ sheet: CallSheet, _ words: Words, all: Bool) -> [[String]] {
        sheet.parts(words, all: all).flatMap(\.contacts).map { contact in
            let record = all ? sheet.results[contact.id] : nil
            let dial = record?.attempt
            let who: [String] = [
                String(contact.id), contact.unit, contact.organisation, contact.person, contact.position,
                words.phone(of: contact, else: contact.phoneAsGiven),
                words.otherPhones(of: contact).joined(separator: "、"), String(contact.attempts),
                dial.map { words.outcome($0.outcome) } ?? "",
            ]
            let answers = words.questions.map { dial?.scores[$0.key]?.description ?? "" }
            let times = [dial?.at, dial?.appointment].map { $0.map(words.fullStamp) ?? "" }
            return who + answers + times + [dial?.surveyor ?? sheet.surveyor, record?.note ?? ""]
        }
    }
}
