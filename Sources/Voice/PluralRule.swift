/// Which plural form a whole number takes: the rules of Unicode's CLDR for cardinal numbers, each named after what it
/// tells apart. The raw value is the name in a voice file.
public enum PluralRule: String, Sendable, Hashable, CaseIterable {
    /// One form for all, as in Japanese.
    case none
    /// 1 is alone, as in English, German and Spanish.
    case one
    /// 0 and 1, as in French.
    case zeroOne = "zero-one"
    /// 1, and 2 to 4, as in Czech.
    case czech
    /// 1, and what ends in 2 to 4 but not in 12 to 14, as in Polish.
    case polish
    /// What ends in 1 but not in 11, and what ends in 2 to 4 but not in 12 to 14, as in Russian.
    case russian

    /// The names that CLDR gives to the forms.
    public enum Category: String, Sendable, Hashable, CaseIterable {
        case one, few, many, other
    }

    /// The forms that every counted thing needs, in CLDR's order.
    public var categories: [Category] {
        switch self {
        case .none: [.other]
        case .one, .zeroOne: [.one, .other]
        case .czech: [.one, .few, .other]
        case .polish, .russian: [.one, .few, .many]
        }
    }

    /// The form of `n`, which is 0 or more.
    public func category(_ n: Int) -> Category {
        switch self {
        case .none: .other
        case .one: n == 1 ? .one : .other
        case .zeroOne: n <= 1 ? .one : .other
        case .czech: n == 1 ? .one : (2...4).contains(n) ? .few : .other
        case .polish: n == 1 ? .one : Self.isFew(n) ? .few : .many
        case .russian: n % 10 == 1 && n % 100 != 11 ? .one : Self.isFew(n) ? .few : .many
        }
    }

    private static func isFew(_ n: Int) -> Bool {
        (2...4).contains(n % 10) && !(12...14).contains(n % 100)
    }
}
