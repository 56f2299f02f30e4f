import Yams

extension RulebookReader {
    static func grading(_ file: RulebookSection) -> GradingRules? {
        let quota = file.whole("quota", in: 1...1000)
        let deadline = file.date("deadline")
        let readings = readings(file)
        let bands = bands(file)
        let steps = file.section("steps", required: ["late", "unreachable"])
        let late = steps?.whole("late", in: 0...3)
        let unreachable = steps?.whole("unreachable", in: 0...3)
        let fewScores = file.whole("few-scores", in: 0...1000)
        guard let quota, let deadline, let readings, let bands, let late, let unreachable, let fewScores else {
            return nil
        }
        return GradingRules(
            quota: quota,
            deadline: deadline,
            readings: readings,
            lateSteps: late,
            unreachableSteps: unreachable,
            fewScores: fewScores,
            bands: bands
        )
    }

    private static func readings(_ file: RulebookSection) -> Readings? {
        guard let section = file.section("readings", required: ["R1", "R2", "R3", "R8"]) else { return nil }
        let deadline = section.choice("R1", Readings.Deadline.self)
        let causes = section.choice("R2", Readings.Causes.self)
        let shortfall = section.choice("R3", Readings.Shortfall.self)
        let completion = section.choice("R8", Readings.Completion.self)
        guard let deadline, let causes, let shortfall, let completion else { return nil }
        return Readings(deadline: deadline, causes: causes, shortfall: shortfall, completion: completion)
    }

    /// One band as written; `below` is `nil` where it is not written: the best grade holds 100 itself.
    private struct Limits {
        var grade: Grade
        var label: String?
        var from: Score
        var below: Score?
        var section: RulebookSection
    }

    private static func bands(_ file: RulebookSection) -> [GradingRules.Band]? {
        guard let sections = file.sections("bands", required: ["grade", "from"], optional: ["label", "below"]) else {
            return nil
        }
        var limits: [Limits] = []
        var labels: [String: Int] = [:]
        var isWhole = true
        for section in sections {
            let grade = section.choice("grade", Grade.self)
            let from = section.score("from")
            let below = section.has("below") ? section.score("below") : nil
            var label: String?
            if let grade {
                label = bandLabel(grade, section, &labels)
                if let first = limits.first(where: { $0.grade == grade }) {
                    section.notes.add(
                        .duplicateGrade(grade, firstLine: first.section.mark.line),
                        at: section.mark(of: "grade")
                    )
                    isWhole = false
                    continue
                }
            }
            guard let grade, let from, below != nil || !section.has("below") else {
                isWhole = false
                continue
            }
            limits.append(Limits(grade: grade, label: label, from: from, below: below, section: section))
        }
        // Between bands that could not be read every limit would look wrong.
        guard isWhole else { return nil }
        guard checkLimits(limits.sorted { $0.grade > $1.grade }, of: file) else { return nil }
        let bands = limits.sorted { $0.grade > $1.grade }.compactMap { limit in
            limit.label.map { GradingRules.Band(grade: limit.grade, label: $0, from: limit.from) }
        }
        return bands.count == Grade.allCases.count ? bands : nil
    }

    private static func bandLabel(_ grade: Grade, _ section: RulebookSection, _ seen: inout [String: Int]) -> String? {
        guard section.has("label") else {
            section.notes.add(.missingLabel(grade), at: section.mark)
            return nil
        }
        guard let label = section.text("label") else { return nil }
        if let first = seen[label] {
            section.notes.add(.duplicateLabel(label, firstLine: first), at: section.mark(of: "label"))
            return nil
        }
        seen[label] = section.mark(of: "label").line
        return label
    }

    /// C6 and C9: the bands, best first, cover 0 to 100 without a gap and without an overlap.
    private static func checkLimits(_ bands: [Limits], of file: RulebookSection) -> Bool {
        let notes = file.notes
        let before = notes.faults.count
        var missing = Grade.allCases.filter { grade in !bands.contains { $0.grade == grade } }
        /// A missing grade that lies between its neighbours is what the gap wants.
        func gap(from: Score, below: Score, under better: Grade?, over worse: Grade?, at mark: Place) {
            let fits = missing.firstIndex { grade in
                better.map { grade < $0 } ?? true && worse.map { grade > $0 } ?? true
            }
            notes.add(.bandGap(from: from, below: below, add: fits.map { missing.remove(at: $0) }), at: mark)
        }
        for band in bands {
            guard let below = band.below, band.from >= below else { continue }
            notes.add(.emptyBand(band.grade, from: band.from, below: below), at: band.section.mark(of: "from"))
        }
        guard notes.faults.count == before else { return false }
        for (index, band) in bands.enumerated() {
            let better = index > 0 ? bands[index - 1] : nil
            let mark = band.section.mark(of: "below")
            switch (better, band.below) {
            case (nil, nil): break
            case (nil, let below?):
                gap(from: below, below: Score(hundredths: 10_000)!, under: nil, over: band.grade, at: mark)
            case (.some, nil): notes.add(.missingKey("below", section: "bands"), at: band.section.mark)
            case (let better?, let below?) where below < better.from:
                gap(from: below, below: better.from, under: better.grade, over: band.grade, at: mark)
            case (let better?, let below?) where below > better.from:
                notes.add(.bandOverlap(from: better.from, below: below, better.grade, band.grade), at: mark)
            default: break
            }
        }
        if let worst = bands.last, worst.from.hundredths > 0 {
            let mark = worst.section.mark(of: "from")
            gap(from: Score(hundredths: 0)!, below: worst.from, under: worst.grade, over: nil, at: mark)
        }
        for grade in missing { notes.add(.missingGrade(grade), at: file.mark(of: "bands")) }
        return notes.faults.count == before
    }
}
