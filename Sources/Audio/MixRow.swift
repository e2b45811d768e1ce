/// A plan as the audio thread reads it: bare pointers into a `MixPlan`, which someone else keeps alive.
struct MixRow {
    // Constants of the audio thread stand in structures: a class would have to be looked up.
    static var voices: Int { @_noAllocation @_noLocks get { 16 } }
    static var slots: Int { @_noAllocation @_noLocks get { 256 } }

    var cues: UnsafePointer<MixCue>?
    var count = 0
    var clips: UnsafeMutablePointer<ClipTable.Slot>?
    var shared: UnsafeMutablePointer<ClipTable.Shared>?
    var horizon: Int64 = 0
    var end: Int64 = 0
    var bed = BedRow()

    /// The first cue that begins at `frame` or later; `count` if none does.
    @_noAllocation @_noLocks
    func first(from frame: Int64) -> Int {
        guard let cues else { return 0 }
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) / 2
            if cues[middle].frame < frame { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
