/* The command line: its commands and what they share.
 *
 * Everything under cli/ may print and exit; nothing below may.  The pieces, from
 * the terminal inwards:
 *
 *     main.c       which command
 *     commands.c   the table of them
 *     cmd_*.c      one command each: its options, then calls
 *     options.c    options that several commands take, and GOption's manners
 *     console.c    stderr: messages;  progress.c: the progress line;  color.c
 *     output.c     stdout or a file that appears whole
 *     project.c    the root and the database's place;  config.c: .reflint.ini;  glob.c
 *     history.c    what the commands about earlier runs share;  baseline.c: the baseline as a file
 *     inputs.c     arguments and folders -> files;  compdb.c, flags.c, headers.c: their compiler flags
 *     jobs.c       all of that -> one list of units to work on
 *     driver.c     the two phases;  pool.c: worker processes;  worker.c: what they do
 *     cache.c      what earlier runs know of a unit;  files.c, sources.c: whether it still holds;  affected.c: whom a change reaches
 *     sums.c       summaries as files, depfile.c: what was read, and @FILE; for build systems
 *     since.c      --changed, git.c;  shard.c: --shard;  texts.c: what source says at first sight
 *     fixing.c     --fix and --diff: edits tried in memory;  reach.c: on which units;  patch.c, rewrite.c, fixed.c: diffs and files
 *     type_rows.c  the type table as rows;  wire_types.c: between processes
 *     wire.c       what crosses between processes;  key.c: cache keys;  suppress.c, comments.c: NOLINT
 */
#ifndef RL_CLI_CLI_H
#define RL_CLI_CLI_H

enum rl_exit {
    RL_EXIT_CLEAN = 0,
    RL_EXIT_FINDINGS = 1,
    RL_EXIT_ERROR = 2, /* usage, or an input that could not be analysed at all */
};

/* Each takes its own arguments (argv[0] is the command's name) and returns the exit status. */
int rl_cmd_check(int argc, char **argv);
int rl_cmd_init(int argc, char **argv);
int rl_cmd_completion(int argc, char **argv);
int rl_cmd_capture(int argc, char **argv);
int rl_cmd_baseline(int argc, char **argv);
int rl_cmd_diff(int argc, char **argv);
int rl_cmd_trend(int argc, char **argv);
int rl_cmd_triage(int argc, char **argv);
int rl_cmd_prune(int argc, char **argv);
int rl_cmd_report(int argc, char **argv);
int rl_cmd_annotate(int argc, char **argv);
int rl_cmd_merge(int argc, char **argv);
int rl_cmd_summarize(int argc, char **argv);
int rl_cmd_graph(int argc, char **argv);
int rl_cmd_rules(int argc, char **argv);
int rl_cmd_explain(int argc, char **argv);
int rl_cmd_model(int argc, char **argv);
int rl_cmd_dump(int argc, char **argv);

#endif
