/// Columns of a hand-in by field; -1 where the table has none.
struct HandInColumns {
    let phone, organisation, position, person, unit, ordinal, officer, remark, receivedOn, takenAs: Int

    init(_ header: TableHeader) {
        func column(_ key: String) -> Int { header.columns[TableColumns.contacts.index(key)] ?? -1 }
        phone = column("phone")
        organisation = column("organisation")
        position = column("position")
        person = column("person")
        unit = column("unit")
        ordinal = column("ordinal")
        officer = column("officer")
        remark = column("remark")
        receivedOn = column("receivedOn")
        takenAs = column(TableColumns.takenAs)
    }
}
