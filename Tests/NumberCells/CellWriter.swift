import Naive

/// Writes one segment of a cell, item by item, and keeps what it holds.
struct SegmentWriter {
    let rulebook: String
    /// That of a column 区号.
    let column: AreaInForce?
    private(set) var text = ""
    private(set) var numbers: [NumberCell.Number] = []
    private(set) var left: [NumberCell.Left] = []
    /// The last item, where it is a number.
    private var last: WrittenNumber?
    private var lastNeedsBlank = false
    private var town: AreaInForce?
    /// Behind it nothing may be joined by a blank.
    private var isClosed = false

    init(rulebook: String, column: AreaInForce?) {
        self.rulebook = rulebook
        self.column = column
    }

    private static let nameRemarks = ["（张三）", "(李经理)", " 王会计", "，下午打", "（微信同步）", "（本人）"]
    private static let labels = [
        "手机：", "手机", "电话:", "联系电话 ", "座机：", "Tel:", "TEL：", "办公室 ", "手机号码：", "电话（办）：", "M:", "tel ",
    ]

    /// What divides two items where nothing may join them.
    private mutating func addBreak(_ random: inout SplitMix64) {
        guard !text.isEmpty else { return }
        text +=
            lastNeedsBlank
            ? random.one(of: ["\n", " 手机 ", " 电话 "]) : random.one(of: ["；", "; ", "\n", "；备注：", "。地址 ", "\r\n"])
        lastNeedsBlank = false
    }

    mutating func addLeftover(_ random: inout SplitMix64) {
        let leftover = random.leftover(isTownKnown: areaHere() != nil)
        if last?.needsSign != true, last != nil, leftover.left.count == 1,
            leftover.left[0].finding == NumberCell.noTelephone, random.chance(40), !leftover.needsBlank
        {
            text += "（" + leftover.text + "）"
        } else {
            addBreak(&random)
            text += leftover.text
            lastNeedsBlank = leftover.needsBlank
        }
        left += leftover.left
        last = nil
        isClosed = true
    }

    /// The area code that a local number would have here; `nil` where it would have none.
    private func areaHere() -> AreaInForce? {
        town ?? column
            ?? (rulebook.isEmpty
                ? nil : AreaInForce(code: rulebook, assumed: true, findings: ["area-code-assumed"]))
    }

    mutating func addNumber(_ random: inout SplitMix64) {
        var kind: KnownNumber.Kind
        switch random.number(1...100) {
        case 1...34: kind = .mobile
        case 35...62: kind = .landline
        case 63...74: kind = .local
        case 75...82: kind = .zeroless
        case 83...89: kind = .service
        case 90...92: kind = .townShort
        case 93...97: kind = .near
        default: kind = .far
        }
        if kind == .local, areaHere() == nil { kind = .mobile }
        var written = random.written(random.known(kind, areaHere()))
        if kind == .landline, random.chance(8) {
            addPending(written.number, &random)
            return
        }
        addExtension(&written, &random)
        divide(written, &random)
        place(written, &random)
    }

    /// An area code in front of its number, divided from it: `010/67181201`.
    private mutating func addPending(_ number: KnownNumber, _ random: inout SplitMix64) {
        addBreak(&random)
        text += random.one(of: ["", "区号", "区号：", "(", ""])
        text += number.area
        text += random.one(of: ["/", "、", "，", "；", "\n", "，电话：", "）电话", " / ", "：", "-\n"])
        var local = number
        local.kind = .local
        var written = random.written(local)
        // 86 before a local number is its own prefix, and an area code before that is another's.
        if written.text.contains("86") || written.needsSign { written = WrittenNumber(number, number.digits) }
        written.number = number
        addExtension(&written, &random)
        let rests = written.isLoose
        place(written, &random)
        isClosed = isClosed || rests
    }

