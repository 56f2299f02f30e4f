import Synchronization

@testable import huifang

/// Keeps what is written.
final class BufferOutput: Output {
    private let kept = Mutex("")
    let isTerminal: Bool

    init(isTerminal: Bool = false) { self.isTerminal = isTerminal }

    func write(_ text: String) { kept.withLock { $0 += text } }

    var text: String { kept.withLock { $0 } }
}

/// Lines given beforehand.
final class LinesInput: Input {
    private let lines: Mutex<ArraySlice<String>>
    let isTerminal: Bool

    init(_ lines: [String], isTerminal: Bool = false) {
        self.lines = Mutex(lines[...])
        self.isTerminal = isTerminal
    }

    func line() -> String? { lines.withLock { $0.popFirst() } }
}
