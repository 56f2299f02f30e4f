import Naive

/// Digits that are no telephone number, as cells have them.
struct WrittenLeftover {
    var text: String
    var left: [NumberCell.Left]
    /// An address goes on until a blank or a sign that is not ASCII.
    var needsBlank = false

    init(_ text: String, _ finding: String, _ runs: [String]) {
        self.text = text
        left = runs.map { NumberCell.Left(digits: $0, finding: finding) }
    }
}

extension SplitMix64 {
    /// For a place of its own: what divides it from its neighbours is no sign that could join them.
    /// `isTownKnown`: a local number would be a number.
    mutating func leftover(isTownKnown: Bool) -> WrittenLeftover {
        chance(50) ? notATelephone() : damagedNumber(isTownKnown)
    }

    private mutating func notATelephone() -> WrittenLeftover {
        let note = NumberCell.noTelephone
        switch number(1...12) {
        case 1...3:
            let digits = "1" + self.digits(number(4...9))
            return WrittenLeftover(
                one(of: ["QQ：", "QQ", "qq号:", "QQ号码 ", "qq群 ", "加QQ："]) + digits,
                note,
                [digits]
            )
        case 4:
            let digits = "45" + self.digits(4)
            return WrittenLeftover(one(of: ["邮编", "邮编：", "邮政编码 "]) + digits, note, [digits])
        case 5:
            let digits = "41010119" + self.digits(9)
            let end = one(of: ["X", "1", "8"])
            return WrittenLeftover(
                one(of: ["身份证", "身份证号：", "身份证号码 "]) + digits + end,
                note,
                [end == "X" ? digits : digits + end]
            )
        case 6:
            // A mobile's digits that are an account are no mobile.
            let digits = chance(50) ? mobile() : "6222" + self.digits(12)
            return WrittenLeftover(one(of: ["账号：", "卡号", "编号 "]) + digits, note, [digits])
        case 7...8:
            let digits = chance(50) ? "67" + self.digits(6) : mobile()
            let host = one(of: [("qq.com", []), ("163.com", ["163"]), ("zz12.gov.cn", ["12"])])
            return WrittenLeftover(one(of: ["", "邮箱："]) + "\(digits)@\(host.0)", note, [digits] + host.1)
        case 9:
            let digits = self.digits(number(3...8))
            var written = WrittenLeftover(
                one(of: ["http://a.cn/", "www.a.cn/", "https://zz.cn?t="]) + digits,
                note,
                [digits]
            )
            written.needsBlank = true
            return written
        case 10:
            let month = String(number(1...12))
            let day = String(number(1...28))
            return WrittenLeftover("\(month)月\(day)日", note, [month, day])
        default:
            let count = String(number(1...9)) + self.digits(number(0...3))
            return WrittenLeftover(count + one(of: ["号楼", "室", "楼", "层", "号", "栋"]), note, [count])
        }
    }

    private mutating func damagedNumber(_ isTownKnown: Bool) -> WrittenLeftover {
        let warning = NumberCell.leftOver
        switch number(1...14) {
        case 1:
            let text = one(of: ["1.54E+10", "1.54e10", "3.72E+10", "2E+10", "1.540000012E+10", "6.7E+7", "1.5E-05"])
            return WrittenLeftover(text, NumberCell.damaged, [text])
        case 2:
            let ends = ("154", digits(4))
            return WrittenLeftover(
                ends.0 + one(of: ["****", "*", "XXXX", "xxxx"]) + ends.1,
                warning,
                [ends.0, ends.1]
            )
        case 3:
            let ends = ("154" + digits(number(1...6)), digits(number(2...3)))
            return WrittenLeftover(ends.0 + one(of: ["O", "o", "l", "I"]) + ends.1, warning, [ends.0, ends.1])
        case 4:
            let digits = "154" + self.digits(one(of: [5, 6, 7, 9, 10]))
            return WrittenLeftover(digits, warning, [digits])
        case 5: return grouped(warning, ["154", digits(4), "9" + digits(one(of: [0, 1, 2, 4]))])
        case 6: return grouped(warning, [one(of: ["0371", "0377", "010"]), "671" + digits(one(of: [2, 3, 4, 6]))])
        case 7: return grouped(warning, ["400", digits(3), "9" + digits(2)])
        case 8:
            let digits = one(of: ["00000000000", "0000", "000", "0000000", "11111111111", "12345678901"])
            return WrittenLeftover(digits, warning, [digits])
        case 9: return grouped(warning, ["20" + digits(2), "0" + String(number(1...9)), String(number(10...28))], "-.")
        case 10:
            let digits = "45" + self.digits(4)
            return WrittenLeftover(digits, warning, [digits])
        case 11:
            let digits = "4101011" + self.digits(11)
            return WrittenLeftover(digits, warning, [digits])
        case 12: return WrittenLeftover("9:00-17:30", NumberCell.noTelephone, ["9", "00", "17", "30"])
        case 13:
            // No local number where no town is known.
            guard isTownKnown else {
                let digits = "6718" + self.digits(4)
                return WrittenLeftover(digits, warning, [digits])
            }
            let digits = "671" + self.digits(4)
            return WrittenLeftover("0371-\(digits)", warning, ["0371", digits])
        default:
            let digits = one(of: ["801", "3", "12", "8015", "90000"])
            return WrittenLeftover(digits, warning, [digits])
        }
    }

    private mutating func grouped(_ finding: String, _ runs: [String], _ marks: String = "-. ") -> WrittenLeftover {
        WrittenLeftover(runs.joined(separator: String(one(of: Array(marks)))), finding, runs)
    }
}
