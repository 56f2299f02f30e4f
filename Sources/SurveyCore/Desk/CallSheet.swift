/// A surveyor's call sheet in the console's three parts (protocol.md §Order of the call list).
package struct CallSheet: Hashable, Sendable {
    package var surveyor: String
    /// 工号, from 1 in order of import.
    package var number: Int
    package var appointments: [ContactListing]
    package var confirming: [ContactListing]
    package var list: [ContactListing]
    /// The whole list in list order, finished contacts too: what JSON gives.
    package var whole: [ContactListing]
    /// Of finished contacts of the whole list, where asked for: the record that decided, else the last one. A contact that is still
    /// to be called or confirmed has none here: confirming dials are blind.
    package var results: [Int: CallRecord] = [:]

    /// Its confirming dials may stand on the sheets of others, too.
    package var isShared = false

    /// Of the list, what nobody calls before it is reassigned: on no sheet to be filled in.
    package var toReassign: [ContactListing] { whole.filter(\.mustBeReassigned) }

    package init(
        surveyor: String,
        number: Int,
        appointments: [ContactListing],
        confirming: [ContactListing],
        list: [ContactListing],
        whole: [ContactListing]
    ) {
        self.surveyor = surveyor
        self.number = number
        self.appointments = appointments
        self.confirming = confirming
        self.list = list
        self.whole = whole
    }
}
