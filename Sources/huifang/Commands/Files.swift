import ArgumentParser
import Foundation
import Glibc
import SurveyCore
import SurveyStore
import SurveyWords

/// A rulebook's file named on the command line.
enum InputFile {
    /// As much of it as a rulebook may have, and one byte more.
    private static func bytes(_ path: String, in context: Context) throws -> Data {
        func read(_ handle: FileHandle) throws -> Data {
            try handle.read(upToCount: RulebookReader.longest + 1) ?? Data()
        }
        if path == "-" { return try read(.standardInput) }
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
        do {
            return try read(FileHandle(forReadingFrom: URL(fileURLWithPath: path)))
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
        func refused(_ syntax: YAMLSyntax) -> Refusal {
            .file(.rulebook(path: path, faults: [RulebookFault(line: 1, column: 1, problem: .syntax(syntax))]))
        }
        guard bytes.count <= RulebookReader.longest else { throw refused(.tooLong(limit: RulebookReader.longest)) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw refused(.character) }
        return text
    }
}

/// `-o FILE` and `--force`.
struct OutputOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: Help.option(.output), completion: .of(.output)) var output: String?
    @Flag(help: Help.option(.force)) var force = false

    /// Looked at before any work is done.
    func file() throws -> OutputFile { try OutputFile(output, force: force) }
}

/// Of several files those that are made, but may not outlast a loss of power: said of the last of them when all are written.
struct NotSynced {
    private var failure: DocumentFailed?

    mutating func after(_ write: () throws -> Void) throws {
        do {
            try write()
        } catch let failed as DocumentFailed {
            guard case .madeNotSynced = failed.refusal else { throw failed }
            failure = failed
        }
    }

    func tell() throws { if let failure { throw failure } }
}

/// Where a document goes: standard output where no file is named or it is `-`. No file is written over without `--force`, and a
/// survey or a backup never (contract.md §Files written).
struct OutputFile {
    let path: String?
    private let force: Bool

    /// - Throws: `fileExists`, `neverOverwritten`, `pathNotText`; `cannotCreate` for a file that cannot be read.
    init(_ path: String?, force: Bool) throws {
        if let path, !PathText.isText(path) { throw Refusal.file(.pathNotText(path: path)) }
        if let path {
            try NewFile.refuseNameOfASurvey(path)
            Unfinished.removeLeft(besides: path)
        }
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
        try write(in: context) { put in for part in parts { try put(part) } }
    }

    /// - Parameter text: gives the text piece by piece.
    func write(in context: Context, _ text: ((String) throws -> Void) throws -> Void) throws {
        guard let path else {
            var endsLine = false
            return try context.unlessClosed {
                try text { piece in
                    try context.output.write(piece)
                    // By bytes: CR and LF together are one character.
                    endsLine = piece.utf8.last == UInt8(ascii: "\n")
                }
                if !endsLine { try context.output.line() }
            }
        }
        try save(to: path, context) { put in
            try withoutActuallyEscaping(put) { put in try text { try put(Array($0.utf8)) } }
        }
    }

    func write(_ data: Data, to path: String, in context: Context) throws {
        try save(to: path, context) { put in try put(Array(data)) }
    }

    private func save(
        to path: String,
        _ context: Context,
        _ content: (([UInt8]) throws -> Void) throws -> Void
    ) throws {
        try refuseExisting()
        var status = stat()
        let isThere = lstat(path, &status) == 0
        do {
            // A device, a pipe, a link: what it leads to is written to, and it stays what it is. Else written beside and moved:
            // a full disk leaves no half of a document.
            if isThere, status.st_mode & S_IFMT != S_IFREG {
                try Self.fill(path, O_CREAT | O_TRUNC, content)
            } else if isThere, force {
                try NewFile.replace(path) { try Self.fill($0, O_TRUNC, content) }
            } else {
                try NewFile.make(at: path) { try Self.fill($0, O_TRUNC, content) }
            }
            context.saved.note(made: path)
        } catch Refusal.file(.surveyExists(let path, _, _)) {
            // Another program made it meanwhile.
            throw DocumentFailed(path: path, refusal: .fileExists(path: path))
        } catch let failure as OutputFailed {
            let isFull = failure.code == ENOSPC || failure.code == EDQUOT
            let isBroken = isFull || failure.code == EIO
            throw DocumentFailed(
                path: path,
                refusal: isBroken ? .notWritten(path: path, diskFull: isFull) : .cannotCreate(path: path)
            )
        } catch Refusal.file(.diskFull) {
            throw DocumentFailed(path: path, refusal: .notWritten(path: path, diskFull: true))
        } catch Refusal.file(.readWriteFailed) {
            throw DocumentFailed(path: path, refusal: .notWritten(path: path, diskFull: false))
        } catch Refusal.file(let refusal) {
            throw DocumentFailed(path: path, refusal: refusal)
        }
    }

    private static func fill(
        _ path: String,
        _ flags: Int32,
        _ content: (([UInt8]) throws -> Void) throws -> Void
    ) throws {
        let file = open(path, O_WRONLY | O_CLOEXEC | flags, 0o600)
        guard file >= 0 else { throw OutputFailed(code: errno) }
        defer { close(file) }
        var buffer: [UInt8] = []
        func flush() throws {
            try buffer.withUnsafeBytes { bytes in
                var done = 0
                while done < bytes.count {
                    let count = Glibc.write(file, bytes.baseAddress! + done, bytes.count - done)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { throw OutputFailed(code: errno) }
                    done += count
                }
            }
            buffer.removeAll(keepingCapacity: true)
        }
        try content { piece in
            buffer.append(contentsOf: piece)
            if buffer.count > 1 << 16 { try flush() }
        }
        try flush()
        // Before it has its name; a device or a pipe cannot.
        guard fsync(file) == 0 || errno == EINVAL || errno == EROFS else { throw OutputFailed(code: errno) }
    }
}
