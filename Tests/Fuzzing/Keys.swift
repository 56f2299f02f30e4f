import SurveyCore
import SurveyWords

@testable import SurveyStore
@testable import huifang

/// The console on a survey in memory, fed with what a terminal may send. Bytes that UTF-8 does not have mean something: `FF n` lets
/// the square of n seconds pass, `FE w h` makes the window so large.
///
/// Each third screen and the last fit their windows (to lay one out takes longer than all the rest), and of what was said to be saved the log has an entry each, and no other.
func typeKeys(_ bytes: [UInt8]) throws {
    var console = try FuzzedConsole()
    var rest = bytes.prefix(600)
    try console.start()
    while let byte = rest.popFirst(), !console.hasEnded {
        switch byte {
        case 0xFF:
            let seconds = Int(rest.popFirst() ?? 1)
            try console.pass(seconds: seconds * seconds)
        case 0xFE: console.window = (Int(rest.popFirst() ?? 80), Int(rest.popFirst() ?? 24))
        default: try console.feed([byte])
        }
        if rest.count % 3 == 0 { try console.look() }
    }
    try console.look()
    try console.leave()
}

private let connection = FuzzedSurvey.connection()

private struct FuzzedConsole {
    private let survey: Survey
    private let desk: SurveyDesk
    private let clock: Clock
    private var model: ConsoleModel
    private var decoder = KeyDecoder()
    private var saved = 0
    private(set) var hasEnded = false
    var window = (columns: 80, lines: 24)

    private final class Clock: @unchecked Sendable {
        var now = FuzzedSurvey.now
        var steady = 1_000_000
    }

    init() throws {
        survey = try FuzzedSurvey.fresh(in: connection)
        let clock = Clock()
        self.clock = clock
        let desk = try Desk(survey, surveyor: "李敏", holder: "fuzzing", act: .ofFuzzing)
        model = ConsoleModel(surveyor: desk.surveyor, rulebook: survey.rulebook, language: .zh)
        self.desk = SurveyDesk(desk, Words(.zh, rulebook: survey.rulebook), clock: { clock.now })
    }

    private var moment: ConsoleMoment { ConsoleMoment(now: clock.now, steady: clock.steady) }

    mutating func start() throws { try perform(model.handle(.started, at: moment)) }

    mutating func pass(seconds: Int, milliseconds: Int = 0) throws {
        clock.now = Timestamp(seconds: clock.now.seconds + seconds)
        clock.steady += seconds * 1000 + milliseconds
        if seconds > 0 { try take(decoder.flush()) }
        if !hasEnded { try perform(model.handle(.tick, at: moment)) }
    }

    mutating func feed(_ bytes: [UInt8]) throws {
        clock.steady += 300
        try take(decoder.feed(bytes))
    }

    private mutating func take(_ inputs: [KeyDecoder.Input]) throws {
        for case .key(let key) in inputs where !hasEnded { try perform(model.handle(.key(key), at: moment)) }
    }

    private mutating func perform(_ effects: [ConsoleEffect]) throws {
        for effect in effects {
            if effect == .end { hasEnded = true }
            guard let reply = try desk.perform(effect) else { continue }
            switch reply {
            case .saved, .amended(.some, _, _), .voided, .skipped: saved += 1
            case .failed(.readWrite), .failed(.busy), .failed(.diskFull): throw Broken(description: "\(reply)")
            default: break
            }
            try perform(model.handle(.reply(reply), at: moment))
        }
    }

    func look() throws {
        let (width, height) = window
        let laidOut = model.laidOut(width: width, height: height)
        let lines = model.texts(of: laidOut, width: width)
        if !hasEnded { try hold(lines.count <= max(1, height), "\(lines.count) lines in \(height)") }
        for line in lines {
            try hold(hasEnded || DisplayWidth.of(line) <= max(1, width), "\(line) in \(width) columns")
            try isPlain(line)
        }
        let cursor = model.cursor(in: laidOut, width: width)
        try hold(cursor.line <= max(0, lines.count - 1) && cursor.column >= 0, "the cursor is at \(cursor)")
    }

    mutating func leave() throws {
        try take(decoder.flush())
        try desk.release()
        let entries = try FuzzedSurvey.entries(of: survey) - FuzzedSurvey.entries
        try hold(entries == saved, "\(saved) were said to be saved, and \(entries) are")
    }
}
