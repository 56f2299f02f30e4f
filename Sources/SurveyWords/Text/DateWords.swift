import SurveyCore

extension Words {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let weekdayCharacters = ["一", "二", "三", "四", "五", "六", "日"]

    /// `2020年9月20日` / `20 September 2020`
    package func date(_ date: CivilDate) -> String {
        language("\(date.year)年\(date.month)月\(date.day)日", "\(date.day) \(Words.months[date.month - 1]) \(date.year)")
    }

    /// Within the survey's year: `9月18日` / `18 September`; any other has its year.
    package func day(_ date: CivilDate) -> String {
        if isOfAnotherYear(date) { return self.date(date) }
        return language("\(date.month)月\(date.day)日", "\(date.day) \(Words.months[date.month - 1])")
    }

    private func isOfAnotherYear(_ date: CivilDate) -> Bool { year.map { $0 != date.year } ?? false }

    /// `09-18`; of another year than the survey's `2021-09-18`
    package func monthDay(_ date: CivilDate) -> String {
        isOfAnotherYear(date) ? date.description : "\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    /// `9月18日 10:05` / `18 September 10:05`
    package func moment(_ time: Timestamp) -> String { "\(day(time.date(offset))) \(time.time(offset))" }

    /// As on the console: `09-22 周二 09:35` / `Tue 09-22 09:35`
    package func shortMoment(_ time: Timestamp) -> String {
        let date = time.date(offset)
        return language(
            "\(monthDay(date)) 周\(Words.weekdayCharacters[date.weekday - 1]) \(time.time(offset))",
            "\(Words.weekdays[date.weekday - 1].prefix(3)) \(monthDay(date)) \(time.time(offset))"
        )
    }

    /// `09-23 14:52` in both languages: where a column or a bracket is narrow.
    package func stamp(_ time: Timestamp) -> String { "\(monthDay(time.date(offset))) \(time.time(offset))" }

    /// The time of a dial whose day need not be told: `14:52`; of another year than the survey's the day with it.
    func clock(_ time: Timestamp) -> String {
        isOfAnotherYear(time.date(offset)) ? stamp(time) : time.time(offset).description
    }

    /// `星期五` / `Friday`
    package func weekday(_ date: CivilDate) -> String {
        language("星期\(Words.weekdayCharacters[date.weekday - 1])", Words.weekdays[date.weekday - 1])
    }

    /// `五` / `Fri`: in tables.
    package func shortWeekday(_ date: CivilDate) -> String {
        language(Words.weekdayCharacters[date.weekday - 1], String(Words.weekdays[date.weekday - 1].prefix(3)))
    }

    /// `22 Sept`-style dates for narrow English tables: three or four letters; `9月22日` in Chinese.
    package func tableDay(_ date: CivilDate) -> String {
        let name = Words.months[date.month - 1]
        let year = isOfAnotherYear(date) ? " \(date.year)" : ""
        return language(day(date), "\(date.day) \(date.month == 9 ? "Sept" : String(name.prefix(3)))\(year)")
    }
}

extension Words {
    /// Why a text is no date or time, as a further sentence; empty where that cannot be told.
    func whyNoTime(_ text: String) -> String {
        switch WrittenTimeFault(text) {
        case nil: ""
        case .serialNumber(let date):
            self(
                "这像是表格软件里日期的序号，即 \(date)（采用 1904 日期系统的为 \(date.adding(days: 1462))）：该列的格式应设为日期。",
                " It looks like a spreadsheet's own number for \(date), or by the 1904 date system \(date.adding(days: 1462)): the column's format should be a date."
            )
        case .noSuchDay: self("没有这一天。", " There is no such day.")
        case .otherWeekday(let date): self("\(date) 是\(weekday(date))。", " \(date) is a \(weekday(date)).")
        case .yearMissing: self("没有年份。", " The year is missing.")
        case .yearNotFirst:
            self("年份不在前面，分不清月和日。", " The year does not stand first, so that month and day cannot be told apart.")
        case .shortYear: self("年份应写四位。", " The year needs four digits.")
        case .chineseNumerals: self("月和日应写成 9、18 这样的数字。", " Month and day must be in figures.")
        case .rest(let rest):
            self("日期之后的「\(shown(rest))」看不懂。", " What stands behind the date cannot be read: \(shown(rest)).")
        }
    }
}
