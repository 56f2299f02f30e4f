import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// What `grade`, `contacts` and `log` accept to say which units and contacts are meant.
@Suite struct LookUpTests {
    private func units(_ result: CommandRunner.Result) throws -> [String] {
        let units = try #require(try result.json()["units"] as? [[String: Any]])
        return units.compactMap { $0["unit"] as? String }
    }

    @Test func aPartOfANameFindsAllWhoseNamesHoldIt() throws {
        let runner = try FixtureSurvey.make()
        func grade(_ names: String...) throws -> [String] {
            try units(runner.run(["grade", "--format", "json"] + names))
        }
        #expect(try grade("金水") == ["金水区"])
        // By an alias; full-width letters and blanks between characters are the same.
        #expect(try grade("管城") == ["管城回族区"])
        #expect(try grade("水 利") == ["郑州市水利局"])
        // An exact name is that unit alone, though others hold it.
        let many = try grade("郑州市")
        let all = try grade()
        #expect(many.count > 5 && many == all.filter { $0.contains("郑州市") })
        #expect(try grade("金水", "金水区", "中原区") == ["中原区", "金水区"])
        #expect(runner.run("grade", "没有").code == 65 && runner.run("grade", " ").code == 65)
        #expect(runner.run("grade", "--explain", "水利").output.contains("单    位：郑州市水利局"))
        let contacts = try #require(
            try runner.run("contacts", "--unit", "金水", "--format", "json").json()["contacts"] as? [[String: Any]]
        )
        #expect(!contacts.isEmpty && contacts.allSatisfy { $0["unit"] as? String == "金水区" })
        let log = runner.run("log", "--unit", "金水")
        #expect(log.code == 0 && log.output == runner.run("log", "--unit", "金水区").output && !log.output.isEmpty)
        // Acts take whole names only.
        let ruled = runner.run("ruling", "金水", "--grade", "中", "--reason", "见纪要", "--yes")
        #expect(ruled.code == 65 && ruled.errors.contains("金水"))
    }

    /// A withdrawn unit is no unknown one.
    @Test func aWithdrawnUnitIsNamed() throws {
        let small = try SmallSurvey()
        let runner = small.runner
        try #require(runner.run("unit", "withdraw", "郑州市水利局", "--reason", "合并", "--yes").code == 0)
        for command in [["grade", "郑州市水利局"], ["grade", "--explain", "水利局"], ["contacts", "--unit", "郑州市水利局"]] {
            let refused = runner.run(command)
            #expect(refused.code == 65, "\(command)")
            if command.last == "郑州市水利局" {
                #expect(refused.errors.contains("郑州市水利局已于 9月23日撤下，见 huifang grade 表末。"), "\(refused.errors)")
            }
        }
        #expect(runner.run("log", "--unit", "郑州市水利局").output.contains("撤下"))
        #expect(runner.run("log", "--unit", "水利").output.contains("撤下"))
        // It stands below the table, where none is selected.
        #expect(runner.run("grade").output.contains("抽取后撤下、不评定：郑州市水利局"))
        #expect(!runner.run("grade", "--status", "正式").output.contains("抽取后撤下"))
    }

    @Test func statesAndStatusesAreNamedAsTablesNameThem() throws {
        let runner = try FixtureSurvey.make(closed: false)
        func contacts(_ state: String) throws -> Int {
            let result = runner.run("contacts", "--state", state, "--format", "json")
            return try #require(try result.json()["contacts"] as? [[String: Any]]).count
        }
        for state in ContactState.allCases {
            let expected = try contacts(state.rawValue)
            for language in Language.allCases {
                runner.language = language
                for other in Language.allCases {
                    #expect(try contacts(Words(other).state(state)) == expected, "\(state)")
                }
            }
        }
        runner.language = .zh
        let reached = try contacts("reached")
        #expect(try contacts("已联系无评分") == reached)
        #expect(reached > 0)
        let refused = runner.run("contacts", "--state", "不详")
        #expect(refused.code == 64 && refused.errors.contains("待拨") && refused.errors.contains("联系不上"))
        let provisional = try units(runner.run("grade", "--status", "provisional", "--format", "json"))
        #expect(try units(runner.run("grade", "--status", "暂定", "--format", "json")) == provisional)
        #expect(runner.run("grade", "--status", "不详").code == 64)
    }

    /// Which grades changed since a trial publication would tell of scores.
    @Test func whatChangedIsNotForUnitsWhileOpen() throws {
        let runner = try FixtureSurvey.make(closed: false)
        try #require(runner.run("publish", "--yes", "--reason", "试").code == 0)
        #expect(runner.run("grade", "--changed").code == 0)
        #expect(runner.run("grade", "--changed", "--for", "unit").code == 77)
        #expect(runner.run("grade", "--explain", "--changed", "--for", "unit").code == 77)
        try #require(runner.run("close", "--yes", "--reason", "期满").code == 0)
        #expect(runner.run("grade", "--changed", "--for", "unit").code == 0)
    }
}
