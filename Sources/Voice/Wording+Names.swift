import Practice

/// Every sentence that can be recorded. What is filled with a person's own words, with a list of props or with two
/// numbers at once is not among them.
extension Wording {
    /// The numbers for which a sentence can be recorded.
    static let recordedNumbers = 1...60

    /// In the order of a voice file; the same text may come under several names.
    public func namedSentences() -> [NamedSentence] {
        var names = SentenceNames(self)
        names.phrases()
        for position in Position.allCases {
            names.add("starts.\(position.rawValue)", voice.starts[position])
            names.add("closings.\(position.rawValue)", voice.closings[position] ?? [])
        }
        for from in Position.allCases {
            for to in Position.allCases {
                guard let way = voice.ways[Way(from: from, to: to)] else { continue }
                names.add("ways.\(from.rawValue).\(to.rawValue)", way.full)
                names.add("ways.\(from.rawValue).\(to.rawValue).brief", way.brief)
            }
        }
        for (pose, words) in voice.poses.sorted(by: { $0.key < $1.key }) { names.add(pose, words) }
        return names.all
    }
}

/// Collects the sentences of a voice with their names.
private struct SentenceNames {
    let wording: Wording
    private(set) var all: [NamedSentence] = []

    init(_ wording: Wording) { self.wording = wording }

    mutating func add(_ name: String, _ sentence: Sentence?) {
        guard let sentence else { return }
        let both = Side.allCases.map { wording.line(sentence, $0).text }
        if Set(both).count == 1 {
            all.append(NamedSentence(name: name, text: both[0]))
        } else {
            for (side, text) in zip(Side.allCases, both) {
                all.append(NamedSentence(name: "\(name).\(side.rawValue)", text: text))
            }
        }
    }

    mutating func add(_ name: String, _ sentences: [Sentence]) {
        for (index, sentence) in sentences.enumerated() { add("\(name).\(index + 1)", sentence) }
    }

    mutating func add(_ pose: String, _ words: PoseWords) {
        add("\(pose).name", words.name)
        add("\(pose).first", words.first)
        add("\(pose).setup", words.setup)
        add("\(pose).setup-breathing", words.setupBreathing ?? [])
        add("\(pose).setup-phases", words.setupPhases ?? [])
        add("\(pose).ready", words.ready)
        add("\(pose).out", words.out)
        add("\(pose).across", words.across)
        add("\(pose).into", words.into)
        add("\(pose).alternate", words.alternate)
        add("\(pose).let-go", words.letGo)
        add("\(pose).easier", words.easier)
        add("\(pose).release", words.release)
        add("\(pose).brief-release", words.briefRelease)
        for (phase, words) in words.phases.sorted(by: { $0.key < $1.key }) {
            add("\(pose).\(phase).word", words.word)
            add("\(pose).\(phase).explain", words.explain)
            add("\(pose).\(phase).led", words.led)
            add("\(pose).\(phase).led-first", words.ledFirst)
        }
    }

    mutating func phrases() {
        for phrase in Phrase.allCases {
            let sentences = wording.voice.phrases[phrase] ?? []
            if phrase.isList {
                add(phrase.rawValue, sentences)
            } else if let sentence = sentences.first {
                add(phrase, sentence)
            }
        }
    }

    private mutating func add(_ phrase: Phrase, _ sentence: Sentence) {
        let name = phrase.rawValue
        let wording = wording
        switch phrase {
        case .welcome:
            for id in wording.voice.routines.keys.sorted() {
                let routine = Routine(id: id, name: id, entries: [])
                all.append(NamedSentence(name: "\(name).\(id)", text: wording.welcome(routine).text))
            }
        case .minutes: numbered(name) { wording.minutes($0) }
        case .reminderMinutes: numbered(name) { wording.reminder(minutes: $0, isOnFloor: false)[1] }
        case .reminderFloor: numbered(name) { wording.reminder(minutes: $0, isOnFloor: true)[1] }
        case .count: numbered(name) { wording.count($0) }
        case .again: numbered(name) { wording.again($0) }
        case .nextSet: numbered(name) { wording.nextSet($0) }
        case .leftTimes: numbered(name) { wording.left(times: $0) }
        case .doseSets: numbered(name) { wording.dose(SpokenDose(sets: max(2, $0)))[1] }
        case .doseTimes: numbered(name) { wording.dose(SpokenDose(times: $0))[0] }
        case .doseTimesSides: numbered(name) { wording.dose(SpokenDose(times: $0, eachSide: true))[0] }
        case .doseTimesBreath: numbered(name) { wording.dose(SpokenDose(times: $0, byBreath: true))[0] }
        case .doseTimesBreathSides:
            numbered(name) { wording.dose(SpokenDose(times: $0, byBreath: true, eachSide: true))[0] }
        case .doseOnce: amounts(name) { wording.dose(SpokenDose(amount: $0))[0] }
        case .doseOnceSides: amounts(name) { wording.dose(SpokenDose(amount: $0, eachSide: true))[0] }
        case .left: amounts(name) { wording.left($0) }
        case .props, .doseTimesAmount, .doseTimesAmountSides: break
        default: add(name, sentence)
        }
    }

    private mutating func numbered(_ name: String, _ line: (Int) -> Line) {
        for number in Wording.recordedNumbers {
            all.append(NamedSentence(name: "\(name).\(number)", text: line(number).text))
        }
    }

    private mutating func amounts(_ name: String, _ line: (SpokenDose.Amount) -> Line) {
        for number in Wording.recordedNumbers {
            let amounts: [(String, SpokenDose.Amount)] = [
                ("seconds", .time(Seconds(number))), ("minutes", .time(Seconds(number * 60))),
                ("breaths", .breaths(number)),
            ]
            // Sixty seconds are a minute, and have its name.
            for (unit, amount) in amounts where unit != "seconds" || number < 60 {
                all.append(NamedSentence(name: "\(name).\(number)-\(unit)", text: line(amount).text))
            }
        }
    }
}
