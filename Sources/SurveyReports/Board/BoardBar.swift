import SurveyCore
import SurveyWords

/// Progress as a bar of signs, each kind of end its own: `######+x...`.
enum BoardBar {
    static let order: [(sign: Character, states: [ContactState])] = [
        ("#", [.scored]), ("+", [.reached]), ("x", [.unreachable]),
        (".", [.open, .awaitingConfirmation, .notFinished]),
    ]

    /// - Returns: `width` signs, blanks where nothing was drawn. A kind that is there has at least one sign while they last: one
    ///   unreachable number of a thousand is seen, and nothing looks finished that is not.
    static func text(_ progress: Board.Progress, width: Int) -> String {
        let counts = order.map { part in part.states.reduce(0) { $0 + progress[$1] } }
        return zip(order, widths(counts, width: width)).map { String(repeating: $0.sign, count: $1) }.joined()
            + String(repeating: " ", count: progress.drawn == 0 ? width : 0)
    }

    static func widths(_ counts: [Int], width: Int) -> [Int] {
        let total = counts.reduce(0, +)
        guard total > 0 else { return counts.map { _ in 0 } }
        var widths = counts.map { $0 == 0 ? 0 : max(1, $0 * width / total) }
        while widths.reduce(0, +) != width {
            let isShort = widths.reduce(0, +) < width
            // Where the sign changes the proportion least.
            let candidates = widths.indices.filter { isShort ? counts[$0] > 0 : widths[$0] > 1 }
            guard
                let place = candidates.max(by: {
                    off(counts, widths, $0, total, width) < off(counts, widths, $1, total, width)
                })
            else { return widths }
            let other = candidates.min {
                off(counts, widths, $0, total, width) < off(counts, widths, $1, total, width)
            }!
            if isShort { widths[place] += 1 } else { widths[other] -= 1 }
        }
        return widths
    }

    /// How much wider a part should be than it is, in parts of a sign.
    private static func off(_ counts: [Int], _ widths: [Int], _ place: Int, _ total: Int, _ width: Int) -> Int {
        counts[place] * width - widths[place] * total
    }
}
