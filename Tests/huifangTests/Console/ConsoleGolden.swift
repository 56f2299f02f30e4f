import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Compares a screen with its golden; `RECORD_GOLDENS=1` writes it anew.
func expectGolden(_ name: String, _ lines: [String], location: SourceLocation = #_sourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
    let file = folder.appendingPathComponent(name + ".txt")
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "\(name)", sourceLocation: location)
}

/// Keeps a screen to be looked at: `SCENES_OUTPUT=FOLDER`.
func keepScreen(_ name: String, _ lines: [String]) throws {
    guard let folder = ProcessInfo.processInfo.environment["SCENES_OUTPUT"] else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try (lines.joined(separator: "\n") + "\n").write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8)
}

/// No line may be wider than the screen, nor hold what terminals give different widths.
func expectFits(_ lines: [String], _ width: Int, location: SourceLocation = #_sourceLocation) {
    for line in lines {
        #expect(DisplayWidth.of(line) <= width, "\(line)", sourceLocation: location)
        #expect(ConsoleText.safe(line) == line, "\(line)", sourceLocation: location)
    }
}
