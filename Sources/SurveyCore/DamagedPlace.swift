/// Where a survey file holds what no program of ours writes there, as far as it is known.
package struct DamagedPlace: Hashable, Sendable {
    package let table: String?
    package let column: String?
    /// The number of the row: of a contact, a call, an entry.
    package let row: Int?

    package init(table: String? = nil, column: String? = nil, row: Int? = nil) {
        self.table = table
        self.column = column
        self.row = row
    }
}
