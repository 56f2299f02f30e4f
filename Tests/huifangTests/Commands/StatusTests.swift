import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// `status` and `huifang` alone on the fixture survey.
@Suite struct StatusTests {
    /// Contacts by what the sheets say of them, counted here anew; AAPOR's precedence of rates.md.
    @Test func theRatesOfTheFixtureAreThoseOfItsSheets() throws {
        let runner = try FixtureSurvey.make(closed: false)
        let contacts = try #require(runner.run("contacts", "--format", "json").json()["contacts"] as? [[String: Any]])
        var cases: [String: Int] = [:]
        for contact in contacts where contact["state"] as? String != "not-drawn" {
            let id = try #require(contact["id"] as? Int)
            let calls = try #require(
                runner.run("contact", "\(id)", "--format", "json").json()["calls"] as? [[String: Any]]
            )
            let counting = calls.filter {
                $0["voided"] as? Bool == false && $0["notCounted"] as? String != "must-avoid"
                    && $0["outcome"] as? String != "our-fault"
            }
            let outcomes = counting.compactMap { $0["outcome"] as? String }
            func has(_ wanted: String...) -> Bool { outcomes.contains { wanted.contains($0) } }
            let group: String? =
                outcomes.isEmpty
                ? nil
                : has("completed")
                    ? "I"
                    : has("partial")
                        ? "P"
                        : has("refused", "gatekeeper-refused", "broke-off")
                            ? "R" : has("appointment", "left", "unable", "denies") ? "O" : "NC"
            if let group { cases[group, default: 0] += 1 }
        }
        let status = try runner.run("status", "--format", "json").json()
        let rates = try #require(status["rates"] as? [String: Any])
        #expect(rates["cases"] as? [String: Int] == cases)
        let all = cases.values.reduce(0, +)
        let rr1 = try #require(rates["RR1"] as? [String: Any])
        let numerator = try #require(rr1["numerator"] as? Int)
        let denominator = try #require(rr1["denominator"] as? Int)
        let interviews = try #require(cases["I"])
        #expect(Fraction(numerator, denominator) == Fraction(interviews, all))
    }

    @Test func progressAddsUpAndDueIsToday() throws {
        let runner = try FixtureSurvey.make(closed: false)
        runner.now = FixtureSurvey.at("2020-09-30T21:00")
        let status = try runner.run("status", "--format", "json").json()
        let total = try #require(status["total"] as? [String: Int])
        for key in ["surveyors", "units"] {
            let lines = try #require(status[key] as? [[String: Any]])
            let sums = lines.map { ($0["list"] ?? $0["contacts"]) as? [String: Int] ?? [:] }
            for (state, contacts) in total {
                #expect(sums.reduce(0) { $0 + ($1[state] ?? 0) } == contacts, "\(key) \(state)")
            }
        }
        #expect(total["drawn"] == 289)
        // From 1 October the holidays are eight days long; 9, 10 and 12 to 16 October remain, and today.
        #expect(status["workingDaysLeft"] as? Int == 8)
    }

    /// rates.md §Which dials are counted: one count, counted here anew from the exported calls.
    @Test func everyPageGivesTheSameNumberOfDials() throws {
        let runner = try FixtureSurvey.make()
        let calls = try #require(runner.run("export", "calls", "--format", "json").json()["calls"] as? [[String: Any]])
        func holds(_ call: [String: Any], _ key: String) -> Bool { call[key] as? Bool == true }
        let standing = calls.filter { call in
            !holds(call, "voided") && !calls.contains { $0["replaces"] as? Int == call["call"] as? Int }
        }
        var expected: [String: Int] = [:]
        for call in standing {
            let place =
                holds(call, "withdrawn")
                ? "withdrawn"
                : holds(call, "review")
                    ? "review"
                    : call["outcome"] as? String == "our-fault"
                        ? "our-fault" : holds(call, "incoming") ? "incoming" : "dials"
            expected[place, default: 0] += 1
        }
        #expect((expected["our-fault"] ?? 0) > 0 && (expected["withdrawn"] ?? 0) > 0)
        let status = try runner.run("status", "--format", "json").json()
        let quality = try runner.run("quality", "--format", "json").json()
        let report = try #require(runner.run("report", "--format", "json").json()["dials"] as? [String: Any])
        let counted = expected.removeValue(forKey: "dials")
        let dials = try #require(counted)
        #expect([status["dials"], quality["dials"], report["total"]].map { $0 as? Int } == [dials, dials, dials])
        for answer in [status, quality] {
            #expect((answer["apart"] as? [String: Int])?.filter { $0.value > 0 } == expected)
        }
        #expect(report["ourFaults"] as? Int == expected["our-fault"])
        let outcomes = try #require(status["outcomes"] as? [String: Int])
        #expect(outcomes.values.reduce(0, +) == dials)
        #expect(outcomes.filter { $0.value > 0 } == report["outcomes"] as? [String: Int])
        let surveyors = try #require(status["surveyors"] as? [[String: Any]])
        #expect(surveyors.reduce(0) { $0 + ($1["dials"] as? Int ?? 0) } == dials)
        #expect(runner.run("status").output.contains("另有我方故障 2 次"))
        #expect(runner.run("quality").output.hasPrefix("按 14 种情形检查了 \(dials) 次拨打（另查我方故障 2 次"))
    }

    /// The words of the board find what it counts.
    @Test(arguments: Language.allCases) func theBoardSpeaksInTheWordsOfTheSearch(language: Language) throws {
        let runner = try FixtureSurvey.make(closed: false)
        runner.language = language
        let words = Words(language, rulebook: .zhengzhou2020)
        let total = try #require(runner.run("status", "--format", "json").json()["total"] as? [String: Int])
        let text = runner.run("status").output.replacing("\n", with: " ")
        for state in [ContactState.open, .awaitingConfirmation] {
            let count = try #require(total[state.rawValue])
            #expect(count > 0 && text.contains("\(words.state(state)) \(count)"), "\(text)")
            let found = runner.run("contacts", "--state", words.state(state), "--format", "json")
            #expect(try (found.json()["contacts"] as? [Any])?.count == count)
        }
        #expect(!text.contains(words.state(.notFinished)))
        let page = runner.run("status", "--page", "0")
        #expect(page.code == 64 && page.errors.contains("--page"))
    }

    /// Grades that changed after the publication are said by `huifang` alone, until they are published again.
    @Test func aPublicationThatIsStaleIsNamed() throws {
        let runner = try FixtureSurvey.make()
        for act in [
            ["ruling", "郑州市生态环境局", "--grade", "良", "--reason", "决定", "--yes"], ["publish", "--reason", "定稿"],
        ] {
            try #require(runner.run(act).code == 0)
        }
        #expect(try (runner.run("--format", "json").json()["waiting"] as? [Any])?.isEmpty == true)
        try #require(runner.run("ruling", "中原区", "--grade", "差", "--reason", "复核决定", "--yes").code == 0)
        let text = runner.run().output
        #expect(text.contains("后有变化：1 个单位等次不同（中原区 优→差）：huifang publish --reason 更正"), "\(text)")
        #expect(!text.contains("purge"))
        let answer = try runner.run("--format", "json").json()
        #expect((answer["waiting"] as? [[String: Any]])?.first?["units"] as? [String] == ["中原区"])
        #expect(answer["next"] as? [String] == ["publish", "grade"])
        try #require(runner.run("publish", "--reason", "更正").code == 0)
        #expect(runner.run().output.contains("purge"))
    }

    @Test func nothingCalledHasNoRates() throws {
        let runner = try FixtureSurvey.small()
        let rates = try #require(runner.run("status", "--format", "json").json()["rates"] as? [String: Any])
        #expect(rates["RR1"] is NSNull && rates["CON3"] is NSNull)
        #expect(runner.run("status").output.contains("无定义"))
    }

    @Test func theBoardIsWrittenIntoAFile() throws {
        let runner = try FixtureSurvey.small()
        let path = runner.folder.appendingPathComponent("board.html").path
        #expect(runner.run("status", "--format", "html", "-o", path).code == 0)
        let page = try String(contentsOfFile: path, encoding: .utf8)
        #expect(page.contains("<meta http-equiv=\"refresh\" content=\"60\">") && !page.contains("<script"))
        #expect(runner.run("status", "--format", "html", "-o", path).code == 73)
        #expect(runner.run("status", "--format", "html", "-o", path, "--force").code == 0)
    }

    // MARK: huifang alone

    @Test func beforeTheDrawMissingHandInsAreNamedWithTheDaysLeft() throws {
        let runner = try FixtureSurvey.small(draw: false)
        runner.now = FixtureSurvey.at("2020-09-18T10:00")
        #expect(runner.run().output.contains("催报：未报送 1 个单位（中牟县），限期 9月20日，还有 2 天：huifang import contacts"))
        runner.language = .en
        #expect(runner.run().output.contains("deadline 20 September, 2 days left: huifang import contacts"))
        #expect(runner.run().output.contains("Fewer than 10 handed in by "))
    }

    @Test func whatWaitsIsNamedMostUrgentFirst() throws {
        let runner = try FixtureSurvey.make(closed: false)
        runner.now = FixtureSurvey.at("2020-10-13T21:00")
        let open = try #require(
            runner.run("contacts", "--state", "open", "--format", "json").json()["contacts"] as? [[String: Any]]
        )
        let ids = open.compactMap { $0["id"] as? Int }
        #expect(ids.count > 1)
        for (id, agreed) in zip(ids, ["2020-10-14T09:00", "2020-10-14T16:00"]) {
            let done = runner.run(
                "record",
                "\(id)",
                "--outcome",
                "20",
                "--surveyor",
                "2",
                "--at",
                "2020-10-13T15:00",
                "--appointment",
                agreed
            )
            #expect(done.code == 0)
        }
        runner.now = FixtureSurvey.at("2020-10-14T10:00")
        let waiting = try #require(runner.run("--format", "json").json()["waiting"] as? [[String: Any]])
        let codes = waiting.compactMap { $0["for"] as? String }
        #expect(codes == ["overdue", "missing", "incomplete", "appointments", "confirming", "left"])
        #expect(waiting[0]["contacts"] as? [Int] == [ids[0]])
        #expect(waiting[3]["contacts"] as? [Int] == [ids[1]])
        let left = try #require(waiting.last)
        #expect((left["counts"] as? [Int])?.reduce(0, +) == left["count"] as? Int)
        #expect((left["counts"] as? [Int])?.count == (left["surveyors"] as? [String])?.count)
        let text = runner.run().output
        #expect(text.contains("约定已过时间未拨 1 个（\(ids[0]) 号 10-14 09:00"))
        runner.now = FixtureSurvey.at("2020-10-14T09:10")
        #expect(runner.run().output.contains("约定时间已到，请现在拨打 1 个（\(ids[0]) 号 10-14 09:00"))
        #expect(runner.run("status").output.contains("约定时间已到 1"))
        runner.now = FixtureSurvey.at("2020-10-14T10:00")
        #expect(text.split(separator: "\n").count < 24)
        runner.now = FixtureSurvey.at("2020-10-17T09:00")
        #expect(runner.run().output.contains("外呼截止 10月16日 已过"))
        #expect(try runner.run("--format", "json").json()["next"] as? [String] == ["close"])
        #expect(runner.run("close", "--reason", "外呼期满", "--yes").code == 0)
        #expect(try (runner.run("--format", "json").json()["waiting"] as? [Any])?.isEmpty == true)
    }
}

extension FixtureSurvey {
    /// The fixture as it stands after the first draw, nobody called.
    static func small(draw: Bool = true) throws -> CommandRunner {
        let runner = try CommandRunner()
        for step in try steps().prefix(draw ? 6 : 4) { _ = try run(step, runner) }
        return runner
    }
}
