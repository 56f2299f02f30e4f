extension ContactRules {
    /// *Not before* and the agreed time of an open contact (protocol.md §Not before). Nothing withholds one that was
    /// never dialled.
    /// - Parameter silent: the silent ones that count towards unreachable.
    func addNextDial(_ counting: [Attempt], _ silent: [Attempt], _ status: inout ContactStatus) {
        guard let last = counting.last, !status.awaitsNumberCheck else { return }
        if last.outcome == .appointment, let agreed = last.appointment {
            status.appointment = agreed
            status.notBefore = agreed
            return
        }
        let date = last.at.date(offset)
        var earliest: Timestamp? =
            switch (last.outcome.kind, last.outcome) {
            case (_, .busy): restEnds(last)
            case (_, .brokeOff), (_, .gatekeeperRefused), (_, .suspended):
                Timestamp(startOf: calendar.workingDay(after: date), offset: offset)
            case (.dead, _): nil
            case (.reached, _), (.silent, _), (.none, _):
                nextSlice(from: restEnds(last), tried: triedSlices(counting))
            }
        if counting.count(where: { !$0.incoming && $0.at.date(offset) == date }) >= calls.attemptsPerDay {
            let rested = firstSlice(on: calendar.workingDay(after: date))
            earliest = max(earliest ?? rested, rested)
        }
        if !status.everReached {
            // Of a number that nobody answered no dial is offered that would not count.
            let first = firstThatCounts(from: earliest ?? last.at, after: silent)
            if earliest != nil || first > last.at { earliest = first }
        }
        status.notBefore = earliest
    }

    /// Slices in which the person was looked for and not found. Dead and refused dials say nothing about a time of day.
    private func triedSlices(_ counting: [Attempt]) -> Set<Int> {
        var tried: Set<Int> = []
        for attempt in counting where !attempt.incoming {
            let outcome = attempt.outcome
            guard outcome.kind == .silent || outcome == .absent || outcome == .appointment else { continue }
            if let slice = workingSlice(at: attempt.at) { tried.insert(slice) }
        }
        return tried
    }

    /// The earliest moment from `time` on inside a slice of a working day, of a slice not `tried` if one is left.
    func nextSlice(from time: Timestamp, tried: Set<Int>) -> Timestamp {
        let left = calls.slices.indices.filter { !tried.contains($0) }
        let usable = left.isEmpty ? Array(calls.slices.indices) : left
        var date = time.date(offset)
        if calendar.isWorkingDay(date) {
            let now = time.time(offset)
            if let slice = usable.map({ calls.slices[$0] }).first(where: { now < $0.until }) {
                return max(time, Timestamp(date, slice.from, offset: offset))
            }
        }
        date = calendar.workingDay(after: date)
        return Timestamp(date, calls.slices[usable[0]].from, offset: offset)
    }
}
