/// The passes over a segment (numbers.md §The order). Each is linear in the number of runs.
extension NumberSegment {
    /// Passes 1 to 4: all numbers but short ones.
    mutating func readNumbers() {
        takeWholeLandlines()
        takeCertainNumbers()
        setListMarkersAside()
        takeAssumedNumbers()
    }

    // MARK: - 1 to 3

    private mutating func takeWholeLandlines() {
        for chunk in chunks {
            for piece in pieces(of: chunk) where runs[piece.lowerBound].isAreaCode {
                let first = piece.lowerBound
                guard let landline = found(landline(at: Place(run: first), of: first), from: first),
                    landline.kind == .landline
                else { continue }
                let whole = withTightExtension(landline, before: piece.upperBound)
                if whole.runs == piece { take(whole) }
            }
        }
    }

    private mutating func takeCertainNumbers() {
        var run = 0
        while run < runs.count {
            if let number = certainNumber(at: run), mayFollow(number) {
                take(withTightExtension(number, before: runs[run].chunk.upperBound))
                run = numbers[numbers.count - 1].runs.upperBound
            } else {
                run += 1
            }
        }
    }

    /// Joined to a run that is in no number, a number must be plain to see.
    private func mayFollow(_ number: FoundNumber) -> Bool {
        let first = number.runs.lowerBound
        guard !beginsChunk(first), isFree(first - 1), !isListMarker(first - 1) else { return true }
        let isInOne = number.runs.count == 1
        let isTight = number.runs.dropFirst().allSatisfy { runs[$0].isTight }
        if number.kind == .shortNumber { return (isInOne || isTight) && !runs[first].isTight }
        return !runs[first].isTight || isInOne || (number.kind == .landline && number.runs.count == 2 && isTight)
    }

    private mutating func setListMarkersAside() {
        for run in runs.indices where isFree(run) && isListMarker(run) { setMarkerAside(run) }
    }

    // MARK: - 4

    private mutating func takeAssumedNumbers() {
        var nearest = area
        var passed = 0
        for chunk in chunks {
            switch runs[chunk.lowerBound].gap {
            case .extensionMark, .bracket: attach(chunk.lowerBound)
            case .or: attach(chunk.lowerBound, onlyExtension: true)
            default: break
            }
            takeAreaCodeApart(chunk)
            guard !hasLabel(chunk) else { continue }
            for series in freeSeries(of: chunk) {
                // The nearest area code before the series.
                while passed < series.lowerBound {
                    if case .number(let number) = owners[passed] { nearest = LocalArea(of: numbers[number]) ?? nearest }
                    passed += 1
                }
                if let found = assumedNumbers(series, area: nearest) {
                    for number in found { take(number) }
                    continue
                }
                var areaOfPieces = nearest
                for piece in pieces(of: series) {
                    guard let found = assumedNumbers(piece, area: areaOfPieces) else { continue }
                    for number in found { take(number) }
                    areaOfPieces = found.last.flatMap { LocalArea(of: $0) } ?? areaOfPieces
                }
            }
        }
    }

    /// `010/67181201`, `0371(67181201)`.
    private mutating func takeAreaCodeApart(_ chunk: Range<Int>) {
        let area = chunk.upperBound - 1
        let first = chunk.upperBound
        guard first < runs.count, runs[area].isAreaCode, isFree(area), runs[area].isClean, beginsPiece(area) else {
            return
        }
        switch runs[first].gap {
        case .bracket: break
        case .comma, .or, .breaks: guard chunk.count == 1 || !isFree(area - 1) else { return }
        default: return
        }
        guard let number = local(at: Place(run: first), of: first, LocalArea(digits: Array(runs[area].digits))),
            runs[number.runs].allSatisfy(\.isClean)
        else { return }
        var whole = number
        whole.runs = area..<number.runs.upperBound
        take(withTightExtension(whole, before: runs[first].chunk.upperBound))
    }

    // MARK: - 5

