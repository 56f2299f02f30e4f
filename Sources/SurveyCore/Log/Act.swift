/// Who acts and when: given by the caller, who has the clock.
package struct Act: Hashable, Sendable {
    package var by: String
    package var now: Timestamp

    package init(by: String, now: Timestamp) {
        self.by = by
        self.now = now
    }
}
