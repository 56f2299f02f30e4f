/// The day on which a unit handed in.
extension NaiveSurvey {
    /// "Dates every contact the unit has then; later ones keep their own; the last entry holds."
    package func received(_ contact: Contact) -> Int {
        guard let correction = receivedCorrections[contact.unit], correction.places.contains(contact.place) else {
            return contact.received
        }
        return correction.date
    }

    /// A contact of the unit is dated by what put the date right.
    package func isReceivedCorrected(_ unit: String) -> Bool {
        provided(unit).contains { receivedCorrections[unit]?.places.contains($0.place) == true }
    }

    /// "The day of its first contacts."
    package func firstDate(of unit: String) -> Int? { provided(unit).map(received).min() }

    /// "`first` is the smallest, `complete` the quota-th smallest (fewer: the largest) date of contacts now provided."
    package func date(of unit: String) -> Int? {
        if rules.completionReading == "first" { return firstDate(of: unit) }
        let dates = provided(unit).map(received).sorted()
        return dates.count >= rules.quota ? dates[rules.quota - 1] : dates.last
    }

    /// R1 reads the day that R8 found.
    func isLate(_ date: Int?) -> Bool {
        guard let date else { return false }
        switch rules.deadlineReading {
        case "exclusive": return date >= rules.deadline
        case "next-working-day" where !rules.isWorkingDay(rules.deadline):
            return date > rules.nextWorkingDay(after: rules.deadline)
        default: return date > rules.deadline
        }
    }
}
