import CLibCSV

/// libcsv, set so that it keeps blanks (RFC 4180, 2.4) and refuses what is not well-formed.
final class CellParser {
    private let parser: UnsafeMutablePointer<csv_parser>

    init(delimiter: UInt8) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: csv_parser())
        csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
        csv_set_delim(parser, delimiter)
        csv_set_space_func(parser, csv_no_byte_is_blank)
        csv_set_blk_size(parser, 4096)
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
    }

    /// Parses whole, well-formed records, each with its line end. `false` when libcsv sees it otherwise.
    func parse(_ text: UnsafePointer<UInt8>, count: Int, into block: RecordBlock) -> Bool {
        block.reserve(count)
        let used = csv_parse(
            parser,
            text,
            count,
            { text, count, context in
                let sink = context.unsafelyUnwrapped.assumingMemoryBound(to: RecordBlock.Sink.self)
                let start = sink.pointee.byteCount
                if let text {
                    (sink.pointee.bytes + start).update(from: text.assumingMemoryBound(to: UInt8.self), count: count)
                }
                sink.pointee.byteCount = start + count
                sink.pointee.ends[sink.pointee.cellCount] = Int32(truncatingIfNeeded: start + count)
                sink.pointee.cellCount += 1
            },
            { _, context in
                let sink = context.unsafelyUnwrapped.assumingMemoryBound(to: RecordBlock.Sink.self)
                var index = sink.pointee.filled
                // libcsv says nothing of blank lines, and what is too large was never given to it.
                while sink.pointee.slots[index].state == .blank || sink.pointee.slots[index].state == .tooLarge {
                    index += 1
                }
                let start = sink.pointee.rowStart
                sink.pointee.slots[index].firstCell = start
                sink.pointee.slots[index].cellCount = sink.pointee.cellCount - start
                sink.pointee.rowStart = sink.pointee.cellCount
                sink.pointee.filled = index + 1
            },
            sink(of: block)
        )
        return used == count
    }

    private func sink(of block: RecordBlock) -> UnsafeMutableRawPointer { UnsafeMutableRawPointer(block.sink) }
}
