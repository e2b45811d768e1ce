import Desktop
import Seeded

/// Calls of an object by its description: half of them of the right types, half with something wrong.
struct CallGenerator {
    private var values: ValueGenerator
    private let objects: [(path: String, description: Description)]
    private let properties: [Description.Property]

    /// - Parameter words: names that have a meaning to the object besides those of its description.
    init(seed: Int, _ objects: [(path: String, description: Description)], words: [String]) {
        self.objects = objects
        properties = objects.flatMap(\.description.properties)
        values = ValueGenerator(
            random: SplitMix64(seed: seed),
            words: words + properties.map(\.name) + Set(properties.map(\.interface)).sorted())
    }

    /// The next call; its destination is an interface's owner, by which the object is found.
    mutating func next() -> (path: String, interface: String, member: String, values: [Value]) {
        let (path, description) = values.pick(objects)
        let method = values.pick(description.methods)
        var arguments = method.types.map { values.value(of: $0) }
        let isRight = values.chance(50)
        if isRight, method.interface == "org.freedesktop.DBus.Properties" {
            arguments = property(method, description)
        } else if !isRight {
            return broken(path, method, arguments)
        }
        return (path, method.interface, method.name, arguments)
    }

    /// Of what it has, and for writing a value of its type.
    private mutating func property(_ method: Description.Method, _ description: Description) -> [Value] {
        let property = values.pick(description.properties)
        let all: [Value] = [
            .string(property.interface), .string(property.name), .variant(values.value(of: property.type)),
        ]
        // GetAll takes the first, Get two, Set all three.
        return Array(all.prefix(method.types.count))
    }

    /// With one thing wrong: a value too many, too few, or of another type; another object, interface or method.
    private mutating func broken(
        _ path: String, _ method: Description.Method, _ arguments: [Value]
    ) -> (path: String, interface: String, member: String, values: [Value]) {
        var (path, interface, member, arguments) = (path, method.interface, method.name, arguments)
        switch Int.random(in: 0..<7, using: &values.random) {
        case 0: arguments.append(values.value(of: values.pick(ValueGenerator.types)))
        case 1 where !arguments.isEmpty: arguments.removeLast()
        case 2 where !arguments.isEmpty:
            let index = Int.random(in: 0..<arguments.count, using: &values.random)
            arguments[index] = values.value(of: values.pick(ValueGenerator.types))
        case 3: path = values.pick(["/", "/org", "/org/backtalk", "/a/b/c"] + objects.map(\.path))
        case 4:
            interface = values.pick(
                ["", "a.b", "org.freedesktop.DBus.Peer"] + objects.map { self.interface($0) })
        case 5: member = values.pick(["Nosuch", "next", "A", String(repeating: "M", count: 255)])
        default:
            arguments = (0..<3).map { _ in values.value(of: values.pick(ValueGenerator.types)) }
        }
        return (path, interface, member, arguments)
    }

    private func interface(_ object: (path: String, description: Description)) -> String {
        object.description.methods.first?.interface ?? "a.b"
    }
}
