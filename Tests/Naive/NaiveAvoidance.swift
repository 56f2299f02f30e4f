/// Who must avoid which unit, and since when a call by such a one counts for nothing.
extension NaiveSurvey {
    package struct Release: Sendable {
        package var surveyor: String
        package var unit: String
        package var written: Int
    }

    /// The name by which the surveyor was first imported: two spellings of one name are one person.
    package func surveyor(_ name: String) -> String {
        if surveyors[name] != nil { return name }
        return surveyors.keys.first { NaiveNames.folded($0) == NaiveNames.folded(name) } ?? name
    }

    /// The name inside the contact keys of the unit that goes by this name.
    package func unit(_ name: String) -> String {
        if units.contains(name) { return name }
        let folded = NaiveNames.folded(name)
        if let unit = units.first(where: { NaiveNames.folded($0) == folded }) { return unit }
        return units.first { aliases[$0, default: []].map(NaiveNames.folded).contains(folded) } ?? name
    }

    /// "Avoidances never shrink once a draw has used them": before the first draw a new row takes the old one's place, after
    /// it the new row's units are avoided as well.
    mutating func takeSurveyors(_ rows: [NaiveSurveyor]) {
        for row in rows {
            let name = surveyor(row.name)
            let kept = drawings.isEmpty ? [] : surveyors[name, default: []]
            surveyors[name] = kept + row.avoids.map(unit).filter { !kept.contains($0) }
        }
    }

    mutating func release(_ name: String, _ unit: String) {
        surveyors[name] = surveyors[name]!.filter { $0 != unit }
        releases.append(Release(surveyor: name, unit: unit, written: hand.written))
    }

    /// "A dial by a surveyor who must avoid the unit counts neither for nor against it", as it is when its entry is written;
    /// "a release helps only dials whose time lies after it".
    package func mustAvoid(_ name: String, _ unit: String, at time: Int) -> Bool {
        surveyors[name, default: []].contains(unit)
            || releases.contains { $0.surveyor == name && $0.unit == unit && time <= $0.written }
    }

    /// Somebody avoids more than a draw knew.
    var grew: Bool {
        drawings.contains { drawing in
            drawing.surveyors.contains { name, avoided in !Set(surveyors[name]!).subtracting(avoided).isEmpty }
        }
    }
}
