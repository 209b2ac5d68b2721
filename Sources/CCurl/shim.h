// libcurl with typed doors to its variadic functions, which Swift can't call.
#ifndef FORGEAUDIT_CCURL_H
#define FORGEAUDIT_CCURL_H
#include <curl/curl.h>

typedef size_t (*fa_curl_write)(char *data, size_t size, size_t count, void *context);

static inline CURLcode fa_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode fa_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode fa_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode fa_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode fa_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode fa_curl_set_write(CURL *handle, CURLoption option, fa_curl_write value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode fa_curl_set_open_socket(CURL *handle, curl_opensocket_callback value) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}
/// libcurl copies the bytes.
static inline CURLcode fa_curl_set_blob(CURL *handle, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl_easy_setopt(handle, option, &blob);
}
/// The address behind the family; longer than `struct sockaddr` for IPv6.
static inline const void *fa_curl_socket_address(const struct curl_sockaddr *address) { return &address->addr; }
static inline CURLcode fa_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode fa_curl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode fa_curl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLMcode fa_curl_multi_set_long(CURLM *handle, CURLMoption option, long value) {
    return curl_multi_setopt(handle, option, value);
}
/// The finished transfer's result; the union inside CURLMsg is out of Swift's reach.
static inline CURLcode fa_curl_message_result(const CURLMsg *message) { return message->data.result; }
#endif
