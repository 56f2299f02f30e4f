import SurveyCore

extension ReportWords {
    // MARK: 一 评定结果一览

    var results: Section {
        var blocks: [Block] = [.paragraph(words.sentences(standing, count))]
        for (index, group) in groups.enumerated() {
            if groups.count > 1 || group.kind != nil {
                let number = words("（\(chinese(index + 1))）", "(\(index + 1)) ")
                blocks.append(.heading(number + (group.kind ?? words("其他", "Others"))))
            }
            blocks.append(.table(table(group.units)))
        }
        return Section(title: words("评定结果一览", "Grades"), blocks: blocks + [.notes(notes)] + changes)
    }

    /// 应测评单位60个。评为优31个、良16个、中8个、差5个（其中未报送3个）。
    private var count: String {
        let units = grades.units
        let counted = Grade.allCases.compactMap { grade -> String? in
            let number = units.count { $0.grade == grade }
            let none = grade == .poor ? units.count { isNothing($0) } : 0
            let (name, missing) = (
                words.grade(grade), none > 0 ? words("（其中未报送\(none)个）", " (\(none) of them handed in nothing)") : ""
            )
            return number == 0 ? nil : words("\(name)\(number)个\(missing)", "\(number) \(name)\(missing)")
        }
        let ungraded = units.count { $0.grade == nil }
        let ruled = units.count { $0.ruling != nil }
        let without = words(
            report.closedAt == nil ? "尚无等次\(ungraded)个" : "待裁定\(ungraded)个",
            report.closedAt == nil ? "\(ungraded) without a grade yet" : "\(ungraded) undetermined"
        )
        let all = counted + (ungraded > 0 ? [without] : [])
        let told = words.language == .zh ? all.joined(separator: "、") : words.together(all)
        let head = words("应测评单位\(units.count)个", words.count(units.count, "unit"))
        let counts = all.isEmpty ? "" : words("：", ": ") + told
        let byRuling = ruled == 0 ? "" : words("经裁定\(ruled)个。", "\(ruled) by ruling.")
        return words.sentences(head + counts + words("。", "."), byRuling)
    }

    func isNothing(_ unit: UnitGrade) -> Bool {
        if case .nothingProvided = unit.verdict.conclusion { return true }
        return false
    }

    /// By 类别 where units have one, in the order in which the kinds first come; numbered as they are printed.
    var groups: [(kind: String?, units: [(number: Int, unit: UnitGrade)])] {
        var groups: [(kind: String?, units: [UnitGrade])] = []
        for unit in grades.units {
            let kind = report.kinds[unit.unit].map { safeText(oneLine($0)) }
            if let place = groups.firstIndex(where: { $0.kind == kind }) {
                groups[place].units.append(unit)
            } else {
                groups.append((kind, [unit]))
            }
        }
        var last = 0
        return groups.map { group in
            let first = last + 1
            last += group.units.count
            return (group.kind, zip(first..., group.units).map { ($0, $1) })
        }
    }

    private func table(_ units: [(number: Int, unit: UnitGrade)]) -> Table {
        Table(
            kind: .grades,
            titles: words.language == .zh
                ? ["序号", "单位", "报送日期", "报送号码", "有效评分", unreachable, "平均分", "基础等次", "降等情形", "评定等次"]
                : [
                    "no.", "unit", "handed in", "numbers", "scores", "unreachable", "average", "band", "downgrade",
                    "grade",
                ],
            rows: units.map { row($0.unit, $0.number) },
            figures: [6]
        )
    }

    private func row(_ unit: UnitGrade, _ number: Int) -> [String] {
        [String(number), safeText(oneLine(unit.unit))] + figures(of: unit)
    }

    /// What stands beside a unit's name.
    private func figures(of unit: UnitGrade) -> [String] {
        let (verdict, tally) = (unit.verdict, unit.verdict.tally)
        let hasAverage = report.edition.scores(of: tally, few: words.fewScores).hasAverage
        return [
            verdict.receivedOn.map { words.tableDay($0) } ?? words("未报送", "none"),
            String(tally.provided), String(tally.scored), String(tally.unreachable),
            verdict.average.map { hasAverage ? $0.value.text : "—" } ?? "—",
            verdict.band.map { words.grade($0) } ?? "—", words.reasons(verdict) ?? "—", grade(unit),
        ]
    }

    /// 优, 优＊, 中（裁定）
    private func grade(_ unit: UnitGrade) -> String {
        let possible = unit.status == .provisional ? "　" + words.status(unit) : ""
        return words.grade(unit) + (unit.verdict.hasFewScores ? "＊" : "") + (unit.grade == nil ? "" : possible)
    }

