import SurveyCore

/// What `quality` found, and what it looks for (quality.md).
extension Words {
    package func pattern(_ pattern: QualityReport.Pattern) -> String {
        switch pattern {
        case .mustAvoid: self("拨了应回避的单位", "Dials to units to be avoided")
        case .notCounted: self("不计入\(unreachable)的拨打", "Dials that do not count towards unreachable")
        case .doubtfulGround: self("降等所依据的拨打存疑", "Doubtful dials behind a downgrade")
        case .lateEntry: self("很久以后才录入", "Entered long after the dial")
        case .movedGrade: self("更正或作废后等次变化", "Amended or voided, and the grade moved")
        case .secondInterview: self("同一联系人完成两次", "One contact interviewed twice")
        case .overlap: self("同一调查员的拨打重叠", "Overlapping calls of one surveyor")
        case .short: self("完成得过快", "Completed too fast")
        case .confirmingPair: self("两人总是互相核实", "Two surveyors always confirm each other")
        case .sameAnswers: self("连续同样的得分", "The same answers in a row")
        case .alikeAnswers: self("全部得分过于雷同", "All answers too much alike")
        case .lowAndFull: self("了解低而满意满分", "Low understanding, full satisfaction")
        case .unreachableShare:
            self("\(unreachable)的比例与同单位的其他人不同", "Share of unreachable unlike the others' on the same units")
        case .meanScore: self("平均得分与同单位的其他人不同", "Mean score unlike the others' on the same units")
        }
    }

    /// From when on a pattern is named.
    package func threshold(_ pattern: QualityReport.Pattern) -> String {
        switch pattern {
        case .mustAvoid, .notCounted, .secondInterview, .doubtfulGround, .movedGrade: self("每一次", "every one")
        case .lateEntry: self("逾 24 小时；登记表逾 7 天", "after 24 hours; from sheets 7 days")
        case .overlap: self("每一次；同一分钟两次完成也算", "every one; two interviews begun in one minute, too")
        case .short: self("不到 \(DialPatterns.shortest) 秒", "under \(DialPatterns.shortest) seconds")
        case .confirmingPair:
            self(
                "至少 \(DialPatterns.leastConfirmed) 次，偶然的可能不到千分之一",
                "\(DialPatterns.leastConfirmed) times or more, chance below 1 in 1,000"
            )
        case .sameAnswers:
            self(
                "连续至少 \(DialPatterns.leastSame) 个，偶然的可能不到千分之一",
                "\(DialPatterns.leastSame) or more in a row, chance below 1 in 1,000"
            )
        case .alikeAnswers:
            self(
                "完成至少 \(DialPatterns.leastAlike) 个，任取两个得分相同的可能逾四分之一（选项题逾五分之四）",
                "\(DialPatterns.leastAlike) interviews or more, two at random agree in over 1 of 4 cases (choices: 4 of 5)"
            )
        case .lowAndFull:
            self(
                "至少 \(DialPatterns.leastLowAndFull) 次，比其他人多出 6 倍标准差",
                "\(DialPatterns.leastLowAndFull) times or more, 6 standard deviations above the others"
            )
        case .unreachableShare, .meanScore:
            self(
                "双方各至少 \(SharedUnits.least) 个，相差逾 4.4 倍标准差",
                "\(SharedUnits.least) or more on either side, over 4.4 standard deviations apart"
            )
        }
    }

    /// What was seen, without who.
    package func seen(_ seen: QualityReport.Seen) -> String {
        switch seen {
        case .dials(let dials): return self("\(dials) 次", count(dials, "call"))
        case .reasons(let reasons):
            let told = Doubt.remarks.compactMap { doubt -> String? in
                guard case .notCounted(let kind) = doubt else { return nil }
                let number = reasons.reduce(0) { $0 + ($1.key.code == doubt.code ? $1.value : 0) }
                return number == 0 ? nil : "\(whyNotOfMany(kind)) \(number)"
            }
            return list(told)
        case .doubt(let doubt, let dials):
            // By what way each came in, the calls tell.
            let what = doubt == .lateEntry ? self("很久以后才录入", "entered long after the dial") : ground(doubt)
            return "\(what) " + self("\(dials) 次", count(dials, "dial"))
        case .moved(let moved): return self.moved(moved)
        case .interviews(let contact, let interviews):
            return "\(number(contact)) " + self("完成 \(interviews) 次", count(interviews, "completed interview"))
        case .confirmed(let first, let second):
            return self(
                "互相核实 \(first + second) 次（\(first)、\(second)），从未由别人核实",
                "\(first + second) times (\(first) and \(second)), never by anybody else"
            )
        case .sameAnswers(let answers, let run):
            let given = answers.map { $0.description }.joined(separator: self("、", ", "))
            return self("连续 \(run) 个 \(given)", "\(run) in a row: \(given)")
        case .alike(let answers, let part, let of):
            let given = answers.map { $0.description }.joined(separator: self("、", ", "))
            return self("全部 \(of) 个完成的访问中 \(part) 个为 \(given)", "\(part) of all \(of) interviews: \(given)")
        case .shares(let part, let of, let others, let ofOthers):
            return self(
                "\(of) 个中 \(part) 个；其他人 \(ofOthers) 个中 \(others) 个",
                "\(part) of \(of); the others \(others) of \(ofOthers)"
            )
        case .compared: return ""
        }
    }

