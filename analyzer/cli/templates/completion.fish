# fish completion of reflint: what can stand here, reflint itself tells.
function __reflint_command
    set -l words (commandline -opc)
    test (count $words) -gt 1; and echo $words[2]
end
complete -c reflint -n 'test -z (__reflint_command)' -f -a '(reflint completion --words 2>/dev/null)'
complete -c reflint -n 'test -n (__reflint_command)' -a '(string match -q -- "-*" (commandline -ct); and reflint completion --words (__reflint_command) 2>/dev/null)'
