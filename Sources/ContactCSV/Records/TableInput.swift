import Crypto
import Glibc
import SurveyCore

/// Where a table comes from.
package enum TableInput: Sendable {
    case file(String)
    case standardInput
    /// Bytes at hand, under the name that reports give.
    case bytes([UInt8], name: String)

    /// `-` is standard input.
    package init(path: String) { self = path == "-" ? .standardInput : .file(path) }

    /// The path as findings and reports name it.
    package var name: String {
        switch self {
        case .file(let path): FileName.shown(path)
        case .standardInput: "-"
        case .bytes(_, let name): name
        }
    }

    /// How much is read of a pipe; a workbook may be as large.
    package static let pipeLimit = WorkbookRecords.fileLimit

    /// Standard input, a device, or such as the shell's `<(…)`: what may have no end.
    package var isPipe: Bool {
        switch self {
        case .bytes: return false
        case .standardInput: return true
        case .file(let path):
            var status = stat()
            return withPath(path, { stat($0, &status) }) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
        }
    }

    /// What comes from a pipe, read to its end.
    /// - Throws: also `pipeTooLong`.
    package func whole() throws -> TableInput { isPipe ? .bytes(try bytes(), name: name) : self }

    /// All bytes.
    /// - Throws: also `pipeTooLong`.
    private func bytes() throws -> [UInt8] {
        let source = try ByteSource(self)
        var bytes: [UInt8] = []
        let room = 1 << 20
        while true {
            let next = try [UInt8](unsafeUninitializedCapacity: room) {
                $1 = try source.read(into: UnsafeMutableRawBufferPointer($0))
            }
            bytes += next
            guard bytes.count <= Self.pipeLimit else {
                throw Refusal.file(.pipeTooLong(name: name, limit: Self.pipeLimit))
            }
            if next.count < room { break }
        }
        return bytes
    }
}

/// The bytes of a table, read once from front to back and hashed on the way.
final class ByteSource {
    private let input: TableInput
    private let descriptor: Int32
    private var hasher = SHA256()
    var name: String { input.name }
    /// Bytes given out so far.
    private(set) var offset = 0
    /// Bytes that were looked at and are still to be given out.
    private var ahead: [UInt8] = []
    /// Bytes taken from the input.
    private var taken = 0

    /// Throws ``Refusal/File/noFile(path:folder:)``, ``Refusal/File/isFolder(path:)``, ``Refusal/File/notPermitted(path:)`` or
    /// ``Refusal/File/readWriteFailed(path:)``.
    init(_ input: TableInput) throws {
        self.input = input
        switch input {
        case .standardInput: descriptor = STDIN_FILENO
        case .bytes: descriptor = -1
        case .file(let path):
            descriptor = withPath(path) { open($0, O_RDONLY | O_CLOEXEC) }
            guard descriptor >= 0 else { throw Self.refusal(errno, path: path) }
            var status = stat()
            if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                close(descriptor)
                throw Refusal.file(.isFolder(path: path))
            }
        }
    }

    deinit {
        if case .file = input { close(descriptor) }
    }

    /// The SHA-256 of all bytes given out so far, in lower-case hex.
    var digest: String { hex(hasher.finalize()) }

    /// The next bytes, at most `count`, which stay to be read.
    func look(_ count: Int) throws -> [UInt8] {
        if ahead.isEmpty {
            ahead = try [UInt8](unsafeUninitializedCapacity: count) { $1 = try fill(UnsafeMutableRawBufferPointer($0)) }
        }
        return ahead
    }

    /// How many bytes are left, where that is known.
    var left: Int? {
        switch input {
        case .bytes(let bytes, _): return bytes.count - offset
        case .file, .standardInput:
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            return Int(status.st_size) - offset
        }
    }

    /// Fills `buffer` as far as there are bytes; fewer than its size only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let kept = min(ahead.count, buffer.count)
        buffer.copyBytes(from: ahead[..<kept])
        ahead.removeFirst(kept)
        let count = kept + (try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[kept...])))
        offset += count
        hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
        return count
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var count = 0
        switch input {
        case .bytes(let bytes, _):
            count = min(buffer.count, bytes.count - taken)
            bytes.withUnsafeBytes { all in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[taken..<(taken + count)]))
            }
        case .file, .standardInput:
            while count < buffer.count {
                let got = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got == 0 { break }
                if got > 0 {
                    count += got
                } else if errno != EINTR {
                    throw Self.refusal(errno, path: input.name)
                }
            }
        }
        taken += count
        return count
    }

    private static func refusal(_ code: Int32, path: String) -> Refusal {
        switch code {
        case ENOENT, ENOTDIR, ENAMETOOLONG:
            var folder = [CChar](repeating: 0, count: Int(PATH_MAX))
            let known = getcwd(&folder, folder.count) != nil
            let text =
                known ? String(decoding: folder.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : "."
            return .file(.noFile(path: path, folder: text))
        case EACCES, EPERM: return .file(.notPermitted(path: path))
        case EISDIR: return .file(.isFolder(path: path))
        default: return .file(.readWriteFailed(path: path))
        }
    }
}
