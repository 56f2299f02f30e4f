import SurveyWords

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
