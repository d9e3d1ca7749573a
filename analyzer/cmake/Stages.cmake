# rl_options: the flags that all our own code is compiled with.
add_library(rl_options INTERFACE)
target_compile_options(rl_options INTERFACE -Wall -Wextra -Wpedantic -Wswitch-enum -Werror)
target_compile_definitions(rl_options INTERFACE _GNU_SOURCE)
target_include_directories(rl_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR} ${PROJECT_BINARY_DIR}/generated)

# rl_stage(NAME SOURCES glob... [EXCEPT file...] LINK target...): the library reflint_NAME. CMake looks at the globs again at
# each build, so that a new file needs no edit here.
function(rl_stage name)
  cmake_parse_arguments(stage "" "" "SOURCES;EXCEPT;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${stage_SOURCES})
  if(stage_EXCEPT)
    list(REMOVE_ITEM sources ${stage_EXCEPT})
  endif()
  if(sources)
    add_library(reflint_${name} STATIC ${sources})
    target_link_libraries(reflint_${name} PRIVATE rl_options PUBLIC ${stage_LINK})
  else()
    add_library(reflint_${name} INTERFACE)
    target_link_libraries(reflint_${name} INTERFACE ${stage_LINK})
  endif()
endfunction()
