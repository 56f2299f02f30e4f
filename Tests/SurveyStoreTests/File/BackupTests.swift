import Foundation
import Glibc
import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct BackupTests {
    /// Copies made while another connection records calls: each verifies, and its head is part of the survey's log.
    @Test func aCopyMadeWhileAnotherWritesIsWhole() async throws {
        let whole = try WholeSurvey()
        try whole.survey.reopen(reason: "补拨", act: at("2020-10-21 09:00"))
        let folder = whole.folder
        let writer = Task.detached {
            let survey = try folder.open()
            for minute in 10..<40 {
                let dial = NewAttempt(
                    contact: "甲局-02",
                    surveyor: "王强",
                    dial: Dial(.busy, at: time("2020-10-21 09:\(minute)"))
                )
                _ = try survey.record(dial, act: at("2020-10-21 10:00", by: "王强"))
            }
        }
        var heads: [String] = []
        for number in 0..<4 {
            let path = folder.root + "/copy\(number).db"
            let checked = try whole.survey.backUp(to: path)
            #expect(checked.ok)
            let copy = try Survey.open(at: path, allowNetworkFile: true)
            #expect(try copy.verify().ok)
            #expect(try copy.head().hash == checked.head)
            heads.append(checked.head)
        }
        try await writer.value
        for head in heads { #expect(try whole.survey.verify(heads: [PrintedHead(head)]).ok) }
        #expect(try folder.names() == ["copy0.db", "copy1.db", "copy2.db", "copy3.db", "huifang.db"])
    }

    /// Of one that was killed; what somebody is still making stays.
    @Test func whatWasLeftOfACopyGoes() throws {
        let whole = try WholeSurvey()
        let left = whole.folder.root + "/.huifang-new-4711-0"
        let made = whole.folder.root + "/.huifang-new-4711-1"
        for path in [left, left + "-journal", made, made + "-journal"] {
            try Data("154".utf8).write(to: URL(fileURLWithPath: path))
        }
        try FileManager.default.createDirectory(atPath: left + "2/hand-ins", withIntermediateDirectories: true)
        let file = Glibc.open(made, O_RDONLY)
        defer { close(file) }
        try #require(flock(file, LOCK_EX | LOCK_NB) == 0)
        _ = try whole.survey.backUp(to: whole.folder.root + "/copy.db")
        let there = [".huifang-new-4711-1", ".huifang-new-4711-1-journal", "copy.db", "huifang.db"]
        #expect(try FileManager.default.contentsOfDirectory(atPath: whole.folder.root).sorted() == there)
        try #require(flock(file, LOCK_UN) == 0)
        _ = try whole.folder.open()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: whole.folder.root).sorted() == [
                "copy.db", "huifang.db",
            ]
        )
    }

    /// A survey that was tampered with is copied as it is, and the copy's verification says so.
    @Test func aTamperedSurveyIsSaidToBeOne() throws {
        let whole = try WholeSurvey()
        try whole.folder.sql("UPDATE answer SET score = 9900 WHERE call = 1")
        #expect(try whole.folder.open().backUp(to: whole.folder.root + "/copy.db").ok == false)
    }
}
