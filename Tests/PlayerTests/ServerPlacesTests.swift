import Testing

@testable import Player

@Suite("The places of sound servers") struct ServerPlacesTests {
    private func places(_ environment: [String: String]) -> ServerPlaces {
        ServerPlaces(environment: { environment[$0] })
    }

    @Test("They are the runtime folder, its pulse folder, and what PULSE_SERVER names") func folders() {
        let usual = places(["XDG_RUNTIME_DIR": "/run/user/7"])
        #expect(usual.folders == ["/run/user/7", "/run/user/7/pulse"])
        #expect(usual.names.isSuperset(of: ["pulse", "native", "pipewire-0"]))
        let named = places([
            "XDG_RUNTIME_DIR": "/run/user/7",
            "PULSE_SERVER": "{abc}unix:/tmp/a/sock tcp:host:1 /srv/b unix:/top",
        ])
        #expect(named.folders == ["/run/user/7", "/run/user/7/pulse", "/tmp/a", "/srv", "/"])
        #expect(named.names.isSuperset(of: ["sock", "b", "top"]))
        #expect(places([:]).folders.isEmpty)
    }
}
