import SurveyCore

extension Words {
    /// What a rulebook still has of the survey before, a line each, below a heading; `nil` where there is nothing.
    package func leftovers(_ leftovers: [RulebookLeftover]) -> String? {
        guard !leftovers.isEmpty else { return nil }
        let head = self(
            "可以使用，但像是上一次调查留下的，请核对：",
            "It can be used, but this looks left over from an earlier survey; please check:"
        )
        return ([head] + leftovers.map { "  " + leftover($0) }).joined(separator: "\n")
    }

    package func leftover(_ leftover: RulebookLeftover) -> String {
        switch leftover {
        case .past(let key, let date, let today):
            self("\(key)：\(date) 已过（今天 \(today)）。", "\(key): \(date) is past (today is \(today)).")
        case .noCalendar(let year, let known):
            self(
                "calendar：没有 \(year) 年的放假和调休上班日期\(known.isEmpty ? "" : "，只有 \(list(known.map(String.init))) 年的")。请按国务院办公厅的通知填写。",
                "calendar: no holiday or working day of \(year)\(known.isEmpty ? "" : ", only of \(list(known.map(String.init)))"). "
                    + "Take them from the State Council's notice."
            )
        case .otherYear(let key, let year, let years):
            self(
                "\(key)：写着 \(year) 年，而限期和外呼在 \(list(years.map(String.init))) 年。",
                "\(key): says \(year), but deadline and fieldwork lie in \(list(years.map(String.init)))."
            )
        }
    }
}
