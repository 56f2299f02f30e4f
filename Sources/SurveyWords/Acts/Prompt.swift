import SurveyCore

/// The acts that ask first (contract.md §Options everywhere).
package enum Prompt: Hashable, Sendable {
    /// `units`: those with unfinished contacts; `fewScores`: those of them with fewer scores than a grade should rest on.
    /// `uncalled`: those of them of whom nobody was called.
    case closeWithOpen(contacts: Int, units: Int, fewScores: Int, uncalled: Int = 0)
    /// `withdrawn`: of the contacts; `texts`: names of files, notes, corrected numbers and reasons beside the contacts themselves.
    case purge(contacts: Int, withdrawn: Int, texts: Int)
    /// Entries of the log of the file that goes aside, as far as it can be read, and of the backup. Whose data were erased since and come
    /// back with it: `forgotten` one by one, by their keys; `purged`, how many.
    case restore(path: String, entries: Int?, backup: Int, forgotten: [String] = [], purged: Int = 0)
    case replaceMakesLate(unit: String, before: CivilDate, after: CivilDate)
    case drawWithoutSeed(contacts: Int, surveyors: Int)
    case forget(contact: Int, key: String, organisation: String)
    /// `drawn`: of the `provided` contacts; `dials`: made to them.
    case withdrawUnit(unit: String, provided: Int, drawn: Int, dials: Int)
    /// Contacts are handed in for a unit that was withdrawn with dials made to it.
    case handInOfWithdrawn(unit: String, drawn: Int, dials: Int)
    /// A unit hands in contacts besides those that were forgotten, by their keys: one of them may be coming back.
    case mayReturn(unit: String, forgotten: [String])
    case rulingOverrides(unit: String, computed: Grade, status: UnitGrade.Status, by: Grade)
    /// `units`: those whose grade is provisional.
    case publishBeforeClose(units: Int)
}

extension Prompt {
    /// Whether `answer` agrees. What cannot be undone by pressing a wrong key has to be spelled out.
    package func accepts(_ answer: String) -> Bool {
        let answer = trimmed(answer).lowercased()
        switch self {
        case .closeWithOpen: return ["外呼结束", "close"].contains(answer)
        case .drawWithoutSeed: return ["抽取", "draw"].contains(answer)
        case .purge: return ["清除个人信息", "purge"].contains(answer)
        case .restore, .replaceMakesLate, .forget, .withdrawUnit, .handInOfWithdrawn, .mayReturn,
            .rulingOverrides, .publishBeforeClose:
            return ["是", "继续", "y", "yes"].contains(answer)
        }
    }
}

