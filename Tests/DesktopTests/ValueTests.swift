import Fixtures
import Seeded
import Synchronization
import Testing

@testable import Desktop

@Suite struct ValueTests {
    @Test func `a value knows its signature`() {
        #expect(Value.options(["a": .int32(1)]).signature == "a{sv}")
        #expect(Value.structure([.byte(1), .strings([]), .variant(.double(0))]).signature == "(yasv)")
    }

    @Test func `what is printed as JSON is JSON, whatever stands in it`() {
        let table: [String: Value] = [
            "a\"b": .string("line\nend\u{1}\\"), "n": .double(0.5), "none": .double(.nan),
            "t": .boolean(true),
            "list": .array(of: "i", [.int32(1), .int32(-2)]), "table": .options(["x": .uint64(.max)]),
        ]
        #expect(
            Value.table(table)
                == #"{"a\"b": "line\nend\u0001\\", "list": [1, -2], "n": 0.5, "none": null, "t": true, "table": {"x": 18446744073709551615}}"#
        )
    }

    /// Every value comes back from the bus as it was sent.
    @Test func `values of every type cross the bus unchanged`() throws {
        let bus = try PrivateBus()
        let sent = try Self.echo(on: bus)
        defer { sent.end() }
        let caller = try BusCaller(.at(bus.address))
        var random = SplitMix64(seed: 7)
        for _ in 0..<200 {
            let value = Self.value(&random, depth: 0)
            let answer = try caller.call(MethodName(sent.name, "/", "a.Echo", "Echo"), [.variant(value)])
            #expect(answer == [.variant(value)])
        }
    }

    @Test func `a text that no bus takes is sent without what is wrong with it`() throws {
        let bus = try PrivateBus()
        let sent = try Self.echo(on: bus)
        defer { sent.end() }
        let caller = try BusCaller(.at(bus.address))
        let noCharacter = try #require(Unicode.Scalar(0xFFFE as UInt32))
        let answer = try caller.call(
            MethodName(sent.name, "/", "a.Echo", "Echo"), [.variant(.string("a\u{0}b\(noCharacter)c"))])
        #expect(answer == [.variant(.string("a\u{FFFD}b\u{FFFD}c"))])
    }

    private static func value(_ random: inout SplitMix64, depth: Int) -> Value {
        let words = ["", "a", "ä ö", "line\nbreak", String(repeating: "x", count: 300)]
        switch Int.random(in: 0..<(depth < 3 ? 17 : 12), using: &random) {
        case 0: return .byte(.random(in: .min ... .max, using: &random))
        case 1: return .boolean(.random(using: &random))
        case 2: return .int16(.random(in: .min ... .max, using: &random))
        case 3: return .uint16(.random(in: .min ... .max, using: &random))
        case 4: return .int32(.random(in: .min ... .max, using: &random))
        case 5: return .uint32(.random(in: .min ... .max, using: &random))
        case 6: return .int64(.random(in: .min ... .max, using: &random))
        case 7: return .uint64(.random(in: .min ... .max, using: &random))
        case 8: return .double(.random(in: -1e9...1e9, using: &random))
        case 9: return .string(words[Int.random(in: 0..<words.count, using: &random)])
        case 10: return .path("/a/b\(UInt8.random(in: .min ... .max, using: &random))")
        case 11: return .signature("a{sv}")
        case 12:
            let element = value(&random, depth: depth + 1)
            let count = Int.random(in: 0..<4, using: &random)
            return .array(of: element.signature, Array(repeating: element, count: count))
        case 13:
            return .structure(
                (0...Int.random(in: 0..<3, using: &random)).map { _ in value(&random, depth: depth + 1) })
        case 14: return .variant(value(&random, depth: depth + 1))
        case 15:
            let element = value(&random, depth: depth + 1)
            return .array(
                of: "{s\(element.signature)}", [.entry(.string("k"), element), .entry(.string("l"), element)])
        default: return .options(["a": value(&random, depth: depth + 1)])
        }
    }

    private static func echo(on bus: PrivateBus) throws -> Pump {
        try Pump(bus) { connection in
            try ObjectTree(
                [
                    "/": [
                        Interface(
                            "a.Echo", "",
                            methods: [
                                .init("Echo", in: [.init("value", "v")], out: [.init("value", "v")]) { call in
                                    call.answer(.success(call.values))
                                }
                            ])
                    ]
                ], on: connection)
        }
    }
}
