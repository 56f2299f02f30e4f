import Foundation
import SurveyCore
import Testing

@testable import huifang

@Suite struct ForgetTests {
    /// Nothing of the person is left in the bytes of the file, and everything else still verifies.
    @Test func nothingIsLeftInTheFile() throws {
        let runner = try FixtureSurvey.make()
        let before = try runner.run("contact", "中原区-03", "--format", "json").json()
        let id = try #require(before["id"] as? Int)
        let call = runner.run(
            "amend",
            "165",
            "--note",
            "独特备注甲乙丙",
            "--reason",
            "独特原因丁戊己"
        )
        try #require(call.code == 0, "\(call.errors)")
        let phone = "15499990003"
        try #require(runner.run("correct-number", "\(id)", "--phone", phone, "--reason", "独特来函庚辛").code == 0)
        let grades = try runner.run("grade", "--format", "json").json()["units"] as? NSArray
        // The number as it was dialled is replaced by the correction; the person has a namesake in another unit.
        let names = ["organisation", "phoneAsGiven"].compactMap { before[$0] as? String }
        let secrets = names + ["独特备注甲乙丙", "独特原因丁戊己", phone, "独特来函庚辛"]
        func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db"))) }
        for secret in secrets { #expect(try bytes().range(of: Data(secret.utf8)) != nil, "\(secret)") }

        let result = runner.run("contact", "forget", "中原区-03", "--reason", "本人要求")
        #expect(result.code == 0, "\(result.errors)")
        for secret in secrets { #expect(try bytes().range(of: Data(secret.utf8)) == nil, "\(secret)") }
        // The number dialled until the correction; and of the name what belongs to two namesakes in other units.
        #expect(try bytes().range(of: Data((before["phone"] as? String ?? "").utf8)) == nil)
        let person = try #require(before["person"] as? String)
        #expect(String(decoding: try bytes(), as: UTF8.self).components(separatedBy: person).count - 1 == 2)
        let verified = runner.run("verify")
        #expect(verified.code == 0, "\(verified.output)")
        #expect(verified.output.contains("段文字已按第"))
        #expect(try runner.run("grade", "--format", "json").json()["units"] as? NSArray == grades)
        #expect(runner.run("contact", "\(id)").output.contains("已清除"))
        #expect(runner.run("log", "--contact", "中原区-03").output.contains("清除 中原区-03 的个人信息。原因：本人要求"))

        // Again: nothing new is logged.
        let head = runner.run("verify", "--format", "json").output
        #expect(runner.run("contact", "forget", "\(id)", "--reason", "本人要求").code == 0)
        #expect(runner.run("verify", "--format", "json").output == head)
    }

    @Test func theCommandAndItsSubcommand() throws {
        let runner = try FixtureSurvey.make()
        #expect(runner.run("contact", "17").output.hasPrefix("17 号"))
        #expect(try runner.run("contact", "--format", "json", "17").json()["id"] as? Int == 17)
        #expect(runner.run("contact", "forget", "17").code == 64)
        #expect(runner.run("contact", "forget", "9999", "--reason", "本人要求").code == 65)
        #expect(runner.run("contact").code == 64)
    }
}
