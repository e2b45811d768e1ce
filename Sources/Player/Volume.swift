import Glibc

/// How loud a session is, in decibels below what it was made for: louder would clip.
public struct Volume: Sendable, Hashable {
    /// −60…0.
    public let decibels: Int

    /// A number outside the range is moved to its nearer end.
    public init(decibels: Int) {
        self.decibels = min(max(decibels, Self.range.lowerBound), Self.range.upperBound)
    }

    public static let range = -60...0
    public static let full = Volume(decibels: 0)
    /// Of a key: just heard as a change.
    public static let step = 2

    /// The same, so many decibels louder.
    func turned(by decibels: Int) -> Volume { Volume(decibels: self.decibels + decibels) }

    /// The factor for samples, 1 for none.
    var gain: Float { powf(10, Float(decibels) / 20) }
}
