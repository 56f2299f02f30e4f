import SurveyCore

/// The tables of grades and of `whatif`.
extension Words {
    package var noUnitMatches: String { self("没有符合条件的单位。", "No unit matches.") }

    /// An average never stands without the number of scores it is made of.
    package func average(_ unit: UnitGrade, _ edition: Edition) -> String {
        let tally = unit.verdict.tally
        guard let average = unit.verdict.average else {
            return tally.provided == 0 && tally.refused == 0 ? self("未报送", "nothing handed in") : "-"
        }
        return (edition.scores(of: tally, few: fewScores).hasAverage ? average.value.text : "-")
            + self("（\(tally.scored) 个）", " (\(tally.scored))")
    }

    /// The causes of downgrades, or why the unit has no average to lower; `nil` where nothing lowers it.
    package func reasons(_ verdict: Verdict) -> String? {
        switch verdict.conclusion {
        case .nothingProvided: return self("未报送", "nothing handed in")
        case .allUnreachable: return self("全部\(unreachable)", "all unreachable")
        case .undetermined(.handInRefused): return self("报送未能导入", "hand-in refused")
        case .undetermined(.nobodyScored):
            let tally = verdict.tally
            if tally.drawn == 0 { return self("没有抽取拨打", "not drawn") }
            return tally.reached == 0 ? self("未拨完", "not finished") : self("无人作答", "nobody answered")
        case .averaged, .provisional:
            let causes = verdict.downgrades.flatMap(\.causes)
            return causes.isEmpty ? nil : clauses(causes.map { cause($0) })
        case .withheld: return verdict.causes.isEmpty ? nil : clauses(verdict.causes.map { cause($0) })
        }
    }

    /// What stands below the table, a line each.
    package func remarks(_ report: GradeReport, _ edition: Edition) -> [String] {
        var lines: [String] = []
        if report.units.count > 1 {
            let (zh, en) = ("共 \(report.units.count) 个单位", count(report.units.count, "unit"))
            lines.append(self("\(zh)：\(tally(report.units))。", "\(en): \(tally(report.units))."))
        }
        if report.units.contains(where: \.verdict.hasFewScores) {
            lines.append(self("* 有效评分不足 \(fewScores) 个", "* fewer than \(spelled(fewScores, "score"))"))
        }
        let replaced = report.units.filter(\.replacedAfterDraw).map(\.unit)
        if !replaced.isEmpty {
            lines.append(
                self(
                    "抽取后撤下重报的单位：\(shownList(replaced))，见评定说明。",
                    "Withdrawn after the draw and handed in again: \(shownList(replaced)); see the page of each."
                )
            )
        }
        lines += report.withdrawn.flatMap { unit in unit.withdrawals.suffix(1).map { withdrawn(unit.unit, $0, edition) }
        }
        var told: Set<String> = []
        for key in report.units.flatMap(\.conflicts) where told.insert(key).inserted {
            let units = report.units.filter { $0.conflicts.contains(key) }
            lines.append(notice(.conflictingNumber(key: key, units: units)))
        }
        if let changes = report.sincePublished, !changes.isNothing {
            lines.append(notice(.changedSincePublished(on: changes.at.date(offset), changes)))
        }
        let head = digest(report.logHead, groups: 4)
        return lines + [
            report.closed
                ? self("外呼已结束。", "Fieldwork is closed.")
                : self("外呼未结束，等次为暂定或现状，不得对外公布。", "Fieldwork is open: not for publication."),
            // While fieldwork is open a unit's edition has no averages.
            edition == .unit && !report.closed
                ? self("最新日志校验值 \(head)", "Newest log digest \(head)")
                : self(
                    "平均分只舍不入，评定按精确值。最新日志校验值 \(head)",
                    "Averages are cut, never rounded; grades use the exact value. Newest log digest \(head)"
                ),
        ]
            + (edition == .office
                ? [self("内部表；交单位、作附件用 --for unit。", "Internal; for units and the annex use --for unit.")] : [])
    }

    /// Beside a table of the office's edition as CSV or JSON.
    package var internalTable: String {
        self(
            "这是内部表（只有1人作答的也列平均分，外呼未结束时列可能的等次）；交单位、作附件用 huifang grade --for unit --format csv。",
            "This table is internal: it has an average of one answer, too, and possible grades while fieldwork is open. For units and the "
                + "annex: huifang grade --for unit --format csv."
        )
    }

    /// A unit that has no grade any more.
    private func withdrawn(_ unit: String, _ withdrawal: UnitExplanation.Withdrawal, _ edition: Edition) -> String {
        let (at, reason) = (moment(withdrawal.at), shown(withdrawal.reason))
        let by = actor(withdrawal.by, withdrawal.surveyorNumber, edition)
        return self(
            "抽取后撤下、不评定：\(shown(unit))，\(at) 由\(by)撤下，原因：\(reason)；\(takenAway(withdrawal))。",
            "Withdrawn after the draw, without a grade: \(shown(unit)), on \(at) by \(by), reason: \(reason); "
                + "\(takenAway(withdrawal))."
        )
    }

