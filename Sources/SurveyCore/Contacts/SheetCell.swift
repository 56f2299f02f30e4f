import Foundation

/// Whether a cell of a call sheet that comes back tells of the contact that its row names (columns.md §Call sheets). People and
/// spreadsheets change how a text looks, so it is compared by what it says; an empty cell says nothing.
package enum SheetCell {
    package static func isSame(_ cell: String, _ listed: String) -> Bool {
        if cell == listed { return true }
        let (cell, listed) = (comparable(cell), comparable(listed))
        return cell.isEmpty || listed.isEmpty || cell == listed
    }

    /// A cell of numbers names the contact with any of those that it has or had, with its extension or without. `*` stands for
    /// digits that are not printed.
    /// - Parameters:
    ///   - numbers: in normal form.
    ///   - given: the number as handed in.
    package static func isSame(phone cell: String, _ numbers: [String], given: String, areaCode: String) -> Bool {
        if numbers.contains(cell) || isSame(cell, given) { return true }
        let known = numbers + read(given, areaCode)
        if let masked = masked(cell) {
            return known.map(digits).contains {
                $0.hasPrefix(masked.head) && $0.hasSuffix(masked.tail)
                    && $0.count >= masked.head.count + masked.tail.count
            }
        }
        return read(cell, areaCode).contains { number in known.contains { isOfOneLine($0, number) } }
    }

    /// Folded as units' names are, and then without blanks, without the apostrophe that stands before a formula, signs in their
    /// plain form, small letters.
    private static func comparable(_ text: String) -> String {
        let folded = UnitName.fold(text.precomposedStringWithCompatibilityMapping).unicodeScalars
        return String(String.UnicodeScalarView(folded.filter { !$0.isBlank && $0 != "'" })).lowercased()
    }

    private static func read(_ cell: String, _ areaCode: String) -> [String] {
        let reading = PhoneNumber.parse(cell, areaCode: areaCode)
        return ([reading.number].compactMap { $0 } + reading.others).map(\.normal)
    }

    private static func isOfOneLine(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        let (first, second) = (a.split(separator: "x"), b.split(separator: "x"))
        return first.count != second.count && first.first == second.first
    }

    /// What stands before and behind the digits that are not printed.
    private static func masked(_ cell: String) -> (head: String, tail: String)? {
        let parts = String(String.UnicodeScalarView(cell.unicodeScalars.map(\.halfWidth)))
            .split(separator: "*", omittingEmptySubsequences: false)
        return parts.count > 1 ? (digits(String(parts[0])), digits(String(parts[parts.count - 1]))) : nil
    }

    private static func digits(_ text: String) -> String {
        text.filter { ("0"..."9").contains($0) }
    }
}
