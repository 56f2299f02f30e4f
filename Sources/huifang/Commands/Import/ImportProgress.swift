import ContactCSV
import Glibc
import SurveyCore
import SurveyWords
import Synchronization

/// The bar of an import: bytes of all its files, under the name of the one in hand.
final class ImportProgress: Sendable {
    private let bar: ProgressBar
    private let words: Words
    /// Bytes of all files; `nil` when one is no regular file.
    private let total: Int?
    /// Bytes of the files before the one in hand, of that one so far, and its size; `nil` where it is no regular file.
    private let counted = Mutex((before: 0, current: 0, size: nil as Int?))

    init(_ inputs: [TableInput], in context: Context) {
        words = Words(context.language)
        bar = ProgressBar(words.file(inputs.first?.name ?? ""), in: context)
        let sizes = inputs.map(Self.size)
        total = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + $1! }
    }

    func begin(_ input: TableInput) {
        counted.withLock { $0 = ($0.before + $0.current, 0, Self.size(input)) }
        bar.name(words.file(input.name))
    }

    /// Bytes of the file in hand read so far; from the thread that reads.
    func update(_ bytes: Int) {
        let done = counted.withLock { counted in
            counted.current = bytes
            return counted.before + bytes
        }
        bar.update(done, of: total)
    }

    /// How much of the file in hand, which was read whole, the survey has taken.
    func update(_ done: Int, of all: Int) {
        guard let size = counted.withLock({ $0.size }) else { return bar.update(done, of: nil) }
        update(all > 0 ? size * done / all : size)
    }

    func end() { bar.end() }

    private static func size(_ input: TableInput) -> Int? {
        switch input {
        case .bytes(let bytes, _): return bytes.count
        case .standardInput: return nil
        case .file(let path):
            var status = stat()
            guard withPath(path, { stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            return Int(status.st_size)
        }
    }
}
