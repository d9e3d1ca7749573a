/* The C library's heap: memory that a function owns until it hands it on. */
[[reflint::plain_c]];

[[reflint::alloc("free")]] void *malloc(size_t size);
[[reflint::alloc("free"), reflint::zeroed]] void *calloc(size_t count, size_t size);
[[reflint::alloc("free")]]
void *realloc([[reflint::frees_on_success("free"), reflint::nullable]] void *block, size_t size);
[[reflint::alloc("free")]] char *strdup([[reflint::nonnull]] const char *text);
[[reflint::alloc("free")]] char *strndup([[reflint::nonnull]] const char *text, size_t length);
void free([[reflint::frees("free"), reflint::nullable]] void *block);

/* ---- readers: a block that they look at stays the caller's ------------------------------------------------ */

size_t strlen([[reflint::nonnull]] const char *text);
size_t strnlen([[reflint::nonnull]] const char *text, size_t most);
int strcmp([[reflint::nonnull]] const char *a, [[reflint::nonnull]] const char *b);
int strncmp([[reflint::nonnull]] const char *a, [[reflint::nonnull]] const char *b, size_t n);
int strcasecmp([[reflint::nonnull]] const char *a, [[reflint::nonnull]] const char *b);
int strncasecmp([[reflint::nonnull]] const char *a, [[reflint::nonnull]] const char *b, size_t n);
int memcmp([[reflint::nonnull]] const void *a, [[reflint::nonnull]] const void *b, size_t n);
[[reflint::interior("text")]] char *strchr([[reflint::nonnull]] const char *text, int c);
[[reflint::interior("text")]] char *strrchr([[reflint::nonnull]] const char *text, int c);
[[reflint::interior("text")]]
char *strstr([[reflint::nonnull]] const char *text, [[reflint::nonnull]] const char *needle);
int atoi([[reflint::nonnull]] const char *text);
long atol([[reflint::nonnull]] const char *text);
double atof([[reflint::nonnull]] const char *text);
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

/* ---- what moves bytes: the blocks stay the caller's, and what lay in them is not told apart any more --------- */

[[reflint::argument("to")]]
void *memcpy([[reflint::contents]] void *to, [[reflint::contents]] const void *from, size_t n);
[[reflint::argument("to")]]
void *memmove([[reflint::contents]] void *to, [[reflint::contents]] const void *from, size_t n);
[[reflint::argument("to")]]
char *strcpy([[reflint::contents, reflint::nonnull]] char *to, [[reflint::nonnull]] const char *from);
[[reflint::argument("to")]]
char *strncpy([[reflint::contents, reflint::nonnull]] char *to, [[reflint::nonnull]] const char *from, size_t n);
[[reflint::argument("to")]]
char *strcat([[reflint::contents, reflint::nonnull]] char *to, [[reflint::nonnull]] const char *from);
[[reflint::argument("to")]]
char *strncat([[reflint::contents, reflint::nonnull]] char *to, [[reflint::nonnull]] const char *from, size_t n);
int sprintf([[reflint::contents]] char *to, const char *format, ...);
int snprintf([[reflint::contents]] char *to, size_t size, const char *format, ...);
size_t fread([[reflint::contents]] void *block, size_t size, size_t n, FILE *stream);
ssize_t read(int fd, [[reflint::contents]] void *block, size_t n);
ssize_t write(int fd, const void *block, size_t n);
char *fgets([[reflint::contents]] char *line, int size, FILE *stream);
ssize_t readlink(const char *path, [[reflint::contents]] char *to, size_t size);
ssize_t recv(int fd, [[reflint::contents]] void *block, size_t size, int flags);
ssize_t send(int fd, const void *block, size_t size, int flags);
ssize_t getxattr(const char *path, const char *name, [[reflint::contents]] void *block, size_t size);
ssize_t lgetxattr(const char *path, const char *name, [[reflint::contents]] void *block, size_t size);
ssize_t fgetxattr(int fd, const char *name, [[reflint::contents]] void *block, size_t size);
ssize_t listxattr(const char *path, [[reflint::contents]] char *list, size_t size);
ssize_t llistxattr(const char *path, [[reflint::contents]] char *list, size_t size);
ssize_t flistxattr(int fd, [[reflint::contents]] char *list, size_t size);

/* ---- what does not come back ------------------------------------------------------------------------------- */

[[reflint::noreturn]] void abort(void);
[[reflint::noreturn]] void exit(int status);
[[reflint::noreturn]] void _exit(int status);
[[reflint::noreturn]] void _Exit(int status);
[[reflint::noreturn]] void quick_exit(int status);
[[reflint::noreturn]] void longjmp(jmp_buf place, int value);
[[reflint::noreturn]] void siglongjmp(sigjmp_buf place, int value);
[[reflint::noreturn]] void pthread_exit(void *result);
[[reflint::noreturn]] void __assert_fail(const char *condition, const char *file, unsigned line, const char *function);
[[reflint::noreturn]] void __assert_rtn(const char *function, const char *file, int line, const char *condition);
[[reflint::noreturn]] void __builtin_trap(void);
[[reflint::noreturn]] void __builtin_unreachable(void);
