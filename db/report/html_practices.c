/* The guidelines in the HTML report: how the run does by each, and the pages of the rules that spoke. */
#include <string.h>

#include "db/report/html.h"
#include "db/report/markup.h"

/* ---- a page of Markdown -------------------------------------------------------------------------------------- */

/* What our own pages use: headings, paragraphs, lists, fenced code; in a line `code`, **bold** and [text](address). */

static void print_inline(FILE *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        const char *from = text + at, *end = text + length, *close;
        size_t left = length - at;
        if (*from == '`' && (close = memchr(from + 1, '`', left - 1))) {
            fputs("<code>", out);
            rl_markup_text(out, from + 1, (size_t)(close - from) - 1);
            fputs("</code>", out);
            at = (size_t)(close - text) + 1;
        } else if (left > 4 && strncmp(from, "**", 2) == 0 && (close = g_strstr_len(from + 2, (gssize)left - 2, "**"))) {
            fputs("<b>", out);
            print_inline(out, from + 2, (size_t)(close - from) - 2);
            fputs("</b>", out);
            at = (size_t)(close - text) + 2;
        } else if (*from == '[' && (close = g_strstr_len(from, (gssize)left, "](")) && memchr(close, ')', (size_t)(end - close))) {
            print_inline(out, from + 1, (size_t)(close - from) - 1); /* the page does not lead elsewhere */
            at = (size_t)((const char *)memchr(close, ')', (size_t)(end - close)) - text) + 1;
        } else {
            size_t plain = 1 + strcspn(from + 1, "`*[");
            rl_markup_text(out, from, MIN(plain, left));
            at += MIN(plain, left);
        }
    }
}

enum block { NO_BLOCK, PARAGRAPH, LIST, CODE };

static void end_block(FILE *out, enum block *block)
{
    fputs(*block == CODE ? "</code></pre>\n" : *block == LIST ? "</ul>\n" : *block == PARAGRAPH ? "</p>\n" : "", out);
    *block = NO_BLOCK;
}

static void begin_block(FILE *out, enum block *block, enum block next)
{
    if (*block == next)
        return;
    end_block(out, block);
    fputs(next == CODE ? "<pre><code>" : next == LIST ? "<ul>\n" : "<p>", out);
    *block = next;
}

/* The first heading is left out: it stands elsewhere. */
static void print_markdown(FILE *out, const char *page)
{
    enum block block = NO_BLOCK;
    for (const char *line = page; *line;) {
        size_t length = strcspn(line, "\n");
        bool is_fence = strncmp(line, "```", 3) == 0, is_item = strncmp(line, "- ", 2) == 0, is_inside = length > 2 && strncmp(line, "  ", 2) == 0;
        if (block == CODE && !is_fence) {
            rl_markup_text(out, line, length);
            fputc('\n', out);
        } else if (is_fence) {
            if (block == CODE)
                end_block(out, &block);
            else
                begin_block(out, &block, CODE);
        } else if (length == 0) {
            end_block(out, &block);
        } else if (*line == '#') {
            size_t level = strspn(line, "#");
            end_block(out, &block);
            if (level > 1) {
                fputs("<h5>", out);
                print_inline(out, line + level + 1, length - level - 1);
                fputs("</h5>\n", out);
            }
        } else {
            begin_block(out, &block, is_item || (block == LIST && is_inside) ? LIST : PARAGRAPH);
            fputs(is_item ? "<li>" : "", out);
            print_inline(out, is_item ? line + 2 : line, is_item ? length - 2 : length);
            fputc('\n', out);
        }
        line += length + (line[length] == '\n');
    }
    end_block(out, &block);
}

/* ---- practices ------------------------------------------------------------------------------------------------ */

/* IS_LINK: the page has the findings, too. */
static void print_rule(FILE *out, const struct rl_rule_tally *tally, bool is_link)
{
    const struct rl_shown_rule *rule = tally->rule;
    if (!tally->findings) {
        rl_markup(out, "<li class=clean id=\"rule-%s\"><b>%s</b> %s: %s <span class=verdict>clean</span>\n", rule->id, rule->id, rule->name, rule->summary);
        return;
    }
    rl_markup(out, "<li id=\"rule-%s\"><details><summary><b>%s</b> %s: %s ", rule->id, rule->id, rule->name, rule->summary);
    if (is_link)
        rl_markup(out, "<a class=\"count %s\" href=\"#findings\" data-by=\"r\" data-key=\"%s\">%u</a>", rule->severity, rule->id, tally->findings);
    else
        rl_markup(out, "<span class=\"count\">%u</span>", tally->findings);
    fputs("</summary>\n<div class=page>\n", out);
    if (rule->page) { /* without its first lines: they say what stands here already */
        const char *body = strstr(rule->page, "\n## ");
        print_markdown(out, body ? body + 1 : rule->page);
    }
    fputs("</div></details>\n", out);
}

static void print_practice(struct rl_page *page, const struct rl_practice *p)
{
    FILE *out = page->out;
    uint32_t functions = page->overview->functions, clean = functions > p->functions ? functions - p->functions : 0;
    rl_markup(out, "<section class=\"practice %s\" id=\"practice-%s\">\n<h3>%s</h3>\n<p class=title>%s\n", p->findings ? "weak" : p->rules->len ? "clean" : "unjudged", p->id, p->id, p->title);
    if (p->findings)
        rl_markup(out, "<div class=score><b>%u finding%s</b> in %u function%s, %u of %u rules clean.</div>\n", p->findings, p->findings == 1 ? "" : "s", p->functions, p->functions == 1 ? "" : "s",
                  p->rules_clean, p->rules->len);
    else if (!p->rules->len)
        fputs("<div class=score>Not judged: none of its rules is on.</div>\n", out);
    else
        rl_markup(out, "<div class=score><b>Clean</b> by %u rule%s.</div>\n", p->rules->len, p->rules->len == 1 ? "" : "s");
    if (functions && p->rules->len)
        rl_markup(out, "<meter min=0 max=\"%u\" value=\"%u\" title=\"%u of %u functions without a finding\"></meter> <span class=of>%u of %u functions without a finding</span>\n", functions, clean, clean,
                  functions, clean, functions);
    fputs("<ul class=rules>\n", out);
    for (guint i = 0; i < p->rules->len; i++)
        print_rule(out, &g_array_index(p->rules, struct rl_rule_tally, i), page->ids != NULL);
    fputs("</ul>\n</section>\n", out);
}

void rl_html_practices(struct rl_page *page)
{
    fputs("<section id=practices>\n<h2>Practices</h2>\n<p>Each rule stands for a practice of memory management. What the project keeps, and what it does not.\n", page->out);
    for (int weak = 1; weak >= 0; weak--)
        for (guint i = 0; i < page->overview->practices->len; i++) {
            const struct rl_practice *practice = page->overview->practices->pdata[i];
            if ((practice->findings > 0) == (weak == 1))
                print_practice(page, practice);
        }
    fputs("</section>\n", page->out);
}
