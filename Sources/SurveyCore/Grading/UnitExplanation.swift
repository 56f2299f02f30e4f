/// Everything that `grade --explain` says about one unit (explanation.md).
package struct UnitExplanation: Hashable, Sendable {
    package var grade: UnitGrade
    package var closedAt: Timestamp?
    package var publishedOn: CivilDate?
    package var logHead: String
    /// The drawn contacts in the order of their keys.
    package var contacts: [Contact]
    /// The computed grade under each other reading alone (``Readings/otherReadings``).
    package var otherReadings: [ReadingOutcome]
    /// 工号 by surveyor's name.
    package var surveyorNumbers: [String: Int]

    package struct Contact: Hashable, Sendable {
        package var id: Int
        package var key: String
        package var organisation: String
        /// The number in force; `nil` when no telephone can dial it.
        package var phone: String?
        package var phoneAsGiven: String
        package var corrected: Bool
        package var status: ContactStatus
        /// Not voided and not replaced, by time.
        package var attempts: [Attempt]

        package init(
            id: Int,
            key: String,
            organisation: String,
            phone: String?,
            phoneAsGiven: String,
            corrected: Bool,
            status: ContactStatus,
            attempts: [Attempt]
        ) {
            self.id = id
            self.key = key
            self.organisation = organisation
            self.phone = phone
            self.phoneAsGiven = phoneAsGiven
            self.corrected = corrected
            self.status = status
            self.attempts = attempts
        }
    }

    package struct ReadingOutcome: Hashable, Sendable {
        package let reading: Reading
        package let grade: Grade?

        package init(reading: Reading, grade: Grade?) {
            self.reading = reading
            self.grade = grade
        }
    }

    package init(
        grade: UnitGrade,
        closedAt: Timestamp?,
        publishedOn: CivilDate?,
        logHead: String,
        contacts: [Contact],
        otherReadings: [ReadingOutcome],
        surveyorNumbers: [String: Int]
    ) {
        self.grade = grade
        self.closedAt = closedAt
        self.publishedOn = publishedOn
        self.logHead = logHead
        self.contacts = contacts
        self.otherReadings = otherReadings
        self.surveyorNumbers = surveyorNumbers
    }
}
