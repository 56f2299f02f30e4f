import Foundation
import Synchronization

/// Hands batches from the thread that reads a file to the one that writes the survey; both wait for each other, so that
/// no more than a few batches lie in memory.
final class BatchChannel<Batch: Sendable>: Sendable {
    private struct State {
        var batches: [Batch] = []
        var ended = false
        var failure: (any Error)?
        var abandoned = false
    }

    private let condition = NSCondition()
    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int = 2) { self.capacity = capacity }

    /// Runs `produce` on a thread of its own until it answers `nil` or the receiver has gone.
    func start(_ produce: @escaping @Sendable () throws -> Batch?) {
        onThread { [self] in
            while let batch = try produce() {
                guard offer(batch) else { return }
            }
        }
    }

    /// As ``start(_:)``, for what comes in one piece.
    func start(once make: @escaping @Sendable () throws -> Batch) { onThread { [self] in _ = offer(try make()) } }

    private func onThread(_ work: @escaping @Sendable () throws -> Void) {
        let thread = Thread { [self] in
            do {
                try work()
                finish(nil)
            } catch {
                finish(error)
            }
        }
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// The next batch; `nil` at the end. Throws what the producer threw, and what `check` throws, which is asked now and
    /// then: who types a table may not type on.
    func next(check: () throws -> Void = {}) throws -> Batch? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            try check()
            let (batch, ended, failure) = state.withLock { state in
                (state.batches.isEmpty ? nil : state.batches.removeFirst(), state.ended, state.failure)
            }
            if let batch {
                condition.broadcast()
                return batch
            }
            if let failure { throw failure }
            if ended { return nil }
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.2))
        }
    }

    /// The receiver wants no more.
    func abandon() {
        condition.lock()
        state.withLock { $0.abandoned = true }
        condition.broadcast()
        condition.unlock()
    }

    private func offer(_ batch: Batch) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while true {
            let (full, abandoned) = state.withLock { ($0.batches.count >= capacity, $0.abandoned) }
            if abandoned { return false }
            if !full { break }
            condition.wait()
        }
        state.withLock { $0.batches.append(batch) }
        condition.broadcast()
        return true
    }

    private func finish(_ failure: (any Error)?) {
        condition.lock()
        state.withLock { state in
            state.ended = true
            state.failure = failure
        }
        condition.broadcast()
        condition.unlock()
    }
}
