import Foundation
import SurveyCore
import Testing

@testable import huifang

/// Call sheets that come back, perhaps for a second time (columns.md §Call sheets).
@Suite struct SheetAgainTests {
    let survey: SmallSurvey
    private var runner: CommandRunner { survey.runner }

    init() throws { survey = try SmallSurvey() }

    private func entries() -> [String] {
        runner.run("log", "--format", "json").output.split(separator: "\n").map(String.init)
    }

    @Test func aRemarkAddedLaterIsKeptInTheRecordAndTheLog() throws {
        #expect(try survey.results("1,本人拒访,2020-09-22 09:30,,,")["taken"] as? Int == 1)
        let again = try survey.results("1,本人拒访,2020-09-22 09:30,,,称已注销")
        #expect(again.codes == ["remark-added"] && again["taken"] as? Int == 1)
        let calls = try survey.calls()
        #expect(calls.count == 2 && calls[1]["note"] as? String == "称已注销" && calls[1]["replaces"] as? Int == 1)
        #expect(calls[1]["outcome"] as? String == "refused" && calls[1]["at"] as? String == calls[0]["at"] as? String)
        let entry = try #require(entries().last)
        #expect(entry.contains("amended") && entry.contains("sheet") && !entry.contains("称已注销"))

        // The same sheet a third time has nothing new, and neither has the first one.
        let count = entries().count
        #expect(try survey.results("1,本人拒访,2020-09-22 09:30,,,称已注销").codes == ["already-recorded"])
        #expect(try survey.results("1,本人拒访,2020-09-22 09:30,,,").codes == ["already-recorded"])
        #expect(entries().count == count)
        // Another remark is another version; the first is still there.
        #expect(try survey.results("1,本人拒访,2020-09-22 09:30,,,称已注销，另找人").codes == ["remark-added"])
        #expect(try survey.calls().compactMap { $0["note"] as? String } == ["称已注销", "称已注销，另找人"])
        #expect(runner.run("verify").code == 0)
    }

    @Test func oneSheetMayHaveADialTwice() throws {
        let file = try survey.results("1,占线,2020-09-23 09:30,,,", "1,占线,2020-09-23 09:30,,,响了两声")
        #expect(file.codes == ["remark-added"] && file["taken"] as? Int == 2)
        #expect(try survey.calls().count == 2)
        #expect(runner.run("verify").code == 0)
    }

    @Test func withoutATimeAnotherRemarkIsAnotherDial() throws {
        _ = try survey.results("1,本人不在,2020-09-23,,,出差")
        #expect(try survey.results("1,本人不在,2020-09-23,,,开会").codes == [])
        #expect(try survey.results("1,本人不在,2020-09-23,,,开会，下周回").codes == ["remark-added"])
        #expect(try survey.calls().map { $0["note"] as? String } == ["出差", "开会", "开会，下周回"])
        #expect(runner.run("verify").code == 0)
    }

    /// In whichever order sheets with a time and without one come.
    @Test(arguments: [["2020-09-23", "2020-09-23 09:30"], ["2020-09-23 09:30", "2020-09-23"]])
    func anInterviewOfWhichOneSheetHasNoTimeIsOne(_ times: [String]) throws {
        func take(_ time: String) throws -> [String: Any] {
            try survey.runner.write("sheet.csv", "编号,结果,拨打时间,了解情况,满意度\n1,完成,\(time),90,95\n")
            let command = ["import", "results", runner.path("sheet.csv"), "--surveyor", "李敏", "--format", "json"]
            return try #require((runner.run(command).json()["files"] as? [[String: Any]])?.first)
        }
        #expect(try take(times[0])["taken"] as? Int == 1)
        #expect(try take(times[1]).codes == ["already-recorded"])
        // Another content is another dial.
        let other = try survey.results("1,占线,2020-09-23 09:40,,,")
        #expect(other["taken"] as? Int == 1, "\(other.codes)")
        #expect(try survey.calls().count == 2)
        #expect(runner.run("verify").code == 0)
    }

    /// One without a time stands for none of those that have one.
    @Test func callsOfOneDayAreManyAlsoBesideOneWithoutTime() throws {
        _ = try survey.results("1,本人不在,2020-09-22,,,")
        let file = try survey.results("1,本人不在,2020-09-22 09:30,,,", "1,本人不在,2020-09-22 15:30,,,")
        #expect(try file["taken"] as? Int == 2 && survey.calls().count == 3)
    }

