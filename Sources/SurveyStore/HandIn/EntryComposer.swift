import Dispatch
import SurveyCore

/// Composes units' `contacts` entries and their chain of hashes on a queue of its own, while the entries before them are
/// stored. They read as ``LogAct/contacts(_:)`` writes them, but without a value per contact: a hand-in may have a million.
final class EntryComposer: @unchecked Sendable {
    struct Request {
        let unit: Int
        /// The unit's key name.
        let key: [UInt8]
        let state: UnitLedger.State
    }

    private let queue = DispatchQueue(label: "entries")
    // From here on used on the queue alone.
    private let spool: EntrySpool
    private var head: String
    private let written: String
    private let by: String
    private let name: String
    private let file: String

    /// - Parameters:
    ///   - head: the hash of the log's newest entry.
    ///   - name: digest of the file's name.
    ///   - file: SHA-256 of the file's bytes.
    init(_ spool: EntrySpool, after head: String, written: String, by: String, name: String, file: String) {
        self.spool = spool
        self.head = head
        self.written = written
        self.by = by
        self.name = name
        self.file = file
    }

    func begin(_ requests: [Request]) -> Block {
        let block = Block(requests)
        queue.async { [self] in
            block.end(Result { try compose(block) })
        }
        return block
    }

    private func compose(_ block: Block) throws {
        var json = JSONWriter()
        for request in block.requests {
            let start = json.bytes.count
            try compose(request, into: &json)
            head = json.bytes.withUnsafeBytes {
                LogEntry.hash(previous: head, utf8: UnsafeRawBufferPointer(rebasing: $0[start...]))
            }
            block.hashes.append(head)
            block.ends.append(json.bytes.count)
        }
        block.bytes = json.bytes
    }

    private func compose(_ request: Request, into json: inout JSONWriter) throws {
        json.raw(#"{"act":"contacts","written":"#)
        json.string(written)
        json.raw(#","by":"#)
        json.string(by)
        json.raw(#","unit":"#)
        json.string(utf8: request.key)
        json.raw(#","name":"#)
        json.plain(name)
        json.raw(#","file":"#)
        json.plain(file)
        json.raw(#","refused":"#)
        json.int(Int(request.state.refused))
        json.raw(#","contacts":["#)
        try spool.take(unit: request.unit, into: &json)
        json.raw("]}")
    }

    /// Some entries in a row.
    final class Block: @unchecked Sendable {
        fileprivate let requests: [Request]
        fileprivate var bytes: [UInt8] = []
        fileprivate var ends: [Int] = []
        fileprivate var hashes: [String] = []
        private var result: Result<Void, any Error> = .success(())
        private let isDone = DispatchSemaphore(value: 0)

        fileprivate init(_ requests: [Request]) { self.requests = requests }

        fileprivate func end(_ result: Result<Void, any Error>) {
            self.result = result
            isDone.signal()
        }

        /// Waits for the entries and goes through them.
        func entries(_ body: (Request, UnsafeBufferPointer<UInt8>, _ hash: String) throws -> Void) throws {
            isDone.wait()
            try result.get()
            try bytes.withUnsafeBufferPointer { bytes in
                var start = 0
                for (index, request) in requests.enumerated() {
                    try body(request, UnsafeBufferPointer(rebasing: bytes[start..<ends[index]]), hashes[index])
                    start = ends[index]
                }
            }
        }
    }
}
