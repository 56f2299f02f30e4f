/// A number that somebody looks for: in any style of numbers.md, as its last digits, or masked (`154****0123`).
package struct PhoneQuery: Hashable, Sendable {
    /// Numbers in normal form.
    package private(set) var numbers: [String] = []
    /// How a number in normal form ends, hyphens apart: digits, `x` before an extension, `%` for what is masked.
    package private(set) var endings: [String] = []
    /// Nothing but a number is named.
    package let isAlone: Bool

    /// `nil` for a text without digits.
    package init?(_ text: String, areaCode: String) {
        var text = text
        let plain = text.withUTF8 { NumberSigns.plain($0) }
        let runs = RunScanner(plain).runs
        guard !runs.isEmpty else { return nil }
        isAlone = plain.split(whereSeparator: { !NumberSigns.isLetter($0) }).allSatisfy {
            let word = NumberWord($0)
            return word.isKnown || word.isExtension
        }
        let reading = NumberCellReader(areaCode: Array(areaCode.utf8)).read(plain)
        numbers = ([reading.number].compactMap { $0 } + reading.others).map(\.normal)
        for case .areaCodeAssumed(let area, let number) in reading.findings {
            endings.append(String(number.dropFirst(area.count + 1)))
        }
        if isAlone, numbers.count < 2 { endings.append(Self.ending(runs, plain)) }
    }

    private static func ending(_ runs: [NumberRun], _ text: [Unicode.Scalar]) -> String {
        var ending = ""
        var end = 0
        for run in runs {
            if run.gap == .extensionMark {
                ending += "x"
            } else if text[end..<run.place.lowerBound].contains("*") {
                ending += "%"
            }
            ending += String(decoding: run.digits, as: UTF8.self)
            end = run.place.upperBound
        }
        return ending
    }
}
