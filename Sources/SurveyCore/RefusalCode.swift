extension Refusal {
    /// What programs are told (contract.md §Errors): the case's own name, `noSurvey` as `no-survey`. No two cases of different
    /// groups share one, which a test asks for.
    package var code: String {
        // The groups are those of the exit codes, which stand beside the code.
        caseName(of: Mirror(reflecting: self).children.first!.value)
    }
}

/// The name of an enum's case, whatever it carries, as JSON's codes are written.
package func caseName(of value: Any) -> String {
    let name = Mirror(reflecting: value).children.first?.label ?? String(describing: value)
    return name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
}
