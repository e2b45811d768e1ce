import Scheduler

/// What stands on each line of a screen of a given size. Pure: the same content and size give the same lines.
struct ScreenLayout {
    let size: ScreenSize
    let glyphs: Glyphs

    /// As many lines as the screen has rows, none wider than it.
    func lines(_ content: ScreenContent) -> [ScreenLine] {
        let blocks = blocks(content)
        var counts = [Int](repeating: 0, count: blocks.count)
        var room = size.rows
        for index in blocks.indices.sorted(by: { blocks[$0].rank < blocks[$1].rank }) {
            counts[index] = blocks[index].count(in: room)
            room -= counts[index]
        }
        var lines: [ScreenLine] = []
        for (block, count) in zip(blocks, counts) where count > 0 {
            // The keys keep to the bottom; between the others lies a line, where there is room.
            let gap = block.isLast ? room : block.isApart && !lines.isEmpty ? min(1, room) : 0
            lines += Array(repeating: .blank, count: gap)
            room -= gap
            lines += block.lines.prefix(count)
        }
        lines = lines.map { indented($0).clipped(to: size.columns, glyphs) }
        return lines + Array(repeating: .blank, count: max(0, size.rows - lines.count))
    }

    // MARK: - The parts, in the order in which they stand

    private func blocks(_ content: ScreenContent) -> [ScreenBlock] {
        var blocks = [
            ScreenBlock(.header, [header(content)]),
            ScreenBlock(.pose, content.pose.map { [ScreenLine(text($0), .strong)] } ?? [], isApart: true),
            ScreenBlock(.doing, content.pose == nil ? [] : [doing(content)]),
        ]
        if content.session != nil {
            blocks += [
                ScreenBlock(
                    .work, [gauge(content.isWorkRepeated ? "Work" : "Hold", content.work)], isApart: true),
                ScreenBlock(.breath, [breath(content.breath)]),
                ScreenBlock(.session, [gauge("Session", content.session)]),
            ]
        }
        blocks += [
            sentences(.state, content.state, .alarm),
            ScreenBlock(.next, content.next.map { [next($0)] } ?? [], isApart: true),
            ScreenBlock(.spoken, spoken(content), isApart: true).breakable,
            sentences(.note, content.notes.reversed(), .plain),
            sentences(.safety, content.firstSafety.isEmpty ? content.safety : content.firstSafety, .faint),
        ]
        blocks.append(
            content.isHelpShown
                ? ScreenBlock(.help, help, isApart: true).breakable
                : ScreenBlock(.keys, [keys], isApart: true))
        return blocks
    }

    private func header(_ content: ScreenContent) -> ScreenLine {
        let end = content.end.map { "ends \($0)" } ?? ""
        let name = text(content.routine ?? "Backtalk")
        let long = content.level.map { name + glyphs.separator + $0.rawValue } ?? name
        let room = width - end.columns - 2
        let title = long.columns <= room ? long : name.clipped(to: max(0, room), ellipsis: glyphs.ellipsis)
        guard !end.isEmpty, room > 0 else { return ScreenLine(end.isEmpty ? title : end, .faint) }
        let gap = String(repeating: " ", count: max(2, width - title.columns - end.columns))
        return ScreenLine(title + gap + end, .faint)
    }

    private func doing(_ content: ScreenContent) -> ScreenLine {
        ScreenLine(content.doing.map(text).joined(separator: glyphs.separator))
    }

    private func next(_ name: String) -> ScreenLine { ScreenLine("Next: " + text(name)) }

    private func spoken(_ content: ScreenContent) -> [ScreenLine] {
        guard let spoken = content.spoken else { return [] }
        return text("“\(spoken)”").wrapped(to: width).map { ScreenLine($0) }
    }

    /// Sentences that begin a line each; one is shown whole or not at all.
    private func sentences(
        _ rank: ScreenBlock.Rank, _ sentences: [String], _ style: ScreenLine.Style
    ) -> ScreenBlock {
        var lines: [ScreenLine] = []
        var parts: [Int] = []
        for sentence in sentences {
            lines += text(sentence).wrapped(to: width).map { ScreenLine($0, style) }
            parts.append(lines.count)
        }
        return ScreenBlock(rank, lines, parts: parts, isApart: true)
    }

    private func gauge(_ label: String, _ gauge: Gauge?) -> ScreenLine {
        guard let gauge else { return .blank }
        return row(label, gauge.fraction, gauge.left)
    }

    /// In and out are words of their own: a bar alone does not tell which way it goes.
    private func breath(_ breath: BreathMoment?) -> ScreenLine {
        guard let breath else { return .blank }
        return row("Breath", breath.fullness, breath.role.rawValue)
    }

    private func row(_ label: String, _ fraction: Double, _ value: String) -> ScreenLine {
        var line = ScreenLine()
        if width >= Self.labelled { line.add(label.padded(to: Self.labelWidth)) }
        let tail = String(repeating: " ", count: max(1, Self.valueWidth - value.columns)) + value
        let bar = width - line.columns - max(tail.columns, Self.valueWidth)
        guard bar >= Self.shortestBar else {
            line.add(value)
            return line
        }
        line.runs += Bar(fraction: fraction, width: bar).line(glyphs).runs
        line.add(tail)
        return line
    }

    private var help: [ScreenLine] {
        KeyHelp.keys.map { key, meaning in
            var line = ScreenLine(key.padded(to: 10), .accent)
            line.add(meaning)
            return line
        }
    }

    private var keys: ScreenLine {
        var line = ""
        for key in KeyHelp.short {
            let longer = line.isEmpty ? key : line + glyphs.separator + key
            if longer.columns <= width { line = longer }
        }
        return ScreenLine(line, .faint)
    }

    // MARK: - Measures

    private func text(_ text: String) -> String { glyphs.text(text) }

    private var margin: Int { size.columns >= 40 ? 1 : 0 }

    /// What a line has inside the margins.
    private var width: Int { size.columns - 2 * margin }

    private func indented(_ line: ScreenLine) -> ScreenLine {
        guard margin > 0, !line.runs.isEmpty else { return line }
        return ScreenLine([ScreenLine.Run(text: " ", style: .plain)] + line.runs)
    }

    private static let labelWidth = 9
    /// "719:59" and a space.
    private static let valueWidth = 7
    private static let shortestBar = 4
    /// From this width on the bars have names.
    private static let labelled = 28
}

extension ScreenBlock {
    /// The same, which may end after any line.
    fileprivate var breakable: ScreenBlock {
        var block = self
        block.parts = Array(0...lines.count)
        return block
    }
}
