#!/usr/bin/env bash
# Colour and the progress line, in pipes and on a terminal.
. "$(dirname "$0")/_lib.sh"
leaky a >a.c
escape=$(printf '\033')

run check --no-db a.c
check "pipe: no colour" out_lacks "$escape"
check "pipe: no progress" err_lacks "$escape|\[1/1\]"
run check --no-db --color always a.c
check "--color always" out_has "$escape"
CLICOLOR_FORCE=1 run check --no-db a.c
check "CLICOLOR_FORCE" out_has "$escape"
CLICOLOR_FORCE=0 run check --no-db a.c
check "CLICOLOR_FORCE=0" out_lacks "$escape"
NO_COLOR=1 CLICOLOR_FORCE=1 run check --no-db a.c
check "NO_COLOR beats CLICOLOR_FORCE" out_lacks "$escape"
NO_COLOR=1 run check --no-db --color always a.c
check "--color always beats NO_COLOR" out_has "$escape"
run check --no-db --color always --output f.txt a.c
check "--color always colours a file" grep -q "$escape" f.txt

# on_terminal ARGUMENT...: what a terminal shows of reflint, into `out`.
on_terminal() {
    TERM=xterm python3 - "$REFLINT" "$@" >out 2>err <<'EOF'
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
while True:
    try:
        data = os.read(fd, 4096)
    except OSError:
        break
    if not data:
        break
    sys.stdout.buffer.write(data)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
EOF
    status=$?
}
on_terminal check --no-db a.c
check "terminal: colour" out_has "$escape\[[0-9;]*m"
check "terminal: progress" out_has '\[1/1\] a.c'
check "terminal: progress is wiped" out_has "$(printf '\r')$escape\[K"
check "terminal: exit" exits 1
on_terminal check --no-db -q --color never a.c
check "-q --color never: nothing of it" out_lacks "$escape"
NO_COLOR=1 on_terminal check --no-db -q a.c
check "NO_COLOR on a terminal" out_lacks "$escape"
on_terminal explain RL101
check "explain: colour" out_has "$escape"
done_testing
