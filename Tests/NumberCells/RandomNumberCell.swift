import Naive

extension NumberCell {
    /// A cell as units write them, with what it holds.
    package static func random(_ random: inout SplitMix64) -> NumberCell {
        let rulebook = random.chance(60) ? "0371" : random.one(of: ["0375", "010", "0377", "0391", ""])
        let cell =
            switch random.number(1...20) {
            case 1: withoutNumber(rulebook, &random)
            case 2: withShortNumbers(rulebook, &random)
            case 3...4: withColumns(rulebook, &random)
            default: segment(rulebook, nil, &random)
            }
        let text = random.noisy(cell.text)
        return NumberCell(text: text, areaCode: rulebook, written: cell.numbers, left: cell.left)
    }

    typealias Parts = (text: String, numbers: [Number], left: [Left])

    private static func segment(_ rulebook: String, _ column: AreaInForce?, _ random: inout SplitMix64) -> Parts {
        var writer = SegmentWriter(rulebook: rulebook, column: column)
        let count = random.one(of: [1, 1, 1, 2, 2, 3, 4])
        for place in 0..<count {
            // One number at least, so that a cell without any is made where it is meant.
            if random.chance(18), !(place == count - 1 && writer.numbers.isEmpty) {
                writer.addLeftover(&random)
            } else {
                writer.addNumber(&random)
            }
        }
        return (writer.text, writer.numbers, writer.left)
    }

    private static func withoutNumber(_ rulebook: String, _ random: inout SplitMix64) -> Parts {
        if random.chance(15) {
            return (random.one(of: ["见附件", "无", "-", "", "同上", "###", "#######", "/", "+", "?"]), [], [])
        }
        if random.chance(10) {
            let digits = "67" + random.digits(6)
            return ("-" + digits, [], [Left(digits: digits, finding: damaged)])
        }
        var writer = SegmentWriter(rulebook: rulebook, column: nil)
        for _ in 0..<random.number(1...3) { writer.addLeftover(&random) }
        return (writer.text, [], writer.left)
    }

    /// Short numbers count where nothing else is dialled and nothing is in doubt.
    private static func withShortNumbers(_ rulebook: String, _ random: inout SplitMix64) -> Parts {
        var text = random.one(of: ["", "银行", "热线：", "电话 "])
        var numbers: [Number] = []
        var left: [Left] = []
        for place in 0..<random.number(1...2) {
            var short = random.known(.short, nil)
            var written = short.digits
            switch random.number(1...6) {
            case 1:
                short.ext = String(random.number(0...9))
                written += random.one(of: ["-", "转", " 转 ", "x", "#"]) + short.ext
            case 2: written += random.one(of: ["热线", "（总机）", "客服", "电话"])
            default: break
            }
            text += (place == 0 ? "" : random.one(of: ["/", "；", "、", "\n", "或"])) + written
            numbers.append(short.known)
            left.append(Left(digits: short.digits, finding: undiallable))
            if !short.ext.isEmpty { left.append(Left(digits: short.ext, finding: undiallable)) }
        }
        guard random.chance(15) else { return (text, numbers, []) }
        left.append(Left(digits: "1540000012", finding: undiallable))
        return (text + "；1540000012", [], left)
    }

    private static func withColumns(_ rulebook: String, _ random: inout SplitMix64) -> Parts {
        var texts: [String] = []
        var column: AreaInForce?
        if random.chance(60) {
            let code = random.one(of: ["0371", "010", "0375", "021"])
            let isLost = random.chance(25)
            let prefix = random.one(of: ["", "", "+86 ", "86-", "0086 "])
            // Behind the country's code with a plus the zero is left out by rule.
            let isAssumed = isLost && !["+86 ", "0086 "].contains(prefix)
            column = AreaInForce(code: code, assumed: isAssumed, findings: isAssumed ? ["leading-zero-restored"] : [])
            texts.append("区号" + random.one(of: ["", " ", "："]) + prefix + (isLost ? String(code.dropFirst()) : code))
        }
        var numbers: [Number] = []
        var left: [Left] = []
        for _ in 0..<random.number(column == nil ? 2...3 : 1...3) {
            let parts = segment(rulebook, column, &random)
            texts.append(parts.text)
            numbers += parts.numbers
            left += parts.left
        }
        return (texts.joined(separator: random.one(of: [" | ", "|", " ｜ "])), numbers, left)
    }
}

extension SplitMix64 {
    /// Other signs for the same: full-width ones, other dashes and blanks, invisible ones, an apostrophe in front.
    fileprivate mutating func noisy(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let fullDigits = chance(6)
        let otherDashes = chance(15)
        let otherBlanks = chance(10)
        let fullSigns = chance(15)
        let invisible = chance(8)
        let scalars = Array(text.unicodeScalars)
        if chance(4) { result.append(one(of: ["'", "’", "‘", "`"])) }
        if chance(6) { result.append(" ") }
        for (index, scalar) in scalars.enumerated() {
            if invisible, chance(15) {
                result.append(one(of: ["\u{200B}", "\u{FEFF}", "\u{202A}", "\u{AD}", "\u{FE0F}"]))
            }
            switch scalar {
            case "0"..."9" where fullDigits: result.append(full(scalar))
            case "-" where otherDashes:
                let between = isDigit(scalars, index - 1) && isDigit(scalars, index + 1)
                result.append(one(of: ["—", "–", "－", "‐", "−", "ー", "─"] + (between ? ["一"] : [])))
            case " " where otherBlanks: result.append(one(of: ["\u{3000}", "\u{A0}", "\u{2009}", "\t"]))
            case "(", ")", "/", ":", ",", ";", "+", "#", ".", "@", "|":
                result.append(fullSigns ? full(scalar) : scalar)
            default: result.append(scalar)
            }
        }
        if chance(6) { result.append(contentsOf: one(of: [" ", "\n", "\u{3000}"]).unicodeScalars) }
        return String(result)
    }

    private func full(_ scalar: Unicode.Scalar) -> Unicode.Scalar { Unicode.Scalar(scalar.value + 0xFEE0)! }

    private func isDigit(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
    }
}
