/// A number that was found in a segment.
struct FoundNumber {
    /// The runs that make it, an extension's included.
    var runs: Range<Int>
    var kind: PhoneNumber.Kind
    var digits: [UInt8]
    /// How many of the digits are the area code.
    var areaDigits = 0
    var suffix: [UInt8] = []
    var isZeroRestored = false
    var isAreaAssumed = false
    /// It was written as one abroad.
    var isPlusDropped = false

    var isAssumed: Bool { isZeroRestored || isAreaAssumed }

    var number: PhoneNumber {
        var text = kind == .abroad ? [UInt8(ascii: "+")] : []
        text += digits[..<areaDigits]
        if areaDigits > 0 { text.append(UInt8(ascii: "-")) }
        text += digits[areaDigits...]
        if !suffix.isEmpty { text += [UInt8(ascii: "x")] + suffix }
        return PhoneNumber(normal: String(decoding: text, as: UTF8.self), kind: kind)
    }
}

/// The area code that a local number takes.
struct LocalArea {
    var digits: [UInt8]
    var isZeroRestored = false
    var isAssumed = false

    /// That of a number, which is as assumed as the number.
    init?(of number: FoundNumber) {
        guard number.areaDigits > 0 else { return nil }
        self.init(
            digits: Array(number.digits[..<number.areaDigits]),
            isZeroRestored: number.isZeroRestored,
            isAssumed: number.isAreaAssumed
        )
    }

    init(digits: [UInt8], isZeroRestored: Bool = false, isAssumed: Bool = false) {
        (self.digits, self.isZeroRestored, self.isAssumed) = (digits, isZeroRestored, isAssumed)
    }
}

/// The runs of a segment and what the passes have made of them so far.
struct NumberSegment {
    /// Whose a run is. What is not `free` is taken.
    enum Owner: Equatable {
        case free
        /// The number's place in `numbers`.
        case number(Int)
        case listMarker
    }

    let runs: [NumberRun]
    let aside: [SetAside]
    private(set) var owners: [Owner]
    private(set) var numbers: [FoundNumber] = []
    /// What local numbers take that have no nearer area code: that of the column 区号, else the rulebook's.
    let area: LocalArea
    /// The rulebook's.
    let areaCode: [UInt8]

    init(_ text: ArraySlice<Unicode.Scalar>, areaCode: [UInt8], columnArea: LocalArea?) {
        let read = SpreadsheetDamage(NumberAddresses(text), areaCode: areaCode)
        runs = RunScanner(read.text).runs
        aside = read.aside
        owners = Array(repeating: .free, count: runs.count)
        self.areaCode = areaCode
        area = columnArea ?? LocalArea(digits: areaCode, isAssumed: true)
    }

    func isFree(_ run: Int) -> Bool { owners[run] == .free }

    mutating func take(_ number: FoundNumber) {
        for run in number.runs { owners[run] = .number(numbers.count) }
        numbers.append(number)
    }

    /// The run behind a number becomes its extension.
    mutating func extend(_ number: Int, by run: Int) {
        numbers[number].suffix = Array(runs[run].digits)
        numbers[number].runs = numbers[number].runs.lowerBound..<(run + 1)
        owners[run] = .number(number)
    }

    mutating func setMarkerAside(_ run: Int) { owners[run] = .listMarker }

    mutating func dropNumbers() {
        for number in numbers { for run in number.runs { owners[run] = .free } }
        numbers.removeAll()
    }

    // MARK: - Chunks and pieces

    /// The runs of each chunk, from left to right.
    var chunks: some Sequence<Range<Int>> {
        sequence(state: 0) { [runs] start -> Range<Int>? in
            guard start < runs.count else { return nil }
            defer { start = runs[start].chunk.upperBound }
            return runs[start].chunk
        }
    }

    func beginsChunk(_ run: Int) -> Bool { runs[run].chunk.lowerBound == run }

    func beginsPiece(_ run: Int) -> Bool { !runs[run].isTight || owners[run - 1] == .listMarker }

    /// Joined tight to the run behind it.
    func isTightToNext(_ run: Int) -> Bool { run + 1 < runs.count && runs[run + 1].isTight }

    func hasLabel(_ chunk: Range<Int>) -> Bool { runs[chunk].contains(where: \.isLabelled) }

    /// Parts of a range at whose beginnings pieces begin.
    func pieces(of range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for run in range where run + 1 == range.upperBound || beginsPiece(run + 1) {
            pieces.append(start..<(run + 1))
            start = run + 1
        }
        return pieces
    }

    /// Series of runs of a chunk that are not taken.
    func freeSeries(of chunk: Range<Int>) -> [Range<Int>] {
        var series: [Range<Int>] = []
        for run in chunk where isFree(run) {
            if let last = series.last, last.upperBound == run {
                series[series.count - 1] = last.lowerBound..<(run + 1)
            } else {
                series.append(run..<(run + 1))
            }
        }
        return series
    }

    /// A list marker that its piece begins with (numbers.md §The order, 3).
    func isListMarker(_ run: Int) -> Bool {
        let marker = runs[run]
        guard marker.isListNumber, !marker.isInternational, !marker.isLabelled, marker.gap != .extensionMark,
            beginsPiece(run), run + 1 < runs[run].chunk.upperBound
        else { return false }
        let next = runs[run + 1]
        guard next.markerSign != .none else { return false }
        return next.isAreaCode || next.digits.count >= 7 && !(next.markerSign == .dotAlone && next.digits.count == 10)
    }

    // MARK: - Tight extensions

    /// Whether the run behind a number is its tight extension.
    func isTightExtension(_ run: Int, of number: FoundNumber) -> Bool {
        guard run < runs.count, isFree(run), number.kind != .abroad, number.suffix.isEmpty, runs[run].hasHyphen else {
            return false
        }
        let digits = runs[run]
        return digits.digits.count <= 6 && !digits.isLikeAreaCode && digits.isClean && !digits.isCounted
            && !isTightToNext(run) && !(number.kind == .shortNumber && NumberingPlan.isShort(digits.digits))
            && certainNumber(at: run) == nil
    }

    /// The number with its tight extension, if it has one before `end`.
    func withTightExtension(_ number: FoundNumber, before end: Int) -> FoundNumber {
        let run = number.runs.upperBound
        guard run < end, isTightExtension(run, of: number) else { return number }
        var number = number
        number.suffix = Array(runs[run].digits)
        number.runs = number.runs.lowerBound..<(run + 1)
        return number
    }
}
