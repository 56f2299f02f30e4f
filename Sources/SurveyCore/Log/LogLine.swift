/// An entry of the log as it is stored, with its place in the chain.
package struct LogLine: Hashable, Sendable {
    package let sequence: Int
    package let previous: String
    package let hash: String
    /// The entry's JSON, to the letter.
    package let text: String
    /// Of an act whose reason the entry holds as a digest only: the reason kept beside the log, unless it was erased.
    package var reason: String?

    package init(sequence: Int, previous: String, hash: String, text: String) {
        self.sequence = sequence
        self.previous = previous
        self.hash = hash
        self.text = text
    }

    /// What it says; `nil` when it is no entry of log.md §Acts.
    package var entry: LogEntry? { LogEntry.read(text) }
}

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