    private mutating func place(_ written: WrittenNumber, _ random: inout SplitMix64) {
        text += written.text
        numbers.append(written.number.known)
        if !written.number.area.isEmpty {
            town = AreaInForce(code: written.number.area, assumed: written.number.assumed, findings: [])
        }
        last = written
        isClosed = written.number.kind == .far
        addMore(&random)
        guard let last, !last.needsSign else { return }
        // Behind an extension in the open a name may stand, but behind a blank none belongs to it.
        if random.chance(12), last.number.kind != .short, !last.hasBlankExtension {
            text += random.one(of: Self.nameRemarks)
            self.last!.isBare = false
            self.last!.endsInExtension = false
            isClosed = true
        }
    }

    /// `/02`, `/802` behind a number.
    private mutating func addMore(_ random: inout SplitMix64) {
        while let written = last, written.isBare || written.endsInExtension, !written.needsSign, random.chance(12) {
            var number = written.number
            var mark = random.one(of: ["/", "、", "~", " / ", "／", "\\", "或", "至", " 和 ", "～"])
            if written.endsInExtension {
                number.ext = random.one(of: ["2", "3", "5", "6"]) + random.digits(number.ext.count - 1)
            } else {
                guard number.kind == .mobile || number.isLandline || number.kind == .service else { return }
                let count = random.number(1...4)
                let old = String(number.digits.suffix(count))
                let part = count <= 2 ? random.digits(count) : old.dropLast(2) + random.digits(2)
                if count == 1 { mark = random.one(of: ["/", " / ", "\\", "~"]) }
                guard !part.hasPrefix("0") || count < 3, part != "86" else { return }
                number.digits = number.digits.dropLast(count) + part
                text += mark + part
            }
            if written.endsInExtension { text += mark + number.ext }
            number.findings = []
            numbers.append(number.known)
            last!.number = number
            // What follows must not make the part a list's number, nor join it.
            last!.lastRun = 1
            last!.hasBlankExtension = true
            isClosed = true
        }
    }

    private func addExtension(_ written: inout WrittenNumber, _ random: inout SplitMix64) {
        let kind = written.number.kind
        let often = written.number.isLandline || kind == .service || kind == .townShort
        guard !written.needsSign, random.chance(often ? 28 : 7) else { return }
        // 671-8123-801 may be 0671-8123801.
        let first = written.text.prefix { $0.isNumber }.count
        let mayHide = kind == .local && first != written.number.digits.count && first <= 3
        var ext = random.anyExtension()
        let plain = random.plainExtension()
        switch random.number(1...10) {
        case 1...4 where written.isBare && !written.number.isAbroad && !mayHide:
            if ext.count >= 3 { ext = random.one(of: ["8", "5", "3"]) + ext.dropFirst() }
            let style = random.one(of: ["-", "-", "(", "（", "_", " - "])
            let isBracket = style == "(" || style == "（"
            // 2718 8002-859774 would be a service line.
            if written.isLoose || isBracket { ext = String(ext.prefix(5)) }
            written.text += style == "(" ? "(\(ext))" : style == "（" ? "（\(ext)）" : style + ext
            // (2) before another number may be a list's marker, and (853) is its country's code.
            written.isOpenToMarker = ext.count <= 2 && style != "-" || isBracket && ["852", "853"].contains(ext)
            written.endsInExtension = !isBracket
        case 5 where written.isBare && (written.number.isLandline || kind == .service) && written.lastRun >= 4:
            ext = plain
            written.text += random.one(of: [",", "，", ", ", ",,"]) + ext
        case 6
        where written.isBare && written.number.isLandline && (written.number.standsAlone || !written.isLoose)
            && !mayHide:
            ext = plain
            written.text += random.one(of: [" ", "  "]) + ext
            written.hasBlankExtension = true
        default:
            let mark = random.one(of: [
                "转", " 转 ", "转分机", "-转", "（转", "分机", " 分机号：", " ext.", " Ext ", "x", "X", "#", " #", ";ext=", "，转",
                " 内线",
                "（分机：", "总机转", " extension ", "-#", "\n转",
            ])
            written.text += mark + ext + (mark.first == "（" ? "）" : "")
            written.endsInExtension = mark.first != "（"
        }
        written.number.ext = ext
        written.isBare = false
        written.lastRun = ext.count
    }

