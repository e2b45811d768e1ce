/// A method of somebody's object.
public struct MethodName: Sendable, Hashable {
    public var destination: String
    public var path: String
    public var interface: String
    public var member: String

    public init(_ destination: String, _ path: String, _ interface: String, _ member: String) {
        self.destination = destination
        self.path = path
        self.interface = interface
        self.member = member
    }

    /// Of the bus itself.
    static func bus(_ member: String) -> MethodName {
        MethodName("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", member)
    }

    /// Of somebody's properties.
    static func properties(_ destination: String, _ path: String, _ member: String) -> MethodName {
        MethodName(destination, path, Self.propertiesInterface, member)
    }

    static let propertiesInterface = "org.freedesktop.DBus.Properties"
}
