/* jansson 2.14: a value has a count; what ends in _new takes the caller's reference, on failure too. */
[[reflint::plain_c]];

/* ---- values ------------------------------------------------------------------------------------------------- */

typedef struct json_t json_t [[reflint::object]];
[[reflint::argument("json"), reflint::nullable, reflint::note("the argument itself, with one more reference")]]
json_t *json_incref([[reflint::retains, reflint::nullable]] json_t *json);
void json_decref([[reflint::releases, reflint::nullable]] json_t *json);
void json_delete([[reflint::destroys]] json_t *json);
[[reflint::new]] json_t *json_object(void);
[[reflint::new]] json_t *json_array(void);
[[reflint::new]] json_t *json_string(const char *value);
[[reflint::new]] json_t *json_stringn(const char *value, size_t len);
[[reflint::new]] json_t *json_string_nocheck(const char *value);
[[reflint::new]] json_t *json_stringn_nocheck(const char *value, size_t len);
[[reflint::new]] json_t *json_integer(json_int_t value);
[[reflint::new]] json_t *json_real(double value);
[[reflint::new, reflint::returns_nonnull, reflint::note("never freed: a lost reference does no harm")]]
json_t *json_true(void);
[[reflint::new, reflint::returns_nonnull, reflint::note("never freed: a lost reference does no harm")]]
json_t *json_false(void);
[[reflint::new, reflint::returns_nonnull, reflint::note("never freed: a lost reference does no harm")]]
json_t *json_null(void);
[[reflint::new, reflint::returns_nonnull, reflint::macro, reflint::note("json_true or json_false")]]
json_t *json_boolean(int val);
[[reflint::new]] json_t *json_sprintf(const char *fmt, ...);
[[reflint::new]] json_t *json_vsprintf(const char *fmt, va_list ap);
[[reflint::new]] json_t *json_copy([[reflint::nullable]] json_t *value);
[[reflint::new]] json_t *json_deep_copy([[reflint::nullable]] const json_t *value);
int json_equal([[reflint::nullable]] const json_t *value1, [[reflint::nullable]] const json_t *value2);

/* ---- objects ------------------------------------------------------------------------------------------------ */

