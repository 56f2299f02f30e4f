import ArgumentParser
import Foundation
import SurveyCore
import SurveyStore
import SurveyWords

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

/// `-o FILE` and `--force`.
struct OutputOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: Help.option(.output)) var output: String?
    @Flag(help: Help.option(.force)) var force = false

    /// Looked at before any work is done.
    func file() throws -> OutputFile { try OutputFile(output, force: force) }
}

/// Where a document goes: standard output where no file is named or it is `-`. No file is written over without `--force`, and a
/// survey or a backup never (contract.md §Files written).
struct OutputFile {
    let path: String?
    private let force: Bool

    /// - Throws: `fileExists`, `neverOverwritten`; `cannotCreate` for a file that cannot be read.
    init(_ path: String?, force: Bool) throws {
        self.path = path == "-" ? nil : path
        self.force = force
        try refuseExisting()
    }

    private func refuseExisting() throws {
        var status = stat()
        // Devices and pipes are no files; a folder is refused where it is written to.
        guard let path, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        // What cannot be read may be a survey.
        guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 16) ?? Data() else {
            throw Refusal.file(.cannotCreate(path: path))
        }
        // A survey, or the journal of one.
        if head == Data("SQLite format 3\0".utf8) || head.starts(with: [0xD9, 0xD5, 0x05, 0xF9]) {
            throw Refusal.file(.neverOverwritten(path: path))
        }
        guard force else { throw Refusal.file(.fileExists(path: path)) }
    }

    func write(_ text: String, in context: Context) throws { try write([text], in: context) }

    /// - Parameter parts: of one text.
    func write(_ parts: [String], in context: Context) throws {
        guard let path else {
            for part in parts { try context.output.write(part) }
            if parts.last?.hasSuffix("\n") != true { try context.output.line() }
            return
        }
        try write(parts.reduce(into: Data()) { $0 += Data($1.utf8) }, to: path)
    }

    func write(_ data: Data, to path: String) throws {
        try refuseExisting()
        var status = stat()
        let isThere = lstat(path, &status) == 0
        do {
            // A device, a pipe, a link: what it leads to is written to, and it stays what it is. Else written beside and moved:
            // a full disk leaves no half of a document.
            if isThere, status.st_mode & S_IFMT != S_IFREG {
                try data.write(to: URL(fileURLWithPath: path))
            } else if isThere, force {
                try data.write(to: URL(fileURLWithPath: path), options: .atomic)
            } else {
                try NewFile.make(at: path) { try data.write(to: URL(fileURLWithPath: $0)) }
            }
        } catch CocoaError.fileWriteOutOfSpace {
            throw Refusal.file(.diskFull)
        } catch Refusal.file(.surveyExists(let path, _, _)) {
            // Another program made it meanwhile.
            throw Refusal.file(.fileExists(path: path))
        } catch let refusal as Refusal {
            throw refusal
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
