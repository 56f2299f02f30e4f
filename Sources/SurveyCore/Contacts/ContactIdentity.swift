/// Which contact it is: what lists, cards, sheets and look-ups show alike.
package struct ContactIdentity: Hashable, Sendable {
    /// The contact's number.
    package var contact: Int
    package var key: String
    /// The unit's shown name.
    package var unit: String
    package var organisation: String
    package var person: String
    package var position: String
    /// The number in force in normal form; `nil` when no telephone can dial it.
    package var phone: String?
    package var otherPhones: [String]
    package var phoneAsGiven: String

    package init(
        contact: Int,
        key: String = "",
        unit: String,
        organisation: String,
        person: String,
        position: String,
        phone: String?,
        otherPhones: [String] = [],
        phoneAsGiven: String = ""
    ) {
        self.contact = contact
        self.key = key
        self.unit = unit
        self.organisation = organisation
        self.person = person
        self.position = position
        self.phone = phone
        self.otherPhones = otherPhones
        self.phoneAsGiven = phoneAsGiven
    }
}

/// Whatever is shown of one contact.
package protocol ShowsContact {
    var identity: ContactIdentity { get }
}

extension ShowsContact {
    package var contact: Int { identity.contact }
    package var phone: String? { identity.phone }
    package var key: String { identity.key }
    package var unit: String { identity.unit }
    package var organisation: String { identity.organisation }
    package var person: String { identity.person }
    package var position: String { identity.position }
    package var otherPhones: [String] { identity.otherPhones }
    package var phoneAsGiven: String { identity.phoneAsGiven }
}
