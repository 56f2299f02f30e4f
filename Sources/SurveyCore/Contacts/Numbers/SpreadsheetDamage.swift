/// Undoes what spreadsheets did to the numbers of a segment, and sets aside what cannot be undone
/// (numbers.md §What spreadsheets did).
struct SpreadsheetDamage {
    typealias Signs = NumberSigns

    private(set) var text: [Unicode.Scalar] = []
    private(set) var aside: [SetAside] = []
    private let source: [Unicode.Scalar]
    private var index = 0
    private let areaCode: [UInt8]

    init(_ addresses: NumberAddresses, areaCode: [UInt8]) {
        source = addresses.text
        self.areaCode = areaCode
        if let damaged = Self.whollyDamaged(source) {
            setAside(damaged)
            return
        }
        text.reserveCapacity(source.count)
        var addresses = addresses.aside[...]
        while index < source.count {
            while var address = addresses.first, address.at == index {
                address.at = text.count
                aside.append(address)
                addresses.removeFirst()
            }
            if Signs.isDigit(source[index]) {
                readDigits()
            } else {
                text.append(source[index])
                index += 1
            }
        }
    }

    private func scalar(_ index: Int) -> Unicode.Scalar? { source.indices.contains(index) ? source[index] : nil }

    private mutating func setAside(_ range: Range<Int>) {
        aside.append(SetAside(at: text.count, leftOver: .init(text: Signs.string(source[range]), reason: .damaged)))
        text.append("@")
        index = range.upperBound
    }

    /// `#####`, what is left of a landline that was taken for a subtraction, or a value that was calculated.
    private static func whollyDamaged(_ text: [Unicode.Scalar]) -> Range<Int>? {
        var cell = text.drop { $0 == " " || $0 == "\n" }
        while let last = cell.last, last == " " || last == "\n" { cell.removeLast() }
        if cell.count >= 2, cell.allSatisfy({ $0 == "#" }) { return cell.indices }
        let isNegative = cell.first == "-"
        let digits = cell.dropFirst(isNegative ? 1 : 0).prefix(while: Signs.isDigit)
        let rest = cell[digits.endIndex...]
        let decimals = rest.dropFirst()
        guard digits.count >= (isNegative ? 7 : 8), digits.count + decimals.count <= 15,
            rest.isEmpty || rest.first == "." && !decimals.isEmpty && decimals.allSatisfy(Signs.isDigit),
            isNegative || digits.first != "0" && decimals.contains(where: { $0 != "0" })
        else { return nil }
        return digits.startIndex..<cell.endIndex
    }

    private static func isPointZero(_ signs: ArraySlice<Unicode.Scalar>) -> Bool {
        signs.elementsEqual(".0".unicodeScalars) || signs.elementsEqual(".00".unicodeScalars)
    }

    /// Digits begin here. What a spreadsheet made of a number becomes one run again, where its digits are all there.
    private mutating func readDigits() {
        let digits = source[index...].prefix(while: Signs.isDigit)
        let before = scalar(index - 1)
        let mayBegin = before.map { !["-", "."].contains($0) && !Signs.isLatin($0) } ?? true
        guard mayBegin else { return take(digits, upTo: digits.endIndex) }
        if let exponent = Exponent(source[...], digits), isEnd(exponent.end) {
            if let whole = exponent.digits {
                take(whole[...], upTo: exponent.end)
            } else {
                setAside(index..<exponent.end)
            }
        } else if let (whole, end) = thousands(digits), isEnd(end) {
            take(whole[...], upTo: end)
        } else if digits.count >= 3, let end = pointZeroEnd(digits.endIndex), isEnd(end) {
            take(digits, upTo: end)
        } else {
            take(digits, upTo: digits.endIndex)
        }
    }

    private mutating func take(_ digits: ArraySlice<Unicode.Scalar>, upTo end: Int) {
        text += digits
        index = end
    }

    /// Neither a letter, a digit, nor `.` and a digit stands directly behind.
    private func isEnd(_ end: Int) -> Bool {
        guard let next = scalar(end) else { return true }
        if next == "." { return scalar(end + 1).map(Signs.isDigit) != true }
        return !Signs.isDigit(next) && !Signs.isLetter(next)
    }

    private func pointZeroEnd(_ start: Int) -> Int? {
        for length in [3, 2] where source.endIndex - start >= length && Self.isPointZero(source[start..<start + length])
        {
            return start + length
        }
        return nil
    }

    /// `15,400,000,102`, perhaps with `.00`.
    private func thousands(_ first: ArraySlice<Unicode.Scalar>) -> (digits: [Unicode.Scalar], end: Int)? {
        guard first.count <= 3, first.first != "0" else { return nil }
        var digits = Array(first)
        var end = first.endIndex
        while digits.count < first.count + 9, scalar(end) == "," {
            let group = source[(end + 1)...].prefix(3).prefix(while: Signs.isDigit)
            guard group.count == 3 else { break }
            digits += group
            end += 4
        }
        guard digits.count >= first.count + 6 else { return nil }
        end = pointZeroEnd(end) ?? end
        if scalar(end) == ",", scalar(end + 1).map(Signs.isDigit) == true { return nil }
        let bytes = digits.map { UInt8($0.value) }
        return NumberingPlan.isWholeNumber(bytes) || NumberingPlan.isLocal(bytes[...], in: areaCode)
            ? (digits, end) : nil
    }

    /// `1.5400000123E+10`.
    private struct Exponent {
        /// The point moved; `nil` where digits are lost.
        var digits: [Unicode.Scalar]?
        var end: Int

        init?(_ source: ArraySlice<Unicode.Scalar>, _ whole: ArraySlice<Unicode.Scalar>) {
            guard whole.count <= 3 else { return nil }
            var rest = source[whole.endIndex...]
            var decimals = rest.prefix(0)
            if rest.first == "." {
                decimals = rest.dropFirst().prefix(while: Signs.isDigit)
                guard !decimals.isEmpty else { return nil }
                rest = source[decimals.endIndex...]
            }
            guard rest.first == "e" || rest.first == "E" else { return nil }
            rest = rest.dropFirst()
            let sign = rest.first.flatMap { $0 == "+" || $0 == "-" ? $0 : nil }
            if sign != nil { rest = rest.dropFirst() }
            let power = rest.prefix(3).prefix(while: Signs.isDigit)
            guard (1...2).contains(power.count), sign != nil || !decimals.isEmpty else { return nil }
            end = power.endIndex
            let places = power.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
            guard sign != "-", decimals.count >= places, decimals.dropFirst(places).allSatisfy({ $0 == "0" }) else {
                return
            }
            digits = Array(whole + decimals.prefix(places))
        }
    }
}
