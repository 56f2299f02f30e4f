import SurveyCore
import SurveyWords

@testable import SurveyStore

/// Lines of a log: what is read is written as the same, what it says can be printed, and what can follow the log of a drawn survey
/// makes states and grades.
func readEntries(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    var replay = drawn
    var attempts: [Int: [Attempt]] = [:]
    var previous = LogEntry.origin
    var canFollow = true
    for (place, line) in text.split(separator: "\n").prefix(100).enumerated() {
        let line = String(line)
        let hash = LogEntry.hash(previous: previous, text: line)
        try hold(hash == sha256(previous + "\n" + line), "another hash")
        for words in bothWords {
            try isPlain(words.logLine(LogLine(sequence: place, previous: previous, hash: hash, text: line)))
        }
        previous = hash
        if let value = try? JSONValue(parsing: line) {
            try hold((try? JSONValue(parsing: value.text())) == value, "\(line) is written as \(value.text())")
        }
        guard let entry = LogEntry.read(line) else { continue }
        let written = entry.text(UTCOffset(seconds: 8 * 3600))
        try hold(LogEntry.read(written) == entry, "\(line) is written as \(written)")
        guard canFollow else { continue }
        do throws(Replay.Impossible) {
            if case .made(let contact, let call, _) = try replay.fold(entry, sequence: 5 + place) {
                attempts[contact, default: []].append(call.attempt)
            }
        } catch {
            canFollow = false
        }
    }
    let rules = ContactRules(replay.rulebook)
    for (_, grade) in replay.grades({ replay.outcome(of: $0, attempts[$0] ?? [], rules: rules) }) {
        _ = grade.grade
    }
}

private let drawn: Replay = {
    var replay = Replay(rulebook: .zhengzhou2020)
    do {
        try FuzzedSurvey.fresh(in: FuzzedSurvey.connection()).log { line in
            if let entry = line.entry { _ = try replay.fold(entry, sequence: line.sequence) }
        }
    } catch {
        fatalError("\(error)")
    }
    return replay
}()
