import SurveyWords

/// `郑州市水利局.csv [#########...........]  45%`; without a total the bar says only how much was done.
enum BarText {
    static func line(_ label: String, _ done: Int, of total: Int?, columns: Int) -> String {
        guard let total, total > 0 else { return fitted(label, columns - 10) + " " + grouped(done) }
        let percent = max(0, min(100, done * 100 / total))
        let width = max(10, min(40, columns / 2))
        let filled = width * percent / 100
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        let figure = String(repeating: " ", count: 3 - String(percent).count) + "\(percent)%"
        return fitted(label, columns - width - 9) + " [" + bar + "] " + figure
    }

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
