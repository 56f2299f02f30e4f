import SurveyCore
import SurveyWords
import Testing

/// What is said once of findings that differ in their place alone.
@Suite struct GroupTests {
    private func group(_ kind: Finding.Kind, records: [Int], lines: [Int]? = nil, value: String? = nil) -> FindingGroup
    {
        var list = FindingList()
        for (record, line) in zip(records, lines ?? records) {
            list.append(Finding(kind, record: record, line: line, column: "填报单位", value: value))
        }
        return list.groups[0]
    }

    @Test func placesStandAsRanges() {
        let unit = group(.unknownUnit(nearest: nil), records: Array(3...12) + [15], value: "郑州市水务局")
        #expect(Words(.zh).located(unit, file: "局.csv") == "局.csv 第 3–12、15 行「填报单位」列，11 处：郑州市水务局")
        #expect(Words(.en).located(unit, file: "局.csv") == "局.csv, rows 3-12, 15, column 填报单位, 11 times: 郑州市水务局")
        let one = group(.unknownUnit(nearest: nil), records: [3], value: "x")
        #expect(Words(.zh).located(one, file: "局.csv") == "局.csv 第 3 条（第 3 行）「填报单位」列：x")
        let titled = group(.noUnit(inColumn: false), records: [3, 4, 7], lines: [3, 5, 8])
        #expect(Words(.zh).located(titled, file: "局.csv") == "局.csv 第 3–4、7 条（第 3、5、8 行）「填报单位」列，3 处")
        #expect(Words(.en).located(titled, file: nil) == "records 3-4, 7 (lines 3, 5, 8), column 填报单位, 3 times")
        let many = group(.noUnit(inColumn: false), records: (1...400).map { $0 * 2 })
        #expect(Words(.zh).located(many, file: nil) == "第 2、4、6、8、10、12、14、16、18、20…… 行「填报单位」列，400 处")
        #expect(Words(.en).located(many, file: nil).contains("18, 20, ..., column 填报单位, 400 times"))
    }

    @Test func sentencesSpeakOfSeveralRows() {
        let empty = group(.emptyCell(required: true), records: [3, 4])
        #expect(Words(.zh).message(empty) == "「填报单位」是空的，这些行未导入。请补填。")
        #expect(Words(.en).message(empty) == "填报单位 is empty; the rows were not taken. Please fill it in.")
        let one = group(.emptyCell(required: true), records: [3])
        #expect(Words(.zh).message(one) == Words(.zh).message(one.finding))
        for language in Language.allCases {
            let words = Words(language)
            for kind in [
                Finding.Kind.alreadyRecorded(call: 3), .unreadableEncoding(offset: 12), .passedOver(text: ""),
            ] {
                #expect(words.message(group(kind, records: [3, 4])) != words.message(group(kind, records: [3])))
            }
        }
    }

    @Test func whatIsNotListedIsCounted() {
        var list = FindingList()
        for record in 1...1003 {
            list.append(Finding(.noUnit(inColumn: false), record: record, line: record, value: "\(record)"))
        }
        #expect(Words(.zh).unlisted(list.ungrouped, file: "局.csv") == "局.csv：另有错误 3，没有逐一列出；改正以上各处后再导入一次，就会列出。")
        #expect(
            Words(.en).unlisted(list.ungrouped, file: nil)
                == "3 errors more, not listed one by one; put right what stands above and import again."
        )
        #expect(Words(.zh).unlisted([], file: "局.csv") == nil)
    }
}
