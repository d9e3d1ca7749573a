# What the build writes into generated/: the rule pages, the database schema and the HTML report's parts as constant arrays (reflint_embedded, declared
# in analyzer/base/embedded.h), and the API models as tables (reflint_tables).
file(GLOB RL_RULE_PAGES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*/*.md)
file(GLOB RL_GUIDELINE_PAGES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/guidelines/*.md)
file(GLOB RL_SCHEMA CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/db/schema/*.sql)
file(GLOB RL_HTML CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/db/report/html/*.css ${PROJECT_SOURCE_DIR}/db/report/html/*.js)
file(GLOB RL_API_MODELS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/apis/*.h)
list(FILTER RL_RULE_PAGES EXCLUDE REGEX "/rules/apis/")
set(pages ${RL_RULE_PAGES})
if(RL_GUIDELINE_PAGES)
  list(REMOVE_ITEM RL_RULE_PAGES ${RL_GUIDELINE_PAGES})
endif()

# rl_embed(OUTPUT.c SYMBOL file...)
function(rl_embed output symbol)
  set(list ${RL_GENERATED}/${symbol}.list)
  list(JOIN ARGN "\n" lines)
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}\n" @ONLY)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DLIST=${list} -DSYMBOL=${symbol} -DOUTPUT=${output}
            -P ${PROJECT_SOURCE_DIR}/analyzer/cmake/embed.cmake
    DEPENDS ${ARGN} ${list} ${PROJECT_SOURCE_DIR}/analyzer/cmake/embed.cmake
    COMMENT "Embedding ${symbol}" VERBATIM)
endfunction()

rl_embed(${RL_GENERATED}/rule_pages.c rl_embedded_pages ${pages})
rl_embed(${RL_GENERATED}/schema.c rl_embedded_schema ${RL_SCHEMA})
rl_embed(${RL_GENERATED}/html.c rl_embedded_html ${RL_HTML})
file(GLOB RL_TEMPLATES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/analyzer/cli/templates/*)
rl_embed(${RL_GENERATED}/templates.c rl_embedded_templates ${RL_TEMPLATES})

add_executable(rl-database-compile db/compile_main.c)
target_link_libraries(rl-database-compile PRIVATE rl_options PkgConfig::GLIB PkgConfig::SQLITE)
add_custom_command(
  OUTPUT ${RL_GENERATED}/database.c
  COMMAND rl-database-compile ${RL_GENERATED}/database.c ${RL_SCHEMA}
  DEPENDS rl-database-compile ${RL_SCHEMA}
  COMMENT "Making the empty database" VERBATIM)

add_library(reflint_embedded STATIC ${RL_GENERATED}/rule_pages.c ${RL_GENERATED}/schema.c ${RL_GENERATED}/html.c
            ${RL_GENERATED}/templates.c ${RL_GENERATED}/database.c)
target_link_libraries(reflint_embedded PRIVATE rl_options)

# An object library, so that a program gets the tables by naming it, wherever it stands among the static libraries.
if(EXISTS ${PROJECT_SOURCE_DIR}/analyzer/model/compile_main.c AND RL_API_MODELS)
  add_executable(rl-model-compile analyzer/model/compile_main.c)
  target_link_libraries(rl-model-compile PRIVATE rl_options reflint_model)
  add_custom_command(
    OUTPUT ${RL_GENERATED}/model_tables.c
    COMMAND rl-model-compile -o ${RL_GENERATED}/model_tables.c ${RL_API_MODELS}
    DEPENDS rl-model-compile ${RL_API_MODELS}
    COMMENT "Compiling the API models" VERBATIM)
  add_library(reflint_tables OBJECT ${RL_GENERATED}/model_tables.c)
  target_link_libraries(reflint_tables PRIVATE rl_options PkgConfig::GLIB)
else()
  add_library(reflint_tables INTERFACE)
endif()