    /// `tooSoon` of many: the minutes differ.
    private func whyNotOfMany(_ reason: NotCounted) -> String {
        if case .tooSoon = reason { return self("与上一次相隔太近", "too soon after the last") }
        return whyNot(reason)
    }

    private func moved(_ moved: QualityReport.Moved) -> String {
        func name(_ grade: Grade?) -> String { grade.map { self.grade($0) } ?? self("无等次", "no grade") }
        let (from, to) = (name(moved.from), name(moved.to))
        let way =
            switch (moved.from, moved.to) {
            case (let from?, let to?) where to > from: self("升", "up")
            case (let from?, let to?) where to < from: self("降", "down")
            default: self("变", "changed")
            }
        let act = moved.isVoided ? self("作废", "voided") : self("更正", "amended")
        return self(
            "\(shown(moved.by))（\(stamp(moved.at))）\(act)后，\(shown(moved.unit))由\(from)\(way)为\(to)",
            "\(act) by \(shown(moved.by)) (\(stamp(moved.at))): \(shown(moved.unit)) \(way) from \(from) to \(to)"
        )
    }

    /// `请重听 17、18……`
    package func hearAgain(_ calls: [Int], limit: Int = 12) -> String {
        let shown = list(calls.prefix(limit).map(String.init))
        let more = calls.count - limit
        return self("请重听记录 \(shown)", "hear again: \(calls.count == 1 ? "record" : "records") \(shown)")
            + (more > 0 ? self(" 等 \(calls.count) 条", " and \(more) more") : "")
    }

    /// `3/48 = 6.25%（2.14–16.84）`
    package func share(_ part: Int, _ of: Int) -> String {
        guard of > 0 else { return "-" }
        let interval = Wilson(part, of: of)
        let range = "\(percent(interval.low))–\(percent(interval.high))"
        return "\(part)/\(of) = \(Fraction(part * 100, of).text)%" + self("（\(range)）", " (\(range))")
    }

    private func percent(_ tenThousandths: Int) -> String { Fraction(tenThousandths, 100).text }

    package func qualityLooked(_ report: QualityReport) -> String {
        let (patterns, found) = (QualityReport.Pattern.allCases.count, report.findings.count)
        let apart = apartFromDials(report.dials)
        let more = apart.isEmpty ? "" : self("（另查\(list(apart))）", " (and \(list(apart)))")
        return self(
            "按 \(patterns) 种情形检查了 \(count(report.dials.total)) 次拨打\(more)，"
                + (found == 0 ? "没有发现异常。" : "发现 \(found) 处。"),
            "\(count(report.dials.total, "dial"))\(more) examined for \(patterns) patterns: "
                + (found == 0 ? "nothing odd was found." : "\(count(found, "finding")).")
        )
    }

    package var qualityRule: String {
        self(
            "以下只说明应当重听哪些记录，不是结论；内部使用，不得外传。",
            "This says which calls to hear again and concludes nothing. Internal."
        )
    }

    package enum SideTitle: Hashable, Sendable { case heading, unreachable, others, mean, expected, chance, few }

    package func side(_ title: SideTitle) -> String {
        switch title {
        case .heading: self("调查员对照（只比共同的单位，95% 区间）", "Surveyors side by side (on shared units; 95% intervals)")
        case .unreachable: self("\(unreachable)", "unreachable")
        case .others: self("其他人", "the others")
        case .mean: self("平均得分（个）", "mean score (n)")
        case .expected: self("按单位应为", "by the units")
        case .chance: self("偶然范围", "by chance")
        case .few: self("* 不足 \(SharedUnits.least) 个，不作判断", "* fewer than \(SharedUnits.least): nothing follows")
        }
    }

    /// The last line of `verify`.
    package func qualityCount(_ findings: Int) -> String {
        findings == 0
            ? self("拨打记录没有发现异常（huifang quality）。", "Nothing odd in the dials (huifang quality).")
            : self(
                "拨打记录有 \(findings) 处值得重听，见 huifang quality。",
                "\(count(findings, "thing")) in the dials to hear again: huifang quality"
            )
    }
}
