import Naive

/// A number as it is written, and what its writing asks of its neighbours.
struct WrittenNumber {
    var number: KnownNumber
    var text: String
    /// A blank stands inside, so that it is several pieces.
    var isLoose = false
    /// `.0`, `E+10`: no letter may follow directly.
    var needsSign = false
    /// `15,400,000,102`: no comma may follow directly.
    var needsNoComma = false
    /// Digits of its last run.
    var lastRun = 11
    /// Written without anything behind its last digit, so that `/02` may follow.
    var isBare = true
    /// Its extension is its last run, and nothing is behind it.
    var endsInExtension = false
    /// A short extension in brackets, which might be a list's marker of the next number.
    var isOpenToMarker = false
    /// `0371-67181201 801`
    var hasBlankExtension = false

    init(_ number: KnownNumber, _ text: String) {
        self.number = number
        self.text = text
        isLoose = text.contains(" ")
        lastRun = text.reversed().prefix { $0.isNumber }.count
    }

    var startsWithBracket: Bool { text.first == "(" }
}

extension SplitMix64 {
    private static let mobileForms = [
        [11], [3, 8], [7, 4], [5, 6], [6, 5], [3, 4, 4], [4, 3, 4], [4, 4, 3], [3, 3, 5], [3, 5, 3], [5, 3, 3],
        [3, 2, 3, 3], [3, 2, 2, 2, 2],
    ]
    private static let eightForms = [[8], [8], [4, 4], [2, 2, 2, 2]]
    private static let sevenForms = [[7], [7], [3, 4], [4, 3], [3, 2, 2]]
    private static let serviceForms = [
        [10], [3, 7], [3, 3, 4], [3, 4, 3], [3, 5, 2], [4, 3, 3], [4, 2, 4], [4, 6], [5, 5], [6, 4],
    ]

    private mutating func grouped(_ digits: String, _ forms: [[Int]], by mark: String? = nil) -> String {
        let mark = mark ?? groupMark()
        var rest = digits[...]
        return one(of: forms).map { size in
            defer { rest = rest.dropFirst(size) }
            return String(rest.prefix(size))
        }.joined(separator: mark)
    }

    /// One mark for all groups: among points `.0` would be a spreadsheet's.
    private mutating func groupMark() -> String { one(of: [" ", " ", "-", "-", ".", "_", " - ", "  "]) }

    private mutating func localText(_ digits: String) -> String {
        grouped(digits, digits.count == 8 ? Self.eightForms : Self.sevenForms)
    }

    private mutating func plus() -> String {
        one(of: ["+86", "+86 ", "+86-", "0086", "0086-", "0086 ", "(+86)", "(0086)", "+ 86 "])
    }

    mutating func written(_ number: KnownNumber) -> WrittenNumber {
        switch number.kind {
        case .mobile: writtenMobile(number)
        case .landline: writtenLandline(number)
        case .local: writtenLocal(number)
        case .zeroless: writtenZeroless(number)
        case .service: writtenService(number)
        case .townShort: WrittenNumber(number, number.area + one(of: ["-", " ", ""]) + number.digits)
        case .short: WrittenNumber(number, number.digits)
        case .near: writtenNear(number)
        case .far: writtenFar(number)
        }
    }

    private mutating func writtenMobile(_ number: KnownNumber) -> WrittenNumber {
        switch self.number(1...20) {
        case 1...6: return WrittenNumber(number, number.digits)
        case 7: return asSpreadsheet(number, number.digits)
        case 8...10: return WrittenNumber(number, plus() + grouped(number.digits, Self.mobileForms))
        case 11: return WrittenNumber(number, one(of: ["86", "86-", "86 ", "(86)"]) + number.digits)
        case 12: return WrittenNumber(number, one(of: ["86 ", "86-"]) + grouped(number.digits, Self.mobileForms))
        case 13:
            var form = one(of: Self.mobileForms)
            form[0] += 1
            return WrittenNumber(number, grouped("0" + number.digits, [form]))
        case 14: return WrittenNumber(number, "0-" + grouped(number.digits, Self.mobileForms))
        default: return WrittenNumber(number, grouped(number.digits, Self.mobileForms))
        }
    }

    private mutating func writtenLandline(_ number: KnownNumber) -> WrittenNumber {
        let area = number.area
        switch self.number(1...20) {
        case 1...6: return WrittenNumber(number, area + "-" + number.digits)
        case 7: return WrittenNumber(number, area + number.digits)
        case 8: return WrittenNumber(number, "(\(area))" + one(of: ["", " ", "-"]) + localText(number.digits))
        case 9:
            var written = WrittenNumber(number, "\(area)(\(number.digits))")
            (written.isBare, written.lastRun) = (false, 8)
            return written
        case 10...12: return WrittenNumber(number, plus() + area + one(of: ["-", " "]) + localText(number.digits))
        case 13...14:
            return WrittenNumber(number, plus() + area.dropFirst() + one(of: ["-", " ", ""]) + number.digits)
        case 15: return WrittenNumber(number, one(of: ["86-", "86 "]) + area + one(of: ["-", " "]) + number.digits)
        case 16: return WrittenNumber(number, "+86(0)\(area.dropFirst())" + one(of: ["-", " "]) + number.digits)
        default: return WrittenNumber(number, area + one(of: ["-", " ", ".", " - "]) + localText(number.digits))
        }
    }

