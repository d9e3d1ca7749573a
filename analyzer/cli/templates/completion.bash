# bash completion of reflint: what can stand here, reflint itself tells.
_reflint() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local IFS=$'\n'
    COMPREPLY=()
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "$(reflint completion --words 2>/dev/null | cut -f1)" -- "$current"))
        return
    fi
    case $before in
    --select | --ignore | explain)
        COMPREPLY=($(compgen -W "$(reflint rules 2>/dev/null | awk '{ print $1; print $2 }')" -- "$current"))
        return
        ;;
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$(reflint completion --words "$command" 2>/dev/null | cut -f1)" -- "$current"))
    else
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}
complete -o filenames -F _reflint reflint
