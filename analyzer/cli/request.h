/* What is asked of the front ends and the engine for a job, in all commands alike. */
#ifndef RL_CLI_REQUEST_H
#define RL_CLI_REQUEST_H

#include "analyzer/cli/jobs.h"
#include "analyzer/frontend/frontend.h"
#include "analyzer/ir/ir.h"

/* To read JOB's file as it lies there; PYTHON is that of the options, 0: the headers'.  All is borrowed. */
struct rl_parse_request rl_request_of(const struct rl_job *job, const struct rl_models *models, int python);

/* The version to judge UNIT by, 0x030b: the one ASKED for, else that of the headers, else 3.11. */
int rl_request_python(int asked, const struct rl_ir_unit *unit);

#endif