    /// What stands between the last item and this number.
    private mutating func divide(_ written: WrittenNumber, _ random: inout SplitMix64) {
        guard !text.isEmpty else {
            if random.chance(25) { text += random.one(of: Self.labels.filter { written.canFollow($0) }) }
            if random.chance(6), !written.needsSign { addAside(written, &random) }
            return
        }
        guard let last, !lastNeedsBlank else {
            addBreak(&random)
            if random.chance(40), !written.needsSign {
                text += random.one(of: ["手机", "电话：", "座机 ", "本人："])
            } else if random.chance(10), !written.needsSign {
                addAside(written, &random)
            }
            return
        }
        if random.chance(22), blankJoins(last, written) {
            text += " "
            return
        }
        var marks = ["/", "／", " / ", "、", "；", "; ", "\n", "\r\n", "&", "；手机：", "，电话", "\n座机 ", "。"]
        if !last.needsSign { marks += ["或", "和", " 或者 ", "及", " or "] }
        if last.lastRun >= 4, !last.needsNoComma, last.number.ext.isEmpty { marks += ["，", ", ", ","] }
        if last.lastRun <= 2 { marks.removeAll { $0 == "、" } }
        text += random.one(of: marks.filter { written.canFollow($0) })
    }

    private func blankJoins(_ last: WrittenNumber, _ written: WrittenNumber) -> Bool {
        if isClosed || last.isOpenToMarker || last.needsSign || written.needsSign || written.startsWithBracket {
            return false
        }
        if last.number.kind == .short { return false }
        if written.hasPrefix || (written.number.kind == .townShort && written.isLoose) { return false }
        // Two that rest on groups alone are not put side by side, nor groups of four behind 3 or 4 digits of an extension.
        if written.number.standsAlone { return last.number.standsAlone || !last.isLoose }
        return last.number.standsAlone && !written.isLoose && !written.hasBlankExtension
            && (last.number.ext.isEmpty || written.isOneRun)
    }

    /// A list's marker, or a postcode before a number.
    private mutating func addAside(_ written: WrittenNumber, _ random: inout SplitMix64) {
        let digits = String(random.number(1...30))
        let whole = written.text.prefix { $0.isNumber }.count
        if written.number.kind == .mobile, whole == 11, random.chance(50) {
            text += random.one(of: ["\(digits).", "\(digits). ", "(\(digits))", "\(digits)) ", "（\(digits)）"])
            left.append(.init(digits: digits, finding: NumberCell.noTelephone))
        } else if random.chance(50) {
            text += digits + "、"
            left.append(.init(digits: digits, finding: whole >= 3 ? NumberCell.noTelephone : NumberCell.leftOver))
        } else if !written.isLoose, !written.startsWithBracket, !written.hasPrefix, written.text.first != "+" {
            let code = "45" + random.digits(random.number(3...4))
            text += code + " "
            left.append(.init(digits: code, finding: NumberCell.leftOver))
        }
    }
}

extension WrittenNumber {
    fileprivate var isOneRun: Bool { text.prefix { $0.isNumber }.count >= number.digits.count }

    /// A country prefix without a plus, which counts only where it begins or is tight to what follows.
    fileprivate var hasPrefix: Bool {
        guard text.first != "+", let first = text.split(separator: " ").first else { return false }
        return ["86", "852", "853", "886"].contains(first) || text.hasPrefix("00")
    }

    /// What a spreadsheet wrote stands behind no Latin letter and no point.
    fileprivate func canFollow(_ label: String) -> Bool {
        !needsSign || (label.last.map { !$0.isASCII || !$0.isLetter } ?? true)
    }
}
