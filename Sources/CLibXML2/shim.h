// What the reports use of libxml2. Its ICU support is switched off for this import only: ICU's headers clash with
// those inside Foundation, and nothing here needs it.
#ifndef FORGEAUDIT_CLIBXML2_H
#define FORGEAUDIT_CLIBXML2_H
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlwriter.h>
#endif
