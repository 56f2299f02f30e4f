import SurveyCore
import SurveyWords
import Synchronization
import Testing

@testable import huifang

@Suite struct ProgressBarTests {
    private func context(_ errors: BufferOutput) -> Context {
        Context(
            language: .zh,
            environment: [:],
            output: BufferOutput(),
            errors: errors,
            input: LinesInput([]),
            columns: nil,
            errorColumns: 60,
            clock: { Timestamp(seconds: 0) },
            currentDirectory: "/",
            loginName: "tester"
        )
    }

    private final class Clock: Sendable {
        let now = Mutex(0)
        func pass(_ milliseconds: Int) { now.withLock { $0 += milliseconds } }
    }

    @Test func itShowsOnATerminalAfterASecond() {
        let errors = BufferOutput(isTerminal: true)
        let clock = Clock()
        let bar = ProgressBar("郑州市水利局.csv", in: context(errors)) { clock.now.withLock { $0 } }
        clock.pass(999)
        bar.update(50, of: 100)
        #expect(errors.text == "")
        clock.pass(1)
        bar.update(50, of: 100)
        #expect(errors.text.hasPrefix("\r郑州市水利局.csv [##############...............]  50%"))
        let shown = errors.text
        clock.pass(50)
        bar.update(60, of: 100)
        #expect(errors.text == shown)
        clock.pass(50)
        bar.update(60, of: 100)
        #expect(errors.text.contains(" 60%"))
        bar.end()
        #expect(errors.text.hasSuffix("\r\u{1B}[K"))
        clock.pass(1000)
        let ended = errors.text
        bar.update(90, of: 100)
        bar.end()
        #expect(errors.text == ended)
    }

    @Test func itShowsNowhereElse() {
        let errors = BufferOutput()
        let clock = Clock()
        let bar = ProgressBar("a.csv", in: context(errors)) { clock.now.withLock { $0 } }
        clock.pass(5000)
        bar.update(1, of: 2)
        bar.end()
        #expect(errors.text == "")
    }

    /// Where nobody knows how far it is, a block goes to and fro.
    @Test func withoutATotalABlockMoves() {
        let errors = BufferOutput(isTerminal: true)
        let clock = Clock()
        let bar = ProgressBar("抽取、分派", in: context(errors)) { clock.now.withLock { $0 } }
        #expect(bar.move() && errors.text == "")
        clock.pass(1000)
        #expect(bar.move() && errors.text == "\r抽取、分派 [#####........................]\u{1B}[K")
        clock.pass(200)
        #expect(bar.move() && errors.text.hasSuffix("\r抽取、分派 [..#####......................]\u{1B}[K"))
        bar.end()
        #expect(!bar.move() && errors.text.hasSuffix("\r\u{1B}[K"))
        for step in 0...200 {
            let line = BarText.moving("抽取", step, columns: 60)
            #expect(line.count == BarText.moving("抽取", 0, columns: 60).count && line.contains("######"))
        }
    }

    /// A short command shows and erases nothing.
    @Test func aShortCommandErasesNothing() {
        let errors = BufferOutput(isTerminal: true)
        ProgressBar("a.csv", in: context(errors)) { 0 }.end()
        #expect(errors.text == "")
    }

    @Test(arguments: [12, 20, 60, 200]) func itFitsEveryTerminal(_ columns: Int) {
        let hostile = "\u{202E}\u{1B}[2J" + String(repeating: "长", count: 200)
        for total in [nil, 0, 7, 1_000_000] {
            let line = BarText.line(hostile, 5_000_000, of: total, columns: max(columns, 20))
            #expect(DisplayWidth.of(line) <= max(columns, 20))
            #expect(DisplayWidth.of(BarText.moving(hostile, 7, columns: max(columns, 20))) <= max(columns, 20))
            #expect(!line.unicodeScalars.contains { isInvisible($0) })
        }
    }
}
