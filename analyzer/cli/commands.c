#include "analyzer/cli/commands.h"

#include "analyzer/cli/cli.h"

const struct rl_command rl_commands[] = {
    {"check", "find reference leaks in C source", rl_cmd_check},
    {"report", "print the findings of a run once more", rl_cmd_report},
    {"annotate", "show the count of references beside each line of a function", rl_cmd_annotate},
    {"capture", "record the compile commands of a build", rl_cmd_capture},
    {"init", "write a configuration and a hook for a project", rl_cmd_init},
    {"baseline", "accept today's findings: check tells of new ones only", rl_cmd_baseline},
    {"diff", "compare two runs", rl_cmd_diff},
    {"trend", "count the findings of the last runs", rl_cmd_trend},
    {"triage", "keep what people make of a finding", rl_cmd_triage},
    {"prune", "forget old runs", rl_cmd_prune},
    {"merge", "unite the databases of several machines", rl_cmd_merge},
    {"summarize", "write what one C file tells others: an action for build systems", rl_cmd_summarize},
    {"graph", "draw which type can hold which, and the cycles", rl_cmd_graph},
    {"rules", "list the rules", rl_cmd_rules},
    {"explain", "explain a rule or a guideline", rl_cmd_explain},
    {"model", "show what is known of an API function", rl_cmd_model},
    {"dump", "print what a stage makes of a function", rl_cmd_dump},
    {"completion", "print a completion script for a shell", rl_cmd_completion},
};
const size_t rl_commands_count = sizeof(rl_commands) / sizeof(rl_commands[0]);
