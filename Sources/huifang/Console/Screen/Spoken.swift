import SurveyCore

/// How people are addressed in Chinese.
enum Spoken {
    /// A person with his position, as one asks for him: 王建国经理, but 法定代表人冯超.
    static func name(_ person: String, _ position: String) -> String {
        let title = title(position)
        return isAddress(title) ? person + title : title + person
    }

    /// What of a position is said with a name: of several the one by which people are addressed, else the first.
    static func title(_ position: String) -> String {
        let parts = position.split { "（）()／/、，,；;兼".contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
        return parts.first(where: isAddress) ?? parts.first ?? ""
    }

    /// Whether a title stands behind a name when one speaks to somebody.
    static func isAddress(_ title: String) -> Bool { titles.contains { title.hasSuffix($0) } && !title.hasSuffix("家长") }

    /// What titles end in; 长 is that of 局长, 厂长, 店长, 董事长.
    private static let titles = [
        "长", "经理", "主任", "董事", "监事", "总裁", "总监", "主席", "书记", "支书", "总", "总工", "主管", "助理", "秘书", "会计", "出纳",
        "老师", "教授", "医生", "大夫", "律师", "工程师", "师傅", "老板", "掌柜", "先生", "女士", "同志",
    ]
}
