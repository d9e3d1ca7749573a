/* The ownership graph in the HTML report: a picture in layers, holders left of what they hold, and all edges as a table. */
#include <string.h>

#include "db/report/html.h"
#include "db/report/markup.h"

enum { MOST_DRAWN = 80, ROW = 70, GAP = 110, BOX = 34, CHAR = 8, WIDEST = 30, MARGIN = 24 };

struct box {
    uint32_t node; /* of the graph */
    int layer, state; /* STATE: 0 new, 1 being visited, 2 done */
    uint32_t part; /* that it hangs together with */
    double x, y, width, weight;
    bool on_cycle, unbreakable;
};

/* All fields by which one box holds another. */
struct line {
    uint32_t from, to; /* boxes */
    GString *fields;
    uint32_t nfields;
    bool on_cycle, unbreakable, is_back;
};

struct picture {
    const struct rl_graph *graph;
    GArray *boxes; /* struct box */
    GArray *lines; /* struct line */
    uint32_t *box_of; /* node -> box + 1; 0: not drawn */
    int layers;
};

static struct box *box_at(struct picture *p, uint32_t i) { return &g_array_index(p->boxes, struct box, i); }
static struct line *line_at(struct picture *p, guint i) { return &g_array_index(p->lines, struct line, i); }
static const struct rl_graph_node *node_at(const struct rl_graph *graph, uint32_t i) { return &g_array_index(graph->nodes, struct rl_graph_node, i); }
static const struct rl_graph_arrow *arrow_at(const struct rl_graph *graph, guint i) { return &g_array_index(graph->arrows, struct rl_graph_arrow, i); }

/* Between two types of the project: "any object" and built-in types would hold the picture together and say little. */
static bool is_drawn(const struct rl_graph *graph, const struct rl_graph_arrow *arrow) { return node_at(graph, arrow->from)->path && node_at(graph, arrow->to)->path; }

static uint32_t box_for(struct picture *p, uint32_t node)
{
    if (!p->box_of[node]) {
        g_autofree char *name = g_utf8_make_valid(node_at(p->graph, node)->name, -1);
        const struct box box = {.node = node, .width = (double)MIN(g_utf8_strlen(name, -1), WIDEST) * CHAR + 24};
        g_array_append_val(p->boxes, box);
        p->box_of[node] = p->boxes->len;
    }
    return p->box_of[node] - 1;
}

static void add_arrow(struct picture *p, const struct rl_graph_arrow *arrow)
{
    uint32_t from = box_for(p, arrow->from), to = box_for(p, arrow->to);
    struct line *line = NULL;
    for (guint i = 0; i < p->lines->len && !line; i++)
        if (line_at(p, i)->from == from && line_at(p, i)->to == to)
            line = line_at(p, i);
    if (!line) {
        const struct line fresh = {.from = from, .to = to, .fields = g_string_new(NULL)};
        g_array_append_val(p->lines, fresh);
        line = line_at(p, p->lines->len - 1);
    }
    if (line->nfields++ < 3)
        g_string_append_printf(line->fields, "%s%s", line->nfields > 1 ? ", " : "", arrow->field);
    else if (line->nfields == 4)
        g_string_append(line->fields, ", \xE2\x80\xA6");
    line->on_cycle = line->on_cycle || arrow->cycle;
    line->unbreakable = line->unbreakable || arrow->unbreakable;
    if (arrow->cycle)
        box_at(p, from)->on_cycle = box_at(p, to)->on_cycle = true;
    if (arrow->unbreakable)
        box_at(p, from)->unbreakable = box_at(p, to)->unbreakable = true;
}

/* All types that hold one another; when they are too many, those on cycles. */
static void fill(struct picture *p, bool cycles_only)
{
    for (guint i = 0; i < p->graph->arrows->len; i++) {
        const struct rl_graph_arrow *arrow = arrow_at(p->graph, i);
        if (is_drawn(p->graph, arrow) && (!cycles_only || arrow->cycle))
            add_arrow(p, arrow);
    }
}

