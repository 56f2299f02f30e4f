import SurveyCore
import SurveyWords

/// Scores, an answer that was not given, reading back (console.md §Rules, 6).
extension ConsoleModel {
    mutating func pressQuestion(_ index: Int, _ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, numeric: true, limit: 8, unknown: .notANumber) { model, text in
            guard text.isEmpty else { return model.enter(text, at: index) }
            // Declined before, and not put right.
            let before = model.call?.answers[model.rulebook.questions[index].key]
            if model.correctsScores, before == .some(nil) { return model.answer(nil, at: index) }
            model.push(.choice(.noScore))
            return []
        }
    }

    private mutating func enter(_ text: String, at index: Int) -> [ConsoleEffect] {
        switch Score.parse(text) {
        case .failure(let fault):
            frame.standing = .refused
            switch fault {
            case .notANumber: return say(.notANumber)
            case .aboveHundred: return say(.aboveHundred(text))
            case .tooManyDecimals: return say(.tooManyDecimals)
            }
        case .success(let score):
            // 9 for 90 is the commonest slip; 0 is an answer.
            if text.utf8.count == 1, score.hundredths > 0, frame.asked != text {
                frame.standing = .refused
                frame.asked = text
                return say(.oneDigit(score))
            }
            return answer(score, at: index)
        }
    }

    /// Keeps an answer (`nil`: declined) and goes on to the next question or to reading back. Scores put right are saved after
    /// the last one.
    mutating func answer(_ score: Score?, at index: Int) -> [ConsoleEffect] {
        let question = rulebook.questions[index]
        call?.answers[question.key] = .some(score)
        guard index + 1 < rulebook.questions.count else {
            guard let scores = call?.scores, !scores.isEmpty else {
                push(.choice(.noneGiven))
                return []
            }
            if correctsScores, scores != correcting?.record.scores { return save(answered) }
            push(.readBack)
            if Score.lieFarApart(Array(scores.values)) { message = .gap(scores) }
            return []
        }
        let next = rulebook.questions[index + 1]
        push(.question(index + 1), typed: call?.answers[next.key]??.description ?? "", standing: .earlier)
        return []
    }

    mutating func pressNoScore(_ digit: Int) -> [ConsoleEffect]? {
        guard frames.count >= 2, case .question(let index) = frames[frames.count - 2].prompt else { return nil }
        switch digit {
        case 1:
            frames.removeLast()
            return answer(nil, at: index)
        case 2: push(.confirm(.brokeOff))
        case 3: push(.appointment)
        default: return nil
        }
        return []
    }

    mutating func pressReadBack(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter: return save(answered)
        case .note: push(.note(answered), typed: call?.note ?? "")
        case .back: pop()
        case .help: push(.help(page: 0, answer: 0))
        default: return refuse(command)
        }
        return []
    }

    /// Completed when every question has its score, else partly completed.
    var answered: Disposition {
        let answers = rulebook.questions.map { call?.scores[$0.key] }
        return AttemptRules.faults(of: answers, .completed, rulebook.questions).isEmpty ? .completed : .partial
    }
}
