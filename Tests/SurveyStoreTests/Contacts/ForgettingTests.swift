import Foundation
import GRDB
import SurveyCore
import Testing

@testable import SurveyStore

/// What is kept of a contact is one list, from the import to the erasure.
@Suite struct KeptCellTests {
    /// A column that is in the table and not in the list would outlive an erasure.
    @Test func theTableKeepsWhatTheListNames() throws {
        let folder = try Folder()
        _ = try folder.create()
        let texts = try folder.rows("SELECT name FROM pragma_table_info('contact') WHERE type = 'TEXT'").map { $0[0] }
        // What is dialled is made of the cell, and erased beside it.
        #expect(Set(texts) == Set(KeptCell.allCases.map(\.column) + ["phone", "others"]))
    }

    @Test func everyCellIsStoredInNFC() throws {
        let folder = try Folder()
        let survey = try folder.create()
        var rows = batch([HandedIn("甲局", "甲", "王", "15400000001")])
        for kept in KeptCell.allCases {
            let text = Array("e\u{301} \(kept.rawValue)".utf8)
            rows.rows[0][kept] = HandInBatch.Cell(start: Int32(rows.bytes.count), count: Int32(text.count))
            rows.bytes += text
        }
        var options = HandInOptions()
        options.received = day("2020-09-18")
        _ = try survey.handIn(options, act: at("2020-09-18 10:00")) { run in
            _ = try run.take([rows], name: "名单.csv", digest: sha256("名单"))
        }
        func stored(_ kept: KeptCell) throws -> String {
            try folder.rows("SELECT coalesce(hex(\(kept.column)), '-') FROM contact")[0][0]
        }
        for kept in KeptCell.allCases {
            let normal = "\u{E9} \(kept.rawValue)".utf8.map { String($0, radix: 16, uppercase: true) }.joined()
            #expect(try stored(kept) == normal, "\(kept)")
        }
        // The view's SQL and ContactText write the same text, each cell in its place.
        let evidence = try folder.rows("SELECT digest, salt, text FROM evidence WHERE text LIKE '甲局-01%'")[0]
        #expect(evidence[2].split(separator: "\t").count == 1 + KeptCell.allCases.count)
        #expect(sha256("\(evidence[1]),\(evidence[2])") == evidence[0])
    }

    @Test func everyCellIsErased() throws {
        let full = try FullSurvey()
        let kept = KeptCell.allCases.map(\.column)
        let contact = "WHERE ordinal = 1 AND unit = (SELECT id FROM unit WHERE key = '公安局')"
        try full.folder.sql("UPDATE contact SET \(kept.map { "\($0) = '王'" }.joined(separator: ", ")) \(contact)")
        _ = try full.survey.erase(contact: "公安局-01", reason: "本人要求", act: at("2020-10-21 09:00"))
        for column in kept {
            #expect(try full.folder.rows("SELECT \(column) IS NULL FROM contact \(contact)") == [["1"]], "\(column)")
        }
    }

    /// A file in which the contact stood in a refused or unchanged row gives the number back as well.
    @Test func noFileHandedInBeforeCanBeGuessedAtAfterwards() throws {
        let full = try FullSurvey()
        let left =
            "SELECT t.digest, t.salt, t.text FROM text t JOIN hand_in h ON h.file = t.digest WHERE t.text IS NOT NULL"
        let files = try full.folder.rows(left)
        #expect(files.count > 2)
        _ = try full.survey.erase(contact: "公安局-01", reason: "本人要求", act: at("2020-10-21 09:00"))
        #expect(try full.folder.rows(left).isEmpty)
        #expect(try full.survey.verify().ok)
        for file in files {
            try full.folder.sql("UPDATE text SET salt = '\(file[1])', text = '\(file[2])' WHERE digest = '\(file[0])'")
            let texts = try full.survey.verify().checks.first { $0.name == .texts }
            #expect(texts?.detail == .notErased(contact: "公安局-01"))
            try full.folder.sql("UPDATE text SET salt = NULL, text = NULL WHERE digest = '\(file[0])'")
        }
    }

