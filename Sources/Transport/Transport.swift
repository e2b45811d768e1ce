/// The state machine of playing, as a value: each input returns what is to be done, and nothing is done here.
///
/// A session starts with its opening while the rest of it is prepared; `planReady` says that the whole plan is
/// there. Pausing is possible from the first moment on, so whether the plan is there is kept beside the state.
public struct Transport: Sendable, Hashable {
    public private(set) var state = State.starting
    /// The whole plan is there: playing goes on beyond the opening.
    public private(set) var isPlanned = false
    /// The position waits, because what comes next is not ready. No state of its own: every command still
    /// means what it means without it.
    public private(set) var isHolding = false
    /// What was asked before the plan was there; the last of it is answered as soon as it is.
    private var wish: Wish?

    public init() {}

    public enum State: Sendable, Hashable, CaseIterable {
        /// The opening sounds, the plan is being made.
        case starting
        case playing
        /// Silent, and the position stands still.
        case paused
        /// The device is away; it is looked for, and the session goes on by itself when it is back.
        case waiting
        /// The sound is fading out; the end of the output is awaited.
        case stopping
        /// For good: no input leads out of it.
        case ended
    }

    public enum Input: Sendable, Hashable {
        // Commands of a person.
        case pause, resume, toggle, stop
        case wish(Wish)
        /// A step of it, or another value.
        case volume
        /// Out at once, without a fade and without waiting: the second Ctrl-C.
        case quit
        // What the preparation tells.
        case planReady, planFailed
        /// What answers a wish is ready to be heard.
        case answerReady
        // What the output tells.
        case held, released
        /// The device went away, and is looked for.
        case deviceLost
        case deviceBack
        /// The machine slept, and the device was closed.
        case slept
        /// What it was heard on is gone, and a sound server goes on with something else: headphones were pulled out.
        case displaced
        /// There is no device, and none is looked for: it never opened.
        case deviceFailed
        /// The last frame was heard, or the fade after `stop` is over.
        case ended
    }

    public enum Action: Sendable, Hashable {
        /// Play what was made ready: the whole plan, or what answers a wish.
        case installPlan
        /// Find out what the wish leads to from here, and make it ready.
        case answer(Wish)
        case turnVolume
        /// The sound broke off: say where it goes on.
        case goBack
        case pauseOutput
        case resumeOutput
        /// Fade out from what sounds now, then close the device.
        case fadeOutput
        /// Silence and close the device at once.
        case cutOutput
        case finish(Ending)
    }

    public enum Ending: Sendable, Hashable, CaseIterable {
        /// The last frame was heard.
        case finished
        /// A person stopped it.
        case stopped
        /// No device could be opened.
        case deviceFailed
        /// The plan could not be made.
        case planFailed
    }

    public mutating func handle(_ input: Input) -> [Action] {
        if state == .ended { return [] }
        switch input {
        case .pause: return pause()
        case .resume: return resume()
        case .toggle: return state == .paused ? resume() : pause()
        case .stop: return stop()
        case .quit: return end(.stopped, first: [.cutOutput])
        case .planReady: return planReady()
        case .planFailed: return planFailed()
        case .wish(let wish): return ask(wish)
        case .volume: return state == .stopping ? [] : [.turnVolume]
        case .answerReady: return isPlanned && state != .stopping ? [.installPlan] : []
        case .held: return hold(true)
        case .released: return hold(false)
        case .deviceLost: return lose()
        case .deviceBack: return comeBack()
        case .slept: return sleep()
        case .displaced: return state == .paused ? [] : sleep()
        // Whoever asked for the end gets it, also from a device that goes away while it fades.
        case .deviceFailed: return end(state == .stopping ? .stopped : .deviceFailed)
        case .ended: return end(state == .stopping ? .stopped : .finished)
        }
    }

    private mutating func pause() -> [Action] {
        guard state == .starting || state == .playing || state == .waiting else { return [] }
        state = .paused
        return [.pauseOutput]
    }

    private mutating func resume() -> [Action] {
        guard state == .paused else { return [] }
        state = isPlanned ? .playing : .starting
        return [.resumeOutput]
    }

    private mutating func stop() -> [Action] {
        switch state {
        case .starting, .playing:
            state = .stopping
            return [.fadeOutput]
        // Nothing sounds that could be faded, and a device that hangs is not waited for.
        case .paused, .waiting: return end(.stopped, first: [.cutOutput])
        case .stopping, .ended: return []
        }
    }

    private mutating func ask(_ wish: Wish) -> [Action] {
        guard state != .stopping else { return [] }
        if isPlanned { return [.answer(wish)] }
        self.wish = wish
        return []
    }

    private mutating func planReady() -> [Action] {
        guard !isPlanned, state != .stopping else { return [] }
        isPlanned = true
        if state == .starting { state = .playing }
        defer { wish = nil }
        return [.installPlan] + (wish.map { [.answer($0)] } ?? [])
    }

    private mutating func planFailed() -> [Action] {
        guard !isPlanned, state != .stopping else { return [] }
        return end(.planFailed, first: [.cutOutput])
    }

    private mutating func lose() -> [Action] {
        switch state {
        case .starting, .playing, .waiting:
            state = .waiting
            isHolding = false
            return [.goBack]
        // A device that vanished while paused stays paused.
        case .paused: return [.goBack]
        case .stopping, .ended: return []
        }
    }

    private mutating func comeBack() -> [Action] {
        if state == .waiting { state = isPlanned ? .playing : .starting }
        return []
    }

    private mutating func sleep() -> [Action] {
        switch state {
        case .starting, .playing, .waiting:
            state = .paused
            isHolding = false
            return [.pauseOutput, .goBack]
        case .paused: return [.goBack]
        case .stopping, .ended: return []
        }
    }

    private mutating func hold(_ holding: Bool) -> [Action] {
        isHolding = holding
        return []
    }

    private mutating func end(_ ending: Ending, first: [Action] = []) -> [Action] {
        state = .ended
        isHolding = false
        return first + [.finish(ending)]
    }
}
