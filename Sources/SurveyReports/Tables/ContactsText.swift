import SurveyCore
import SurveyWords

/// Contacts as `contacts` and `contact` show them.
package enum ContactsText {
    package static func table(_ contacts: [ContactListing], _ words: Words, width: Int? = nil) -> String {
        guard !contacts.isEmpty else { return words("没有找到联系人。", "No contact found.") }
        var table = TextTable([
            .init(words("编号", "no."), alignsRight: true), .init(words("键", "key"), least: 12),
            .init(words("相对人单位", "organisation"), least: 12), .init(words("姓名", "person"), least: 6),
            .init(words("电话", "number")), .init(words("调查员", "surveyor"), least: 6),
            .init(words("状态", "state")), .init(words("拨打", "dials"), alignsRight: true),
        ])
        for contact in contacts {
            table.add([
                String(contact.id), contact.key, contact.organisation, contact.person,
                number(contact, words("拨不出", "undiallable"), words), contact.surveyor ?? "-",
                words.state(contact.state),
                String(contact.attempts),
            ])
        }
        return table.text(width: width)
    }

    /// One contact with all its records, voided and replaced ones marked.
    package static func file(_ file: ContactFile, _ words: Words, width: Int? = nil) -> String {
        let contact = file.contact
        let who = [contact.person, contact.position, contact.organisation].filter { !$0.isEmpty }
        var lines = [
            words("\(contact.id) 号  ", "No. \(contact.id)  ") + words.shown(contact.key),
            field("填报单位", "unit", contact.unit, words),
            field("请找", "ask for", who.joined(separator: "  "), words),
            field("电话", "number", numbers(contact, words), words),
            field("报送原文", "handed in as", contact.phoneAsGiven, words),
            field("调查员", "surveyor", contact.surveyor ?? "-", words),
            field("状态", "state", words.state(contact.state), words),
        ]
        if let time = contact.appointment { lines.append(field("约定", "appointment", words.shortMoment(time), words)) }
        if let time = contact.notBefore { lines.append(field("最早可拨", "not before", words.shortMoment(time), words)) }
        lines.append("")
        lines.append(file.calls.isEmpty ? words("还没有拨打记录。", "Not dialled yet.") : calls(file.calls, words, width))
        return lines.joined(separator: "\n")
    }

    private static func numbers(_ contact: ContactListing, _ words: Words) -> String {
        let first = number(contact, words("拨不出", "cannot be dialled"), words)
        return ([first] + contact.otherPhones.map(groupedPhone)).joined(separator: words("、", ", "))
    }

    private static func number(_ contact: ContactListing, _ undiallable: String, _ words: Words) -> String {
        contact.phone == nil && contact.isErased ? words("已清除", "erased") : dialled(contact, undiallable)
    }

    private static func field(_ zh: String, _ en: String, _ value: String, _ words: Words) -> String {
        padded("  " + words(zh, en), toColumns: 16) + words.shown(value, columns: 200)
    }

    private static func calls(_ calls: [CallRecord], _ words: Words, _ width: Int?) -> String {
        var table = TextTable([
            .init(words("记录", "record"), alignsRight: true), .init(words("时间", "time")),
            .init(words("结果", "outcome")), .init(words("得分", "scores"), least: 8),
            .init(words("调查员", "surveyor"), least: 6), .init(words("说明", "remarks"), least: 10),
        ])
        for call in calls {
            table.add([
                String(call.attempt.call), words.shortMoment(call.attempt.at), words.outcome(call.attempt.outcome),
                words.scores(call.attempt.scores), call.attempt.surveyor, remarks(call, words),
            ])
        }
        return table.text(width: width)
    }

    private static func remarks(_ call: CallRecord, _ words: Words) -> String {
        let remarks: [String?] = [
            call.voided ? words("已作废", "voided") : nil,
            call.replacedBy.map { words("已由 \($0) 号更正", "amended by \($0)") },
            call.replaces.map { words("更正 \($0) 号", "amends \($0)") },
            call.attempt.incoming ? words("来电", "incoming") : nil,
            call.attempt.review ? words("复核拨打", "review dial") : nil,
            call.attempt.appointment.map { words("约定 \(words.stamp($0))", "appointment \(words.stamp($0))") },
            call.note,
        ]
        return remarks.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: words("；", "; "))
    }
}
