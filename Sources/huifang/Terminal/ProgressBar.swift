import Foundation
import SurveyCore
import SurveyWords
import Synchronization

/// How far a long command is, on standard error, when that is a terminal and only after a second; erased at the end.
/// ``update(_:of:)`` may be called from any thread, as often as is convenient.
final class ProgressBar: Sendable {
    private struct State {
        var label: String
        var drawnAt = 0
        var isShown = false
        var hasEnded = false
    }

    /// Milliseconds before anything is shown, and between one drawing and the next.
    private static let patience = 1000
    private static let interval = 100

    private let output: (any Output)?
    private let columns: Int
    private let steady: @Sendable () -> Int
    private let begin: Int
    private let state: Mutex<State>

    /// - Parameter steady: milliseconds of a clock that nobody sets.
    init(_ label: String, in context: Context, steady: @escaping @Sendable () -> Int = ProgressBar.monotonic) {
        output = context.errors.isTerminal ? context.errors : nil
        columns = context.errorColumns ?? context.columns ?? 80
        self.steady = steady
        begin = steady()
        state = Mutex(State(label: label))
    }

    /// A bar while `work` goes on.
    static func shown<Value>(_ label: String, in context: Context, _ work: (ProgressBar) throws -> Value) rethrows
        -> Value
    {
        let bar = ProgressBar(label, in: context)
        defer { bar.end() }
        return try work(bar)
    }

    /// A bar that only moves, while `work` goes on that tells nobody how far it is.
    static func moving<Value>(_ label: String, in context: Context, _ work: () throws -> Value) rethrows -> Value {
        let bar = ProgressBar(label, in: context)
        defer { bar.end() }
        if bar.output != nil { Thread.detachNewThread { while bar.move() { usleep(UInt32(interval) * 1000) } } }
        return try work()
    }

    /// What is being worked on: a file's name, a step.
    func name(_ label: String) { state.withLock { $0.label = label } }

    /// - Parameter total: of the same unit as `done`; `nil` when nobody knows.
    func update(_ done: Int, of total: Int?) {
        draw { BarText.line($0, done, of: total, columns: columns - 1) }
    }

    /// One step on; false once the bar has ended.
    func move() -> Bool {
        let step = max(0, steady() - begin - Self.patience) / Self.interval
        draw { BarText.moving($0, step, columns: columns - 1) }
        return !state.withLock(\.hasEnded)
    }

    private func draw(_ line: (String) -> String) {
        guard let output else { return }
        let now = steady()
        guard now - begin >= Self.patience else { return }
        state.withLock { state in
            guard !state.hasEnded, now - state.drawnAt >= Self.interval else { return }
            state.drawnAt = now
            state.isShown = true
            try? output.write("\r" + line(state.label) + "\u{1B}[K")
        }
    }

    /// Takes the bar away, for good.
    func end() {
        state.withLock { state in
            if state.isShown { try? output?.write("\r\u{1B}[K") }
            state.isShown = false
            state.hasEnded = true
        }
    }

    static let monotonic: @Sendable () -> Int = {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}

/// `郑州市水利局.csv [#########...........]  45%`; without a total the bar says only how much was done.
enum BarText {
    static func line(_ label: String, _ done: Int, of total: Int?, columns: Int) -> String {
        guard let total, total > 0 else { return fitted(label, columns - 10) + " " + grouped(done) }
        let percent = max(0, min(100, done * 100 / total))
        let width = width(columns)
        let filled = width * percent / 100
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        let figure = String(repeating: " ", count: 3 - String(percent).count) + "\(percent)%"
        return fitted(label, columns - width - 9) + " [" + bar + "] " + figure
    }

    /// `抽取 [...........####..........]`: a block that goes to and fro.
    static func moving(_ label: String, _ step: Int, columns: Int) -> String {
        let width = width(columns)
        let block = width / 5
        let way = width - block
        let place = step % (2 * way)
        let before = place < way ? place : 2 * way - place
        let bar =
            String(repeating: ".", count: before) + String(repeating: "#", count: block)
            + String(repeating: ".", count: way - before)
        return fitted(label, columns - width - 3) + " [" + bar + "]"
    }

    private static func width(_ columns: Int) -> Int { max(10, min(40, columns / 2)) }

    private static func fitted(_ label: String, _ columns: Int) -> String {
        cutInTheMiddle(safeText(label), to: max(0, columns))
    }

    private static func grouped(_ number: Int) -> String {
        var text = String(number)
        var place = text.count - 3
        while place > 0 {
            text.insert(" ", at: text.index(text.startIndex, offsetBy: place))
            place -= 3
        }
        return text
    }
}