    /// Somebody who knows every text that was erased, and has the file with all salts left in it, finds none of them confirmed.
    @Test func whatWasErasedCannotBeComputedBack() throws {
        let whole = try WholeSurvey()
        let folder = whole.folder
        func evidence() throws -> [String: (salt: String, text: String)] {
            let rows = try folder.rows("SELECT digest, salt, text FROM evidence")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], ($0[1], $0[2])) })
        }
        let before = try evidence()
        func expectNothingIsConfirmed() throws {
            let after = try evidence()
            let erased = before.filter { after[$0.key] == nil }.values.map(\.text)
            #expect(erased.count > 3)
            let tables = try folder.rows("SELECT name FROM sqlite_schema WHERE type = 'table'").map { $0[0] }
            let all = try tables.flatMap { try folder.rows("SELECT * FROM \($0)").joined() }.joined(separator: "\n")
            let digests = Set(all.matches(of: /[0-9a-f]{64}/).map { String($0.output) })
            #expect(digests.count > 20)
            let salts = Set(after.values.map(\.salt))
            for text in erased {
                for known in [text] + text.split(separator: "\t").map(String.init) {
                    #expect(!digests.contains(sha256(known)))
                    for salt in salts { #expect(!digests.contains(sha256("\(salt),\(known)"))) }
                }
            }
        }
        // Drawn, dialled by a corrected number, and finished; then everybody.
        _ = try whole.survey.forget(contact: "乙局-02", reason: "本人要求", act: at("2020-10-21 10:00"))
        try expectNothingIsConfirmed()
        _ = try whole.survey.purge(reason: "结束", act: at("2020-10-22 10:00"))
        try expectNothingIsConfirmed()
        #expect(try evidence().isEmpty)
    }
}

/// What is written of a contact after it was erased: nobody erased that, until somebody does.
@Suite struct WrittenAfterErasureTests {
    @Test func onlyWhatWasThereWasErased() throws {
        let folder = try Folder()
        let survey = try folder.create()
        try survey.take("甲局", 2)
        try survey.surveyors(["王强", "孙丽"])
        let morning = at("2020-09-22 09:00")
        _ = try survey.draw(seed: "1", roster: nil, surveyors: [], perUnit: nil, act: morning)
        let dial = Dial(.refused, at: time("2020-09-22 09:00"))
        _ = try survey.record(NewAttempt(contact: "2", surveyor: "孙丽", dial: dial), act: morning)
        func forget(_ hour: String) throws -> Int? {
            try survey.forget(contact: "甲局-02", reason: "本人要求", act: at("2020-09-22 \(hour):00")).entry?.sequence
        }
        func texts() throws -> Verification.Check? { try survey.verify().checks.first { $0.name == .texts } }
        func set(_ values: String) throws {
            try folder.sql("UPDATE text SET \(values) WHERE digest = '\(number())'")
        }
        func number() throws -> String {
            try folder.rows("SELECT number FROM correction ORDER BY sequence DESC LIMIT 1")[0][0]
        }
        _ = try forget("10")
        _ = try survey.correctNumber(
            of: "甲局-02",
            to: PhoneNumber.parse("15400000199", areaCode: "0371").number!,
            reason: "本人来电",
            act: at("2020-09-22 11:00")
        )
        #expect(try texts()?.ok == true)
        let kept = try folder.rows("SELECT salt, text FROM text WHERE digest = '\(number())'")[0]
        try set("salt = NULL, text = NULL")
        try folder.sql("UPDATE contact SET phone = NULL WHERE id = 2")
        guard case .textMissing = try texts()?.detail else {
            Issue.record("\(String(describing: try texts()))")
            return
        }
        try folder.sql("UPDATE contact SET phone = '\(kept[1])' WHERE id = 2")
        try set("salt = '\(kept[0])', text = '\(kept[1])'")
        #expect(try texts()?.ok == true)
        _ = try forget("12")
        #expect(try texts()?.ok == true)
        try set("salt = '\(kept[0])', text = '\(kept[1])'")
        #expect(try texts()?.detail == .notErased(contact: "甲局-02"))
    }
}

