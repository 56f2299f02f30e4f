/// A run of digits in a cell, with what stands before it.
struct DigitGroup {
    enum Gap {
        /// Blanks, points or brackets as people group digits.
        case blank
        /// A hyphen or an opening bracket: grouping, or an extension.
        case hyphen
        /// 转, 分机, ext., x, #.
        case extensionMark
        case comma
        /// A slash, a line break, words: what follows is another number or a remark.
        case apart
        /// Letters inside a number.
        case letters
        /// 154****0123
        case masked
    }

    var digits: [UInt8] = []
    var gap = Gap.apart
    /// A `+` stands before it.
    var plus = false
    /// A letter or Chinese character touches it: 2号楼.
    var touchesText = false
    /// A Latin letter touches it.
    var touchesLetter = false

    static func groups(of scalars: [Unicode.Scalar]) -> [DigitGroup] {
        var groups: [DigitGroup] = []
        var index = 0
        var end = 0
        while index < scalars.count {
            guard CellText.isDigit(scalars[index]) else {
                index += 1
                continue
            }
            var group = DigitGroup()
            let before = scalars[end..<index]
            group.plus = before.last { $0 != " " && $0 != "(" } == "+"
            group.gap = groups.isEmpty ? .apart : gap(before)
            group.touch(before.last)
            while index < scalars.count, CellText.isDigit(scalars[index]) {
                group.digits.append(UInt8(scalars[index].value))
                index += 1
            }
            end = index
            group.touch(index < scalars.count ? scalars[index] : nil)
            groups.append(group)
        }
        return groups
    }

    private mutating func touch(_ scalar: Unicode.Scalar?) {
        guard let scalar, scalar.properties.isAlphabetic || scalar.properties.isIdeographic else { return }
        touchesText = true
        if scalar.isASCII { touchesLetter = true }
    }

    private static let extensionMarks: Set<String> = [
        "转", "转分机", "分机", "内线", "转内线", "转接", "ext", "extension", "x", "#",
    ]

    private static func gap(_ scalars: ArraySlice<Unicode.Scalar>) -> Gap {
        var core = ""
        var hyphen = false
        for scalar in scalars {
            switch scalar {
            case " ", ".", ")", "]": continue
            case "-", "(", "[", "_": hyphen = true
            default: core.unicodeScalars.append(scalar)
            }
        }
        if core.isEmpty { return hyphen ? .hyphen : .blank }
        if core == "," { return .comma }
        if core.allSatisfy({ $0 == "*" }) { return .masked }
        let mark = core.lowercased().filter { $0 != ":" && $0 != "号" }
        if extensionMarks.contains(mark) { return .extensionMark }
        if core.allSatisfy({ $0.isASCII && $0.isLetter }), core.unicodeScalars.count == scalars.count {
            return .letters
        }
        return .apart
    }
}

/// Makes numbers of a cell's digit groups, from left to right.
struct CellReader {
    let plan: NumberingPlan
    private var matches: [NumberingPlan.Match] = []
    private var faults: [(fault: PhoneNumber.Fault, digits: Int)] = []

    init(plan: NumberingPlan) { self.plan = plan }

    var reading: PhoneNumber.Reading {
        var result = PhoneNumber.Reading()
        var numbers: [PhoneNumber] = []
        for match in matches where !numbers.contains(match.number) {
            let number = match.number
            numbers.append(number)
            if match.zeroRestored { result.findings.append(.leadingZeroRestored(number: number.normal)) }
            if match.areaAssumed {
                let area = String(decoding: match.digits[..<match.areaDigits], as: UTF8.self)
                result.findings.append(.areaCodeAssumed(areaCode: area, number: number.normal))
            }
            if match.zeroRestored || match.areaAssumed { result.assumed = true }
        }
        result.number = numbers.first
        result.others = Array(numbers.dropFirst())
        if numbers.count > 1 { result.findings.append(.severalNumbers(numbers.map(\.normal))) }
        // Beside a good number only what was meant as one is worth a word; a room number is not.
        let worst = faults.max { $0.digits < $1.digits }
        if numbers.isEmpty {
            result.findings.append(.undiallableNumber(worst?.fault ?? .notANumber))
        } else if let worst, worst.digits >= 7 {
            result.findings.append(.undiallableNumber(worst.fault))
        }
        return result
    }