static void empty(struct picture *p)
{
    for (guint i = 0; i < p->lines->len; i++)
        g_string_free(line_at(p, i)->fields, TRUE);
    g_array_set_size(p->lines, 0);
    g_array_set_size(p->boxes, 0);
    memset(p->box_of, 0, (p->graph->nodes->len + 1u) * sizeof *p->box_of);
}

/* ---- layout ---------------------------------------------------------------------------------------------------- */

/* Marks the lines that close a circle. */
static void visit(struct picture *p, uint32_t box)
{
    box_at(p, box)->state = 1;
    for (guint i = 0; i < p->lines->len; i++) {
        struct line *line = line_at(p, i);
        if (line->from != box)
            continue;
        if (box_at(p, line->to)->state == 1)
            line->is_back = true;
        else if (box_at(p, line->to)->state == 0)
            visit(p, line->to);
    }
    box_at(p, box)->state = 2;
}

static void set_layers(struct picture *p)
{
    for (guint i = 0; i < p->boxes->len; i++)
        if (box_at(p, i)->state == 0)
            visit(p, i);
    for (bool moved = true; moved;) { /* ends: without the lines that close circles there are none */
        moved = false;
        for (guint i = 0; i < p->lines->len; i++) {
            const struct line *line = line_at(p, i);
            if (line->is_back || box_at(p, line->to)->layer > box_at(p, line->from)->layer)
                continue;
            box_at(p, line->to)->layer = box_at(p, line->from)->layer + 1;
            moved = true;
        }
    }
    for (guint i = 0; i < p->boxes->len; i++)
        p->layers = MAX(p->layers, box_at(p, i)->layer + 1);
}

static gint by_weight(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct box *a = box_at(data, *(const uint32_t *)left), *b = box_at(data, *(const uint32_t *)right);
    return (a->weight > b->weight) - (a->weight < b->weight);
}

/* Each box near the middle of its neighbours; RIGHT: those to the right of it. */
static void weigh(struct picture *p, int layer, bool right)
{
    for (guint b = 0; b < p->boxes->len; b++) {
        struct box *box = box_at(p, b);
        double sum = 0;
        unsigned count = 0;
        if (box->layer != layer)
            continue;
        for (guint i = 0; i < p->lines->len; i++) {
            const struct line *line = line_at(p, i);
            uint32_t other = line->from == b ? line->to : line->to == b ? line->from : b;
            if (other == b || (box_at(p, other)->layer > layer) != right)
                continue;
            sum += box_at(p, other)->y;
            count++;
        }
        box->weight = count ? sum / count : box->y;
    }
}

/* The boxes of one PART in one LAYER, in order of weight, around the middle of HEIGHT below TOP. */
static void place_layer(struct picture *p, uint32_t part, int layer, double top, double height)
{
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < p->boxes->len; i++)
        if (box_at(p, i)->layer == layer && box_at(p, i)->part == part)
            g_array_append_val(members, i);
    g_array_sort_with_data(members, by_weight, p);
    double first = top + (height - ROW * (double)members->len) / 2;
    for (guint i = 0; i < members->len; i++)
        box_at(p, g_array_index(members, uint32_t, i))->y = first + ROW * (double)i;
}

/* What lines connect gets one number, that of its first box. */
static void find_parts(struct picture *p)
{
    for (guint i = 0; i < p->boxes->len; i++)
        box_at(p, i)->part = i;
    for (bool moved = true; moved;) {
        moved = false;
        for (guint i = 0; i < p->lines->len; i++) {
            struct box *a = box_at(p, line_at(p, i)->from), *b = box_at(p, line_at(p, i)->to);
            moved = moved || a->part != b->part;
            a->part = b->part = MIN(a->part, b->part);
        }
    }
}

static guint highest_layer(struct picture *p, uint32_t part)
{
    guint most = 0;
    for (int layer = 0; layer < p->layers; layer++) {
        guint count = 0;
        for (guint i = 0; i < p->boxes->len; i++)
            count += box_at(p, i)->layer == layer && box_at(p, i)->part == part;
        most = MAX(most, count);
    }
    return most;
}

