import CStart
import Glibc
import SurveyCore

/// The command line as bytes: names of files need not be text (``PathText``).
enum ByteArguments {
    private static let takingPaths: Set<String> = [
        "--survey", "--findings", "-o", "--output", "--rulebook", "--check", "--backups",
    ]

    /// The arguments of this process, without its name.
    static var ofProcess: [String] {
        var texts: [String] = []
        while let argument = process_argument(CInt(texts.count + 1)) {
            texts.append(PathText.text(UnsafeRawBufferPointer(start: argument, count: strlen(argument))))
        }
        return texts
    }

    /// An environment variable, whatever its bytes.
    static func variable(_ name: String) -> String? {
        getenv(name).map { PathText.text(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }

    /// - Throws: ``Refusal/Usage/notText(_:)`` for what is no text and no path either.
    static func refuseOthers(_ arguments: [String], _ environment: [String: String]) throws {
        for (place, argument) in arguments.enumerated() where !PathText.isText(argument) {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let option = argument.hasPrefix("-") ? parts[0] : place > 0 ? arguments[place - 1] : ""
            if takingPaths.contains(option) { continue }
            var status = stat()
            guard withPath(argument, { lstat($0, &status) }) == 0 else { throw Refusal.usage(.notText(argument)) }
        }
        for name in ["HUIFANG_USER", "HUIFANG_SURVEYOR", "HUIFANG_DIAL"] {
            guard let value = environment[name], !PathText.isText(value) else { continue }
            throw Refusal.usage(.notText("\(name)=\(value)"))
        }
    }
}
