// The C door to simdjson's document model. No exception crosses it: every access uses simdjson's error codes.
#include "CSimdJSON.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>
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

// Pages of a listing come by the thousand and are all of one size, and a parser holds some ten times that. What is free
// again serves the next page: else most of the time would go into fresh memory, and twice as much of it be in use. Small
// bodies have no part in it, as they may hold a credential; nor have huge ones, lest they stay.
class Shelf {
public:
    static constexpr size_t smallest = 64 << 10, greatest = 2 << 20;

    fa_json_document *take(size_t count) {
        if (!fits(count)) return nullptr;
        const std::lock_guard<std::mutex> lock(mutex);
        return used == 0 ? nullptr : kept[--used];
    }

    // Whether it was kept.
    bool put(fa_json_document *document) {
        if (!fits(document->parser.capacity())) return false;
        const std::lock_guard<std::mutex> lock(mutex);
        if (used == kept.size()) return false;
        kept[used++] = document;
        return true;
    }

private:
    static bool fits(size_t count) { return count >= smallest && count <= greatest; }

    std::mutex mutex;
    std::array<fa_json_document *, 3> kept{};
    size_t used = 0;
};

// Never destroyed: threads may still parse while the program ends.
Shelf &shelf() {
    static Shelf *const shelf = new Shelf;
    return *shelf;
}

void drop(fa_json_document *document) {
    if (!shelf().put(document)) delete document;
}

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

// Keys are short, and compared by the ten million: a call for each costs more than what it compares.
bool same(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    const char *a = one.data(), *b = other.data();
    const size_t count = one.size();
    const auto differ = [&](auto word, size_t at) {
        auto second = word;
        std::memcpy(&word, a + at, sizeof word);
        std::memcpy(&second, b + at, sizeof second);
        return word != second;
    };
    if (count >= 8) {
        for (size_t at = 0; at + 8 < count; at += 8)
            if (differ(uint64_t(), at)) return false;
        return !differ(uint64_t(), count - 8);
    }
    if (count >= 4) return !differ(uint32_t(), 0) && !differ(uint32_t(), count - 4);
    for (size_t at = 0; at < count; ++at)
        if (a[at] != b[at]) return false;
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
    bool alike = like != nullptr;
    auto known = alike ? like->begin() : fields.end();
    const auto known_end = alike ? like->end() : fields.end();
    for (auto field : fields) {
        alike = alike && known != known_end && same(known.key(), field.key);
        if (field.value.is_object() || field.value.is_array()) {
            dom::element sibling;
            if (alike) sibling = known.value();
            if (ambiguous(field.value, alike ? &sibling : nullptr)) return true;
        }
        if (alike) ++known;
    }
    if (alike && !(known != known_end)) return false;
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

fa_json_document *fa_json_parse(const uint8_t *bytes, size_t count, size_t room, const char **problem) {
    *problem = "out of memory";
    auto *document = shelf().take(count);
    if (document == nullptr) document = new (std::nothrow) fa_json_document;
    if (document == nullptr) return nullptr;
    if (document->parser.capacity() < count || document->parser.capacity() == 0) {
        // Some room to spare: the next page is a little longer or shorter.
        const size_t room = count < Shelf::smallest ? (count < 64 ? 64 : count) : count + count / 8;
        if (auto error = document->parser.allocate(room, deepest)) {
            *problem = error_message(error);
            delete document;
            return nullptr;
        }
    }
    const bool copied = room < count + SIMDJSON_PADDING;
    if (auto error = document->parser.parse(bytes, count, copied).get(document->root)) {
        *problem = error_message(error);
        drop(document);
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
        drop(document);
        return nullptr;
    }
    *problem = nullptr;
    return document;
}

void fa_json_free(fa_json_document *document) { drop(document); }

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

uint32_t fa_json_fields(fa_json_value object, const fa_json_key *keys, size_t count, fa_json_value *found) {
    dom::object fields;
    if (count > 32 || element(object).get_object().get(fields)) return 0;
    const uint32_t all = count == 32 ? ~uint32_t(0) : (uint32_t(1) << count) - 1;
    uint64_t lengths = 0;
    for (size_t each = 0; each < count; ++each) lengths |= uint64_t(1) << (keys[each].count & 63);
    uint32_t seen = 0;
    for (auto field : fields) {
        if (!(lengths >> (field.key.size() & 63) & 1)) continue;
        for (size_t each = 0; each < count; ++each) {
            if (seen >> each & 1 || !same(field.key, std::string_view(keys[each].bytes, keys[each].count))) continue;
            found[each] = pack<dom::element, fa_json_value>(field.value);
            seen |= uint32_t(1) << each;
            if (seen == all) return seen;
            break;
        }
    }
    return seen;
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
