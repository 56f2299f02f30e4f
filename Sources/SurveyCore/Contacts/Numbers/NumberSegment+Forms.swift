/// The forms of numbers, counted in the digits of runs (numbers.md §Numbers in a chunk).
extension NumberSegment {
    /// A place in a chunk: a run, perhaps without its first digits.
    struct Place {
        var run: Int
        var skipped = 0
    }

    /// What a form has matched.
    struct Match {
        var digits: [UInt8]
        /// The run behind it.
        var end: Int
        var kind: PhoneNumber.Kind
        var areaDigits = 0
        /// A landline without its zero whose area code is a run of its own, and not joined tight.
        var isAreaLoose = false
    }

    /// The digits of the run at a place; `nil` where none is left, or it is of another chunk, taken or labelled.
    func digits(at place: Place, of start: Int) -> ArraySlice<UInt8>? {
        guard place.run < runs[start].chunk.upperBound, isFree(place.run), !runs[place.run].isLabelled else {
            return nil
        }
        return runs[place.run].digits.dropFirst(place.skipped)
    }

    /// Behind a prefix of `count` digits: in the same run, or in the next.
    func behind(_ place: Place, _ count: Int) -> Place {
        let skipped = place.skipped + count
        return skipped < runs[place.run].digits.count
            ? Place(run: place.run, skipped: skipped) : Place(run: place.run + 1)
    }

    /// Runs in one of the forms, all of which have `total` digits.
    func match(
        _ forms: [UInt32],
        total: Int,
        at place: Place,
        of start: Int
    ) -> (digits: [UInt8], end: Int)? {
        var (all, form): ([UInt8], UInt32) = ([], 0)
        var place = place
        while all.count < total {
            guard let digits = digits(at: place, of: start), all.count + digits.count <= total else { return nil }
            all += digits
            form = form << 4 | UInt32(digits.count)
            place = Place(run: place.run + 1)
        }
        return forms.contains(form) ? (all, place.run) : nil
    }

    func mobile(at place: Place, of start: Int) -> Match? {
        guard let first = digits(at: place, of: start) else { return nil }
        var place = place
        if first.first == UInt8(ascii: "0") {
            guard first.count > 1 || isTightToNext(place.run) else { return nil }
            place = behind(place, 1)
        }
        guard let (digits, end) = match(NumberForms.mobile, total: 11, at: place, of: start),
            NumberingPlan.isMobile(digits[...])
        else { return nil }
        return Match(digits: digits, end: end, kind: .mobile)
    }

    func serviceLine(at place: Place, of start: Int) -> Match? {
        guard let (digits, end) = match(NumberForms.serviceLine, total: 10, at: place, of: start),
            NumberingPlan.beginsServiceLine(digits[...])
        else { return nil }
        return Match(digits: digits, end: end, kind: .serviceLine)
    }

    /// A local number of one of the lengths.
    func local(_ lengths: ClosedRange<Int>, at place: Place, of start: Int) -> (digits: [UInt8], end: Int)? {
        for (length, forms) in [(8, NumberForms.local8), (7, NumberForms.local7)] where lengths.contains(length) {
            if let found = match(forms, total: length, at: place, of: start),
                NumberingPlan.beginsLocal(found.digits[...])
            {
                return found
            }
        }
        return nil
    }

    func landline(at place: Place, of start: Int) -> Match? {
        guard let first = digits(at: place, of: start) else { return nil }
        if let area = NumberingPlan.landlineArea(first) {
            let isShort = NumberingPlan.isShort(first.dropFirst(area))
            return Match(
                digits: Array(first),
                end: place.run + 1,
                kind: isShort ? .shortNumber : .landline,
                areaDigits: area
            )
        }
        guard NumberingPlan.isAreaCode(first) else { return nil }
        let next = Place(run: place.run + 1)
        if let (digits, end) = local(NumberingPlan.localLengths(first), at: next, of: start) {
            return Match(digits: Array(first) + digits, end: end, kind: .landline, areaDigits: first.count)
        }
        guard let digits = digits(at: next, of: start), digits.count >= 5, NumberingPlan.isShort(digits) else {
            return nil
        }
        return Match(digits: Array(first) + digits, end: next.run + 1, kind: .shortNumber, areaDigits: first.count)
    }

    func landlineWithoutZero(at place: Place, of start: Int) -> Match? {
        guard let first = digits(at: place, of: start), first.count <= 11, NumberingPlan.mayLackZero(first) else {
            return nil
        }
        let whole = NumberingPlan.withZero(first)
        if let area = NumberingPlan.zerolessArea(first) {
            return Match(digits: whole, end: place.run + 1, kind: .landline, areaDigits: area)
        }
        guard NumberingPlan.isAreaCode(whole[...]) else { return nil }
        let next = Place(run: place.run + 1)
        guard let (digits, end) = local(NumberingPlan.localLengths(whole[...]), at: next, of: start) else { return nil }
        return Match(
            digits: whole + digits,
            end: end,
            kind: .landline,
            areaDigits: whole.count,
            isAreaLoose: !isTightToNext(place.run)
        )
    }

    /// A number of the runs from `start` on; `nil` where a broken run would not be all of it.
    func found(_ match: Match?, from start: Int) -> FoundNumber? {
        guard let match else { return nil }
        let range = start..<match.end
        guard range.count == 1 || !runs[range].contains(where: \.isBroken) else { return nil }
        return FoundNumber(runs: range, kind: match.kind, digits: match.digits, areaDigits: match.areaDigits)
    }
}
