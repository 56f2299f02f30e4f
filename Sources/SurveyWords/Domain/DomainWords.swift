import SurveyCore

extension Words {
    package func state(_ state: ContactState) -> String {
        switch state {
        case .notDrawn: language("未抽取", "not drawn")
        case .open: language("待拨", "open")
        case .awaitingConfirmation: language("待核实", "to be confirmed")
        case .scored: language("已评分", "scored")
        case .reached: language("已联系、无评分", "reached, no score")
        case .unreachable: self(unreachable, "unreachable")
        case .notFinished: language("未拨完", "not finished")
        }
    }

    /// The rulebook's label in Chinese; English has its own words for the four grades.
    package func grade(_ grade: Grade) -> String { language(grades[grade] ?? grade.rawValue, grade.rawValue) }

    /// The grade as it stands in a table: 良, 中（裁定）, 待裁定.
    package func grade(_ unit: UnitGrade) -> String {
        switch (unit.status, unit.grade) {
        case (.undetermined, _): status(.undetermined)
        case (_, nil): language("暂无", "none yet")
        case (_, let standing?):
            unit.ruling == nil ? grade(standing) : grade(standing) + language("（裁定）", " (by ruling)")
        }
    }

    /// `优 3、良 2、暂无等次 1、待裁定 1`: who has no grade yet is not who awaits a ruling.
    package func tally(_ units: [UnitGrade]) -> String {
        tally(units.map { standing($0.grade, $0.status) }, [noGradeYet, status(.undetermined)])
    }

    /// `优 3、良 2、无等次 1`, as a publication froze them: it does not say why one has none.
    package func tally(published grades: [Grade?]) -> String {
        tally(grades.map { $0.map { grade($0) } ?? noGrade }, [noGrade])
    }

    private func tally(_ named: [String], _ withoutGrade: [String]) -> String {
        let order = [Grade.excellent, .good, .fair, .poor].map { grade($0) } + withoutGrade
        return list(
            order.compactMap { name in
                let number = named.count { $0 == name }
                return number == 0 ? nil : "\(name) \(number)"
            }
        )
    }

    /// A computed grade, or why there is none: somebody must rule, or contacts are still open.
    package func standing(_ grade: Grade?, _ status: UnitGrade.Status) -> String {
        grade.map { self.grade($0) } ?? (status == .undetermined ? self.status(.undetermined) : noGradeYet)
    }

    private var noGradeYet: String { language("暂无等次", "no grade yet") }

    private var noGrade: String { language("无等次", "no grade") }

    /// What a publication said of a unit; without a grade it was undetermined, or, while fieldwork went on, perhaps not yet.
    package func published(_ published: PublishedGrade) -> String {
        published.grade.map { grade($0) } ?? (published.closed ? status(.undetermined) : noGrade)
    }

    package func status(_ status: UnitGrade.Status) -> String {
        switch status {
        case .final: language("正式", "final")
        case .provisional: language("暂定", "provisional")
        case .undetermined: language("待裁定", "undetermined")
        }
    }

    /// With what is still possible: `暂定（可能 优–中）` / `provisional (excellent to fair)`.
    package func status(_ unit: UnitGrade) -> String {
        guard unit.status == .provisional, let possible = unit.verdict.possible else { return status(unit.status) }
        if possible.best == possible.worst {
            return status(.provisional)
                + language("（只能是\(grade(possible.best))）", " (\(grade(possible.best)) in any case)")
        }
        return status(.provisional)
            + language(
                "（可能 \(grade(possible.best))–\(grade(possible.worst))）",
                " (\(grade(possible.best)) to \(grade(possible.worst)))"
            )
    }

    package func cause(_ cause: Downgrade.Cause) -> String {
        switch cause {
        case .late: language("超期", "late")
        case .unreachable: self(unreachable, "unreachable")
        case .shortfall: language("不足", "shortfall")
        }
    }

    package func severity(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: language("错误", "error")
        case .warning: language("警告", "warning")
        case .note: language("提示", "note")
        }
    }

    /// The rulebook's label of a slice; English knows the four of the default protocol by their hours.
    package func slice(_ slice: CallProtocol.Slice) -> String {
        guard language == .en else { return slice.label }
        switch slice.label {
        case "上午": return "morning"
        case "午后": return "early afternoon"
        case "傍晚前": return "late afternoon"
        case "晚间": return "evening"
        default: return "\(slice.from)-\(slice.until)"
        }
    }

    /// The dimension in Chinese, the key in English.
    package func question(_ key: String) -> String {
        language(questions.first { $0.key == key }?.label ?? key, key)
    }

    /// `了解情况 90，满意度 95` in the questions' order, answered ones only.
    package func scores(_ scores: [String: Score]) -> String {
        questions
            .filter { scores[$0.key] != nil }
            .map { "\(question($0.key)) \(scores[$0.key]!)" }
            .joined(separator: language("，", ", "))
    }

    /// 17 号 / no. 17
    package func number(_ contact: Int) -> String { language("\(contact) 号", "no. \(contact)") }
}

extension Words {
    /// A reading of the notice's words (notice.md §Readings) as a statement; behind 若 / If it stands as it is.
    package func reading(_ reading: Reading) -> String {
        switch reading {
        case .deadline(.inclusive): self("限期当日算按时", "the deadline day is in time")
        case .deadline(.exclusive): self("限期当日算超期", "the deadline day is late")
        case .deadline(.nextWorkingDay):
            self("限期逢休息日顺延至下一工作日", "a deadline on a day off moves to the next working day")
        case .causes(.once): self("超期与\(unreachable)并存时只降一个等次", "late and unreachable together cost one grade")
        case .causes(.each): self("超期、\(unreachable)各降一个等次", "late and unreachable cost a grade each")
        case .shortfall(.report): self("不足\(quota)个不降等", "fewer than \(quota) contacts cost no grade")
        case .shortfall(.downgrade):
            self("不足\(quota)个视同有号码\(unreachable)", "fewer than \(quota) contacts count as an unreachable number")
        case .completion(.complete): self("分次报送的以报齐之日为准", "a hand-in in parts counts from the day it was complete")
        case .completion(.first): self("分次报送的以首次报送之日为准", "a hand-in in parts counts from its first day")
        }
    }
}
