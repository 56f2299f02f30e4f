import Glibc
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// What is typed or piped in answer to a question, line by line.
@Suite struct StandardInputTests {
    private func reading(_ bytes: [UInt8], _ body: (StandardInput) throws -> Void) throws {
        // As much as a pipe holds without a reader.
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0 && write(ends[1], bytes, bytes.count) == bytes.count)
        close(ends[1])
        let file = ends[0]
        defer { close(file) }
        try body(StandardInput(descriptor: file))
    }

    @Test func linesComeWithoutTheirEnds() throws {
        try reading(Array("一\n\r\n 二 \r\n三\r四".utf8)) { input throws in
            #expect(try input.line() == "一")
            #expect(try input.line() == "")
            #expect(try input.line() == " 二 ")
            #expect(try input.line() == "三\r四")
            #expect(try input.line() == nil)
        }
        // 已关机 in GB18030.
        try reading([0xD2, 0xD1, 0xB9, 0xD8, 0xBB, 0xFA, 0x0A]) { input throws in
            let refusal = #expect(throws: Refusal.self) { try input.line() }
            #expect(Words(.en).refusal(refusal!).contains(#"\xD2"#))
        }
    }

    @Test func aLineWithoutEndIsReadNoFurther() throws {
        let longest = StandardInput.longestLine
        try reading(Array(repeating: 0x31, count: longest) + [0x0A]) { input throws in
            #expect(try input.line()?.utf8.count == longest)
        }
        let refusal = Refusal.content(.inputTooLong(name: "-", limit: longest))
        try reading(Array(repeating: 0x31, count: longest + 1)) { input throws in
            #expect(throws: refusal) { try input.line() }
        }
        let zeros = open("/dev/zero", O_RDONLY)
        defer { close(zeros) }
        #expect(throws: refusal) { try StandardInput(descriptor: zeros).line() }
    }

    /// What breaks off is not taken for the end: the rest would be missed without a word.
    @Test func anInputThatBreaksOffIsTold() throws {
        let folder = open("/", O_RDONLY)
        defer { close(folder) }
        #expect(throws: Refusal.file(.readWriteFailed(path: nil))) { try StandardInput(descriptor: folder).line() }
        #expect(try StandardInput(descriptor: -1).line() == nil)
    }
}
