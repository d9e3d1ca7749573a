/* The words for a finding's ranks, as every report and message spells them. */
#include "rules/finding.h"

#include <stddef.h>

const char *rl_severity_name(enum rl_severity severity)
{
    switch (severity) {
    case RL_SEVERITY_NOTE: return "note";
    case RL_SEVERITY_WARNING: return "warning";
    case RL_SEVERITY_ERROR: return "error";
    }
    return NULL;
}

const char *rl_confidence_name(enum rl_confidence confidence)
{
    switch (confidence) {
    case RL_CONFIDENCE_LOW: return "low";
    case RL_CONFIDENCE_MEDIUM: return "medium";
    case RL_CONFIDENCE_HIGH: return "high";
    }
    return NULL;
}
