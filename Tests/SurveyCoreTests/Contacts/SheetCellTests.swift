import SurveyCore
import Testing

/// What a call sheet's cells tell of a contact (columns.md §Call sheets).
@Suite struct SheetCellTests {
    @Test(arguments: [
        ("河南绿源公司", "河南绿源公司"), ("河南 绿源公司", "河南绿源公司"), ("河南绿源（集团）公司", "河南绿源(集团)公司"),
        ("第II公司", "第Ⅱ公司"), ("ＡＢＣ公司", "abc 公司"), ("'=1+1", "=1+1"), ("", "任何人"), ("　", "任何人"),
        ("新知道的姓名", ""), ("李\u{200B}敏", "李敏"),
    ])
    func theSameIsWrittenInManyWays(_ cell: String, _ listed: String) {
        #expect(SheetCell.isSame(cell, listed))
    }

    @Test(arguments: [("河南绿源公司", "河南绿园公司"), ("李敏", "李敏敏"), ("第Ⅰ公司", "第Ⅱ公司")])
    func othersDiffer(_ cell: String, _ listed: String) {
        #expect(!SheetCell.isSame(cell, listed))
    }

    private func isSame(_ cell: String, given: String = "0371-67181234 15400000123") -> Bool {
        let numbers = ["0371-67181234", "15400000123", "15400000456", "0371-67185678x801"]
        return SheetCell.isSame(phone: cell, numbers, given: given, areaCode: "0371")
    }

    @Test(arguments: [
        "", "0371-67181234", "0371 67181234", "67181234", "+86 371 6718 1234", "154 0000 0123", "１５４０００００１２３",
        "15400000456",
        "154****0456", "154＊＊＊＊0123", "****0123", "0371-67185678x801", "0371-67185678", "15400000789、15400000456",
        "0371-67181234 15400000123",
    ])
    func everyNumberThatTheContactHasOrHadIsItsOwn(_ cell: String) {
        #expect(isSame(cell))
    }

    @Test(arguments: ["15400000124", "154****0124", "0371-67181235", "0371-67185678x802", "无", "1540000012"])
    func otherNumbersAreNot(_ cell: String) {
        #expect(!isSame(cell))
    }

    @Test func whatCannotBeDialledIsComparedAsItWasHandedIn() {
        #expect(SheetCell.isSame(phone: "1.54E+10", [], given: "1.54E+10", areaCode: "0371"))
        #expect(!SheetCell.isSame(phone: "1.54E+10", [], given: "1.55E+10", areaCode: "0371"))
    }

    @Test(arguments: [
        ("17.0", "17"), ("17.00", "17"), ("１７", "17"), ("１７．０", "17"), ("017.0", "017"), ("17.5", "17.5"),
        ("17.", "17."),
        (".0", ".0"), ("", ""), ("甲局-01", "甲局-01"),
    ])
    func decimalsOfWholeNumbersAreDropped(_ text: String, _ expected: String) {
        #expect(wholeNumber(text) == expected)
    }
}
