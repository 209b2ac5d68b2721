// Reads a written report back with libxml2, as elements in document order.

import CLibXML2
package import Foundation

/// A parsed file, flattened: tests ask for elements, their attributes and their whole text.
package struct ParsedMarkup {
    /// One element, whatever it is called.
    package struct Element {
        /// In lower case where it is HTML.
        package let name: String
        /// By name; a namespace's prefix isn't part of it.
        package let attributes: [String: String]
        /// The text of the element and everything in it.
        package let text: String
        /// The names of the elements around it, the outermost first.
        package let ancestors: [String]
        /// The place of its parent in `elements`.
        package let parent: Int?
    }

    /// In document order.
    package private(set) var elements: [Element] = []
    /// Whether the parser made a document of the file.
    package let wellFormed: Bool

    /// Reads the file as XML.
    package static func xml(_ file: URL) -> ParsedMarkup {
        ParsedMarkup(xmlReadFile(file.path, nil, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue)))
    }

    /// Reads the file as HTML, as leniently as a browser.
    package static func html(_ file: URL) -> ParsedMarkup {
        ParsedMarkup(
            htmlReadFile(
                file.path, "UTF-8",
                Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)))
    }

    /// The errors of validating `file` against the schema in `schema`; empty where it is valid.
    package static func errors(of file: URL, schema: URL) -> [String] {
        guard let parser = xmlSchemaNewParserCtxt(schema.path) else { return ["no parser"] }
        defer { xmlSchemaFreeParserCtxt(parser) }
        guard let compiled = xmlSchemaParse(parser) else { return ["the schema isn't valid"] }
        defer { xmlSchemaFree(compiled) }
        guard let validator = xmlSchemaNewValidCtxt(compiled) else { return ["no validator"] }
        defer { xmlSchemaFreeValidCtxt(validator) }
        let messages = Messages()
        xmlSchemaSetValidStructuredErrors(
            validator,
            { context, error in
                guard let context, let message = error?.pointee.message else { return }
                Unmanaged<Messages>.fromOpaque(context).takeUnretainedValue().list.append(String(cString: message))
            }, Unmanaged.passUnretained(messages).toOpaque())
        let result = xmlSchemaValidateFile(validator, file.path, 0)
        return withExtendedLifetime(messages) {
            result == 0 ? [] : messages.list.isEmpty ? ["invalid (\(result))"] : messages.list
        }
    }

    /// The elements of that name.
    package func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The elements of that name right below the one at `index`.
    package func children(of index: Int, _ name: String) -> [Element] {
        elements.filter { $0.parent == index && $0.name == name }
    }

    private final class Messages { var list: [String] = [] }

    private init(_ document: xmlDocPtr?) {
        wellFormed = document != nil
        guard let document else { return }
        defer { xmlFreeDoc(document) }
        if let root = xmlDocGetRootElement(document) { visit(root, ancestors: [], parent: nil) }
    }

    private mutating func visit(_ node: xmlNodePtr, ancestors: [String], parent: Int?) {
        let name = String(cString: node.pointee.name)
        var attributes: [String: String] = [:]
        var attribute = node.pointee.properties
        while let current = attribute {
            let value = xmlNodeGetContent(
                UnsafePointer(UnsafeRawPointer(current).assumingMemoryBound(to: xmlNode.self)))
            attributes[String(cString: current.pointee.name)] = value.map { String(cString: $0) } ?? ""
            free(value)
            attribute = current.pointee.next
        }
        let content = xmlNodeGetContent(node)
        let text = content.map { String(cString: $0) } ?? ""
        free(content)
        let index = elements.count
        elements.append(
            Element(name: name, attributes: attributes, text: text, ancestors: ancestors, parent: parent))
        var child = node.pointee.children
        while let current = child {
            if current.pointee.type == XML_ELEMENT_NODE { visit(current, ancestors: ancestors + [name], parent: index) }
            child = current.pointee.next
        }
    }
}
