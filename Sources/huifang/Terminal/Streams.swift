import Foundation
import SurveyCore
import Synchronization

/// Where a command writes text.
protocol Output: Sendable {
    func write(_ text: String) throws
    var isTerminal: Bool { get }
}

extension Output {
    func line(_ text: String = "") throws { try write(text + "\n") }
}

/// A file descriptor. A reader that has gone away (`| head`) ends a long answer quietly, as it does with other tools.
struct DescriptorOutput: Output {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { throw OutputClosed() }
                throw OutputFailed(code: errno)
            }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// The reader of our output has gone; nothing is wrong and there is nobody to tell.
struct OutputClosed: Error {}

struct OutputFailed: Error {
    let code: Int32
}

/// A document could not be written to a file.
struct DocumentFailed: Error {
    let path: String
    let refusal: Refusal.File
}

/// What the newest act of the command that runs has saved in the survey, and the file that it made.
final class SavedEntries: Sendable {
    private let newest = Mutex<Int?>(nil)
    private let file = Mutex<String?>(nil)

    var entry: Int? { newest.withLock { $0 } }

    func note(_ sequence: Int?) { newest.withLock { $0 = sequence } }

    /// A file, or a folder of files, is whole and has its name.
    func note(made path: String) { file.withLock { $0 = path } }

    /// What is said where reading the survey stopped the command: its act may have been saved before.
    func refusal(_ refusal: Refusal) -> Refusal {
        switch refusal {
        case .file(let stopped) where stopped.trouble != nil: self.refusal(stopped, path: nil)
        default: refusal
        }
    }

    /// What is said where the answer could not be written.
    func refusal(_ failed: OutputFailed) -> Refusal {
        let isFull = failed.code == ENOSPC || failed.code == EDQUOT
        if entry == nil, let made = file.withLock({ $0 }) {
            return .file(.madeNotAnswered(path: made, diskFull: isFull))
        }
        return refusal(isFull ? .diskFull : .readWriteFailed(path: nil), path: nil)
    }

    /// Why there is no answer: nothing was done, or the act stands all the same.
    func refusal(_ otherwise: Refusal.File, path: String?) -> Refusal {
        guard let entry else { return .file(otherwise) }
        return .file(.answerNotWritten(entry: entry, path: path, diskFull: otherwise == .diskFull))
    }
}

/// Where a command reads answers.
protocol Input: Sendable {
    /// The next line without its end; `nil` at the end of the input.
    /// - Throws: `inputTooLong`, `inputNotText`, `readWriteFailed`.
    func line() throws -> String?
    var isTerminal: Bool { get }
}

struct StandardInput: Input {
    /// Far more than a number or a note has.
    static let longestLine = 16 << 10
    /// Tests give another one.
    var descriptor = STDIN_FILENO

    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Byte by byte: what follows the line is whoever's who reads on.
    func line() throws -> String? {
        var bytes: [UInt8] = []
        while let byte = try next() {
            if byte == UInt8(ascii: "\n") {
                if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
                return try text(bytes)
            }
            guard bytes.count < Self.longestLine else {
                throw Refusal.content(.inputTooLong(name: "-", limit: Self.longestLine))
            }
            bytes.append(byte)
        }
        return bytes.isEmpty ? nil : try text(bytes)
    }

    /// A note in GB18030 would be kept as question marks.
    private func text(_ bytes: [UInt8]) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Refusal.content(.inputNotText(line: PathText.text(bytes)))
        }
        return text
    }

    private func next() throws -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = Glibc.read(descriptor, &byte, 1)
            if count >= 0 { return count == 1 ? byte : nil }
            if errno == EINTR { continue }
            // A terminal that was hung up, or an input that was closed from the first, has ended. What breaks off has not.
            guard errno == EBADF || errno == EIO && isTerminal else { throw Refusal.file(.readWriteFailed(path: nil)) }
            return nil
        }
    }
}

enum TerminalSize {
    /// Columns of the terminal behind a descriptor; `nil` when it is none.
    static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Lines of the terminal behind a descriptor; `nil` when it is none.
    static func rows(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
        return Int(size.ws_row)
    }
}
