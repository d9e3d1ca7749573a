# What reflint links, each as one imported target whose headers are exempt from our warnings.
find_package(PkgConfig REQUIRED)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)

# rl_import(NAME HEADER dir LIBRARY file)
function(rl_import name include library)
  add_library(${name} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${library} INTERFACE_INCLUDE_DIRECTORIES ${include}
                                           INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${include})
endfunction()

# libclang: the newest installed of 17 .. 22 (clang_getCursorBinaryOperatorKind came with 17); -DRL_LLVM_ROOT=DIR overrides.
set(RL_LLVM_ROOT "" CACHE PATH "an LLVM prefix with include/clang-c and lib/libclang.so (default: the newest in /usr/lib)")
set(llvm_roots ${RL_LLVM_ROOT})
if(NOT llvm_roots)
  foreach(version RANGE 22 17 -1)
    list(APPEND llvm_roots /usr/lib/llvm-${version})
  endforeach()
endif()
foreach(root IN LISTS llvm_roots)
  string(REGEX MATCH "[0-9]+$" version ${root})
  find_path(RL_CLANG_INCLUDE clang-c/Index.h PATHS ${root}/include NO_DEFAULT_PATH)
  find_library(RL_CLANG_LIBRARY NAMES clang clang-${version} PATHS ${root}/lib NO_DEFAULT_PATH)
  if(RL_CLANG_INCLUDE AND RL_CLANG_LIBRARY)
    break()
  endif()
  unset(RL_CLANG_INCLUDE CACHE)
  unset(RL_CLANG_LIBRARY CACHE)
endforeach()
if(NOT RL_CLANG_LIBRARY)
  message(FATAL_ERROR "libclang 17 or newer was not found (Debian: apt-get install libclang-19-dev, or run ./bootstrap run)")
endif()
message(STATUS "libclang: ${RL_CLANG_LIBRARY}")
rl_import(rl::clang ${RL_CLANG_INCLUDE} ${RL_CLANG_LIBRARY})

# tree-sitter by header and library: Debian's .pc file tells a wrong version.
find_path(RL_TREESITTER_INCLUDE tree_sitter/api.h REQUIRED)
find_library(RL_TREESITTER_LIBRARY tree-sitter REQUIRED)
rl_import(rl::treesitter ${RL_TREESITTER_INCLUDE} ${RL_TREESITTER_LIBRARY})

include(Grammar) # tree_sitter_c
