import SurveyCore

/// How people are addressed in Chinese.
enum Spoken {
    /// Whether a position stands behind a name when one speaks to somebody: 王经理, but not 王法定代表人.
    static func isAddress(_ position: String) -> Bool {
        let position = trimmed(position)
        // 副经理 is addressed as 经理; what is in brackets or after a stroke is no title.
        return titles.contains { position.hasSuffix($0) } && !position.contains { "（(／/、，,兼".contains($0) }
    }

    private static let titles = [
        "经理", "主任", "局长", "厂长", "校长", "院长", "园长", "所长", "站长", "队长", "处长", "科长", "股长", "部长", "店长", "行长",
        "会长", "理事长", "秘书长", "董事长", "董事", "总裁", "总监", "主席", "书记", "镇长", "乡长", "县长", "区长", "市长", "村长",
        "庭长", "馆长", "社长", "班长", "组长", "车间主任", "总", "总工", "主管", "老师", "教授", "医生", "大夫", "律师", "工程师",
        "先生", "女士", "师傅", "老板", "会计", "助理", "秘书",
    ]
}
