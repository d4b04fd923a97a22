# Completion of glowtts-studio for bash: its options, and the files that it opens.
_glowtts_studio() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    if [ "$before" = --smoke-test ]; then
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
    elif [ "${current#-}" != "$current" ]; then
        mapfile -t COMPREPLY < <(compgen -W '--help --smoke-test --version' -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -d -- "$current"; compgen -f -X '!*.@(glowproj|glowvoice|txt|md|text)' -- "$current")
    fi
}
complete -o filenames -F _glowtts_studio glowtts-studio
