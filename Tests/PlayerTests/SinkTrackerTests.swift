import AudioOutput
import Testing

@testable import Player

/// What counts as taken away, and what as a person's own choice.
@Suite struct SinkTrackerTests {
    typealias Sink = ServerView.Sink

    static let speakers = Sink(name: "speakers", card: 1, port: "speaker")
    static let headset = Sink(name: "headset", card: 2)
    static let nowhere = Sink(name: "auto_null")
    static let onHeadset = ServerView(ours: headset, sinks: [speakers, headset])
    static let onSpeakers = ServerView(ours: speakers, sinks: [speakers])

    /// What an tracker says of one view after the other.
    private static func verdicts(on views: [ServerView], from tracker: SinkTracker = SinkTracker()) -> [Bool]
    {
        var tracker = tracker
        return views.map { tracker.hear($0) }
    }

    /// An tracker that was heard on the headset.
    private static var used: SinkTracker {
        var tracker = SinkTracker()
        _ = tracker.hear(onHeadset)
        return tracker
    }

    @Test func `a sink that is gone is taken away, once`() {
        let views = [Self.onHeadset, Self.onSpeakers, Self.onSpeakers, Self.onHeadset]
        #expect(Self.verdicts(on: views) == [false, true, false, false])
    }

    @Test func `a sink that is still there was left by choice`() {
        let chosen = ServerView(ours: Self.speakers, sinks: [Self.speakers, Self.headset])
        #expect(Self.verdicts(on: [chosen], from: Self.used) == [false])
    }

    @Test func `another mode of the same card is the same headset`() {
        let call = Sink(name: "headset.call", card: 2)
        let view = ServerView(ours: call, sinks: [Self.speakers, call])
        #expect(Self.verdicts(on: [view], from: Self.used) == [false])
    }

    @Test func `headphones that are pulled out of their socket are taken away`() {
        let plugged = Sink(name: "card", card: 1, port: "headphones")
        let pulled = Sink(name: "card", card: 1, port: "speaker", emptyPorts: ["headphones"])
        let chosen = Sink(name: "card", card: 1, port: "speaker")
        func views(_ sinks: Sink...) -> [ServerView] { sinks.map { ServerView(ours: $0, sinks: [$0]) } }
        #expect(Self.verdicts(on: views(plugged, pulled)) == [false, true])
        #expect(Self.verdicts(on: views(plugged, chosen, plugged)) == [false, false, false])
    }

    @Test func `while nothing of ours is open nothing is taken away, and it is not forgotten`() {
        let closed = ServerView(ours: nil, sinks: [Self.speakers])
        #expect(Self.verdicts(on: [closed, Self.onSpeakers], from: Self.used) == [false, true])
    }

    @Test func `who goes on without it is not stopped again`() {
        var tracker = Self.used
        _ = tracker.hear(ServerView(ours: nil, sinks: [Self.speakers]))
        tracker.accept()
        #expect(Self.verdicts(on: [Self.onSpeakers], from: tracker) == [false])
    }

    @Test func `who goes on after the server has gone is not stopped`() {
        var tracker = Self.used
        tracker.disconnect()
        tracker.accept()
        #expect(Self.verdicts(on: [Self.onSpeakers], from: tracker) == [false])
    }

    @Test func `who goes on with headphones that are still there, and loses them then, is stopped`() {
        var tracker = Self.used
        tracker.accept()
        #expect(Self.verdicts(on: [Self.onSpeakers], from: tracker) == [true])
    }

    @Test func `who goes on after a plug was pulled is not stopped`() {
        let plugged = Sink(name: "card", card: 1, port: "headphones")
        let pulled = Sink(name: "card", card: 1, port: "headphones", emptyPorts: ["headphones"])
        let onSpeaker = Sink(name: "card", card: 1, port: "speaker", emptyPorts: ["headphones"])
        func view(_ sink: Sink) -> ServerView { ServerView(ours: sink, sinks: [sink]) }
        var tracker = SinkTracker()
        _ = tracker.hear(view(plugged))
        _ = tracker.hear(ServerView(ours: nil, sinks: [pulled]))
        tracker.accept()
        #expect(Self.verdicts(on: [view(onSpeaker)], from: tracker) == [false])
    }

    @Test func `a server that begins anew is waited for until it has found its cards`() {
        let nothing = ServerView(ours: Self.nowhere, sinks: [Self.nowhere])
        var tracker = Self.used
        tracker.connect()
        // One that has found them says with it that there is nothing any more.
        #expect(
            Self.verdicts(on: [nothing, Self.onHeadset, nothing], from: tracker) == [false, false, true])
    }
}
