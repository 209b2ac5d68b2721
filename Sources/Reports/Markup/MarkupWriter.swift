// Writes XML or HTML through libxml2's text writer: escaping and nesting are the library's, not string building.

import CLibXML2
import Foundation

/// Streams one document into one file; nothing of it stays in memory but the open elements and one buffer.
///
/// A failure is kept, later calls do nothing, and `finish()` throws it: so what writes a page needn't `try` each tag.
/// Used by one thread at a time.
final class MarkupWriter {
    enum Dialect {
        case xml
        /// HTML 5: void elements have no end tag, all others do; no XML declaration.
        case html
    }

    typealias Attribute = (name: String, value: String)

    /// Elements written so far, and the bytes of their names, attributes and texts: what the budget of a page counts.
    private(set) var elements = 0
    private(set) var size = 0

    private let dialect: Dialect
    let sink: FileSink
    private var writer: xmlTextWriterPtr?
    private var failed = false

    init(_ dialect: Dialect, creating file: URL) throws(ReportsError) {
        self.dialect = dialect
        sink = try FileSink(creating: file)
        guard let buffer = Self.buffer(into: sink), let writer = xmlNewTextWriter(buffer) else {
            throw ReportsError(.markup, "can't write the report \(file.path): libxml2 is out of memory")
        }
        self.writer = writer
        switch dialect {
        case .xml:
            check(xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
            check(xmlTextWriterSetIndent(writer, 1))
        case .html:
            check(xmlTextWriterWriteRaw(writer, "<!DOCTYPE html>"))
        }
    }

    deinit {
        if let writer { xmlFreeTextWriter(writer) }
    }

    /// Writes an element with what `content` writes inside. Attribute values may be any text.
    func element(_ name: String, _ attributes: [Attribute] = [], _ content: () throws -> Void) rethrows {
        start(name, attributes)
        try content()
        end(name)
    }

    /// Writes an element that holds `text` alone.
    func element(_ name: String, _ attributes: [Attribute] = [], text: String) {
        element(name, attributes) { self.text(text) }
    }

    /// Writes an element without content.
    func element(_ name: String, _ attributes: [Attribute] = []) {
        element(name, attributes) {}
    }

    /// Writes any text; what can't or shouldn't be seen in it is made visible.
    func text(_ text: String) {
        guard !text.isEmpty else { return }
        let visible = VisibleText.of(text)
        size += Self.escapedCount(visible)
        run { writer in Self.bytes(visible) { xmlTextWriterWriteString(writer, $0) } }
    }

    /// Writes `markup` as it is. Only for what this program itself holds or has encoded: style, scripts, base 64.
    func raw(_ markup: String) {
        guard !markup.isEmpty else { return }
        size += markup.utf8.count
        run { xmlTextWriterWriteRaw($0, markup) }
    }

    /// Ends the document, brings it to disk and closes the file.
    func finish() throws(ReportsError) {
        if dialect == .xml { run { xmlTextWriterEndDocument($0) } }
        run { xmlTextWriterFlush($0) }
        if let writer { xmlFreeTextWriter(writer) }
        writer = nil
        sink.close()
        if let failure = sink.failure {
            throw ReportsError(
                .disk, "can't write the report \(sink.file.path): \(String(cString: strerror(failure)))")
        }
        if failed {
            throw ReportsError(.markup, "can't write the report \(sink.file.path): libxml2 refused a part of it")
        }
    }

    private func start(_ name: String, _ attributes: [Attribute]) {
        elements += 1
        size += 2 * name.utf8.count + 5
        if dialect == .html && Self.startsLine.contains(name) { run { xmlTextWriterWriteRaw($0, "\n") } }
        run { writer in Self.bytes(name) { xmlTextWriterStartElement(writer, $0) } }
        for attribute in attributes {
            let value = VisibleText.line(attribute.value)
            size += attribute.name.utf8.count + Self.escapedCount(value) + 4
            run { writer in
                Self.bytes(attribute.name) { name in
                    Self.bytes(value) { xmlTextWriterWriteAttribute(writer, name, $0) }
                }
            }
        }
    }

    private func end(_ name: String) {
        if dialect == .html && !Self.void.contains(name) {
            run { xmlTextWriterFullEndElement($0) }
        } else {
            run { xmlTextWriterEndElement($0) }
        }
    }

    /// Hands `text` to the library. Where a `String` is given for a pointer to bytes, Swift copies it into an array each
    /// time; this takes it as it lies.
    private static func bytes(_ text: String, _ body: (UnsafePointer<xmlChar>) -> Int32) -> Int32 {
        text.withCString { pointer in
            pointer.withMemoryRebound(to: xmlChar.self, capacity: text.utf8.count + 1) { body($0) }
        }
    }

    /// Bytes of `text` once the library has escaped it.
    private static func escapedCount(_ text: String) -> Int {
        // Without a branch for each byte, so that many are looked at at once.
        func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
            var more = bytes.count
            for byte in bytes {
                let isLong = byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\"")
                let isShort = byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                more &+= (isLong ? 5 : 0) &+ (isShort ? 3 : 0)
            }
            return more
        }
        var text = text
        return text.withUTF8(count)
    }

    private func run(_ body: (xmlTextWriterPtr) -> Int32) {
        guard let writer, !failed else { return }
        check(body(writer))
    }

    private func check(_ result: Int32) {
        if result < 0 { failed = true }
    }

    /// The buffer holds the sink until its close callback gives it back.
    private static func buffer(into sink: FileSink) -> xmlOutputBufferPtr? {
        let context = Unmanaged.passRetained(sink)
        let buffer = xmlOutputBufferCreateIO(
            { context, bytes, count in
                guard let context, let bytes, count > 0 else { return 0 }
                let sink = Unmanaged<FileSink>.fromOpaque(context).takeUnretainedValue()
                return sink.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
            },
            { context in
                if let context { Unmanaged<FileSink>.fromOpaque(context).release() }
                return 0
            }, context.toOpaque(), nil)
        if buffer == nil { context.release() }
        return buffer
    }

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    /// Elements before which white space means nothing, or is needed where there is no style sheet: a line each keeps
    /// the file readable and diffs small.
    private static let startsLine: Set<String> = [
        "html", "head", "meta", "link", "title", "body", "header", "main", "footer", "nav", "section", "article", "div",
        "h1", "h2",
        "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "details",
        "symbol", "span", "style", "script",
    ]
}
