// A C door to simdjson's document model: parse a whole body once, then read the fields that are kept.
#ifndef FORGEAUDIT_CSIMDJSON_H
#define FORGEAUDIT_CSIMDJSON_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// A parsed body. Owns every value read from it; the bytes it was parsed from may go.
typedef struct fa_json_document fa_json_document;

/// A value inside a document: valid as long as the document is.
typedef struct { uint64_t raw[2]; } fa_json_value;

/// A position inside an array or an object of a document.
typedef struct { uint64_t here[2]; uint64_t end[2]; } fa_json_cursor;

typedef enum {
    fa_json_null, fa_json_bool, fa_json_integer, fa_json_number, fa_json_string, fa_json_array, fa_json_object
} fa_json_kind;

/// A key of an object, in UTF-8.
typedef struct { const char *bytes; size_t count; } fa_json_key;

/// Parses and validates the whole body (UTF-8, structure, at most 256 levels). Null on failure, with a static
/// text in `problem`. `room` is how many bytes may be read from `bytes` on, whatever stands behind the `count` that count:
/// where it is some more, the body needn't be copied.
fa_json_document *fa_json_parse(const uint8_t *bytes, size_t count, size_t room, const char **problem);
void fa_json_free(fa_json_document *document);
fa_json_value fa_json_root(const fa_json_document *document);

fa_json_kind fa_json_kind_of(fa_json_value value);
/// Whether `object` is one and has `key`; its value goes to `found`. Of repeated keys the first counts.
bool fa_json_field(fa_json_value object, const char *key, size_t key_count, fa_json_value *found);
/// Looks up to 32 keys up in one pass. Bit i of the result tells whether `object` has `keys[i]`, whose value is `found[i]` then.
uint32_t fa_json_fields(fa_json_value object, const fa_json_key *keys, size_t count, fa_json_value *found);
bool fa_json_get_bool(fa_json_value value, bool *result);
/// Whether the value is an integer within 64 bits.
bool fa_json_get_integer(fa_json_value value, int64_t *result);
/// UTF-8 bytes that live as long as the document.
bool fa_json_get_string(fa_json_value value, const char **bytes, size_t *count);
bool fa_json_array_begin(fa_json_value array, fa_json_cursor *cursor);
bool fa_json_array_next(fa_json_cursor *cursor, fa_json_value *value);
bool fa_json_object_begin(fa_json_value object, fa_json_cursor *cursor);
bool fa_json_object_next(fa_json_cursor *cursor, const char **key, size_t *key_count, fa_json_value *value);

#ifdef __cplusplus
}
#endif
#endif
