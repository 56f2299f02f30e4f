import SurveyCore

/// Tables that are handed on to other programs. Names of columns are Chinese whatever the user's language, so that a file is the
/// same file.
extension Words {
    package var contactColumns: [String] {
        [
            "编号", "键", "填报单位", "行政相对人单位", "姓名", "职务", "电话", "其他电话", "报送号码", "调查员", "状态", "已拨次数", "可拨时间",
            "约定时间",
        ]
    }

    package var callColumns: [String] {
        ["记录号", "编号", "键", "填报单位", "调查员", "拨打时间", "结束时间", "结果"] + questions.map(\.label)
            + ["约定时间", "来电", "复核拨打", "更正哪条", "由哪条更正", "作废", "不计原因", "联系人已撤下", "备注"]
    }

    /// `2020-09-22 09:35`: in files, which outlive the year.
    package func fullStamp(_ time: Timestamp) -> String { "\(time.date(offset)) \(time.time(offset))" }

    /// What was handed in as a number, in a form that no spreadsheet takes for one: digits alone in groups of four from the end,
    /// behind an apostrophe what else would be read as a number or a date (`15447213609.0`, `1.54E+10`, `0371`, `6718-1`).
    package func phoneText(asGiven text: String) -> String {
        guard text.utf8.count > 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            let isFigures = text.utf8.allSatisfy {
                (0x2C...0x3A).contains($0) || $0 | 0x20 == UInt8(ascii: "e") || $0 == 0x2B
            }
            let isLandline = text.utf8.count { $0 == UInt8(ascii: "-") } == 1 && text.utf8.count > 8
            return isFigures && !isLandline && text.utf8.contains { (0x30...0x39).contains($0) } ? "'" + text : text
        }
        let grouped = phone(text)
        guard grouped == text else { return grouped }
        let digits = Array(text)
        return stride(from: digits.count % 4, through: digits.count, by: 4).reduce(into: [String]()) { groups, end in
            let start = max(0, end - 4)
            if end > 0 { groups.append(String(digits[start..<end])) }
        }.joined(separator: " ")
    }

    /// Numbers in free text, seven digits or more in a row with single blanks and hyphens between them passed over, as
    /// ``maskedPhone(_:)`` shows them.
    package static func maskingNumbers(in text: String) -> String {
        guard text.unicodeScalars.lazy.filter({ isDigit($0) }).count >= 7 else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            var digits: [Unicode.Scalar] = []
            var (next, end) = (index, index)
            while next < scalars.count {
                if isDigit(scalars[next]) {
                    digits.append(scalars[next])
                    end = next + 1
                } else if digits.isEmpty || !(scalars[next] == " " || scalars[next] == "-") || next > end {
                    break
                }
                next += 1
            }
            if digits.count >= 7 {
                if digits.count >= 11 { result.append(contentsOf: digits.prefix(3)) }
                result.append(contentsOf: "****".unicodeScalars)
                result.append(contentsOf: digits.suffix(4))
            } else {
                result.append(contentsOf: scalars[index..<max(end, index + 1)])
            }
            index = max(end, index + 1)
        }
        return String(result)
    }

    /// Full-width digits are read as digits, too.
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
    }
}
