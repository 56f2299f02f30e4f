import Foundation
import Testing

@testable import huifang

@Suite struct KeyDecoderTests {
    func keys(_ bytes: String) -> [ConsoleKey] {
        var decoder = KeyDecoder()
        return decoder.feed(Array(bytes.utf8)) + decoder.flush()
    }

    /// DECKPAM as xterm, the Linux console and PuTTY send it.
    @Test func theKeypadIsReadInApplicationMode() {
        let sent = "\u{1B}Op\u{1B}Oq\u{1B}Or\u{1B}Os\u{1B}Ot\u{1B}Ou\u{1B}Ov\u{1B}Ow\u{1B}Ox\u{1B}Oy"
        #expect(keys(sent) == "0123456789".map { .character($0) })
        #expect(keys("\u{1B}OM\u{1B}Oj\u{1B}Ok\u{1B}Om\u{1B}On\u{1B}Oo") == [.enter] + "*+-./".map { .character($0) })
    }

    @Test func plainKeysAreRead() {
        #expect(keys("90\r") == [.character("9"), .character("0"), .enter])
        #expect(keys("\u{7F}\u{8}\n") == [.backspace, .backspace, .enter])
        #expect(keys("备注") == [.character("备"), .character("注")])
        #expect(keys("\u{4}") == [.character("q")])
    }

    @Test func otherKeysMeanNothing() {
        // Arrows, Home, F5, a mouse report, Escape alone, Alt-x, a byte that is no UTF-8.
        for sent in ["\u{1B}[A", "\u{1B}[1~", "\u{1B}[15~", "\u{1B}[<0;10;10M", "\u{1B}", "\u{1B}x", "\u{1B}OZ"] {
            #expect(keys(sent) == [.other], "\(Array(sent.utf8))")
        }
        var decoder = KeyDecoder()
        #expect(decoder.feed([0xFF, 0x39, 0x80]) == [.other, .character("9"), .other])
    }

    @Test func sequencesInPiecesAreJoined() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B]) == [])
        #expect(decoder.isWaiting)
        #expect(decoder.feed([0x4F]) == [])
        #expect(decoder.feed([0x75]) == [.character("5")])
        #expect(!decoder.isWaiting)
        let character = Array("好".utf8)
        #expect(decoder.feed([character[0]]) == [])
        #expect(decoder.feed(Array(character[1...])) == [.character("好")])
    }
}
