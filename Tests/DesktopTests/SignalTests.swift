import Fixtures
import Foundation
import Neighbour
import Synchronization
import Testing

@testable import Desktop

/// Whom we believe on the bus: every signal that we listen to, said by the one whose it is and by others.
@Suite(.serialized) struct SignalTests {
    private static let name = "org.example.Server"

    /// What a connection of ours heard: from whom, or which.
    private final class Heard: Sendable {
        private let senders = Mutex<[String]>([])
        func note(_ sender: String) { senders.withLock { $0.append(sender) } }
        var all: [String] { senders.withLock { $0 } }
    }

    /// A connection of ours that hears one signal, and an end that everyone may say.
    private static func listener(
        _ signal: HeardSignal, from source: SignalSource, on bus: PrivateBus, _ heard: Heard, _ ends: Heard
    ) throws -> Pump {
        let end = SignalRule.Kind(interface: "org.example.End", member: "End", types: "u")
        return try Pump(bus) { connection in
            Handlers([
                try connection.match(signal, from: source) { _, sender in heard.note(sender) },
                try connection.match(SignalRule(kind: end, source: .owner(of: name))) { values, _ in
                    ends.note("\(values[0].integer ?? 0)")
                },
            ])
        }
    }

    private final class Handlers {
        let handlers: [Handler]
        init(_ handlers: [Handler]) { self.handlers = handlers }
    }

    @Test(arguments: HeardSignal.allCases)
    func `a signal counts from the one whose it is, and from nobody else, to all or to us alone`(
        signal: HeardSignal
    ) throws {
        let bus = try PrivateBus()
        let server = try Stranger(bus.address)
        try server.take(Self.name)
        let stranger = try Stranger(bus.address)
        let heard = Heard()
        let ends = Heard()
        let source: SignalSource =
            switch signal {
            case .nameOwnerChanged: .bus
            case .stateChanged, .poseChanged, .cueBegan, .statusChanged: .connection(server.name)
            default: .owner(of: Self.name)
            }
        let us = try Self.listener(signal, from: source, on: bus, heard, ends)
        defer { us.end() }
        var last: UInt32 = 0
        func end() throws {
            last += 1
            // Until it is known who the server is, nothing of it is heard.
            try Patience.wait("the end is not heard") {
                try server.signal("/", "org.example.End", "End", [.uint32(last)])
                try server.flush()
                return ends.all.contains("\(last)")
            }
        }
        try end()
        let before = heard.all
        for (path, values) in signal.lies(about: Self.name, from: stranger.name) {
            for destination in [nil, us.name] {
                for liar in signal == .nameOwnerChanged ? [stranger, server] : [stranger] {
                    try liar.signal(path, signal.kind.interface, signal.kind.member, values, to: destination)
                    try liar.flush()
                }
            }
        }
        // What the bus got before this, it gave us before this.
        _ = try stranger.others()
        try end()
        #expect(heard.all == before, "a stranger was believed")
        guard let (path, values) = signal.lies(about: Self.name, from: server.name).first else { return }
        if signal == .nameOwnerChanged {
            try stranger.take("org.example.Another")
            try Patience.wait("the bus is not heard") { heard.all.last == "org.freedesktop.DBus" }
            return
        }
        for destination in [nil, us.name] {
            try server.signal(path, signal.kind.interface, signal.kind.member, values, to: destination)
        }
        // The right one with the wrong types says nothing.
        try server.signal(path, signal.kind.interface, signal.kind.member, values + [.byte(1)])
        try end()
        #expect(heard.all.dropFirst(before.count) == [server.name, server.name])
    }

    @Test func `a name that goes to another takes its word with it`() throws {
        let bus = try PrivateBus()
        var first: Stranger? = try Stranger(bus.address)
        let next = try Stranger(bus.address)
        try first?.take(Self.name)
        try next.take(Self.name)
        let heard = Heard()
        let ends = Heard()
        let us = try Self.listener(.jobRemoved, from: .owner(of: Self.name), on: bus, heard, ends)
        defer { us.end() }
        let lie = try #require(HeardSignal.jobRemoved.lies(about: Self.name, from: next.name).first)
        let kind = HeardSignal.jobRemoved.kind
        func say(_ speaker: Stranger?) throws {
            for destination in [nil, us.name] {
                try speaker?.signal(lie.path, kind.interface, kind.member, lie.values, to: destination)
            }
            try speaker?.flush()
        }
        try Patience.wait("the owner is not heard") {
            try say(first)
            return !heard.all.isEmpty
        }
        try say(next)
        let old = try #require(first?.name)
        first = nil
        try Patience.wait("the new owner is not heard") {
            try say(next)
            return heard.all.last == next.name
        }
        let all = heard.all
        let change = try #require(all.firstIndex(of: next.name))
        #expect(all[..<change].allSatisfy { $0 == old })
    }

    @Test func `an owner is who the bus said last, and only a change is one`() {
        var owners = NameOwners()
        func note(_ owner: String) -> Bool { owners.note("a.b", owner) }
        func isSpoken(by sender: String) -> Bool {
            SignalSource.owner(of: "a.b").isSpoken(by: sender, owners)
        }
        var isNew = note(":1.1")
        #expect(!isNew && owners["a.b"] == nil, "nobody asked")
        let follows = [owners.follow("a.b"), owners.follow("a.b")]
        #expect(follows == [true, false])
        #expect(!owners.isKnown("a.b") && !isSpoken(by: "") && !isSpoken(by: ":1.1"))
        for (owner, change) in [("", true), (":1.1", true), (":1.1", false), (":1.2", true)] {
            isNew = note(owner)
            #expect(isNew == change && owners.isKnown("a.b"))
            #expect(owners["a.b"] == (owner.isEmpty ? nil : owner) && !isSpoken(by: ""))
            #expect(isSpoken(by: ":1.1") == (owner == ":1.1"))
        }
    }
}
