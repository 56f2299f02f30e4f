/// Reads a cell: segment by segment, then what concerns all of them (numbers.md).
struct NumberCellReader {
    let areaCode: [UInt8]

    func read(_ text: [Unicode.Scalar]) -> PhoneNumber.Reading {
        var parts = text.split(separator: "|").filter { !$0.allSatisfy { $0 == " " || $0 == "\n" } }
        var columnArea: LocalArea?
        if parts.count > 1, let area = AreaColumn.area(parts[0]) {
            columnArea = area
            parts.removeFirst()
        }
        var segments = parts.map { NumberSegment($0, areaCode: areaCode, columnArea: columnArea) }
        for index in segments.indices { segments[index].readNumbers() }
        let hasNumber = segments.contains { !$0.numbers.isEmpty }
        for index in segments.indices {
            if !hasNumber { segments[index].takeShortNumbers() }
            segments[index].attachRuns()
        }
        var leftOver = segments.flatMap(\.leftOver)
        if !hasNumber, leftOver.contains(where: { $0.reason != .noTelephone }) {
            for index in segments.indices { segments[index].dropNumbers() }
            leftOver = segments.flatMap(\.leftOver)
        }
        var reading = PhoneNumber.Reading(leftOver: leftOver)
        take(segments.flatMap { $0.numbers.sorted { $0.runs.lowerBound < $1.runs.lowerBound } }, &reading)
        if reading.number != nil {
            name(leftOver, &reading)
        } else if leftOver.contains(where: { $0.reason == .damaged }) {
            reading.findings = [.numberDamagedBySpreadsheet]
        } else {
            reading.findings = [.undiallableNumber(NumberFault(segments, areaCode: areaCode).fault)]
        }
        return reading
    }

    /// Each number once.
    private func take(_ found: [FoundNumber], _ reading: inout PhoneNumber.Reading) {
        var seen: Set<PhoneNumber> = []
        for found in found {
            let number = found.number
            guard seen.insert(number).inserted else { continue }
            if reading.number == nil { reading.number = number } else { reading.others.append(number) }
            if found.isZeroRestored {
                reading.findings.append(
                    .leadingZeroRestored(number: number.normal, isPlusDropped: found.isPlusDropped)
                )
            }
            if found.isAreaAssumed {
                let area = String(decoding: found.digits[..<found.areaDigits], as: UTF8.self)
                reading.findings.append(.areaCodeAssumed(areaCode: area, number: number.normal))
            }
            if found.isAssumed { reading.assumedNumbers.insert(number) }
        }
        if let first = reading.number, !reading.others.isEmpty {
            reading.findings.append(.severalNumbers(([first] + reading.others).map(\.normal)))
        }
    }

    private func name(_ leftOver: [PhoneNumber.LeftOver], _ reading: inout PhoneNumber.Reading) {
        // As many as are shown, and one more: a cell of 64 KiB may have thousands.
        func texts(_ reason: PhoneNumber.LeftOver.Reason) -> [String] {
            leftOver.lazy.filter { $0.reason == reason }.prefix(21).map { String($0.text.prefix(40)) }
        }
        if !texts(.damaged).isEmpty { reading.findings.append(.numberDamagedBySpreadsheet) }
        let noTelephone = texts(.noTelephone)
        if !noTelephone.isEmpty { reading.findings.append(.noTelephone(noTelephone)) }
        let others = texts(.leftOver)
        if !others.isEmpty { reading.findings.append(.digitsLeftOver(others)) }
    }
}

/// A column 区号 (numbers.md §Columns of one row).
enum AreaColumn {
    static let name = "区号"

    /// The area code of a segment that holds nothing else.
    static func area(_ segment: ArraySlice<Unicode.Scalar>) -> LocalArea? {
        var rest = segment.drop(while: isSign)
        guard rest.starts(with: name.unicodeScalars) else { return nil }
        rest = rest.dropFirst(name.unicodeScalars.count)
        guard rest.allSatisfy({ isSign($0) || NumberSigns.isDigit($0) || $0 == "+" }) else { return nil }
        var digits = rest.filter(NumberSigns.isDigit).map { UInt8($0.value) }[...]
        var isWhole = false
        if let plus = rest.firstIndex(of: "+") {
            guard digits.starts(with: "86".utf8), rest[..<plus].allSatisfy(isSign),
                rest.count(where: { $0 == "+" }) == 1
            else { return nil }
        }
        if digits.count > 5, digits.starts(with: "0086".utf8) {
            digits = digits.dropFirst(4)
            isWhole = true
        } else if digits.count > 3, digits.starts(with: "86".utf8) {
            digits = digits.dropFirst(2)
            isWhole = rest.contains("+")
        }
        if NumberingPlan.isAreaCode(digits) { return LocalArea(digits: Array(digits)) }
        let whole = NumberingPlan.withZero(digits)
        guard NumberingPlan.isAreaCode(whole[...]) else { return nil }
        return LocalArea(digits: whole, isZeroRestored: !isWhole)
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool { " \n:-()".unicodeScalars.contains(scalar) }
}
