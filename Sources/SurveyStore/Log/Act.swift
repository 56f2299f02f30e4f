import SurveyCore

/// Who acts and when, and where the salts of what is kept beside the log come from: given by the caller.
package struct Act: Sendable {
    package var by: String
    package var now: Timestamp
    package var salts: SaltSource

    package init(by: String, now: Timestamp, salts: SaltSource = .system) {
        self.by = by
        self.now = now
        self.salts = salts
    }
}
