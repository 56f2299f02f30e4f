import SurveyCore
import SurveyWords

/// Lines being collected for the region.
struct ScriptRegion {
    let width: Int
    let wide: Bool
    private(set) var lines: [String] = []

    init(width: Int, wide: Bool) {
        self.width = width
        self.wide = wide
    }

    var room: Int { wide ? 7 : 6 }
    private var indent: Int { wide ? 3 : 1 }

    mutating func heading(_ text: String, right: String? = nil) {
        var line = ConsoleLine((1, cutInTheMiddle(text, to: width - 2)))
        if let right { line.put(right, endingAt: width - 2) }
        lines.append(line.text)
    }

    mutating func text(_ text: String) {
        guard !text.isEmpty else { return }
        let blanks = String(repeating: " ", count: indent)
        lines += ConsoleText.folded(text, width - indent - (wide ? 2 : 1)).map { blanks + $0 }
    }

    mutating func blank() { lines.append("") }

    /// A line laid out already.
    mutating func line(_ text: String) { lines.append(text) }

    /// `1 空号       「号码不存在」`
    mutating func option(_ key: String, _ label: String, _ meaning: String) {
        var line = ConsoleLine((indent, "\(key) \(label)"))
        line.put(wide ? meaning : ScriptRegion.short(meaning, width - 16), at: wide ? 21 : 16)
        lines.append(ConsoleText.clipped(line.text, width))
    }

    /// Up to the first bracket or comma where the whole does not fit.
    private static func short(_ meaning: String, _ columns: Int) -> String {
        guard DisplayWidth.of(meaning) > columns else { return meaning }
        if let end = meaning.firstIndex(of: "」") { return String(meaning[...end]) }
        return String(meaning.prefix { !"，（、,(".contains($0) })
    }

    mutating func pair(_ label: String, _ value: String) {
        let column = wide ? (DisplayWidth.of(label) > 9 ? 23 : 17) : 9
        lines.append(ConsoleText.clipped(ConsoleLine((wide ? 5 : 2, label), (column, value)).text, width))
    }

    /// Follow-up questions, as many as there is room for.
    mutating func hints(_ hints: [String], label: String) {
        guard wide else { return }
        if lines.count + hints.count < room { blank() }
        for (index, told) in hints.enumerated() where lines.count < room {
            let head = index == 0 ? label : ""
            let line = ConsoleLine((3, head), (3 + DisplayWidth.of(label) + 2, told))
            lines.append(cutInTheMiddle(line.text, to: width))
        }
    }

    /// Notes on the number, at the foot of the region; script gives way to them.
    mutating func notes(_ notes: [String]) {
        guard !notes.isEmpty else { return }
        let shown = notes.prefix(2).map { " " + cutInTheMiddle($0, to: width - 2) }
        lines = Array(lines.prefix(room - shown.count))
        while lines.count < room - shown.count { blank() }
        lines += shown
    }
}
