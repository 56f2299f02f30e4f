import SurveyCore

/// `roster` → `{"rosterDigest","contacts"}`
package func rosterJSON(digest: String, contacts: Int) -> JSONValue {
    ["rosterDigest": .string(digest), "contacts": .int(contacts)]
}

extension DrawResult {
    /// The contacts of this draw alone; with the log entry when the draw took something.
    package func json(entry: EntryReceipt?) -> JSONValue {
        let lists = lists.map { list -> JSONValue in
            [
                "surveyor": .string(list.surveyor),
                "contacts": .array(
                    list.contacts.map { place in
                        ["id": .int(place.id), "key": .string(place.key), "ticket": .string(place.ticket)]
                    }
                ),
            ]
        }
        return [
            "seed": .string(seed), "rosterDigest": .string(rosterDigest), "rosterGiven": .bool(rosterGiven),
            "perUnit": .int(perUnit),
            "lists": .array(lists), "entry": entry?.json ?? .null,
        ]
    }
}

extension ReassignResult {
    /// `reassign` → `{"entry","from","to":[{"surveyor","contacts":[keys]}]}`; the entry is `null` when nothing moved.
    package var json: JSONValue {
        [
            "entry": entry?.json ?? .null, "from": .string(from),
            "to": .array(
                lists.map { ["surveyor": .string($0.surveyor), "contacts": .strings($0.keys)] }
            ),
        ]
    }
}
