/// The description of an object, as the specification of D-Bus writes it, with the sentences of its interfaces.
enum Introspection {
    static let interface = "org.freedesktop.DBus.Introspectable"

    /// The names of the objects right below `path`.
    static func children(of path: String, among paths: some Sequence<String>) -> [String] {
        let parent = path == "/" ? "/" : path + "/"
        let names = paths.filter { $0.hasPrefix(parent) && $0 != path }.map { path in
            String(path.dropFirst(parent.count).prefix { $0 != "/" })
        }
        return Set(names).sorted()
    }

    static func document(
        _ path: String, _ interfaces: [Interface], among paths: some Sequence<String>
    ) -> String {
        var lines = [
            "<!DOCTYPE node PUBLIC \"-//freedesktop//DTD D-BUS Object Introspection 1.0//EN\"",
            " \"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd\">", "<node>",
        ]
        for interface in interfaces + common(interfaces) { lines += element(interface) }
        for child in children(of: path, among: paths) { lines.append(" <node name=\"\(child)\"/>") }
        lines.append("</node>")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func common(_ interfaces: [Interface]) -> [Interface] {
        let peer = Interface(
            "org.freedesktop.DBus.Peer", "",
            methods: [
                Interface.Method("Ping") { _ in },
                Interface.Method("GetMachineId", out: [.init("id", "s")]) { _ in },
            ])
        let introspectable = Interface(
            interface, "", methods: [Interface.Method("Introspect", out: [.init("xml", "s")]) { _ in }])
        return [peer, introspectable, PropertiesInterface.of(interfaces)]
    }

    private static func element(_ interface: Interface) -> [String] {
        var lines = [" <interface name=\"\(interface.name)\">"] + document(interface.about, "  ")
        for method in interface.methods {
            lines.append("  <method name=\"\(method.name)\">")
            lines += document(method.about, "   ")
            lines += method.inputs.map { argument($0, direction: "in") }
            lines += method.outputs.map { argument($0, direction: "out") }
            lines.append("  </method>")
        }
        for property in interface.properties {
            let access = property.set == nil ? "read" : "readwrite"
            lines.append(
                "  <property name=\"\(property.name)\" type=\"\(property.type)\" access=\"\(access)\">")
            lines += document(property.about, "   ")
            if property.changes != .told {
                lines.append(
                    annotation(
                        "org.freedesktop.DBus.Property.EmitsChangedSignal", property.changes.rawValue, "   "))
            }
            lines.append("  </property>")
        }
        for signal in interface.signals {
            lines.append("  <signal name=\"\(signal.name)\">")
            lines += document(signal.about, "   ")
            lines += signal.values.map { argument($0, direction: nil) }
            lines.append("  </signal>")
        }
        return lines + [" </interface>"]
    }

    private static func argument(_ argument: Interface.Argument, direction: String?) -> String {
        let direction = direction.map { " direction=\"\($0)\"" } ?? ""
        return "   <arg name=\"\(argument.name)\" type=\"\(argument.type)\"\(direction)/>"
    }

    /// The annotation that tools for D-Bus read sentences from.
    private static func document(_ sentence: String, _ indent: String) -> [String] {
        sentence.isEmpty ? [] : [annotation("org.gtk.GDBus.DocString", sentence, indent)]
    }

    private static func annotation(_ name: String, _ value: String, _ indent: String) -> String {
        let marks: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
        let value = value.map { marks[$0] ?? String($0) }.joined()
        return "\(indent)<annotation name=\"\(name)\" value=\"\(value)\"/>"
    }
}
