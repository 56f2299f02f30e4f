import Foundation
import Naive
import SurveyCore
import Testing
import TimeTexts

/// Dates and times against texts whose meaning is known (times.md).
@Suite struct WrittenTimeTests {
    /// So many random texts; `HUIFANG_TIMES` sets another number, `HUIFANG_SEED` another beginning.
    private static let texts = asked("HUIFANG_TIMES", or: 20_000)
    private static let seed = asked("HUIFANG_SEED", or: 20_200_924)

    @Test func examplesMeanWhatTheySay() {
        for example in TimeText.examples { expect(example) }
    }

    @Test func randomTextsMeanWhatTheyWereWrittenFrom() {
        var random = SplitMix64(Self.seed)
        for _ in 0..<Self.texts { expect(TimeText.random(&random)) }
    }

    private func expect(_ text: TimeText) {
        let offset = UTCOffset(seconds: text.offset * 60)
        let day = text.meant.map { CivilDate(daysSinceEpoch: $0) }
        let read = WrittenTime(text.text, offset: offset, on: day)
        let meaning: TimeText.Meaning =
            switch read {
            case .day(let day): .day(day.daysSinceEpoch)
            case .moment(let time): .moment(time.seconds)
            case nil: .nothing
            }
        // Not both in one #expect, which is slow by the hundred thousand.
        if meaning != text.meaning { Issue.record("\(text) is read as \(meaning)") }
        if read?.day(offset).daysSinceEpoch != text.day { Issue.record("\(text) is read as of another day") }
    }

    /// Forms beyond the generator's.
    @Test(arguments: [
        ("2020-09-24 ９：４１", "2020-09-24T09:41"), ("2020-09-24 09：41：30", "2020-09-24T09:41:30"),
        ("2020-09-24 9∶41", "2020-09-24T09:41"), ("2020。9。24 9:41", "2020-09-24T09:41"),
        ("2020-09-24 （周四） 下午 3 点 5 分 9 秒", "2020-09-24T15:05:09"), ("20200924 9:41", "2020-09-24T09:41"),
        ("20200924T09:41", "2020-09-24T09:41"), ("20200924.0 9:41", "2020-09-24T09:41"), ("20200924.5 9:41", nil),
        ("\u{FEFF}2020-09-24 09:41\u{200B}", "2020-09-24T09:41"),
        ("2020-09-24 09:41:00.0", "2020-09-24T09:41"), ("2020-09-24 09:41−0330", "2020-09-24T21:11"),
        ("2020-09-24T00:00:00+08:00", "2020-09-24T00:00"), ("2020年9月24日 下午3时许", nil), ("2020-009-4", nil),
        ("2020-09-24 24:00", nil), ("2020-09-24T", nil), ("2020-09-24 +08:00", nil), ("0999-09-24 9:41", nil),
    ])
    func otherForms(_ text: String, _ expected: String?) {
        let offset = UTCOffset(seconds: 8 * 3600)
        let time = expected.map { Timestamp(iso: $0, offset: offset)! }
        #expect(WrittenTime(text, offset: offset)?.moment == time)
    }

    /// 64 KiB of anything are read in one pass.
    @Test(arguments: [" ", "'", "9", ":", "2020-09-24 ", "上午", "("])
    func longCellsAreNothing(_ piece: String) {
        let text = "2020-09-24 " + String(repeating: piece, count: 65_000 / piece.utf8.count)
        let read = WrittenTime(text, offset: UTCOffset(seconds: 0))
        #expect((read == nil) == ![" ", "'"].contains(piece))
    }
}
