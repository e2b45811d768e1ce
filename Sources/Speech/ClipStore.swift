import Audio
import Scheduler
import Synchronization
import System
import Voice

/// The clips of one voice: found in the cache or made. Calls block, and may come from several threads at once. The same
/// text gives the same samples on every way.
///
/// A voice may have several engines. The first that has the text speaks it; one that fails is told of once and given up,
/// and the next speaks what it has not spoken yet. A text that the last cannot speak, though it speaks others, is left out.
public final class ClipStore: Sendable {
    /// A clip maker for each of the two threads.
    private final class Bench: Sendable {
        let maker = Mutex(ClipMaker())
    }

    private let speakers: [Speaker]
    private let report: @Sendable (String) -> Void
    private let shelf: ClipShelf
    /// Why a text, cleaned, is left out.
    private let leftOut = Mutex<[String: SpeechError]>([:])
    private let benches = [Bench(), Bench()]

    /// - Parameters:
    ///   - engines: in the order in which they are asked; the failure of the last is an error.
    ///   - sample: a paragraph in the voice's language, which its loudness is measured on.
    ///   - cache: the directory of the clip cache, `$XDG_CACHE_HOME/backtalk/clips`; nil: keep all clips in
    ///     memory. It is created when the first clip is kept; a directory that cannot be used costs time alone.
    ///   - report: hears a sentence for the person, on any thread, when an engine is given up.
    public convenience init(
        engines: [any Synthesizer], settings: EngineSettings, sample: String, cache: String?,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.init(
            engines: engines, settings: settings, sample: sample,
            clips: cache.map { ClipCache(directory: $0) }, report: report)
    }

    init(
        engines: [any Synthesizer], settings: EngineSettings, sample: String, clips cache: ClipCache?,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        speakers = engines.map { Speaker($0, settings, sample: sample, cache: cache) }
        shelf = ClipShelf(cache: cache)
        self.report = report
    }

    /// Breaks off what is being made, on whatever thread, and ends what was started for it. For good.
    public func stop() {
        for speaker in speakers { speaker.synthesizer.stop() }
    }

    /// Those of the texts that were left out because they cannot be spoken, each with the reason; and the paragraph that
    /// the voice is measured on, if it is one of them.
    public func unspoken(among texts: [String]) -> [(text: String, reason: SpeechError)] {
        let leftOut = leftOut.withLock { $0 }
        let samples = speakers.compactMap(\.unspokenSample)
        guard !leftOut.isEmpty else { return samples }
        return samples
            + texts.compactMap { text in leftOut[SpokenText.clean(text)].map { (text, $0) } }
    }

    /// How long each text sounds, 0 where nothing is to be spoken, or nothing can be: `unspoken` tells those. What is
    /// missing is made, on two threads; a text that comes twice is made once.
    /// - Throws: `SpeechError` where the engine cannot speak; the rest may be left unmade.
    public func lengths(of texts: [String]) throws(SpeechError) -> [String: Frames] {
        var lengths: [String: Frames] = [:]
        var places: [String: [String]] = [:]
        var wanted: [String] = []
        for text in texts where lengths[text] == nil {
            lengths[text] = .zero
            let cleaned = SpokenText.clean(text)
            guard !cleaned.isEmpty else { continue }
            if places[cleaned] == nil { wanted.append(cleaned) }
            places[cleaned, default: []].append(text)
        }
        // Every round that leaves something over has given up an engine, or a recording.
        while !wanted.isEmpty {
            var missing: [ClipOrder] = []
            var left: [String] = []
            for text in wanted where !isLeftOut(text) {
                if let length = shelf.measured(text).flatMap(shelf.length) {
                    for place in places[text] ?? [] { lengths[place] = length }
                } else if let order = try order(text) {
                    if let length = shelf.length(order.key) {
                        shelf.note(order.text, measuredBy: order.key)
                        for place in places[text] ?? [] { lengths[place] = length }
                    } else {
                        missing.append(order)
                    }
                } else {
                    left.append(text)
                }
            }
            let made = try make(missing)
            for (order, length) in made {
                shelf.note(order.text, measuredBy: order.key)
                for place in places[order.text] ?? [] { lengths[place] = length }
            }
            let done = Set(made.map(\.0.text))
            wanted = left + missing.map(\.text).filter { !done.contains($0) }
        }
        return lengths
    }

