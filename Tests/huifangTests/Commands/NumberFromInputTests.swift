import Testing

@testable import huifang

/// `--phone -`: no list of processes shows the number.
@Suite struct NumberFromInputTests {
    @Test func aNumberComesFromStandardInput() throws {
        let runner = try FixtureSurvey.make(closed: false)
        let given = ["correct-number", "中原区-01", "--phone", "-", "--reason", "来函"]
        let corrected = runner.run(given, input: [" 154 9999 0003 "])
        #expect(corrected.code == 0, "\(corrected.errors)")
        #expect(runner.run("contacts", "--phone", "15499990003").output.contains("中原区-01"))
        #expect(runner.run(["contacts", "--phone", "-"], input: ["0003"]).output.contains("中原区-01"))
        for input in [[], [""], ["  "]] {
            let none = runner.run(given, input: input)
            #expect(none.code == 64 && none.errors.contains("标准输入里没有号码"), "\(none.errors)")
        }
        #expect(runner.run(given, input: ["-"]).code == 65)
    }
}
