extension Survey {
    /// Every surveyor with the number, `03 李敏`, in order of import.
    package func surveyorNames() throws -> [String] { try read { Surveyors.known(try Surveyors.all($0)) } }
}
