import SurveyCore

/// Titles of columns and labels of fields, on the terminal and on paper.
package enum Title: Hashable, Sendable {
    // Units and their grades
    case unit, average, band, downgrade, grade, status
    // Contacts
    case number, key, organisation, person, phone, surveyor, state, dials
    case forUnit, askFor, asGiven, appointment, notBefore
    // Records
    case record, time, outcome, scores, remarks
    // An explanation: contacts, and the dials of an unreachable number
    case mean, by
    case dial, date, day, slice, heard, found
    // Call sheets
    case callSheet, wholeList, list, appointments, confirmingDials, codes
    case code, heardOrMet, effect, dialsAndWhen, outcomeCode, dialledAt, agreedTime, agreed, note
}

extension Words {
    package func title(_ title: Title) -> String {
        switch title {
        case .unit: self("单位", "unit")
        case .average: self("平均分（个）", "average (n)")
        case .band: self("基础等次", "band")
        case .downgrade: self("降等情形", "downgrade")
        case .grade: self("评定等次", "grade")
        case .status: self("状态", "status")
        case .number: self("编号", "no.")
        case .key: self("键", "key")
        case .organisation: self("相对人单位", "organisation")
        case .person: self("姓名", "person")
        case .phone: self("电话", "number")
        case .surveyor: self("调查员", "surveyor")
        case .state: self("状态", "state")
        case .dials: self("拨打", "dials")
        case .forUnit: self("填报单位", "unit")
        case .askFor: self("请找", "ask for")
        case .asGiven: self("报送原文", "handed in as")
        case .appointment: self("约定", "appointment")
        case .notBefore: self("最早可拨", "not before")
        case .record: self("记录", "record")
        case .time: self("时间", "time")
        case .outcome: self("结果", "outcome")
        case .scores: self("得分", "scores")
        case .remarks: self("说明", "remarks")
        case .mean: self("平均", "mean")
        case .by: self("调查员", "by")
        case .dial: self("次", "no.")
        case .date: self("日期", "date")
        case .day: self("星期", "day")
        case .slice: self("时段", "slice")
        case .heard: self("听到的情况", "heard")
        case .found: self("核实情况", "found")
        case .callSheet: self("拨打登记表", "Call sheet")
        case .wholeList: self("名单（全部）", "List (all)")
        case .list: self("名单", "List")
        case .appointments: self("约定", "Appointments")
        case .confirmingDials: self("核实拨打（按实际听到的填，不必与前一次相同）", "Confirming dials (write what you hear)")
        case .codes: self("结果代码", "Codes")
        case .code: self("代码", "code")
        case .heardOrMet: self("听到、遇到什么", "what is heard or met")
        case .effect: self("怎样算", "effect")
        case .dialsAndWhen: self("已拨、何时", "dials, when")
        case .outcomeCode: self("结果代码", "code")
        case .dialledAt: self("拨打时间", "time")
        case .agreedTime: self("约定时间", "agreed time")
        case .agreed: self("约定", "agreed")
        case .note: self("备注", "note")
        }
    }

    // MARK: Contacts and findings

    /// `17 号  郑州市公安局-01`
    package func heading(_ contact: ContactListing) -> String {
        self("\(contact.id) 号  ", "No. \(contact.id)  ") + shown(contact.key)
    }

    package var noContactFound: String { self("没有找到联系人。", "No contact found.") }
    package var notDialledYet: String { self("还没有拨打记录。", "Not dialled yet.") }
    package var undiallable: String { self("拨不出", "undiallable") }
    package var cannotBeDialled: String { self("拨不出", "cannot be dialled") }
    package var erased: String { self("已清除", "erased") }
    package var noUnitNamed: String { self("未指明单位", "No unit") }

    /// What is special about a record: voided, amended, incoming.
    package func remarks(_ call: CallRecord) -> String {
        let remarks: [String?] = [
            call.voided ? self("已作废", "voided") : nil,
            call.replacedBy.map { self("已由 \($0) 号更正", "amended by \($0)") },
            call.replaces.map { self("更正 \($0) 号", "amends \($0)") },
            call.attempt.incoming ? self("来电", "incoming") : nil,
            call.attempt.review ? self("复核拨打", "review dial") : nil,
            call.notCounted.map(notCounted),
            call.attempt.appointment.map { self("约定 \(stamp($0))", "appointment \(stamp($0))") },
            call.note,
        ]
        return clauses(remarks.compactMap { $0 }.filter { !$0.isEmpty })
    }

    /// `共 错误 2、警告 1。`; empty without findings.
    package func inAll(_ number: (Finding.Severity) -> Int) -> String {
        let tally = tally(number)
        return tally.isEmpty ? "" : self("共 ", "In all ") + tally + self("。", ".")
    }

    /// `甲；乙` / `a; b`
    package func clauses(_ parts: [String]) -> String { parts.joined(separator: language("；", "; ")) }
}
