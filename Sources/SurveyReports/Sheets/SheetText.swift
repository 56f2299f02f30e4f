import SurveyCore
import SurveyWords

/// A call sheet for the terminal or a plain printer.
package enum SheetText {
    package static func text(
        _ sheet: CallSheet,
        _ words: Words,
        logHead: String,
        all: Bool = false,
        width: Int? = nil
    ) -> String {
        var lines = [
            words("拨打登记表  ", "Call sheet  ") + "\(padded(sheet.number, 2)) \(words.shown(sheet.surveyor))"
        ]
        let parts = sheet.parts(words, all: all)
        if parts.isEmpty { lines.append(words.notice(.emptyList(surveyor: sheet.surveyor))) }
        for part in parts {
            lines += ["", "\(part.title)  \(words("\(part.contacts.count) 个", "\(part.contacts.count)"))"]
            lines += table(part.contacts, words, width)
        }
        lines += ["", words("结果代码", "Codes"), OutcomeWords.table(words.language), ""]
        lines.append(words("最新日志校验值 ", "Newest log digest ") + words.digest(logHead, groups: 4))
        return lines.joined(separator: "\n")
    }

    private static func table(_ contacts: [ContactListing], _ words: Words, _ width: Int?) -> [String] {
        var table = TextTable(
            [
                .init(words("编号", "no."), alignsRight: true), .init(words("填报单位", "unit"), least: 12),
                .init(words("请找", "ask for"), least: 8), .init(words("相对人单位", "organisation"), least: 12),
                .init(words("电话", "number")), .init(words("已拨", "dials"), alignsRight: true),
                .init(words("何时", "when")), .init(words("结果", "outcome")),
            ] + words.questions.map { .init(words.question($0.key)) }
        )
        for contact in contacts {
            let who = [contact.person, contact.position].filter { !$0.isEmpty }.joined(separator: " ")
            let phones = [dialled(contact, contact.phoneAsGiven)] + contact.otherPhones.map(groupedPhone)
            table.add(
                [
                    String(contact.id), contact.unit, who, contact.organisation, phones.joined(separator: " / "),
                    String(contact.attempts), when(contact, words), "____",
                ] + words.questions.map { _ in "____" }
            )
        }
        return table.lines(width: width)
    }

    /// The agreed time, else from when the protocol allows a call.
    static func when(_ contact: ContactListing, _ words: Words) -> String {
        if let time = contact.appointment { return words("约 ", "at ") + words.stamp(time) }
        if let time = contact.notBefore { return words.stamp(time) + words(" 起", " on") }
        return contact.state.isOpen ? "" : words.state(contact.state)
    }
}