@Suite struct ReasonRemarkTests {
    @Test(arguments: [
        ("本人要求", "王建国", []), ("王建国本人要求", "王建国", [ReasonRemark.name]),
        ("号码１５４ 0000-0123 错", "王建国", [.number]), ("2020年10月12日来函", "王", []), ("第123456号函", "李", []),
        ("王建国 15400000123", " 王建国", [.number, .name]), ("王说", "王", []),
    ])
    func aReasonThatTellsOfThePersonIsSaid(reason: String, person: String, expected: [ReasonRemark]) {
        #expect(ReasonRemark.remarks(on: reason, person: person) == expected)
    }

    @Test func theLogHoldsTheReasonOfAnErasureAsADigest() throws {
        let full = try FullSurvey()
        let erased = try full.survey.erase(contact: "公安局-01", reason: "15400000123 要求", act: at("2020-10-21 09:00"))
        #expect(erased.remarks == [.number])
        let kept = try full.folder.rows("SELECT digest FROM evidence WHERE text = '15400000123 要求'")
        #expect(try full.folder.entries().last!.contains(#""reason":"\#(kept[0][0])""#))
        #expect(try full.survey.verify().ok)
    }
}

/// Erased, and another program is in the way before the file is written anew.
@Suite struct ForgettingTests {
    @Test func aBusyFileIsFinishedByTheSameCallAgain() throws {
        let full = try FullSurvey()
        let contact = "公安局-01"
        let phone = try full.folder.rows(
            "SELECT given FROM contact c JOIN unit u ON u.id = c.unit WHERE u.key = '公安局' AND ordinal = 1"
        )[0][0]
        // Copies of the number that only free pages hold: what an earlier change of the tables left there. Enough of them
        // that the entries which follow do not use them all.
        try full.folder.sql(
            """
            PRAGMA secure_delete = OFF; CREATE TABLE rest (t TEXT);
            WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO rest SELECT '\(phone) 李四' FROM n;
            DROP TABLE rest;
            """
        )
        func holds(_ text: String) throws -> Bool {
            try Data(full.folder.bytes()).range(of: Data(text.utf8)) != nil
        }
        let erased = try full.survey.erase(contact: contact, reason: "本人要求", act: at("2020-10-21 09:00"))
        #expect(erased.texts > 0)
        #expect(try holds("\(phone) 李四"), "a free page holds it still")

        let impatient = Survey(
            path: full.folder.path,
            title: full.survey.title,
            rulebook: full.survey.rulebook,
            queue: try Connection.open(at: full.folder.path, patience: 0, onWait: nil)
        )
        let reader = try DatabaseQueue(path: full.folder.path)
        try reader.writeWithoutTransaction { db in
            // Somebody reads, as a slow report does.
            try db.execute(sql: "BEGIN; SELECT count(*) FROM log")
            #expect(throws: Refusal.file(.erasedNotCleaned(contact: erased.contact, .busy))) {
                try impatient.forget(contact: contact, reason: "本人要求", act: at("2020-10-21 09:01"))
            }
            try db.execute(sql: "COMMIT")
        }
        #expect(try holds("\(phone) 李四"))

        let again = try full.survey.forget(contact: contact, reason: "本人要求", act: at("2020-10-21 09:02"))
        #expect(again.texts == 0 && again.entry == nil, "nothing new is logged")
        #expect(try !holds(phone))
        let verification = try full.survey.verify()
        #expect(verification.ok, "\(verification.checks)")
    }
}
