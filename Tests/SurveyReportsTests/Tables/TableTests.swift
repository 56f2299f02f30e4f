import SurveyCore
import SurveyReports
import SurveyWords
import Testing

@Suite struct TableTests {
    @Test func columnsLineUpWithChineseText() {
        var table = TextTable([.init("单位"), .init("n", alignsRight: true), .init("等次")])
        table.add(["郑州市水利局", "9", "良"])
        table.add(["中原区", "10", "优"])
        #expect(table.lines() == ["单位           n  等次", "----------------------", "郑州市水利局   9  良", "中原区        10  优"])
    }

    @Test func longCellsAreCutInTheMiddle() {
        var table = TextTable([.init("unit", least: 8), .init("grade")])
        table.add(["河南绿源餐饮管理有限公司", "优"])
        let lines = table.lines(width: 20)
        #expect(lines[2] == "河南绿...公司  优")
        for line in lines { #expect(DisplayWidth.of(line) <= 20) }
    }

    /// One name of 2000 characters, and no terminal that says how wide a line may be.
    @Test func noCellStretchesTheTable() {
        var table = TextTable([.init("unit", least: 8), .init("grade")])
        table.add([String(repeating: "长", count: 2000), "优"])
        table.add(["甲局", "良"])
        let lines = table.lines()
        #expect(lines.map(DisplayWidth.of) == [67, 67, 64, 64])
        #expect(lines[2].contains("长...长"))
    }

    @Test func hostileCellsStayInTheirCell() {
        var table = TextTable([.init("a", least: 10), .init("b")])
        table.add([Sample.hostile + String(repeating: "长", count: 10_000), "“x”·—"])
        let lines = table.lines(width: 60)
        #expect(lines.count == 3)
        #expect(!lines.joined().unicodeScalars.contains(where: isInvisible))
        #expect(lines[2].hasSuffix("「x」・-"))
        #expect(DisplayWidth.of(lines[2]) <= 60)
    }

    @Test func htmlIsEscaped() {
        #expect(
            htmlText(Sample.hostile)
                == "&lt;script&gt;alert(1)&lt;/script&gt;\\u202e\\u001b[2J =cmd|&#39;/c calc&#39;!A1 &amp; &quot;x&quot;"
        )
    }

    @Test(arguments: [
        ("15400000123", "154 0000 0123", "154****0123"), ("0371-67181234", "0371-67181234", "037****1234"),
        ("4001234567", "400 123 4567", "****4567"), ("95588", "95588", "****5588"), ("12", "12", "**"),
        ("15400000123x8", "154 0000 0123 转 8", "154****0123 转 8"),
        ("0371-67188321x8015", "0371-67188321 转 8015", "037****8321 转 8015"),
        ("+85221234567", "+85221234567", "+85****4567"),
    ])
    func phonesAreGroupedAndMasked(_ phone: String, _ grouped: String, _ masked: String) {
        let words = Words(.zh)
        #expect(words.phone(phone) == grouped)
        #expect(words.maskedPhone(phone) == masked)
    }

    @Test func gradesAreATable() {
        var nothing = UnitTally(perUnit: 10)
        nothing.closed = true
        let verdict = Sample.rulebook.grading.verdict(of: nothing, calendar: Sample.rulebook.calendar, totalWeight: 2)
        let report = GradeReport(
            rulebook: "zhengzhou-2020",
            closed: true,
            logHead: String(repeating: "9f2c", count: 16),
            units: [Sample.unit(), UnitGrade(unit: "上街区", verdict: verdict)]
        )
        let zh = GradesTable.text(report, Sample.zh).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(zh[0] == "单位           平均分（个）  基础等次  降等情形  评定等次  状态")
        #expect(zh[2] == "郑州市公安局  91.35（9 个）  优        联系不上  良        正式")
        #expect(zh[3].contains("上街区") && zh[3].contains("未报送") && zh[3].contains("差"))
        let en = GradesTable.text(report, Sample.en)
        #expect(en.contains("91.35 (9)") && en.contains("excellent") && en.contains("good"))
        #expect(en.contains("9f2c 9f2c 9f2c 9f2c ..."))
    }

    @Test func findingsStandByUnit() {
        var file = FileReport(file: "a.csv")
        file.findings = [
            Finding(.badDate, record: 3, line: 3, column: "报送日期", value: "x", unit: "中原区"),
            Finding(.emptyCell(required: true), record: 4, line: 4, column: "联系方式"),
            Finding(.strayQuote, record: 5, line: 5, column: "职务", unit: "中原区"),
        ]
        var lines: [String] = []
        FindingsText(files: [file], units: []).lines(Sample.zh, width: 80) { lines.append($0) }
        let headings = lines.filter { $0 == "中原区" }
        #expect(headings.count == 1)
        #expect(lines.contains("  错误 a.csv 第 3 条（第 3 行）「报送日期」列：x"))
        #expect(lines.contains("未指明单位"))
        #expect(lines.last == "共 错误 2、警告 1。")
    }

