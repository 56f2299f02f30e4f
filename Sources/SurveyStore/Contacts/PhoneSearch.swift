import GRDB
import SurveyCore

extension PhoneQuery {
    /// SQL: of a contact `c` that has one of these numbers, with the arguments in their order.
    var condition: (sql: String, arguments: StatementArguments) {
        var conditions = ["0"]
        var arguments = StatementArguments()
        func add(_ condition: String, _ patterns: [String]) {
            conditions.append(condition)
            arguments += StatementArguments(patterns)
        }
        for number in numbers {
            add("c.phone = ? OR c.phone LIKE ?", [number, number + "x%"])
            add(
                "char(10) || c.others || char(10) LIKE ? OR char(10) || c.others LIKE ?",
                ["%\n\(number)\n%", "%\n\(number)x%"]
            )
        }
        for ending in endings {
            // Of an extension the beginning is enough.
            let rest = ending.contains("x") ? "%" : ""
            add(
                "replace(c.phone, '-', '') LIKE ? OR replace(c.phone, '-', '') LIKE ?",
                ["%\(ending)\(rest)", "%\(ending)x%"]
            )
            add(
                "replace(c.others, '-', '') || char(10) LIKE ? OR replace(c.others, '-', '') LIKE ?",
                ["%\(ending)\(rest)\n%", "%\(ending)x%"]
            )
            add("replace(replace(c.given, '-', ''), ' ', '') LIKE ?", ["%\(ending)"])
        }
        return ("(" + conditions.joined(separator: " OR ") + ")", arguments)
    }
}
