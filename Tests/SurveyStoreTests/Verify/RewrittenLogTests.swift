import Naive
import SurveyCore
import Testing

@testable import SurveyStore

/// Somebody who knows all about the file rewrites entries of the log, chains them anew, changes the tables to match and puts the
/// guards back. A head that was printed before finds each; without one what agrees in itself is believed, and which that is stands here.
@Suite struct RewrittenLogTests {
    let whole: WholeSurvey
    var folder: Folder { whole.folder }

    init() throws { whole = try WholeSurvey() }

    struct Forgery: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What fails without a head.
        let seen: Set<Verification.Name>
        let sql: String
        let edit: @Sendable (inout [String]) -> Void

        /// - Parameters:
        ///   - act: of the entry that is changed, the first that holds `old`.
        init(
            _ name: String,
            seen: Set<Verification.Name> = [],
            _ act: String,
            _ old: String,
            _ new: String,
            _ sql: String = ""
        ) {
            self.init(name, seen: seen, sql) { entries in
                let place = entries.firstIndex { $0.hasPrefix("{\"act\":\"\(act)\"") && $0.contains(old) }
                guard let place else {
                    Issue.record("no entry \(act) with \(old)")
                    return
                }
                entries[place] = entries[place].replacing(old, with: new)
            }
        }