    /// Two dials beside each other, or one column twice: neither is lost.
    @Test(arguments: [
        ("编号,结果,拨打时间,调查员,编号,结果,拨打时间,调查员", "1,占线,2020-09-22 09:30,李敏,2,占线,2020-09-22 09:31,王强"),
        ("编号,结果,拨打时间,调查员,编号,结果,拨打时间,调查员", "1,,,,2,占线,2020-09-22 09:31,王强"),
        ("编号,结果,拨打时间,调查员,结果,拨打时间", "1,占线,2020-09-22 09:30,李敏,占线,2020-09-22 15:31"),
        ("编号,结果,拨打时间,调查员,拨打结果", "1,占线,2020-09-22 09:30,李敏,停机"),
        ("编号,结果,拨打时间,调查员,了解情况,满意度,了解情况", "1,完成,2020-09-22 09:30,李敏,90,90,10"),
        ("编号,结果,拨打时间,调查员,结果2,拨打时间2", "1,占线,2020-09-22 09:30,李敏,停机,2020-09-22 15:31"),
        ("编号,结果,拨打时间,调查员,结果二", "1,占线,2020-09-22 09:30,李敏,停机"),
        ("编号,结果,拨打时间,调查员,备注,备注", "1,占线,2020-09-22 09:30,李敏,一,二"),
    ])
    func aSecondValueInARowIsRefused(_ header: String, _ row: String) throws {
        try survey.runner.write("sheet.csv", header + "\n" + row + "\n")
        let result = runner.run("import", "results", runner.path("sheet.csv"), "--format", "json")
        let file = try #require((result.json()["files"] as? [[String: Any]])?.first)
        #expect(file.codes.contains("second-value") && file["refused"] as? Int == 1, "\(file.codes)")
        #expect(try result.code == 1 && survey.calls().isEmpty)
    }

    /// The same value twice says nothing new, and a further column of what is only compared is none of the sheet's.
    @Test func theSameTwiceIsHarmless() throws {
        try survey.runner.write(
            "sheet.csv",
            "编号,结果,拨打时间,调查员,电话,电话2,结果,备注,备注\n1,占线,2020-09-22 09:30,李敏,15400001001,0371-67181201,占线,响,\n"
        )
        let result = runner.run("import", "results", runner.path("sheet.csv"), "--format", "json")
        let file = try #require((result.json()["files"] as? [[String: Any]])?.first)
        #expect(file["taken"] as? Int == 1, "\(file.codes)")
    }

    @Test func whatWasErasedDoesNotComeBack() throws {
        _ = try survey.results("1,本人拒访,2020-09-22 09:30,,,家住中原路")
        #expect(runner.run("contact", "forget", "1", "--reason", "本人要求", "--yes").code == 0)
        let again = try survey.results("1,本人拒访,2020-09-22 09:30,,,家住中原路")
        #expect(again.codes == ["already-recorded"])
        #expect(try survey.calls().count == 1)
    }

    @Test func aSecondInterviewIsANote() throws {
        try runner.write(
            "interviews.csv",
            "编号,结果,了解情况,满意度,拨打时间\n1.0,完成,90.0,95,2020/9/23 上午8:30\n1,50.0,80,85.00,2020/9/23 9:30 AM\n"
        )
        let command = ["import", "results", runner.path("interviews.csv"), "--surveyor", "1.0", "--format", "json"]
        let file = try #require((runner.run(command).json()["files"] as? [[String: Any]])?.first)
        #expect(file["taken"] as? Int == 2 && file.codes == ["second-interview"])
        let finding = try #require((file["findings"] as? [[String: Any]])?.first)
        #expect(finding["severity"] as? String == "note")
    }

    /// What the program wrote for a contact is that contact's own, when it comes back and whatever its texts look like.
    @Test func itsOwnSheetFits() throws {
        let survey = try SmallSurvey(organisations: ["=1+1公司", "第Ⅱ 公司（\u{202A}甲）", "-x"])
        let runner = survey.runner
        #expect(
            runner.run("correct-number", "2", "--phone", "0371-67181234转801", "--at", "9:00", "--reason", "改号").code
                == 0
        )
        runner.run("sheet", "--surveyor", "李敏", "--format", "csv", "-o", runner.path("a.csv"))
        runner.run("sheet", "--surveyor", "王强", "--format", "csv", "-o", runner.path("b.csv"))
        for name in ["a.csv", "b.csv"] {
            let text = try String(contentsOfFile: runner.path(name), encoding: .utf8)
            let filled = text.split(separator: "\r\n").map { line in
                [",0,,": ",0,本人拒访,", ",,,李敏": ",9:30,,李敏", ",,,王强": ",9:30,,王强"]
                    .reduce(String(line)) { $0.replacing($1.key, with: $1.value) }
            }
            try runner.write(name, filled.joined(separator: "\r\n"))
            let answer = try runner.run("import", "results", runner.path(name), "--format", "json").json()
            let file = try #require((answer["files"] as? [[String: Any]])?.first)
            #expect(file["refused"] as? Int == 0 && file["taken"] as? Int == filled.count - 1, "\(file)")
        }
    }
}
