# rl::treesitter, the runtime, and tree_sitter_c, the C grammar; both from npm, in the versions that were tried together.
#
#   tree-sitter 0.25.1     has tree-sitter 0.25.10 in it.  Debian's libtree-sitter, 0.20.7, counts a node's children in 16 bits and frees
#                          foreign memory where a text makes more: it cannot be given whatever people write
#   tree-sitter-c 0.23.6
#
# A package is fetched once, checked, and kept in $REFLINT_GRAMMAR_DIR or ~/.cache/reflint; it is never committed.
set(grammar_dir ${PROJECT_BINARY_DIR}/grammar)

if(DEFINED ENV{REFLINT_GRAMMAR_DIR})
  set(grammar_cache $ENV{REFLINT_GRAMMAR_DIR})
elseif(DEFINED ENV{HOME})
  set(grammar_cache $ENV{HOME}/.cache/reflint)
else()
  set(grammar_cache ${PROJECT_BINARY_DIR})
endif()

# Whether FILE has this hash.
function(rl_package_is_sound file sha512 out)
  set(${out} FALSE PARENT_SCOPE)
  if(EXISTS ${file})
    file(SHA512 ${file} actual)
    if(actual STREQUAL sha512)
      set(${out} TRUE PARENT_SCOPE)
    endif()
  endif()
endfunction()

# rl_npm_package(NAME VERSION SHA512 PATTERN...): what matches the PATTERNs lies in ${grammar_dir}/NAME then, below package/.
function(rl_npm_package name version sha512)
  set(file ${name}-${version})
  set(stamp ${grammar_dir}/${name}/${version})
  if(EXISTS ${stamp})
    return()
  endif()
  set(tarball ${grammar_cache}/${file}.tgz)
  rl_package_is_sound(${tarball} ${sha512} sound)
  if(NOT sound)
    find_program(RL_NPM npm)
    if(NOT RL_NPM)
      message(FATAL_ERROR "no npm to fetch ${file} with; put ${file}.tgz into ${grammar_cache} or install npm")
    endif()
    message(STATUS "fetching ${file} with npm")
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/fetch ${grammar_cache})
    foreach(attempt RANGE 1 3)
      execute_process(COMMAND ${RL_NPM} pack --loglevel=error ${name}@${version} WORKING_DIRECTORY ${PROJECT_BINARY_DIR}/fetch
                      RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE npm_says)
      set(tarball ${PROJECT_BINARY_DIR}/fetch/${file}.tgz)
      rl_package_is_sound(${tarball} ${sha512} sound)
      if(sound)
        break()
      endif()
    endforeach()
    if(NOT sound)
      message(FATAL_ERROR "npm pack ${name}@${version} did not bring the package with the expected SHA-512\n${npm_says}")
    endif()
    # Renamed into place: two builds may fetch at the same time.
    string(RANDOM LENGTH 12 suffix)
    file(COPY_FILE ${tarball} ${grammar_cache}/.${suffix}.tgz RESULT unwritable)
    if(NOT unwritable)
      file(RENAME ${grammar_cache}/.${suffix}.tgz ${grammar_cache}/${file}.tgz RESULT unwritable)
    endif()
  endif()
  file(REMOVE_RECURSE ${grammar_dir}/${name})
  file(ARCHIVE_EXTRACT INPUT ${tarball} DESTINATION ${grammar_dir}/${name} PATTERNS ${ARGN})
  file(TOUCH ${stamp})
endfunction()

rl_npm_package(tree-sitter 0.25.1
    9ab70476462d1dfacad40e9fb373ba171901a344228395d45ea1e1c54390bb46e63e8d34405e17692c7879da5acdd1f0c674828e518a1a022a59d68de1dbd32c
    package/vendor/tree-sitter/lib/* package/LICENSE)
rl_npm_package(tree-sitter-c 0.23.6
    d1dc572b39d5c94034b3a3e336894936cdb217cecee5a2f9dfc03f791ea78c0e68a97dc2def1f8be7c7741d38ac2e51da4a11c15d1ee883a5128b2c203fb63bd
    package/src/* package/LICENSE)

set(runtime ${grammar_dir}/tree-sitter/package/vendor/tree-sitter/lib)
set(RL_TREESITTER_INCLUDE ${runtime}/include)
add_library(rl_treesitter STATIC ${runtime}/src/lib.c)
add_library(rl::treesitter ALIAS rl_treesitter)
target_include_directories(rl_treesitter SYSTEM INTERFACE ${RL_TREESITTER_INCLUDE} PRIVATE ${RL_TREESITTER_INCLUDE} ${runtime}/src)
target_compile_definitions(rl_treesitter PRIVATE _DEFAULT_SOURCE _POSIX_C_SOURCE=200809L)
add_library(tree_sitter_c STATIC ${PROJECT_SOURCE_DIR}/analyzer/cmake/grammar.c)
target_include_directories(tree_sitter_c PRIVATE ${grammar_dir}/tree-sitter-c/package/src)
# Optimised in every preset, and not ours to sanitise.
foreach(target rl_treesitter tree_sitter_c)
  target_compile_options(${target} PRIVATE -w -O2 -fno-sanitize=all)
endforeach()
