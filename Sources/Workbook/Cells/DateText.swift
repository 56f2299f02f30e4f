/// Dates as spreadsheets count them: days since an epoch, times as a fraction of a day.
enum DateText {
    private static let secondsPerDay = 86_400

    /// Appends the date, the time or both. `nil`, and nothing, for a value that is no date.
    static func append(
        serial: Double,
        isDuration: Bool,
        showsDay: Bool,
        epoch1904: Bool,
        to bytes: inout ByteStore
    ) -> Cell.Kind? {
        // 9999-12-31 is day 2,958,465.
        guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
        // To the second: 9:41 is stored as 0.403472222222222.
        let total = Int((serial * Double(secondsPerDay)).rounded())
        let (day, second) = total.quotientAndRemainder(dividingBy: secondsPerDay)
        // What a formula makes of an empty cell, as it is shown.
        if total == 0, showsDay {
            bytes.append(epoch1904 ? "1904-01-01" : "1900-01-00")
            return .date
        }
        // Day 0 is no day: it is how a time alone is kept.
        if isDuration || day == 0 {
            append(second + day * secondsPerDay, to: &bytes)
            return .time
        }
        appendDay(day, epoch1904: epoch1904, to: &bytes)
        guard second > 0 else { return .date }
        bytes.append(0x20)
        append(second, to: &bytes)
        return .dateTime
    }

    private static func append(_ second: Int, to bytes: inout ByteStore) {
        appendTwo(second / 3_600, to: &bytes)
        bytes.append(0x3A)
        appendTwo(second / 60 % 60, to: &bytes)
        bytes.append(0x3A)
        appendTwo(second % 60, to: &bytes)
    }

    private static func appendDay(_ day: Int, epoch1904: Bool, to bytes: inout ByteStore) {
        // Day 60 of the 1900 calendar is the 29 February that 1900 did not have; it is told as it is shown.
        if day == 60, !epoch1904 {
            bytes.append("1900-02-29")
            return
        }
        // Days since 1970-01-01: 1904-01-01 is day 0, 1900-01-01 is day 1, 1900-03-01 is day 61.
        let days = epoch1904 ? day - 24_107 : day < 60 ? day - 25_568 : day - 25_569
        let (year, month, date) = civil(days)
        bytes.append(String(year).utf8)
        bytes.append(0x2D)
        appendTwo(month, to: &bytes)
        bytes.append(0x2D)
        appendTwo(date, to: &bytes)
    }

    private static func appendTwo(_ value: Int, to bytes: inout ByteStore) {
        if value < 10 { bytes.append(0x30) }
        bytes.append(String(value).utf8)
    }

    /// Year, month and day of the Gregorian calendar, of days since 1970-01-01 (Howard Hinnant, "chrono-Compatible
    /// Low-Level Date Algorithms").
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * ofYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * part + 2) / 5 + 1)
    }
}
