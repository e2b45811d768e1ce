import Documents

/// What an entry says about its dose, read but not yet laid over a pose.
///
/// A part that could not be read is nil like one that was not written; `mapping` knows the difference.
struct WrittenDose {
    let mapping: YAMLMapping
    var hold: Length?
    var phases: [PlacedPhase]?
    var repetitions: Repetitions?
    /// `.some(nil)`: `pause: none`.
    var pause: Pause??
    var sides: Sides?
    var first: Side?
    var sets: DoseRange<Int>?
    var rest: DoseRange<Seconds>?

    /// A phase, and where its name stands.
    struct PlacedPhase {
        let phase: Phase
        let place: TextPlace
    }

    /// Whether a key was written that could not be read.
    func isUnread(_ key: DoseKey) -> Bool {
        guard mapping.field(key) != nil else { return false }
        return switch key {
        case .sides: sides == nil
        case .sets: sets == nil
        default: false
        }
    }
}
