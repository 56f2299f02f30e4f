/// A number that somebody told on the telephone, found in the note of who was absent or has left (console.md §Screen).
package struct ToldNumber: Hashable, Sendable {
    package var contact: Int
    package var call: Int
    package var at: Timestamp
    /// As it was typed, signs between its digits kept.
    package var number: String

    package init(contact: Int, call: Int, at: Timestamp, number: String) {
        self.contact = contact
        self.call = call
        self.at = at
        self.number = number
    }

    /// The first run of seven or more digits; blanks and dashes may part them. A date is none.
    package static func number(in note: String?, of outcome: Disposition) -> String? {
        guard outcome == .absent || outcome == .left, let note else { return nil }
        return runs(note).first { run in
            let digits = run.filter(\.isNumber).count
            return digits >= 7 && !isDate(run)
        }
    }

    /// Digits with what may part them, which is no part of either end.
    private static func runs(_ note: String) -> [String] {
        var runs: [String] = []
        var run = ""
        func end() {
            let digits = run.reversed().drop { !$0.isNumber }.reversed()
            if !digits.isEmpty { runs.append(String(digits)) }
            run = ""
        }
        for scalar in note.unicodeScalars {
            let sign = scalar.halfWidth
            switch sign {
            case "0"..."9": run.unicodeScalars.append(sign)
            case "-", " ", "–", "—": if !run.isEmpty { run.unicodeScalars.append(sign == " " ? " " : "-") }
            default: end()
            }
        }
        end()
        return runs
    }

    /// `2020-09-24`
    private static func isDate(_ run: String) -> Bool {
        let parts = run.split(separator: "-")
        return parts.count == 3 && parts[0].utf8.count == 4 && parts[0].hasPrefix("20")
            && parts.dropFirst().allSatisfy { $0.utf8.count <= 2 }
    }
}
