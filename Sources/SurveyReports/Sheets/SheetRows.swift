import SurveyCore
import SurveyWords

/// A call sheet's parts under their titles.
struct SheetPart {
    let title: String
    let contacts: [ContactListing]
}

extension CallSheet {
    /// Appointments, confirming dials, list, as on the console; with `all` the whole list as it stands.
    func parts(_ words: Words, all: Bool) -> [SheetPart] {
        if all { return [SheetPart(title: words("名单（全部）", "List (all)"), contacts: whole)] }
        return [
            SheetPart(title: words("约定", "Appointments"), contacts: appointments),
            SheetPart(
                title: words("核实拨打（按实际听到的填，不必与前一次相同）", "Confirming dials (write what you hear)"),
                contacts: confirming
            ),
            SheetPart(title: words("名单", "List"), contacts: list),
        ]
        .filter { !$0.contacts.isEmpty }
    }
}

/// A call sheet as a table to fill in and to import again (contract.md §Files written). Column names are never
/// translated: they are read back.
package enum SheetCSV {
    package static func header(_ words: Words) -> [String] {
        ["编号", "填报单位", "行政相对人单位", "姓名", "职务", "电话", "其他电话", "已拨次数", "结果"]
            + words.questions.map(\.label) + ["拨打时间", "约定时间", "调查员", "备注"]
    }

    /// One row a contact; what is to be filled in is empty, but for the surveyor.
    package static func rows(_ sheet: CallSheet, _ words: Words, all: Bool) -> [[String]] {
        sheet.parts(words, all: all).flatMap(\.contacts).map { contact in
            [
                String(contact.id), contact.unit, contact.organisation, contact.person, contact.position,
                contact.phone.map(groupedPhone) ?? contact.phoneAsGiven,
                contact.otherPhones.map(groupedPhone).joined(separator: "、"), String(contact.attempts), "",
            ] + words.questions.map { _ in "" } + ["", "", sheet.surveyor, ""]
        }
    }
}
