import SurveyCore
import Testing

@testable import huifang

/// A survey with one unit, two surveyors and three contacts drawn, on 23 September 2020, 10:00.
struct SmallSurvey {
    let runner: CommandRunner

    init(organisations: [String] = ["嵩阳建材厂", "少林旅行社", "金水物流公司"]) throws {
        runner = try CommandRunner()
        try runner.write("units.csv", "单位名称\n郑州市水利局\n")
        try runner.write("surveyors.csv", "姓名\n李敏\n王强\n")
        let rows = zip(1..., zip(organisations, ["刘洋", "陈静", "杨帆"])).map {
            "郑州市水利局,\($1.0),\($1.1),经理,1540000100\($0),2020-09-18\n"
        }
        try runner.write("contacts.csv", "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n" + rows.joined())
        for command in [
            ["init"], ["import", "units", runner.path("units.csv")],
            ["import", "surveyors", runner.path("surveyors.csv")],
            ["import", "contacts", runner.path("contacts.csv")], ["draw", "--seed", "20200921"],
        ] {
            let result = runner.run(command)
            try #require([0, 1].contains(result.code), "\(command): \(result.errors)")
        }
        runner.now = FixtureSurvey.at("2020-09-23T10:00")
    }

    /// The answer to `import results` of a sheet with these rows: 编号, 结果, 拨打时间, 结束时间, 约定时间, 备注.
    func results(_ rows: String..., options: [String] = []) throws -> [String: Any] {
        try runner.write("sheet.csv", "编号,结果,拨打时间,结束时间,约定时间,备注\n" + rows.joined(separator: "\n"))
        let command = ["import", "results", runner.path("sheet.csv"), "--surveyor", "李敏", "--format", "json"]
        let files = try #require(runner.run(command + options).json()["files"] as? [[String: Any]])
        return files[0]
    }

    /// The records of a contact as `contact` gives them.
    func calls(_ contact: Int = 1) throws -> [[String: Any]] {
        try #require(runner.run("contact", "\(contact)", "--format", "json").json()["calls"] as? [[String: Any]])
    }
}

extension [String: Any] {
    /// The codes of a file's findings.
    var codes: [String] { (self["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String } }
}
