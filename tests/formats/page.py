#!/usr/bin/env python3
"""The HTML report as a document; tests/browser looks at it as a page."""

import re
from html.parser import HTMLParser

from _build import Fixture, Tap

tap, fixture = Tap(), Fixture()
everything = ["suppressed", "preview", "low"]
text = fixture.report("html", *everything).decode()


class Page(HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.tags, self.ids, self.links, self.addresses, self.cells, self.words = [], [], [], [], [], ""
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.addresses += [given[key] for key in ("src", "href", "action", "data") if key in given and tag != "a"]

    def handle_data(self, data):
        self.words += data


page = Page(text)
tap.check("all findings, folded", None if page.tags.count("details") >= 6 and len([i for i in page.ids if re.fullmatch("f[0-9a-f]{16}-\\d+", i)]) == 6 else page.ids)
tap.check("no id twice", [i for i in page.ids if page.ids.count(i) > 1])
tap.check("links lead to what is on the page", [link for link in page.links if link[0] != "#" or link[1:] not in page.ids])
tap.check("nothing is loaded", None if page.addresses == ["data:,"] and "url(" not in re.sub(r"url\(#to-\w+\)", "", text) and "@import" not in text else page.addresses)
tap.check("the security policy forbids it too", None if "default-src 'none'" in text else "no policy")
tap.check("the path, numbered", None if [int(n) for n in re.findall(r"data-n=(\d)", text[text.index('data-r="RL102"'):text.index('data-r="RL403"')])] == [1, 2, 3, 5, 4] else "other numbers")
tap.check("a fix: what it takes out and puts in", None if "<del>- \tif (PyList_Append(list, item) &lt; 0)\treturn -1;</del>\n"
          "<ins>+ \tif (PyList_Append(list, item) &lt; 0)\t{</ins>\n<ins>+ \t\tPy_DECREF(item);</ins>\n<ins>+ \t\treturn -1;</ins>\n<ins>+ \t}</ins>\n" in text
          else text[text.index("class=fix"):][:600])
tap.check("a fix of two parts in one line", None if "<ins>+ " in text and "Py_XDECREF(PyList_New(0)); }</ins>" in text else text[text.rindex("class=fix"):][:600])
tap.check("the suppression's comment", None if "NOLINT(RL101): on purpose" in text else "gone")
tap.check("a source that is gone is said", None if "The source cannot be read any more" in text else "no word")
tap.check("what was not analysed", None if "null-ness was given up" in text and "no such file" in text else "no word")
source = fixture.root / "spam.c"
kept = source.read_bytes()
db = fixture.root / "html.db"
db.unlink(missing_ok=True)
fixture.report("html", db=db)
source.write_bytes(kept.replace(b"spam_fill", b"\xff\x01<script>\xe2\x80\xae&\"'</td>").replace(b"if (!item)", b"/* <b>"))
hostile = Page(fixture.report("html", db=db).decode())
cells = Page(fixture.report("html", db=db).decode()).tags.count("td")
source.write_bytes(kept)
tap.check("nothing in the source is markup", None if hostile.tags.count("script") == 2 and hostile.tags.count("td") == cells
          == Page(fixture.report("html", db=db).decode()).tags.count("td") and "\ufffd\ufffd<script>\ufffd&\"'</td>" in hostile.words else [hostile.tags.count("script"), cells])
source.write_bytes(b"short\n")
tap.check("a source that was cut", None if Page(fixture.report("html", db=db).decode()).tags.count("details") else "nothing")
source.write_bytes(kept)
tap.check("the same database gives the same bytes", None if fixture.report("html", db=db) == fixture.report("html", db=db) else "differs")
many = fixture.report("html", *everything, "many")
tap.check("5,500 findings take less than 4 KB each", None if len(many) < 5500 * 4096 else len(many))
tap.exit()
