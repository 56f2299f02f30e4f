/// What no number took (numbers.md §What is left over).
extension NumberSegment {
    var leftOver: [PhoneNumber.LeftOver] {
        var all = runs.indices.filter { isFree($0) || owners[$0] == .listMarker }.map { run in
            (
                at: runs[run].place.lowerBound,
                leftOver: PhoneNumber.LeftOver(
                    text: String(decoding: runs[run].digits, as: UTF8.self),
                    reason: isNoTelephone(run) ? .noTelephone : .leftOver
                )
            )
        }
        guard !aside.isEmpty else { return all.map(\.leftOver) }
        all += aside.map { ($0.at, $0.leftOver) }
        // Digits of one address keep their order.
        return all.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
            \.element.leftOver
        )
    }

    private func isNoTelephone(_ index: Int) -> Bool {
        let run = runs[index]
        let next = index + 1 < runs.count ? runs[index + 1] : nil
        if run.isLabelled || owners[index] == .listMarker { return true }
        if run.isCounted, run.digits.count <= 4 { return true }
        if run.isListNumber, let next, next.gap == .or("、"), next.digits.count >= 3 {
            if case .or = run.gap {} else { return true }
        }
        return isClock(run, next) || index > 0 && isClock(runs[index - 1], run)
    }

    /// `17:30`
    private func isClock(_ hours: NumberRun, _ minutes: NumberRun?) -> Bool {
        hours.digits.count <= 2 && minutes?.isBehindColon == true && minutes?.digits.count == 2
    }
}

/// Why a cell has no number.
struct NumberFault {
    let fault: PhoneNumber.Fault

    init(_ segments: [NumberSegment], areaCode: [UInt8]) {
        var longest: ArraySlice<NumberRun> = []
        var most = 0
        for segment in segments {
            for chunk in segment.chunks where !segment.hasLabel(chunk) {
                let count = segment.runs[chunk].reduce(0) { $0 + $1.digits.count }
                if count > most { (most, longest) = (count, segment.runs[chunk]) }
            }
        }
        let damages = longest.flatMap { [$0.touched, $0.broken] }
        if damages.contains(.letter) {
            fault = .letters
        } else if longest.isEmpty || damages.contains(.star) {
            fault = .notANumber
        } else {
            fault = Self.fault(
                longest.flatMap(\.digits),
                isInternational: longest.first?.isInternational ?? false,
                areaCode: areaCode
            )
        }
    }

    private static func fault(_ digits: [UInt8], isInternational: Bool, areaCode: [UInt8]) -> PhoneNumber.Fault {
        var digits = digits[...]
        var isAbroad = isInternational
        if digits.count > 2, digits.starts(with: "00".utf8) {
            digits = digits.dropFirst(2)
            isAbroad = true
        }
        if isAbroad, digits.starts(with: "86".utf8) {
            digits = digits.dropFirst(2)
            isAbroad = false
        }
        guard digits.count >= 4, digits.count >= 7 || Set(digits).count > 1 else { return .notANumber }
        let wanted = wanted(digits, isAbroad, areaCode)
        if digits.count < wanted.lowerBound { return .short(by: wanted.lowerBound - digits.count) }
        if digits.count > wanted.upperBound { return .long(by: digits.count - wanted.upperBound) }
        return .notANumber
    }

    /// How many digits such a number has.
    private static func wanted(_ digits: ArraySlice<UInt8>, _ isAbroad: Bool, _ areaCode: [UInt8]) -> ClosedRange<Int> {
        if isAbroad { return 7...15 }
        if digits.first == UInt8(ascii: "1") { return 11...11 }
        if let area = NumberingPlan.areaLength(digits) {
            let local = NumberingPlan.localLengths(digits.prefix(area))
            return (area + local.lowerBound)...(area + local.upperBound)
        }
        if NumberingPlan.beginsServiceLine(digits), digits.count > 8 { return 10...10 }
        return areaCode.isEmpty ? 7...8 : NumberingPlan.localLengths(areaCode[...])
    }
}
