import GRDB
import SurveyCore

extension Survey {
    /// Recomputes everything from the log alone and compares it with what the file holds (product.md §8).
    /// - Parameters:
    ///   - head: a printed head, 16 hexadecimal digits or more, grouped or not.
    ///   - progress: entries read, and all there are.
    package func verify(head: String? = nil, progress: (Int, Int) -> Void = { _, _ in }) throws -> Verification {
        let wanted = try head.map(Survey.digits)
        return try read { db in try Verifier(db, rulebook, head: wanted).run(progress) }
    }

    private static func digits(_ text: String) throws -> String {
        let digits = text.lowercased().filter { !$0.isWhitespace }
        guard (16...64).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit) else {
            throw Refusal.headMalformed(text: text)
        }
        return digits
    }
}

/// One verification: the log is read once; each entry is checked against the one before, its texts and its rows, and
/// folded into the replay, which is compared with the tables at the end. Of each check the first disagreement is kept.
final class Verifier {
    let db: Database
    private let stored: Rulebook
    private let wantedHead: String?
    private var foundHead: Int?
    private(set) var failures: [Verification.Name: Verification.Detail] = [:]
    var replay: Replay
    private var texts: TextCheck
    private var calls: CallRowCheck
    private var entries = 0
    private var head = LogEntry.origin

    init(_ db: Database, _ rulebook: Rulebook, head: String?) throws {
        self.db = db
        stored = rulebook
        wantedHead = head
        replay = Replay(rulebook: rulebook)
        texts = try TextCheck(db)
        calls = try CallRowCheck(db)
    }

    func fail(_ name: Verification.Name, _ detail: Verification.Detail) {
        if failures[name] == nil { failures[name] = detail }
    }

    func run(_ progress: (Int, Int) -> Void) throws -> Verification {
        let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM log")!
        let log = try RawStatement(db, "SELECT sequence, previous, entry, hash FROM log ORDER BY sequence")
        while try log.step() {
            try check(sequence: log.integer(0), previous: log.string(1), text: log.string(2), hash: log.string(3))
            entries += 1
            if entries % 4096 == 0 { progress(entries, total) }
        }
        if entries == 0 { fail(.chain, .entryMissing(sequence: 1)) }
        for failure in texts.failures { fail(.texts, failure) }
        for failure in try calls.finish(replay) { fail(.states, failure) }
        try compareTables()
        progress(total, total)
        return result()
    }

    private func check(sequence: Int, previous: String, text: String, hash: String) throws {
        if sequence != entries + 1 { fail(.chain, .entryMissing(sequence: entries + 1)) }
        if previous != head { fail(.chain, .entryPrevious(sequence: sequence, expected: head, stored: previous)) }
        let entry = LogEntry.read(text)
        let expected = LogEntry.hash(previous: previous, text: text)
        if hash != expected {
            fail(
                .chain,
                .entryHash(
                    sequence: sequence,
                    written: entry?.written,
                    act: entry?.act.name,
                    expected: expected,
                    stored: hash
                )
            )
        }
        head = hash
        if let wantedHead, hash.hasPrefix(wantedHead) { foundHead = sequence }
        guard let entry else { return fail(.chain, .entryUnreadable(sequence: sequence)) }
        if sequence == 1 { begin(entry) }
        try texts.check(entry.act, sequence)
        if let failure = try calls.check(entry.act, sequence) { fail(.states, failure) }
        do {
            try replay.apply(entry, sequence: sequence)
        } catch .assignment(let contact, let expected, let stored) {
            fail(.draw, .assignment(contact: contact, expected: expected, stored: stored))
        } catch .drawCount(let expected, let stored) {
            fail(.draw, .drawCount(sequence: sequence, expected: expected, stored: stored))
        } catch .impossible {
            fail(name(of: entry.act), .entryUnreadable(sequence: sequence))
        }
    }

    private func name(of act: LogAct) -> Verification.Name {
        switch act {
        case .drawn, .reassigned: .draw
        case .called, .amended, .voided, .numberCorrected: .states
        default: .grades
        }
    }

    /// The rulebook is read again from the text in the log; by it everything is recomputed, whatever the tables hold.
    private func begin(_ entry: LogEntry) {
        guard case .created(let title, let text, let rules) = entry.act else {
            return fail(.chain, .entryUnreadable(sequence: 1))
        }
        guard case .success(let rulebook) = RulebookReader.read(text) else {
            return fail(.rulebook, .rulebookDiffers(field: "rulebook"))
        }
        replay = Replay(rulebook: rulebook)
        if rulebook.rules != rules { fail(.rulebook, .rulebookDiffers(field: differing(rulebook.rules, rules))) }
        if text != stored.text { fail(.rulebook, .rulebookDiffers(field: "rulebook")) }
        if (try? String.fetchOne(db, sql: "SELECT title FROM survey")) != title {
            fail(.rulebook, .rulebookDiffers(field: "title"))
        }
    }

    private func differing(_ expected: JSONValue, _ stored: JSONValue) -> String {
        guard case .object(let members) = expected else { return "rules" }
        return members.first { stored[$0.key] != $0.value }?.key ?? "rules"
    }

    private func result() -> Verification {
        var checks = Verification.Name.allCases.filter { $0 != .head }.map { name in
            Verification.Check(name, ok: failures[name] == nil, detail: failures[name])
        }
        if failures[.texts] == nil, texts.erased > 0 {
            let index = checks.firstIndex { $0.name == .texts }!
            let detail = Verification.Detail.textsErased(count: texts.erased, entries: texts.erasers)
            checks[index] = Verification.Check(.texts, ok: true, detail: detail)
        }
        if let wantedHead {
            let found = foundHead.map(Verification.Detail.headFound(sequence:))
            checks.append(
                Verification.Check(.head, ok: found != nil, detail: found ?? .headNotFound(given: wantedHead))
            )
        }
        return Verification(
            entries: entries,
            head: head,
            checks: checks,
            contacts: replay.contacts.count(where: { $0.draw >= 0 && !$0.withdrawn }),
            units: replay.units.count(where: { !$0.withdrawn })
        )
    }
}
