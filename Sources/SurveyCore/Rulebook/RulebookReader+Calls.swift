import Yams

extension RulebookReader {
    static func fieldwork(_ file: RulebookSection) -> Rulebook.Fieldwork? {
        guard let section = file.section("fieldwork", required: ["from", "until"]) else { return nil }
        let from = section.date("from")
        let until = section.date("until")
        guard let from, let until else { return nil }
        guard from <= until else {
            section.notes.add(.fieldworkEndsBeforeItBegins(from: from, until: until), at: section.mark(of: "until"))
            return nil
        }
        return Rulebook.Fieldwork(from: from, until: until)
    }

    static func calendar(_ file: RulebookSection) -> WorkCalendar? {
        guard let section = file.section("calendar", required: ["holidays", "workdays"]) else { return nil }
        var seen: [CivilDate: (line: Int, key: String)] = [:]
        let holidays = dates("holidays", section, &seen)
        let workdays = dates("workdays", section, &seen)
        guard let holidays, let workdays else { return nil }
        return WorkCalendar(holidays: holidays, workdays: workdays)
    }

    private static func dates(
        _ key: String,
        _ section: RulebookSection,
        _ seen: inout [CivilDate: (line: Int, key: String)]
    ) -> Set<CivilDate>? {
        guard let nodes = section.list(key) else { return nil }
        var dates: Set<CivilDate> = []
        for node in nodes {
            let mark = node.place ?? section.mark(of: key)
            guard let text = section.scalar(node, key: key, at: mark) else { continue }
            guard let date = CivilDate(iso: text) else {
                section.notes.add(.badDate(key: key, value: text), at: mark)
                continue
            }
            if let first = seen[date] {
                section.notes.add(
                    first.key == key ? .duplicateDate(date, firstLine: first.line) : .holidayAndWorkday(date),
                    at: mark
                )
            } else {
                seen[date] = (mark.line, key)
                dates.insert(date)
            }
        }
        return dates
    }

    /// The protocol with the marks of the numbers that working days are counted against.
    static func calls(_ file: RulebookSection) -> (rules: CallProtocol, marks: [String: Place])? {
        let numbers = ["dead", "reached-attempts", "refusals", "busy-minutes", "silent-minutes", "attempts-per-day"]
        guard let section = file.section("protocol", required: ["slices", "silent"] + numbers) else { return nil }
        let slices = slices(section)
        let silent = section.section("silent", required: ["attempts", "days", "slices", "surveyors"])
        let attempts = silent?.whole("attempts", in: 1...100)
        let days = silent?.whole("days", in: 1...100)
        let silentSlices = silent?.whole("slices", in: 1...100)
        let surveyors = silent?.whole("surveyors", in: 1...100)
        let dead = section.whole("dead", in: 1...3)
        let reached = section.whole("reached-attempts", in: 1...100)
        let refusals = section.whole("refusals", in: 1...100)
        // A week at most: what may be dialled again later than that would never be within fieldwork.
        let busy = section.whole("busy-minutes", in: 0...10_080)
        let pause = section.whole("silent-minutes", in: 0...10_080)
        let perDay = section.whole("attempts-per-day", in: 1...100)
        if let silent, let attempts {
            for (key, value) in [("days", days), ("slices", silentSlices), ("surveyors", surveyors)] {
                guard let value, value > attempts else { continue }
                section.notes.add(
                    .moreThanAttempts(key: key, value: value, attempts: attempts),
                    at: silent.mark(of: key)
                )
            }
        }
        if let silent, let silentSlices, let slices, silentSlices > slices.count {
            section.notes.add(
                .moreSlicesThanThereAre(needed: silentSlices, there: slices.count),
                at: silent.mark(of: "slices")
            )
        }
        guard let slices, let silent, let attempts, let days, let silentSlices, let surveyors, let dead, let reached,
            let refusals,
            let busy, let pause, let perDay
        else { return nil }
        let rules = CallProtocol(
            slices: slices,
            silentAttempts: attempts,
            silentDays: days,
            silentSlices: silentSlices,
            silentSurveyors: surveyors,
            deadConfirmations: dead,
            reachedAttempts: reached,
            refusals: refusals,
            busyMinutes: busy,
            silentMinutes: pause,
            attemptsPerDay: perDay
        )
        let marks = [
            "days": silent.mark(of: "days"), "attempts-per-day": section.mark(of: "attempts-per-day"),
            "dead": section.mark(of: "dead"),
        ]
        return (rules, marks)
    }

    /// In the order of the day, without overlap, each with a label of its own.
    private static func slices(_ section: RulebookSection) -> [CallProtocol.Slice]? {
        guard let sections = section.sections("slices", required: ["label", "from", "until"]) else { return nil }
        let notes = section.notes
        let before = notes.faults.count
        var slices: [CallProtocol.Slice] = []
        var labels: [String: Int] = [:]
        for element in sections {
            let label = element.text("label")
            let from = element.time("from")
            let until = element.time("until")
            if let label {
                if let first = labels[label] {
                    notes.add(.duplicateSlice(label, firstLine: first), at: element.mark(of: "label"))
                }
                labels[label] = labels[label] ?? element.mark(of: "label").line
            }
            guard let label, let from, let until else { continue }
            let slice = CallProtocol.Slice(label: label, from: from, until: until)
            guard from < until else {
                notes.add(.emptySlice(label, from: from, until: until), at: element.mark(of: "until"))
                continue
            }
            if let previous = slices.last, from < previous.until {
                let problem: RulebookProblem =
                    until <= previous.from
                    ? .slicesOutOfOrder(previous.label, label) : .slicesOverlap(previous.label, label)
                notes.add(problem, at: element.mark(of: "from"))
            }
            slices.append(slice)
        }
        if sections.isEmpty && before == notes.faults.count {
            notes.add(.emptyList(key: "slices"), at: section.mark(of: "slices"))
        }
        return before == notes.faults.count ? slices : nil
    }

    /// Fieldwork has the working days that an unreachable number takes; else the protocol could never end.
    static func checkDays(
        _ rules: CallProtocol,
        _ marks: [String: Place],
        _ calendar: WorkCalendar,
        _ fieldwork: Rulebook.Fieldwork,
        notes: RulebookNotes
    ) {
        // Rounded up: a day takes no more than so many dials of one contact.
        let dialDays = (rules.silentAttempts - 1) / rules.attemptsPerDay + 1
        let needs = [("days", rules.silentDays), ("attempts-per-day", dialDays), ("dead", rules.deadConfirmations)]
        let most = needs.map(\.1).max() ?? 1
        var there = 0
        var day = fieldwork.from
        while there < most && day <= fieldwork.until {
            if calendar.isWorkingDay(day) { there += 1 }
            day = day.adding(days: 1)
        }
        for (key, needed) in needs where needed > there {
            notes.add(.tooFewWorkingDays(key: key, needed: needed, there: there), at: marks[key]!)
        }
    }
}
