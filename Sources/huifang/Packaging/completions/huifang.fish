# Made by the program itself, in the language of the one who types.
command huifang --generate-completion-script fish | source
