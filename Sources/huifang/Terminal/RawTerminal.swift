import Glibc

/// A terminal taken over by a full-screen program: keys one by one, the alternate screen, the keypad's own codes.
/// ``restore()`` puts everything back and may be called twice.
final class RawTerminal {
    private let input: Int32
    private let output: Int32
    private var before = termios()
    private var isRaw = false
    private var drawn: [String] = []

    /// How a line is shown.
    enum Style: String {
        case reversed = "\u{1B}[7m"
        case dim = "\u{1B}[2m"
    }

    init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// Columns and lines; 80 × 24 where the terminal does not say.
    var size: (columns: Int, lines: Int) {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    func takeOver() throws {
        guard tcgetattr(input, &before) == 0 else { throw OutputFailed(code: errno) }
        try resume(TCSAFLUSH)
    }

    /// Takes over again after another program had the terminal. What was typed meanwhile was not meant for us.
    func resume() throws {
        try resume(TCSADRAIN)
        drawn = []
    }

    private func resume(_ when: Int32) throws {
        var raw = before
        // Signals stay on: Ctrl-C is one. Echo, lines and the terminal's own flow control go.
        raw.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | ISTRIP)
        withUnsafeMutableBytes(of: &raw.c_cc) { bytes in
            bytes[Int(VMIN)] = 0
            bytes[Int(VTIME)] = 0
        }
        guard tcsetattr(input, when, &raw) == 0 else { throw OutputFailed(code: errno) }
        isRaw = true
        CrashGuard.arm(input: input, output: output, before: before)
        // Alternate screen, no line wrap, application keypad: NumLock or not, the keypad's keys can be told apart; what is
        // pasted comes between marks.
        try send("\u{1B}[?1049h\u{1B}[?7l\u{1B}=\u{1B}[?2004h\u{1B}[2J")
    }

    /// Everything that was switched on, off again.
    static let leaving = "\u{1B}[m\u{1B}>\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

    func restore() {
        guard isRaw else { return }
        isRaw = false
        CrashGuard.disarm()
        try? send(RawTerminal.leaving)
        _ = tcsetattr(input, TCSAFLUSH, &before)
    }

    /// Draws what differs from the screen before.
    func draw(_ lines: [String], cursor: (line: Int, column: Int), styles: [Int: Style]) throws {
        var text = "\u{1B}[?25l"
        for (index, line) in lines.enumerated() {
            let styled = styles[index].map { "\($0.rawValue)\(line)\u{1B}[m" } ?? line
            guard drawn.count <= index || drawn[index] != styled else { continue }
            // Cleared before it is written: after a full line the cursor stands on the last column, which clearing would take.
            text += "\u{1B}[\(index + 1);1H\u{1B}[K\(styled)"
            if drawn.count <= index { drawn.append(styled) } else { drawn[index] = styled }
        }
        if drawn.count > lines.count {
            drawn.removeLast(drawn.count - lines.count)
            text += "\u{1B}[\(lines.count + 1);1H\u{1B}[J"
        }
        text += "\u{1B}[\(cursor.line + 1);\(cursor.column + 1)H\u{1B}[?25h"
        try send(text)
    }

    /// The next drawing starts from an empty screen: after a change of size.
    func forget() throws {
        drawn = []
        try send("\u{1B}[2J")
    }

    /// The line was written to by somebody else and is drawn again.
    func forget(line: Int) { if drawn.indices.contains(line) { drawn[line] = "\u{0}" } }

    /// Puts a text on the clipboard of the machine that the terminal is drawn on (xterm's control sequences, "OSC 52"). A terminal
    /// that cannot, or may not, passes it over without a word.
    func copy(_ text: String) throws { try send("\u{1B}]52;c;\(base64(text))\u{07}") }

    func ring() throws { try send("\u{07}") }

    /// What can be read now; `nil` at the end of the input.
    func read() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = Glibc.read(input, &bytes, bytes.count)
        if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : nil }
        return count == 0 ? nil : Array(bytes.prefix(count))
    }

    private func send(_ text: String) throws { try DescriptorOutput(output).write(text) }
}

/// RFC 4648, section 4.
func base64(_ text: String) -> String {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: 3).map { start in
        let three = bytes[start..<min(start + 3, bytes.count)]
        let number = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
        let four = [18, 12, 6, 0].map { signs[number >> $0 & 63] }
        return String(four.prefix(three.count + 1)) + String(repeating: "=", count: 3 - three.count)
    }.joined()
}
