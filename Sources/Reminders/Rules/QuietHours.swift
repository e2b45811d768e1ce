/// When no reminder comes, every day: from the start, which belongs to them, to the end, which does not.
public enum QuietHours: Sendable, Hashable {
    case off
    case between(TimeWindow)

    /// What holds where the configuration says nothing: 22:00 to 07:00.
    public static let usual: QuietHours =
        TimeWindow(start: TimeOfDay(wrapping: 22 * 60), minutes: 9 * 60)
        .map { .between($0) } ?? .off

    var window: TimeWindow? {
        if case .between(let window) = self { window } else { nil }
    }

    func contains(second: Int) -> Bool { window?.contains(second: second) ?? false }
}

extension QuietHours: CustomStringConvertible {
    public var description: String { window?.description ?? "off" }
}
