import Text

extension String {
    /// Within XML and WebVTT: what these would read as markup is written out, and what people are not shown as it is
    /// stands there as its number. XML forbids most control characters however they are written.
    var escaped: String { PrintableText(sentence: self).markup }
}
