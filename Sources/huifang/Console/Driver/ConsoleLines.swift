import SurveyCore
import SurveyWords

/// The console from a pipe, line by line (console.md §From a pipe). Nothing is asked twice: a bad line ends it.
struct ConsoleLines {
    let desk: SurveyDesk
    let surveyor: DeskSurveyor
    let rulebook: Rulebook
    let words: Words
    let input: any Input
    let output: any Output
    let clock: @Sendable () -> Timestamp
    private(set) var card: DeskCard?
    /// Contacts of one number still to be asked on one line.
    private(set) var queue: [ConsoleTurn] = []
    /// Those asked on it already.
    private(set) var asked: Set<Int> = []
    /// Whoever is asked for the contact rang, or was asked for another one just before.
    private(set) var isOnTheLine = false
    private(set) var skipped: [Int] = []
    private(set) var read = 0

    /// Until `q`, the end of the input or a bad line. What was saved stays, the contact is given back.
    mutating func run() throws {
        defer { try? desk.release() }
        try next()
        while let line = try self.line(words.consoleLineAsks) {
            let text = trimmed(line)
            if text.lowercased() == "q" { return }
            do {
                try take(text)
            } catch Refusal.content(.badLine(_, let text, let fault)) where input.isTerminal {
                // Whoever types at a terminal that knows only lines can put it right.
                try output.line(words.badLine(text, fault))
            }
        }
    }

    private mutating func take(_ text: String) throws {
        switch text.lowercased() {
        case "u": try takeBack(text)
        case "s": try skip(text)
        case _ where text.hasPrefix("/"): try find(String(text.dropFirst()), line: text)
        default: try record(text)
        }
    }

    /// - Parameter prompt: what is asked for, said at a terminal.
    private mutating func line(_ prompt: String) throws -> String? {
        if input.isTerminal { try? output.write(prompt) }
        guard let line = try input.line() else { return nil }
        read += 1
        return line
    }

    private func bad(_ text: String, _ fault: Refusal.BadLine) -> Refusal {
        .content(.badLine(line: read, text: text, fault))
    }

    /// What the desk could not do ends the console as it would end any command.
    private func ended(_ failure: DeskFailure) -> Refusal {
        switch failure {
        case .diskFull: .file(.diskFull)
        case .busy: .file(.busy(seconds: 30))
        case .readWrite: .file(.readWriteFailed(path: nil))
        case .closed(let at): .order(.closed(at: at))
        case .recordGone(let call): .name(.unknownCall(text: String(call)))
        case .refused(let refusal): refusal
        }
    }

    private mutating func next() throws {
        if !queue.isEmpty {
            try claim(queue.removeFirst())
            return
        }
        (asked, isOnTheLine) = ([], false)
        if case .next(let next, _) = try desk.claimNext(skipping: skipped) { try show(next) }
    }

    private mutating func show(_ next: DeskNext) throws {
        switch next {
        case .card(let card):
            if skipped.contains(card.contact) { skipped = [] }
            try show(card)
        case .nothing(let forecast):
            card = nil
            try show(model.nothingLines(forecast))
        }
    }

    private mutating func claim(_ turn: ConsoleTurn) throws {
        switch try desk.claim(turn) {
        case .claimed(let card, _):
            isOnTheLine = true
            try show(card)
            if turn.kind != .incoming { try output.line(words.consoleAnotherLine(card.unit)) }
        case .taken(.inUse(let colleague, let other)):
            try output.line(words.console(.inUse(by: colleague, contact: other)))
            try next()
        case .taken(.notDrawn(let contact)): throw Refusal.order(.contactNotDrawn(contact: contact, key: ""))
        default: try next()
        }
    }

    /// Lays cards and forecasts out as the screen does.
    private var model: ConsoleModel {
        var model = ConsoleModel(surveyor: surveyor, rulebook: rulebook, language: words.language)
        _ = model.handle(.tick, at: ConsoleMoment(now: clock(), steady: 0))
        return model
    }

    private mutating func show(_ card: DeskCard) throws {
        self.card = card
        var model = model
        model.card = card
        if let at = card.leftAt { try output.line(words.leftUnsaved(contact: card.contact, at: at)) }
        try show(model.wideCard)
    }

    private func show(_ lines: [String]) throws {
        for line in lines { try output.line(line) }
    }

    private mutating func takeBack(_ text: String) throws {
        guard let newest = try desk.records().first else { throw bad(text, .nothingToTakeBack) }
        let reason = words.consoleReasons[0]
        guard case .voided(let call, let contact, let card, _) = try desk.void(newest.call, reason: reason) else {
            return
        }
        try output.line(words.consoleVoided(call: call, reason: reason, contact: contact, back: card != nil))
        guard let card else { return try next() }
        (asked, isOnTheLine) = ([], false)
        try show(card)
    }