    /// 已抽取 2 个（已评分 2 个），拨打 2 次（记录 1、2 号）: the counts of a withdrawal, and the numbers of its records.
    func takenAway(_ withdrawal: UnitExplanation.Withdrawal) -> String {
        let states = ContactState.allCases.compactMap { state in
            withdrawal.states[state].map { self("\(self.state(state)) \($0) 个", "\($0) \(self.state(state))") }
        }
        let calls = withdrawal.contacts.flatMap(\.calls).sorted { $0.number < $1.number }.map { record($0) }
        let records = calls.isEmpty ? "" : self("（记录 \(list(calls)) 号）", " (records \(list(calls)))")
        return self(
            "已抽取 \(withdrawal.drawn) 个（\(list(states))），拨打 \(withdrawal.dials) 次\(records)",
            "\(withdrawal.drawn) drawn (\(list(states))), \(count(withdrawal.dials, "dial"))\(records)"
        )
    }

    /// The number of a record, with how it had ended.
    func record(_ call: UnitExplanation.Withdrawal.Call) -> String {
        switch call.end {
        case nil: "\(call.number)"
        case .voided: self("\(call.number)（已作废）", "\(call.number) (voided)")
        case .amended: self("\(call.number)（已更正）", "\(call.number) (amended)")
        }
    }

    /// Who acted: a surveyor by number for the unit, as everywhere on its page.
    func actor(_ name: String, _ surveyorNumber: Int?, _ edition: Edition) -> String {
        guard edition == .unit, let number = surveyorNumber else { return shown(name) }
        return self("调查员\(padded(number, 2))", "surveyor \(padded(number, 2))")
    }

    /// Columns of the table for Excel and WPS: in Chinese whatever the user's language, so that a file is the same file.
    package var gradeColumns: [String] {
        [
            "单位", "评定等次", "状态", "最好可能", "最差可能", "基础等次", "平均分", "平均分分子", "平均分分母", "评分个数", "降等情形",
            "降低等次", "报送日期", "是否超期", "报送", "列入拨打", unreachable, "已联系无评分", "待拨", "未拨完", "更正号码", "号码冲突",
            "裁定", "裁定理由", "定稿等次", "定稿日期", "抽取后撤下重报",
        ]
    }

    /// Of a unit that has no grade.
    package var withdrawnAfterDraw: String { self("抽取后撤下", "withdrawn after the draw") }

    package func yes(_ isSo: Bool) -> String { isSo ? self("是", "yes") : self("否", "no") }

    // MARK: whatif

    package func comparing(_ units: Int) -> String {
        self(
            "共 \(units) 个单位，比较的是计算等次，不含裁定。",
            "\(count(units, "unit")); computed grades are compared, rulings left out."
        )
    }

    package func tried(_ outcome: WhatIf.Outcome) -> String {
        let keys = outcome.readings.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let meaning = clauses(outcome.readings.map { reading($0) })
        let changes = outcome.changes.count
        return self("\(keys)（\(meaning)）：", "\(keys) (\(meaning)): ")
            + (changes == 0
                ? self("没有变化。", "nothing changes.")
                : self("\(changes) 个单位变化", "\(count(changes, "unit")) would change"))
    }

    package func change(_ change: GradeChange) -> String {
        func name(_ grade: Grade?) -> String { grade.map { self.grade($0) } ?? self("无", "none") }
        return "\(shown(change.unit))" + self("：", ": ") + name(change.from) + " → " + name(change.to)
    }

    /// - Parameter readings: under which the margins hold, whatever else was tried.
    package func margins(under readings: [Reading]) -> String {
        let readings = clauses(readings.map { reading($0) })
        return self(
            "等次处于临界的单位（按本次规则的口径：\(readings)）：",
            "How much hangs on little (under the rulebook's own readings: \(readings)):"
        )
    }

    /// What would change the grades of so many units.
    package func margin(_ margin: Margin, units: Int) -> String {
        let what =
            switch margin {
            case .oneFewer: self("\(unreachable)的号码少一个，等次就不同", "one unreachable number fewer would change the grade")
            case .oneMore: self("再有一个号码\(unreachable)，等次就不同", "one unreachable number more would change the grade")
            case .lessThanAPoint: self("平均分高低不到 1 分，等次就不同", "less than a point of the average would change the grade")
            }
        return units == 0
            ? self("\(what)：没有。", "\(what): none.") : self("\(what)：\(units) 个单位", "\(what): \(count(units, "unit"))")
    }
}

package enum Margin: Sendable { case oneFewer, oneMore, lessThanAPoint }
