extension Replay {
    /// What the log says of one contact, besides its attempts; small, since there may be a million.
    package struct Contact {
        package let unit: Int32
        package let ordinal: Int32
        /// Days since 1970-01-01.
        package let receivedOn: Int32
        package let assumed: Bool
        /// The entries that took it and withdrew it; 0 is never.
        package let taken: Int32
        package var withdrawn: Int32 = 0
        /// Index of its draw; -1 is not drawn.
        package var draw: Int32 = -1
        /// Index of the surveyor who has it.
        package var surveyor: Int32 = -1
        /// On his list, from 1.
        package var place: Int32 = 0
        /// Only one surveyor of its draw might call its unit.
        package var single = false
        package let digest: Digest

        init(unit: Int32, ordinal: Int32, receivedOn: Int32, assumed: Bool, taken: Int32, digest: Digest) {
            self.unit = unit
            self.ordinal = ordinal
            self.receivedOn = receivedOn
            self.assumed = assumed
            self.taken = taken
            self.digest = digest
        }

        /// Whether its line stood in the roster at this entry.
        package func isProvided(at sequence: Int) -> Bool {
            Int(taken) < sequence && (withdrawn == 0 || Int(withdrawn) > sequence)
        }
    }
}
