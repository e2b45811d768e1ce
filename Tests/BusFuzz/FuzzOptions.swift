/// What was asked for on the command line.
struct FuzzOptions {
    var program = ""
    /// How many calls; nil: as many as go into `seconds`.
    var calls: Int?
    var seconds = 60
    var seed = Int.random(in: 0..<1_000_000)

    /// nil where it cannot be understood.
    init?(_ arguments: some Collection<String>) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                if !program.isEmpty { return nil }
                program = argument
                continue
            }
            guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
            switch argument {
            case "--calls": calls = number
            case "--seconds": seconds = number
            case "--seed": seed = number
            default: return nil
            }
        }
        if program.isEmpty { return nil }
    }
}
