/* The C library's heap: memory that a function owns until it hands it on. */
[[reflint::plain_c]];

[[reflint::alloc("free")]] void *malloc(size_t size);
[[reflint::alloc("free")]] void *calloc(size_t count, size_t size);
[[reflint::alloc("free")]] void *realloc([[reflint::frees_on_success("free"), reflint::nullable]] void *block, size_t size);
[[reflint::alloc("free")]] char *strdup(const char *text);
[[reflint::alloc("free")]] char *strndup(const char *text, size_t length);
void free([[reflint::frees("free"), reflint::nullable]] void *block);
