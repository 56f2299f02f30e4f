import Foundation
import Testing

@testable import huifang

/// The survey of the fixture from workbooks of Excel, WPS and LibreOffice and from documents of Word.
@Suite struct WorkbookSurveyTests {
    @Test func workbooksGiveTheSameContactsAndGrades() throws {
        let text = try FixtureSurvey.make()
        let books = try FixtureSurvey.make(handIns: "hand-in-workbooks")
        for command in [["grade", "--format", "csv"], ["contacts", "--format", "json"]] {
            let expected = text.run(command)
            let result = books.run(command)
            #expect(result.code == 0 && result.output == expected.output, "\(command)")
        }
        #expect(books.run("verify").code == 0)
    }

    @Test func everyHandInIsThereInBothForms() throws {
        func names(_ folder: String) throws -> [String: String] {
            let names = try FileManager.default.contentsOfDirectory(atPath: FixtureSurvey.folder + "/" + folder)
            let pairs = names.map { $0.split(separator: ".") }.map { (String($0[0]), String($0[1])) }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        let (texts, books) = (try names("hand-ins"), try names("hand-in-workbooks"))
        #expect(Set(texts.keys) == Set(books.keys))
        #expect(Set(books.values) == ["xlsx", "xls", "et", "docx"])
        #expect(books.values.count { $0 == "docx" } == 2)
    }

    @Test func aTemplateIsWrittenAsAWorkbookAndReadBack() throws {
        let runner = try CommandRunner()
        let path = runner.path("报送表.XLSX")
        #expect(runner.run("template", "contacts", "-o", path).code == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).starts(with: Data("PK".utf8)))
        #expect(runner.run("template", "contacts", "-o", path).code == 73)
        #expect(runner.run("init").code == 0)
        let result = runner.run("import", "contacts", path)
        #expect(result.code == 65 && result.output.contains("只有表头"))
    }

    /// Word would not open CSV by the name of a document.
    @Test(arguments: ["报送表.xls", "报送表.docx", "报送表.ET", "报送表.ods"])
    func aTemplateIsNoOtherOfficeFile(_ name: String) throws {
        let runner = try CommandRunner()
        let result = runner.run("template", "contacts", "-o", runner.path(name))
        #expect(result.code == 64 && result.errors.contains(".xlsx"))
        #expect(!FileManager.default.fileExists(atPath: runner.path(name)))
    }
}
