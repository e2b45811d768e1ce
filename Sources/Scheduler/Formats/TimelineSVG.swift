extension Timeline {
    /// A picture of the session: a row a minute, spans as bars, cues as marks below them.
    public func svg() -> String {
        let row = Frames.seconds(60)
        let rows = max(1, Int((frames.count + row.count - 1) / row.count))
        let height = Drawing.top + rows * Drawing.rowHeight + Drawing.legendHeight
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Drawing.width)" height="\(height)" \
            viewBox="0 0 \(Drawing.width) \(height)" font-family="sans-serif" font-size="11">
            <rect width="100%" height="100%" fill="#fff"/>
            <text x="\(Drawing.left)" y="20" font-size="14">\(routine.escaped) · \(level.rawValue) · \
            \(talk.rawValue) · breath \(breath) · \(frames.clock)</text>

            """
        for index in 0..<rows {
            let y = Drawing.top + index * Drawing.rowHeight
            svg += "<text x=\"8\" y=\"\(y + 18)\" fill=\"#666\">\(index):00</text>\n"
        }
        for span in spans { svg += bars(span, row) }
        for cue in cues { svg += mark(cue, row) }
        svg += legend(height)
        return svg + "</svg>\n"
    }

    /// A span as one bar a row that it touches.
    private func bars(_ span: Span, _ row: Frames) -> String {
        var svg = ""
        var start = span.frame
        while start < span.end {
            let index = start.count / row.count
            let end = min(span.end, Frames((index + 1) * row.count))
            let x = Drawing.x(start.count % row.count, row)
            let width = max(0.5, Drawing.x((end - start).count, row) - Double(Drawing.left))
            let y = Drawing.top + Int(index) * Drawing.rowHeight
            svg += """
                <rect x="\(x.short)" y="\(y)" width="\(width.short)" height="24" fill="\(span.kind.color)">\
                <title>\(span.frame.clock) \(span.heading.escaped)</title></rect>

                """
            if width > 60, let pose = span.place?.pose {
                let name = span.place?.side.map { "\(pose) \($0.rawValue)" } ?? pose
                let fitting = name.prefix(Int(width / 6.5))
                svg += "<text x=\"\((x + 3).short)\" y=\"\(y + 16)\">\(String(fitting).escaped)</text>\n"
            }
            start = end
        }
        return svg
    }

    private func mark(_ cue: Cue, _ row: Frames) -> String {
        let index = min(cue.frame.count, max(0, frames.count - 1)) / row.count
        let y = Drawing.top + Int(index) * Drawing.rowHeight + 26
        let x = Drawing.x(cue.frame.count - index * row.count, row)
        // What runs on into the next minute ends at the edge of its row.
        let width = min(
            Drawing.x(cue.frames.count, row) - Double(Drawing.left), Drawing.x(row.count, row) - x)
        let title = "<title>\(cue.frame.clock) \((cue.sound.text ?? cue.sound.role).escaped)</title>"
        switch cue.sound {
        case .speech:
            return """
                <rect x="\(x.short)" y="\(y)" width="\(max(1, width).short)" height="5" fill="#333">\(title)</rect>

                """
        case .chime:
            return "<circle cx=\"\(x.short)\" cy=\"\(y + 10)\" r=\"3\" fill=\"#b06000\">\(title)</circle>\n"
        case .breath(let role):
            let (from, to) = role == .in ? (16, 11) : role == .out ? (11, 16) : (11, 11)
            return """
                <line x1="\(x.short)" y1="\(y + from)" x2="\((x + width).short)" y2="\(y + to)" \
                stroke="#3878a8" stroke-width="1.5">\(title)</line>

                """
        }
    }

    private func legend(_ height: Int) -> String {
        var svg = ""
        var x = Drawing.left
        for kind in Span.Kind.allCases {
            svg += """
                <rect x="\(x)" y="\(height - 22)" width="12" height="12" fill="\(kind.color)"/>\
                <text x="\(x + 16)" y="\(height - 12)">\(kind.rawValue)</text>

                """
            x += 95
        }
        return svg
    }
}

/// The measures of the picture, in pixels.
private enum Drawing {
    static let width = 1_000
    static let left = 52
    static let top = 36
    static let rowHeight = 52
    static let legendHeight = 32

    /// Where an offset within a row lies.
    static func x(_ offset: Int64, _ row: Frames) -> Double {
        Double(left) + Double(offset) / Double(row.count) * Double(width - left - 12)
    }
}

extension Span.Kind {
    fileprivate var color: String {
        switch self {
        case .opening, .closing: "#d9d2e9"
        case .transition: "#fce5cd"
        case .instruction: "#efefef"
        case .ready: "#fff2b3"
        case .work: "#a8d5a2"
        case .change: "#f4c7a1"
        case .rest: "#cfe2f3"
        case .release: "#e2e2e2"
        }
    }
}

extension Double {
    /// To two decimals, so that a picture has the same bytes everywhere.
    fileprivate var short: String {
        let hundredths = Int((self * 100).rounded())
        return "\(hundredths / 100).\(String(hundredths % 100 + 100).dropFirst())"
    }
}