    private mutating func writtenLocal(_ number: KnownNumber) -> WrittenNumber {
        switch self.number(1...12) {
        case 1...5: WrittenNumber(number, number.digits)
        case 6 where number.digits.hasPrefix("800"): WrittenNumber(number, number.digits)
        case 6: asSpreadsheet(number, number.digits, thousands: number.findings.contains("area-code-assumed"))
        case 7: WrittenNumber(number, one(of: ["+86 ", "+86", "0086 ", "+86-", "86-"]) + number.digits)
        default:
            WrittenNumber(number, localText(number.digits))
        }
    }

    private mutating func writtenZeroless(_ number: KnownNumber) -> WrittenNumber {
        let area = String(number.area.dropFirst())
        switch self.number(1...8) {
        case 1...3: return WrittenNumber(number, area + number.digits)
        case 4...5: return asSpreadsheet(number, area + number.digits)
        case 6: return WrittenNumber(number, one(of: ["86", "86-"]) + area + number.digits)
        case 7:
            return WrittenNumber(
                number,
                one(of: ["86-\(area)-", "86 \(area) ", "(86)\(area) "]) + localText(number.digits)
            )
        default: return WrittenNumber(number, area + "-" + localText(number.digits))
        }
    }

    private mutating func writtenService(_ number: KnownNumber) -> WrittenNumber {
        switch self.number(1...8) {
        case 1: WrittenNumber(number, plus() + grouped(number.digits, Self.serviceForms))
        case 2: asSpreadsheet(number, number.digits)
        case 3: WrittenNumber(number, number.digits)
        default: WrittenNumber(number, grouped(number.digits, Self.serviceForms))
        }
    }

    /// Hong Kong, Macao and Taiwan, also without a plus.
    private mutating func writtenNear(_ number: KnownNumber) -> WrittenNumber {
        let code = String(number.digits.prefix(3))
        let rest = String(number.digits.dropFirst(3))
        let lead = one(of: ["+", "+", "00", "", "(+"])
        let behind = lead == "(+" ? ")" : one(of: ["-", " ", ""])
        if code != "886" {
            // One run, or the code a run of its own, where no plus shows what it is.
            return WrittenNumber(
                number,
                lead + code + behind + (lead.isEmpty && behind.isEmpty ? rest : localText(rest))
            )
        }
        let zero = lead.isEmpty && behind.isEmpty ? "" : one(of: ["", "0", lead.isEmpty ? "" : "(0)"])
        let forms =
            rest.count == 9 ? [[9], [1, 4, 4], [1, 8], [3, 3, 3], [5, 4]] : [[8], [1, 3, 4], [2, 6], [4, 4]]
        return WrittenNumber(
            number,
            lead + code + behind + zero + (lead.isEmpty && behind.isEmpty ? rest : grouped(rest, forms))
        )
    }

    private mutating func writtenFar(_ number: KnownNumber) -> WrittenNumber {
        let lead = one(of: ["+", "+", "00"])
        if number.digits.hasPrefix("1") {
            let rest = String(number.digits.dropFirst())
            let behind = one(of: [" ", "-", ""])
            return WrittenNumber(number, lead + "1" + behind + grouped(rest, [[3, 3, 4], [10], [3, 7]]))
        }
        let codeLength = number.digits.hasPrefix("7") ? 1 : 2
        let code = String(number.digits.prefix(codeLength))
        var rest = String(number.digits.dropFirst(codeLength))[...]
        if chance(30) { return WrittenNumber(number, lead + number.digits) }
        var groups: [String] = []
        while !rest.isEmpty {
            let size = rest.count <= 5 ? rest.count : self.number(2...4)
            groups.append(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        // A group that is only a zero would be a trunk zero.
        let zero = groups[0] == "0" ? "" : one(of: ["", "", "(0)"])
        return WrittenNumber(
            number,
            lead + code + one(of: [" ", "-"]) + zero + groups.joined(separator: one(of: [" ", "-", "."]))
        )
    }

    /// What a spreadsheet made of a number: `.0`, thousands, an exponent with all digits.
    private mutating func asSpreadsheet(_ number: KnownNumber, _ digits: String, thousands: Bool = true)
        -> WrittenNumber
    {
        var written: WrittenNumber
        switch self.number(1...3) {
        case 1 where thousands:
            var groups: [String] = []
            var rest = digits[...]
            while !rest.isEmpty {
                groups.insert(String(rest.suffix(3)), at: 0)
                rest = rest.dropLast(3)
            }
            written = WrittenNumber(number, groups.joined(separator: ",") + one(of: ["", ".0", ".00"]))
            written.needsNoComma = true
        case 2:
            let power = digits.count - 1
            let exponent = one(of: ["E+", "E", "e+"]) + (power < 10 && chance(50) ? "0" : "") + "\(power)"
            written = WrittenNumber(number, "\(digits.prefix(1)).\(digits.dropFirst())\(exponent)")
        default: written = WrittenNumber(number, digits + one(of: [".0", ".00"]))
        }
        written.needsSign = true
        written.lastRun = digits.count
        return written
    }
}
