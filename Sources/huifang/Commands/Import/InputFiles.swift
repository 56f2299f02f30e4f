import ContactCSV
import Glibc
import SurveyCore

/// The files of a command line that `import` reads: folders stand for the files in them (columns.md §Files).
struct InputFiles {
    /// In the order of reading.
    private(set) var paths: [String] = []
    /// What was passed over, folder by folder.
    private(set) var passedOver: [PassedOverFiles] = []

    /// - Throws: ``Refusal`` for a file that is not there or cannot be read, before anything is imported, and where nothing
    ///   is left to import.
    init(_ named: [String], in context: Context) throws {
        for path in named {
            let kind = path == "-" ? S_IFIFO : try Self.kind(path, in: context)
            if kind == S_IFDIR {
                try addFolder(path, in: context)
            } else if kind == S_IFREG, PassedOverFiles.isNobodys(Self.parts(path).name) {
                let (folder, name) = Self.parts(path)
                let place = passedOver.firstIndex { $0.folder == folder } ?? passedOver.endIndex
                if place == passedOver.endIndex { passedOver.append(PassedOverFiles(folder: folder)) }
                passedOver[place].add(FileName.shown(name), isFolder: false)
            } else {
                paths.append(path)
            }
        }
        guard paths.isEmpty else { return }
        // Said, not passed over: an office that mistyped a folder would believe its hand-ins taken.
        throw Refusal.file(passedOver.isEmpty ? .emptyFolder(path: named[0]) : .onlyPassedOver(passedOver))
    }

    var inputs: [TableInput] { paths.map(TableInput.init(path:)) }

    /// In byte order of their names, which is the order of `folder/*`.
    private mutating func addFolder(_ folder: String, in context: Context) throws {
        let folder = PathText.isFolder(folder) ? folder : folder + "/"
        var found = PassedOverFiles(folder: FileName.shown(folder))
        for bytes in try Self.names(in: folder) {
            let name = PathText.text(bytes)
            var status = stat()
            let isFolder = withPath(folder + name) { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
            if isFolder || bytes.first == 0x2E || PassedOverFiles.isNobodys(name) {
                found.add(FileName.shown(name), isFolder: isFolder)
            } else if try Self.kind(folder + name, in: context) == S_IFREG {
                paths.append(folder + name)
            } else {
                found.add(FileName.shown(name), isFolder: false)
            }
        }
        if !found.isEmpty { passedOver.append(found) }
    }

    private static func parts(_ path: String) -> (folder: String, name: String) {
        let (folder, name) = PathText.parts(path)
        return (FileName.shown(folder), name)
    }

    /// What the path leads to, as ``stat(2)`` has it.
    private static func kind(_ path: String, in context: Context) throws -> mode_t {
        var status = stat()
        guard withPath(path, { stat($0, &status) }) == 0 else {
            throw Refusal.file(
                errno == EACCES ? .notPermitted(path: path) : .noFile(path: path, folder: context.currentDirectory)
            )
        }
        let kind = status.st_mode & S_IFMT
        guard kind != S_IFREG || withPath(path, { access($0, R_OK) }) == 0 else {
            throw Refusal.file(.notPermitted(path: path))
        }
        return kind
    }

    private static func names(in folder: String) throws -> [[UInt8]] {
        guard let handle = withPath(folder, { opendir($0) }) else { throw Refusal.file(.notPermitted(path: folder)) }
        defer { closedir(handle) }
        var names: [[UInt8]] = []
        while let entry = readdir(handle) {
            let name = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
            let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name.assumingMemoryBound(to: CChar.self)))
            names.append(Array(bytes))
        }
        return names.filter { $0 != [0x2E] && $0 != [0x2E, 0x2E] }.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
