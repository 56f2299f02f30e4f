/// Bytes that lie in several places of a file, read as if they were one.
struct SectorBytes {
    private struct Run {
        /// Where it begins among these bytes, and in the file.
        let start: Int
        let place: Int
        var count: Int
    }

    let file: Bytes
    private var runs: [Run] = []
    private(set) var count = 0

    init(_ file: Bytes) { self.file = file }

    /// All of the file.
    init(whole file: Bytes) {
        self.file = file
        append(0, file.count)
    }

    /// Adds what lies at `place` of the file.
    mutating func append(_ place: Int, _ length: Int) {
        if let last = runs.last, last.place + last.count == place {
            runs[runs.count - 1].count += length
        } else {
            runs.append(Run(start: count, place: place, count: length))
        }
        count += length
    }

    /// Where in the file these bytes lie, if they lie there in one piece.
    func place(_ at: Int, _ length: Int) -> Int? {
        guard let run = run(at) else { return nil }
        let inner = at - run.start
        return length <= run.count - inner ? run.place + inner : nil
    }

    func u8(_ at: Int) -> Int? { place(at, 1).flatMap(file.u8) }

    func u16(_ at: Int) -> Int? {
        if let place = place(at, 2) { return file.u16(place) }
        guard let low = u8(at), let high = u8(at + 1) else { return nil }
        return low | high << 8
    }

    func u32(_ at: Int) -> Int? {
        if let place = place(at, 4) { return file.u32(place) }
        guard let low = u16(at), let high = u16(at + 2) else { return nil }
        return low | high << 16
    }

    /// These bytes in one piece: where they lie, or put together at `room`, which must hold them. `nil` beyond the end.
    func bytes(_ at: Int, _ length: Int, room: UnsafeMutableRawPointer) -> Bytes? {
        guard at >= 0, length >= 0, at <= count, length <= count - at else { return nil }
        if length == 0 { return Bytes(base: room, count: 0) }
        if let place = place(at, length) { return file.slice(place, length) }
        var filled = 0
        while filled < length, let run = run(at + filled) {
            let inner = at + filled - run.start
            let part = min(run.count - inner, length - filled)
            guard let piece = file.slice(run.place + inner, part) else { return nil }
            (room + filled).copyMemory(from: piece.base, byteCount: part)
            filled += part
        }
        return Bytes(base: room, count: length)
    }

    private func run(_ at: Int) -> Run? {
        guard at >= 0, at < count else { return nil }
        var low = 0
        var high = runs.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if runs[middle].start <= at { low = middle } else { high = middle - 1 }
        }
        return runs[low]
    }
}
