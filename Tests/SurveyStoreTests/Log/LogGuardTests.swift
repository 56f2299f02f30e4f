import GRDB
import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct LogGuardTests {
    @Test(arguments: [
        "UPDATE log SET entry = '{}' WHERE sequence = 1",
        "DELETE FROM log",
        "INSERT INTO log SELECT 3, hash, '{}', hash FROM log",
        "INSERT INTO log (previous, entry, hash) SELECT hash, '{}', hash FROM log",
        "INSERT INTO log SELECT 2, previous, '{}', hash FROM log",
        "INSERT OR REPLACE INTO log SELECT 1, previous, '{}', hash FROM log",
        "REPLACE INTO log SELECT 1, hash, '{}', hash FROM log",
        "INSERT INTO log SELECT 1, hash, '{}', hash FROM log WHERE true ON CONFLICT DO UPDATE SET entry = '{}'",
        "UPDATE OR REPLACE log SET sequence = 2",
    ])
    func theLogRefuses(statement: String) throws {
        let folder = try Folder()
        try folder.create()
        let before = try folder.bytes()
        #expect(throws: DatabaseError.self) { try folder.sql(statement) }
        #expect(try folder.bytes() == before)
    }

    @Test func theFirstEntryHoldsTheRulebook() throws {
        let folder = try Folder()
        let survey = try folder.create()
        let entries = try folder.entries()
        #expect(entries.count == 1)
        let signed = #""written":"2020-09-10T09:00:00+08:00","by":"经办人","login":"office""#
        let start = #"{"act":"created",\#(signed),"title":"2020年度","rulebook":""#
        #expect(entries[0].hasPrefix(start))
        #expect(entries[0].contains(#""rules":{"offset":"+08:00","quota":10,"deadline":"2020-09-20","R1":"inclusive""#))
        #expect(survey.rulebook == .zhengzhou2020)
        try folder.expectChain(entries: 1)
    }
}
