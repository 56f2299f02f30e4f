/// Numbers of which nothing has to be assumed (numbers.md §Numbers in a chunk).
extension NumberSegment {
    /// The certain number that begins with a run, without its extension; of runs that are not taken.
    func certainNumber(at run: Int) -> FoundNumber? {
        guard isFree(run), !runs[run].isLabelled else { return nil }
        let start = Place(run: run)
        return found(
            international(at: run) ?? behindChinasCode(at: run) ?? neighbour(at: run)
                ?? mobile(at: start, of: run) ?? landline(at: start, of: run) ?? serviceLine(at: start, of: run),
            from: run
        )
    }

    // MARK: - Behind a plus

    private func international(at run: Int) -> Match? {
        let place: Place
        if runs[run].hasDoubleZero, beginsChunk(run) || runs[run].digits.count >= 9 {
            place = Place(run: run, skipped: 2)
        } else if runs[run].isInternational, !runs[run].begins("0") {
            place = Place(run: run)
        } else {
            return nil
        }
        let digits = runs[run].digits.dropFirst(place.skipped)
        if digits.starts(with: "86".utf8) { return china(behind(place, 2), of: run) }
        if let code = Self.neighbours.first(where: { digits.starts(with: $0.utf8) }) {
            return neighbour(code, behind(place, 3), of: run)
        }
        return digits.first == UInt8(ascii: "1")
            ? northAmerica(place, of: run) : ownArea(at: run) == nil ? abroad(place, of: run) : nil
    }

    private func china(_ place: Place, of run: Int) -> Match? {
        var place = place
        if let digits = digits(at: place, of: run), digits.elementsEqual("0".utf8) {
            place = Place(run: place.run + 1)
        }
        return mobile(at: place, of: run) ?? landline(at: place, of: run) ?? serviceLine(at: place, of: run)
            ?? landlineWithoutZero(at: place, of: run)
    }

    private func northAmerica(_ place: Place, of run: Int) -> Match? {
        var all: [UInt8] = []
        var next = place
        while all.count < 11, next.run < run + 5 {
            guard let digits = digits(at: next, of: run), all.count + digits.count <= 11 else { return nil }
            all += digits
            next = Place(run: next.run + 1)
        }
        guard all.count == 11, all[1] >= UInt8(ascii: "2"), all[4] >= UInt8(ascii: "2") else { return nil }
        return Match(digits: all, end: next.run, kind: .abroad)
    }

    private func abroad(_ place: Place, of run: Int) -> Match? {
        guard let first = digits(at: place, of: run), first.count <= 15 else { return nil }
        var all = Array(first)
        var next = Place(run: run + 1)
        if first.count <= 3, let zero = digits(at: next, of: run), zero.elementsEqual("0".utf8) { next.run += 1 }
        while let digits = digits(at: next, of: run), all.count + digits.count <= 15, !isNumberAlone(digits) {
            all += digits
            next.run += 1
        }
        return all.count >= 7 ? Match(digits: all, end: next.run, kind: .abroad) : nil
    }

    private func isNumberAlone(_ digits: ArraySlice<UInt8>) -> Bool {
        NumberingPlan.isMobile(digits) || NumberingPlan.isServiceLine(digits)
            || NumberingPlan.landlineArea(digits) != nil
            || (digits.first == UInt8(ascii: "0") && NumberingPlan.isMobile(digits.dropFirst()))
    }

    // MARK: - Without a plus

    /// A run of its own that begins its chunk or is joined tight to the next.
    private func leads(_ run: Int, _ code: String) -> Bool {
        runs[run].reads(code) && (beginsChunk(run) || isTightToNext(run))
    }

    private func behindChinasCode(at run: Int) -> Match? {
        guard leads(run, "86") || (runs[run].begins("86") && runs[run].digits.count >= 12) else { return nil }
        let place = behind(Place(run: run), 2)
        return mobile(at: place, of: run) ?? landline(at: place, of: run) ?? serviceLine(at: place, of: run)
    }

    private static let neighbours = ["852", "853", "886"]

    private func neighbour(at run: Int) -> Match? {
        guard let code = Self.neighbours.first(where: { runs[run].begins($0) }) else { return nil }
        let match = neighbour(code, behind(Place(run: run), 3), of: run)
        return leads(run, code) || match?.end == run + 1 ? match : nil
    }

    /// Hongkong, Macao, Taiwan.
    private func neighbour(_ code: String, _ place: Place, of run: Int) -> Match? {
        guard code == "886" else {
            guard let (digits, end) = local(8...8, at: place, of: run) else { return nil }
            return Match(digits: code.utf8 + digits, end: end, kind: .abroad)
        }
        var place = place
        if digits(at: place, of: run)?.first == UInt8(ascii: "0") { place = behind(place, 1) }
        var all: [UInt8] = []
        while all.count < 8 {
            guard let digits = digits(at: place, of: run), all.count + digits.count <= 9 else { return nil }
            all += digits
            place = Place(run: place.run + 1)
        }
        if all.count == 8 || all.count == 9, all.first != UInt8(ascii: "0") {
            return Match(digits: code.utf8 + all, end: place.run, kind: .abroad)
        }
        return nil
    }
}
