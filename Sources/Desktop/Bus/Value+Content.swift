/// What a value holds, where it is of that kind; a variant stands for what is in it.
extension Value {
    public var text: String? {
        switch self {
        case .string(let text), .path(let text), .signature(let text): text
        case .variant(let value): value.text
        default: nil
        }
    }

    public var truth: Bool? {
        switch self {
        case .boolean(let truth): truth
        case .variant(let value): value.truth
        default: nil
        }
    }

    /// Of every whole number that fits.
    public var integer: Int64? {
        switch self {
        case .byte(let n): Int64(n)
        case .int16(let n): Int64(n)
        case .uint16(let n): Int64(n)
        case .int32(let n): Int64(n)
        case .uint32(let n): Int64(n)
        case .int64(let n): n
        case .uint64(let n): Int64(exactly: n)
        case .variant(let value): value.integer
        default: nil
        }
    }

    public var number: Double? {
        switch self {
        case .double(let number): number
        case .variant(let value): value.number
        default: integer.map(Double.init)
        }
    }

    public var elements: [Value]? {
        switch self {
        case .array(_, let elements): elements
        case .variant(let value): value.elements
        default: nil
        }
    }

    public var texts: [String]? { elements?.compactMap(\.text) }

    /// Of a dictionary with names for keys; the values without their variants.
    public var options: [String: Value]? {
        guard let elements else { return nil }
        var options: [String: Value] = [:]
        for element in elements {
            guard case .entry(let key, let value) = element, let name = key.text else { return nil }
            options[name] = value.content
        }
        return options
    }

    /// What is in a variant, at any depth; else the value itself.
    public var content: Value {
        if case .variant(let value) = self { value.content } else { self }
    }
}
