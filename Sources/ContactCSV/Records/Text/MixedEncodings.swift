/// Tells a line that is in another encoding than its file: rows of a table in GB18030 pasted into one in UTF-8, or the
/// other way round (columns.md §Mixed encodings).
enum LineReading {
    /// As the rest of the file.
    case own
    /// In the other encoding, beyond doubt.
    case other
    /// It makes sense in both, or its cells are not in one.
    case doubtful

    /// So much must speak for the other encoding: a right name is never changed.
    private static let certain = 30

    /// A line of a file in GB18030.
    static func inGB18030(_ line: TextLine) -> LineReading {
        guard line.isUTF8 else {
            // One cell of it may be in UTF-8 nevertheless.
            let isMixed = line.cells.contains { cell in
                guard cell.isUTF8 else { return false }
                let weight = cell.weightAsUTF8()
                return weight.hasLong && cell.weightAsGB18030().cost - weight.cost >= 10
            }
            return isMixed ? .doubtful : .own
        }
        let (own, other) = (line.weightAsGB18030(), line.weightAsUTF8())
        let evidence = own.cost - other.cost
        if evidence >= certain, other.hasLong { return .other }
        return other.characters > 0 && evidence > -6 ? .doubtful : .own
    }

    /// A line of a file in UTF-8.
    /// - Parameter isMarked: the file says so by its mark.
    static func inUTF8(_ line: TextLine, isMarked: Bool) -> LineReading {
        let (own, other) = (line.weightAsUTF8(), line.weightAsGB18030())
        guard own.isWhole else {
            return other.isLikely(12) && own.cost - other.cost >= certain ? .other : .own
        }
        if isMarked { return .own }
        if own.cost > other.cost, other.isLikely(16) { return .doubtful }
        // 系统 in GB18030 is ϵͳ in UTF-8.
        let isMixed = line.cells.contains { cell in
            let (own, other) = (cell.weightAsUTF8(), cell.weightAsGB18030())
            return !own.hasLong && other.isLikely(16) && own.cost - other.cost >= 16
        }
        return isMixed ? .doubtful : .own
    }
}

/// What speaks against a reading of a text.
struct TextWeight {
    var cost = 0
    /// Beyond ASCII.
    var characters = 0
    /// Every byte decodes.
    var isWhole = true
    /// There are characters of three or four bytes of UTF-8.
    var hasLong = false

    /// Chinese as people write it: on the average no character costs more.
    func isLikely(_ limit: Int) -> Bool { isWhole && characters > 0 && cost <= limit * characters }
}

/// Bytes of a line, or of one of its cells.
struct TextLine {
    let base: UnsafePointer<UInt8>
    let start: Int
    let end: Int

    /// What stands between delimiters and quotes: none of these bytes is part of a character in GB18030.
    var cells: some Sequence<TextLine> {
        var next = start
        return AnyIterator { () -> TextLine? in
            while next < end {
                let from = next
                var hasBeyond = false
                while next < end, ![0x2C, 0x09, 0x3B, 0x22].contains(base[next]) {
                    if base[next] >= 0x80 { hasBeyond = true }
                    next += 1
                }
                defer { next += 1 }
                if hasBeyond { return TextLine(base: base, start: from, end: next) }
            }
            return nil
        }
    }

    var isUTF8: Bool { UTF8Check.run(base, from: start, to: end).stop == end }

    func weightAsGB18030() -> TextWeight {
        let table = GB18030.shared
        var weight = TextWeight()
        var index = start
        while index < end {
            guard base[index] >= 0x80 else {
                index += 1
                continue
            }
            weight.characters += 1
            if let (scalar, length) = table.scalar(base, index, end) {
                weight.cost += table.cost(scalar)
                index += length
            } else {
                weight.cost += Int(GB18030.Cost.alien)
                weight.isWhole = false
                index += 1
            }
        }
        return weight
    }

    func weightAsUTF8() -> TextWeight {
        var weight = TextWeight()
        var index = start
        while index < end {
            let whole = UTF8Check.run(base, from: index, to: end).stop
            while index < whole {
                let lead = base[index]
                let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
                if length > 1 { add(index, length, to: &weight) }
                index += length
            }
            guard index < end else { break }
            weight.characters += 1
            weight.cost += Int(GB18030.Cost.alien)
            weight.isWhole = false
            index += 1
        }
        return weight
    }

    private func add(_ index: Int, _ length: Int, to weight: inout TextWeight) {
        weight.characters += 1
        var scalar = UInt32(base[index]) & (0x7F >> UInt32(length))
        for next in 1..<length { scalar = scalar << 6 | UInt32(base[index + next]) & 0x3F }
        if length > 2 {
            weight.hasLong = true
            weight.cost += GB18030.shared.cost(scalar)
            return
        }
        let neighbours = [index - 1, index + length].filter { (start..<end).contains($0) }.map { base[$0] }
        let cost =
            switch scalar {
            // café; 阿里木·买买提
            case 0xDF...0xFF where neighbours.contains { (0x61...0x7A).contains($0) }: 8
            case 0xB7 where neighbours.contains { $0 >= 0x80 }: 8
            // 154·0000·0335, which would be a road between two numbers.
            case 0xB7 where neighbours.count == 2 && neighbours.allSatisfy { (0x30...0x39).contains($0) }: 8
            case ..<0xA0: Int(GB18030.Cost.alien)
            case ..<0x250: 16
            default: 24
            }
        weight.cost += cost
    }
}