    private func lines(_ findings: [Finding], _ words: Words = Sample.zh) -> [String] {
        var file = FileReport(file: "a.csv")
        file.findings.append(contentsOf: findings)
        var lines: [String] = []
        FindingsText(files: [file], units: []).lines(words, width: 100) { lines.append($0) }
        return lines
    }

    private func undiallable(_ row: Int, _ unit: String = "中原区") -> Finding {
        let fault: PhoneNumber.Fault = row == 2 ? .letters : .short(by: 7)
        return Finding(
            .undiallableNumber(fault),
            record: row,
            line: row,
            column: "联系方式",
            value: "\(1000 + row)",
            unit: unit
        )
    }

    /// Forty numbers, each another: one place with their rows, the first ten told apart, the advice once.
    @Test func whatIsLikeAnotherStandsWithIt() throws {
        let zh = lines((2...41).map { undiallable($0) })
        let first = try #require(zh.firstIndex(of: "  警告 a.csv 第 2–41 行「联系方式」列，40 处"))
        #expect(zh[first + 1] == "      第 2 行：「1002」拨不出：含字母。这样的号码也算报送了号码。")
        #expect(zh[first + 10] == "      第 11 行：「1011」拨不出：少 7 位。这样的号码也算报送了号码。")
        #expect(zh[first + 11] == "      另有 30 处，没有逐一列出；改正以上各处后再导入一次，就会列出。")
        #expect(zh[first + 12] == "      请更正；不更正的，须两名调查员确认后才认定联系不上。")
        #expect(zh.count { $0.hasPrefix("  警告") } == 1 && zh.last == "共 警告 40。")
        let en = lines((2...41).map { undiallable($0) }, Sample.en)
        #expect(en.contains("  warning a.csv, rows 2-41, column 联系方式, 40 times"))
        #expect(
            en.contains(
                "      row 3: 1003 cannot be dialled: 7 digits short. Such a number counts as handed in all the same."
            )
        )
    }

    /// Three are told one by one; so are those of another unit, column or kind.
    @Test func whatIsNotLikeItStandsAlone() {
        #expect(lines((2...4).map { undiallable($0) }).count { $0.hasPrefix("  警告") } == 3)
        let units = lines((2...7).map { undiallable($0, $0 < 5 ? "中原区" : "上街区") })
        #expect(units.count { $0.hasPrefix("  警告") } == 6)
        let kinds = (2...7).map { Finding($0 < 5 ? .hiddenRow : .strayQuote, record: $0, line: $0, value: "\($0)") }
        #expect(lines(kinds).count { $0.hasPrefix("  警告") } == 6)
    }

    /// Where every message is the same the values stand together, and the message once.
    @Test func oneMessageForManyValuesIsSaidOnce() throws {
        let damaged = (2...6).map {
            Finding(.numberDamagedBySpreadsheet, record: $0, line: $0 + 1, column: "联系方式", value: "1.5\($0)E+10")
        }
        let zh = lines(damaged)
        let first = try #require(zh.firstIndex(of: "  警告 a.csv 第 2–6 条（第 3–7 行）「联系方式」列，5 处"))
        #expect(zh[first + 1] == "      1.52E+10、1.53E+10、1.54E+10、1.55E+10、1.56E+10")
        #expect(zh[first + 2].hasPrefix("      号码被表格软件改成科学计数法"))
    }

    /// What to do differs from row to row: each says it.
    @Test func otherAdviceForEachIsSaidOfEach() throws {
        let names = ["郑州市水利居", "郑州市公安居", "郑州市教育居", "郑州市民政居"]
        let zh = lines(
            names.enumerated().map { place, name in
                let nearest = name.replacing("居", with: "局")
                return Finding(
                    .unknownUnit(nearest: nearest),
                    record: place + 2,
                    line: place + 2,
                    column: "填报单位",
                    value: name
                )
            }
        )
        let first = try #require(zh.firstIndex(of: "  错误 a.csv 第 2–5 行「填报单位」列，4 处"))
        let text = zh[first...].joined()
        for name in names { #expect(text.contains("最接近的是「\(name.replacing("居", with: "局"))」：如是同一单位")) }
    }
}
