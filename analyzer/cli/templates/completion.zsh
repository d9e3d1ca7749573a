#compdef reflint
# zsh completion of reflint: what can stand here, reflint itself tells.
_reflint() {
    local -a words_of
    local line
    if (( CURRENT == 2 )); then
        for line in ${(f)"$(reflint completion --words 2>/dev/null)"}; do words_of+=("${line%%$'\t'*}:${line#*$'\t'}"); done
        _describe command words_of
        return
    fi
    case ${words[CURRENT-1]} in
    --select|--ignore|explain)
        words_of=(${=$(reflint rules 2>/dev/null | awk '{ print $1; print $2 }')})
        compadd -a words_of
        return
        ;;
    esac
    if [[ ${words[CURRENT]} == -* ]]; then
        for line in ${(f)"$(reflint completion --words ${words[2]} 2>/dev/null)"}; do words_of+=("${line%%$'\t'*}:${line#*$'\t'}"); done
        _describe option words_of
    else
        _files
    fi
}
# Found along fpath, this file is the function's first call; else it was sourced.
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then _reflint "$@"; else compdef _reflint reflint 2>/dev/null || true; fi
