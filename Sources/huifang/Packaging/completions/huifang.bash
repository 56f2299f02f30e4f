# Made by the program itself, at the first use in a shell.
eval "$(command huifang --generate-completion-script bash)"
