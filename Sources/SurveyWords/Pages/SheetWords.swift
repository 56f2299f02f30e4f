import SurveyCore

/// Call sheets on paper.
extension Words {
    package func contacts(_ number: Int) -> String { self("\(number) 个", "\(number)") }

    package func dialled(_ times: Int) -> String { self("已拨 \(times)", "dials \(times)") }

    package func newestDigest(_ head: String) -> String {
        self("最新日志校验值 ", "Newest log digest ") + digest(head, groups: 4)
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

    /// The keypad as it lies on the console and on paper (console.md §Keys), row by row.
    package var keypad: [[String]] {
        [
            [self("7 关机", "7 switched off"), self("8 其他", "8 other"), self("9 无法接通", "9 no signal")],
            [self("4 他人接听", "4 someone else"), self("5 本人接听，提问", "5 the person: ask"), self("6 不愿受访", "6 unwilling")],
            [self("1 无人接听", "1 no answer"), self("2 约定再拨", "2 call later"), self("3 占线", "3 busy")],
            [self("0 号码有问题", "0 bad number"), "", ""],
        ]
    }

    package var keypadRule: String {
        self(
            "单数没人接，双数有人接，5 问问题，0 是坏号。表上请写两位代码，单个数字不收。",
            "Odd: nobody answered. Even: somebody answered. 5: ask. 0: bad number. On the sheet write two digits, never one."
        )
    }
}
