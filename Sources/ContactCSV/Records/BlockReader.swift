import SurveyCore

/// The blocks of a file, cut so that what only the records behind them can tell stands in one block with those.
final class BlockReader {
    private let source: any RecordSource
    private(set) var block = RecordBlock()
    /// Read already, since the records before it are not told without it.
    private var ahead: RecordBlock?
    private var hasEnded = false

    init(_ source: any RecordSource) { self.source = source }

    /// Reads the next stretch into ``block``, whatever is left of its sheet or more records than any header asks for. `false` at the end, also when the file turned out unusable: then the source has
    /// its ``RecordSource/failure``.
    /// - Parameter undecided: whether what a record is shows only in those behind it.
    func next(_ undecided: (RecordBlock, RecordBlock.Slot) -> Bool) throws -> Bool {
        if let read = ahead {
            block = read
            ahead = nil
        } else {
            block.clear()
            if !hasEnded { hasEnded = try !source.next(into: block) }
        }
        while source.failure == nil, !hasEnded, ahead == nil, block.slotCount <= 2 * TableReader.headerDepth {
            let following = RecordBlock()
            hasEnded = try !source.next(into: following)
            if following.sheet == block.sheet { block.append(contentsOf: following) } else { ahead = following }
        }
        if source.failure == nil, !hasEnded, ahead == nil, let cut = tail(undecided) {
            ahead = block.split(at: cut)
        }
        return source.failure == nil && block.slotCount > 0
    }

    /// Where the undecided records begin with which the block ends, as many as a header or its titles may take.
    private func tail(_ undecided: (RecordBlock, RecordBlock.Slot) -> Bool) -> Int? {
        var index = block.slotCount
        while block.slotCount - index < TableReader.headerDepth, undecided(block, block.slots[index - 1]) {
            index -= 1
        }
        return index < block.slotCount ? index : nil
    }
}
