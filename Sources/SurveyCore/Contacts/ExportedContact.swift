/// Whose records are handed on.
package struct ExportedContact: Hashable, Sendable {
    package let identity: ContactIdentity
    /// With its unit, or replaced by a later hand-in: it plays no part any more.
    package let isWithdrawn: Bool

    package init(identity: ContactIdentity, isWithdrawn: Bool) {
        self.identity = identity
        self.isWithdrawn = isWithdrawn
    }
}