    mutating func read(_ groups: [DigitGroup]) {
        var index = 0
        while index < groups.count {
            var end = index + 1
            while end < groups.count, !groups[end].plus, groups[end].gap == .blank || groups[end].gap == .hyphen {
                end += 1
            }
            let next = end < groups.count ? groups[end].gap : .apart
            read(chunk: groups[index..<end], next: next)
            index = end
        }
    }

    /// A chunk: groups that only blanks, hyphens, points and brackets divide.
    private mutating func read(chunk: ArraySlice<DigitGroup>, next: DigitGroup.Gap) {
        let first = chunk.first!
        let takesExtension = matches.last.map { $0.suffix.isEmpty && $0.kind != .abroad } ?? false
        if first.gap == .extensionMark, takesExtension, first.digits.count <= 6 {
            matches[matches.count - 1].suffix = first.digits
            if chunk.count > 1 { read(chunk: chunk.dropFirst(), next: next) }
            return
        }
        if first.gap == .comma, takesExtension, matches.last?.kind == .landline, chunk.count == 1,
            (2...4).contains(first.digits.count)
        {
            matches[matches.count - 1].suffix = first.digits
            return
        }
        // 110 and 95588 are numbers where they stand alone; behind another number such digits are a remark.
        let isFirst = matches.isEmpty && faults.allSatisfy { $0.digits <= 2 }
        let broken = [first.gap, next].contains { $0 == .letters || $0 == .masked }
        if !broken || chunk.contains(where: { NumberingPlan.isMobile($0.digits[...]) }), let found = numbers(in: chunk),
            found.contains(where: { $0.kind != .shortNumber || $0.areaDigits > 0 }) || isFirst
        {
            matches += found
            return
        }
        let digits = chunk.flatMap(\.digits)
        let masked = [first.gap, next].contains { $0 == .masked }
        let letters = !masked && chunk.contains { $0.touchesLetter }
        let fault: PhoneNumber.Fault =
            masked ? .notANumber : letters ? .letters : plan.fault(digits, international: first.plus)
        faults.append((fault, digits.count))
    }

    private func match(_ groups: ArraySlice<DigitGroup>) -> NumberingPlan.Match? {
        guard let first = groups.first else { return nil }
        var plan = plan
        // 0371-67181234/67181235: the second is of the same town, though nobody has said so.
        if let area = matches.last(where: { $0.areaDigits > 0 }) {
            plan.areaCode = Array(area.digits[..<area.areaDigits])
        }
        return plan.match(groups.flatMap(\.digits), international: first.plus)
    }

    /// All numbers of the chunk, or `nil` when digits are left over that may be part of one.
    private func numbers(in chunk: ArraySlice<DigitGroup>) -> [NumberingPlan.Match]? {
        let whole = match(chunk)
        if let last = chunk.last, chunk.count > 1, last.gap == .hyphen, last.digits.count <= 6,
            var number = match(chunk.dropLast()), number.kind != .abroad,
            whole == nil || (last.digits.count <= 5 && (7...8).contains(chunk.dropLast().last!.digits.count))
                || (whole!.zeroRestored && !number.zeroRestored && !number.areaAssumed)
        {
            number.suffix = last.digits
            return [number]
        }
        if let whole { return [whole] }
        // Numbers side by side, each as long as possible.
        var found: [NumberingPlan.Match] = []
        var left: [DigitGroup] = []
        var start = chunk.startIndex
        search: while start < chunk.endIndex {
            for end in stride(from: chunk.endIndex, to: start, by: -1) {
                guard let number = match(chunk[start..<end]), number.kind != .shortNumber else { continue }
                found.append(number)
                start = end
                continue search
            }
            left.append(chunk[start])
            start += 1
        }
        // 15400000123 2号楼: small numbers that belong to words, or stand apart from a mobile written in one piece.
        let inOnePiece = chunk.contains { NumberingPlan.isMobile($0.digits[...]) }
        let remarks = left.allSatisfy {
            $0.digits.count <= 4 && ($0.touchesText || (inOnePiece && $0.digits.count <= 2))
        }
        return !found.isEmpty && remarks ? found : nil
    }
}