    private var notes: [String] {
        let units = grades.units
        let hidden = units.contains {
            $0.verdict.average != nil && !report.edition.scores(of: $0.verdict.tally, few: words.fewScores).hasAverage
        }
        let notes: [String?] = [
            groups.count > 1
                ? words("单位分类别、按建制顺序（名单次序）排列。", "Units stand by kind, in the official order within each.")
                : words("单位按建制顺序（名单次序）排列。", "Units stand in the official order."),
            words("平均分只舍不入，评定按精确值比较。", "Averages are cut, never rounded up; grades compare the exact values."),
            units.contains(where: \.verdict.hasFewScores)
                ? words("＊有效评分不足\(words.fewScores)个。", "＊ Fewer than \(words.spelled(words.fewScores, "score")).")
                : nil,
            hidden
                ? words(
                    "只有1人作答的，为保护受访人不列平均分。",
                    "Where one person alone answered, no average is given, to protect the respondent."
                ) : nil,
            units.contains(where: { $0.verdict.shortfall > 0 && !isNothing($0) })
                ? words(
                    rulebook.grading.readings.shortfall == .report
                        ? "报送号码不足\(rulebook.grading.quota)个的，本次只作说明，不降等。"
                        : "报送号码不足\(rulebook.grading.quota)个的，视同有号码\(unreachable)。",
                    rulebook.grading.readings.shortfall == .report
                        ? "A shortfall is only reported." : "A shortfall counts as an unreachable number."
                ) : nil,
        ]
        return notes.compactMap { $0 }.enumerated().map { index, note in
            words(index == 0 ? "注：\(index + 1). \(note)" : "\(index + 1). \(note)", "\(index + 1)  \(note)")
        }
    }

    /// What has become of the publication since.
    private var changes: [Block] {
        guard let publication = report.publication else { return [] }
        guard !publication.isOpenNow else {
            return [
                .paragraph(
                    words(
                        "定稿后外呼\(report.closedAt == nil ? "仍在进行" : "重新开始，尚未结束")，以外呼结束后的再次定稿为准。",
                        "Fieldwork \(report.closedAt == nil ? "goes on" : "was taken up again") since: what is published after its end counts."
                    )
                )
            ]
        }
        let changed = publication.now.filter(\.hasOtherGrade)
        let added = publication.now.filter { $0.published == nil }
        let others = publication.now.filter { now in
            now.published.map { !now.hasOtherGrade && figures(of: $0) != figures(of: now.unit) } ?? false
        }
        let renamed = publication.now.compactMap { now in
            now.published.flatMap { $0.unit == now.unit.unit ? nil : "\(shown($0)) → \(shown(now.unit))" }
        }
        var blocks: [Block]
        if changed.isEmpty, added.isEmpty, publication.gone.isEmpty {
            blocks = [.paragraph(words("定稿后等次没有变化。", "No grade has changed since."))]
        } else {
            let rows =
                changed.map { [shown($0.published!), words.grade($0.published!), now($0.unit)] }
                + added.map { [shown($0.unit), "—", now($0.unit)] }
                + publication.gone.map { [shown($0), words.grade($0), words("已撤下", "withdrawn")] }
            let titles = [words.title(.unit), words("定稿等次", "published"), words("现等次", "now")]
            blocks = [
                .heading(words("定稿后的变化", "Changed since the publication")),
                .table(Table(kind: .changes, titles: titles, rows: rows)),
            ]
        }
        let lines = [
            others.isEmpty
                ? nil
                : words(
                    "等次未变、其他各栏有变化的单位：\(words.list(others.map { shown($0.published!) }))。",
                    "Other figures have changed, but not the grade, of: \(words.list(others.map { shown($0.published!) }))."
                ),
            renamed.isEmpty
                ? nil : words("定稿后更名：\(words.list(renamed))。", "Renamed since: \(words.list(renamed))."),
            blocks.count == 1 && others.isEmpty
                ? nil
                : words(
                    "以再次定稿为准；除此之外，本附件的等次和数字都是定稿时的。",
                    "What has changed counts once it is published again; all else in this annex is as it was published."
                ),
        ].compactMap { $0 }
        return blocks + (lines.isEmpty ? [] : [.notes(lines)])
    }

    private func shown(_ unit: UnitGrade) -> String { safeText(oneLine(unit.unit)) }

    private func now(_ unit: UnitGrade) -> String {
        words.grade(unit) + (unit.status == .provisional ? words("（暂定）", " (provisional)") : "")
    }

    /// 一 to 九十九, as headings are numbered.
    func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let (tens, ones) = (number / 10, number % 10)
        if number > 99 { return String(number) }
        return tens == 0 ? digits[ones] : (tens == 1 ? "" : digits[tens]) + "十" + digits[ones]
    }
}
