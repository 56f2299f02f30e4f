# Made by the program itself, in the language of the one who types. It is written for fish 3.4; an older one completes file names.
if string match -qr '^(3\.[4-9]|3\.\d\d|[4-9]|\d\d)' -- $version
    command huifang --generate-completion-script fish | source
end
