import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Whether a text is well-formed, and what is in it.
final class XMLCheck: NSObject, XMLParserDelegate {
    private var counts: [String: Int] = [:]

    /// How many elements of each name there are.
    static func elements(_ text: String) throws -> [String: Int] {
        let parser = XMLParser(data: Data(text.utf8))
        let check = XMLCheck()
        parser.delegate = check
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        return check.counts
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        counts[name, default: 0] += 1
    }
}
