import ArgumentParser

@main
struct Huifang: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "huifang")
}
