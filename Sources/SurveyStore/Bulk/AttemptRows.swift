import GRDB
import SurveyCore

/// How attempts are read, in the same columns from the store's tables and from the scratch of `verify`.
enum AttemptRows {
    /// SQL: attempt `a` with its surveyor `s`; further columns of a query begin at 17.
    static let columns = """
        a.call, a.contact, a.sequence, a.number, s.name, a.outcome, a.at, a.until, a.appointment, a.incoming, a.review,
        a.note, a.replaces, a.voided, (SELECT group_concat(question || '=' || score, ',') FROM (
            SELECT question, score FROM answer WHERE call = a.call ORDER BY question)), a.entered, a.recused
        """

    /// `satisfaction=9500,understanding=9000`; nothing where there are none.
    static func text(of scores: [String: Score]) -> String? {
        guard !scores.isEmpty else { return nil }
        return scores.sorted { RosterDigest.ordered($0.key, $1.key) }
            .map { "\($0.key)=\($0.value.hundredths)" }
            .joined(separator: ",")
    }

    fileprivate static func scores(of text: String) -> [String: Score] {
        var scores: [String: Score] = [:]
        // By bytes: what is split at is ASCII, and this is read for every interview.
        for part in text.utf8.split(separator: UInt8(ascii: ",")) {
            guard let mark = part.lastIndex(of: UInt8(ascii: "=")),
                let number = Int(Substring(part[part.index(after: mark)...]))
            else { continue }
            scores[String(Substring(part[..<mark]))] = Score(hundredths: number)
        }
        return scores
    }
}

extension Attempt {
    /// - Parameter row: of ``AttemptRows/columns``.
    init(_ row: RawStatement) throws {
        try self.init(
            call: row.integer(0),
            number: row.optionalString(3),
            surveyor: row.string(4),
            dial: Dial(
                row.value(5),
                scores: row.optionalString(14).map(AttemptRows.scores) ?? [:],
                at: row.value(6),
                until: row.value(7),
                appointment: row.value(8),
                incoming: row.flag(9),
                review: row.flag(10)
            ),
            entered: row.integer(15),
            recused: row.flag(16)
        )
    }
}
