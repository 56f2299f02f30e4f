import GRDB
import SurveyCore

extension Survey {
    /// What is odd in the dials, and surveyors side by side (quality.md).
    /// - Parameter now: the reader's clock.
    package func quality(now: Timestamp) throws -> QualityReport {
        try read { db in try QualityReading(db, rulebook, now).report() }
    }
}

/// Collects a ``QualityReport``: the dials in one pass, contact by contact.
final class QualityReading {
    private typealias Finding = QualityReport.Finding

    private let db: Database
    private let rulebook: Rulebook
    private let rules: ContactRules
    private let grounds: GroundDoubts
    private let closed: Bool
    private var names: [Int: String] = [:]
    private var numbers: [String: Int] = [:]

    /// By surveyor number.
    private var days: [Int: [PatternDial]] = [:]
    private var mustAvoid: [Int: [Int]] = [:]
    private var notCounted: [Int: [(call: Int, reason: Doubt)]] = [:]
    private var again: [(contact: Int, surveyors: [Int], calls: [Int])] = []
    private var doubts: [Doubt: [(surveyor: Int, call: Int)]] = [:]
    private var confirmed: [Int: [Int: [[Int]]]] = [:]
    private var answers: [[Score]: Int] = [:]
    private var unreachable = SharedUnits()
    private var scores = SharedUnits()
    /// Calls behind the comparisons.
    private var unreachableCalls: [Int: [Int]] = [:]
    private var unfinished: Set<Int> = []
    private var dials = DialCounts()

    init(_ db: Database, _ rulebook: Rulebook, _ now: Timestamp) throws {
        self.db = db
        self.rulebook = rulebook
        rules = ContactRules(rulebook)
        grounds = try GroundDoubts(db, rulebook, now)
        closed = try Closing.fetch(db) != nil
        for surveyor in try Surveyors.all(db) {
            names[surveyor.id] = surveyor.name
            numbers[surveyor.name] = surveyor.id
        }
    }

    func report() throws -> QualityReport {
        try readContacts()
        for surveyor in days.keys { days[surveyor]!.sort { ($0.at, $0.call) < ($1.at, $1.call) } }
        for unit in unfinished { unreachable.drop(unit: unit) }
        var report = QualityReport()
        report.dials = dials
        report.findings = try facts() + patterns()
        compare(&report)
        return report
    }

    // MARK: Contact by contact

    private func readContacts() throws {
        let corrections = try corrections()
        let rows = try RawStatement(
            db,
            """
            SELECT \(AttemptRows.columns), l.single, c.assumed, c.unit, c.withdrawn, d.written, a.timed
            FROM listed l CROSS JOIN contact c ON c.id = l.contact CROSS JOIN standing a ON a.contact = l.contact
            JOIN surveyor s ON s.id = a.surveyor JOIN draw d ON d.id = l.draw ORDER BY l.contact
            """
        )
        var current: Read?
        while try rows.step() {
            let contact = try rows.integer(1)
            if current?.contact != contact {
                if let current { try take(current) }
                current = try Read(
                    contact: contact,
                    unit: rows.integer(19),
                    isWithdrawn: rows.flag(20),
                    drawn: rows.value(21),
                    history: ContactHistory(
                        corrections: corrections[contact] ?? [],
                        numberAssumed: rows.flag(18),
                        singleSurveyor: rows.flag(17)
                    )
                )
            }
            let attempt = try Attempt(rows)
            current!.history.attempts.append(attempt)
            try see(attempt, isTimed: rows.flag(22), isWithdrawn: rows.flag(20))
        }
        if let current { try take(current) }
        unfinished = try Int.readSet(
            db,
            sql: """
                SELECT DISTINCT c.unit FROM listed l JOIN contact c ON c.id = l.contact WHERE c.withdrawn = 0
                    AND (l.state = 'open' OR l.state = 'awaiting-confirmation' OR l.state = 'not-finished')
                """
        )
    }

    private struct Read {
        let contact: Int
        let unit: Int
        let isWithdrawn: Bool
        let drawn: Timestamp
        var history: ContactHistory
    }

    private func corrections() throws -> [Int: [NumberCorrection]] {
        let rows = try RawStatement(db, "SELECT number, at, sequence, contact FROM correction ORDER BY sequence")
        var corrections: [Int: [NumberCorrection]] = [:]
        while try rows.step() {
            try corrections[rows.integer(3), default: []].append(
                NumberCorrection(
                    number: rows.optionalString(0),
                    at: rows.value(1),
                    sequence: rows.integer(2)
                )
            )
        }
        return corrections
    }

