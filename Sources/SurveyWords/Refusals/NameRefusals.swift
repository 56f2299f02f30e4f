import SurveyCore

extension Words {
    func nameRefusal(_ refusal: Refusal.Name) -> String {
        switch refusal {
        case .seedUsed(let seed):
            self(
                "种子「\(shown(seed))」已用过。补充抽取须另定种子。未抽取。",
                "Seed \(shown(seed)) was used before; a later draw needs its own. Nothing was drawn."
            )
        case .emptySeed:
            self(
                "种子是空的。请写明公开确定的种子；不写 --seed 时由系统随机产生。未抽取。",
                "The seed is empty. Give the seed that was made in public, or leave --seed out for a random one. Nothing was drawn."
            )
        case .nobodyEligible(let unit):
            self(
                "\(shown(unit))：全部调查员都须回避，无法分派。请增加调查员或核对回避单位。未改动。",
                "\(shown(unit)): every surveyor must avoid it. Add one, or check 回避单位. Nothing was changed."
            )
        case .nobodyTakesOver(let unit):
            self(
                "\(shown(unit))：同一次抽取的其他调查员都须回避，或没有其他调查员，无人可接手。请用 --to 指明能接手的调查员，或核对回避单位。未改派。",
                "\(shown(unit)): no other surveyor of the same draw may take its contacts over. Name one with --to, or check 回避单位. "
                    + "Nothing was reassigned."
            )
        case .namedMustAvoid(let unit, let surveyors):
            self(
                "\(shown(unit))：\(shownList(surveyors))须回避，不能接手。请用 --to 另指调查员，或核对回避单位。未改派。",
                "\(shown(unit)): \(shownList(surveyors)) must avoid it and cannot take it over. Name another with --to, or check "
                    + "回避单位. Nothing was reassigned."
            )
        case .notAvoided(let surveyor, let unit, let avoided):
            self(
                "\(shown(surveyor))没有回避\(shown(unit))，不必取消。"
                    + (avoided.isEmpty ? "" : "现回避：\(shownList(avoided))。") + "未改动。",
                "\(shown(surveyor)) need not avoid \(shown(unit)). "
                    + (avoided.isEmpty ? "" : "Avoided are: \(shownList(avoided)). ") + "Nothing was changed."
            )
        case .avoidedUnitUnknown(let surveyor, let unit, let nearest):
            self(
                "调查员\(shown(surveyor))的回避单位「\(shown(unit))」不在单位名单中。\(nearestZh(nearest))请更正后重新导入调查员。未抽取。",
                "\(shown(surveyor)) must avoid \(shown(unit)), which is no unit of the list. \(nearestEn(nearest))"
                    + "Put it right and import the surveyors again. Nothing was drawn."
            )
        case .unknownUnit(let name, let nearest):
            self(
                "没有单位「\(shown(name))」。\(nearest.map { "最接近：\(shown($0))。" } ?? "单位名称见 huifang grade。")",
                "No unit \(shown(name)). \(nearest.map { "Nearest: \(shown($0))." } ?? "For the units' names see huifang grade.")"
            )
        case .unitWithdrawn(let unit, let at, let isListed):
            self(
                "\(shown(unit))已\(at.map { "于 \(day($0.date(offset)))" } ?? "")撤下，见 huifang \(isListed ? "grade 表末" : "log --unit")。",
                "\(shown(unit)) was withdrawn\(at.map { " on \(day($0.date(offset)))" } ?? ""); "
                    + "see \(isListed ? "below the table of huifang grade" : "huifang log --unit")."
            )
        case .unknownPublication(let number, let last):
            last == 0
                ? self("还没有定稿。请先 huifang publish。", "Nothing was published yet. First: huifang publish.")
                : self(
                    "没有第 \(number) 次定稿，到目前定稿 \(last) 次。",
                    "There is no publication \(number); the last one is \(last)."
                )
        case .unknownSurveyor(let name, let nearest, let known):
            unknownSurveyor(name, nearest: nearest, known: known)
        case .unknownContact(let text):
            self(
                "没有联系人「\(shown(text))」。请写登记表上的编号，或写键，例如 郑州市公安局-01；查找用 huifang contacts --find。",
                "No contact \(shown(text)). Give the number on the sheet or the key, such as 郑州市公安局-01; "
                    + "look it up with huifang contacts --find."
            )
        case .recordNotContact(let number, let contact):
            self(
                "没有 \(number) 号联系人。\(number) 是拨打记录号（\(contact) 号联系人）。",
                "No contact \(number); \(number) is a record (contact \(contact))."
            )
        case .unknownCall(let text):
            self(
                "没有「\(shown(text))」号记录。联系人的全部记录见 huifang contact 编号。",
                "No record \(shown(text)). For a contact's records: huifang contact NUMBER."
            )
        case .nothingToRule(let unit):
            self("\(shown(unit))没有可撤回的裁定。没有变化。", "\(shown(unit)) has no ruling to withdraw. Nothing changed.")
        }
    }

    /// `01 王强、02 孙丽`: 工号 is the order of import, which is the order of `names`.
    package func surveyors(_ names: [String]) -> String {
        guard !names.isEmpty else { return self("（没有）", "(none)") }
        return list(names.enumerated().map { "\(padded($0.offset + 1, 2)) \(shown($0.element, columns: 30))" })
    }

    private func unknownSurveyor(_ name: String, nearest: String?, known: [String]) -> String {
        let there = self("现有：\(surveyors(known))。", "There are: \(surveyors(known)).")
        guard let nearest else {
            return self("没有调查员「\(shown(name))」。", "No surveyor \(shown(name)). ") + there
        }
        let number = known.firstIndex(of: nearest).map { padded($0 + 1, 2) }
        return self(
            "没有调查员「\(shown(name))」，是否「\(shown(nearest))\(number.map { "（\($0)）" } ?? "")」？",
            "No surveyor \(shown(name)); did you mean \(shown(nearest))\(number.map { " (\($0))" } ?? "")? "
        ) + there
    }

    private func nearestZh(_ names: [String]) -> String { names.isEmpty ? "" : "最接近：\(shownList(names))。" }
    private func nearestEn(_ names: [String]) -> String { names.isEmpty ? "" : "Nearest: \(shownList(names)). " }
}
