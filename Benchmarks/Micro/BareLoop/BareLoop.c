// A loop around xmlTextWriter, without anything of its own.
#include "BareLoop.h"

#include <libxml/xmlwriter.h>
#include <stdio.h>

#define BYTES(text) ((const xmlChar *)(text))

int bare_loop_junit(const char *path, long cases, long failing, const char *classname, const char *text) {
    xmlTextWriterPtr writer = xmlNewTextWriterFilename(path, 0);
    if (writer == NULL) return -1;
    char name[64];
    int worst = 0;
#define CALL(call) do { if ((call) < 0) worst = -1; } while (0)
    CALL(xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL));
    CALL(xmlTextWriterSetIndent(writer, 1));
    CALL(xmlTextWriterStartElement(writer, BYTES("testsuites")));
    for (long number = 0; number < cases; number++) {
        snprintf(name, sizeof name, "acme/repository-%ld", number);
        CALL(xmlTextWriterStartElement(writer, BYTES("testcase")));
        CALL(xmlTextWriterWriteAttribute(writer, BYTES("classname"), BYTES(classname)));
        CALL(xmlTextWriterWriteAttribute(writer, BYTES("name"), BYTES(name)));
        CALL(xmlTextWriterWriteAttribute(writer, BYTES("time"), BYTES("0")));
        if (failing > 0 && number % failing == 0) {
            CALL(xmlTextWriterStartElement(writer, BYTES("failure")));
            CALL(xmlTextWriterWriteAttribute(writer, BYTES("message"), BYTES("It is wrong.")));
            CALL(xmlTextWriterWriteAttribute(writer, BYTES("type"), BYTES("high")));
            CALL(xmlTextWriterWriteString(writer, BYTES(text)));
            CALL(xmlTextWriterEndElement(writer));
        }
        CALL(xmlTextWriterEndElement(writer));
    }
    CALL(xmlTextWriterEndElement(writer));
    CALL(xmlTextWriterEndDocument(writer));
#undef CALL
    xmlFreeTextWriter(writer);
    return worst;
}