/* Each part below the one before.  Returns the height of all. */
static double place_rows(struct picture *p)
{
    double top = 0;
    for (guint i = 0; i < p->boxes->len; i++)
        box_at(p, i)->weight = i;
    for (uint32_t part = 0; part < p->boxes->len; part++) {
        double height = ROW * (double)highest_layer(p, part);
        for (int layer = 0; height > 0 && layer < p->layers; layer++)
            place_layer(p, part, layer, top, height);
        for (int round = 0; height > 0 && round < 6; round++)
            for (int layer = 0; layer < p->layers; layer++) {
                weigh(p, layer, round % 2 == 1);
                place_layer(p, part, layer, top, height);
            }
        top += height > 0 ? height + ROW / 6.0 : 0;
    }
    return top;
}

/* Returns the picture's width. */
static double place(struct picture *p, double *height)
{
    double x = MARGIN;
    set_layers(p);
    find_parts(p);
    *height = place_rows(p);
    for (int layer = 0; layer < p->layers; layer++) {
        double widest = 0;
        for (guint i = 0; i < p->boxes->len; i++) {
            if (box_at(p, i)->layer != layer)
                continue;
            box_at(p, i)->x = x;
            widest = MAX(widest, box_at(p, i)->width);
        }
        x += widest + GAP;
    }
    return x - GAP + MARGIN + 50;
}

/* ---- drawing ---------------------------------------------------------------------------------------------------- */

static const char *class_of(bool on_cycle, bool unbreakable) { return unbreakable ? "bad" : on_cycle ? "cyc" : "own"; }