[[reflint::borrowed("object"), reflint::nullable]]
json_t *json_object_get([[reflint::nullable]] const json_t *object, const char *key);
[[reflint::borrowed("object"), reflint::nullable]]
json_t *json_object_getn([[reflint::nullable]] const json_t *object, const char *key, size_t key_len);
[[reflint::error(-1)]]
int json_object_set([[reflint::nullable]] json_t *object, const char *key,
    [[reflint::stores("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_object_setn([[reflint::nullable]] json_t *object, const char *key, size_t key_len,
    [[reflint::stores("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_object_set_nocheck([[reflint::nullable]] json_t *object, const char *key,
    [[reflint::stores("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_object_setn_nocheck([[reflint::nullable]] json_t *object, const char *key, size_t key_len,
    [[reflint::stores("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_object_set_new([[reflint::nullable]] json_t *object, const char *key,
    [[reflint::steals("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_object_setn_new([[reflint::nullable]] json_t *object, const char *key, size_t key_len,
    [[reflint::steals("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_object_set_new_nocheck([[reflint::nullable]] json_t *object, const char *key,
    [[reflint::steals("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_object_setn_new_nocheck([[reflint::nullable]] json_t *object, const char *key, size_t key_len,
    [[reflint::steals("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_del([[reflint::nullable]] json_t *object, const char *key);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_deln([[reflint::nullable]] json_t *object, const char *key, size_t key_len);
[[reflint::error(-1), reflint::runs_code(decref)]] int json_object_clear([[reflint::nullable]] json_t *object);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_update([[reflint::nullable]] json_t *object, [[reflint::nullable]] json_t *other);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_update_existing([[reflint::nullable]] json_t *object, [[reflint::nullable]] json_t *other);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_update_missing([[reflint::nullable]] json_t *object, [[reflint::nullable]] json_t *other);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_update_recursive([[reflint::nullable]] json_t *object, [[reflint::nullable]] json_t *other);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_update_new([[reflint::nullable]] json_t *object, [[reflint::steals, reflint::nullable]] json_t *other);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_update_existing_new([[reflint::nullable]] json_t *object,
    [[reflint::steals, reflint::nullable]] json_t *other);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_update_missing_new([[reflint::nullable]] json_t *object,
    [[reflint::steals, reflint::nullable]] json_t *other);
size_t json_object_size([[reflint::nullable]] const json_t *object);
void json_object_seed(size_t seed);
[[reflint::interior("object"), reflint::nullable]] void *json_object_iter([[reflint::nullable]] json_t *object);
[[reflint::interior("object"), reflint::nullable]]
void *json_object_iter_at([[reflint::nullable]] json_t *object, const char *key);
[[reflint::interior("object"), reflint::nullable]]
void *json_object_iter_next([[reflint::nullable]] json_t *object, void *iter);
[[reflint::interior, reflint::nullable]] void *json_object_key_to_iter(const char *key);
[[reflint::interior, reflint::nullable]] const char *json_object_iter_key(void *iter);
size_t json_object_iter_key_len(void *iter);
[[reflint::borrowed, reflint::nullable]] json_t *json_object_iter_value(void *iter);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_iter_set([[reflint::nullable]] json_t *object, void *iter,
    [[reflint::stores("object"), reflint::nullable]] json_t *value);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_object_iter_set_new([[reflint::nullable]] json_t *object, void *iter,
    [[reflint::steals("object"), reflint::nullable]] json_t *value);

/* ---- arrays ------------------------------------------------------------------------------------------------- */

[[reflint::borrowed("array"), reflint::nullable]]
json_t *json_array_get([[reflint::nullable]] const json_t *array, size_t index);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_array_set([[reflint::nullable]] json_t *array, size_t index,
    [[reflint::stores("array"), reflint::nullable]] json_t *value);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_array_set_new([[reflint::nullable]] json_t *array, size_t index,
    [[reflint::steals("array"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_array_append([[reflint::nullable]] json_t *array,
    [[reflint::stores("array"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_array_append_new([[reflint::nullable]] json_t *array,
    [[reflint::steals("array"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_array_insert([[reflint::nullable]] json_t *array, size_t index,
    [[reflint::stores("array"), reflint::nullable]] json_t *value);
[[reflint::error(-1)]]
int json_array_insert_new([[reflint::nullable]] json_t *array, size_t index,
    [[reflint::steals("array"), reflint::nullable]] json_t *value);
[[reflint::error(-1), reflint::runs_code(decref)]]
int json_array_remove([[reflint::nullable]] json_t *array, size_t index);
[[reflint::error(-1), reflint::runs_code(decref)]] int json_array_clear([[reflint::nullable]] json_t *array);
[[reflint::error(-1)]] int json_array_extend([[reflint::nullable]] json_t *array, [[reflint::nullable]] json_t *other);
size_t json_array_size([[reflint::nullable]] const json_t *array);

/* ---- scalars ------------------------------------------------------------------------------------------------ */

[[reflint::interior("string"), reflint::nullable]]
const char *json_string_value([[reflint::nullable]] const json_t *string);
size_t json_string_length([[reflint::nullable]] const json_t *string);
json_int_t json_integer_value([[reflint::nullable]] const json_t *integer);
double json_real_value([[reflint::nullable]] const json_t *real);
double json_number_value([[reflint::nullable]] const json_t *json);
[[reflint::error(-1)]] int json_string_set([[reflint::nullable]] json_t *string, const char *value);
[[reflint::error(-1)]] int json_string_setn([[reflint::nullable]] json_t *string, const char *value, size_t len);
[[reflint::error(-1)]] int json_string_set_nocheck([[reflint::nullable]] json_t *string, const char *value);
[[reflint::error(-1)]]
int json_string_setn_nocheck([[reflint::nullable]] json_t *string, const char *value, size_t len);
[[reflint::error(-1)]] int json_integer_set([[reflint::nullable]] json_t *integer, json_int_t value);
[[reflint::error(-1)]] int json_real_set([[reflint::nullable]] json_t *real, double value);

/* ---- packing: "o" takes the caller's reference, "O" keeps one of its own. json_unpack is left to the unknown calls  */

[[reflint::new]] json_t *json_pack([[reflint::format(pack)]] const char *fmt, ...);
[[reflint::new]]
json_t *json_pack_ex([[reflint::out, reflint::nullable]] json_error_t *error, size_t flags,
    [[reflint::format(pack)]] const char *fmt, ...);
[[reflint::new]]
json_t *json_vpack_ex([[reflint::out, reflint::nullable]] json_error_t *error, size_t flags, const char *fmt,
    va_list ap);

/* ---- reading and writing ------------------------------------------------------------------------------------ */

[[reflint::new]]
json_t *json_loads(const char *input, size_t flags, [[reflint::out, reflint::nullable]] json_error_t *error);
[[reflint::new]]
json_t *json_loadb(const char *buffer, size_t buflen, size_t flags,
    [[reflint::out, reflint::nullable]] json_error_t *error);
[[reflint::new]] json_t *json_loadf(FILE *input, size_t flags, [[reflint::out, reflint::nullable]] json_error_t *error);
[[reflint::new]] json_t *json_loadfd(int input, size_t flags, [[reflint::out, reflint::nullable]] json_error_t *error);
[[reflint::new]]
json_t *json_load_file(const char *path, size_t flags, [[reflint::out, reflint::nullable]] json_error_t *error);
[[reflint::new]]
json_t *json_load_callback(json_load_callback_t callback, void *data, size_t flags,
    [[reflint::out, reflint::nullable]] json_error_t *error);
[[reflint::alloc("free")]] char *json_dumps([[reflint::nullable]] const json_t *json, size_t flags);
size_t json_dumpb([[reflint::nullable]] const json_t *json, [[reflint::out]] char *buffer, size_t size, size_t flags);
[[reflint::error(-1)]] int json_dumpf([[reflint::nullable]] const json_t *json, FILE *output, size_t flags);
[[reflint::error(-1)]] int json_dumpfd([[reflint::nullable]] const json_t *json, int output, size_t flags);
[[reflint::error(-1)]] int json_dump_file([[reflint::nullable]] const json_t *json, const char *path, size_t flags);
[[reflint::error(-1)]]
int json_dump_callback([[reflint::nullable]] const json_t *json, json_dump_callback_t callback, void *data,
    size_t flags);

/* ---- the rest ----------------------------------------------------------------------------------------------- */

enum json_error_code json_error_code(const json_error_t *e);
void json_set_alloc_funcs(json_malloc_t malloc_fn, json_free_t free_fn);
void json_get_alloc_funcs([[reflint::out]] json_malloc_t *malloc_fn, [[reflint::out]] json_free_t *free_fn);
const char *jansson_version_str(void);
int jansson_version_cmp(int major, int minor, int micro);
