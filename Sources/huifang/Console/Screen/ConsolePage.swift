import SurveyCore
import SurveyWords

/// A line of the screen, and how long it stays there in a low window.
struct ScreenLine: Hashable {
    /// What a low window loses first.
    enum Rank: Int, Comparable {
        case blank
        /// Follow-up questions, what a key is for beside the key itself, notices that only stand.
        case hint
        case rule
        /// The opening and other texts to read out, headings.
        case script
        /// What came before, the bar.
        case history
        /// Unit and person.
        case who
        /// The number, what can be chosen.
        case essential
        /// What is asked, what a key led to, what was saved.
        case foot

        static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
    }

    var text: String
    var rank: Rank
    /// Where typing goes on.
    var isPrompt = false
    /// What was saved last; shown in reverse video.
    var isSaved = false

    init(_ text: String, _ rank: Rank) {
        self.text = text
        self.rank = text.isEmpty ? .blank : rank
    }

    static let blank = ScreenLine("", .blank)
}

/// The regions of a screen before they are laid out (console.md §Rules, 5).
struct ConsolePage {
    /// Line 1.
    var bar: String
    var underline: Character
    /// Lines 3–7 (3–8 in 40 columns).
    var card: [ScreenLine] = []
    /// Lines 9–15.
    var script: [ScreenLine] = []
    /// Lines 17–20.
    var keys: [ScreenLine] = []
    /// Stands in place of bar, card and script.
    var body: [ScreenLine]?
    /// A rule above the prompt, once a call runs.
    var ruled = true
    /// Line 22; in 40 columns as many lines as it takes.
    var prompt: [String]
    var message: String?
    var last: String?
}

extension ConsolePage {
    /// A whole screen of at most `rows` lines.
    /// - Parameter isAnswer: the message answers a key or asks; else it only stands.
    func laidOut(columns: Int, narrow: Bool, rows: Int, isAnswer: Bool) -> [ScreenLine] {
        let foot = foot(columns, isAnswer: isAnswer)
        return ConsolePage.fitted(above(columns, narrow: narrow, rows: 24 - foot.count) + foot, rows)
    }

    /// Everything above the prompt, padded so that each region is in its place on 24 lines.
    private func above(_ columns: Int, narrow: Bool, rows: Int) -> [ScreenLine] {
        let rule = ScreenLine(String(repeating: "-", count: columns), .rule)
        let last = ruled ? rule : .blank
        if let body { return ConsolePage.filled(body, min(20, rows)) + (body.count < rows ? [last] : []) }
        let underline = ScreenLine(String(repeating: underline, count: columns), .rule)
        let top = [ScreenLine(bar, .history), underline] + ConsolePage.filled(card, narrow ? 6 : 5) + [rule]
        let script = ConsolePage.filled(script, max(0, rows - top.count - 6))
        return top + script + [rule] + ConsolePage.filled(keys, 4) + [last]
    }

    /// Prompt, message and last record. A message longer than a line takes that of the last record; what is only a standing
    /// notice does not.
    private func foot(_ columns: Int, isAnswer: Bool) -> [ScreenLine] {
        var lines = prompt.map { ScreenLine($0, .foot) }
        lines[lines.count - 1].isPrompt = true
        lines[lines.count - 1].rank = .foot
        // Blank lines of the foot go after those above, so that the prompt stays where it is.
        var told = message.map { ConsoleText.folded($0, columns - 2).map { " " + $0 } } ?? []
        let rank: ScreenLine.Rank = isAnswer ? .foot : .hint
        if told.isEmpty { told = [""] }
        for text in told {
            var line = ScreenLine(text, rank)
            line.rank = max(.hint, line.rank)
            lines.append(line)
        }
        // What was saved gives way to what a key led to, where that needs the line.
        if told.count == 1 || !isAnswer { lines.append(saved(columns)) }
        return lines
    }

    private func saved(_ columns: Int) -> ScreenLine {
        guard let last else {
            var line = ScreenLine.blank
            line.rank = .hint
            return line
        }
        var line = ScreenLine(ConsoleText.clipped(" " + last, columns), .foot)
        line.isSaved = true
        return line
    }

    private static func filled(_ lines: [ScreenLine], _ count: Int) -> [ScreenLine] {
        lines + Array(repeating: .blank, count: max(0, count - lines.count))
    }

    /// Too many lines: those that are needed least go, of equal ones the lower first.
    private static func fitted(_ lines: [ScreenLine], _ rows: Int) -> [ScreenLine] {
        guard lines.count > rows else { return lines }
        let order = lines.indices.sorted { (lines[$0].rank, -$0) < (lines[$1].rank, -$1) }
        let dropped = Set(order.prefix(lines.count - rows))
        return lines.indices.filter { !dropped.contains($0) }.map { lines[$0] }
    }
}