static void print_line(struct picture *p, FILE *out, const struct line *line)
{
    const struct box *a = box_at(p, line->from), *b = box_at(p, line->to);
    const char *class = class_of(line->on_cycle, line->unbreakable);
    double x1 = a->x + a->width, y1 = a->y + BOX / 2.0, x2 = b->x, y2 = b->y + BOX / 2.0, lx, ly;
    rl_markup(out, "<g class=\"%s\"><title>%s.%s holds %s</title>", class, node_at(p->graph, a->node)->name, line->fields->str, node_at(p->graph, b->node)->name);
    if (line->from == line->to) {
        fprintf(out, "<path d=\"M%.1f %.1fc44 -26 44 34 3 20\" marker-end=\"url(#to-%s)\" />", x1, y1 - 6, class);
        lx = x1 + 38, ly = y1 + 4;
        rl_markup(out, "<text x=\"%d\" y=\"%d\">%s</text></g>\n", (int)lx, (int)ly, line->fields->str);
        return;
    }
    if (b->layer > a->layer) {
        double bend = MAX((x2 - x1) / 2, 30);
        fprintf(out, "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" marker-end=\"url(#to-%s)\" />", x1, y1, x1 + bend, y1, x2 - bend, y2, x2 - 2, y2, class);
        lx = x1 + (x2 - x1) * 0.5, ly = (y1 + y2) / 2 - 5;
    } else { /* back: below the boxes */
        double from = a->x + a->width / 2, to = b->x + b->width / 2, low = MAX(a->y, b->y) + BOX + 30;
        fprintf(out, "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" marker-end=\"url(#to-%s)\" />", from, a->y + BOX, from, low, to, low, to, b->y + BOX + 2, class);
        lx = (from + to) / 2, ly = low + 4;
    }
    rl_markup(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text></g>\n", (int)lx, (int)ly, line->fields->str);
}

static void print_box(struct picture *p, FILE *out, const struct box *box)
{
    const struct rl_graph_node *node = node_at(p->graph, box->node);
    g_autofree char *valid = g_utf8_make_valid(node->name, -1);
    glong length = g_utf8_strlen(valid, -1);
    if (length > WIDEST)
        strcpy(g_utf8_offset_to_pointer(valid, WIDEST - 3), "...");
    rl_markup(out, "<g class=\"box %s%s\"><title>%s, %s:%u%s</title>", class_of(box->on_cycle, box->unbreakable), node->gc == 0 ? " nogc" : "", node->name, node->path, node->line,
              node->gc == 1 ? ", known to the collector" : node->gc == 0 ? ", not known to the collector" : "");
    fprintf(out, "<rect x=%.1f y=%.1f width=%.1f height=%d rx=6 />", box->x, box->y, box->width, (int)BOX);
    rl_markup(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text></g>\n", (int)(box->x + box->width / 2), (int)(box->y + BOX / 2 + 5), valid);
}

static void draw(struct picture *p, FILE *out)
{
    static const char *const classes[] = {"own", "cyc", "bad"};
    double height, width = place(p, &height);
    fprintf(out, "<div class=scroll><svg class=graph width=%.0f height=%.0f viewBox=\"0 %d %.0f %.0f\" role=img aria-label=\"ownership graph\">\n<defs>", width, height + 20, -MARGIN / 2,
            width, height + 20);
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
        fprintf(out, "<marker id=to-%s class=%s viewBox=\"0 0 10 10\" refX=9 refY=5 markerWidth=7 markerHeight=7 orient=auto-start-reverse><path d=\"M0 0L10 5L0 10z\" /></marker>", classes[i],
                classes[i]);
    fputs("</defs>\n", out);
    for (guint i = 0; i < p->lines->len; i++)
        print_line(p, out, line_at(p, i));
    for (guint i = 0; i < p->boxes->len; i++)
        print_box(p, out, box_at(p, i));
    fputs("</svg></div>\n", out);
}

static const char *answer(int known) { return known < 0 ? "?" : known ? "yes" : "no"; }

static void print_table(FILE *out, const struct rl_graph *graph)
{
    rl_markup(out, "<details class=all><summary>All %u edges</summary>\n<table class=rows><thead><tr><th>holder<th>field<th>held<th>stored at<th>visited<th>cleared<th>cycle</thead><tbody>\n", graph->arrows->len);
    for (guint i = 0; i < graph->arrows->len; i++) {
        const struct rl_graph_arrow *arrow = arrow_at(graph, i);
        rl_markup(out, "<tr><td><code>%s</code><td><code>%s</code><td>%s<td class=path>%s:%u%s%s<td>%s<td>%s<td>", node_at(graph, arrow->from)->name, arrow->field,
                  node_at(graph, arrow->to)->name, arrow->path ? arrow->path : "?", arrow->line, arrow->function ? ", " : "", arrow->function ? arrow->function : "", answer(arrow->visited),
                  answer(arrow->cleared));
        if (arrow->cycle)
            rl_markup(out, "<span class=\"%s\">%u%s</span>", class_of(true, arrow->unbreakable), arrow->cycle, arrow->unbreakable ? ", nothing breaks it" : "");
        fputc('\n', out);
    }
    fputs("</table></details>\n", out);
}

void rl_html_graph(struct rl_page *page, const struct rl_graph *graph)
{
    struct picture p = {.graph = graph, .boxes = g_array_new(FALSE, FALSE, sizeof(struct box)), .lines = g_array_new(FALSE, FALSE, sizeof(struct line)),
                        .box_of = g_new0(uint32_t, graph->nodes->len + 1u)};
    FILE *out = page->out;
    fputs("<section id=types>\n<h2>Ownership</h2>\n", out);
    fill(&p, false);
    bool is_cut = p.boxes->len > MOST_DRAWN;
    if (is_cut) {
        empty(&p);
        fill(&p, true);
    }
    if (!graph->arrows->len)
        fputs("<p class=none>No type of this project was seen to hold a reference.\n", out);
    else
        fputs("<p>An arrow: instances of the left one can hold a strong reference to the right one, in that field. "
              "<span class=cyc>On a cycle</span>; <span class=bad>on a cycle that nothing breaks</span>; dashed: not known to the collector.\n", out);
    if (is_cut)
        fputs("<p class=none>There are too many types to draw: these are the ones on cycles.\n", out);
    if (p.boxes->len && p.boxes->len <= MOST_DRAWN)
        draw(&p, out);
    else if (graph->arrows->len && !is_cut)
        fputs("<p class=none>No type of the project holds another one of it.\n", out);
    if (graph->arrows->len)
        print_table(out, graph);
    fputs("</section>\n", out);
    empty(&p);
    g_array_free(p.boxes, TRUE);
    g_array_free(p.lines, TRUE);
    g_free(p.box_of);
}
