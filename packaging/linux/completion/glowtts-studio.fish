# Completion of glowtts-studio for fish: its options, and the files that it opens.
complete -c glowtts-studio -s h -l help -d 'show the help and exit'
complete -c glowtts-studio -l smoke-test -r -a '(__fish_complete_directories)' -d 'speak, edit and export one line, then exit'
complete -c glowtts-studio -l version -d 'show the version and exit'
complete -c glowtts-studio -k -a '(__fish_complete_suffix .glowproj .glowvoice .txt .md .text)'
