/// What a session sounds like besides its cues: the balance that a person set, and the bed under it.
public struct SoundSetting: Sendable {
    public var balance: Balance
    /// nil: no bed.
    public var bed: Bed?

    public init(balance: Balance = Balance(), bed: Bed? = nil) {
        self.balance = balance
        self.bed = bed
    }
}
