import Foundation
import Testing

@testable import huifang

@Suite struct KeyDecoderTests {
    func keys(_ bytes: String) -> [ConsoleKey] {
        var decoder = KeyDecoder()
        return keys(decoder.feed(Array(bytes.utf8)) + decoder.flush())
    }

    func keys(_ inputs: [KeyDecoder.Input]) -> [ConsoleKey] {
        inputs.compactMap { if case .key(let key) = $0 { key } else { nil } }
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
        #expect(keys("\u{4}\u{15}\u{1}\u{5}") == [.endOfInput, .clearLine, .home, .end])
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x0C, 0x39]) == [.redraw, .key(.character("9"))])
    }

    /// PuTTY's keypad with NumLock on: `/ * - +` come as function keys.
    @Test func theKeypadOfPuTTYIsRead() {
        #expect(keys("\u{1B}OQ\u{1B}OR\u{1B}OS\u{1B}Ol\u{1B}OM") == "/*-+".map { .character($0) } + [.enter])
    }

    @Test func movingInALineIsRead() {
        #expect(
            keys("\u{1B}[D\u{1B}[C\u{1B}OA\u{1B}[1~\u{1B}[4~\u{1B}[3~") == [.left, .right, .up, .home, .end, .delete]
        )
        #expect(keys("\u{1B}") == [.escape])
        #expect(keys("\u{1B}\u{1B}OM") == [.escape, .enter])
    }

    @Test func otherKeysMeanNothing() {
        // F5, a mouse report, Alt-x, a key without a name, a byte that is no UTF-8.
        for sent in ["\u{1B}[15~", "\u{1B}[<0;10;10M", "\u{1B}x", "\u{1B}OZ"] {
            #expect(keys(sent) == [.other], "\(Array(sent.utf8))")
        }
        var decoder = KeyDecoder()
        #expect(keys(decoder.feed([0xFF, 0x39, 0x80])) == [.other, .character("9"), .other])
        // A character whose rest never comes does not take the next key with it.
        #expect(keys(decoder.feed([0xE5, 0xA5, 0x39])) == [.other, .character("9")])
    }

    @Test func sequencesInPiecesAreJoined() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B]) == [])
        #expect(decoder.patience == 50)
        #expect(decoder.feed([0x4F]) == [])
        #expect(keys(decoder.feed([0x75])) == [.character("5")])
        #expect(decoder.patience == nil)
        // A character may come byte by byte over a slow line.
        let character = Array("好".utf8)
        #expect(decoder.feed([character[0]]) == [])
        #expect(decoder.patience == 2000)
        #expect(decoder.feed([character[1]]) == [])
        #expect(keys(decoder.feed([character[2]])) == [.character("好")])
    }

    /// A paste is one event, wherever it is cut, and none of its line breaks is an Enter.
    @Test func aPasteIsNoKeys() {
        let bytes = Array("1\u{1B}[200~5\r90\n\n\u{1B}[2J王\t建国\u{7}\u{1B}[201~9".utf8)
        for cut in bytes.indices {
            var decoder = KeyDecoder()
            let inputs = decoder.feed(Array(bytes[..<cut])) + decoder.feed(Array(bytes[cut...]))
            #expect(keys(inputs) == [.character("1"), .paste("5 90 [2J王 建国"), .character("9")], "\(cut)")
        }
        var decoder = KeyDecoder()
        _ = decoder.feed(Array("\u{1B}[200~5\r".utf8))
        #expect(decoder.patience == 5000)
        #expect(keys(decoder.flush()) == [.paste("5")])
        _ = decoder.feed(Array("\u{1B}[200~".utf8))
        _ = decoder.feed(Array(repeating: 0x39, count: 100_000))
        #expect(keys(decoder.feed(Array("\u{1B}[201~".utf8))) == [.paste(String(repeating: "9", count: 4096))])
    }
}