extension Words {
    /// Ends where the answer is typed.
    package func prompt(_ prompt: Prompt) -> String {
        switch prompt {
        case .closeWithOpen(let contacts, let units, let fewScores, let uncalled):
            self(
                "还有 \(contacts) 个联系人未拨完，涉及 \(units) 个单位：不计分、不算联系不上。"
                    + (fewScores > 0 ? "其中 \(fewScores) 个单位有效评分不足 \(self.fewScores) 个。" : "")
                    + (uncalled > 0 ? "有 \(uncalled) 个单位一个联系人也没有拨过。" : "") + "确认结束请输入「外呼结束」：",
                "\(count(contacts, "contact")) of \(count(units, "unit")) \(contacts == 1 ? "is" : "are") not finished: "
                    + "neither scored nor unreachable. "
                    + (fewScores > 0
                        ? "\(count(fewScores, "unit has", "units have")) fewer than \(self.fewScores) scores. " : "")
                    + (uncalled > 0 ? "Of \(count(uncalled, "unit")) nobody was called at all. " : "")
                    + "To close type 外呼结束 or close: "
            )
        case .purge(let contacts, let withdrawn, let texts):
            self(
                "将永久清除 \(contacts) 个联系人\(withdrawn > 0 ? "（含撤下的 \(withdrawn) 个）" : "")的单位、姓名、职务、号码，以及 \(texts) 段备注、原因、更正的号码和文件名，不能恢复；"
                    + "此后不能再拨打，也不能再受理复核。各单位等次、校验值、调查员姓名和日志保留。"
                    + "备份、导出的文件和打印件里的不会清除，请另行销毁；清除前请先 huifang verify。确认请输入「清除个人信息」：",
                "Erases organisations, persons, positions and numbers of \(count(contacts, "contact")) "
                    + (withdrawn > 0 ? "(\(withdrawn) of them withdrawn) " : "") + "for good, and "
                    + "\(count(texts, "text")): notes, reasons, corrected numbers, names of files. No calls and no reviews after that. "
                    + "Grades, digests, surveyors' names and the log stay. Backups, exported files and prints are not erased: destroy "
                    + "them, too, and before this run huifang verify. To go on type 清除个人信息 or purge: "
            )
        case .drawWithoutSeed(let contacts, let surveyors):
            self(
                "没有写明种子，将由系统随机产生：\(contacts) 个联系人分派给 \(surveyors) 名调查员。抽取一次为定，试抽也算，不能撤回重抽；"
                    + "公开抽取的请用 --seed。确认请输入「抽取」：",
                "No seed was given, so the system makes one: \(count(contacts, "contact")) for \(count(surveyors, "surveyor")). A draw "
                    + "decides the survey for good, a try-out, too; none can be taken back. For a draw in public give --seed. "
                    + "To go on type 抽取 or draw: "
            )
        case .restore(let path, let entries, let backup, let forgotten, let purged):
            self(
                "将用备份（日志 \(backup) 条）换下 \(shown(path))（\(entries.map { "日志 \($0) 条" } ?? "读不出")），后者改名保留。"
                    + "\((entries ?? 0) > backup ? "备份之后的 \(entries! - backup) 条不在备份里，要重新记录。" : "")"
                    + comingBack(forgotten, purged: purged) + "继续？（是／否）",
                "The backup (\(count(backup, "entry", "entries"))) takes the place of \(shown(path)) "
                    + "(\(entries.map { count($0, "entry", "entries") } ?? "unreadable")), which is renamed and kept. "
                    + "\((entries ?? 0) > backup ? "What was recorded since is not in the backup: \(count(entries! - backup, "entry", "entries")). " : "")"
                    + comingBack(forgotten, purged: purged) + "Go on? (yes/no) "
            )
        case .replaceMakesLate(let unit, let before, let after):
            self(
                "\(shown(unit))的报送日期将由 \(day(before)) 变为 \(day(after))（超期），等次将降低一个。系本办要求更正的，请加 --keep-date。继续？（是／否）",
                "\(shown(unit))'s hand-in date would change from \(day(before)) to \(day(after)) (late): one grade lower. "
                    + "If the office asked for it, add --keep-date. Go on? (yes/no) "
            )
        case .forget(let contact, let key, let organisation):
            self(
                "将永久清除 \(contact) 号联系人（\(shown(key))，\(shown(organisation))）的单位、姓名、号码、备注和各项原因，不能恢复；"
                    + "等次、拨打结果和日志保留。确认？（是／否）",
                "Erases organisation, person, numbers, notes and reasons of contact \(contact) (\(shown(key)), \(shown(organisation))) "
                    + "for good. Grades, outcomes and the log stay. Go on? (yes/no) "
            )
        case .withdrawUnit(let unit, provided: 0, _, _):
            self(
                "\(shown(unit))没有联系人，将撤下，不再参加评定。确认？（是／否）",
                "\(shown(unit)) has no contacts; it will be withdrawn and get no grade. Go on? (yes/no) "
            )
        case .withdrawUnit(let unit, let provided, drawn: 0, _):
            self(
                "将撤下\(shown(unit))和它报送的 \(provided) 个联系人，不再参加评定。确认？（是／否）",
                "\(shown(unit)) and its \(count(provided, "contact")) will be withdrawn and get no grade. Go on? (yes/no) "
            )
        case .withdrawUnit(let unit, _, let drawn, let dials):
            self(
                "\(shown(unit))已抽取 \(drawn) 个、拨打 \(dials) 次；撤下后不再评定，这些记录保留并列在等次表末，重新报送的写入评定说明。确认？（是／否）",
                "\(shown(unit)): \(drawn) drawn, \(count(dials, "dial")) made; once withdrawn it gets no grade, these records stay and are "
                    + "listed below the table of grades, and handed in again they are told on its page. Go on? (yes/no) "
            )
        case .handInOfWithdrawn(let unit, let drawn, let dials):
            self(
                "\(shown(unit))撤下前已抽取 \(drawn) 个、拨打 \(dials) 次；重新报送后按新的联系人评定，先前的记录保留并写入评定说明。确认？（是／否）",
                "\(shown(unit)) was withdrawn with \(drawn) drawn and \(count(dials, "dial")) made; handed in again it is judged by new "
                    + "contacts, and the records before are told where its grade is explained. Go on? (yes/no) "
            )
        case .mayReturn(let unit, let forgotten):
            self(
                "\(shown(unit))的 \(list(forgotten.map { shown($0) })) 已按要求清除个人信息；这次报送里有库里没有的联系人，会不会是他重新报来？"
                    + "是的，请先从报送表中删去他的一行；确认不是，继续？（是／否）",
                "The personal data of \(list(forgotten.map { shown($0) })) of \(shown(unit)) were erased on request; this hand-in has contacts that "
                    + "the survey does not know. Is one of them coming back? Then take that row out first. Is none of them, go on? (yes/no) "
            )
        case .rulingOverrides(let unit, let computed, let status, let grade):
            self(
                "\(shown(unit))计算等次为「\(standing(computed, status))」，将裁定为「\(self.grade(grade))」，以裁定为准并写入评定说明。确认？（是／否）",
                "\(shown(unit)) is \(standing(computed, status)) by computation and becomes \(self.grade(grade)) by ruling; the ruling "
                    + "holds and is told where the grade is explained. Go on? (yes/no) "
            )
        case .publishBeforeClose(let units):
            self(
                "\(whileOpen(units))现在定稿，将把目前的等次写入日志；正式公布请先 huifang close。仍要定稿？（是／否）",
                "\(whileOpen(units)) They would be frozen in the log as they are. "
                    + "For the official letter first huifang close. Publish now? (yes/no) "
            )
        }
    }

