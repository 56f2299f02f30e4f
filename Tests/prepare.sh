# Sourced by the scripts: the Debian packages that the build links, and a UTF-8 locale.
export LC_ALL=C.UTF-8
missing=()
[ -e /usr/include/csv.h ] || missing+=(libcsv-dev)
[ -e /usr/include/sqlite3.h ] || missing+=(libsqlite3-dev)
[ -e /usr/include/expat.h ] || missing+=(libexpat1-dev)
[ -e /usr/include/zlib.h ] || missing+=(zlib1g-dev)
[ -x "$(command -v strace)" ] || missing+=(strace)
if [ ${#missing[@]} -gt 0 ]; then
    echo "installing ${missing[*]}"
    sudo=""
    [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"
fi
