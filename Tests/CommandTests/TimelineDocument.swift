/// A timeline as its JSON has it, read strictly: a key too many or too few, or of another type, is an error.
struct TimelineDocument: Decodable {
    let routine: String
    let voice: String
    let level: String
    let talk: String
    let breath: String
    let sampleRate: Int
    let frames: Int
    let seconds: Double
    let cues: [Cue]
    let spans: [Span]

    struct Cue: Decodable {
        let frame: Int
        let frames: Int
        let kind: String
        let role: String
        let text: String?
        let entry: Int?
        let pose: String?
        let side: String?
        let set: Int?
        let repetition: Int?
        let phase: String?

        var end: Int { frame + frames }

        init(from decoder: any Decoder) throws {
            let values = try StrictValues(decoder)
            frame = try values["frame"]
            frames = try values["frames"]
            kind = try values["kind"]
            role = try values["role"]
            text = try values.optional("text")
            entry = try values.optional("entry")
            pose = try values.optional("pose")
            side = try values.optional("side")
            set = try values.optional("set")
            repetition = try values.optional("repetition")
            phase = try values.optional("phase")
            try values.finish()
        }
    }

    struct Span: Decodable {
        let frame: Int
        let frames: Int
        let kind: String
        let entry: Int?
        let pose: String?
        let side: String?
        let set: Int?
        let repetition: Int?
        let phase: String?
        let breaths: Int?
        let breath: String?

        var end: Int { frame + frames }

        init(from decoder: any Decoder) throws {
            let values = try StrictValues(decoder)
            frame = try values["frame"]
            frames = try values["frames"]
            kind = try values["kind"]
            entry = try values.optional("entry")
            pose = try values.optional("pose")
            side = try values.optional("side")
            set = try values.optional("set")
            repetition = try values.optional("repetition")
            phase = try values.optional("phase")
            breaths = try values.optional("breaths")
            breath = try values.optional("breath")
            try values.finish()
        }
    }

    init(from decoder: any Decoder) throws {
        let values = try StrictValues(decoder)
        routine = try values["routine"]
        voice = try values["voice"]
        level = try values["level"]
        talk = try values["talk"]
        breath = try values["breath"]
        sampleRate = try values["sampleRate"]
        frames = try values["frames"]
        seconds = try values["seconds"]
        cues = try values["cues"]
        spans = try values["spans"]
        try values.finish()
    }
}