    /// Who was erased and stands in a backup, as ``Prompt/restore(path:entries:backup:forgotten:purged:)``; empty where nobody does. Ends with a blank in
    /// English.
    func comingBack(_ forgotten: [String], purged: Int) -> String {
        if purged > 0 {
            return self(
                "备份以后已清除全部个人信息，备份里仍有 \(purged) 个联系人的：换上备份后请再次 huifang purge。",
                "All personal data were erased since the backup, and those of \(count(purged, "contact")) stand in it: erase them again after the "
                    + "restore with huifang purge. "
            )
        }
        guard !forgotten.isEmpty else { return "" }
        let keys = list(forgotten.map { shown($0) })
        return self(
            "备份以后已按要求清除 \(forgotten.count) 个联系人（\(keys)）的个人信息，备份里仍有：换上备份后请逐个再次 huifang contact forget。",
            "The personal data of \(count(forgotten.count, "contact")) (\(keys)) were erased since the backup and stand in it: erase them again after "
                + "the restore, each with huifang contact forget. "
        )
    }

    /// What is wrong with publishing before the close.
    /// - Parameter provisional: units whose grade is.
    func whileOpen(_ provisional: Int) -> String {
        provisional == 0
            ? self("外呼未结束，以后的拨打还可能改变等次。", "Fieldwork is open: later calls may still change grades.")
            : self(
                "外呼未结束，\(provisional) 个单位的等次是暂定的。",
                "Fieldwork is open: the grades of \(count(provisional, "unit")) are provisional."
            )
    }
}
