import Testing

@testable import ContactCSV
@testable import SurveyCore

/// Units, surveyors, call sheets.
@Suite struct SmallTablesTests {
    @Test func unitsHaveAliasesAndAKind() throws {
        let text = "应报单位名单,,,\n单位名称,别名,类别,代码\n郑州市城市管理局,郑州市城管局、市城管局；城管,市直,A01\n中原区,,区县,\n合计,2,,\n"
        let (rows, report) = try readUnits(.bytes(Array(text.utf8), name: "units.csv"))
        #expect(
            rows == [
                UnitRow(
                    record: 3,
                    line: 3,
                    name: "郑州市城市管理局",
                    aliases: ["郑州市城管局", "市城管局", "城管"],
                    kind: "市直"
                ),
                UnitRow(record: 4, line: 4, name: "中原区", kind: "区县"),
            ]
        )
        #expect(report.findings.map(\.code) == ["passed-over", "unread-columns", "passed-over"])
        #expect(report.headerRecord == 2)
        #expect(report.records == 5)
    }

    @Test func aTableOfUnitsMayHaveOneColumn() throws {
        let (rows, report) = try readUnits(.bytes(Written.gb18030.bytes("单位\r\n郑州市公安局\r\n\r\n中原区\r\n"), name: "u.csv"))
        #expect(rows.map(\.name) == ["郑州市公安局", "中原区"])
        #expect(report.encoding == "GB18030")
        #expect(report.findings.map(\.code) == ["passed-over"])
    }

    @Test func surveyorsHaveUnitsToAvoid() throws {
        let text = "姓名;回避单位\n张三;\"甲局；乙局\n丙局\"\n李四;\n;丁局\n"
        let (rows, report) = try readSurveyors(.bytes(Array(text.utf8), name: "s.csv"))
        #expect(
            rows == [
                SurveyorRow(record: 2, line: 2, name: "张三", avoids: ["甲局", "乙局", "丙局"]),
                SurveyorRow(record: 3, line: 4, name: "李四"),
            ]
        )
        #expect(report.findings == [Finding(.emptyCell(required: true), record: 4, line: 5, column: "姓名")])
        #expect(report.refused == 1)
    }

    static let questions = [
        Rulebook.Question(key: "understanding", dimension: "了解情况", wording: "…", weight: 1, choices: []),
        Rulebook.Question(key: "satisfaction", dimension: "满意度", wording: "…", weight: 1, choices: []),
    ]

    @Test func aCallSheetIsRead() throws {
        let text = """
            编号,填报单位,电话,结果,了解情况,满意度,拨打时间,约定时间,调查员,备注
            17,甲局,154 0000 0001,完成,90,95.5,2020-10-12 09:05,,张三,
            18,甲局,154 0000 0002,,,,,,,
            19,甲局,154 0000 0003,约定再拨,,,2020/10/12 9:10,2020-10-13 10:00,张三,明天
            20,甲局,154 0000 0004,,80,,,,,

            """
        let (rows, report) = try readResults(.bytes(Array(text.utf8), name: "r.csv"), questions: Self.questions)
        #expect(rows.map(\.unit) == ["甲局", "甲局"] && rows.map(\.phone) == ["154 0000 0001", "154 0000 0003"])
        let filledIn = rows.map { row in
            var row = row
            (row.unit, row.phone) = ("", "")
            return row
        }
        #expect(
            filledIn == [
                ResultRow(
                    record: 2,
                    line: 2,
                    contact: "17",
                    outcome: "完成",
                    scores: ["understanding": "90", "satisfaction": "95.5"],
                    at: "2020-10-12 09:05",
                    surveyor: "张三"
                ),
                ResultRow(
                    record: 4,
                    line: 4,
                    contact: "19",
                    outcome: "约定再拨",
                    at: "2020/10/12 9:10",
                    appointment: "2020-10-13 10:00",
                    surveyor: "张三",
                    note: "明天"
                ),
            ]
        )
        #expect(
            Array(report.findings) == [
                Finding(.notCalled(rows: 1)), Finding(.emptyCell(required: true), record: 5, line: 5, column: "结果"),
            ]
        )
        #expect((report.header, report.passedOver, report.refused, report.records) == (1, 1, 1, 5))
    }

    @Test func aSheetThatNobodyFilledInHasNoResult() throws {
        let (rows, report) = try readResults(
            .bytes(Array("编号,结果\n17,\n".utf8), name: "r.csv"),
            questions: Self.questions
        )
        #expect(rows.isEmpty)
        #expect(report.findings.map(\.kind) == [.notCalled(rows: 1)])
        #expect(!report.unusable)
    }

    /// Whatever else was filled in without an outcome is named with its row.
    @Test func whatStandsBesideAMissingOutcomeIsNamed() throws {
        let text = "编号,结果,拨打时间,结束时间,约定时间,调查员,备注\n17,,,,,李敏,\n18,,10:00,,,李敏,停机\n19,,,,10月13日 9:00,,\n20,,,,,,没打\n"
        let (rows, report) = try readResults(.bytes(Array(text.utf8), name: "r.csv"), questions: Self.questions)
        #expect(rows.isEmpty && report.passedOver == 4)
        #expect(report.findings.map(\.record) == [nil, 3, 4, 5])
        #expect(report.findings.map(\.value) == [nil, "10:00 | 停机", "10月13日 9:00", "没打"])
        #expect(report.findings.map(\.severity) == [.note, .warning, .warning, .warning])
    }

    @Test func tablesOfNoUseAreRefused() throws {
        #expect(try readUnits(.bytes([], name: "u")).report.findings.map(\.code) == ["empty-file"])
        #expect(
            try readUnits(.bytes(Array("姓名\n张三\n".utf8), name: "u")).report.findings.map(\.kind) == [
                .noHeader(required: ["单位名称"])
            ]
        )
        let results = try readResults(.bytes(Array("编号,备注\n17,\n".utf8), name: "r"), questions: Self.questions)
        #expect(
            results.report.findings.map(\.kind) == [.missingColumn(name: "结果", field: "", found: ["编号", "备注"])]
        )
        #expect(results.report.unusable)
    }

    @Test func filesThatCannotBeOpenedAreSaid() {
        #expect(throws: Refusal.self) { try readUnits(.file("/nonexistent/units.csv")) }
        #expect(throws: Refusal.file(.isFolder(path: "/"))) { try readUnits(.file("/")) }
    }
}
