import SurveyCore
import SurveyWords

extension ConsoleModel {
    /// Below this the regions are folded for 40 columns.
    static let wideFrom = 80
    /// In a smaller window a call cannot be led.
    static let least = (columns: 40, lines: 15)

    /// The screen, top to bottom; no line is wider than `width`. Line 24 is in its place at a height of 24 or more.
    func screen(width: Int, height: Int) -> [String] { texts(of: laidOut(width: width, height: height), width: width) }

    func texts(of lines: [ScreenLine], width: Int) -> [String] {
        lines.map { ConsoleText.clipped($0.text, min(width, ConsoleModel.wideFrom)) }
    }

    /// The screen before what is too wide is cut off, which is nothing from 40 columns on.
    func laidOut(width: Int, height: Int) -> [ScreenLine] {
        if case .ended(let summary) = prompt {
            return summaryLines(summary, width: width).map { ScreenLine($0, .essential) }
        }
        guard width >= ConsoleModel.least.columns, height >= ConsoleModel.least.lines else {
            return tooSmall(width, height)
        }
        let narrow = width < ConsoleModel.wideFrom
        let columns = narrow ? width : ConsoleModel.wideFrom
        let page = narrow ? narrowPage(columns, height) : widePage(height)
        return page.laidOut(
            columns: columns,
            narrow: narrow,
            rows: min(24, height),
            isAnswer: message != nil || isAsking
        )
    }

    /// What is asked, and that the rest has no room. Nothing is lost meanwhile.
    private func tooSmall(_ width: Int, _ height: Int) -> [ScreenLine] {
        let height = min(24, height)
        let told = words.consoleTooSmall((width, height), least: ConsoleModel.least)
        let asked = ConsoleText.folded(promptText, max(1, width - 1))
        let room = max(0, height - max(1, asked.count))
        var lines = ConsoleText.folded(told, max(1, width - 1)).prefix(room).map { ScreenLine($0, .essential) }
        lines += (asked.isEmpty ? [""] : asked.suffix(height)).map { ScreenLine($0, .essential) }
        if !lines.isEmpty { lines[lines.count - 1].isPrompt = true }
        return lines
    }

    /// The place where typing goes on: line and column from 0.
    func cursor(in lines: [ScreenLine], width: Int) -> (line: Int, column: Int) {
        let line = lines.lastIndex(where: \.isPrompt) ?? max(0, lines.count - 1)
        guard lines.indices.contains(line) else { return (0, 0) }
        let text = ConsoleText.clipped(lines[line].text, min(width, ConsoleModel.wideFrom))
        let blank = promptEndsOpen ? 1 : 0
        let behind = DisplayWidth.of(ConsoleText.safe(String(frame.typed.suffix(frame.behind))))
        return (line, max(0, min(width - 1, DisplayWidth.of(text) + blank - behind)))
    }

    var chinese: Bool { words.language == .zh }

    private var promptEndsOpen: Bool { frame.typed.isEmpty && words.language == .en }
}
