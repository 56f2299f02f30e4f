import Glibc
import SurveyCore

/// The ``EntryParts`` of a file until its end, when each unit's go into its entry. Beyond a few megabytes they lie in a
/// file without a name beside the survey, so that memory does not grow with the hand-in. Filled and arranged on the
/// survey's thread, then taken from on that of the ``EntryComposer`` alone.
final class EntrySpool: @unchecked Sendable {
    private static let room = 4 << 20
    private let path: String
    private var file: Int32?
    /// What is not yet in the file.
    private var tail: [UInt8] = []
    /// How many bytes are in the file.
    private var written = 0
    private var runs: [EntryParts.Run] = []

    // For reading: which run comes next and where it begins, and the bytes of the file that lie in memory.
    private var order: [(run: Int, start: Int)]?
    private var next = 0
    private var start = 0
    private var window: [UInt8] = []
    private var windowStart = 0

    /// - Parameter path: the survey's.
    init(besides path: String) { self.path = path }

    deinit { if let file { close(file) } }

    func append(_ parts: EntryParts) throws {
        for run in parts.runs {
            if runs.last?.unit == run.unit, Int(runs.last!.bytes) + Int(run.bytes) < Int32.max {
                runs[runs.count - 1].bytes += run.bytes
            } else {
                runs.append(run)
            }
        }
        tail.append(contentsOf: parts.bytes)
        if tail.count > EntrySpool.room { try spill() }
    }

    /// To be called when all is appended.
    /// - Parameter rank: a unit's place in the order in which ``take(unit:into:)`` will be called.
    func arrange(by rank: (Int) -> Int) {
        var last = -1
        let isArranged = runs.allSatisfy { run in
            defer { last = rank(Int(run.unit)) }
            return rank(Int(run.unit)) >= last
        }
        guard !isArranged else { return }
        var begin = 0
        let places = runs.indices.map { index in
            defer { begin += Int(runs[index].bytes) }
            return (run: index, start: begin)
        }
        order = places.sorted { (rank(Int(runs[$0.run].unit)), $0.run) < (rank(Int(runs[$1.run].unit)), $1.run) }
    }

    /// Appends what was kept of a unit, its first comma left out.
    func take(unit: Int, into json: inout JSONWriter) throws {
        var isFirst = true
        while next < runs.count {
            let place = order?[next] ?? (run: next, start: start)
            let run = runs[place.run]
            guard Int(run.unit) == unit else { return }
            try read(from: place.start + (isFirst ? 1 : 0), to: place.start + Int(run.bytes), into: &json)
            isFirst = false
            next += 1
            start = place.start + Int(run.bytes)
        }
    }

    private func read(from begin: Int, to end: Int, into json: inout JSONWriter) throws {
        var begin = begin
        while begin < end {
            if begin >= written {
                json.raw(utf8: tail[begin - written..<end - written])
                return
            }
            if begin < windowStart || begin >= windowStart + window.count { try fill(from: begin, to: end) }
            let stop = min(end, windowStart + window.count)
            json.raw(utf8: window[begin - windowStart..<stop - windowStart])
            begin = stop
        }
    }

    /// Runs that do not lie one behind the other are read alone: the next one is elsewhere.
    private func fill(from begin: Int, to end: Int) throws {
        let count = min(256 << 10, written - begin, order == nil ? .max : end - begin)
        var failed = false
        window = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(file!, buffer.baseAddress! + filled, count - filled, off_t(begin + filled))
                guard got > 0 else {
                    if got < 0, errno == EINTR { continue }
                    failed = true
                    return
                }
                filled += got
            }
        }
        guard !failed else { throw Refusal.file(.readWriteFailed(path: path)) }
        windowStart = begin
    }

    private func spill() throws {
        let file = try self.file ?? unnamedFile()
        self.file = file
        try tail.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = pwrite(file, bytes.baseAddress! + done, bytes.count - done, off_t(written + done))
                guard count > 0 else {
                    if count < 0, errno == EINTR { continue }
                    throw errno == ENOSPC ? Refusal.file(.diskFull) : .file(.readWriteFailed(path: path))
                }
                done += count
            }
        }
        written += tail.count
        tail.removeAll(keepingCapacity: true)
    }

    /// Unlinked at once: whatever happens to this process, nothing is left of it.
    private func unnamedFile() throws -> Int32 {
        var name = Array("\(path).parts-XXXXXX".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { throw errno == ENOSPC ? Refusal.file(.diskFull) : .file(.notPermitted(path: path)) }
        unlink(name)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        return file
    }
}
