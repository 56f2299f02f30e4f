import SurveyCore

/// The line of a record taken back, and the reasons for it (console.md §Saving).
extension Words {
    package func consoleVoided(
        call: Int,
        reason: String,
        contact: Int,
        back: Bool,
        narrow: Bool = false
    ) -> String {
        if narrow {
            return language(
                "作废\(call)(\(reason)) \(contact)号\(back ? "已回屏" : "")",
                "voided \(call), no.\(contact) \(back ? "is back" : "")"
            )
        }
        return language(
            "已作废 \(call) 号记录（\(reason)）。\(contact) 号\(back ? "已回到屏幕" : "恢复为作废前的状态")",
            "Record \(call) voided (\(reason)). No. \(contact) is \(back ? "back on the screen" : "as it was before")"
        )
    }

    /// Reasons by key for taking a record back; the fourth is typed.
    package var consoleReasons: [String] {
        [language("按错键", "wrong key"), language("听错了", "misheard"), language("对方改口", "he changed his mind")]
    }
}