    /// Short numbers, where the cell has no other.
    mutating func takeShortNumbers() {
        for chunk in chunks where !hasLabel(chunk) && runs[chunk.lowerBound].gap != .extensionMark {
            let free = chunk.drop { !isFree($0) }
            let found = pieces(of: free).map(shortNumber)
            guard found.allSatisfy({ $0 != nil }) else { continue }
            for number in found.compactMap({ $0 }) { take(number) }
        }
    }

    private func shortNumber(_ piece: Range<Int>) -> FoundNumber? {
        let run = runs[piece.lowerBound]
        guard isFree(piece.lowerBound), NumberingPlan.isShort(run.digits), run.isClean, !run.isInternational else {
            return nil
        }
        let number = withTightExtension(
            FoundNumber(runs: piece.prefix(1), kind: .shortNumber, digits: Array(run.digits)),
            before: piece.upperBound
        )
        return number.runs == piece && !runs[piece.upperBound - 1].hasWordBehind ? number : nil
    }

    // MARK: - 6

    /// What belongs to a number before it.
    mutating func attachRuns() {
        for run in runs.indices { attach(run) }
    }

    /// - Parameter onlyExtension: Not as a number's last digits.
    private mutating func attach(_ run: Int, onlyExtension: Bool = false) {
        guard run > 0, isFree(run), !runs[run].isTight, !runs[run].isLabelled, !runs[run].isBroken, !isTightToNext(run),
            case .number(let before) = owners[run - 1], numbers[before].runs.upperBound == run
        else { return }
        let number = numbers[before]
        let (own, digits) = (runs[run], runs[run].digits)
        let isPlain = !own.isTouched && !own.isCounted
        let isLong = number.areaDigits > 0 ? number.kind == .landline : number.kind == .serviceLine
        let isLastOfSeries = run + 1 == own.chunk.upperBound || !isFree(run + 1)
        let mayBeExtension =
            number.suffix.isEmpty && isLong && isPlain && (3...4).contains(digits.count) && !own.begins("0")
            && !NumberingPlan.isShort(digits)
        switch own.gap {
        case .extensionMark where number.suffix.isEmpty && digits.count <= 6: extend(before, by: run)
        case .bracket
        where own.isClosed && digits.count <= 5 && !own.isLikeAreaCode && isPlain && number.kind != .abroad
            && number.suffix.isEmpty && !(number.kind == .shortNumber && NumberingPlan.isShort(digits)):
            extend(before, by: run)
        case .or(let sign) where isPlain && !own.isAreaCode:
            if !number.suffix.isEmpty {
                guard number.suffix.count == digits.count, isLastOfSeries else { return }
                takeLike(number, run) { $0.suffix = Array(digits) }
            } else if !onlyExtension, isLong || number.kind == .mobile, mayBeLastDigits(run, sign, number) {
                takeLike(number, run) { $0.digits.replaceSubrange(($0.digits.count - digits.count)..., with: digits) }
            }
        case .comma where mayBeExtension: extend(before, by: run)
        case .join where mayBeExtension && number.kind == .landline && isLastOfSeries: extend(before, by: run)
        default: return
        }
    }

    private mutating func takeLike(_ number: FoundNumber, _ run: Int, change: (inout FoundNumber) -> Void) {
        var other = number
        other.runs = run..<(run + 1)
        change(&other)
        take(other)
    }

    /// `0371-67181201/02`.
    private func mayBeLastDigits(_ run: Int, _ sign: Unicode.Scalar?, _ number: FoundNumber) -> Bool {
        let digits = runs[run].digits
        switch digits.count {
        case 1: guard let sign, "/\\~".unicodeScalars.contains(sign) else { return false }
        case 2: break
        case 3, 4: guard number.digits.suffix(digits.count).dropLast(2) == digits.dropLast(2) else { return false }
        default: return false
        }
        // It may be a list's number: 1、15400000123 2、15400000124.
        let isOfList =
            runs[run].isListNumber && run + 1 < runs.count && runs[run + 1].gap == .or("、")
            && runs[run + 1].digits.count > 4
        return !isOfList
    }
}
