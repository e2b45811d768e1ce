/// Reads YAML that a person wrote into a tree with places, and refuses what a settings file has no use for:
/// anchors and aliases, tags, a second document, duplicate keys, control characters, anything but UTF-8.
///
/// Nothing here recurses, and the nesting is limited before the tree is built, so no input can exhaust the
/// stack.
public struct YAMLReader: Sendable {
    /// How large a file may be, in bytes; a larger one is refused unread.
    public let maximumBytes: Int
    /// How deep lists and mappings may lie in one another.
    let maximumDepth: Int
    /// Whether a file without a value, with comments alone, is fine; it reads as a missing value.
    public let allowsNothing: Bool

    public init(maximumBytes: Int = 256 * 1_024, maximumDepth: Int = 32, allowsNothing: Bool = false) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.allowsNothing = allowsNothing
    }

    /// The only document of `bytes`; every mistake goes to `log`.
    ///
    /// Duplicate keys, anchors, tags and a second document leave a tree behind, so that a reader of the tree
    /// can add its own mistakes to these. Returns nil, with at least one mistake, where there is none.
    public func read(_ bytes: some Sequence<UInt8>, _ log: inout MistakeLog) -> YAMLValue? {
        let bytes = Array(bytes)
        guard bytes.count <= maximumBytes else {
            log.add(
                .start, "the file has \(bytes.count) bytes", expected: "expected at most \(maximumBytes)")
            return nil
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
        guard let end = YAMLCharacters.check(text, &log) else { return nil }
        return text.withUnsafeBufferPointer { text in
            var events = YAMLEvents(text)
            var tree = YAMLTree(maximumDepth: maximumDepth, log: log)
            do throws(YAMLEvents.Unreadable) {
                while tree.take(try events.next()) {}
            } catch {
                tree.refuse(error, end: end)
            }
            log = tree.log
            if tree.isEmpty {
                if allowsNothing { return YAMLValue(.text("", quoted: false), at: .start) }
                log.add(.start, "the file is empty", expected: "expected at least one key and its value")
            }
            return tree.root
        }
    }
}
