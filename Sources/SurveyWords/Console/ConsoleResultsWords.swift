import SurveyCore

/// The page of all results behind `/` (console.md §Keys), as it is drawn.
extension Words {
    /// By code; those that end an interview, which their scores choose, come first.
    private func results(_ isIncluded: (Disposition) -> Bool) -> [Disposition] {
        Disposition.allCases.filter(isIncluded).sorted {
            ($0.scores == .none ? 1 : 0, $0.code) < ($1.scores == .none ? 1 : 0, $1.code)
        }
    }

    private var unanswered: [Disposition] { results { $0.kind == .silent && $0.label.keys.count == 1 } }
    private var answered: [Disposition] { results { $0.kind == .reached } }
    private var bad: [Disposition] { results { $0.kind == .dead } }
    private var others: [Disposition] {
        results { $0.kind == .none || $0.kind == .silent && $0.label.keys.count != 1 }
    }

    package var consoleResults: [String] {
        func lines(_ heading: String, _ outcomes: [Disposition], _ name: Int) -> [String] {
            [" " + heading]
                + outcomes.map {
                    "   \($0.code) " + padded(short($0), toColumns: name) + language($0.label.briefZh, $0.label.briefEn)
                }
        }
        let name = language == .zh ? 11 : 14
        let left =
            lines(language("没人接", "Nobody answered"), unanswered, name)
            + lines(language("号码有问题（要核对、要核实）", "Bad number (compare, then confirm)"), bad, name)
            + lines(language("其他", "Other"), others, name)
        let right = lines(language("有人接", "Somebody answered"), answered, language == .zh ? 11 : 13)
        let rows = (0..<max(left.count, right.count)).map { row in
            padded(row < left.count ? left[row] : "", toColumns: 37) + (row < right.count ? right[row] : "")
        }
        let silent = (unanswered + others.filter { $0.kind == .silent }).map(\.code).joined(separator: " ")
        let dead = runs(bad.map(\.code))
        return [language(" 全部结果（输入两位代码；[-] 返回）", " All results (type the two digits; [-] back)")]
            + rows.map { String($0.reversed().drop { $0 == " " }.reversed()) }
            + (language == .zh
                ? [
                    "", " 怎样算：有人接过的联系人，以后再也不会算「联系不上」。",
                    "         \(silent) 拨满规程才可能算；\(dead) 须另一人核实才算。",
                ]
                : [
                    "", " Whoever answered once can never become unreachable.",
                    " \(silent) count only after the full protocol, \(dead) only confirmed.",
                ])
    }

    /// Consecutive codes as a range: `01-05`.
    private func runs(_ codes: [String]) -> String {
        var runs: [(first: String, last: String)] = []
        for code in codes {
            if let last = runs.last?.last, Int(code) == Int(last).map({ $0 + 1 }) {
                runs[runs.count - 1].last = code
            } else {
                runs.append((code, code))
            }
        }
        return runs.map { $0.first == $0.last ? $0.first : "\($0.first)-\($0.last)" }.joined(separator: " ")
    }

    package var consoleNarrowResults: [String] {
        [language(" 全部结果（两位代码，回车；[-] 返回）", " All results (two digits, Enter)")]
            + narrow(language("没人接", "Nobody answered"), unanswered)
            + narrow(language("有人接", "Somebody answered"), answered)
            + narrow(language("号码有问题（要核对、要核实）", "Bad number (compare, confirm)"), bad)
            + narrow(language("其他", "Other"), others)
    }

    /// Two results a line.
    private func narrow(_ heading: String, _ outcomes: [Disposition]) -> [String] {
        let names = outcomes.map { "\($0.code) \(short($0).replacing(" for ", with: " f."))" }
        return [" " + heading]
            + stride(from: 0, to: names.count, by: 2).map { first in
                guard first + 1 < names.count else { return "  " + names[first] }
                return "  " + padded(names[first], toColumns: 17) + names[first + 1]
            }
    }
}