    private func see(_ attempt: Attempt, isTimed: Bool, isWithdrawn: Bool) {
        let apart = DialCounts.Apart(
            attempt.outcome,
            incoming: attempt.incoming,
            review: attempt.review,
            isWithdrawn: isWithdrawn
        )
        dials.add(attempt.outcome, apart: apart)
        guard let surveyor = numbers[attempt.surveyor], attempt.outcome != .ourFault else { return }
        let isWhole = attempt.outcome == .completed && !attempt.recused
        let given = isWhole ? rulebook.questions.compactMap { attempt.scores[$0.key] } : []
        if !given.isEmpty { answers[given, default: 0] += 1 }
        days[surveyor, default: []].append(
            PatternDial(
                call: attempt.call,
                outcome: attempt.outcome,
                at: attempt.at,
                until: attempt.until,
                isTimed: isTimed,
                answers: given
            )
        )
    }

    private func take(_ read: Read) throws {
        let status = rules.status(of: read.history, closed: closed)
        for (call, reason) in rules.notCounted(read.history) {
            guard let dial = read.history.attempts.first(where: { $0.call == call }),
                let surveyor = numbers[dial.surveyor]
            else { continue }
            switch reason {
            case .mustAvoid: mustAvoid[surveyor, default: []].append(call)
            // The number was put right since, which says nothing against a dial.
            case .oldNumber: break
            case .dayOff, .outsideSlices, .tooSoon, .thirdInADay:
                notCounted[surveyor, default: []].append((call, .notCounted(reason)))
            }
        }
        if !status.furtherInterviews.isEmpty {
            let calls = (status.grounds + status.furtherInterviews).sorted()
            let dialled = read.history.attempts.filter { calls.contains($0.call) }.compactMap { numbers[$0.surveyor] }
            again.append((read.contact, Set(dialled).sorted(), calls))
        }
        guard !read.isWithdrawn else { return }
        if status.state == .scored, let graded = surveyor(of: status.grounds.first, in: read.history) {
            scores.add(rulebook.weightedSum(of: status.scores), unit: read.unit, surveyor: graded)
        }
        try takeUnreachable(read, status)
        let first = rules.counting(read.history).first { !$0.incoming }
        if let first, let surveyor = numbers[first.surveyor] {
            let isUnreachable = status.state == .unreachable
            unreachable.add(isUnreachable ? 1 : 0, unit: read.unit, surveyor: surveyor)
            if isUnreachable { unreachableCalls[surveyor, default: []] += status.grounds }
        }
    }

    private func takeUnreachable(_ read: Read, _ status: ContactStatus) throws {
        guard status.state == .unreachable else { return }
        for doubtful in try grounds.doubtful(status, read.history.attempts, drawn: read.drawn) {
            guard let surveyor = surveyor(of: doubtful.call, in: read.history) else { continue }
            for doubt in doubtful.doubts { doubts[doubt, default: []].append((surveyor, doubtful.call)) }
        }
        if case .dead? = status.unreachability, status.grounds.count == 2,
            let first = surveyor(of: status.grounds[0], in: read.history),
            let second = surveyor(of: status.grounds[1], in: read.history), first != second
        {
            confirmed[first, default: [:]][second, default: []].append(status.grounds)
        }
    }

    private func surveyor(of call: Int?, in history: ContactHistory) -> Int? {
        history.attempts.first { $0.call == call }.flatMap { numbers[$0.surveyor] }
    }

    // MARK: What was found

    private func finding(
        _ pattern: QualityReport.Pattern,
        _ surveyors: [Int],
        _ seen: QualityReport.Seen,
        _ calls: [Int]
    ) -> Finding {
        Finding(pattern, surveyors.compactMap { names[$0] }, seen, calls: calls.sorted())
    }

    private func facts() throws -> [Finding] {
        var found = mustAvoid.keys.sorted().map {
            finding(.mustAvoid, [$0], .dials(mustAvoid[$0]!.count), mustAvoid[$0]!)
        }
        found += notCounted.keys.sorted().map { surveyor in
            let dials = notCounted[surveyor]!
            // Of "too soon" the minutes differ; told is how many there were.
            let reasons = dials.reduce(into: [Doubt: Int]()) { $0[$1.reason.ofItsKind, default: 0] += 1 }
            return finding(.notCounted, [surveyor], .reasons(reasons), dials.map(\.call))
        }
        found += Doubt.ofGrounds.compactMap { doubt in
            doubts[doubt].map { dials in
                finding(
                    .doubtfulGround,
                    Set(dials.map(\.surveyor)).sorted(),
                    .doubt(doubt, dials: dials.count),
                    dials.map(\.call)
                )
            }
        }
        let late = try QualityEntries(db).late()
        found += late.keys.sorted().map { finding(.lateEntry, [$0], .dials(late[$0]!.count), late[$0]!) }
        found += try GradeMoves(db, rulebook).moves().map {
            finding(.movedGrade, [$0.surveyor], .moved($0.moved), [$0.call])
        }
        return found
            + again.map {
                finding(.secondInterview, $0.surveyors, .interviews(contact: $0.contact, $0.calls.count), $0.calls)
            }
    }

