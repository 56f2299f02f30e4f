import ArgumentParser
import Foundation
import SurveyCore
import SurveyWords

/// Where documents of several parts go: all into one, or into a folder, a file each.
enum DocumentPlace {
    case file(OutputFile)
    case folder(DocumentFolder)
}

/// A folder that gets a file for each part (`-o FOLDER/`).
struct DocumentFolder {
    /// Ends in `/`; is there.
    let path: String
    private let force: Bool

    fileprivate init(_ path: String, force: Bool) throws {
        self.path = path.hasSuffix("/") ? path : path + "/"
        self.force = force
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Refusal.file(.cannotCreate(path: path))
        }
        guard access(path, W_OK | X_OK) == 0 else { throw Refusal.file(.cannotCreate(path: path)) }
    }

    /// A file each, named after whom it is for; none is written before it is known that none is in the way.
    func write(_ documents: [(name: String, texts: [String])], ending: String, in context: Context) throws {
        var names = FileNames()
        let files = try documents.map { document in
            try OutputFile(path + names.unused(FileNames.of(unit: document.name)) + ending, force: force)
        }
        var late = NotSynced()
        for (file, document) in zip(files, documents) {
            try late.after { try file.write(document.texts, in: context) }
        }
        context.saved.note(made: path)
        try late.tell()
    }
}

/// `-o FILE` or `-o FOLDER/`, and `--force`.
struct PlaceOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: Help.option(.outputPlace), completion: .of(.outputPlace)) var output: String?
    @Flag(help: Help.option(.force)) var force = false

    /// Looked at before any work is done. A path that ends in `/` or is a folder's gets a file each.
    func place() throws -> DocumentPlace {
        var isFolder: ObjCBool = false
        guard let output, output != "-", PathText.isText(output),
            output.hasSuffix("/")
                || FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) && isFolder.boolValue
        else { return .file(try OutputFile(output, force: force)) }
        return .folder(try DocumentFolder(output, force: force))
    }
}

extension Session {
    /// The width that tables may take: that of the terminal they are written to.
    func columns(for file: OutputFile) -> Int? { file.path == nil ? context.columns : nil }

    /// The answer as text or JSON where `-o` says.
    func answer(
        _ text: @autoclosure () throws -> String,
        json: @autoclosure () throws -> JSONValue,
        to file: OutputFile
    ) throws {
        try write([options.format == .json ? json().answer() : marked(text())], to: file)
    }

    /// A document in parts. That a file was written is said.
    func write(_ parts: [String], to file: OutputFile) throws {
        try file.write(parts, in: context)
        try noteWritten(file)
    }

    func noteWritten(_ file: OutputFile) throws {
        if let path = file.path { try note(words.done(.written(path: path))) }
    }
}
