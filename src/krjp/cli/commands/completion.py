"""`krjp completion`."""

from __future__ import annotations

from krjp.cli.environment import write_lines
from krjp.cli.parameters import argument
from krjp.errors import UnknownNameError

HELP = "Print the completion script of a shell: bash, zsh or fish."
EXAMPLES = """\
Examples:

\b
  eval "$(krjp completion bash)"   # in ~/.bashrc
  eval "$(krjp completion zsh)"    # in ~/.zshrc, after compinit
  krjp completion fish > ~/.config/fish/completions/krjp.fish
"""
PARAMETERS = (argument("shell", "SHELL", "bash, zsh or fish.", required=True),)

BASH = r"""
_krjp() {
    local line value
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            compopt -o default
            return
        fi
        value=${line%%$'\t'*}
        [[ $value == *: ]] && compopt -o nospace
        COMPREPLY+=("$value")
    done < <("${COMP_WORDS[0]}" complete --line "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -F _krjp krjp
"""

ZSH = r"""
#compdef krjp
_krjp() {
    local line value
    local -a values shown open open_shown
    for line in "${(@f)$("${words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        [[ -z $line ]] && continue
        if [[ $line == :files ]]; then
            _files
            return
        fi
        value=${line%%$'\t'*}
        if [[ $value == *: ]]; then
            open+=("$value"); open_shown+=("$value  ${line#*$'\t'}")
        else
            values+=("$value"); shown+=("$value  ${line#*$'\t'}")
        fi
    done
    # -U: what is found by another name or in another case need not begin with what was typed.
    compadd -U -l -d shown -a values
    compadd -U -S '' -l -d open_shown -a open
}
compdef _krjp krjp
"""

FISH = r"""
function __krjp_complete
    set -l typed (commandline -ct)
    # A quotation is still open at the cursor, which is no reason to know nothing.
    set -l word (string unescape -- (string trim --left --chars "'\"" -- $typed); or printf '%s' $typed)
    set -l found (krjp complete -- (commandline -opc)[2..] "$word" 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path $typed
    else
        printf '%s\n' $found
    end
end
complete -c krjp -f -a '(__krjp_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def command(shell: str) -> int:
    """Answer `krjp completion`."""
    if shell not in SCRIPTS:
        raise UnknownNameError("shell", shell, SCRIPTS)
    write_lines([SCRIPTS[shell].strip()])
    return 0
