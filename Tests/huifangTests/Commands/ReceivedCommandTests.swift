import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// `unit received`: the answer, the grade, the page in both languages, and back again.
@Suite struct ReceivedCommandTests {
    @Test func aDateThatIsPutRightIsAnsweredGradedAndShown() throws {
        let runner = try FixtureSurvey.make()
        let command = ["unit", "received", "中原区", "2020-09-22", "--reason", "收文登记为22日"]
        let text = runner.run(command)
        #expect(text.output == "「中原区」10 个联系人的报送日期已更正为 2020-09-22。按9月22日报送计，超期。原日期留在日志中。\n")
        let unchanged = runner.run(command + ["--format", "json"])
        #expect(unchanged.code == 0 && unchanged.errors == #"{"note":"「中原区」的报送日期没有变化。"}"# + "\n")
        #expect(try unchanged.json()["entry"] is NSNull)

        let grade = try #require(
            (runner.run("grade", "中原区", "--format", "json").json()["units"] as? [[String: Any]])?.first
        )
        #expect(grade["receivedOn"] as? String == "2020-09-22" && grade["firstReceivedOn"] as? String == "2020-09-22")
        #expect(grade["receivedCorrected"] as? Bool == true && grade["late"] as? Bool == true)
        let sentences: [(Language, String)] = [
            (.zh, "报送日期9月22日是"), (.zh, "理由：收文登记为22日。"), (.zh, "限期为9月20日前，超期2天。"),
            (.en, "The date 22 September was put right by"), (.en, "reason: 收文登记为22日."),
        ]
        for (language, sentence) in sentences {
            runner.language = language
            let page = runner.run("grade", "--explain", "中原区").output.filter { !$0.isWhitespace }
            #expect(page.contains(sentence.filter { !$0.isWhitespace }), "\(sentence)\n\(page)")
        }
        let back = try runner.run("unit", "received", "中原区", "--withdraw", "--reason", "记错", "--format", "json").json()
        #expect(back["late"] as? Bool == false && back["contacts"] as? Int == 10 && back["entry"] is [String: Any])
        #expect(runner.run("verify").code == 0)
    }

    /// Days are counted from 1970-01-01.
    @Test(arguments: ["1583-01-01"]) func anOldDateIsExplained(_ day: String) throws {
        let runner = try FixtureSurvey.make()
        #expect(runner.run("unit", "received", "中原区", day, "--reason", "收文登记").code == 0)
        let page = runner.run("grade", "--explain", "中原区")
        #expect(page.code == 0, "\(page.errors)")
        #expect(runner.run("verify").code == 0)
    }

    @Test func whatCannotBeIsRefused() throws {
        let runner = try FixtureSurvey.make()
        #expect(runner.run("unit", "received", "中原区", "--reason", "r").code == 64)
        #expect(runner.run("unit", "received", "中原区", "2020-09-18", "--withdraw", "--reason", "r").code == 64)
        #expect(runner.run("unit", "received", "中原区", "昨天", "--reason", "r").code == 64)
        let future = runner.run("unit", "received", "中原区", "2999-01-01", "--reason", "r")
        #expect(future.code == 65 && future.errors.contains("报送日期 2999-01-01 晚于今天"))
    }

    @Test func theImportSaysThatR8Decides() throws {
        let unit = UnitReport(
            unit: "郑州市水利局",
            provided: 10,
            receivedOn: CivilDate(iso: "2020-09-23"),
            firstReceivedOn: CivilDate(iso: "2020-09-18"),
            late: true,
            completion: .init(inTime: 8, completedOn: CivilDate(iso: "2020-09-23")!, reading: .complete)
        )
        #expect(Words(.zh).totals(unit) == "郑州市水利局：10 个，按时 8 个，9月23日报齐：按 R8=complete 超期")
        #expect(
            Words(.en).totals(unit)
                == "郑州市水利局: 10, 8 on time, completed on 23 September: late under R8=complete"
        )
    }
}
