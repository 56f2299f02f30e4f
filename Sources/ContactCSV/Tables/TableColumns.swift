import SurveyCore

/// What a kind of table may hold: its fields with the names of their columns (columns.md §Columns).
struct TableColumns: Sendable {
    struct Field: Sendable {
        /// As `--map` names it.
        var key: String
        /// The first one is the field's proper name; earlier ones win where a table has several.
        var names: [String]
        var isRequired = false
        /// What a further column of it has would be lost: a row with another value there is refused.
        var refusesSecond = false
    }

    var fields: [Field]
    /// The columns that a table without a header is told to have.
    var expected: [String]
    /// Whether `--map` may name the columns.
    var isMappable = false
    /// Columns that our own tables have for people, and nobody reads.
    var unread: Set<String> = []

    func index(_ key: String) -> Int { fields.firstIndex { $0.key == key }! }

    /// The field whose cell makes a row one of this table.
    var key: Int { fields.firstIndex { $0.isRequired }! }

    static let units = TableColumns(
        fields: [
            Field(
                key: "unit",
                names: ["单位名称", "填报单位", "报送单位", "执法单位", "单位", "unit"],
                isRequired: true,
                refusesSecond: true
            ),
            Field(key: "alias", names: ["别名", "alias"]),
            Field(key: "kind", names: ["类别", "kind"]),
        ],
        expected: ["单位名称"]
    )

    static let surveyors = TableColumns(
        fields: [
            Field(key: "name", names: ["姓名", "调查员", "访问员", "name", "surveyor"], isRequired: true, refusesSecond: true),
            Field(key: "avoid", names: ["回避单位", "avoid"]), Field(key: "login", names: ["登录名", "login"]),
        ],
        expected: ["姓名"]
    )

    static let takenAs = "takenAs"
    /// That of the row's local numbers.
    static let areaCode = "areaCode"

    static let contacts = TableColumns(
        fields: [
            Field(
                key: "phone",
                names: [
                    "联系方式", "联系电话", "电话", "电话号码", "手机", "手机号", "手机号码", "移动电话", "座机", "座机号", "座机号码", "座机电话", "固定电话",
                    "固话",
                    "办公电话", "办公室电话", "单位电话", "联系手机", "联系号码", "联络电话", "联络方式", "手机电话", "固定电话号码", "电话号", "phone", "mobile",
                    "tel", "telephone",
                    "landline", "officephone", "mobilephone", "cellphone", "phonenumber", "telephonenumber",
                    "mobilenumber",
                ],
                isRequired: true
            ),
            Field(key: TableColumns.areaCode, names: ["区号", "areacode"]),
            Field(
                key: "organisation",
                names: [
                    "行政相对人单位", "行政相对人", "行政相对人名称", "相对人单位", "相对人名称", "企业名称", "公司名称", "organisation", "organization",
                    "company",
                ]
            ),
            Field(key: "position", names: ["职务", "职位", "岗位", "position", "title"]),
            Field(key: "person", names: ["姓名", "联系人", "联系人姓名", "person", "name", "contact"]),
            Field(key: "unit", names: ["填报单位", "报送单位", "执法单位", "执法部门", "unit"]),
            Field(key: "ordinal", names: ["序号", "编号", "no"]),
            Field(key: "officer", names: ["执法人员", "officer"]),
            Field(key: "remark", names: ["备注", "remark"]),
            Field(
                key: "receivedOn",
                names: ["报送日期", "报送时间", "提交日期", "提交时间", "收到日期", "received"]
            ),
            // Stands in fix lists alone, and tells that a table is one.
            Field(key: TableColumns.takenAs, names: ["已导入为", "takenas"]),
        ],
        expected: ["行政相对人单位", "职务", "联系方式"],
        isMappable: true,
        // What a fix list says of a row.
        unread: [
            "文件", "第几条", "第几行", "哪一列", "原值", "级别", "问题", "怎样改", "file", "record", "line", "column", "value", "severity",
            "whatiswrong", "whattodo",
        ]
    )

    /// 单位名称 and 单位 in a hand-in: the unit when another column is the organisation, else the organisation.
    static let ambiguousUnitNames: Set<String> = ["单位名称", "单位"]

    static func results(_ questions: [Rulebook.Question]) -> TableColumns {
        TableColumns(
            fields: [
                Field(key: "contact", names: ["编号", "contact"], isRequired: true, refusesSecond: true),
                Field(key: "outcome", names: ["结果", "拨打结果", "outcome"], isRequired: true, refusesSecond: true),
                Field(key: "at", names: ["拨打时间", "at"], refusesSecond: true),
                Field(key: "until", names: ["结束时间", "until"], refusesSecond: true),
                Field(key: "appointment", names: ["约定时间", "appointment"], refusesSecond: true),
                Field(key: "surveyor", names: ["调查员", "访问员", "surveyor"], refusesSecond: true),
                Field(key: "note", names: ["备注", "note"], refusesSecond: true),
                // What stands there is only compared.
                Field(key: "unit", names: ["填报单位", "报送单位", "执法单位", "unit"]),
                Field(key: "organisation", names: ["行政相对人单位", "相对人单位", "organisation", "organization"]),
                Field(key: "person", names: ["姓名", "联系人", "person"]),
                Field(key: "phone", names: ["电话", "联系电话", "联系方式", "phone"]),
            ] + questions.map { Field(key: $0.key, names: [$0.dimension, $0.key], refusesSecond: true) },
            expected: ["编号", "结果"],
            // What a call sheet says of a contact.
            unread: ["职务", "其他电话", "已拨次数"]
        )
    }
}

/// Columns of a hand-in by field; -1 where the table has none.
struct HandInColumns {
    let phone, areaCode, organisation, position, person, unit, receivedOn, takenAs: Int
    /// Of numbers, ``phone`` the first of them.
    let numbers: [Int]
    /// Of the cells that are kept, the three above among them.
    let kept: [(cell: KeptCell, column: Int)]
    /// Of the cells that tell whether a row of a fix list was filled in.
    let filled: [Int]
    /// Of all cells that are read.
    let read: Set<Int>

    init(_ header: TableHeader) {
        func column(_ key: String) -> Int {
            header.columns.isEmpty ? -1 : header.columns[TableColumns.contacts.index(key)] ?? -1
        }
        phone = column("phone")
        numbers = [phone] + header.furtherPhones
        areaCode = column(TableColumns.areaCode)
        organisation = column("organisation")
        position = column("position")
        person = column("person")
        unit = column("unit")
        receivedOn = column("receivedOn")
        takenAs = column(TableColumns.takenAs)
        kept = KeptCell.allCases.map { ($0, column($0.rawValue)) }
        filled = [organisation, position, person, phone, takenAs]
        read = Set(kept.map(\.column) + numbers + [areaCode, unit, receivedOn, takenAs]).subtracting([-1])
    }
}
