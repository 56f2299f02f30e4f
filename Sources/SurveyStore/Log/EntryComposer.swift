import Dispatch
import SurveyCore

/// Makes the texts of entries and their chain of hashes on a queue of its own, one block after another, while the blocks
/// before them are stored.
final class EntryComposer: @unchecked Sendable {
    typealias Compose = @Sendable (inout JSONWriter) throws -> Void

    static let blockSize = 64

    private let queue = DispatchQueue(label: "entries")
    /// Hash of the entry composed last. Used on the queue alone.
    private var head = LogEntry.origin

    /// - Parameter head: hash of the entry before; `nil` where that one is in the block begun before.
    func begin(_ entries: [Compose], after head: String?) -> Block {
        let block = Block()
        queue.async { [self] in
            if let head { self.head = head }
            block.end(Result { try compose(entries, into: block) })
        }
        return block
    }

    private func compose(_ entries: [Compose], into block: Block) throws {
        var json = JSONWriter()
        for compose in entries {
            let start = json.bytes.count
            try compose(&json)
            head = json.bytes.withUnsafeBytes {
                LogEntry.hash(previous: head, utf8: UnsafeRawBufferPointer(rebasing: $0[start...]))
            }
            block.hashes.append(head)
            block.ends.append(json.bytes.count)
        }
        block.bytes = json.bytes
    }

    /// Some entries in a row.
    final class Block: @unchecked Sendable {
        // Written on the composer's queue before the semaphore is signalled, read only after it.
        fileprivate var bytes: [UInt8] = []
        fileprivate var ends: [Int] = []
        fileprivate var hashes: [String] = []
        private var result: Result<Void, any Error> = .success(())
        private let isDone = DispatchSemaphore(value: 0)

        fileprivate func end(_ result: Result<Void, any Error>) {
            self.result = result
            isDone.signal()
        }

        /// Waits for the entries and goes through them.
        func wait(_ body: (_ place: Int, _ text: UnsafeBufferPointer<UInt8>, _ hash: String) throws -> Void) throws {
            isDone.wait()
            try result.get()
            try bytes.withUnsafeBufferPointer { bytes in
                var start = 0
                for (place, end) in ends.enumerated() {
                    try body(place, UnsafeBufferPointer(rebasing: bytes[start..<end]), hashes[place])
                    start = end
                }
            }
        }
    }
}
