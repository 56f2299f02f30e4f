import SurveyCore
import SurveyWords

/// Lines being collected for the region.
struct ScriptRegion {
    let width: Int
    let wide: Bool
    private(set) var lines: [ScreenLine] = []

    init(width: Int, wide: Bool) {
        self.width = width
        self.wide = wide
    }

    var room: Int { wide ? 7 : 6 }
    private var indent: Int { wide ? 3 : 1 }

    mutating func heading(_ text: String, right: String? = nil) {
        guard wide else {
            lines += ConsoleText.folded(text, width - 2).map { ScreenLine(" " + $0, .script) }
            return
        }
        var line = ConsoleLine((1, cutInTheMiddle(text, to: width - 2)))
        if let right { line.put(right, endingAt: width - 2) }
        lines.append(ScreenLine(line.text, .script))
    }

    mutating func text(_ text: String, _ rank: ScreenLine.Rank = .script) {
        guard !text.isEmpty else { return }
        let blanks = String(repeating: " ", count: indent)
        lines += ConsoleText.folded(text, width - indent - (wide ? 2 : 1)).map { ScreenLine(blanks + $0, rank) }
    }

    mutating func blank() { lines.append(.blank) }

    /// A line laid out already.
    mutating func line(_ text: String, _ rank: ScreenLine.Rank = .essential) { lines.append(ScreenLine(text, rank)) }

    /// A line laid out already that goes on below where it is too long, from column `column` on.
    mutating func folded(_ text: String, under column: Int) {
        let blanks = String(repeating: " ", count: column)
        let head = String(text.prefix(column))
        for (index, line) in ConsoleText.folded(String(text.dropFirst(column)), width - column).enumerated() {
            lines.append(ScreenLine((index == 0 ? head : blanks) + line, .essential))
        }
    }

    /// `1 空号       「号码不存在」`
    mutating func option(_ key: String, _ label: String, _ meaning: String) {
        let line = ConsoleLine((indent, "\(key) \(label)"))
        let column = max(wide ? 21 : 16, DisplayWidth.of(line.text) + 2)
        value(wide ? meaning : ScriptRegion.short(meaning, width - column), at: column, behind: line, .essential)
    }

    /// A value at its column, behind its label; it goes on below where it is too long.
    private mutating func value(_ value: String, at column: Int, behind label: ConsoleLine, _ rank: ScreenLine.Rank) {
        let parts = ConsoleText.folded(value, width - column)
        var line = label
        line.put(parts.first ?? "", at: column)
        lines.append(ScreenLine(line.text, rank))
        lines += parts.dropFirst().map { ScreenLine(String(repeating: " ", count: column) + $0, rank) }
    }

    /// Up to the first bracket or comma where the whole does not fit.
    private static func short(_ meaning: String, _ columns: Int) -> String {
        guard DisplayWidth.of(meaning) > columns else { return meaning }
        if let end = meaning.firstIndex(of: "」") { return String(meaning[...end]) }
        return String(meaning.prefix { !"，（、,(;".contains($0) })
    }

    mutating func pair(_ label: String, _ value: String, _ rank: ScreenLine.Rank = .essential) {
        let column = wide ? (DisplayWidth.of(label) > 9 ? 23 : 17) : 9
        self.value(value, at: column, behind: ConsoleLine((wide ? 5 : 2, label)), rank)
    }

    /// Follow-up questions, as many as there is room for.
    mutating func hints(_ hints: [String], label: String) {
        guard wide else { return }
        if lines.count + hints.count < room { blank() }
        for (index, told) in hints.enumerated() where lines.count < room {
            let head = index == 0 ? label : ""
            let column = 3 + DisplayWidth.of(label) + 2
            value(told, at: column, behind: ConsoleLine((3, head)), .hint)
        }
    }

    /// The end of a text that is typed: what does not fit goes from its beginning.
    mutating func keepEnd() {
        let most = room - 1
        if lines.count > most + 1 { lines = [lines[0]] + lines.suffix(most) }
        for index in lines.indices.dropFirst() { lines[index].rank = .who }
    }

    /// Notes on the contact, at the foot of the region; script gives way to them.
    mutating func notes(_ notes: [String]) {
        let shown = notes.prefix(3).flatMap { note in
            // A long one goes on behind `+`.
            ConsoleText.folded(cutAtTheEnd(note, to: 2 * width - 10), width - 2).map { ScreenLine(" " + $0, .who) }
        }
        guard !shown.isEmpty else { return }
        while lines.count < room - shown.count { blank() }
        lines += shown
    }
}
