#include "analyzer/base/error.h"
#include "db/report/report.h"
bool rl_report_json(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{ (void)store; (void)run; (void)options; (void)out; g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "not written yet"); return false; }
bool rl_report_sarif(struct rl_store *store, int64_t run, const struct rl_report_options *options, FILE *out, GError **error)
{ (void)store; (void)run; (void)options; (void)out; g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "not written yet"); return false; }
