import SurveyCore

/// The acts that ask first (contract.md §Options everywhere).
package enum Prompt: Hashable, Sendable {
    /// `units`: those with unfinished contacts; `fewScores`: those of them with fewer scores than a grade should rest on.
    case closeWithOpen(contacts: Int, units: Int, fewScores: Int)
    case purge(contacts: Int)
    case replaceMakesLate(unit: String, before: CivilDate, after: CivilDate)
    case drawWithoutSeed(contacts: Int, surveyors: Int)
}

extension Prompt {
    /// Whether `answer` agrees. What cannot be undone by pressing a wrong key has to be spelled out.
    package func accepts(_ answer: String) -> Bool {
        let answer = trimmed(answer).lowercased()
        switch self {
        case .closeWithOpen: return ["外呼结束", "close"].contains(answer)
        case .drawWithoutSeed: return ["抽取", "draw"].contains(answer)
        case .purge: return ["清除个人信息", "purge"].contains(answer)
        case .replaceMakesLate: return ["是", "继续", "y", "yes"].contains(answer)
        }
    }
}

extension Words {
    /// Ends where the answer is typed.
    package func prompt(_ prompt: Prompt) -> String {
        switch prompt {
        case .closeWithOpen(let contacts, let units, let fewScores):
            self(
                "还有 \(contacts) 个联系人未拨完，涉及 \(units) 个单位：不计分、不算联系不上。"
                    + (fewScores > 0 ? "其中 \(fewScores) 个单位有效评分不足 \(self.fewScores) 个。" : "") + "确认结束请输入「外呼结束」：",
                "\(count(contacts, "contact")) of \(count(units, "unit")) \(contacts == 1 ? "is" : "are") not finished: "
                    + "neither scored nor unreachable. "
                    + (fewScores > 0
                        ? "\(count(fewScores, "unit has", "units have")) fewer than \(self.fewScores) scores. " : "")
                    + "To close type 外呼结束 or close: "
            )
        case .purge(let contacts):
            self(
                "将永久清除 \(contacts) 个联系人的单位、姓名、号码和备注。等次、校验值和日志保留。建议先 huifang backup。确认请输入「清除个人信息」：",
                "Erases organisations, persons, numbers and notes of \(count(contacts, "contact")) for good. Grades, digests and "
                    + "the log stay. A huifang backup first is advised. To go on type 清除个人信息 or purge: "
            )
        case .drawWithoutSeed(let contacts, let surveyors):
            self(
                "没有写明种子，将由系统随机产生：\(contacts) 个联系人分派给 \(surveyors) 名调查员。抽取一次为定，试抽也算，不能撤回重抽；"
                    + "公开抽取的请用 --seed。确认请输入「抽取」：",
                "No seed was given, so the system makes one: \(count(contacts, "contact")) for \(count(surveyors, "surveyor")). A draw "
                    + "decides the survey for good, a try-out, too; none can be taken back. For a draw in public give --seed. "
                    + "To go on type 抽取 or draw: "
            )
        case .replaceMakesLate(let unit, let before, let after):
            self(
                "\(shown(unit))的报送日期将由 \(day(before)) 变为 \(day(after))（超期），等次将降低一个。系本办要求更正的，请加 --keep-date。继续？（是／否）",
                "\(shown(unit))'s hand-in date would change from \(day(before)) to \(day(after)) (late): one grade lower. "
                    + "If the office asked for it, add --keep-date. Go on? (yes/no) "
            )
        }
    }
}
