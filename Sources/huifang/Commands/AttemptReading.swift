import SurveyCore
import SurveyWords

/// Turns what is typed for one attempt into values: outcome by key, code or label, scores in the questions' order.
struct AttemptReading {
    let rulebook: Rulebook

    init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    func outcome(_ text: String) throws -> Disposition {
        let read = OutcomeWords.read(text)
        guard let outcome = read.outcome else {
            throw Refusal.content(.unknownOutcome(text: text, nearest: read.nearest, keypad: read.keypad))
        }
        return outcome
    }

    /// `90,95`; `90,` when the second question was declined. An empty text has no scores at all.
    func scores(_ text: String) throws -> [String: Score] {
        let cells = text.isEmpty ? [] : text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "，" }
        guard cells.count <= rulebook.questions.count else {
            throw Refusal.content(.tooManyScores(given: cells.count, questions: rulebook.questions.count))
        }
        var scores: [String: Score] = [:]
        for (question, cell) in zip(rulebook.questions, cells) where !trimmed(String(cell)).isEmpty {
            switch Score.parse(String(cell)) {
            case .success(let score): scores[question.key] = score
            case .failure(let fault): throw Refusal.content(.badScore(text: String(cell), fault: fault))
            }
        }
        return scores
    }
}
