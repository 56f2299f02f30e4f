import Foundation
import Naive
import Testing

/// Every file of the corpus, and some damaged at random, through the harnesses that libFuzzer drives (README.md). `HUIFANG_FUZZED=100000`
/// damages so many, `HUIFANG_SEED` others.
@Suite struct FuzzingTests {
    @Test(arguments: Harness.allCases) func nothingBreaks(_ harness: Harness) throws {
        let files = try Corpus.files(of: harness)
        try #require(!files.isEmpty)
        for (name, bytes) in files {
            do { try harness.run(bytes) } catch { Issue.record("\(name): \(error)") }
        }
        let seed = asked("HUIFANG_SEED", or: 1)
        for number in seed..<seed + asked("HUIFANG_FUZZED", or: 20) {
            var damage = Damage(seed: number)
            let bytes = damage.damaged(files[number % files.count].bytes, from: files[(number * 7) % files.count].bytes)
            do { try harness.run(bytes) } catch {
                Issue.record(
                    "\(number), made of \(files[number % files.count].name): \(error)\n\(Data(bytes).base64EncodedString())"
                )
                return
            }
        }
    }

    /// A ZIP that is packed anew from its parts is read as the fuzzer sees it.
    @Test func partsMakeAFile() throws {
        let parts = Package([("a/b.xml", Array("<x/>".utf8)), ("c", [])])
        let again = try #require(Package(parts.bytes))
        #expect(
            again.parts.map(\.name) == ["a/b.xml", "c"] && again.parts.map(\.content) == parts.parts.map(\.content)
        )
        #expect(again.file.starts(with: [0x50, 0x4B, 3, 4]))
    }
}

/// What the harnesses begin with: small files that reach far, and every input that once broke something.
enum Corpus {
    static func files(of harness: Harness) throws -> [(name: String, bytes: [UInt8])] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Corpus/\(harness.rawValue)")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0))))
        }
    }
}

/// Changes bytes at random, the same for the same seed.
private struct Damage: RandomNumberGenerator {
    private var random: SplitMix64

    init(seed: Int) { random = SplitMix64(seed) }

    mutating func next() -> UInt64 { random.next() }

    mutating func damaged(_ source: [UInt8], from other: [UInt8]) -> [UInt8] {
        var bytes = source
        for _ in 0..<Int.random(in: 1...6, using: &self) {
            guard !bytes.isEmpty else { return other }
            let at = Int.random(in: 0..<bytes.count, using: &self)
            let end = min(bytes.count, at + Int.random(in: 1...32, using: &self))
            switch Int.random(in: 0..<7, using: &self) {
            case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: bytes[at] = UInt8.random(in: 0...255, using: &self)
            case 2: bytes[at] = Array("\0\"\n\r,;\t0 9<&[{:-=#*".utf8).randomElement(using: &self)!
            case 3: bytes.removeSubrange(at..<end)
            case 4: bytes.insert(contentsOf: bytes[at..<end], at: at)
            case 5:
                guard !other.isEmpty else { break }
                let from = Int.random(in: 0..<other.count, using: &self)
                bytes.replaceSubrange(at..<end, with: other[from..<min(other.count, from + end - at)])
            default: if Int.random(in: 0..<4, using: &self) == 0 { bytes.removeSubrange(at...) }
            }
        }
        return bytes
    }
}
