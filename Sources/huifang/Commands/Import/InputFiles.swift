import Foundation
import SurveyCore

/// The files that a command line names: folders stand for the files in them.
enum InputFiles {
    /// - Throws: ``Refusal`` for a file that is not there, before anything is imported.
    static func expanded(_ paths: [String], in context: Context) throws -> [String] {
        try paths.flatMap { path -> [String] in
            guard path != "-" else { return [path] }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw Refusal.file(.noFile(path: path, folder: context.currentDirectory))
            }
            guard isFolder.boolValue else { return [path] }
            let files = try files(in: path)
            // Said, not passed over: an office that mistyped a folder would believe its hand-ins taken.
            guard !files.isEmpty else { throw Refusal.file(.emptyFolder(path: path)) }
            return files
        }
    }

    /// In byte order of their names, which is the order of `folder/*`. Hidden files and what spreadsheets leave beside an
    /// open workbook are nobody's hand-in.
    private static func files(in folder: String) throws -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw Refusal.file(.notPermitted(path: folder))
        }
        return
            names
            .filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0 }
            .filter { path in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            }
    }
}
