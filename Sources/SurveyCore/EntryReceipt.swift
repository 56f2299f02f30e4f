/// An entry of the log as acts return it.
package struct EntryReceipt: Hashable, Sendable {
    package let sequence: Int
    package let hash: String

    package init(sequence: Int, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }

    package var json: JSONValue { ["sequence": .int(sequence), "hash": .string(hash)] }
}