    private mutating func skip(_ text: String) throws {
        guard let card else { throw bad(text, .noContact) }
        // Who is not asked on this line is dialled in his turn.
        if !isOnTheLine { skipped.append(card.contact) }
        try desk.release()
        try next()
    }

    private mutating func find(_ wanted: String, line: String) throws {
        let found = try desk.find(wanted)
        let together = ConsolePrompt.together(found)
        guard let first = together.first else {
            // Several numbers: the one meant must be named more closely.
            for one in found {
                let parts = [
                    words.number(one.contact), one.person, one.organisation, one.phone.map { words.phone($0) } ?? "",
                ]
                try output.line(ConsoleText.safe(" " + parts.joined(separator: "  ")))
            }
            throw bad(line, found.isEmpty ? .nothingFound : .severalFound)
        }
        asked = []
        queue = together.dropFirst().map { ConsoleTurn(contact: $0, kind: .incomingToo) }
        try claim(ConsoleTurn(contact: first, kind: .incoming))
    }

    /// A result with what belongs to it; the end of the input within it records nothing.
    private mutating func record(_ text: String) throws {
        let reading = OutcomeWords.read(text)
        guard let outcome = reading.outcome else {
            throw bad(text, .noOutcome(nearest: reading.nearest, keypad: reading.keypad))
        }
        guard let card else { throw bad(text, .noContact) }
        let incoming = card.purpose == .incoming
        if isOnTheLine, !outcome.mayBeIncoming { throw bad(text, .notReached) }
        let at = clock()
        var appointment: Timestamp?
        if outcome == .appointment {
            guard let line = try line(words.prompt(.appointment, contact: 0, outcome, [:])) else { return }
            appointment = try time(trimmed(line))
        }
        guard let scores = try scores(of: outcome) else { return }
        // A result without its note is complete: only the note may be missing at the end.
        let note = try line(words.prompt(.note(outcome), contact: 0, outcome, [:])) ?? ""
        // A clock that was set back meanwhile is no reason to lose what was typed.
        let until = clock()
        let draft = DeskDraft(
            contact: card.contact,
            dial: Dial(
                outcome,
                scores: scores,
                at: min(at, until),
                until: until,
                appointment: appointment,
                incoming: incoming
            ),
            note: trimmed(note)
        )
        asked.insert(card.contact)
        if let another = card.another(after: outcome, besides: asked.union(queue.map(\.contact))) {
            queue.insert(ConsoleTurn(contact: another.contact, kind: incoming ? .incomingToo : .another), at: 0)
        }
        switch try desk.perform(.save(draft, knowing: true, skipping: queue.isEmpty ? skipped : nil)) {
        case .saved(let saved, let offered, _):
            try output.line(words.saved(saved.call, rulebook.calls))
            if saved.late { try output.line(words.console(.saved(late: true, []))) }
            for remark in saved.call.remarks { try output.line(words.remark(remark)) }
            guard let offered else { return try next() }
            (asked, isOnTheLine) = ([], false)
            try show(offered)
        case .failed(let failure): throw ended(failure)
        default: try next()
        }
    }

    /// Empty is no time.
    private func time(_ text: String) throws -> Timestamp? {
        switch AgreedTime(text, now: clock(), rulebook) {
        case .none: return nil
        case .time(let time, _): return time
        case .past, .beyond, .unreadable: throw bad(text, .noTime)
        }
    }

    /// One line for each question; `nil` at the end of the input.
    private mutating func scores(of outcome: Disposition) throws -> [String: Score]? {
        guard outcome.scores != .none else { return [:] }
        var answers: [Score?] = []
        for (index, question) in rulebook.questions.enumerated() {
            guard let line = try line(words.prompt(.question(index), contact: 0, outcome, [:])) else { return nil }
            let text = trimmed(line)
            switch Score.parse(text) {
            case _ where text.isEmpty: answers.append(nil)
            case .success(let score): answers.append(score)
            case .failure(let fault): throw bad(text, .noScore(dimension: question.dimension, fault: fault))
            }
            if let fault = AttemptRules.faults(of: answers, outcome, rulebook.questions).first {
                throw bad(
                    text,
                    fault == .scoreMissing(question) ? .scoreMissing(dimension: question.dimension) : .noneDeclined
                )
            }
        }
        if answers.allSatisfy({ $0 == nil }) { throw bad("", .noneAnswered) }
        let keys = rulebook.questions.map(\.key)
        return Dictionary(uniqueKeysWithValues: zip(keys, answers)).compactMapValues { $0 }
    }
}
