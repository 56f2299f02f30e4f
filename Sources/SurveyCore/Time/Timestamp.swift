/// A time of day in whole minutes, 00:00–24:00 (24:00 only as the end of a slice).
package struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let minutes: Int

    package init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    package init?(hour: Int, minute: Int) {
        guard (0...24).contains(hour), (0...59).contains(minute) else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// Reads `9:05` and `09:05`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    package var description: String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }
    package static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.minutes < b.minutes }
}

/// The distance of the rulebook's clock from UTC, in seconds; China has had one offset since 1991.
package struct UTCOffset: Hashable, Sendable, CustomStringConvertible {
    package let seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    /// Reads `+08:00`, `-03:30` and `Z`, up to 18 hours.
    package init?(_ text: some StringProtocol) {
        if text == "Z" {
            self.init(seconds: 0)
            return
        }
        guard let sign = text.first, sign == "+" || sign == "-", text.utf8.count == 6,
            let time = TimeOfDay(text.dropFirst()), time.minutes <= 18 * 60
        else { return nil }
        self.init(seconds: (sign == "-" ? -60 : 60) * time.minutes)
    }

    package var description: String {
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
    }
}

/// An instant in whole seconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    package init(_ date: CivilDate, _ time: TimeOfDay, second: Int = 0, offset: UTCOffset) {
        self.init(seconds: date.daysSinceEpoch * 86_400 + time.minutes * 60 + second - offset.seconds)
    }

    /// The instant `date` begins.
    package init(startOf date: CivilDate, offset: UTCOffset) {
        self.init(seconds: date.daysSinceEpoch * 86_400 - offset.seconds)
    }

    private func local(_ offset: UTCOffset) -> (day: Int, second: Int) {
        let shifted = seconds + offset.seconds
        let day = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
        return (day, shifted - day * 86_400)
    }

    package func date(_ offset: UTCOffset) -> CivilDate { CivilDate(daysSinceEpoch: local(offset).day) }

    /// The minute of the day; seconds are cut.
    package func time(_ offset: UTCOffset) -> TimeOfDay { TimeOfDay(minutes: local(offset).second / 60)! }

    /// Minutes since 1970-01-01T00:00Z, begun ones not counted.
    package var minute: Int { seconds >= 0 ? seconds / 60 : (seconds - 59) / 60 }

    package func adding(minutes: Int) -> Timestamp { Timestamp(seconds: seconds + minutes * 60) }

    /// `2020-10-12T09:05:00+08:00`
    package func iso8601(_ offset: UTCOffset) -> String {
        let (day, second) = local(offset)
        var text = CivilDate(daysSinceEpoch: day).description
        text.reserveCapacity(25)
        text += "T"
        text += padded(second / 3600, 2)
        text += ":"
        text += padded(second / 60 % 60, 2)
        text += ":"
        text += padded(second % 60, 2)
        text += offset.description
        return text
    }

    /// Reads `2020-10-12T09:05[:00][+08:00|Z]`, `T` or one blank, as programs write it; `offset` is taken where the text names
    /// none. What people write is read by ``WrittenTime``.
    package init?(iso text: some StringProtocol, offset: UTCOffset) {
        guard text.utf8.count >= 15, let date = CivilDate(iso: text.prefix(10)) else { return nil }
        var rest = text.dropFirst(10)
        guard let sign = rest.popFirst(), sign == "T" || sign == " " else { return nil }
        var zone = offset
        if let start = rest.firstIndex(where: { $0 == "+" || $0 == "-" || $0 == "Z" }) {
            guard let named = UTCOffset(rest[start...]) else { return nil }
            zone = named
            rest = rest[..<start]
        }
        let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let time = TimeOfDay("\(parts[0]):\(parts[1])"), time.minutes < 1440
        else { return nil }
        var second = 0
        if parts.count == 3 {
            guard parts[2].utf8.count == 2, parts[2].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let value = Int(parts[2]), value < 60
            else { return nil }
            second = value
        }
        self.init(date, time, second: second, offset: zone)
    }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }
}
