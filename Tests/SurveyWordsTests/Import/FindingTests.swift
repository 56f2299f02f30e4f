import SurveyCore
import SurveyWords
import Testing

@Suite struct FindingTests {
    @Test(arguments: FindingCases.all.indices) func everyFindingReadsToTheLetter(_ index: Int) {
        let one = FindingCases.all[index]
        #expect(Words(.zh).message(one.finding) == one.zh)
        #expect(Words(.en).message(one.finding) == one.en)
    }

    /// What is said of a row before it is decided about is true of refused ones, too.
    @Test func noWarningSaysWhatBecameOfItsRow() {
        let decided = [
            "unusual-score", "remark-not-kept", "received-otherwise", "received-today", "shared-across-units",
            "avoidance-kept",
            "contacts-barred", "not-called",
        ]
        for one in FindingCases.all where one.finding.severity == .warning && !decided.contains(one.finding.code) {
            #expect(!["已导入", "可导入", "已照"].contains { one.zh.contains($0) }, "\(one.zh)")
            #expect(
                !["row was taken", "rows were taken", "can be taken"].contains { one.en.contains($0) },
                "\(one.en)"
            )
        }
    }

    /// The table of columns.md §Findings: every code with its severity.
    @Test func everyCodeIsWorded() {
        let worded = Dictionary(grouping: FindingCases.all, by: \.finding.code)
        let codes: [Finding.Severity: [String]] = [
            .error: [
                "no-header", "unknown-delimiter", "missing-column", "doubtful-row", "unclosed-quote", "empty-file",
                "not-a-table", "unreadable-workbook", "unreadable-encoding",
                "received-unknown", "duplicate-surveyor", "shared-login", "unknown-unit", "no-unit",
                "duplicate-in-unit", "bad-date", "too-large", "second-contact", "second-value",
                "unknown-contact", "unknown-outcome", "unknown-surveyor", "bad-score", "scores-missing",
                "scores-not-expected", "bad-time", "recorded-otherwise", "other-contact",
            ],
            .warning: [
                "undiallable-number", "number-damaged-by-spreadsheet", "area-code-assumed", "several-numbers",
                "digits-left-over",
                "shared-across-units", "shortfall", "excess", "stray-quote", "hidden-row",
                "received-today",
                "unusual-score", "number-changed", "avoidance-kept", "contacts-barred",
                "avoids-again", "states-changed", "received-otherwise", "remark-not-kept",
            ],
            .note: [
                "carried-down", "no-telephone", "already-imported", "not-updated",
                "already-recorded",
                "remark-added", "passed-over", "hidden-sheets", "unit-from-name", "unit-below",
            ],
        ]
        for (severity, codes) in codes {
            for code in codes {
                #expect(worded[code]?.allSatisfy { $0.finding.severity == severity } == true, "\(code)")
            }
        }
        // These are errors or warnings as the case may be.
        for code in [
            "empty-cell", "control-characters", "error-cell", "formula-without-value", "mixed-encoding", "ragged-row",
        ] {
            #expect(Set(worded[code]!.map(\.finding.severity)) == [.error, .warning])
        }
        #expect(Set(worded["leading-zero-restored"]!.map(\.finding.severity)) == [.warning, .note])
        #expect(Set(worded["unread-columns"]!.map(\.finding.severity)) == [.warning, .note])
        #expect(Set(worded["unread-table"]!.map(\.finding.severity)) == [.error, .note])
        #expect(Set(worded["not-called"]!.map(\.finding.severity)) == [.warning, .note])
        #expect(Set(worded["further-table"]!.map(\.finding.severity)) == [.warning, .note])
        #expect(Set(worded.keys) == Set(Finding.Code.allCases.map(\.rawValue)))
    }

    @Test func aFindingNamesItsPlace() {
        let finding = Finding(
            .numberDamagedBySpreadsheet,
            record: 7,
            line: 9,
            column: "联系方式",
            value: "1.54E+10"
        )
        #expect(Words(.zh).located(finding, file: "郑州市水利局.csv") == "郑州市水利局.csv 第 7 条（第 9 行）「联系方式」列：1.54E+10")
        #expect(
            Words(.en).located(finding, file: "郑州市水利局.csv")
                == "郑州市水利局.csv, record 7 (line 9), column 联系方式: 1.54E+10"
        )
        #expect(Words(.zh).place(Finding(.emptyFile), file: "a.csv") == "a.csv")
        #expect(Words(.en).place(Finding(.unclosedQuote, line: 3), file: "a.csv") == "a.csv, line 3")
    }

    /// In a workbook people look for the cell, or for the row of its sheet.
    @Test func aFindingInAWorkbookSaysSheetAndCell() {
        var finding = Finding(.numberDamagedBySpreadsheet, record: 40, line: 9, column: "联系方式", value: "1.54E+10")
        finding.sheet = "报送表"
        finding.cell = "E9"
        #expect(Words(.zh).located(finding, file: "局.xlsx") == "局.xlsx 报送表!E9「联系方式」列：1.54E+10")
        #expect(Words(.en).located(finding, file: "局.xlsx") == "局.xlsx, 报送表!E9, column 联系方式: 1.54E+10")
        var row = Finding(.raggedRow(cells: 3, columns: 4), record: 40, line: 9)
        row.sheet = "报送表"
        #expect(Words(.zh).place(row, file: "局.xlsx") == "局.xlsx 报送表 第 9 行")
        #expect(Words(.en).place(row, file: "局.xlsx") == "局.xlsx, 报送表 row 9")
    }

    @Test func hostileValuesStayOneVisibleLine() {
        let value = "\u{202E}\u{1B}[2J\r\n" + String(repeating: "x", count: 10_000)
        for one in FindingCases.all {
            var finding = one.finding
            finding.value = value
            finding.unit = value
            finding.column = value
            for language in Language.allCases {
                let words = Words(language)
                let text = words.message(finding) + words.located(finding, file: value)
                #expect(!text.unicodeScalars.contains(where: isInvisible), "\(finding.code)")
                #expect(text.count < 1000, "\(finding.code)")
            }
        }
    }

    @Test func everyForeignFormatHasItsRemedy() {
        for format in Finding.ForeignFormat.allCases {
            for language in Language.allCases {
                let text = Words(language).text(of: Finding(.notATable(format)))
                #expect(!text.wrong.isEmpty && !text.next.isEmpty)
            }
        }
    }

    @Test func everyFaultOfAWorkbookIsWorded() {
        for language in Language.allCases {
            let texts = Finding.WorkbookFault.Reason.allCases.map {
                Words(language).message(Finding(.unreadableWorkbook(.init($0, part: "xl/workbook.xml", offset: 7))))
            }
            #expect(Set(texts).count == texts.count)
            #expect(texts.allSatisfy { $0.contains("xl/workbook.xml") })
        }
    }

    @Test func aRowOfTheFixListGathersItsFindings() {
        let finding = Finding(.badDate, record: 7, line: 9, column: "报送日期", value: "=1+1")
        let zh = Words(.zh)
        let other = Finding(.emptyCell(required: false), record: 7, line: 9, column: "职务")
        #expect(
            FixList.row([finding, other].compactMap { FixList.note($0, zh) }, file: "a.csv", words: zh) == [
                "a.csv", "7", "9", "报送日期、职务", "=1+1", "错误", "「=1+1」不是日期，此行未导入。「职务」是空的。",
                "请写成「2020-09-18」或「2020年9月18日」的样子。请补填。",
            ]
        )
        #expect(
            FixList.header(zh).count
                == FixList.row([finding].compactMap { FixList.note($0, zh) }, file: "a.csv", words: zh).count
        )
    }

    /// A list that goes to a unit does not say who else handed in what.
    @Test func aListForAUnitSaysNothingOfOthers() {
        let finding = Finding(.sharedAcrossUnits(key: "中原区-04", unit: "中原区"), record: 3, line: 3, unit: "上街区")
        for language in Language.allCases {
            let notes = [finding].compactMap { FixList.note($0, Words(language)) }
            let row = FixList.row(notes, file: "a.csv", words: Words(language), forUnit: true)
            #expect(!row.joined().contains("中原区"))
            #expect(FixList.row(notes, file: "a.csv", words: Words(language)).joined().contains("中原区-04"))
        }
    }
}
