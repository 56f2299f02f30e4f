import GRDB
import SurveyCore

extension PhoneQuery {
    /// SQL: of a contact `c` that has one of these numbers, with the arguments in their order. However many they are, the expression
    /// is as deep.
    var condition: (sql: String, arguments: StatementArguments) {
        let others = "char(10) || c.others || char(10)"
        let sql = """
            (EXISTS (SELECT 1 FROM json_each(?) n WHERE c.phone = n.value OR c.phone LIKE n.value || 'x%'
                OR \(others) LIKE '%' || char(10) || n.value || char(10) || '%'
                OR \(others) LIKE '%' || char(10) || n.value || 'x%')
            OR EXISTS (SELECT 1 FROM json_each(?) e WHERE replace(c.phone, '-', '') LIKE '%' || e.value
                OR replace(c.others, '-', '') || char(10) LIKE '%' || e.value || char(10) || '%'
                OR replace(replace(c.given, '-', ''), ' ', '') LIKE '%' || e.value))
            """
        // Of an extension the beginning is enough, and a number is found without the one it has.
        let ends = endings.flatMap { $0.contains("x") ? [$0, $0 + "%"] : [$0, $0 + "x%"] }
        return (sql, [Self.list(numbers), Self.list(ends)])
    }

    /// A number has at most 15 digits and six of an extension: what is longer is nobody's.
    private static func list(_ texts: [String]) -> String {
        JSONValue.array(texts.filter { $0.utf8.count <= 64 }.map(JSONValue.string)).text()
    }
}
