import Foundation
import SurveyCore

/// A file named on the command line, read whole.
enum InputFile {
    static func bytes(_ path: String, in context: Context) throws -> Data {
        if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch CocoaError.fileReadNoSuchFile {
            throw Refusal.file(.noFile(path: path, folder: context.currentDirectory))
        } catch CocoaError.fileReadNoPermission {
            throw Refusal.file(.notPermitted(path: path))
        } catch {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw Refusal.file(.noFile(path: path, folder: context.currentDirectory))
            }
            throw isFolder.boolValue ? Refusal.file(.isFolder(path: path)) : Refusal.file(.readWriteFailed(path: path))
        }
    }

    /// - Throws: `notATextFile` is not known here: bytes that are no UTF-8 make the rulebook's reader say where.
    static func text(_ path: String, in context: Context) throws -> String {
        let bytes = try bytes(path, in: context)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal.file(
                .rulebook(
                    path: path,
                    faults: [RulebookFault(line: 1, column: 1, problem: .syntax(.character))]
                )
            )
        }
        return text
    }
}

/// `-o FILE`: what is written goes to a file, or to standard output when there is none or it is `-`.
enum OutputFile {
    /// For what people write into: an existing file is kept.
    static func refuseExisting(_ path: String) throws {
        if path != "-", FileManager.default.fileExists(atPath: path) { throw Refusal.file(.fileExists(path: path)) }
    }

    /// A survey is never written over, whatever it was named for.
    static func refuseSurvey(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let file = FileHandle(forReadingAtPath: path)
        else { return }
        let head = try file.read(upToCount: 16) ?? Data()
        guard head != Data("SQLite format 3\0".utf8), !head.starts(with: [0xD9, 0xD5, 0x05, 0xF9]) else {
            throw Refusal.file(.fileExists(path: path))
        }
    }

    static func write(_ text: String, to path: String?, in context: Context) throws {
        try write([text], to: path, in: context)
    }

    /// - Parameter parts: of one text.
    static func write(_ parts: [String], to path: String?, in context: Context) throws {
        guard let path, path != "-" else {
            for part in parts { try context.output.write(part) }
            if parts.last?.hasSuffix("\n") != true { try context.output.line() }
            return
        }
        try refuseSurvey(path)
        var status = stat()
        // A device, a pipe, a link: what it leads to is written to, and it stays what it is.
        let isSpecial = lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        do {
            // Else written beside and moved: a full disk leaves no half of a document.
            let data = parts.reduce(into: Data()) { $0 += Data($1.utf8) }
            try data.write(to: URL(fileURLWithPath: path), options: isSpecial ? [] : .atomic)
        } catch CocoaError.fileWriteOutOfSpace {
            throw Refusal.file(.diskFull)
        } catch {
            throw Refusal.file(.cannotCreate(path: path))
        }
    }
}

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
