import ContactCSV
import Foundation
import SurveyCore
import SurveyWords

/// `--findings`: what a clerk has to put right, as a table; into a folder one list a unit, so that no unit sees another's contacts.
enum FixLists {
    static func write(_ answer: ImportAnswer, to path: String, _ words: Words, in context: Context) throws {
        let located =
            answer.files.flatMap { file in file.findings.map { (file.file, $0) } }
            + answer.afterwards.map { ("", $0) }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard path.hasSuffix("/") || (exists && isFolder.boolValue) else {
            return try OutputFile.write(table(located, words), to: path, in: context)
        }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Refusal.cannotCreate(path: path)
        }
        for (unit, findings) in Dictionary(grouping: located, by: { $0.1.unit }) {
            let name = unit.map(fileName) ?? words("未指明单位", "no-unit")
            try OutputFile.write(table(findings, words), to: "\(path)/\(name).csv", in: context)
        }
    }

    private static func table(_ located: [(String, Finding)], _ words: Words) -> String {
        var writer = CSVWriter()
        writer.append(FixList.header(words))
        for (file, finding) in located { writer.append(FixList.row(finding, file: file, words: words)) }
        return writer.text
    }

    /// A unit's name as a file's: no separators, no control characters, not hidden, not too long for a file system.
    private static func fileName(_ unit: String) -> String {
        var name = ""
        for character in unit where name.utf8.count + character.utf8.count <= 200 {
            name.append(character == "/" || character.unicodeScalars.contains { $0.value < 0x20 } ? "_" : character)
        }
        return name.hasPrefix(".") ? "_" + name : name
    }
}
