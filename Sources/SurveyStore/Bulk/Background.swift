import Dispatch

/// A value made on another thread while this one goes on.
final class Background<Value: Sendable, Failure: Error>: @unchecked Sendable {
    // Written once before the group is left, read only after it.
    private var result: Result<Value, Failure>?
    private let group = DispatchGroup()

    init(_ make: @escaping @Sendable () throws(Failure) -> Value) {
        DispatchQueue.global().async(group: group) { [self] in
            do throws(Failure) { result = .success(try make()) } catch { result = .failure(error) }
        }
    }

    /// Waits for the value.
    func value() throws(Failure) -> Value {
        group.wait()
        return try result!.get()
    }
}
