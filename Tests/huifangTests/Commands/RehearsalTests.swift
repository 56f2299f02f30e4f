import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// `init --rehearsal`: the fixture's survey on another day, from the files in the program to the grades.
@Suite struct RehearsalTests {
    let runner = try! CommandRunner()

    /// Fixtures/rehearsal packs them anew.
    @Test func theProgramHoldsTheFixture() throws {
        var wanted = ["steps.txt", "units.csv", "surveyors.csv", "surveyors-2020-09-23.csv"]
        for folder in ["hand-ins", "hand-ins-again", "sheets"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: FixtureSurvey.folder + "/" + folder)
            wanted += names.sorted().map { folder + "/" + $0 }
        }
        #expect(RehearsalFiles.packed.map(\.path).sorted() == wanted.sorted())
        for file in RehearsalFiles.packed {
            #expect(
                FileManager.default.contents(atPath: FixtureSurvey.folder + "/" + file.path) == Data(file.bytes),
                "\(file.path)"
            )
        }
    }

    /// In May of another year, at a desk: every step as it stands in the answer, to grades worked out by hand.
    @Test func anOfficePractisesSeptemberInMay() throws {
        runner.now = FixtureSurvey.at("2026-05-20T10:00")
        let made = try runner.run("init", "--rehearsal", "--format", "json").json()
        #expect(made["rulebook"] as? String == "zhengzhou-2020-rehearsal")
        let title = try #require(made["title"] as? String)
        #expect(title.hasPrefix("【演练 REHEARSAL】2026年度"))
        let rehearsal = try #require(made["rehearsal"] as? [String: Any])
        let folder = try #require(rehearsal["folder"] as? String)
        #expect(folder == runner.path("演练") + "/")
        let steps = try #require(rehearsal["steps"] as? [String])
        let text = try String(contentsOfFile: folder + "steps.txt", encoding: .utf8)
        #expect(text.split(separator: "\n").dropFirst().map(String.init) == steps)
        for step in steps {
            let result = runner.run(step.split(separator: " ").dropFirst().map(String.init))
            #expect(result.code <= 1 && (result.output.hasPrefix("【演练】\n")), "\(step): \(result.errors)")
        }
        #expect(try FixtureSurvey.grades(runner) == FixtureSurvey.expectedGrades())
        #expect(runner.run("verify").code == 0)
        for command in [["grade"], ["grade", "--explain", "中原区"], ["status"], ["sheet", "--surveyor", "1"], []] {
            #expect(runner.run(command).output.contains("【演练"), "\(command)")
        }
        for command in [
            ["grade", "--format", "html"], ["grade", "--explain", "--format", "html"], ["report"],
            ["sheet", "--surveyor", "1", "--format", "html"],
        ] {
            let page = runner.run(command).output
            #expect(page.contains("<p class=\"rehearsal\">【演练】</p>"), "\(command)")
            #expect(page.contains("@top-center { content: \"【演练】\""), "\(command)")
        }
        #expect(runner.run("status", "--format", "html").output.contains("<h1>【演练 REHEARSAL】"))
        runner.language = .en
        #expect(runner.run("grade", "--explain", "中原区").output.contains("REHEARSAL "))
    }

    /// Whatever the day: whole weeks, all call sheets past, none older than a week.
    @Test func datesMoveByWholeWeeks() throws {
        for day in 0..<15 {
            let today = CivilDate(iso: "2027-02-24")!.adding(days: day)
            let files = RehearsalFiles(today: today)
            #expect(files.shift % 7 == 0)
            let sheet = CivilDate(iso: "2020-10-13")!.adding(days: files.shift)
            #expect((1...7).contains(today.daysSinceEpoch - sheet.daysSinceEpoch), "\(today)")
            #expect(files.files.last?.path == "sheets/\(sheet).csv")
            guard case .success(let rules) = RulebookReader.read(files.rulebook) else {
                Issue.record("\(today)")
                continue
            }
            let before = Rulebook.zhengzhou2020
            #expect(rules.isRehearsal && rules.grading.deadline == before.grading.deadline.adding(days: files.shift))
            #expect(rules.fieldwork.from == before.fieldwork.from.adding(days: files.shift))
            #expect(rules.fieldwork.until > today)
            #expect(rules.calendar.holidays == Set(before.calendar.holidays.map { $0.adding(days: files.shift) }))
            #expect(rules.calendar.workdays == Set(before.calendar.workdays.map { $0.adding(days: files.shift) }))
        }
        #expect(RehearsalFiles(today: CivilDate(iso: "2020-10-13")!).shift == -7)
    }

    @Test(arguments: [
        ("2020-09-18", "2020-10-02"), ("a,2020-10-09,b", "a,2020-10-23,b"), ("2020/9/18", "2020/10/2"),
        ("2020.9.18", "2020.10.2"), ("2020年9月22日", "2020年10月6日"), ("限9月20日前", "限10月4日前"),
        ("9 月 20 日", "10 月 4 日"), ("2020-10-12 9:05", "2020-10-26 9:05"), ("2020-12-25", "2021-01-08"),
        ("15402020-09-18", "15402020-09-18"), ("154 2020 9183", "154 2020 9183"), ("〔2020〕5号", "〔2020〕5号"),
        ("2020年度", "2020年度"), ("2019-09-18", "2019-09-18"),
    ])
    func aDateMovesInAnyForm(_ text: String, _ moved: String) throws {
        #expect(String(decoding: DateShift.shifted(Array(text.utf8), days: 14), as: UTF8.self) == moved)
        func wide(_ text: String) -> [UInt8] {
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
        #expect(DateShift.shifted(wide(text), days: 14) == wide(moved))
    }

    /// 2020年9月22日 and 9月20日前 in GB18030.
    @Test func aDateMovesInGB18030() {
        let (year, month, day, before): ([UInt8], [UInt8], [UInt8], [UInt8]) = (
            [0xC4, 0xEA], [0xD4, 0xC2], [0xC8, 0xD5], [0xC7, 0xB0]
        )
        let full = Array("2020".utf8) + year + Array("9".utf8) + month + Array("22".utf8) + day
        let moved = Array("2020".utf8) + year + Array("10".utf8) + month + Array("6".utf8) + day
        #expect(DateShift.shifted(full, days: 14) == moved)
        let short = Array("9".utf8) + month + Array("20".utf8) + day + before
        #expect(DateShift.shifted(short, days: 14) == Array("10".utf8) + month + Array("4".utf8) + day + before)
    }

    @Test func nothingIsWrittenOver() throws {
        #expect(runner.run("init", "--rehearsal", "--rulebook", "zhengzhou-2020").code == 64)
        try FileManager.default.createDirectory(atPath: runner.path("演练"), withIntermediateDirectories: true)
        #expect(runner.run("init", "--rehearsal").code == 73)
        #expect(!FileManager.default.fileExists(atPath: runner.path("huifang.db")))
        try FileManager.default.removeItem(atPath: runner.path("演练"))
        try #require(runner.run("init").code == 0)
        #expect(runner.run("init", "--rehearsal").code == 73)
        #expect(try FileManager.default.contentsOfDirectory(atPath: runner.folder.path) == ["huifang.db"])
        runner.language = .en
        let other = runner.run("init", "--rehearsal", "--survey", runner.path("other.db"), "--title", "Autumn")
        #expect(
            other.code == 0 && other.output.hasPrefix("REHEARSAL\n") && other.output.contains("【演练 REHEARSAL】Autumn")
        )
        #expect(other.output.contains("huifang import units"))
        #expect(FileManager.default.fileExists(atPath: runner.path("rehearsal/hand-ins/01-中原区.csv")))
    }

    /// What somebody laid in the way leads nowhere else.
    @Test func linksInThePlaceOfTheFolderAreRefused() throws {
        let other = try CommandRunner()
        for place in [other.folder.path, "/nowhere"] {
            try FileManager.default.createSymbolicLink(atPath: runner.path("演练"), withDestinationPath: place)
            #expect(runner.run("init", "--rehearsal").code == 73, "\(place)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: runner.folder.path) == ["演练"])
            try FileManager.default.removeItem(atPath: runner.path("演练"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.folder.path) == [])
    }
}
