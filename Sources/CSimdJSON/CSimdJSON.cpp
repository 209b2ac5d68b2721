// The C door to simdjson's document model. No exception crosses it: every access uses simdjson's error codes.
#include "CSimdJSON.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace simdjson;

struct fa_json_document {
    dom::parser parser;
    dom::element root;
};

namespace {

constexpr size_t deepest = 256;

template <typename Inner, typename Outer>
Outer pack(const Inner &inner) {
    static_assert(sizeof(Inner) == sizeof(Outer) && std::is_trivially_copyable<Inner>::value, "simdjson's layout changed");
    Outer outer;
    std::memcpy(&outer, static_cast<const void *>(&inner), sizeof inner);
    return outer;
}

dom::element element(fa_json_value value) {
    dom::element inner;
    std::memcpy(static_cast<void *>(&inner), &value, sizeof inner);
    return inner;
}

template <typename Iterator>
Iterator position(const uint64_t raw[2]) {
    static_assert(sizeof(Iterator) == 2 * sizeof(uint64_t) && std::is_trivially_copyable<Iterator>::value,
                  "simdjson's layout changed");
    // The iterators have no public default constructor: make one in place from bytes.
    alignas(Iterator) unsigned char storage[sizeof(Iterator)];
    std::memcpy(storage, raw, sizeof storage);
    return *reinterpret_cast<Iterator *>(storage);
}

template <typename Container>
bool begin(const Container &container, fa_json_cursor *cursor) {
    const auto first = container.begin();
    const auto last = container.end();
    std::memcpy(cursor->here, static_cast<const void *>(&first), sizeof cursor->here);
    std::memcpy(cursor->end, static_cast<const void *>(&last), sizeof cursor->end);
    return true;
}

bool ambiguous(dom::element value, const dom::element *like);

// Sorted, because whoever sends the objects chooses how many keys they have.
bool has_key_twice(dom::object fields) {
    std::vector<std::string_view> keys;
    for (auto field : fields) keys.push_back(field.key);
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

// `like` was found to have no key twice. Where `fields` has the same keys in the same order nothing is left to sort: the
// objects of a listing all look like the first one.
bool ambiguous(dom::object fields, const dom::object *like) {
    bool same = like != nullptr;
    auto known = same ? like->begin() : fields.end();
    const auto known_end = same ? like->end() : fields.end();
    for (auto field : fields) {
        same = same && known != known_end && known.key() == field.key;
        if (field.value.is_object() || field.value.is_array()) {
            dom::element sibling;
            if (same) sibling = known.value();
            if (ambiguous(field.value, same ? &sibling : nullptr)) return true;
        }
        if (same) ++known;
    }
    if (same && !(known != known_end)) return false;
    return has_key_twice(fields);
}

// Whether some object has a key twice: readers disagree on which of the two counts, so neither may. `like` is a value in
// the same place of the object before, where there is one. The parser bounds the depth.
bool ambiguous(dom::element value, const dom::element *like) {
    dom::array items;
    if (value.get_array().get(items) == SUCCESS) {
        dom::element previous;
        bool first = true;
        for (dom::element item : items) {
            if (ambiguous(item, first ? nullptr : &previous)) return true;
            previous = item;
            first = false;
        }
        return false;
    }
    dom::object fields;
    if (value.get_object().get(fields) != SUCCESS) return false;
    dom::object known;
    const bool comparable = like != nullptr && like->get_object().get(known) == SUCCESS;
    return ambiguous(fields, comparable ? &known : nullptr);
}

}  // namespace

fa_json_document *fa_json_parse(const uint8_t *bytes, size_t count, const char **problem) {
    *problem = "out of memory";
    auto *document = new (std::nothrow) fa_json_document;
    if (document == nullptr) return nullptr;
    if (auto error = document->parser.allocate(count < 64 ? 64 : count, deepest)) {
        *problem = error_message(error);
        delete document;
        return nullptr;
    }
    if (auto error = document->parser.parse(bytes, count, true).get(document->root)) {
        *problem = error_message(error);
        delete document;
        return nullptr;
    }
    bool twice = true;
    try {
        twice = ambiguous(document->root, nullptr);
        if (twice) *problem = "an object has the same key twice";
    } catch (...) {
        *problem = "out of memory";
    }
    if (twice) {
        delete document;
        return nullptr;
    }
    *problem = nullptr;
    return document;
}

void fa_json_free(fa_json_document *document) { delete document; }

fa_json_value fa_json_root(const fa_json_document *document) {
    return pack<dom::element, fa_json_value>(document->root);
}

fa_json_kind fa_json_kind_of(fa_json_value value) {
    switch (element(value).type()) {
    case dom::element_type::BOOL: return fa_json_bool;
    case dom::element_type::INT64: return fa_json_integer;
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE: return fa_json_number;
    case dom::element_type::STRING: return fa_json_string;
    case dom::element_type::ARRAY: return fa_json_array;
    case dom::element_type::OBJECT: return fa_json_object;
    default: return fa_json_null;
    }
}

bool fa_json_field(fa_json_value object, const char *key, size_t key_count, fa_json_value *found) {
    dom::object fields;
    if (element(object).get_object().get(fields)) return false;
    dom::element value;
    if (fields.at_key(std::string_view(key, key_count)).get(value)) return false;
    *found = pack<dom::element, fa_json_value>(value);
    return true;
}

bool fa_json_get_bool(fa_json_value value, bool *result) { return element(value).get_bool().get(*result) == SUCCESS; }

bool fa_json_get_integer(fa_json_value value, int64_t *result) {
    return element(value).get_int64().get(*result) == SUCCESS;
}

bool fa_json_get_string(fa_json_value value, const char **bytes, size_t *count) {
    std::string_view text;
    if (element(value).get_string().get(text)) return false;
    *bytes = text.data();
    *count = text.size();
    return true;
}

bool fa_json_array_begin(fa_json_value array, fa_json_cursor *cursor) {
    dom::array items;
    if (element(array).get_array().get(items)) return false;
    return begin(items, cursor);
}

bool fa_json_array_next(fa_json_cursor *cursor, fa_json_value *value) {
    auto here = position<dom::array::iterator>(cursor->here);
    const auto end = position<dom::array::iterator>(cursor->end);
    if (!(here != end)) return false;
    *value = pack<dom::element, fa_json_value>(*here);
    ++here;
    std::memcpy(cursor->here, static_cast<const void *>(&here), sizeof cursor->here);
    return true;
}

bool fa_json_object_begin(fa_json_value object, fa_json_cursor *cursor) {
    dom::object fields;
    if (element(object).get_object().get(fields)) return false;
    return begin(fields, cursor);
}

bool fa_json_object_next(fa_json_cursor *cursor, const char **key, size_t *key_count, fa_json_value *value) {
    auto here = position<dom::object::iterator>(cursor->here);
    const auto end = position<dom::object::iterator>(cursor->end);
    if (!(here != end)) return false;
    const auto name = here.key();
    *key = name.data();
    *key_count = name.size();
    *value = pack<dom::element, fa_json_value>(here.value());
    ++here;
    std::memcpy(cursor->here, static_cast<const void *>(&here), sizeof cursor->here);
    return true;
}
