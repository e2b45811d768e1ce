import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an object says that it can do, by its introspection.
final class Description: NSObject, XMLParserDelegate {
    struct Method {
        var interface: String
        var name: String
        /// The types of what it takes, one each.
        var types: [String]
    }

    struct Property {
        var interface: String
        var name: String
        var type: String
    }

    private(set) var methods: [Method] = []
    private(set) var properties: [Property] = []
    private var interface = ""

    init(_ document: String) throws {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        switch name {
        case "interface": interface = attributes["name"] ?? ""
        case "method":
            methods.append(Method(interface: interface, name: attributes["name"] ?? "", types: []))
        case "arg" where attributes["direction"] == "in":
            methods[methods.count - 1].types.append(attributes["type"] ?? "")
        case "property":
            properties.append(
                Property(
                    interface: interface, name: attributes["name"] ?? "", type: attributes["type"] ?? ""))
        default: break
        }
    }
}
