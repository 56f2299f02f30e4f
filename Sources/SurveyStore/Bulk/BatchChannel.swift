import Foundation

/// Hands batches from a thread that reads a file to the one that writes the survey; each waits for the other, so that no
/// more than a few batches lie in memory. Every field is guarded by the condition.
package final class BatchChannel<Batch: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity = 2
    private var batches: [Batch] = []
    private var hasEnded = false
    private var failure: (any Error)?
    private var isAbandoned = false

    package init() {}

    /// Runs `produce` on a thread of its own until it answers `nil` or the receiver has gone.
    package func start(_ produce: @escaping @Sendable () throws -> Batch?) {
        onThread { [self] in
            while let batch = try produce() {
                guard offer(batch) else { return }
            }
        }
    }

    /// As ``start(_:)``, for what comes in one piece.
    package func start(once make: @escaping @Sendable () throws -> Batch) {
        onThread { [self] in _ = offer(try make()) }
    }

    private func onThread(_ work: @escaping @Sendable () throws -> Void) {
        let thread = Thread { [self] in
            let failure = Result { try work() }.failure
            changing {
                hasEnded = true
                self.failure = failure
            }
        }
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// The next batch; `nil` at the end. Throws what the producer threw, and what `check` throws, which is asked now and
    /// then: who types a table may not type on.
    package func next(check: () throws -> Void = {}) throws -> Batch? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            try check()
            if !batches.isEmpty {
                condition.broadcast()
                return batches.removeFirst()
            }
            if let failure { throw failure }
            if hasEnded { return nil }
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.2))
        }
    }

    /// The receiver wants no more.
    package func abandon() { changing { isAbandoned = true } }

    private func offer(_ batch: Batch) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while batches.count >= capacity, !isAbandoned { condition.wait() }
        guard !isAbandoned else { return false }
        batches.append(batch)
        condition.broadcast()
        return true
    }

    private func changing(_ change: () -> Void) {
        condition.lock()
        change()
        condition.broadcast()
        condition.unlock()
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
