import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct VerifyTests {
    let whole: WholeSurvey
    var folder: Folder { whole.folder }

    init() throws { whole = try WholeSurvey() }

    /// What a forger who knows better puts back when he is done.
    private func guards() throws -> String {
        try folder.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger'").map { $0[0] + ";" }.joined()
    }

    private static let unguarded = ["log_is_never_changed", "log_is_never_cut", "log_has_no_gap", "log_is_chained"]
        .map { "DROP TRIGGER \($0);" }.joined()

    private func failures(head: String? = nil) throws -> [Verification.Name: Verification.Detail] {
        let result = try folder.open().verify(heads: head.map { [try PrintedHead($0)] } ?? [])
        let failed = result.checks.filter { !$0.ok }
        #expect(result.ok == failed.isEmpty)
        return Dictionary(uniqueKeysWithValues: failed.map { ($0.name, $0.detail!) })
    }

    @Test func anUntouchedSurveyAgreesInEverything() throws {
        let head = try whole.survey.head()
        let result = try whole.survey.verify(heads: [PrintedHead(String(head.hash.prefix(16)))])
        #expect(result.ok)
        #expect(result.checks.map(\.name) == Verification.Name.allCases)
        let place = Verification.PublicationPlace(number: 1, isItself: true)
        #expect(result.checks.last?.detail == .headFound(sequence: head.sequence, publication: place))
        #expect(result.publication == place)
        #expect((result.entries, result.head, result.units, result.contacts) == (head.sequence, head.hash, 4, 8))
        try folder.expectChain(entries: head.sequence)
        #expect(throws: Refusal.content(.headMalformed(text: "12345"))) { try PrintedHead("12345") }
    }

    @Test func everyEntryIsReadAsItWasWritten() throws {
        let offset = whole.survey.rulebook.offset
        for text in try folder.entries() { #expect(LogEntry.read(text)?.text(offset) == text) }
    }

    @Test func theLogIsReadByUnitAndByContact() throws {
        func acts(unit: String? = nil, contact: String? = nil) throws -> [String] {
            var acts: [String] = []
            try whole.survey.log(unit: unit, contact: contact) { acts.append($0.entry!.act.name) }
            return acts
        }
        #expect(try acts().count == whole.survey.head().sequence)
        let second = try acts(contact: "甲局-02")
        #expect(second.filter { $0 != "reassigned" } == ["contacts", "called", "amended"])
        #expect(try acts(contact: "甲局-03").suffix(2) == ["called", "voided"])
        let third = try acts(unit: "丙局")
        #expect(
            third.filter { $0 != "reassigned" } == [
                "units", "contacts", "withdrawn", "contacts", "numberCorrected", "ruled", "published",
            ]
        )
    }

    @Test(arguments: [
        (Verification.Name.states, "UPDATE answer SET score = 9900 WHERE call = 1"),
        (.states, "DELETE FROM answer WHERE call = 3"),
        (.states, "INSERT INTO answer VALUES (2, 'understanding', 9000)"),
        (.states, "UPDATE attempt SET outcome = 'busy' WHERE call = 5"),
        (.states, "UPDATE attempt SET outcome = 'rang' WHERE call = 5"),
        (.states, "UPDATE attempt SET at = at + 60 WHERE call = 6"),
        (.states, "UPDATE attempt SET surveyor = 1 WHERE call = 5"),
        (.states, "UPDATE attempt SET recused = 1 WHERE call = 5"),
        (.states, "UPDATE attempt SET entered = 1 WHERE call = 5"),
        (.states, "UPDATE attempt SET voided = NULL"),
        (.states, "UPDATE attempt SET voided = 2 WHERE call = 1"),
        (.states, "DELETE FROM attempt WHERE call = 7"),
        (.states, "UPDATE correction SET at = at - 86400"),
        (.states, "DELETE FROM correction"),
        (.states, "UPDATE listed SET state = 'reached', weighted = NULL WHERE contact = 1"),
        (.states, "UPDATE listed SET weighted = weighted + 1 WHERE weighted IS NOT NULL"),
        (.draw, "UPDATE listed SET place = 90 WHERE contact = 1"),
        (.draw, "UPDATE listed SET surveyor = 3 - surveyor, place = 91 WHERE contact = 4"),
        (.draw, "DELETE FROM listed WHERE contact = 8"),
        (.grades, "UPDATE contact SET received_on = received_on - 7 WHERE unit = 2"),
        (.grades, "UPDATE contact SET withdrawn = 1 WHERE id = 1"),
        (.grades, "UPDATE contact SET assumed = 0 WHERE id = 7"),
        (.grades, "UPDATE ruling SET grade = 'excellent'"),
        (.grades, "DELETE FROM ruling"),
        (.grades, "UPDATE published SET grade = 'excellent' WHERE unit = 2"),
        (.grades, "UPDATE unit SET name = '假局' WHERE id = 1"),
        (.grades, "UPDATE unit SET withdrawn = 1 WHERE id = 1"),
        (.states, "UPDATE survey SET closed = NULL"),
        (.texts, "UPDATE contact SET person = '假' WHERE id = 2"),
        (.texts, "UPDATE contact SET given = '15499999999' WHERE id = 2"),
        (.texts, "UPDATE contact SET officer = '假' WHERE id = 2"),
        (.texts, "UPDATE contact SET remark = '假' WHERE id = 2"),
        (.grades, "INSERT INTO unit_name VALUES ('丁厅', 4, '丁厅')"),
        (.texts, "UPDATE contact SET phone = '15499999999' WHERE id = 2"),
        (.texts, "UPDATE contact SET phone = '15499999999' WHERE id = 5"),
        (.texts, "UPDATE contact SET salt = NULL, given = NULL WHERE id = 2"),
        (.texts, "UPDATE text SET text = '不满意' WHERE text = '满意'"),
        (.draw, "DELETE FROM avoidance"),
        (.draw, "UPDATE avoidance SET name = '丙局'"),
        (.draw, "INSERT INTO released (sequence, surveyor, unit, written) VALUES (3, 1, 1, 0)"),
        (.draw, "UPDATE surveyor SET folded = '敏' WHERE name = '李敏'"),
        (.texts, "DELETE FROM text WHERE text = '满意'"),
        (.rulebook, "UPDATE survey SET rulebook = replace(rulebook, 'quota: 10', 'quota: 9')"),
        (.rulebook, "UPDATE survey SET title = '另一次'"),
        (.chain, unguarded + "UPDATE log SET entry = replace(entry, ':9250', ':9900') WHERE entry LIKE '%:9250%'"),
        (.chain, unguarded + "UPDATE log SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE sequence = 5"),
        (.chain, unguarded + "DELETE FROM log WHERE sequence = 7"),
        (.grades, "UPDATE unit SET ordinals = ordinals + 1 WHERE id = 3"),
        (.grades, "UPDATE unit SET announced = 0 WHERE id = 4"),
        (.grades, "DELETE FROM unit_name WHERE written = '乙委'"),
        (.grades, "UPDATE unit_name SET unit = 1 WHERE written = '乙局'"),
        (.grades, "UPDATE unit_name SET written = '丁委' WHERE written = '丁局'"),
        (.grades, "UPDATE unit SET kind = '区县' WHERE id = 1"),
        (.grades, "UPDATE hand_in SET taken = taken + 1 WHERE id = 1"),
        (.grades, "UPDATE hand_in SET file = (SELECT file FROM hand_in WHERE id = 2) WHERE id = 1"),
        (.grades, "DELETE FROM hand_in WHERE refused = 0 AND taken > 0"),
        (.grades, "UPDATE hand_in SET unit = 4 WHERE id = (SELECT min(id) FROM hand_in WHERE refused = 0)"),
        (.grades, "INSERT INTO hand_in SELECT 99, unit, file, 0, taken, sequence, written FROM hand_in WHERE id = 1"),
        (.draw, "UPDATE surveyor SET login = 'limin' WHERE name = '李敏'"),
    ])
    func everyTamperingIsFound(check: Verification.Name, statements: String) throws {
        let guards = try guards().replacing("CREATE TRIGGER", with: "CREATE TRIGGER IF NOT EXISTS")
        try folder.sql(statements)
        try folder.sql(guards)
        let failures = try failures()
        #expect(failures[check] != nil, "\(failures)")
    }

    /// One file may have the rows of its units in any order.
    @Test func unitsOfAFileMayStandAmongEachOther() throws {
        let folder = try Folder()
        let survey = try folder.create()
        func rows(_ units: [String], from number: Int) -> [HandedIn] {
            zip(number..., units).map { HandedIn($1, "公司\($0)", "人\($0)", "154" + padded($0, 8)) }
        }
        try survey.take(rows(["乙局", "甲局", "乙局", "丙局", "甲局"], from: 1))
        try survey.take(rows(["丙局", "甲局", "乙局", "丙局"], from: 11))
        #expect(try survey.verify().ok)
        try folder.sql(
            "UPDATE contact SET id = 99 WHERE id = 2; UPDATE contact SET id = 2 WHERE id = 7; UPDATE contact SET id = 7 WHERE id = 99"
        )
        #expect(try folder.open().verify().ok == false)
    }

    /// Numbers that were exchanged everywhere: what a printed sheet calls 1 would be another contact, or another surveyor.
    @Test(arguments: [
        (
            Verification.Name.texts,
            ["contact.id", "listed.contact", "attempt.contact", "correction.contact", "text.contact"], 1, 8
        ),
        (.texts, ["contact.id", "listed.contact", "attempt.contact", "correction.contact", "text.contact"], 1, 99),
        (
            .draw,
            ["surveyor.id", "listed.surveyor", "attempt.surveyor", "draw_surveyor.surveyor", "avoidance.surveyor"], 1, 2
        ),
    ])
    func exchangedNumbersAreFound(check: Verification.Name, columns: [String], one: Int, other: Int) throws {
        let guards = try guards()
        let dropped = try folder.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            .map { "DROP TRIGGER \($0[0]);" }.joined()
        func renumber(_ from: Int, _ to: Int) -> String {
            columns.map { column in
                let parts = column.split(separator: ".")
                return "UPDATE \(parts[0]) SET \(parts[1]) = \(to) WHERE \(parts[1]) = \(from);"
            }.joined()
        }
        try folder.sql(dropped + renumber(one, 9000) + renumber(other, one) + renumber(9000, other) + guards)
        let failures = try failures()
        guard case .value(_, .id, _, _) = failures[check] else {
            Issue.record("\(failures)")
            return
        }
    }

    /// A trigger that has its name and does nothing; one of somebody else's; data put back after an erasure, or left by it;
    /// a name that is gone.
    @Test func whatOnlyLooksInOrderIsNamed() throws {
        let cut = try folder.rows("SELECT sql FROM sqlite_master WHERE name = 'log_is_never_cut'")[0][0]
        let toothless = "CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log BEGIN SELECT 1; END"
        func refusal(_ name: String, isOurs: Bool) -> Refusal {
            .file(.otherSchema(path: folder.path, name: name, isOurs: isOurs))
        }
        try folder.sql("DROP TRIGGER log_is_never_cut; \(toothless)")
        #expect(throws: refusal("log_is_never_cut", isOurs: true)) { try failures() }
        try folder.sql(
            "DROP TRIGGER log_is_never_cut; \(cut); CREATE TRIGGER also AFTER INSERT ON answer BEGIN SELECT 1; END"
        )
        #expect(throws: refusal("also", isOurs: false)) { try failures() }
        // A trigger may bear the name of a view of ours.
        try folder.sql("DROP TRIGGER also; CREATE TRIGGER evidence AFTER INSERT ON unit BEGIN SELECT 1; END")
        #expect(throws: refusal("evidence", isOurs: false)) { try failures() }
        try folder.sql("DROP TRIGGER evidence")
        let before = folder.root + "/before.db"
        _ = try whole.survey.backUp(to: before)
        _ = try whole.survey.forget(contact: "甲局-01", reason: "本人要求", act: at("2020-10-21 09:00"))
        #expect(try failures().isEmpty)
        // A line without a salt cannot have a number as given: the table's CHECK.
        for column in KeptCell.allCases.filter({ $0 != .phoneAsGiven }).map(\.column) {
            try folder.sql("UPDATE contact SET \(column) = '王' WHERE id = 1")
            #expect(try failures() == [.texts: .notErased(contact: "甲局-01")], "\(column)")
            try folder.sql("UPDATE contact SET \(column) = NULL WHERE id = 1")
        }
        for number in ["phone = '15400000001'", "others = '15400000001'"] {
            try folder.sql("UPDATE contact SET \(number) WHERE id = 1")
            #expect(try failures() == [.texts: .notErased(contact: "甲局-01")], "\(number)")
            try folder.sql("UPDATE contact SET phone = NULL, others = NULL WHERE id = 1")
        }
        // Put back as a whole, from a backup.
        let columns = KeptCell.allCases.map(\.column) + ["phone", "others", "salt"]
        try folder.sql(
            "ATTACH '\(before)' AS b; UPDATE contact SET (\(columns.joined(separator: ", "))) = (SELECT \(columns.joined(separator: ", ")) FROM b.contact WHERE id = 1) WHERE id = 1"
        )
        #expect(try failures() == [.texts: .notErased(contact: "甲局-01")])
        try folder.sql(
            "UPDATE contact SET (\(columns.joined(separator: ", "))) = (\(columns.map { _ in "NULL" }.joined(separator: ", "))) WHERE id = 1"
        )
        #expect(try failures().isEmpty)
        // What the file was gives the number back, to whoever knows the rest of it.
        let file = try folder.rows("SELECT file FROM hand_in WHERE unit = 1 ORDER BY sequence LIMIT 1")[0][0]
        let salt = String(repeating: "0", count: 32)
        #expect(try folder.rows("SELECT text IS NULL FROM text WHERE digest = '\(file)'") == [["1"]])
        try folder.sql("UPDATE text SET salt = '\(salt)', text = 'x' WHERE digest = '\(file)'")
        #expect(try failures() == [.texts: .notErased(contact: "甲局-01")])
        try folder.sql("UPDATE text SET salt = NULL, text = NULL WHERE digest = '\(file)'")
        try folder.sql("DELETE FROM unit_name WHERE written = '丁局'")
        #expect(try failures() == [.grades: .value(.unit("丁局"), .alias, expected: "丁局", stored: nil)])
    }

    @Test func anAliasThatNoUnitsTableBroughtIsFound() throws {
        let folder = try Folder()
        let survey = try folder.create()
        let row = UnitRow(record: 2, line: 2, name: "甲局", aliases: ["甲委 "])
        _ = try survey.takeUnits([row], act: at("2020-09-18 09:00"))
        #expect(try folder.entries().last!.contains(#""units":[["甲局",["甲委"]]]"#))
        try survey.take("甲局", 1)
        #expect(try survey.verify().ok)
        try folder.sql("INSERT INTO unit_name VALUES ('甲厅', 1, '甲厅')")
        #expect(
            try folder.open().verify().checks.filter { !$0.ok }.map(\.detail)
                == [.value(.unit("甲局"), .alias, expected: nil, stored: "甲厅")]
        )
    }

    @Test func theFirstDisagreementIsNamed() throws {
        try folder.sql("UPDATE answer SET score = 9900 WHERE call = 1")
        #expect(
            try failures() == [
                .states: .value(
                    .call(1),
                    .scores,
                    expected: "satisfaction=9250,understanding=9250",
                    stored: "satisfaction=9900,understanding=9900"
                )
            ]
        )
        try folder.sql(
            "UPDATE answer SET score = 9250 WHERE call = 1; UPDATE listed SET state = 'unreachable', weighted = NULL WHERE contact = 1"
        )
        let named = try failures()
        #expect(named[.states] == .state(contact: "甲局-01", expected: .scored, stored: .unreachable))
        #expect(named[.grades] != nil && named.count == 2)
    }

    @Test func aCutOrRewrittenLogIsFoundByAPrintedHead() throws {
        let head = try whole.survey.head()
        let published = try folder.rows("SELECT unit, grade, written FROM published").count
        #expect(published == 4)
        let guards = try guards()
        // The last act is taken back together with what it wrote: nothing is left that disagrees but the head.
        try folder.sql(
            Self.unguarded + "DELETE FROM log WHERE sequence = \(head.sequence); DELETE FROM published;" + guards
        )
        #expect(try failures().isEmpty)
        #expect(try failures(head: head.hash) == [.head: .headNotFound(given: head.hash)])
        let other = try WholeSurvey()
        #expect(try other.survey.verify(heads: [PrintedHead(head.hash)]).checks.last?.ok == false)
    }

    @Test func aLogThatIsChainedAnewStillDisagreesWithTheTables() throws {
        let head = try whole.survey.head()
        let guards = try guards()
        var entries = try folder.entries()
        let scored = entries.firstIndex { $0.contains(":9250") }!
        entries[scored] = entries[scored].replacing(":9250", with: ":9900")
        var statements = Self.unguarded
        var previous = LogEntry.origin
        for (index, entry) in entries.enumerated() {
            let hash = LogEntry.hash(previous: previous, text: entry)
            let text = entry.replacing("'", with: "''")
            statements +=
                "UPDATE log SET previous = '\(previous)', entry = '\(text)', hash = '\(hash)' WHERE sequence = \(index + 1);"
            previous = hash
        }
        try folder.sql(statements + guards)
        let failures = try failures(head: String(head.hash.prefix(20)))
        #expect(failures[.chain] == nil)
        #expect(
            failures[.states]
                == .value(
                    .call(1),
                    .scores,
                    expected: "satisfaction=9900,understanding=9900",
                    stored: "satisfaction=9250,understanding=9250"
                )
        )
        #expect(failures[.head] != nil)
    }
}
