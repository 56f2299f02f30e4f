import SurveyCore

/// Call sheets on paper.
extension Words {
    package func contacts(_ number: Int) -> String { self("\(number) 个", "\(number)") }

    package func dialled(_ times: Int) -> String { self("已拨 \(times)", "dials \(times)") }

    package func newestDigest(_ head: String) -> String {
        self("最新日志校验值 ", "Newest log digest ") + digest(head, groups: 4)
    }

    /// Of one surveyor's sheet: others may have the same confirming dials.
    package var sharedDials: String {
        self("；其他调查员的表上也可能有，一次打印全部的表则只在一张上", "; may be on others' sheets, too, unless all are printed at once")
    }

    package var copyDigest: String {
        self("　交表时请抄写当日校验值：________________", "   copy the day's digest here: ________________")
    }

    /// The agreed time, else from when the protocol allows a call.
    package func when(_ contact: ContactListing) -> String {
        if let time = contact.appointment { return self("约 ", "at ") + stamp(time) }
        if let time = contact.notBefore { return stamp(time) + self(" 起", " on") }
        return contact.state.isOpen ? "" : state(contact.state)
    }

    /// Column names of a sheet as a file are never translated: they are read back.
    package var sheetColumns: [String] {
        ["编号", "填报单位", "行政相对人单位", "姓名", "职务", "电话", "其他电话", "已拨次数", "结果"] + questions.map(\.label)
            + ["拨打时间", "约定时间", "调查员", "备注"]
    }
}
