#!/usr/bin/env bash
# `cmake --install` puts the program and all that belongs to it in place, and the installed program runs.
. "$(dirname "$0")/_lib.sh"
same_files() { diff <(cd "$1" && ls -- $2) <(cd "$3" && ls -- $2); }
says_version() { "$RL_TMP/root/bin/reflint" --version | grep -x "reflint $1"; }

share=$RL_TMP/root/share
version=$(sed -n 's/^project(reflint VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
check "installs" cmake --install "$RL_BUILD_DIR" --prefix "$RL_TMP/root"
check "reflint --version says $version" says_version "$version"
check "the man page says $version" grep -q "^.TH REFLINT 1 .*reflint $version" "$share/man/man1/reflint.1"
check "the configuration's man page says $version" grep -q "^.TH REFLINT.INI 5 .*reflint $version" "$share/man/man5/reflint.ini.5"
check "reflint.h" cmp analyzer/reflint.h "$RL_TMP/root/include/reflint.h"
check "the API models" same_files rules/apis '*.h' "$share/reflint/apis"
check "the guidelines" same_files rules/guidelines '*.md' "$share/reflint/rules/guidelines"
check "the rule pages" diff <(find rules -mindepth 2 -name '*.md' -not -path 'rules/guidelines/*' -not -path 'rules/apis/*' -printf '%f\n' | sort) \
    <(ls "$share/reflint/rules" | grep '\.md$')
for file in bash-completion/completions/reflint zsh/vendor-completions/_reflint fish/vendor_completions.d/reflint.fish; do
    check "completion: $file" test -s "$share/$file"
done

# The same as a Debian package.
if command -v dpkg-deb >/dev/null && command -v cpack >/dev/null; then
    check "cpack -G DEB" cpack -G DEB --config "$RL_BUILD_DIR/CPackConfig.cmake" -B "$RL_TMP/package"
    package=$(echo "$RL_TMP"/package/reflint_"$version"*.deb)
    dpkg-deb -c "$package" | awk '{ print substr($6, 3) }' >"$RL_TMP/listed"
    for file in bin/reflint include/reflint.h share/man/man1/reflint.1 share/man/man5/reflint.ini.5 share/reflint/apis/cpython_object.h share/reflint/rules/guidelines/cycles.md \
        share/bash-completion/completions/reflint share/zsh/vendor-completions/_reflint share/fish/vendor_completions.d/reflint.fish; do
        check "the package has $file" grep -qx "usr/$file" "$RL_TMP/listed"
    done
    # A release has most libraries in itself, where their archives are installed: Depends names the packages of those that are left.
    dpkg-deb -f "$package" Depends | grep -oE '[a-z0-9.+-]+( \(| *,|$)' | tr -d ' (,' | sort -u >"$RL_TMP/depends"
    readelf -d "$RL_BUILD_DIR/reflint" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' >"$RL_TMP/needed"
    check "the program links a library" grep -q '^libc\.so' "$RL_TMP/needed"
    while read -r library; do
        owners=$(dpkg -S "*/$library" | sed 's/[:,].*//' | sort -u)
        check "the package needs what it links: $library" grep -qxF "$owners" "$RL_TMP/depends"
    done <"$RL_TMP/needed"
    check "the package unpacks" dpkg-deb -x "$package" "$RL_TMP/unpacked"
    check "the packaged program runs" "$RL_TMP/unpacked/usr/bin/reflint" explain RL101
fi
done_testing
