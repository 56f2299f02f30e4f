import SurveyCore
import Testing

@testable import ContactCSV

/// A unit in a file's name (columns.md §Units).
@Suite struct FileNameUnitTests {
    static let known = ["新郑市", "郑州市水利局", "郑州市公安局", "郑州市公安局交警支队", "税务局", "A局", "登封市财政局（城区）"]

    @Test(arguments: [
        ("新郑市.csv", "新郑市"), ("新郑市报送.csv", "新郑市"), ("in/新郑市联系方式.csv", "新郑市"), ("2020年新郑市名单.csv", "新郑市"),
        ("9月新郑市.csv", "新郑市"),
        ("附件2-新郑市(1).csv", "新郑市"), ("新郑市 张三.csv", "新郑市"), ("新郑市2020.csv", "新郑市"), ("关于新郑市的报送.csv", "新郑市"),
        ("新郑市_final.csv", "新郑市"),
        ("郑州市公安局交警支队花名册.csv", "郑州市公安局交警支队"), ("郑州市公安局、郑州市公安局交警支队.csv", "郑州市公安局交警支队"), ("郑州市税务局.csv", "税务局"),
        ("河南省郑州市税务局报送.csv", "税务局"), ("Ａ局.csv", "A局"), ("【郑州市水利局】名单.csv", "郑州市水利局"), ("报送表郑州市水利局.csv", nil),
        ("登封市财政局（城区）报送.csv", "登封市财政局（城区）"), ("登封市财政局（城区）2020.csv", "登封市财政局（城区）"),
    ])
    func aNameIsToldAsAWhole(_ file: String, _ unit: String?) {
        #expect(FileNameUnit.unit(inName: file, among: Self.known) == unit)
    }

    @Test(arguments: [
        "新郑市市场监督管理所报送.csv", "新郑市水利局.csv", "郑州市公安局特警支队名单.csv", "郑州市水利局、新郑市.csv", "新郑市税务局.csv", "国家税务局.csv", "BA局.csv",
        "名单.csv",
        "新郑市第一中学.csv", "登封市财政局（城区）分局.csv",
    ])
    func whatIsOnlyPartOfANameIsNone(_ file: String) {
        #expect(FileNameUnit.unit(inName: file, among: Self.known) == nil)
    }

    @Test func theFileSaysSoOnce() throws {
        let text = "行政相对人单位,职务,联系方式\n甲,经理,15400000001\n乙,经理,15400000002\n"
        let read = try ReadHandIn(text, name: "郑州市水利局报送.csv", knownUnits: Self.known)
        #expect(read.column("unit") == ["郑州市水利局", "郑州市水利局"])
        #expect(read.report.findings.map(\.kind) == [.unitFromName(unit: "郑州市水利局", isSheet: false)])
        let named = try ReadHandIn("填报单位：甲乙局\n" + text, name: "郑州市水利局报送.csv", knownUnits: Self.known)
        #expect(named.column("unit") == ["甲乙局", "甲乙局"])
        #expect(named.codes == ["passed-over@1"])
    }

    /// 郑 in GBK is a combining mark in UTF-8: with the `/` before it one character.
    @Test(arguments: ["文件夹/", "a/", "", "文件夹/郑州/"]) func aNameInGBKIsOneInAnyFolder(_ folder: String) {
        for unit in ["郑州市水利局", "新郑市", "郑州市公安局"] {
            let path = PathText.text(Array(folder.utf8) + converted(unit + ".csv", to: "GB18030"))
            #expect(FileName.shown(path) == folder + unit + ".csv")
            #expect(FileNameUnit.unit(inName: FileName.shown(path), among: Self.known) == unit)
            #expect(UnitName.folded(fileName: path) == UnitName.folded(fileName: PathText.name(path)))
        }
        #expect(PathText.isFolder(folder) == !folder.isEmpty)
    }
}