    private func patterns() -> [Finding] {
        let surveyors = days.keys.sorted()
        func ofDays(_ pattern: QualityReport.Pattern, _ named: ([PatternDial]) -> [Int]) -> [Finding] {
            surveyors.compactMap { surveyor in
                let calls = named(days[surveyor]!)
                return calls.isEmpty ? nil : finding(pattern, [surveyor], .dials(calls.count), calls)
            }
        }
        let pairs = DialPatterns.confirmingPairs(confirmed, dials: days.mapValues(\.count)).map {
            finding(.confirmingPair, [$0.first, $0.second], .confirmed($0.counts.0, $0.counts.1), $0.calls)
        }
        let same = surveyors.compactMap { surveyor in
            DialPatterns.sameAnswers(days[surveyor]!, all: answers).map {
                finding(.sameAnswers, [surveyor], .sameAnswers($0.answers, $0.calls.count), $0.calls)
            }
        }
        return ofDays(.overlap, DialPatterns.overlapping) + ofDays(.short, DialPatterns.short) + pairs + same
            + alike() + lowAndFull()
    }

    private func alike() -> [Finding] {
        let byChoices = rulebook.questions.allSatisfy { !$0.choices.isEmpty }
        guard let most = DialPatterns.alike(answers, byChoices: byChoices) else { return [] }
        let given = days.mapValues { dials in dials.filter { $0.answers == most.answers }.map(\.call) }
        let surveyors = given.keys.filter { !given[$0]!.isEmpty }.sorted()
        let seen = QualityReport.Seen.alike(most.answers, most.interviews, of: answers.values.reduce(0, +))
        return [finding(.alikeAnswers, surveyors, seen, given.values.flatMap { $0 })]
    }

    private func lowAndFull() -> [Finding] {
        let all = answers.values.reduce(0, +)
        let allLow = answers.filter { DialPatterns.isLowAndFull($0.key) }.values.reduce(0, +)
        return days.keys.sorted().compactMap { surveyor in
            let interviews = days[surveyor]!.filter { !$0.answers.isEmpty }
            let low = interviews.filter { DialPatterns.isLowAndFull($0.answers) }
            let (others, ofOthers) = (allLow - low.count, all - interviews.count)
            guard low.count >= DialPatterns.leastLowAndFull,
                Chance.isMore(low.count, of: interviews.count, than: others, of: ofOthers)
            else { return nil }
            return finding(
                .lowAndFull,
                [surveyor],
                .shares(count: low.count, of: interviews.count, others: others, ofOthers: ofOthers),
                low.map(\.call)
            )
        }
    }

    private func compare(_ report: inout QualityReport) {
        let numbers = unreachable.comparisons.filter { $0.own > 0 }
        let means = scores.comparisons.filter { $0.own > 0 }
        for surveyor in Set(numbers.map(\.surveyor) + means.map(\.surveyor)).sorted() {
            var side = QualityReport.Side(surveyor: names[surveyor] ?? "")
            side.unreachable = numbers.first { $0.surveyor == surveyor }.map { .init($0, scale: (10_000, 1)) }
            side.scores = means.first { $0.surveyor == surveyor }.map { .init($0, scale: (1, rulebook.totalWeight)) }
            if let compared = side.unreachable, compared.isMarked {
                report.findings.append(
                    finding(.unreachableShare, [surveyor], .compared(compared), unreachableCalls[surveyor] ?? [])
                )
            }
            report.surveyors.append(side)
        }
        for side in report.surveyors {
            guard let compared = side.scores, compared.isMarked, let surveyor = self.numbers[side.surveyor] else {
                continue
            }
            let calls = days[surveyor]!.filter { !$0.answers.isEmpty }.map(\.call)
            report.findings.append(finding(.meanScore, [surveyor], .compared(compared), calls))
        }
    }
}

extension Doubt {
    /// One of a kind: minutes apart.
    fileprivate var ofItsKind: Doubt {
        if case .notCounted(.tooSoon) = self { .notCounted(.tooSoon(minutes: 0)) } else { self }
    }
}

/// How dials were entered.
private struct QualityEntries {
    let db: Database

    init(_ db: Database) { self.db = db }

    /// By surveyor number, the calls that were entered long after their time: those of sheets more than 7 days, others more than
    /// 24 hours (protocol.md §Doubts). One whose hour is not known has until the end of its day. Amendments have a pattern of
    /// their own.
    func late() throws -> [Int: [Int]] {
        let hours = DialSource.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.hours)" }.joined(separator: " ")
        let rows = try RawStatement(
            db,
            """
            SELECT a.surveyor, a.call FROM standing a JOIN log l ON l.sequence = a.sequence
            WHERE a.replaces IS NULL AND CAST(strftime('%s', json_extract(l.entry, '$.written')) AS INTEGER) - a.at
                > CASE json_extract(l.entry, '$.source') \(hours) END * 3600
                    + CASE a.timed WHEN 1 THEN 0 ELSE 86400 END
            """
        )
        var late: [Int: [Int]] = [:]
        while try rows.step() { try late[rows.integer(0), default: []].append(rows.integer(1)) }
        return late
    }
}
