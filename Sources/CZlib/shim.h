// What the reports use of zlib. deflateInit2 is a macro, which Swift doesn't see.
#ifndef FORGEAUDIT_CZLIB_H
#define FORGEAUDIT_CZLIB_H
#include <zlib.h>

// Prepares `stream` for a gzip file; its header holds no name and no time, so that the same input gives the same bytes.
static inline int forgeaudit_gzip_begin(z_streamp stream) {
    return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
#endif