        init(
            _ name: String,
            seen: Set<Verification.Name> = [],
            _ sql: String,
            _ edit: @escaping @Sendable (inout [String]) -> Void
        ) {
            (testDescription, self.seen, self.sql, self.edit) = (name, seen, sql, edit)
        }
    }

    static let forgeries: [Forgery] = [
        Forgery("the newest entry and all of it", "DELETE FROM published") { $0.removeLast() },
        Forgery("the newest entry alone", seen: [.grades], "") { $0.removeLast() },
        Forgery(
            "the two newest entries and all of them",
            "DELETE FROM published; DELETE FROM unit_name WHERE written = '乙委'; UPDATE unit SET name = '乙局' WHERE name = '乙委'"
        ) { $0.removeLast(2) },
        Forgery("who renamed a unit", "renamed", "\"by\":\"经办人\"", "\"by\":\"别人\""),
        Forgery("under which login", "called", "\"login\":\"office\"", "\"login\":\"other\""),
        Forgery("when a call was entered", "called", "\"written\":\"2020-", "\"written\":\"2019-"),
        Forgery("where a call came from", "called", "\"source\":\"record\"", "\"source\":\"sheet\""),
        Forgery("a score in the log", seen: [.states, .grades], "called", ":9250", ":9900"),
        Forgery(
            "a score everywhere",
            "called",
            ":9250",
            ":9900",
            """
            UPDATE answer SET score = 9900 WHERE score = 9250;
            UPDATE listed SET weighted = weighted * 9900 / 9250 WHERE contact = (SELECT contact FROM attempt WHERE call = 1)
            """
        ),
        Forgery(
            "a score in log and answers, not in the state",
            seen: [.states, .grades],
            "called",
            ":9250",
            ":9900",
            "UPDATE answer SET score = 9900 WHERE score = 9250"
        ),
        Forgery(
            "an outcome",
            seen: [.states, .grades],
            "called",
            "\"outcome\":\"unallocated\"",
            "\"outcome\":\"refused\"",
            "UPDATE attempt SET outcome = 'refused' WHERE call = (SELECT min(call) FROM attempt WHERE outcome = 'unallocated')"
        ),
        Forgery(
            "who called",
            "called",
            "\"surveyor\":\"王强\"",
            "\"surveyor\":\"李敏\"",
            "UPDATE attempt SET surveyor = (SELECT id FROM surveyor WHERE name = '李敏') WHERE call = 1"
        ),
        Forgery("a ruling's reason", "ruled", "办公会决定", "局长决定", "UPDATE ruling SET reason = '局长决定'"),
        Forgery(
            "a ruling's grade",
            "ruled",
            "\"grade\":\"fair\"",
            "\"grade\":\"good\"",
            "UPDATE ruling SET grade = 'good'"
        ),
        Forgery(
            "the title",
            "created",
            "\"title\":\"2020年度\"",
            "\"title\":\"2021年度\"",
            "UPDATE survey SET title = '2021年度'"
        ),
        // Nothing that was read so far goes by another rulebook.
        Forgery("a survey made twice", seen: [.chain, .grades], "") { $0[$0.count - 1] = $0[0] },
        Forgery("a survey made late", seen: [.chain, .rulebook, .states, .grades], "") {
            ($0[0], $0[$0.count - 1]) = ("x", $0[0])
        },
        Forgery(
            "the rulebook's text",
            seen: [.rulebook],
            "created",
            "quota: 10",
            "quota: 9",
            "UPDATE survey SET rulebook = replace(rulebook, 'quota: 10', 'quota: 9')"
        ),
        Forgery(
            "a seed",
            seen: [.chain, .draw],
            "drawn",
            "\"seed\":\"s\"",
            "\"seed\":\"r\"",
            "UPDATE draw SET seed = 'r' WHERE seed = 's'"
        ),
        Forgery(
            "rows that were refused",
            "contacts",
            "\"refused\":0",
            "\"refused\":3",
            "UPDATE hand_in SET refused = 3 WHERE id = 1"
        ),
        Forgery(
            "a day of a hand-in",
            "contacts",
            "\"2020-09-25\"",
            "\"2020-09-18\"",
            "UPDATE contact SET received_on = received_on - 7 WHERE unit = 2"
        ),
        Forgery("the end's reason", "closed", "外呼期满", "提前结束", "UPDATE survey SET closed_reason = '提前结束'"),
        Forgery("the end's time", "closed", "T17:30:00", "T17:31:00", "UPDATE survey SET closed = closed + 60"),
        Forgery(
            "a number's time",
            "numberCorrected",
            "\"at\":\"2020-09-24T10:00:00",
            "\"at\":\"2020-09-24T10:01:00",
            "UPDATE correction SET at = at + 60 WHERE sequence = (SELECT min(sequence) FROM correction)"
        ),
        Forgery(
            "a new name",
            "renamed",
            "乙委",
            "乙厅",
            "UPDATE unit SET name = '乙厅' WHERE name = '乙委'; UPDATE unit_name SET written = '乙厅', folded = '乙厅' WHERE written = '乙委'"
        ),
        Forgery(
            "a published grade",
            "published",
            "\"丙局\":\"fair\"",
            "\"丙局\":\"good\"",
            "UPDATE published SET grade = 'good' WHERE unit = 3"
        ),
        Forgery("a reassignment's reason", "reassigned", "请假", "不明"),
        Forgery("a withdrawn contact", seen: [.chain, .draw, .grades], "withdrawn", "丙局-01", "甲局-01"),
        Forgery(
            "a voided call that stands",
            seen: [.chain, .texts, .states],
            "voided",
            "\"act\":\"voided\",",
            "\"act\":\"skipped\","
        ),
    ]

    @Test(arguments: forgeries) func aHeadThatWasPrintedFindsIt(_ forgery: Forgery) throws {
        let head = try whole.survey.head().hash
        try rewrite(forgery.sql, forgery.edit)
        let failed = try failures()
        #expect(failed == forgery.seen, "without a head")
        #expect(try failures(head: String(head.prefix(16))) == forgery.seen.union([.head]))
    }

    /// A contact's line as it was handed in, its salt, and a note, each with its digest computed anew.
    @Test func textsThatWereRewrittenAreFoundByTheRosterOrAHead() throws {
        let head = try whole.survey.head().hash
        for (column, value) in [("person", "'假'"), ("salt", "X'00112233445566778899AABBCCDDEEFF'")] {
            let whole = try WholeSurvey()
            let old = try whole.folder.rows("SELECT lower(hex(digest)) FROM contact WHERE id = 2")[0][0]
            try whole.folder.sql("UPDATE contact SET \(column) = \(value) WHERE id = 2")
            let line = try whole.folder.rows("SELECT salt, text FROM evidence WHERE digest = '\(old)'")[0]
            let new = sha256("\(line[0]),\(line[1])")
            try Self.rewrite(whole.folder, "UPDATE contact SET digest = X'\(new)' WHERE id = 2") { entries in
                entries = entries.map { $0.replacing(old, with: new) }
            }
            let failed = try whole.folder.open().verify(heads: [PrintedHead(head)]).checks.filter { !$0.ok }.map(\.name)
            #expect(Set(failed) == [.head, .draw], "\(column)")
        }
        let note = try folder.rows("SELECT digest, salt FROM text WHERE text = '满意'")[0]
        let new = sha256("\(note[1]),不满意")
        try rewrite(
            """
            UPDATE text SET digest = '\(new)', text = '不满意' WHERE digest = '\(note[0])';
            UPDATE attempt SET note = '\(new)' WHERE note = '\(note[0])'
            """
        ) { entries in entries = entries.map { $0.replacing(note[0], with: new) } }
        #expect(try failures() == [])
        #expect(try failures(head: head) == [.head])
    }

    /// An order of entries that nobody writes ends in a finding or a refusal, and whatever reads the log in an answer.
    /// `HUIFANG_REWRITTEN=2000` tries more, `HUIFANG_SEED=4711` others.
    @Test func anyOrderOfEntriesEndsInAnAnswer() throws {
        let (bytes, entries, head) = try (folder.bytes(), folder.entries(), whole.survey.head().hash)
        let seed = asked("HUIFANG_SEED", or: 1)
        for number in seed..<seed + asked("HUIFANG_REWRITTEN", or: 5) {
            var random = SplitMix64(number)
            let folder = try Folder()
            try folder.write(bytes)
            var isLonger = false
            try Self.rewrite(folder, "") { log in
                for _ in 1...random.number(1...4) where !log.isEmpty {
                    let (place, other) = (random.number(0...log.count - 1), random.number(0...log.count - 1))
                    switch random.number(1...6) {
                    case 1: log.swapAt(place, other)
                    case 2: log.insert(log[place], at: other)
                    case 3: log.append(log[place])
                    case 4: log.remove(at: place)
                    case 5: log = random.shuffle(log)
                    default: log[place] = random.one(of: ["x", "", "{}", "null"])
                    }
                }
                isLonger = log.starts(with: entries)
            }
            do {
                let survey = try folder.open()
                let checks = try survey.verify(heads: [PrintedHead(head)]).checks
                #expect(checks.last?.name == .head && checks.last?.ok == isLonger, "HUIFANG_SEED=\(number)")
                _ = try? survey.grades()
                _ = try? survey.explanations(now: time("2020-10-21 09:00")) { $0 }
                _ = try? survey.quality(now: time("2020-10-21 09:00"))
                _ = try? survey.report()
                _ = try? survey.log(unit: "甲局") { _ in }
            } catch is Refusal {}
        }
    }

    // MARK: How it is done

    private func failures(head: String? = nil) throws -> Set<Verification.Name> {
        Set(
            try folder.open().verify(heads: head.map { [try PrintedHead($0)] } ?? []).checks.filter { !$0.ok }.map(
                \.name
            )
        )
    }

    private func rewrite(_ sql: String, _ edit: (inout [String]) -> Void) throws {
        try Self.rewrite(folder, sql, edit)
    }

    private static func rewrite(_ folder: Folder, _ sql: String, _ edit: (inout [String]) -> Void) throws {
        var entries = try folder.entries()
        edit(&entries)
        let guards = try folder.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        var statements = guards.map { "DROP TRIGGER \($0[0]);" }.joined() + "\(sql);DELETE FROM log;"
        var previous = LogEntry.origin
        for (index, entry) in entries.enumerated() {
            let hash = LogEntry.hash(previous: previous, text: entry)
            let text = entry.replacing("'", with: "''")
            statements += "INSERT INTO log VALUES (\(index + 1), '\(previous)', '\(text)', '\(hash)');"
            previous = hash
        }
        try folder.sql(statements + guards.map { $0[1] + ";" }.joined())
    }
}
