/* The C library's heap: memory that a function owns until it hands it on. */
[[reflint::plain_c]];

[[reflint::alloc("free")]] void *malloc(size_t size);
[[reflint::alloc("free"), reflint::zeroed]] void *calloc(size_t count, size_t size);
[[reflint::alloc("free")]] void *realloc([[reflint::frees_on_success("free"), reflint::nullable]] void *block, size_t size);
[[reflint::alloc("free")]] char *strdup(const char *text);
[[reflint::alloc("free")]] char *strndup(const char *text, size_t length);
void free([[reflint::frees("free"), reflint::nullable]] void *block);

/* ---- readers: a block that they look at stays the caller's ------------------------------------------------ */

size_t strlen(const char *text);
size_t strnlen(const char *text, size_t most);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t n);
int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t n);
int memcmp(const void *a, const void *b, size_t n);
[[reflint::interior("text")]] char *strchr(const char *text, int c);
[[reflint::interior("text")]] char *strrchr(const char *text, int c);
[[reflint::interior("text")]] char *strstr(const char *text, const char *needle);
int atoi(const char *text);
long atol(const char *text);
double atof(const char *text);
int puts(const char *text);
int fputs(const char *text, FILE *stream);
size_t fwrite(const void *block, size_t size, size_t n, FILE *stream);
FILE *fopen(const char *path, const char *mode);
int open(const char *path, int flags, ...);
int access(const char *path, int mode);
int unlink(const char *path);
int printf(const char *format, ...);
int fprintf(FILE *stream, const char *format, ...);
char *getenv(const char *name);
