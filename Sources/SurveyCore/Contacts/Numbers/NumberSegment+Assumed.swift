/// Numbers of which a part has to be assumed (numbers.md §Numbers in a chunk).
extension NumberSegment {
    /// The assumed number that begins with a run; of runs that are not taken.
    /// - Parameter area: That of the nearest number before it, or `area`.
    func assumedNumber(at run: Int, area: LocalArea, freeBefore: Int?) -> FoundNumber? {
        guard isFree(run), !runs[run].isBroken else { return nil }
        let number =
            zeroRestored(at: run)
            ?? (isOtherTownBefore(freeBefore) ? nil : localNumber(at: run, area))
        guard let number, !runs[number.runs].contains(where: { $0.isTouched || $0.isBroken }) else { return nil }
        return number
    }

    private func zeroRestored(at run: Int) -> FoundNumber? {
        if let place = ownArea(at: run) {
            var number = found(landlineWithoutZero(at: place, of: run), from: run)
            number?.isZeroRestored = true
            number?.isPlusDropped = true
            return number
        }
        guard !runs[run].isInternational else { return nil }
        let place = Place(run: run)
        var match = landlineWithoutZero(at: place, of: run).flatMap { $0.isAreaLoose ? nil : $0 }
        if match == nil, runs[run].begins("86") {
            match = landlineWithoutZero(at: behind(place, 2), of: run)
            if !runs[run].reads("86"), match?.end != run + 1 { match = nil }
        }
        var number = found(match, from: run)
        number?.isZeroRestored = true
        return number
    }

    /// Behind a plus or `00` the rulebook's own area code without its zero, with a local number: `+371-67181234` is Latvia's only
    /// in theory.
    func ownArea(at run: Int) -> Place? {
        guard !areaCode.isEmpty, runs[run].isInternational || runs[run].hasDoubleZero else { return nil }
        let place = Place(run: run, skipped: runs[run].hasDoubleZero ? 2 : 0)
        guard let match = landlineWithoutZero(at: place, of: run), match.digits.starts(with: areaCode),
            match.areaDigits == areaCode.count
        else { return nil }
        return place
    }

    private func localNumber(at run: Int, _ area: LocalArea) -> FoundNumber? {
        let first = runs[run]
        let prefixes = [
            first.reads("86") || (first.isInternational && first.begins("86")) ? 2 : nil,
            first.begins("0086") ? 4 : nil,
            first.isInternational || first.reads("400") || first.reads("800") ? nil : 0,
        ]
        for prefix in prefixes.compactMap({ $0 }) {
            if let number = local(at: behind(Place(run: run), prefix), of: run, area) { return number }
        }
        // 8667181450
        guard first.begins("86"), let number = local(at: behind(Place(run: run), 2), of: run, area),
            number.runs.count == 1
        else { return nil }
        return number
    }

    func local(at place: Place, of run: Int, _ area: LocalArea) -> FoundNumber? {
        guard !area.digits.isEmpty,
            let (digits, end) = local(NumberingPlan.localLengths(area.digits[...]), at: place, of: run)
        else { return nil }
        var number = found(
            Match(digits: area.digits + digits, end: end, kind: .landline, areaDigits: area.digits.count),
            from: run
        )
        number?.isZeroRestored = area.isZeroRestored
        number?.isAreaAssumed = area.isAssumed
        return number
    }

    /// An area code in no number: another town may be meant.
    private func isOtherTownBefore(_ run: Int?) -> Bool {
        guard let run else { return false }
        return runs[run].isAreaCode && beginsPiece(run) && runs[run].isClean
    }

    /// A series of runs as nothing but assumed numbers, each perhaps with a tight extension.
    func assumedNumbers(_ series: Range<Int>, area: LocalArea) -> [FoundNumber]? {
        var found: [FoundNumber] = []
        var area = area
        var run = series.lowerBound
        while run < series.upperBound {
            let before = run == series.lowerBound && run > 0 && isFree(run - 1) ? run - 1 : nil
            guard let number = assumedNumber(at: run, area: area, freeBefore: before),
                number.runs.upperBound <= series.upperBound
            else { return nil }
            found.append(withTightExtension(number, before: series.upperBound))
            area = LocalArea(of: number) ?? area
            run = found[found.count - 1].runs.upperBound
        }
        return found
    }
}
