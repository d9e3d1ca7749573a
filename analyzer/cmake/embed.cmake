# cmake -DROOT=.. -DLIST=.. -DSYMBOL=.. -DOUTPUT=.. -P embed.cmake: the files named in LIST as one C table. Arrays of characters,
# not string literals, which end at 4095 characters in ISO C.
file(STRINGS ${LIST} files)
list(SORT files)
set(texts "")
set(rows "")
set(count 0)
foreach(file IN LISTS files)
  file(RELATIVE_PATH name ${ROOT} ${file})
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND texts "static const char text_${count}[] = {\n${bytes}'\\0'};\n")
  string(APPEND rows "    {\"${name}\", text_${count}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "/* Written by analyzer/cmake/embed.cmake. */
#include \"analyzer/base/embedded.h\"

${texts}
const struct rl_embedded ${SYMBOL}[] = {
${rows}    {NULL, NULL},
};
const size_t ${SYMBOL}_count = ${count};
")
