import Testing

/// What a person reads: help, lists, pages and mistakes, word for word.
@Suite struct SnapshotTests {
    @Test func `every command has its help, and so does the whole`() async throws {
        var transcript = Transcript(try Workshop())
        for arguments in [["--help"], ["--version"], ["help", "play"]] { try await transcript.run(arguments) }
        let commands = [
            "play", "render", "timeline", "check", "list", "show", "start", "status", "stop", "daemon",
            "install-service", "remind", "history", "feel", "doctor",
        ]
        for command in commands {
            try await transcript.run(command, "--help")
        }
        try transcript.expect("help")
    }

    @Test func `a wrong argument is one sentence with the next step, and exit code 2`() async throws {
        var transcript = Transcript(try Workshop())
        let lines = [
            "nosuch", "plai", "help nosuch", "--nosuch", "play a b", "play --leve full", "play --level hard",
            "play --talk loud", "play --breath 1", "play --breath 30-30", "play --pace fast",
            "play --preroll x",
            "play --preroll=-1", "play --preroll 5001", "play --device", "render", "render easing-five",
            "render -o x.wav", "render easing-five -o x.aac", "timeline", "timeline easing-five --format xml",
            "check", "list", "list nosuch", "list poses more", "show",
        ]
        for line in lines { try await transcript.run(line.split(separator: " ").map(String.init)) }
        try transcript.expect("usage")
    }

    @Test func `a wrong name or file is one sentence with the next step, and exit code 2`() async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [childs-pose]\nvoice: nosuch\n", to: "voice.yaml")
        try workshop.write("poses: [say: Now.]\n", to: "words.yaml")
        try workshop.write("poses: [childs-pose]\n", to: "folder/in.yaml")
        var transcript = Transcript(workshop)
        let lines = [
            "play nosuch", "play easing-fiv", "play nosuch.yaml", "play folder", "play easing-five/x.yaml",
            "timeline easing-five --from nosuch", "timeline easing-five --from pelvik-tilt",
            "timeline words.yaml --from childs-pose", "timeline easing-five --voice nosuch",
            "timeline easing-five --voice en-ux", "timeline voice.yaml", "show nosuch", "show childs-pos",
            "show easing-fife", "show nosuch.yaml", "show childs-pose --voice nosuch", "check nosuch.yaml",
            "check folder", "check /dev/zero", "render words.yaml -o nosuch/x.wav",
            "render words.yaml -o folder/.wav", "play words.yaml --device nosuch",
        ]
        for line in lines { try await transcript.run(line.split(separator: " ").map(String.init)) }
        try await transcript.run("play", "")
        try transcript.expect("names")
    }

    @Test func `lists name what there is`() async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [childs-pose]\n", to: "\(workshop.config)/routines/my evening.yml")
        try workshop.write("poses: [childs-pose]\n", to: "\(workshop.config)/routines/morning.yaml")
        try workshop.write("poses: [childs-pose]\n", to: "\(workshop.config)/routines/easing-five.yaml")
        try workshop.write("", to: "\(workshop.config)/routines/.#morning.yaml")
        try workshop.write("", to: "\(workshop.config)/voices/mine.yml")
        var transcript = Transcript(workshop)
        for kind in ["poses", "routines", "voices", "devices", "sounds"] {
            try await transcript.run("list", kind)
        }
        try await transcript.run("list", "voices", "--voice", "de")
        try transcript.expect("lists")
    }

    @Test func `a pose and a routine have a page`() async throws {
        var transcript = Transcript(try Workshop())
        for name in ["childs-pose", "knee-to-chest", "bridge", "easing-five", "long-seven"] {
            try await transcript.run("show", name)
        }
        try transcript.expect("pages")
    }

    @Test func `a mistake of the configuration is named with its place, and exit code 2`() async throws {
        let workshop = try Workshop()
        var transcript = Transcript(workshop)
        let configurations = [
            "level: hard\nbreath: 3\nfoo: 1\npreroll: -1\n", "routine: nosuch\n", "voice: nosuch\n", "[",
            "a: b: c",
        ]
        for text in configurations {
            try workshop.write(text, to: "\(workshop.config)/config.yaml")
            try await transcript.run("play")
        }
        try transcript.expect("configuration")
    }
}
