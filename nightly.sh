#!/bin/sh
# One night of a site: asks for the law, builds the site, and puts it where a web server serves it, unless something
# would be lost. docs/running.md says how to set it up.
#
#     nightly.sh [--pull | --push] [DIR | --then COMMAND]
#
# DIR      the folder that a web server on this machine serves.
# --then   where the site is on another host: COMMAND takes site/ there. It runs where nothing would be lost that stands
#          at the address of lawplain.toml.
# --pull   first takes what others have pushed: explanations, and lawplain itself.
# --push   the same, and pushes the law that came: the repository then holds its history.
#
# It prints nothing where nobody has to do anything, so that cron mails only what somebody has to read. nightly.log says
# all that it did, nightly.log.1 what it did the night before. The exit code is lawplain's; of several the lowest.

lawplain=.venv/bin/lawplain
todo=build/nightly.todo
code=0

main() {
    umask 022
    from=$PWD
    CDPATH='' cd "$(dirname "$0")" || exit 1
    pull='' push='' target='' then=''
    while test $# -gt 0; do
        case $1 in
            --pull) pull=yes ;;
            --push) pull=yes push=yes ;;
            --then) test $# -gt 1 || usage; then=$2; shift ;;
            -*) usage ;;
            *) test -z "$target" || usage; target=$1 ;;
        esac
        shift
    done
    test -z "$target" || test -z "$then" || usage
    case $target in '' | /*) ;; *) target=$from/$target ;; esac
    mkdir -p build && exec 9> build/nightly.lock || exit 1
    flock --nonblock 9 || { echo "nightly.sh: another night is still at work here."; exit 1; }
    test ! -f nightly.log || mv -f nightly.log nightly.log.1
    rm -f "$todo"
    git config user.name > /dev/null || export GIT_AUTHOR_NAME="lawplain nightly" GIT_COMMITTER_NAME="lawplain nightly"
    git config user.email > /dev/null || export GIT_AUTHOR_EMAIL=nightly@localhost GIT_COMMITTER_EMAIL=nightly@localhost
    night > nightly.log 2>&1 || person 1 "This machine could not write nightly.log."
    test "$code" -eq 0 && exit 0
    cat "$todo"
    echo
    echo "The last lines of nightly.log:"
    tail -n 80 nightly.log
    exit "$code"
}

usage() {
    echo "Usage: nightly.sh [--pull | --push] [DIR | --then COMMAND]" >&2
    exit 2
}

night() {
    date --utc '+%F %T UTC'
    $lawplain status > /dev/null # a fetch that was killed is ended, or taken back
    test -z "$pull" || { keep "The law of a night that was broken off"; take; }
    make --silent .venv/.ready || person 1 "What lawplain needs could not be installed."
    ask
    test -z "$pull" || keep "The law as the source gave it on $(date --utc +%F)"
    test -z "$push" || give
    overtaken
    publish
    $lawplain report --overdue 7 > /dev/null || person $? "The source has not given the law for a week or longer, or never yet."
    date --utc '+%F %T UTC'
}

# person CODE WORDS: somebody has to look.
person() {
    test "$code" -ne 0 && test "$code" -lt "$1" || code=$1
    shift
    echo "=> $*"
    echo "$*" >> "$todo"
}

# Without the lock of this night, which what a command leaves at work behind itself would hold on to (git's own
# housekeeping, a connection that ssh keeps open): no other night could begin.
unlocked() {
    "$@" 9>&-
}

git_() {
    unlocked git "$@"
}

# Commits what is in sections/ and fetch-log/, and nothing else. --force: .gitignore leaves them out.
keep() {
    message=$1
    set --
    for folder in sections fetch-log; do
        test ! -d "$folder" || set -- "$@" "$folder"
    done
    test $# -gt 0 || return
    git_ add --all --force "$@" || person 1 "git could not take up what the source gave."
    git diff --cached --quiet -- "$@" || git_ commit --quiet --message "$message" -- "$@" ||
        person 1 "git could not commit what the source gave."
}

# What others have pushed. Where that does not work the night goes on with what is here.
take() {
    home=$(git rev-parse --git-dir) || return
    find "$home" -maxdepth 1 -name index.lock -mmin +60 -delete # of a git that was killed
    test ! -f build/nightly.rebase || git_ rebase --abort
    rm -f build/nightly.rebase
    if ! git diff --quiet HEAD; then
        person 1 "Nothing was pulled: files were changed here and not committed (git status)."
        return
    fi
    touch build/nightly.rebase
    if ! git_ pull --quiet --rebase; then
        git_ rebase --abort 2> /dev/null
        person 1 "Nothing was pulled: git pull --rebase does not work."
    fi
    rm -f build/nightly.rebase
}

# Somebody may have pushed meanwhile; then once more.
give() {
    git_ push --quiet || { take && git_ push --quiet; } || person 1 "The law was not pushed: git push does not work."
}

# The law of tonight. A refusal is ordinary, and the next night asks again, unless only a person can mend it.
ask() {
    $lawplain fetch > build/nightly.fetch 2>&1
    got=$?
    cat build/nightly.fetch
    test "$got" -ne 0 || return
    if grep -E '\[(shrunk|key|unauthorised|not-found|wrong-act|future)\]' build/nightly.fetch; then
        person "$got" "The source sent what a person has to look at; see docs/running.md, “When the source is silent”."
    elif test "$got" -ne 4; then
        person "$got" "The law could not be taken in."
    fi
}

# Which explanations the law has overtaken; told when that has changed.
overtaken() {
    $lawplain report --fail-on stale > build/nightly.report
    got=$?
    sed '1,/^$/d' build/nightly.report > build/nightly.stale
    if test "$got" -eq 5 && ! cmp --silent build/nightly.stale build/nightly.told; then
        person 5 "The law has overtaken explanations; their pages say so until somebody mends them:"
        cat build/nightly.stale >> "$todo"
    fi
    test "$got" -ne 0 && test "$got" -ne 5 || mv -f build/nightly.stale build/nightly.told
}

publish() {
    $lawplain build
    got=$?
    case $got in
        0) ;;
        3) person 3 "Explanations with errors were left out of the site; lawplain check names them." ;;
        *) person $got "The site could not be built; what is published stays."; return ;;
    esac
    if test -n "$target"; then
        $lawplain publish "$target" || person $? "Nothing was published; what is published stays."
    else
        $lawplain publishable || { person $? "Nothing was published; what is published stays."; return; }
        unlocked sh -c "$then" || person 1 "The site was not taken to where it is published."
    fi
}

main "$@" # read to its end before it runs: a pull may change this file