    /// The sound of a text, cut where it is longer than `frames`: another engine than the one that was measured may have to
    /// stand in.
    /// - Throws: `SpeechError` when it has to be made and cannot be.
    public func clip(of text: String, within frames: Frames) throws(SpeechError) -> Clip {
        let clip = try clip(of: text)
        return clip.frames > frames ? Fade.cut(clip, to: frames) : clip
    }

    /// The sound of a text; no frames where nothing is to be spoken, or nothing can be.
    /// - Throws: `SpeechError` where it has to be made, and the engine cannot speak.
    public func clip(of text: String) throws(SpeechError) -> Clip {
        let text = SpokenText.clean(text)
        guard !text.isEmpty else { return Clip(samples: []) }
        if let key = shelf.measured(text), let clip = shelf.clip(key) { return clip }
        while true {
            if isLeftOut(text) { return Clip(samples: []) }
            guard let order = try order(text) else { continue }
            if let clip = shelf.clip(order.key) { return clip }
            guard let clip = try make(order, at: benches[0]) else { continue }
            shelf.trim()
            shelf.remember(clip, order.key)
            return clip
        }
    }

    private func isLeftOut(_ text: String) -> Bool { leftOut.withLock { $0[text] != nil } }

    /// The first engine that is to be asked for a text; nil where one was given up over the question.
    private func order(_ text: String) throws(SpeechError) -> ClipOrder? {
        guard let index = speakers.firstIndex(where: { $0.isReady(for: text) }) ?? speakers.indices.last
        else {
            throw SpeechError(.engineMissing, "The voice has no engine. Choose another voice.")
        }
        do throws(SpeechError) {
            return ClipOrder(key: try speakers[index].key(text), text: text, speaker: index)
        } catch {
            try giveUp(index, text, error)
            return nil
        }
    }

    /// - Throws: `error` itself where there is nobody else to speak, and it does not lie in the text.
    private func giveUp(_ index: Int, _ text: String, _ error: SpeechError) throws(SpeechError) {
        if error.code == .stopped { throw error }
        guard index < speakers.count - 1 else {
            guard error.isOfTheText else { throw error }
            try speakers[index].proveItself()
            leftOut.withLock { $0[text] = error }
            return
        }
        guard speakers[index].fail(text, error) else { return }
        let next = index == speakers.count - 2 ? "eSpeak NG" : "The voice's command"
        report("\(error.description) \(next) speaks instead.")
    }

    /// - Returns: what was made; what is not there is to be asked of another engine.
    private func make(_ orders: [ClipOrder]) throws(SpeechError) -> [(ClipOrder, Frames)] {
        guard !orders.isEmpty else { return [] }
        let next = Atomic<Int>(0)
        let made = Mutex<(lengths: [(ClipOrder, Frames)], error: SpeechError?)>(([], nil))
        TwoThreads.run { thread in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < orders.count else { return }
                do throws(SpeechError) {
                    if let clip = try self.make(orders[index], at: self.benches[thread]) {
                        made.withLock { $0.lengths.append((orders[index], clip.frames)) }
                    }
                } catch {
                    made.withLock { $0.error = $0.error ?? error }
                    next.store(orders.count, ordering: .relaxed)
                }
            }
        }
        shelf.trim()
        let (lengths, error) = made.withLock { $0 }
        if let error { throw error }
        return lengths
    }

    /// nil where the engine failed, or had been given up, and another one may speak, or the text is left out.
    private func make(_ order: ClipOrder, at bench: Bench) throws(SpeechError) -> Clip? {
        let speaker = speakers[order.speaker]
        guard speaker.isReady(for: order.text) || order.speaker == speakers.count - 1 else { return nil }
        do throws(SpeechError) {
            let clip = try bench.maker.withLock { maker throws(SpeechError) in
                try speaker.clip(of: order.text, by: &maker)
            }
            shelf.keep(clip, order.key)
            return clip
        } catch {
            try giveUp(order.speaker, order.text, error)
            return nil
        }
    }
}
