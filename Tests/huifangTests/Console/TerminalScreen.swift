import SurveyWords

/// As much of a terminal as the console needs: puts what is sent to it on a screen of its own.
struct TerminalScreen {
    private(set) var lines: [[Character]]
    private(set) var reversed: Set<Int> = []
    private(set) var dim: Set<Int> = []
    private(set) var marksPastes = false
    private(set) var bells = 0
    /// What was sent as operating system commands (OSC), which end with BEL.
    private(set) var commands: [String] = []
    /// How often the whole screen was cleared.
    private(set) var clearings = 0
    private(set) var isAlternate = false
    private(set) var keypad = false
    private var line = 0
    private var column = 0
    private var style = ""
    private var pending: [UInt8] = []

    private let width: Int

    init(height: Int = 24, width: Int = 80) {
        lines = Array(repeating: [], count: height)
        self.width = width
    }

    var text: [String] {
        lines.map { line in
            var text = String(line)
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        while let length = step() { pending.removeFirst(length) }
    }

    /// Takes one character or sequence from the front; `nil` when more bytes are needed.
    private mutating func step() -> Int? {
        guard let first = pending.first else { return nil }
        if first == 0x1B { return escape() }
        if first == 0x07 { bells += 1 }
        if first == 0x0D { column = 0 }
        if first == 0x0A { line += 1 }
        if first < 0x20 { return 1 }
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard pending.count >= length else { return nil }
        put(Character(String(decoding: pending.prefix(length), as: UTF8.self)))
        return length
    }

    private mutating func put(_ character: Character) {
        guard lines.indices.contains(line) else { return }
        while lines[line].count < column { lines[line].append(" ") }
        if column < lines[line].count { lines[line][column] = character } else { lines[line].append(character) }
        column += 1
        if style == "7" { reversed.insert(line) }
        if style == "2" { dim.insert(line) }
    }

    private mutating func escape() -> Int? {
        guard pending.count >= 2 else { return nil }
        if pending[1] == UInt8(ascii: "]") {
            guard let end = pending.firstIndex(of: 0x07) else { return nil }
            commands.append(String(decoding: pending[2..<end], as: UTF8.self))
            return end + 1
        }
        guard pending[1] == 0x5B else {
            if pending[1] == 0x3D { keypad = true }
            if pending[1] == 0x3E { keypad = false }
            return 2
        }
        guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        let parameters = String(decoding: pending[2..<end], as: UTF8.self)
        let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
        switch pending[end] {
        case UInt8(ascii: "H"):
            line = max(1, numbers.first ?? 1) - 1
            column = max(1, numbers.count > 1 ? numbers[1] : 1) - 1
        case UInt8(ascii: "K"):
            // The console draws a line from its first column on; columns count characters here. Without line wrap the cursor
            // rests on the last column of a full line, and clearing takes what stands there.
            if lines.indices.contains(line) {
                let full = DisplayWidth.of(String(lines[line].prefix(column))) >= width
                lines[line] = Array(lines[line].prefix(full ? column - 1 : column))
            }
            if column == 0 {
                reversed.remove(line)
                dim.remove(line)
            }
        case UInt8(ascii: "J"):
            if parameters == "2" { clearings += 1 }
            let first = parameters == "2" ? 0 : line
            for place in lines.indices.dropFirst(first) {
                lines[place] = []
                reversed.remove(place)
                dim.remove(place)
            }
        case UInt8(ascii: "m"): style = parameters
        case UInt8(ascii: "h"), UInt8(ascii: "l"):
            let isOn = pending[end] == UInt8(ascii: "h")
            if parameters == "?1049" { isAlternate = isOn }
            if parameters == "?2004" { marksPastes = isOn }
        default: break
        }
        return end + 1
    }
}
